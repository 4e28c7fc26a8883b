import type { Case } from '../domain/case.ts';
import { CONCERN_CLOSINGS, type Concern } from '../domain/concern.ts';
import type { MeetingBody } from '../domain/meeting-body.ts';
import type { Field, Form } from '../ports/card.ts';
import type { AskOf } from '../ports/command.ts';
import { bodyLabel } from './body-cards.ts';
import { caseChoices, type FieldErrors, withErrors } from './forms.ts';
import type { Speech } from './speech.ts';

const LONG = 3000;

/** 気づきのフォーム. */
export function concernForm(
  speech: Speech,
  ask: AskOf<'report_concern'>,
  body: MeetingBody,
  once: string,
  errors: FieldErrors = {},
): Form {
  const t = speech.t.concerns.form;
  const fields: Field[] = [
    {
      kind: 'text',
      name: 'what',
      label: t.what,
      hint: t.whatHint,
      multiline: true,
      maxLength: LONG,
      required: true,
      ...(ask.what === undefined ? {} : { value: ask.what }),
    },
    {
      kind: 'choice',
      name: 'urgency',
      label: t.urgency,
      options: (['today', 'soon'] as const).map((value) => ({ value, label: t.urgencies[value] })),
      value: ask.urgency ?? 'soon',
      required: true,
    },
  ];
  return {
    title: t.title,
    intro: [t.intro(bodyLabel(speech, body)), t.danger],
    fields: withErrors(fields, errors),
    submit: t.submit,
    ask: { kind: 'report_concern', bodyId: body.id },
    once,
  };
}

/** 対応の決定のフォーム: which case it belongs to, or why it is closed. */
export function concernOutcomeForm(
  speech: Speech,
  { outcome }: AskOf<'decide_concern'>,
  { id: concernId, number }: Concern,
  cases: readonly Case[],
  once: string,
): Form {
  const t = speech.t.concerns;
  const { joinTitle, closeTitle, joinIntro, closeIntro, ...words } = t.outcomeForm;
  const joins = outcome === 'joined_case';
  const field: Field = joins
    ? {
        kind: 'choice',
        name: 'caseNumber',
        label: words.case,
        options: caseChoices(speech, cases),
        required: true,
      }
    : {
        kind: 'choice',
        name: 'closing',
        label: words.closing,
        options: CONCERN_CLOSINGS.map((value) => ({ value, label: t.closings[value] })),
        required: true,
      };
  return {
    title: joins ? joinTitle(number) : closeTitle(number),
    intro: [joins ? joinIntro : closeIntro],
    fields: [field],
    submit: words.submit,
    ask: { kind: 'decide_concern', concernId, outcome },
    once,
  };
}
