import { BODY_TYPES, type BodyType } from '../domain/body-type.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import { type Case, NO_CONSENT_REASONS } from '../domain/case.ts';
import type { HouseholdMember } from '../domain/case-file.ts';
import { CONSENT_METHODS, CONSENT_STATES, householdConsent } from '../domain/consent.ts';
import type { Constituent, Roster } from '../domain/constituent.ts';
import type { Disclosed } from '../domain/disclosure.ts';
import { systemNames } from '../law/of-body.ts';
import type { Choice, Field, Form } from '../ports/card.ts';
import { bodyLabel } from './body-cards.ts';
import { choicesOf, textField } from './fields.ts';
import { type Entered, type FieldErrors, people, withErrors } from './forms.ts';
import type { Speech } from './speech.ts';

/** The members as they are called: by relation, and by id where two are the same (子 a). */
export function memberChoices(speech: Speech, household: readonly HouseholdMember[]): readonly Choice[] {
  return household.map(({ id, relation, ageBand }) => ({
    value: id,
    label: relation,
    note: speech.t.common.dots([id, ageBand].filter((part) => part !== '')),
  }));
}

/** 事例登録のフォーム. */
export function caseForm(
  speech: Speech,
  ask: Entered<'register_case'>,
  facts: {
    readonly roster: Roster;
    readonly callable: readonly Constituent[];
    readonly consentNeeded: boolean;
  },
  once: string,
  errors: FieldErrors = {},
): Form {
  const { case: t } = speech.t.forms;
  const { urgencies, reasons } = speech.t.cases;
  const { noConsentReasons, facts: labels } = speech.t.caseFile;
  const { roster, callable, consentNeeded } = facts;
  const fields: Field[] = [
    {
      ...{ kind: 'choice', name: 'urgency', label: t.urgency, required: true },
      options: choicesOf(Object.keys(urgencies), urgencies),
      value: ask.urgency ?? 'medium',
    },
    {
      ...{ kind: 'choice', name: 'selectionReason', label: t.reason, required: true },
      options: choicesOf(Object.keys(reasons), reasons),
      value: ask.selectionReason ?? 'unshared_household',
    },
    textField('selectionNote', t.selectionNote, ask.selectionNote, { hint: t.selectionNoteHint }),
    ...(consentNeeded
      ? []
      : [
          {
            ...{ kind: 'choice' as const, name: 'noConsent', label: labels.noConsent, hint: t.noConsentHint },
            options: choicesOf(NO_CONSENT_REASONS, noConsentReasons),
            ...(ask.noConsent === undefined ? {} : { value: ask.noConsent }),
          },
        ]),
    audienceField(speech, roster, callable, ask.audience),
    textField('situation', t.situation, ask.situation, {
      hint: t.situationHint,
      long: true,
      required: true,
    }),
  ];
  return {
    title: t.title,
    intro: [bodyLabel(speech, roster.body)],
    fields: withErrors(fields, errors),
    submit: t.submit,
    ask: {
      kind: 'register_case',
      bodyId: roster.body.id,
      ...(ask.concernId === undefined ? {} : { concernId: ask.concernId }),
    },
    once,
  };
}

function audienceField(
  speech: Speech,
  roster: Roster,
  callable: readonly Constituent[],
  values: readonly string[] | undefined,
): Field {
  const { case: t } = speech.t.forms;
  return {
    kind: 'choices',
    name: 'audience',
    label: t.audience,
    hint: t.audienceHint,
    options: people(speech, roster, callable, (one) => one.person.id),
    values: values ?? [],
    required: true,
  };
}

