import { type Assembly, rosterOf } from '../domain/assembly.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Case } from '../domain/case.ts';
import { agencyName, type Constituent, type Roster } from '../domain/constituent.ts';
import type { MeetingBody } from '../domain/meeting-body.ts';
import type { Choice, Field, Form } from '../ports/card.ts';
import type { Ask, AskOf } from '../ports/command.ts';
import { bodyLabel } from './body-cards.ts';
import type { Speech } from './speech.ts';

/** Sentences beside the fields that need another look, by field name. */
export type FieldErrors = Readonly<Record<string, string>>;

/** What a person had entered, kept when a form is shown again. */
export type Entered<Kind extends Ask['kind']> = AskOf<Kind>;

export const LONG = 3000;
export const SHORT = 500;

export function withErrors(fields: readonly Field[], errors: FieldErrors): readonly Field[] {
  return fields.map((field) => {
    const error = errors[field.name];
    return error === undefined ? field : { ...field, error };
  });
}

/** People to choose from, with agency and role. */
export function people(
  speech: Speech,
  roster: Pick<Roster, 'agencies'>,
  from: readonly Constituent[],
  value: (one: Constituent) => string,
  bodyName: (one: Constituent) => readonly string[] = () => [],
): readonly Choice[] {
  return from.map((one) => ({
    value: value(one),
    label: one.person.name,
    note: speech.t.common.dots([
      agencyName(roster, one.person.agencyId),
      speech.t.common.roles[one.kind],
      ...bodyName(one),
    ]),
  }));
}

/** What the forms that call a sitting are made from: which bodies may sit together, and whom they list one by one. */
type CallFacts = {
  readonly joint: JointBodies;
  readonly all: readonly Constituent[];
  readonly today: CalendarDay;
};

type JointBodies = {
  readonly offered: readonly MeetingBody[];
  readonly assembly: Assembly;
  readonly usual: Assembly;
};

/** 一体的に開く会議体: the usual partners are ticked; where there is no other body there is nothing to tick. */
function jointField(speech: Speech, { joint, today }: CallFacts): readonly Field[] {
  const t = speech.t.forms.schedule;
  if (joint.offered.length === 0) return [];
  return [
    {
      kind: 'choices',
      name: 'jointWith',
      label: t.jointWith,
      hint: t.jointHint,
      options: joint.offered.map((one) => ({ value: one.id, label: bodyLabel(speech, one, today) })),
      values: joint.assembly.rosters.slice(1).map((one) => one.body.id),
    },
  ];
}

function invitedChoices(speech: Speech, { joint, all }: CallFacts): readonly Choice[] {
  const { usual } = joint;
  const bodyName = ({ bodyId }: Constituent) =>
    usual.rosters.length === 1 ? [] : [rosterOf(usual, bodyId)?.body.displayName ?? ''];
  return people(speech, usual, all, (one) => one.id, bodyName);
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
  facts: CallFacts & { readonly usual: readonly Constituent[] },
  once: string,
  errors: FieldErrors = {},
): Form {
  const t = speech.t.forms.schedule;
  const { body } = facts.joint.assembly.leading;
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
    ...jointField(speech, facts),
    {
      kind: 'choices',
      name: 'invited',
      label: t.invited,
      options: invitedChoices(speech, facts),
      values: ask.invited ?? facts.usual.map((one) => one.id),
      required: true,
    },
  ];
  return {
    title: t.title,
    intro: [bodyLabel(speech, body, facts.today), t.intro],
    fields: withErrors(fields, errors),
    submit: t.submit,
    ask: { kind: 'schedule', bodyId: body.id },
    once,
  };
}

/** 随時開催のフォーム: earliest dates, the cases, and only those needed. */
export function urgentForm(
  speech: Speech,
  ask: Entered<'schedule_urgently'>,
  facts: CallFacts & { readonly cases: readonly Case[] },
  once: string,
  errors: FieldErrors = {},
): Form {
  const t = speech.t.forms;
  const { cases } = facts;
  const { body } = facts.joint.assembly.leading;
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
    ...jointField(speech, facts),
    {
      kind: 'choices',
      name: 'invited',
      label: t.schedule.invited,
      options: invitedChoices(speech, facts),
      values: ask.invited ?? [],
    },
  ];
  return {
    title: t.urgent.title,
    intro: [bodyLabel(speech, body, facts.today), t.urgent.intro],
    fields: withErrors(fields, errors),
    submit: t.urgent.submit,
    ask: { kind: 'schedule_urgently', bodyId: body.id },
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
  roster: Pick<Roster, 'agencies'>,
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
