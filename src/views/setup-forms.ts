import { OVERRIDE_FACTS } from '../domain/law-override.ts';
import { BODY_LAYERS, type MeetingBody } from '../domain/meeting-body.ts';
import type { LawRecord } from '../law/law-record.ts';
import type { Field, Form } from '../ports/card.ts';
import { type AskOf, QUORUM_CHOICES } from '../ports/command.ts';
import { bodyLabel } from './body-cards.ts';
import { choicesOf, textField } from './fields.ts';
import { type FieldErrors, withErrors } from './forms.ts';
import type { Speech } from './speech.ts';

export const SETUP_LENGTHS = { name: 200, words: 200, number: 200, day: 50, amount: 4 } as const;

type Rules = AskOf<'set_up_body'> | AskOf<'change_rules'>;

/** What stands in the form at first: what was entered, else what holds. */
function shown(ask: Rules, present: MeetingBody | null, speech: Speech) {
  const { rules, ordinance } = present ?? { rules: null, ordinance: null };
  const amount = (n: number | null | undefined) => (n === null || n === undefined ? undefined : String(n));
  return {
    displayName: ask.displayName ?? present?.displayName,
    chairTitle: ask.chairTitle ?? present?.chairTitle ?? speech.t.common.roles.chair,
    ordinanceNumber: ask.ordinanceNumber ?? ordinance?.number,
    ordinanceDay: ask.ordinanceDay ?? (ordinance ? speech.day(ordinance.establishedOn) : undefined),
    noticeDays: ask.noticeDays ?? amount(rules?.noticeDays),
    retentionYears: ask.retentionYears ?? amount(rules?.retentionYears),
    quorum: ask.quorum ?? (present ? 'as_is' : 'none'),
    delivery: ask.delivery ?? rules?.delivery ?? 'inline',
  };
}

/** 本人同意: asked only where the law leaves it open, and chosen beforehand only where it has a default. */
function consentField(
  speech: Speech,
  law: LawRecord,
  ask: Rules,
  present: MeetingBody | null,
): readonly Field[] {
  const t = speech.t.setup.form;
  if (law.consentRule.value === 'required' || law.consentRule.source === 'M') return [];
  const mustChoose = law.consentRule.value === 'by_ordinance' && law.consentDefault.value === 'must_choose';
  const usual = law.consentDefault.value === 'must_choose' ? undefined : law.consentDefault.value;
  const value = ask.consent ?? present?.rules.consent ?? usual;
  return [
    {
      kind: 'choice',
      name: 'consent',
      label: t.consent,
      hint: mustChoose ? t.consentMustChoose : t.consentHint,
      required: true,
      options: choicesOf(['required', 'not_required'], t.consents),
      ...(value === undefined ? {} : { value }),
    },
  ];
}

function ruleFields(
  speech: Speech,
  ask: Rules,
  law: LawRecord,
  present: MeetingBody | null,
): readonly Field[] {
  const t = speech.t.setup.form;
  const now = shown(ask, present, speech);
  const quorums = QUORUM_CHOICES.filter((one) => one !== 'as_is' || present !== null);
  return [
    textField('displayName', t.displayName, now.displayName, {
      hint: t.displayNameHint,
      max: SETUP_LENGTHS.name,
      required: true,
    }),
    textField('chairTitle', t.chairTitle, now.chairTitle, {
      hint: t.chairTitleHint,
      max: SETUP_LENGTHS.words,
    }),
    textField('ordinanceNumber', t.ordinanceNumber, now.ordinanceNumber, {
      hint: t.ordinanceNumberHint,
      max: SETUP_LENGTHS.number,
    }),
    textField('ordinanceDay', t.ordinanceDay, now.ordinanceDay, {
      hint: t.ordinanceDayHint,
      max: SETUP_LENGTHS.day,
    }),
    ...consentField(speech, law, ask, present),
    {
      kind: 'choice',
      name: 'quorum',
      label: t.quorum,
      options: choicesOf(quorums, t.quorums),
      value: now.quorum,
    },
    textField('noticeDays', t.noticeDays, now.noticeDays, {
      hint: t.noticeDaysHint,
      max: SETUP_LENGTHS.amount,
    }),
    {
      kind: 'choice',
      name: 'delivery',
      label: t.delivery,
      options: choicesOf(['inline', 'sealed'], t.deliveries),
      value: now.delivery,
    },
    textField('retentionYears', t.retentionYears, now.retentionYears, {
      hint: t.retentionYearsHint,
      max: SETUP_LENGTHS.amount,
    }),
  ];
}

