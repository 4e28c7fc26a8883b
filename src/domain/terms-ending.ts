import { addDays, type CalendarDay, daysBetween } from './calendar-day.ts';
import type { Constituent } from './constituent.ts';
import { leavesOn } from './roster.ts';

/** 任期満了のお知らせの段階: a month before, a week before, and once the term is over. */
export type EndingStep = 'month_before' | 'week_before' | 'ended';

/** Days before the end of a term on which the secretariat is told, and how late what was missed is made up for. */
export const ENDING_DAYS = { monthBefore: 30, weekBefore: 7, madeUpFor: 30 } as const;

/** Which step is due. What was missed is not made up for when the next step is due: it says the same, and later. */
export function endingStep(endsOn: CalendarDay, today: CalendarDay): EndingStep | null {
  const left = daysBetween(today, endsOn);
  if (left > ENDING_DAYS.monthBefore) return null;
  if (left > ENDING_DAYS.weekBefore) return 'month_before';
  if (left >= 0) return 'week_before';
  return left >= -ENDING_DAYS.madeUpFor ? 'ended' : null;
}

/** Whether the person keeps a place on the body when this seat ends: renewed, or in another role. */
function staysOn(constituents: readonly Constituent[], seat: Constituent): boolean {
  return constituents.some(
    (one) => one.person.id === seat.person.id && one.id !== seat.id && leavesOn(one) > leavesOn(seat),
  );
}

/**
 * The seats whose term ends on a day and that nobody has seen to (任期満了の席): neither renewed nor released
 * before. A seat for less than a month, such as a proxy's, is meant to end.
 */
export function seatsEnding(
  constituents: readonly Constituent[],
  endsOn: CalendarDay,
): readonly Constituent[] {
  return constituents.filter(
    (seat) =>
      seat.term.to === endsOn &&
      leavesOn(seat) === addDays(endsOn, 1) &&
      daysBetween(seat.term.from, endsOn) >= ENDING_DAYS.monthBefore &&
      !staysOn(constituents, seat),
  );
}

/** The ends of terms to tell of today (任期満了の知らせ), each with its step; half a roster may end on one day. */
export function endingsToTell(
  constituents: readonly Constituent[],
  today: CalendarDay,
): readonly { readonly endsOn: CalendarDay; readonly step: EndingStep }[] {
  const days = [...new Set(constituents.map((one) => one.term.to))].sort();
  return days.flatMap((endsOn) => {
    const step = endingStep(endsOn, today);
    return step !== null && seatsEnding(constituents, endsOn).length > 0 ? [{ endsOn, step }] : [];
  });
}

/** Whether this was the person's last seat on the body and is over (退任); not one that never began. */
export function hasLeft(
  constituents: readonly Constituent[],
  seat: Constituent,
  today: CalendarDay,
): boolean {
  const left = leavesOn(seat);
  return left <= today && left > seat.term.from && !staysOn(constituents, seat);
}

/** Who has left the body lately and is to hear that the duty of secrecy goes on (守秘義務の継続). */
export function leftLately(constituents: readonly Constituent[], today: CalendarDay): readonly Constituent[] {
  const since = addDays(today, -ENDING_DAYS.madeUpFor);
  return constituents.filter((seat) => leavesOn(seat) >= since && hasLeft(constituents, seat, today));
}
