import { type CalendarDay, dayIn } from './calendar-day.ts';
import type { Case } from './case.ts';
import type { Confidential } from './confidential.ts';
import type { Constituent } from './constituent.ts';
import { accept, type Decision, refuse } from './decision.ts';
import {
  type AcceptedTask,
  type DoneTask,
  type FollowUpTask,
  isOpenTask,
  isWithAgency,
  type NotDoneReason,
  type NotDoneTask,
  type OpenTask,
  speaksFor,
  type TaskRefusal,
} from './follow-up-task.ts';
import type { AgencyId, CaseId, ConstituentId, TaskId, TriggerId } from './ids.ts';
import type { BusinessCalendar } from './office-hours.ts';
import { businessDaysAfter, nextRoundOn } from './recurrence.ts';

/** What an agency reports of a round (報告): done, or not done and why. */
export type RoundOutcome =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'not_done'; readonly reason: NotDoneReason };

/**
 * 回の記録: that the agency has acknowledged a round, and a word on how. Rounds are added and never changed. Who pressed
 * the button is kept; the round is the agency's.
 */
export type TaskRound = RoundOutcome & {
  readonly taskId: TaskId;
  readonly caseId: CaseId;
  readonly round: number;
  readonly agencyId: AgencyId;
  readonly dueOn: CalendarDay | null;
  readonly at: Date;
  readonly by: ConstituentId;
  readonly how: Confidential<string> | null;
};

export type RoundReport = {
  readonly task: DoneTask | NotDoneTask | AcceptedTask;
  readonly round: TaskRound;
};

/**
 * Reports on a task (完了・しなかった). Anybody of the agency who may know the case, so that it survives a change of staff;
 * what was only offered is thereby taken on. A task that comes again goes on to its next round, one with a trigger waits
 * for it again; a second report of the same round changes nothing.
 */
export function reportTask(
  task: FollowUpTask,
  terms: {
    readonly by: Constituent;
    readonly of: Case;
    readonly now: Date;
    readonly calendar: BusinessCalendar;
    readonly report: RoundOutcome;
    readonly how: Confidential<string> | null;
    /** The round that the person saw; another one has been reported on meanwhile. Left out: the present one. */
    readonly seenRound?: number;
  },
): Decision<RoundReport, TaskRefusal> {
  const { by, of, now, calendar, report, how } = terms;
  if (!speaksFor(task, by, of)) return refuse({ kind: 'other_agency' });
  if (task.status === 'done') return refuse({ kind: 'already_done', doneAt: task.since });
  if (!isWithAgency(task)) return refuse({ kind: 'task_moved_on', stands: task.status });
  if (terms.seenRound !== undefined && terms.seenRound < task.round) {
    return refuse({ kind: 'already_done', doneAt: task.status === 'accepted' ? task.since : task.offeredAt });
  }
  if (task.dueOn === null) return refuse({ kind: 'not_triggered' });
  const { id: taskId, caseId, round, agencyId, dueOn, schedule } = task;
  const kept: TaskRound = { ...report, taskId, caseId, round, agencyId, dueOn, at: now, by: by.id, how };
  const moved = { since: now, by: by.id };
  if (schedule.kind !== 'due') {
    const today = dayIn(calendar.zone, now);
    const next =
      schedule.kind === 'recurring'
        ? nextRoundOn(schedule.rule, dueOn < today ? today : dueOn, calendar)
        : null;
    return accept({
      task: { ...task, ...moved, status: 'accepted', dueOn: next, round: round + 1 },
      round: kept,
    });
  }
  const ended: DoneTask | NotDoneTask =
    report.outcome === 'done'
      ? { ...task, ...moved, status: 'done' }
      : { ...task, ...moved, status: 'not_done', reason: report.reason };
  return accept({ task: ended, round: kept });
}

/** 発動条件: what has to happen (「暴力の発生」), in words that are content of the case. */
export type Trigger = {
  readonly id: TriggerId;
  readonly caseId: CaseId;
  readonly words: Confidential<string>;
  /** How often it has come, and when last. */
  readonly times: number;
  readonly lastAt: Date | null;
};

export type TriggerRefusal = { readonly kind: 'just_triggered'; readonly at: Date };

const SAME_EVENT_MS = 60_000;

/**
 * 発動: it has happened. Every task on the trigger that an agency has, or is asked to take on, starts at once; what runs
 * already keeps its due day. Two people who say so within a minute mean the same event.
 */
export function pullTrigger(
  trigger: Trigger,
  terms: {
    readonly tasks: readonly FollowUpTask[];
    readonly now: Date;
    readonly calendar: BusinessCalendar;
  },
): Decision<
  { readonly trigger: Trigger & { readonly lastAt: Date }; readonly started: readonly OpenTask[] },
  TriggerRefusal
> {
  const { tasks, now, calendar } = terms;
  if (trigger.lastAt !== null && now.getTime() - trigger.lastAt.getTime() < SAME_EVENT_MS) {
    return refuse({ kind: 'just_triggered', at: trigger.lastAt });
  }
  const today = dayIn(calendar.zone, now);
  const started = tasks.filter(isOpenTask).flatMap((task): OpenTask[] => {
    if (task.schedule.kind !== 'triggered' || task.schedule.triggerId !== trigger.id) return [];
    return [{ ...task, dueOn: task.dueOn ?? businessDaysAfter(today, task.schedule.within, calendar) }];
  });
  return accept({ trigger: { ...trigger, times: trigger.times + 1, lastAt: now }, started });
}
