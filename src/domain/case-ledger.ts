import type { CalendarDay } from './calendar-day.ts';
import type { Case, Urgency } from './case.ts';

/** One line of the ledger (台帳の1行). */
export type LedgerEntry = {
  readonly of: Case;
  /** 次回見直し日 of the newest confirmed minutes; null where none was set or it was never before a sitting. */
  readonly nextReviewOn: CalendarDay | null;
  readonly reviewedOn: CalendarDay | null;
  /** 期日: the next day that cannot be moved. */
  readonly hardOn: CalendarDay | null;
  readonly openTasks: number;
};

const URGENCY_ORDER: readonly Urgency[] = ['immediate', 'high', 'medium', 'low'];

/**
 * 進行管理台帳の順: by the next day on which something is due (review or hard date), those never reviewed before those that
 * are not due yet, then by urgency and number. What is overdue so stands at the top.
 */
export function inLedgerOrder(entries: readonly LedgerEntry[], today: CalendarDay): readonly LedgerEntry[] {
  const dueOn = ({ nextReviewOn, hardOn, reviewedOn }: LedgerEntry): CalendarDay | null => {
    const days = [nextReviewOn, hardOn].filter((day) => day !== null).sort();
    return days[0] ?? (reviewedOn === null ? today : null);
  };
  return [...entries].sort((a, b) => {
    const [first, second] = [dueOn(a), dueOn(b)];
    if (first !== second) {
      if (first === null || second === null) return first === null ? 1 : -1;
      return first < second ? -1 : 1;
    }
    const urgency = URGENCY_ORDER.indexOf(a.of.urgency) - URGENCY_ORDER.indexOf(b.of.urgency);
    return urgency || (a.of.number < b.of.number ? -1 : 1);
  });
}

/** Whether a review should have been (見直し時期の経過). */
export function isReviewOverdue({ nextReviewOn }: LedgerEntry, today: CalendarDay): boolean {
  return nextReviewOn !== null && nextReviewOn < today;
}
