import type { CalendarDay } from '../domain/calendar-day.ts';
import { type Case, CONSENT_METHODS, CONSENT_STATES, type ConsentRecord } from '../domain/case.ts';
import { agencyName, type Constituent, type Roster } from '../domain/constituent.ts';
import type { Disclosed } from '../domain/disclosure.ts';
import { TASK_VERBS } from '../domain/follow-up-task.ts';
import type { MinutesContent } from '../domain/minutes.ts';
import type { Choice, Field, Form } from '../ports/card.ts';
import type { Ask, AskOf } from '../ports/command.ts';
import { bodyLabel } from './body-cards.ts';
import type { Speech } from './speech.ts';

/** Sentences beside the fields that need another look, by field name. */
export type FieldErrors = Readonly<Record<string, string>>;

/** What a person had entered, kept when a form is shown again. */
type Entered<Kind extends Ask['kind']> = AskOf<Kind>;

const LONG = 3000;
const SHORT = 500;

export function withErrors(fields: readonly Field[], errors: FieldErrors): readonly Field[] {
  return fields.map((field) => {
    const error = errors[field.name];
    return error === undefined ? field : { ...field, error };
  });
}

function people(
  speech: Speech,
  roster: Roster,
  from: readonly Constituent[],
  value: (one: Constituent) => string,
): readonly Choice[] {
  return from.map((one) => ({
    value: value(one),
    label: one.person.name,
    note: speech.t.common.dots([agencyName(roster, one.person.agencyId), speech.t.common.roles[one.kind]]),
  }));
}

export function caseChoices(speech: Speech, cases: readonly Case[]): readonly Choice[] {
  const t = speech.t.cases;
  return cases.map((one) => ({
    value: one.number,
    label: one.number,
    note: t.urgencyLine(t.urgencies[one.urgency]),
  }));
}

function whenFields(
  speech: Speech,
  ask: Entered<'schedule'> | Entered<'schedule_urgently'> | Entered<'change_sitting'>,
): Field[] {
  const t = speech.t.forms.schedule;
  const text = (
    name: 'when' | 'length' | 'place',
    label: string,
    hint: string,
    multiline = false,
  ): Field => ({
    kind: 'text',
    name,
    label,
    hint,
    maxLength: SHORT,
    multiline,
    required: name === 'when',
    ...(ask[name] === undefined ? {} : { value: ask[name] }),
  });
  return [
    text('when', t.when, t.whenHint, true),
    text('length', t.length, t.lengthHint),
    text('place', t.place, t.placeHint),
  ];
}

/** 開催のフォーム, empty or with what was typed and what is wrong with it. */
export function scheduleForm(
  speech: Speech,
  ask: Entered<'schedule'>,
  roster: Roster,
  callable: readonly Constituent[],
  usual: readonly Constituent[],
  once: string,
  errors: FieldErrors = {},
): Form {
  const t = speech.t.forms.schedule;
  const fields: Field[] = [
    ...whenFields(speech, ask),
    {
      kind: 'text',
      name: 'deadline',
      label: t.deadline,
      hint: t.deadlineHint,
      maxLength: SHORT,
      ...(ask.deadline === undefined ? {} : { value: ask.deadline }),
    },
    {
      kind: 'choices',
      name: 'invited',
      label: t.invited,
      options: people(speech, roster, callable, (one) => one.id),
      values: ask.invited ?? usual.map((one) => one.id),
      required: true,
    },
  ];
  return {
    title: t.title,
    intro: [bodyLabel(speech, roster.body), t.intro],
    fields: withErrors(fields, errors),
    submit: t.submit,
    ask: { kind: 'schedule', bodyId: roster.body.id },
    once,
  };
}

/** 随時開催のフォーム: earliest dates, the cases, and only those needed. */
export function urgentForm(
  speech: Speech,
  ask: Entered<'schedule_urgently'>,
  roster: Roster,
  callable: readonly Constituent[],
  cases: readonly Case[],
  once: string,
  errors: FieldErrors = {},
): Form {
  const t = speech.t.forms;
  const fields: Field[] = [
    ...whenFields(speech, ask),
    ...(cases.length === 0
      ? []
      : [
          {
            kind: 'choices' as const,
            name: 'caseNumbers',
            label: t.urgent.cases,
            hint: t.urgent.casesHint,
            options: caseChoices(speech, cases),
            values: ask.caseNumbers ?? [],
          },
        ]),
    {
      kind: 'choices',
      name: 'invited',
      label: t.schedule.invited,
      options: people(speech, roster, callable, (one) => one.id),
      values: ask.invited ?? [],
    },
  ];
  return {
    title: t.urgent.title,
    intro: [bodyLabel(speech, roster.body), t.urgent.intro],
    fields: withErrors(fields, errors),
    submit: t.urgent.submit,
    ask: { kind: 'schedule_urgently', bodyId: roster.body.id },
    once,
  };
}

