import type { CalendarDay } from './calendar-day.ts';
import { type Case, isInAudience } from './case.ts';
import type { Confidential } from './confidential.ts';
import { type Constituent, isActive, type Roster } from './constituent.ts';
import { accept, type Decision, refuse } from './decision.ts';
import type { AgencyId, BodyId, CaseId, ConstituentId, SittingId, TaskId, TriggerId } from './ids.ts';
import type { Recurrence } from './recurrence.ts';

/**
 * What is to be done, in one word from a closed list. A lock screen shows it, so it can hold nothing of a
 * case; what exactly is to be done is confidential and stands in `detail`.
 */
export const TASK_VERBS = [
  'visit',
  'check',
  'contact',
  'report',
  'arrange',
  'apply',
  'answer',
  'act',
] as const;
export type TaskVerb = (typeof TASK_VERBS)[number];

/** できない理由: why an agency declines an offer. A closed list, since it is told in a notification. */
export const DECLINE_REASONS = ['no_capacity', 'outside_remit', 'no_contact', 'other'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** しなかった理由: why a task that was taken on was not done. Another matter than declining it. */
export const NOT_DONE_REASONS = ['not_needed', 'no_contact', 'refused_by_household', 'other'] as const;
export type NotDoneReason = (typeof NOT_DONE_REASONS)[number];

/** 種別: a task with a due day, one that comes again, and one that waits for something to happen. */
export type TaskSchedule =
  | { readonly kind: 'due' }
  | { readonly kind: 'recurring'; readonly rule: Recurrence }
  /** `within`: days until it is due once it has happened; 0 is 即日, n the n-th business day after it. */
  | { readonly kind: 'triggered'; readonly triggerId: TriggerId; readonly within: number };

type TaskBase = {
  readonly id: TaskId;
  readonly bodyId: BodyId;
  readonly caseId: CaseId;
  readonly sittingId: SittingId | null;
  /** Running number within the case: R8-支-014 の 2. */
  readonly number: number;
  /** Whose it is, or who is asked to take it on. There is no task without an agency. */
  readonly agencyId: AgencyId;
  readonly verb: TaskVerb;
  readonly detail: Confidential<string>;
  readonly schedule: TaskSchedule;
  /** 期限 of the present round; null only while a triggered task waits for its trigger. */
  readonly dueOn: CalendarDay | null;
  /** 回: counted from 1, one more with each round that was acknowledged. */
  readonly round: number;
  /** How often it has been offered (打診の回数), and when last. */
  readonly offers: number;
  readonly offeredAt: Date;
  /** As it was read; the store writes over exactly that. */
  readonly version: number;
};

/** Since when a task stands as it does, and by whom. */
type Moved = { readonly since: Date; readonly by: ConstituentId };

/** 変更の相談: what the agency could do instead. */
export type Counter = {
  readonly dueOn: CalendarDay | null;
  readonly scope: Confidential<string> | null;
};

export type OfferedTask = TaskBase & { readonly status: 'offered' };
export type AcceptedTask = TaskBase & Moved & { readonly status: 'accepted' };
export type DeclinedTask = TaskBase & Moved & { readonly status: 'declined'; readonly reason: DeclineReason };
export type CounteredTask = TaskBase & Moved & { readonly status: 'countered'; readonly counter: Counter };
export type DoneTask = TaskBase & Moved & { readonly status: 'done' };
export type NotDoneTask = TaskBase & Moved & { readonly status: 'not_done'; readonly reason: NotDoneReason };
export type CancelledTask = TaskBase & Moved & { readonly status: 'cancelled' };

/** Still somebody's business: 未完了. */
export type OpenTask = OfferedTask | AcceptedTask | DeclinedTask | CounteredTask;

/**
 * フォロー事項・宿題: what an agency is asked to take on, or has. It belongs to the agency, not to a person.
 * That it is late is seen from its due day and stored nowhere.
 */
export type FollowUpTask = OpenTask | DoneTask | NotDoneTask | CancelledTask;

export type TaskRefusal =
  | { readonly kind: 'due_day_past'; readonly day: CalendarDay }
  | { readonly kind: 'case_not_open' }
  | { readonly kind: 'nobody_at_agency' }
  | { readonly kind: 'already_done'; readonly doneAt: Date }
  | { readonly kind: 'other_agency' }
  /** It has moved on: declined, countered, cancelled … so that this can no longer be said of it. */
  | { readonly kind: 'task_moved_on'; readonly stands: FollowUpTask['status'] }
  /** Its trigger has not come, so there is nothing to report. */
  | { readonly kind: 'not_triggered' }
  | { readonly kind: 'nothing_countered' }
  | { readonly kind: 'same_agency' }
  /** Somebody else was faster. */
  | { readonly kind: 'changed_meanwhile' };

/** 未完了か. */
export function isOpenTask(task: FollowUpTask): task is OpenTask {
  return ['offered', 'accepted', 'declined', 'countered'].includes(task.status);
}

/** 遅れているか: open past its due day. Before its trigger a task has no due day and is never late. */
export function isLate(task: FollowUpTask, today: CalendarDay): boolean {
  return isOpenTask(task) && task.dueOn !== null && task.dueOn < today;
}

/** The agency has it in hand, or could say that it has: what it may report on, and is reminded of. */
export function isWithAgency(task: FollowUpTask): task is OfferedTask | AcceptedTask {
  return task.status === 'offered' || task.status === 'accepted';
}

/**
 * 引き受け手のいない役割: the tasks that keep a case from being closed, for no agency has them: offered and not answered,
 * declined, or answered with a counter on which nobody has decided (domain/README 4, no. 9).
 */
export function unownedTasks(tasks: readonly FollowUpTask[]): readonly OpenTask[] {
  return tasks.filter(isOpenTask).filter((task) => task.status !== 'accepted');
}

type OfferTerms = {
  readonly of: Case;
  readonly agencyId: AgencyId;
  readonly roster: Roster;
  readonly today: CalendarDay;
};

/** Why this agency cannot be asked (打診できない理由): nobody of it could be told what it is about. */
export function offerRefusal({ of, agencyId, roster, today }: OfferTerms): TaskRefusal | null {
  if (of.status !== 'open') return { kind: 'case_not_open' };
  return agencyContacts(roster, of, agencyId, today).length === 0 ? { kind: 'nobody_at_agency' } : null;
}

/**
 * Offers a task to an agency (役割分担の打診). The agency has somebody on the roster who may know the case. A triggered
 * task has no due day; every other one has.
 */
export function assignTask(
  terms: OfferTerms &
    Pick<TaskBase, 'id' | 'sittingId' | 'number' | 'verb' | 'detail' | 'dueOn'> & {
      /** Left out: due once. */
      readonly schedule?: TaskSchedule;
      readonly now: Date;
    },
): Decision<OfferedTask, TaskRefusal> {
  const { id, sittingId, number, agencyId, verb, detail, now, schedule = { kind: 'due' } } = terms;
  const dueOn = schedule.kind === 'triggered' ? null : terms.dueOn;
  if (dueOn !== null && dueOn < terms.today) return refuse({ kind: 'due_day_past', day: dueOn });
  const refusal = offerRefusal(terms);
  if (refusal !== null) return refuse(refusal);
  const { bodyId, id: caseId } = terms.of;
  return accept({
    id,
    bodyId,
    caseId,
    sittingId,
    number,
    agencyId,
    verb,
    detail,
    schedule,
    dueOn,
    round: 1,
    offers: 1,
    offeredAt: now,
    version: 1,
    status: 'offered',
  });
}

/** Whether somebody speaks for the agency of a task (機関の担当か): whoever is there today, not who once took it on. */
export function speaksFor(task: FollowUpTask, by: Constituent, of: Case): boolean {
  return by.person.agencyId === task.agencyId && isInAudience(of, by.person.id);
}

/**
 * 機関の担当: the people of an agency who hear of a task: active on the body and in the case's audience.
 */
export function agencyContacts(
  roster: Roster,
  of: Case,
  agencyId: AgencyId,
  today: CalendarDay,
): readonly Constituent[] {
  return roster.constituents.filter(
    (one) => one.person.agencyId === agencyId && isInAudience(of, one.person.id) && isActive(one, today),
  );
}
