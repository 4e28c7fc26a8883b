import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Case } from '../domain/case.ts';
import { agencyName, type Roster } from '../domain/constituent.ts';
import { type FollowUpTask, isLate, isOpenTask } from '../domain/follow-up-task.ts';
import type { AgencyId } from '../domain/ids.ts';
import type { Recurrence } from '../domain/recurrence.ts';
import type { TaskRound } from '../domain/task-rounds.ts';
import type { Action, Card, CardItem } from '../ports/card.ts';
import type { Speech } from './speech.ts';
import { agencyActions, handOverAction, leaderActions, readAction } from './task-actions.ts';

export type TaskFacts = {
  readonly task: FollowUpTask;
  readonly of: Case;
  readonly roster: Roster;
};

/** R8-支-014 #2 訪問する: number and verb, which a lock screen may show. */
export function taskLabel(speech: Speech, { task, of }: TaskFacts): string {
  return speech.t.tasks.label(of.number, task.number, speech.t.tasks.verbs[task.verb]);
}

/** 期限, or that it waits for its trigger. */
export function dueLine(speech: Speech, task: FollowUpTask, today: CalendarDay): string {
  const t = speech.t.tasks;
  if (task.dueOn === null) {
    return t.waiting(task.schedule.kind === 'triggered' ? task.schedule.within : 0);
  }
  const day = speech.day(task.dueOn);
  return isLate(task, today) ? t.overdue(day) : t.due(day);
}

/** 繰り返し, as 毎週月曜 or 毎月第2月曜. */
function repeatLine(speech: Speech, rule: Recurrence): string {
  const { repeats: t, weekdays, date, lastDay } = speech.t.tasks;
  const dateOf = (n: number) => (n === 31 ? lastDay : date(n));
  switch (rule.every) {
    case 'week':
      return t.week(weekdays[rule.weekday]);
    case 'month_day':
      return t.monthDay(dateOf(rule.date));
    case 'month_weekday':
      return rule.nth === 5
        ? t.monthLast(weekdays[rule.weekday])
        : t.monthWeekday(rule.nth, weekdays[rule.weekday]);
    case 'month_review':
      return t.monthReview(dateOf(rule.date));
    default:
      throw new Error(`No words for ${JSON.stringify(rule satisfies never)}`);
  }
}

/** 返事待ち・辞退 …, how often it comes, and when it is due. */
export function stateLines(speech: Speech, task: FollowUpTask, today: CalendarDay): readonly string[] {
  const t = speech.t.tasks;
  const { schedule } = task;
  return [
    ...(task.status === 'accepted' ? [] : [t.statuses[task.status]]),
    ...(task.status === 'declined' ? [t.because(t.declineReasons[task.reason])] : []),
    ...(isOpenTask(task) ? [dueLine(speech, task, today)] : []),
    ...(schedule.kind === 'recurring' ? [repeatLine(speech, schedule.rule)] : []),
  ];
}

export function taskItem(speech: Speech, facts: TaskFacts, today: CalendarDay, mine: boolean): CardItem {
  const { task, roster } = facts;
  return {
    title: taskLabel(speech, facts),
    lines: [
      ...stateLines(speech, task, today),
      ...(mine ? [] : [speech.t.tasks.agency(agencyName(roster, task.agencyId))]),
    ],
    actions: mine ? agencyActions(speech, task) : [readAction(speech, task)],
  };
}

const PAGE = 8;

/** 機関ごとの未完了: how many, and how many of them late. */
export type AgencyCount = {
  readonly agencyId: AgencyId;
  readonly roster: Roster;
  readonly open: number;
  readonly late: number;
};

