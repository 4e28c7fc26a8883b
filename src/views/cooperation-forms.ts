import type { Case } from '../domain/case.ts';
import type { HouseholdMember } from '../domain/case-file.ts';
import type { Roster } from '../domain/constituent.ts';
import { DECLINE_REASONS, type RequestBasis } from '../domain/cooperation-request.ts';
import type { Disclosed, ShownRequest } from '../domain/disclosure.ts';
import type { Choice, Field, Form } from '../ports/card.ts';
import { memberChoices } from './case-forms.ts';
import { basisText, type RequestFacts, requestLabel } from './cooperation-cards.ts';
import { choicesOf, textField } from './fields.ts';
import { caseChoices, type Entered, type FieldErrors, withErrors } from './forms.ts';
import type { Speech } from './speech.ts';

/** Whether an agency can be asked about a case, for the note beside its name. */
export type Askable = 'yes' | 'notInAudience' | 'notRegistered';

/** 照会のフォーム: whom, what, by when, and for which sitting. */
export function cooperationForm(
  speech: Speech,
  ask: Entered<'ask_cooperation'>,
  facts: {
    readonly roster: Roster;
    readonly basis: RequestBasis;
    /** Null while the case is still to be chosen. */
    readonly of: Case | null;
    readonly cases: readonly Case[];
    readonly askable: (agencyId: string) => Askable;
    readonly sittings: readonly Choice[];
  },
  once: string,
  errors: FieldErrors = {},
): Form {
  const t = speech.t.cooperation.ask;
  const { roster, of, cases, sittings } = facts;
  const fields: Field[] = [
    ...(of !== null
      ? []
      : [
          {
            ...{ kind: 'choice' as const, name: 'caseNumber', label: t.case, required: true },
            options: caseChoices(speech, cases),
          },
        ]),
    {
      ...{ kind: 'choices', name: 'agencyIds', label: t.agencies, hint: t.agenciesHint, required: true },
      options: roster.agencies.map(({ id, name }) => {
        const note = facts.askable(id);
        return { value: id, label: name, ...(note === 'yes' ? {} : { note: t[note] }) };
      }),
      values: ask.agencyIds ?? [],
    },
    textField('question', t.question, ask.question, { hint: t.questionHint, long: true, required: true }),
    textField('due', t.due, ask.due, { hint: t.dueHint, required: true }),
    ...(sittings.length === 0
      ? []
      : [
          {
            ...{ kind: 'choice' as const, name: 'sittingId', label: t.sitting, options: sittings },
            ...(ask.sittingId === undefined ? {} : { value: ask.sittingId }),
          },
        ]),
  ];
  return {
    title: t.title,
    intro: [
      of === null ? roster.body.displayName : speech.t.common.spaced([roster.body.displayName, of.number]),
      basisText(speech, facts.basis),
    ],
    fields: withErrors(fields, errors),
    submit: t.submit,
    ask: {
      kind: 'ask_cooperation',
      bodyId: roster.body.id,
      ...(of === null ? {} : { caseNumber: of.number }),
    },
    once,
  };
}

/** 回答のフォーム, with what is asked, which has passed the gate for the one who answers. */
export function answerForm(
  speech: Speech,
  ask: Entered<'answer_request'>,
  facts: RequestFacts & {
    readonly shown: Disclosed<ShownRequest>;
    readonly household: Disclosed<readonly HouseholdMember[]>;
  },
  once: string,
  errors: FieldErrors = {},
): Form {
  const { answer: t, read } = speech.t.cooperation;
  const { request, shown } = facts;
  const { outcome } = ask;
  return {
    title: t.titles[outcome](requestLabel(speech, facts)),
    intro: [
      speech.t.common.labelled(read.question, shown.content.what),
      basisText(speech, request.basis),
      t.readers,
    ],
    fields: withErrors(
      outcome === 'declined' ? declineFields(speech, ask) : answerFields(speech, ask, facts.household),
      errors,
    ),
    submit: t.submit,
    ask: { kind: 'answer_request', cooperationId: request.id, outcome },
    once,
  };
}

function declineFields(speech: Speech, ask: Entered<'answer_request'>): readonly Field[] {
  const { answer: t, reasons } = speech.t.cooperation;
  return [
    {
      ...{ kind: 'choice', name: 'reason', label: t.reason, required: true },
      options: choicesOf(DECLINE_REASONS, reasons),
      ...(ask.reason === undefined ? {} : { value: ask.reason }),
    },
    textField('response', t.word, ask.response, { long: true }),
  ];
}

function answerFields(
  speech: Speech,
  ask: Entered<'answer_request'>,
  { content: household }: Disclosed<readonly HouseholdMember[]>,
): readonly Field[] {
  const { answer: t } = speech.t.cooperation;
  const { fact } = speech.t.caseFile;
  return [
    textField('response', t.text, ask.response, { hint: fact.textHint, long: true, required: true }),
    ...(ask.outcome === 'partly_answered'
      ? [
          textField('missing', t.missing, ask.missing, { long: true, required: true }),
          textField('restBy', t.restBy, ask.restBy, { hint: t.restByHint }),
        ]
      : []),
    ...(household.length === 0
      ? []
      : [
          {
            ...{ kind: 'choice' as const, name: 'memberId', label: fact.member },
            options: memberChoices(speech, household),
            ...(ask.memberId === undefined ? {} : { value: ask.memberId }),
          },
        ]),
    {
      ...{ kind: 'choice', name: 'source', label: fact.source, required: true },
      options: choicesOf(['named', 'confidential'], { named: fact.named, confidential: fact.confidential }),
      value: ask.source ?? 'named',
    },
  ];
}
