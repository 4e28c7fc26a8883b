import type { Case } from '../domain/case.ts';
import type { Roster } from '../domain/constituent.ts';
import type { Disclosed } from '../domain/disclosure.ts';
import { DECLINE_REASONS, NOT_DONE_REASONS, TASK_VERBS } from '../domain/follow-up-task.ts';
import type { TriggerId } from '../domain/ids.ts';
import type { Field, Form } from '../ports/card.ts';
import { type AskOf, SCHEDULE_CHOICES } from '../ports/command.ts';
import { bodyLabel } from './body-cards.ts';
import { caseChoices, type Entered, type FieldErrors, LONG, withErrors } from './forms.ts';
import type { Speech } from './speech.ts';
import { type TaskFacts, taskLabel } from './task-cards.ts';

const DAY = 50;
const TRIGGER = 70;

/** タスクを頼むフォーム: one field for the day says, by the kind that was chosen, when it is due or how often. */
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
      options: agencyChoices(roster),
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
      kind: 'choice',
      name: 'schedule',
      label: t.schedule,
      options: SCHEDULE_CHOICES.map((value) => ({ value, label: t.schedules[value] })),
      value: ask.schedule ?? 'due',
      required: true,
    },
    {
      kind: 'text',
      name: 'due',
      label: t.due,
      hint: t.dueHint,
      maxLength: DAY,
      ...(ask.due === undefined ? {} : { value: ask.due }),
    },
    {
      kind: 'text',
      name: 'trigger',
      label: t.trigger,
      hint: t.triggerHint,
      maxLength: TRIGGER,
      ...(ask.trigger === undefined ? {} : { value: ask.trigger }),
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

function agencyChoices({ agencies }: Roster) {
  return agencies.map(({ id, name }) => ({ value: id, label: name }));
}

/** 返事のフォーム: declines with a reason, or says what would be possible; of what was taken on, only the latter. */
export function answerForm(
  speech: Speech,
  ask: AskOf<'answer_task'>,
  facts: TaskFacts,
  once: string,
  errors: FieldErrors,
): Form {
  const t = speech.t.tasks.answerForm;
  const { task } = facts;
  const isOffer = task.status === 'offered';
  const answer: Field = {
    kind: 'choice',
    name: 'answer',
    label: t.answer,
    options: [
      ...DECLINE_REASONS.map((value) => ({ value, label: speech.t.tasks.declineReasons[value] })),
      { value: 'counter', label: t.counter },
    ],
    required: true,
    ...(ask.answer === undefined ? {} : { value: ask.answer }),
  };
  const fields: Field[] = [
    ...(isOffer ? [answer] : []),
    {
      kind: 'text',
      name: 'due',
      label: t.due,
      hint: t.dueHint,
      maxLength: DAY,
      ...(ask.due === undefined ? {} : { value: ask.due }),
    },
    {
      kind: 'text',
      name: 'scope',
      label: t.scope,
      multiline: true,
      maxLength: LONG,
      ...(ask.scope === undefined ? {} : { value: ask.scope }),
    },
  ];
  return {
    title: t.title,
    intro: [taskLabel(speech, facts), t.intro],
    fields: withErrors(fields, errors),
    submit: t.submit,
    ask: {
      kind: 'answer_task',
      taskId: task.id,
      entered: 'yes',
      ...(isOffer ? {} : { answer: 'counter' as const }),
    },
    once,
  };
}

/** 報告のフォーム: done or not, and a word on how. */
export function reportForm(speech: Speech, facts: TaskFacts, once: string): Form {
  const t = speech.t.tasks.reportForm;
  return {
    title: t.title,
    intro: [taskLabel(speech, facts)],
    fields: [
      {
        kind: 'choice',
        name: 'outcome',
        label: t.outcome,
        options: [
          { value: 'done', label: t.done },
          ...NOT_DONE_REASONS.map((value) => ({ value, label: speech.t.tasks.notDoneReasons[value] })),
        ],
        value: 'done',
        required: true,
      },
      { kind: 'text', name: 'how', label: t.how, multiline: true, maxLength: LONG },
    ],
    submit: t.submit,
    ask: { kind: 'report_task', taskId: facts.task.id, round: facts.task.round },
    once,
  };
}

/** 引継ぎのフォーム: which agency is asked next. */
export function handOverForm(
  speech: Speech,
  { agencyId, seenVersion }: AskOf<'hand_over_task'>,
  facts: TaskFacts,
  once: string,
  errors: FieldErrors,
): Form {
  const t = speech.t.tasks.handOverForm;
  const field: Field = {
    kind: 'choice',
    name: 'agencyId',
    label: speech.t.forms.task.agency,
    options: agencyChoices(facts.roster).filter(({ value }) => value !== facts.task.agencyId),
    required: true,
    ...(agencyId === undefined ? {} : { value: agencyId }),
  };
  return {
    title: t.title,
    intro: [taskLabel(speech, facts), t.intro],
    fields: withErrors([field], errors),
    submit: t.submit,
    ask: { kind: 'hand_over_task', taskId: facts.task.id, seenVersion },
    once,
  };
}

/** 発動のフォーム: what has happened, from the case's own triggers; for the one person who was checked. */
export function triggerForm(
  speech: Speech,
  of: Case,
  triggers: readonly { readonly id: TriggerId; readonly words: Disclosed<string> }[],
  once: string,
): Form {
  const t = speech.t.tasks.trigger;
  return {
    title: t.title(of.number),
    intro: [t.intro],
    fields: [
      {
        kind: 'choice',
        name: 'triggerId',
        label: t.what,
        options: triggers.map(({ id, words }) => ({ value: id, label: words.content })),
        required: true,
      },
    ],
    submit: t.submit,
    ask: { kind: 'trigger', caseNumber: of.number },
    once,
  };
}
