import type { CalendarDay } from './calendar-day.ts';
import type { Case } from './case.ts';
import type { Constituent, Roster } from './constituent.ts';
import { accept, type Decision, refuse } from './decision.ts';
import {
  type AcceptedTask,
  type CancelledTask,
  type Counter,
  type CounteredTask,
  type DeclinedTask,
  type DeclineReason,
  type DoneTask,
  type FollowUpTask,
  isOpenTask,
  isWithAgency,
  type OfferedTask,
  offerRefusal,
  speaksFor,
  type TaskRefusal,
} from './follow-up-task.ts';
import type { AgencyId, ConstituentId } from './ids.ts';

type ByAgency = { readonly by: Constituent; readonly of: Case; readonly now: Date };
type ByLeaders = { readonly by: ConstituentId; readonly now: Date };

/** What every state has, without what only the one before it had. */
function base(task: FollowUpTask) {
  const { id, bodyId, caseId, sittingId, number, agencyId, verb, detail } = task;
  const { schedule, dueOn, round, offers, offeredAt, version } = task;
  return {
    ...{ id, bodyId, caseId, sittingId, number, agencyId, verb, detail },
    ...{ schedule, dueOn, round, offers, offeredAt, version },
  };
}

function movedOn(task: FollowUpTask): { readonly ok: false; readonly refusal: TaskRefusal } {
  return refuse(
    task.status === 'done'
      ? { kind: 'already_done', doneAt: task.since }
      : { kind: 'task_moved_on', stands: task.status },
  );
}

/** 引き受ける: the agency takes an offer on. */
export function acceptTask(task: FollowUpTask, terms: ByAgency): Decision<AcceptedTask, TaskRefusal> {
  if (!speaksFor(task, terms.by, terms.of)) return refuse({ kind: 'other_agency' });
  if (task.status !== 'offered') return movedOn(task);
  return accept({ ...base(task), status: 'accepted', since: terms.now, by: terms.by.id });
}

/** 辞退する: the agency cannot (できない); it goes back to those who run the body. */
export function declineTask(
  task: FollowUpTask,
  terms: ByAgency & { readonly reason: DeclineReason },
): Decision<DeclinedTask, TaskRefusal> {
  const { by, of, now, reason } = terms;
  if (!speaksFor(task, by, of)) return refuse({ kind: 'other_agency' });
  if (task.status !== 'offered') return movedOn(task);
  return accept({ ...base(task), status: 'declined', since: now, by: by.id, reason });
}

/**
 * 変更の相談・期限変更: what the agency could do instead, on another day or to another extent; of an offer, or of what it
 * has taken on. Those who run the body decide.
 */
export function counterTask(
  task: FollowUpTask,
  terms: ByAgency & { readonly counter: Counter; readonly today: CalendarDay },
): Decision<CounteredTask, TaskRefusal> {
  const { by, of, now, counter, today } = terms;
  if (!speaksFor(task, by, of)) return refuse({ kind: 'other_agency' });
  if (!isWithAgency(task)) return movedOn(task);
  if (counter.dueOn === null && counter.scope === null) return refuse({ kind: 'nothing_countered' });
  if (counter.dueOn !== null && counter.dueOn < today) {
    return refuse({ kind: 'due_day_past', day: counter.dueOn });
  }
  return accept({ ...base(task), status: 'countered', since: now, by: by.id, counter });
}

/** 変更を受け入れる: the agency has it on its own terms. A task that waits for its trigger goes on waiting. */
export function takeCounter(task: FollowUpTask, terms: ByLeaders): Decision<AcceptedTask, TaskRefusal> {
  if (task.status !== 'countered') return movedOn(task);
  const { dueOn, scope } = task.counter;
  const waits = task.schedule.kind === 'triggered' && task.dueOn === null;
  return accept({
    ...base(task),
    detail: scope ?? task.detail,
    dueOn: waits ? null : (dueOn ?? task.dueOn),
    status: 'accepted',
    since: terms.now,
    by: task.by,
  });
}

/** ほかの機関に頼む・引継ぎ: offers an open task to another agency, which has to take it on (引継ぎには受諾がいる). */
export function handOverTask(
  task: FollowUpTask,
  terms: {
    readonly of: Case;
    readonly agencyId: AgencyId;
    readonly roster: Roster;
    readonly today: CalendarDay;
    readonly now: Date;
  },
): Decision<OfferedTask, TaskRefusal> {
  if (!isOpenTask(task)) return movedOn(task);
  if (terms.agencyId === task.agencyId) return refuse({ kind: 'same_agency' });
  const refusal = offerRefusal(terms);
  if (refusal !== null) return refuse(refusal);
  const { agencyId, now } = terms;
  return accept({ ...base(task), agencyId, offers: task.offers + 1, offeredAt: now, status: 'offered' });
}

/** 取りやめる: those who run the body want it no longer. */
export function cancelTask(task: FollowUpTask, terms: ByLeaders): Decision<CancelledTask, TaskRefusal> {
  if (!isOpenTask(task)) return movedOn(task);
  return accept({ ...base(task), status: 'cancelled', since: terms.now, by: terms.by });
}

/** 見直しで終える: closes what would come again, or wait for its trigger, for ever. */
export function closeByReview(task: FollowUpTask, terms: ByLeaders): Decision<DoneTask, TaskRefusal> {
  if (task.status !== 'accepted' || task.schedule.kind === 'due') return movedOn(task);
  return accept({ ...base(task), status: 'done', since: terms.now, by: terms.by });
}