/** 変更のフォーム, with what holds now. */
export function changeForm(
  speech: Speech,
  ask: Entered<'change_sitting'>,
  once: string,
  errors: FieldErrors = {},
): Form {
  const t = speech.t.forms;
  return {
    title: t.change.title,
    fields: withErrors(whenFields(speech, ask), errors),
    submit: t.change.submit,
    ask: {
      kind: 'change_sitting',
      ...(ask.sittingId === undefined ? {} : { sittingId: ask.sittingId }),
      ...(ask.seenVersion === undefined ? {} : { seenVersion: ask.seenVersion }),
    },
    once,
  };
}

/** 代理出席のフォーム: somebody of the same agency, or an invitation. */
export function proxyForm(
  speech: Speech,
  ask: Entered<'name_proxy'>,
  roster: Roster,
  candidates: readonly Constituent[],
  once: string,
  errors: FieldErrors = {},
): Form {
  const t = speech.t.forms.proxy;
  const fields: Field[] = [
    ...(candidates.length === 0
      ? []
      : [
          {
            kind: 'choice' as const,
            name: 'proxyId',
            label: t.pick,
            options: people(speech, roster, candidates, (one) => one.id),
            ...(ask.proxyId === undefined ? {} : { value: ask.proxyId }),
          },
        ]),
    {
      kind: 'text',
      name: 'inviteName',
      label: t.inviteName,
      maxLength: 50,
      required: candidates.length === 0,
      ...(ask.inviteName === undefined ? {} : { value: ask.inviteName }),
    },
    {
      kind: 'account',
      name: 'inviteAccount',
      label: t.inviteAccount,
      required: candidates.length === 0,
      ...(ask.inviteAccount === undefined ? {} : { account: ask.inviteAccount }),
    },
  ];
  return {
    title: t.title,
    intro: [t.intro],
    fields: withErrors(fields, errors),
    submit: t.submit,
    ask: { kind: 'name_proxy', sittingId: ask.sittingId },
    once,
  };
}

export function wordForm(speech: Speech, ask: Entered<'tell_chair'>, once: string): Form {
  const t = speech.t.forms.word;
  return {
    title: t.title,
    intro: [t.intro],
    fields: [
      { kind: 'text', name: 'word', label: t.word, maxLength: SHORT, multiline: true, required: true },
    ],
    submit: t.submit,
    ask: { kind: 'tell_chair', sittingId: ask.sittingId },
    once,
  };
}

/** 事例登録のフォーム. */
export function caseForm(
  speech: Speech,
  ask: Entered<'register_case'>,
  roster: Roster,
  callable: readonly Constituent[],
  once: string,
  errors: FieldErrors = {},
): Form {
  const { case: t } = speech.t.forms;
  const { urgencies, reasons } = speech.t.cases;
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'urgency',
      label: t.urgency,
      options: Object.entries(urgencies).map(([value, label]) => ({ value, label })),
      value: ask.urgency ?? 'medium',
      required: true,
    },
    {
      kind: 'choice',
      name: 'selectionReason',
      label: t.reason,
      options: Object.entries(reasons).map(([value, label]) => ({ value, label })),
      value: ask.selectionReason ?? 'unshared_household',
      required: true,
    },
    audienceField(speech, roster, callable, ask.audience),
    {
      kind: 'text',
      name: 'situation',
      label: t.situation,
      hint: t.situationHint,
      multiline: true,
      maxLength: LONG,
      required: true,
      ...(ask.situation === undefined ? {} : { value: ask.situation }),
    },
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

