import {
  type Candidate,
  isReviewDue,
  pressingDate,
  SELECTION_LIMIT,
  type SelectionTerms,
  worthOf,
} from './agenda-candidate.ts';
import { orderAgenda } from './agenda-order.ts';
import type { CalendarDay } from './calendar-day.ts';
import type { CaseReason } from './disclosure.ts';

/** Why a case is on the proposed agenda (選んだ理由). */
export type TakenBecause =
  | { readonly kind: 'pinned' }
  | { readonly kind: 'hard_date'; readonly on: CalendarDay }
  | { readonly kind: 'review_due'; readonly on: CalendarDay }
  | { readonly kind: 'immediate' }
  | { readonly kind: 'never_reviewed' }
  | { readonly kind: 'priority' };

/** What the chair cannot overrule (議題にできない理由). */
export type Forbidden =
  | { readonly kind: 'closed' }
  | { readonly kind: CaseReason }
  | { readonly kind: 'on_other_sitting'; readonly on: CalendarDay | null };

/** Why it is not (選ばなかった理由). */
export type LeftOutBecause =
  | Forbidden
  | { readonly kind: 'dropped' }
  | { readonly kind: 'nobody_comes' }
  | { readonly kind: 'lead_agency_absent' }
  | { readonly kind: 'no_time_left'; readonly lengthMin: number }
  | { readonly kind: 'agenda_full'; readonly most: number };

export type Taken = { readonly candidate: Candidate; readonly because: TakenBecause };
export type LeftOut = { readonly candidate: Candidate; readonly because: LeftOutBecause };
export type AgendaSelection = { readonly taken: readonly Taken[]; readonly leftOut: readonly LeftOut[] };

/** What keeps a case from any agenda of this sitting, whatever the chair wants (議題にできない理由); null: nothing. */
export function forbids({ of, against, otherSitting }: Candidate): Forbidden | null {
  if (of.status === 'closed') return { kind: 'closed' };
  const [first] = against;
  if (first !== undefined) return { kind: first };
  return otherSitting === null ? null : { kind: 'on_other_sitting', on: otherSitting.on };
}

/** Without whom there is no point in dealing with it: everybody, or the agency that leads it (主担当機関). */
function missing({ of, agencies }: Candidate, { absent }: SelectionTerms): LeftOutBecause | null {
  if (agencies.length > 0 && agencies.every((agency) => absent.has(agency))) return { kind: 'nobody_comes' };
  const isLeadAway = of.leadAgencyId !== null && absent.has(of.leadAgencyId);
  return isLeadAway ? { kind: 'lead_agency_absent' } : null;
}

function barredBy(candidate: Candidate, terms: SelectionTerms): LeftOutBecause | null {
  const forbidden = forbids(candidate);
  if (forbidden !== null) return forbidden;
  if (terms.dropped.has(candidate.of.id)) return { kind: 'dropped' };
  return terms.pinned.has(candidate.of.id) ? null : missing(candidate, terms);
}

function takenBecause(candidate: Candidate, terms: SelectionTerms): TakenBecause {
  const { of, nextReviewOn, reviewedOn } = candidate;
  if (terms.pinned.has(of.id)) return { kind: 'pinned' };
  const on = pressingDate(candidate, terms);
  if (on !== null) return { kind: 'hard_date', on };
  if (nextReviewOn !== null && isReviewDue(candidate, terms)) return { kind: 'review_due', on: nextReviewOn };
  if (of.urgency === 'immediate') return { kind: 'immediate' };
  return { kind: reviewedOn === null ? 'never_reviewed' : 'priority' };
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

/**
 * The set of greatest worth that fits time and number: exact. From the last candidate to the first it is worked out what
 * can still be had with so many places and so much time; of equal sets the one with the lowest case numbers stays.
 * Time is counted in the greatest step that measures every case.
 */
function bestSet(
  candidates: readonly Candidate[],
  terms: SelectionTerms,
  room: { readonly minutes: number; readonly places: number },
): readonly Candidate[] {
  const fitting = candidates.filter((one) => one.lengthMin <= room.minutes);
  const step = fitting.reduce((divisor, one) => commonDivisor(divisor, one.lengthMin), 0);
  if (step === 0 || room.places <= 0) return [];
  const times = Math.floor(room.minutes / step) + 1;
  const size = (Math.min(room.places, fitting.length) + 1) * times;
  // `had[i]` of a place and a time: the most that the candidates from i on add.
  const had: Int32Array[] = [];
  had[fitting.length] = new Int32Array(size);
  const lengths = fitting.map((one) => one.lengthMin / step);
  const worths = fitting.map((one) => worthOf(one, terms));
  for (let index = fitting.length - 1; index >= 0; index -= 1) {
    const without = had[index + 1] as Int32Array;
    const most = without.slice();
    const length = lengths[index] as number;
    const worth = worths[index] as number;
    for (let row = times; row < size; row += times) {
      for (let time = length; time < times; time += 1) {
        const taken = (without[row - times + time - length] as number) + worth;
        if (taken > (most[row + time] as number)) most[row + time] = taken;
      }
    }
    had[index] = most;
  }
  let at = size - 1;
  return fitting.filter((_, index) => {
    const length = lengths[index] as number;
    const place = at - times - length;
    if (at < times || (at % times) - length < 0) return false;
    const taken = ((had[index + 1] as Int32Array)[place] as number) + (worths[index] as number);
    if (taken < ((had[index] as Int32Array)[at] as number)) return false;
    at = place;
    return true;
  });
}

const byNumber = (a: Candidate, b: Candidate) => (a.of.number < b.of.number ? -1 : 1);

/** Which cases are taken, by number, and why each other one is not; without an order yet (議題の選定). */
export function chooseCases(
  candidates: readonly Candidate[],
  terms: SelectionTerms,
): { readonly chosen: readonly Candidate[]; readonly leftOut: readonly LeftOut[] } {
  const sorted = [...candidates].sort(byNumber);
  const open = sorted.filter((one) => barredBy(one, terms) === null);
  const pinned = open.filter((one) => terms.pinned.has(one.of.id));
  const minutes = terms.lengthMin - pinned.reduce((sum, one) => sum + one.lengthMin, 0);
  const free = open.filter((one) => !pinned.includes(one));
  const taken = bestSet(free, terms, { minutes, places: SELECTION_LIMIT - pinned.length });
  const left = taken.reduce((rest, one) => rest - one.lengthMin, minutes);
  const chosen = new Set([...pinned, ...taken]);
  const leftOver = ({ lengthMin }: Candidate): LeftOutBecause =>
    lengthMin <= left ? { kind: 'agenda_full', most: SELECTION_LIMIT } : { kind: 'no_time_left', lengthMin };
  return {
    chosen: sorted.filter((one) => chosen.has(one)),
    leftOut: sorted
      .filter((one) => !chosen.has(one))
      .map((candidate) => ({ candidate, because: barredBy(candidate, terms) ?? leftOver(candidate) })),
  };
}

/**
 * 議題の案: which cases come before a sitting, each with its reason, and each that does not with its own. Never what
 * law, consent or retention forbid, nor what another sitting deals with, nor, unless the chair wants it, a case of
 * which nobody or not the lead agency comes; hard dates and reviews that are due first; then the greatest priority
 * that fits the time.
 */
export function selectAgenda(candidates: readonly Candidate[], terms: SelectionTerms): AgendaSelection {
  const { chosen, leftOut } = chooseCases(candidates, terms);
  return {
    taken: orderAgenda(chosen, terms).map((candidate) => ({
      candidate,
      because: takenBecause(candidate, terms),
    })),
    leftOut,
  };
}