/** タスクの一覧: one's own agency's first, with the buttons that move them on. */
export function tasksCard(
  speech: Speech,
  tasks: readonly { readonly facts: TaskFacts; readonly mine: boolean }[],
  counts: readonly AgencyCount[],
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
  const byAgency = counts.map(({ agencyId, roster, open, late }) =>
    t.count(agencyName(roster, agencyId), open, late),
  );
  const text = [
    ...(tasks.length === 0 ? [t.listEmpty] : []),
    ...(byAgency.length > 0 ? [[t.counts, ...byAgency].join('\n')] : []),
  ];
  return {
    title: pages > 1 ? `${t.listTitle} ${speech.t.common.page(page + 1, pages)}` : t.listTitle,
    preview: t.listPreview(tasks.length),
    ...(text.length === 0 ? {} : { text }),
    items: tasks
      .slice(page * PAGE, (page + 1) * PAGE)
      .map(({ facts, mine }) => taskItem(speech, facts, today, mine)),
    ...(actions.length > 0 ? { actions } : {}),
  };
}

type News = 'assigned' | 'reminder' | 'triggered' | 'waiting';

/** お願い・催促・発動, to an agency's contacts: number, verb and date only. */
export function taskNoticeCard(speech: Speech, facts: TaskFacts, today: CalendarDay, news: News): Card {
  const t = speech.t.tasks;
  const words = t.news[news];
  const { task } = facts;
  const label = taskLabel(speech, facts);
  const due = task.dueOn === null ? t.notYet : speech.shortDay(task.dueOn);
  return {
    title: words.title(label),
    preview: words.preview(label, due),
    ...(isLate(task, today) || news === 'triggered' ? { tone: 'warning' as const } : {}),
    text: [...stateLines(speech, task, today), words.text],
    actions: agencyActions(speech, task),
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

/** 返事, to those who lead the body: what was answered and what is to be done next. */
export function taskAnsweredCard(speech: Speech, facts: TaskFacts, today: CalendarDay): Card {
  const t = speech.t.tasks;
  const { task, roster } = facts;
  const label = taskLabel(speech, facts);
  const agency = agencyName(roster, task.agencyId);
  const next: Partial<Record<FollowUpTask['status'], Action>> = {
    declined: handOverAction(speech, task),
    countered: readAction(speech, task),
  };
  const action = next[task.status];
  return {
    title: t.answered.title(label, t.statuses[task.status]),
    preview: t.answered.title(label, t.statuses[task.status]),
    tone: task.status === 'accepted' ? 'good' : 'warning',
    text: [
      t.agency(agency),
      ...(task.status === 'declined' ? [t.because(t.declineReasons[task.reason])] : []),
      ...(task.status === 'countered' && task.counter.dueOn !== null
        ? [t.otherDay(speech.day(task.counter.dueOn))]
        : []),
      ...(task.status === 'accepted' ? [dueLine(speech, task, today)] : []),
      ...(task.status === 'declined' ? [t.answered.declined] : []),
      ...(task.status === 'countered' ? [t.answered.countered] : []),
    ],
    ...(action ? { actions: [{ ...action, style: 'primary' as const }] } : {}),
  };
}

/** 返事がない, to the chair. */
export function taskUnansweredCard(speech: Speech, facts: TaskFacts, today: CalendarDay): Card {
  const t = speech.t.tasks;
  const label = taskLabel(speech, facts);
  return {
    title: t.unanswered.title(label),
    preview: t.unanswered.title(label),
    tone: 'warning',
    text: [
      t.agency(agencyName(facts.roster, facts.task.agencyId)),
      dueLine(speech, facts.task, today),
      t.unanswered.text,
    ],
    actions: [{ ...handOverAction(speech, facts.task), style: 'primary' }],
  };
}

/** 報告: to those who lead the body. */
export function taskDoneNoticeCard(speech: Speech, facts: TaskFacts, round: TaskRound | undefined): Card {
  const t = speech.t.tasks;
  const label = taskLabel(speech, facts);
  const words = round?.outcome === 'not_done' ? t.notDoneNotice : t.doneNotice;
  const agency = t.agency(agencyName(facts.roster, round?.agencyId ?? facts.task.agencyId));
  return {
    title: words.title(label),
    preview: words.preview(label),
    tone: round?.outcome === 'not_done' ? 'warning' : 'good',
    text: [agency, ...(round?.outcome === 'not_done' ? [t.because(t.notDoneReasons[round.reason])] : [])],
    ...(round?.how ? { actions: [readAction(speech, facts.task)] } : {}),
  };
}

/** 変更の受入れ・取りやめ・終了: to the agency. */
export function settledCard(speech: Speech, facts: TaskFacts, today: CalendarDay): Card {
  const t = speech.t.tasks;
  const label = taskLabel(speech, facts);
  const title = t.settled(label, t.statuses[facts.task.status]);
  return { title, preview: title, text: [...stateLines(speech, facts.task, today)] };
}

/** What the agency has answered, to whoever answered. */
export function answeredCard(speech: Speech, facts: TaskFacts, today: CalendarDay): Card {
  const t = speech.t.tasks;
  const label = taskLabel(speech, facts);
  const { status } = facts.task;
  const words =
    status === 'accepted'
      ? t.thanks.accepted
      : status === 'declined'
        ? t.thanks.declined
        : t.thanks.countered;
  return {
    title: words(label),
    preview: words(label),
    tone: 'good',
    text: status === 'accepted' ? [...stateLines(speech, facts.task, today)] : [t.thanks.next],
    ...(status === 'accepted' ? { actions: agencyActions(speech, facts.task) } : {}),
  };
}

/** 報告を受けました, with when the next round is due. */
export function reportedCard(speech: Speech, facts: TaskFacts, round: TaskRound): Card {
  const t = speech.t.tasks;
  const label = taskLabel(speech, facts);
  const isDone = round.outcome === 'done';
  const { task } = facts;
  return {
    title: isDone ? t.done(label) : t.notDone(label),
    preview: isDone ? t.donePreview(label) : t.notDone(label),
    tone: 'good',
    ...(task.status !== 'accepted'
      ? {}
      : { text: [task.dueOn === null ? t.waitsAgain : t.nextRound(speech.day(task.dueOn))] }),
  };
}

export function taskAssignedCard(speech: Speech, facts: TaskFacts): Card {
  const t = speech.t.tasks;
  const { task, roster, of } = facts;
  const label = taskLabel(speech, facts);
  const agency = agencyName(roster, task.agencyId);
  return {
    title:
      task.dueOn === null
        ? t.assignedWaiting(label, agency)
        : t.assigned(label, agency, speech.shortDay(task.dueOn)),
    preview: t.assignedPreview(label),
    tone: 'good',
    actions: [
      { label: t.actions.assign, ask: { kind: 'assign_task', caseNumber: of.number, bodyId: of.bodyId } },
    ],
  };
}

export function handedOverCard(speech: Speech, facts: TaskFacts): Card {
  const t = speech.t.tasks;
  const label = taskLabel(speech, facts);
  const title = t.handedOver(label, agencyName(facts.roster, facts.task.agencyId));
  return {
    title,
    preview: t.assignedPreview(label),
    tone: 'good',
    actions: leaderActions(speech, facts.task),
  };
}

/** 発動しました: how many agencies were told, and nothing of what has happened. */
export function triggeredCard(speech: Speech, of: Case, agencies: number): Card {
  const t = speech.t.tasks.trigger;
  return {
    title: t.done(of.number),
    preview: t.done(of.number),
    tone: agencies === 0 ? 'warning' : 'good',
    text: [agencies === 0 ? t.nobody : t.told(agencies)],
  };
}

/** 発動: which case, by number. */
export function triggerCasesCard(speech: Speech, cases: readonly Case[]): Card {
  const t = speech.t.tasks.trigger;
  return {
    title: t.whichCase,
    preview: t.whichCase,
    actions: cases
      .slice(0, 20)
      .map(({ number }) => ({ label: number, ask: { kind: 'trigger' as const, caseNumber: number } })),
  };
}