/** 閲覧範囲のフォーム. */
export function audienceForm(
  speech: Speech,
  of: Case,
  roster: Roster,
  callable: readonly Constituent[],
  once: string,
  errors: FieldErrors = {},
): Form {
  const t = speech.t.forms.audience;
  return {
    title: t.title(of.number),
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

/** 同意の記録のフォーム, with what was recorded before. */
export function consentForm(
  speech: Speech,
  ask: Entered<'record_consent'>,
  facts: { readonly of: Case; readonly history: readonly ConsentRecord[]; readonly today: CalendarDay },
  once: string,
  errors: FieldErrors = {},
): Form {
  const { consent: t, consents } = speech.t.cases;
  const { of, history, today } = facts;
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'state',
      label: t.state,
      options: CONSENT_STATES.map((value) => ({ value, label: consents[value] })),
      value: ask.state ?? of.consent,
      required: true,
    },
    {
      kind: 'choice',
      name: 'method',
      label: t.method,
      options: CONSENT_METHODS.map((value) => ({ value, label: t.methods[value] })),
      value: ask.method ?? 'writing',
      required: true,
    },
    {
      kind: 'text',
      name: 'on',
      label: t.on,
      hint: t.onHint,
      maxLength: SHORT,
      value: ask.on ?? speech.day(today),
    },
  ];
  return {
    title: t.title(of.number),
    intro: [
      t.intro,
      ...history
        .slice(0, 3)
        .map((one) => t.before(speech.day(one.on), consents[one.state], t.methods[one.method])),
    ],
    fields: withErrors(fields, errors),
    submit: t.submit,
    ask: { kind: 'record_consent', caseNumber: of.number },
    once,
  };
}

/**
 * 議事録のフォーム. The present text is shown only as it came through the gate for this writer; when
 * somebody else was faster, the writer's own text stays in the field and the other's stands above it.
 */
export function minutesForm(
  speech: Speech,
  ask: Entered<'write_minutes'> & { readonly seenVersion: number },
  present: Disclosed<MinutesContent> | null,
  once: string,
  errors: FieldErrors = {},
  beaten = false,
): Form {
  const t = speech.t.forms.minutes;
  const value = ask.summary ?? present?.content.summary;
  const fields: Field[] = [
    {
      kind: 'text',
      name: 'summary',
      label: t.summary,
      hint: t.summaryHint,
      multiline: true,
      maxLength: LONG,
      required: true,
      ...(value === undefined ? {} : { value }),
    },
    {
      kind: 'text',
      name: 'nextReview',
      label: t.nextReview,
      hint: t.nextReviewHint,
      maxLength: 50,
      ...(ask.nextReview === undefined ? {} : { value: ask.nextReview }),
    },
  ];
  return {
    title: t.title(ask.caseNumber),
    ...(beaten && present ? { intro: [t.faster, t.latest(present.content.summary)] } : {}),
    fields: withErrors(fields, errors),
    submit: t.submit,
    ask: {
      kind: 'write_minutes',
      sittingId: ask.sittingId,
      caseNumber: ask.caseNumber,
      seenVersion: ask.seenVersion,
    },
    once,
  };
}

/** タスクを頼むフォーム. */
export function taskForm(
  speech: Speech,
  ask: Entered<'assign_task'>,
  roster: Roster,
  cases: readonly Case[],
  once: string,
  errors: FieldErrors = {},
): Form {
  const t = speech.t.forms.task;
  const { verbs } = speech.t.tasks;
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'caseNumber',
      label: t.case,
      options: caseChoices(speech, cases),
      required: true,
      ...(ask.caseNumber === undefined ? {} : { value: ask.caseNumber }),
    },
    {
      kind: 'choice',
      name: 'agencyId',
      label: t.agency,
      options: roster.agencies.map(({ id, name }) => ({ value: id, label: name })),
      required: true,
      ...(ask.agencyId === undefined ? {} : { value: ask.agencyId }),
    },
    {
      kind: 'choice',
      name: 'verb',
      label: t.verb,
      options: TASK_VERBS.map((verb) => ({ value: verb, label: verbs[verb] })),
      value: ask.verb ?? 'check',
      required: true,
    },
    {
      kind: 'text',
      name: 'detail',
      label: t.detail,
      multiline: true,
      maxLength: LONG,
      required: true,
      ...(ask.detail === undefined ? {} : { value: ask.detail }),
    },
    {
      kind: 'text',
      name: 'due',
      label: t.due,
      hint: t.dueHint,
      maxLength: 50,
      required: true,
      ...(ask.due === undefined ? {} : { value: ask.due }),
    },
  ];
  return {
    title: t.title,
    intro: [bodyLabel(speech, roster.body)],
    fields: withErrors(fields, errors),
    submit: t.submit,
    ask: { kind: 'assign_task', bodyId: roster.body.id },
    once,
  };
}
