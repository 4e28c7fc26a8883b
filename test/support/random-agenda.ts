import type { Candidate, SelectionTerms } from '../../src/domain/agenda-candidate.ts';
import { addDays } from '../../src/domain/calendar-day.ts';
import { seal } from '../../src/domain/confidential.ts';
import type { AgencyId, CaseId } from '../../src/domain/ids.ts';
import { day, kase } from './domain-builders.ts';

/** Numbers that look random and are the same every time (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const FIRST = day('2026-12-01');
const URGENCIES = ['immediate', 'high', 'medium', 'low'] as const;

export type RandomAgenda = {
  readonly candidates: readonly Candidate[];
  /** What holds on each of the dates. */
  readonly dates: readonly SelectionTerms[];
};

/**
 * Cases of a body and dates of a poll, the same for the same seed: up to 40 cases, 30 dates and 40 agencies. Every fifth
 * seed is of the largest size.
 */
export function randomAgenda(seed: number): RandomAgenda {
  const next = numbersFrom(seed);
  const upTo = (most: number) => Math.floor(next() * (most + 1));
  const oneOf = <T>(all: readonly T[]): T => all[upTo(all.length - 1)] as T;
  const isLargest = seed % 5 === 0;
  const size = (most: number) => (isLargest ? most : 1 + upTo(most - 1));
  const agencies = Array.from({ length: size(40) }, (_, index) => `agency-${index}` as AgencyId);
  const some = (share: number) => agencies.filter(() => next() < share);
  const dayWithin = (days: number) => addDays(FIRST, upTo(days));
  const maybe = <T>(share: number, value: () => T): T | null => (next() < share ? value() : null);
  const candidates = Array.from({ length: size(40) }, (_, index): Candidate => {
    const number = `R8-支-${String(index + 1).padStart(3, '0')}`;
    const needed = some(next() * 0.3);
    const hardDate = maybe(0.25, () => dayWithin(60));
    return {
      of: kase({
        id: number as CaseId,
        number,
        urgency: oneOf(URGENCIES),
        status: next() < 0.03 ? 'closed' : 'open',
        leadAgencyId: needed.length > 0 ? maybe(0.5, () => oneOf(needed)) : null,
        hardDates: hardDate === null ? [] : [{ number: 1, on: hardDate, what: seal(''), settledAt: null }],
      }),
      lengthMin: oneOf([5, 10, 15, 20, 20, 25, 30, 45]),
      nextReviewOn: maybe(0.4, () => dayWithin(60)),
      reviewedOn: maybe(0.7, () => addDays(FIRST, -upTo(300))),
      against: next() < 0.1 ? ['consent_missing'] : [],
      agencies: needed,
      otherSitting: maybe(0.05, () => ({ on: dayWithin(30) })),
    };
  });
  const lengthMin = oneOf([15, 30, 60, 90, 120, 180, 240, 480]);
  const days = Array.from({ length: size(30) }, () => dayWithin(40)).sort();
  const judgedOn = days.at(-1) ?? FIRST;
  const dates = days.map((heldOn) => ({
    heldOn,
    judgedOn,
    lengthMin,
    absent: new Set(some(0.2)),
    maybe: new Set(some(0.2)),
    pinned: new Set<CaseId>(),
    dropped: new Set<CaseId>(),
  }));
  return { candidates, dates };
}
