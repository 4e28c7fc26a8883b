import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Case } from '../domain/case.ts';
import { agencyName, type Roster } from '../domain/constituent.ts';
import type { Disclosed } from '../domain/disclosure.ts';
import type { FollowUpTask } from '../domain/follow-up-task.ts';
import type { Action, Card, CardItem } from '../ports/card.ts';
import type { Speech } from './speech.ts';

export type TaskFacts = {
  readonly task: FollowUpTask;
  readonly of: Case;
  readonly roster: Roster;
};

/** R8-支-014 #2 訪問する: number and verb, which a lock screen may show. */
export function taskLabel(speech: Speech, { task, of }: TaskFacts): string {
  return speech.t.tasks.label(of.number, task.number, speech.t.tasks.verbs[task.verb]);
}

function dueLine(speech: Speech, task: FollowUpTask, today: CalendarDay): string {
  const t = speech.t.tasks;
  return task.dueOn < today ? t.overdue(speech.day(task.dueOn)) : t.due(speech.day(task.dueOn));
}

function readAction(speech: Speech, task: FollowUpTask): Action {
  return { label: speech.t.tasks.actions.read, ask: { kind: 'read_task', taskId: task.id } };
}

function doneAction(speech: Speech, task: FollowUpTask): Action {
  return {
    label: speech.t.tasks.actions.done,
    ask: { kind: 'complete_task', taskId: task.id },
    style: 'primary',
    once: `done:${task.id}`,
  };
}

export function taskItem(speech: Speech, facts: TaskFacts, today: CalendarDay, mine: boolean): CardItem {
  const { task, roster } = facts;
  return {
    title: taskLabel(speech, facts),
    lines: [
      dueLine(speech, task, today),
      ...(mine ? [] : [speech.t.tasks.agency(agencyName(roster, task.agencyId))]),
    ],
    ...(mine ? { actions: [doneAction(speech, task), readAction(speech, task)] } : {}),
  };
}

const PAGE = 8;

/** タスクの一覧: one's own agency's first, with the button that ends it. */
export function tasksCard(
  speech: Speech,
  tasks: readonly { readonly facts: TaskFacts; readonly mine: boolean }[],
  today: CalendarDay,
  page: number,
  mayAssign: boolean,
): Card {
  const t = speech.t.tasks;
  const pages = Math.max(1, Math.ceil(tasks.length / PAGE));
  const turn = (to: number, label: string): Action => ({ label, ask: { kind: 'tasks', page: to } });
  const actions: Action[] = [
    ...(mayAssign ? [{ label: t.actions.assign, ask: { kind: 'assign_task' as const } }] : []),
    ...(page > 0 ? [turn(page - 1, speech.t.common.previousPage)] : []),
    ...(page < pages - 1 ? [turn(page + 1, speech.t.common.nextPage)] : []),
  ];
  return {
    title: pages > 1 ? `${t.listTitle} ${speech.t.common.page(page + 1, pages)}` : t.listTitle,
    preview: t.listPreview(tasks.length),
    ...(tasks.length === 0 ? { text: [t.listEmpty] } : {}),
    items: tasks
      .slice(page * PAGE, (page + 1) * PAGE)
      .map(({ facts, mine }) => taskItem(speech, facts, today, mine)),
    ...(actions.length > 0 ? { actions } : {}),
  };
}

type News = 'assigned' | 'reminder';

/** お願い・催促, to an agency's contacts: number, verb and date only. */
export function taskNoticeCard(speech: Speech, facts: TaskFacts, today: CalendarDay, news: News): Card {
  const t = speech.t.tasks;
  const words = news === 'assigned' ? t.assignedNotice : t.reminder;
  const label = taskLabel(speech, facts);
  const open = facts.task.status === 'open';
  return {
    title: open ? words.title(label) : t.doneNotice.title(label),
    preview: words.preview(label, speech.shortDay(facts.task.dueOn)),
    ...(open && facts.task.dueOn < today ? { tone: 'warning' as const } : {}),
    text: [dueLine(speech, facts.task, today), ...(open ? [words.text] : [])],
    actions: open ? [doneAction(speech, facts.task), readAction(speech, facts.task)] : [],
  };
}

/** 催促を届けられない, to the secretariat. */
export function taskUnreachableCard(speech: Speech, facts: TaskFacts, today: CalendarDay): Card {
  const t = speech.t.tasks;
  const label = taskLabel(speech, facts);
  return {
    title: t.unreachable.title(label),
    preview: t.unreachable.preview(label),
    tone: 'warning',
    text: [
      dueLine(speech, facts.task, today),
      t.unreachable.text(agencyName(facts.roster, facts.task.agencyId)),
    ],
  };
}

export function taskDoneNoticeCard(speech: Speech, facts: TaskFacts): Card {
  const t = speech.t.tasks;
  const label = taskLabel(speech, facts);
  return {
    title: t.doneNotice.title(label),
    preview: t.doneNotice.preview(label),
    tone: 'good',
    text: [t.agency(agencyName(facts.roster, facts.task.agencyId))],
  };
}

export function taskAssignedCard(speech: Speech, facts: TaskFacts): Card {
  const t = speech.t.tasks;
  const label = taskLabel(speech, facts);
  const agency = agencyName(facts.roster, facts.task.agencyId);
  return {
    title: t.assigned(label, agency, speech.shortDay(facts.task.dueOn)),
    preview: t.assignedPreview(label),
    tone: 'good',
    actions: [
      {
        label: t.actions.assign,
        ask: { kind: 'assign_task', caseNumber: facts.of.number, bodyId: facts.of.bodyId },
      },
    ],
  };
}

/** 内容, for the one person whose click has just been checked. */
export function taskDetailCard(
  speech: Speech,
  facts: TaskFacts,
  detail: Disclosed<string>,
  today: CalendarDay,
  mine: boolean,
): Card {
  const t = speech.t.tasks;
  const label = taskLabel(speech, facts);
  return {
    title: t.readTitle(label),
    preview: label,
    text: [dueLine(speech, facts.task, today), speech.t.common.labelled(t.detail, detail.content)],
    ...(mine && facts.task.status === 'open' ? { actions: [doneAction(speech, facts.task)] } : {}),
  };
}