/** 設置のフォーム, by the law of the chosen kind. */
export function setUpForm(
  speech: Speech,
  ask: AskOf<'set_up_body'>,
  law: LawRecord,
  once: string,
  errors: FieldErrors = {},
): Form {
  const t = speech.t.setup.form;
  return {
    title: t.title,
    intro: [t.intro(law.systemName)],
    fields: withErrors(ruleFields(speech, ask, law, null), errors),
    submit: t.submit,
    ask: { kind: 'set_up_body', bodyType: law.bodyType },
    once,
  };
}

/** 下位の会議のフォーム: its layer and name; the rest it takes over. */
export function subBodyForm(
  speech: Speech,
  ask: AskOf<'set_up_body'>,
  parent: MeetingBody,
  once: string,
  errors: FieldErrors = {},
): Form {
  const t = speech.t.setup.form;
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'layer',
      label: t.layer,
      required: true,
      options: choicesOf(BODY_LAYERS, speech.t.law.layers),
      ...(ask.layer === undefined ? {} : { value: ask.layer }),
    },
    textField('displayName', t.displayName, ask.displayName, {
      hint: t.subNameHint,
      max: SETUP_LENGTHS.name,
    }),
  ];
  return {
    title: t.subTitle,
    intro: [t.subIntro(bodyLabel(speech, parent))],
    fields: withErrors(fields, errors),
    submit: t.submit,
    ask: { kind: 'set_up_body', parentBodyId: parent.id },
    once,
  };
}

/** 定めを変えるフォーム. */
export function changeRulesForm(
  speech: Speech,
  ask: AskOf<'change_rules'>,
  body: MeetingBody,
  law: LawRecord,
  once: string,
  errors: FieldErrors = {},
): Form {
  const t = speech.t.setup.form;
  return {
    title: t.changeTitle,
    intro: [bodyLabel(speech, body), t.changeIntro],
    fields: withErrors(ruleFields(speech, ask, law, body), errors),
    submit: t.save,
    ask: { kind: 'change_rules', bodyId: body.id },
    once,
  };
}

/** 独自の定めのフォーム. */
export function stateLawForm(
  speech: Speech,
  ask: AskOf<'state_law'>,
  body: MeetingBody,
  once: string,
  errors: FieldErrors = {},
): Form {
  const t = speech.t.setup.state;
  const { day, number, words } = SETUP_LENGTHS;
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'fact',
      label: t.fact,
      required: true,
      options: choicesOf(OVERRIDE_FACTS, speech.t.law.facts),
      ...(ask.fact === undefined ? {} : { value: ask.fact }),
    },
    textField('value', t.value, ask.value, { hint: t.valueHint, max: words, required: true }),
    textField('article', t.article, ask.article, { hint: t.articleHint, max: words }),
    textField('ordinanceNumber', t.number, ask.ordinanceNumber, { hint: t.numberHint, max: number }),
    textField('checkedOn', t.checkedOn, ask.checkedOn, { hint: t.checkedOnHint, max: day }),
    textField('reason', t.reason, ask.reason, { max: words, required: true }),
    textField('from', t.from, ask.from, { hint: speech.t.roster.add.dayHint, max: day, required: true }),
  ];
  return {
    title: t.title,
    intro: [bodyLabel(speech, body), t.intro],
    fields: withErrors(fields, errors),
    submit: t.submit,
    ask: { kind: 'state_law', bodyId: body.id },
    once,
  };
}