/** 閲覧範囲のフォーム, with the agencies that the issues speak for, where the one who opens it may know them. */
export function audienceForm(
  speech: Speech,
  of: Case,
  facts: {
    readonly roster: Roster;
    readonly callable: readonly Constituent[];
    readonly suggested: Disclosed<readonly string[]> | null;
  },
  once: string,
  errors: FieldErrors = {},
): Form {
  const t = speech.t.forms.audience;
  const { roster, callable, suggested } = facts;
  const names = suggested?.content ?? [];
  return {
    title: t.title(of.number),
    ...(names.length === 0 ? {} : { intro: [speech.t.caseFile.edit.suggested(speech.t.common.list(names))] }),
    fields: withErrors(
      [
        audienceField(speech, roster, callable, of.audience),
        {
          kind: 'choices',
          name: 'recused',
          label: t.recused,
          hint: t.recusedHint,
          options: people(speech, roster, callable, (one) => one.person.id),
          values: of.recused,
        },
      ],
      errors,
    ),
    submit: t.submit,
    ask: { kind: 'set_audience', caseNumber: of.number },
    once,
  };
}

/** 見てよい世帯員のフォーム. */
export function limitForm(
  speech: Speech,
  of: Case,
  facts: {
    readonly roster: Roster;
    readonly convened: readonly Constituent[];
    readonly household: Disclosed<readonly HouseholdMember[]>;
  },
  once: string,
): Form {
  const t = speech.t.caseFile.limit;
  return {
    title: t.title(of.number),
    intro: [t.intro],
    fields: [
      {
        ...{ kind: 'choice', name: 'personId', label: t.person, required: true },
        options: people(speech, facts.roster, facts.convened, (one) => one.person.id),
      },
      {
        ...{ kind: 'choices', name: 'members', label: t.members },
        options: memberChoices(speech, facts.household.content),
      },
    ],
    submit: t.submit,
    ask: { kind: 'limit_audience', caseNumber: of.number },
    once,
  };
}

/** 同意の記録のフォーム, with what was recorded before. */
export function consentForm(
  speech: Speech,
  ask: Entered<'record_consent'>,
  facts: {
    readonly of: Case;
    readonly purpose: BodyType;
    readonly today: CalendarDay;
    /** Null where the one who records may not know of the household. */
    readonly household: Disclosed<readonly HouseholdMember[]> | null;
  },
  once: string,
  errors: FieldErrors = {},
): Form {
  const { consent: t, consents } = speech.t.cases;
  const { of, today, purpose } = facts;
  const household = facts.household?.content ?? [];
  const system = (type: BodyType) => systemNames([type], today)[0] ?? type;
  const present = householdConsent(of.consents, of.subjects, purpose, today);
  const fields: Field[] = [
    ...(household.length === 0
      ? []
      : [
          {
            ...{ kind: 'choice' as const, name: 'memberId', label: t.member, hint: t.memberHint },
            options: memberChoices(speech, household),
            ...(ask.memberId === undefined ? {} : { value: ask.memberId }),
          },
        ]),
    {
      ...{ kind: 'choice', name: 'purpose', label: t.purpose, required: true },
      options: BODY_TYPES.map((type) => ({ value: type, label: system(type) })),
      value: ask.purpose ?? purpose,
    },
    {
      ...{ kind: 'choice', name: 'state', label: t.state, required: true },
      options: choicesOf(CONSENT_STATES, consents),
      value: ask.state ?? present,
    },
    {
      ...{ kind: 'choice', name: 'method', label: t.method, required: true },
      options: choicesOf(CONSENT_METHODS, t.methods),
      value: ask.method ?? 'writing',
    },
    textField('on', t.on, ask.on ?? speech.day(today), { hint: t.onHint }),
    textField('until', t.until, ask.until, { hint: t.untilHint }),
  ];
  return {
    title: t.title(of.number),
    intro: [
      t.intro,
      ...of.consents
        .slice(0, 3)
        .map((one) =>
          t.before(
            speech.day(one.on),
            speech.t.common.dots([
              one.memberId === null
                ? speech.t.caseFile.household
                : (household.find(({ id }) => id === one.memberId)?.relation ?? t.oneMember),
              system(one.purpose),
              consents[one.state],
            ]),
            t.methods[one.method],
          ),
        ),
    ],
    fields: withErrors(fields, errors),
    submit: t.submit,
    ask: { kind: 'record_consent', caseNumber: of.number },
    once,
  };
}
