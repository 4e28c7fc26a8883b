import type { CalendarDay } from './calendar-day.ts';
import type { Case } from './case.ts';
import { accept, type Decision, refuse } from './decision.ts';
import { type FollowUpTask, isOpenTask, unownedTasks } from './follow-up-task.ts';
import { retentionEndsOn } from './retention.ts';

/** 終結の理由 (domain/README 2.3 no. 10): the goal was met, it was handed over, contact was lost (中断) … */
export const CLOSING_REASONS = [
  'goal_met',
  'handed_over',
  'suspended_lost_contact',
  'moved_out',
  'died',
  'other',
] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];

export type ClosingRefusal =
  | { readonly kind: 'already_closed'; readonly on: CalendarDay | null }
  | { readonly kind: 'closing_day_ahead'; readonly today: CalendarDay }
  /** Tasks that nobody has finished or called off, by their numbers, and those of them that no agency has taken on. */
  | { readonly kind: 'tasks_open'; readonly numbers: readonly number[]; readonly unowned: readonly number[] }
  /** It stands on the agenda of a sitting to come. */
  | { readonly kind: 'on_agenda'; readonly heldOn: CalendarDay | null };

/**
 * 終結: from then on nobody is pressed for anything, and the retention runs. Not while an agency still has something to do
 * for the household, nor while a sitting is to deal with it: what was agreed would be forgotten.
 */
export function closeCase(
  of: Case,
  terms: {
    readonly reason: ClosingReason;
    readonly on: CalendarDay;
    readonly today: CalendarDay;
    readonly tasks: readonly FollowUpTask[];
    /** Days of the sittings to come on whose agenda it stands; null: the day is still asked about. */
    readonly sittings: readonly (CalendarDay | null)[];
  },
): Decision<Case, ClosingRefusal> {
  const { reason, on, today, tasks, sittings } = terms;
  if (of.status === 'closed') return refuse({ kind: 'already_closed', on: of.closedOn });
  if (on > today) return refuse({ kind: 'closing_day_ahead', today });
  const open = tasks.filter(isOpenTask);
  if (open.length > 0) {
    const numbersOf = (some: readonly FollowUpTask[]) => some.map(({ number }) => number);
    return refuse({ kind: 'tasks_open', numbers: numbersOf(open), unowned: numbersOf(unownedTasks(open)) });
  }
  const [heldOn] = sittings;
  if (heldOn !== undefined) return refuse({ kind: 'on_agenda', heldOn });
  return accept({ ...of, status: 'closed', closing: reason, closedOn: on });
}

export type ReopeningRefusal =
  | { readonly kind: 'not_closed' }
  /** What may no longer be used cannot be taken up again. */
  | { readonly kind: 'retention_passed'; readonly on: CalendarDay };

/** 再開: takes a closed case up again, while its records may still be used. */
export function reopenCase(
  of: Case,
  terms: { readonly today: CalendarDay; readonly retentionYears: number | null },
): Decision<Case, ReopeningRefusal> {
  if (of.status !== 'closed') return refuse({ kind: 'not_closed' });
  if (of.closedOn !== null && terms.retentionYears !== null) {
    const on = retentionEndsOn(of.closedOn, terms.retentionYears);
    if (terms.today >= on) return refuse({ kind: 'retention_passed', on });
  }
  return accept({ ...of, status: 'open', closing: null, closedOn: null });
}
