import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Candidate,
  orderAgenda,
  priorityOf,
  SELECTION_LIMIT,
  type SelectionTerms,
  selectAgenda,
  timesOf,
} from '../../src/domain/agenda-selection.ts';
import type { Urgency } from '../../src/domain/case.ts';
import type { CaseReason } from '../../src/domain/disclosure.ts';
import type { AgencyId, CaseId } from '../../src/domain/ids.ts';
import { agendaItem, day, kase } from '../support/domain-builders.ts';

const HELD_ON = day('2026-12-03');
const agency = (name: string) => name as AgencyId;

function candidate(number: string, choices: Partial<Candidate> & { urgency?: Urgency } = {}): Candidate {
  const { urgency = 'medium', ...rest } = choices;
  return {
    of: kase({ id: number as CaseId, number, urgency }),
    lengthMin: 20,
    nextReviewOn: null,
    reviewedOn: day('2026-11-26'),
    against: [],
    agencies: [],
    ...rest,
  };
}

const terms = (choices: Partial<SelectionTerms> = {}): SelectionTerms => ({
  heldOn: HELD_ON,
  lengthMin: 60,
  absent: new Set(),
  ...choices,
});

const select = (candidates: readonly Candidate[], choices: Partial<SelectionTerms> = {}) => {
  const { taken, leftOut } = selectAgenda(candidates, terms(choices));
  return {
    taken: taken.map((one) => [one.candidate.of.number, one.because.kind]),
    leftOut: leftOut.map((one) => [one.candidate.of.number, one.because.kind]),
  };
};

describe('the proposed agenda', () => {
  it('takes the greatest priority that fits, and says why each other one does not', () => {
    const chosen = select(
      [
        candidate('a', { urgency: 'low' }),
        candidate('b', { urgency: 'immediate' }),
        candidate('c', { urgency: 'high' }),
      ],
      { lengthMin: 40 },
    );
    expect(chosen.taken).toEqual([
      ['b', 'immediate'],
      ['c', 'priority'],
    ]);
    expect(chosen.leftOut).toEqual([['a', 'no_time_left']]);
  });

  it('takes two cases rather than a longer one that is worth less than both', () => {
    const chosen = select(
      [
        candidate('long', { urgency: 'high', lengthMin: 40 }),
        candidate('a', { urgency: 'high' }),
        candidate('b', { urgency: 'medium' }),
      ],
      { lengthMin: 40 },
    );
    expect(chosen.taken.map(([number]) => number)).toEqual(['a', 'b']);
  });

  it('takes a review that is due before anything else, on its very day, and not a day before', () => {
    const due = (nextReviewOn: string) =>
      select(
        [
          candidate('due', { urgency: 'low', nextReviewOn: day(nextReviewOn) }),
          candidate('hot', { urgency: 'immediate' }),
        ],
        { lengthMin: 20 },
      ).taken;
    expect(due('2026-12-03')).toEqual([['due', 'review_due']]);
    expect(due('2026-12-04')).toEqual([['hot', 'immediate']]);
  });

  it.each<[string, Candidate, Partial<SelectionTerms>]>([
    ['consent_missing', candidate('x', { urgency: 'immediate', against: ['consent_missing'] }), {}],
    ['retention_passed', candidate('x', { against: ['retention_passed'] }), {}],
    ['closed', { ...candidate('x'), of: kase({ number: 'x', status: 'closed' }) }, {}],
    ['nobody_comes', candidate('x', { agencies: [agency('power')] }), { absent: new Set([agency('power')]) }],
  ])('never takes what is %s, however much time there is', (why, one, choices) => {
    expect(select([one], { lengthMin: 480, ...choices })).toEqual({ taken: [], leftOut: [['x', why]] });
  });

  it('takes a case of which one agency comes and another does not', () => {
    const one = candidate('x', { agencies: [agency('power'), agency('water')] });
    expect(select([one], { absent: new Set([agency('power')]) }).taken).toHaveLength(1);
  });

  it('stops at the number that people can follow', () => {
    const many = Array.from({ length: SELECTION_LIMIT + 1 }, (_, index) =>
      candidate(`c${String(index).padStart(2, '0')}`, { lengthMin: 5 }),
    );
    const chosen = select(many, { lengthMin: 480 });
    expect(chosen.taken).toHaveLength(SELECTION_LIMIT);
    expect(chosen.leftOut).toEqual([['c12', 'agenda_full']]);
  });
});

describe('the order of an agenda', () => {
  const power = agency('power');
  const water = agency('water');

  it('lets an agency that sits in for two of three cases leave after them, without waiting', () => {
    const order = orderAgenda(
      [
        candidate('a', { agencies: [power], urgency: 'high' }),
        candidate('b', { agencies: [water], urgency: 'medium' }),
        candidate('c', { agencies: [power], urgency: 'low' }),
      ],
      terms(),
    );
    expect(order.map((one) => one.of.number)).toEqual(['a', 'c', 'b']);
  });

  it('puts what is urgent first where nobody would wait', () => {
    const order = orderAgenda(
      [candidate('a', { urgency: 'low' }), candidate('b', { urgency: 'immediate' })],
      terms(),
    );
    expect(order.map((one) => one.of.number)).toEqual(['b', 'a']);
  });

  it('gives each item its time, one after the other', () => {
    const items = ['a', 'b'].map((number) => agendaItem(candidate(number).of));
    const times = timesOf(new Date('2026-12-03T05:00:00Z'), items, () => 20);
    expect(times.map((one) => one.startsAt.toISOString())).toEqual([
      '2026-12-03T05:00:00.000Z',
      '2026-12-03T05:20:00.000Z',
    ]);
  });
});

const AGENCIES = ['power', 'water', 'school', 'clinic'].map(agency);
const someCandidates = (most: number) =>
  fc
    .array(
      fc.record({
        urgency: fc.constantFrom<Urgency>('low', 'medium', 'high', 'immediate'),
        lengthMin: fc.constantFrom(10, 15, 20, 30),
        nextReviewOn: fc.constantFrom(null, day('2026-12-01'), day('2026-12-10')),
        reviewedOn: fc.constantFrom(null, day('2026-11-01'), day('2026-06-01')),
        against: fc.constantFrom<readonly CaseReason[]>([], [], [], ['consent_missing']),
        agencies: fc.subarray(AGENCIES),
      }),
      { maxLength: most },
    )
    .map((all) => all.map((one, index) => candidate(`R8-支-${String(index).padStart(3, '0')}`, one)));
const someTerms = fc
  .record({ lengthMin: fc.integer({ min: 0, max: 120 }), absent: fc.subarray(AGENCIES) })
  .map(({ lengthMin, absent }) => terms({ lengthMin, absent: new Set(absent) }));

/** Every subset, one by one: what the selection is held against. */
function best(candidates: readonly Candidate[], given: SelectionTerms): readonly [number, number] {
  let most: readonly [number, number] = [0, 0];
  for (let set = 0; set < 2 ** candidates.length; set += 1) {
    const chosen = candidates.filter((_, index) => set & (2 ** index));
    const isLawful = chosen.every(
      (one) =>
        one.against.length === 0 &&
        !(one.agencies.length > 0 && one.agencies.every((of) => given.absent.has(of))),
    );
    const minutes = chosen.reduce((sum, one) => sum + one.lengthMin, 0);
    if (!isLawful || minutes > given.lengthMin || chosen.length > SELECTION_LIMIT) continue;
    const worth = worthOf(chosen, given);
    if (worth[0] > most[0] || (worth[0] === most[0] && worth[1] > most[1])) most = worth;
  }
  return most;
}

function worthOf(chosen: readonly Candidate[], given: SelectionTerms): readonly [number, number] {
  const points = (some: readonly Candidate[]) => some.reduce((sum, one) => sum + priorityOf(one, given), 0);
  const due = chosen.filter((one) => one.nextReviewOn !== null && one.nextReviewOn <= given.heldOn);
  return [points(due), points(chosen)];
}

/** Minutes that agencies wait between two of their cases. */
function waitingIn(order: readonly Candidate[]): number {
  return AGENCIES.reduce((sum, of) => {
    const at = order.flatMap((one, index) => (one.agencies.includes(of) ? [index] : []));
    const between = order.slice(at[0] ?? 0, at.at(-1) ?? 0);
    return (
      sum + between.filter((one) => !one.agencies.includes(of)).reduce((all, one) => all + one.lengthMin, 0)
    );
  }, 0);
}

function permutations<T>(of: readonly T[]): T[][] {
  if (of.length === 0) return [[]];
  return of.flatMap((one, index) =>
    permutations([...of.slice(0, index), ...of.slice(index + 1)]).map((rest) => [one, ...rest]),
  );
}

describe('over random cases and sittings', () => {
  it('the selection is worth as much as the best of all sets, fits the time, and has a reason for everything', () => {
    fc.assert(
      fc.property(someCandidates(10), someTerms, (candidates, given) => {
        const { taken, leftOut } = selectAgenda(candidates, given);
        const chosen = taken.map((one) => one.candidate);
        expect(worthOf(chosen, given)).toEqual(best(candidates, given));
        expect(chosen.reduce((sum, one) => sum + one.lengthMin, 0)).toBeLessThanOrEqual(given.lengthMin);
        expect(chosen.every((one) => one.against.length === 0)).toBe(true);
        expect(taken.length + leftOut.length).toBe(candidates.length);
      }),
      { numRuns: 300 },
    );
  });

  it('the selection does not depend on the order in which the cases come', () => {
    fc.assert(
      fc.property(someCandidates(14), someTerms, (candidates, given) => {
        const numbers = (all: readonly Candidate[]) =>
          selectAgenda(all, given).taken.map((one) => one.candidate.of.number);
        expect(numbers([...candidates].reverse())).toEqual(numbers(candidates));
      }),
      { numRuns: 200 },
    );
  });

  it('no order lets agencies wait less than the one that is chosen', () => {
    fc.assert(
      fc.property(someCandidates(6), someTerms, (candidates, given) => {
        const chosen = orderAgenda(candidates, given);
        const least = Math.min(...permutations(candidates).map(waitingIn));
        expect(waitingIn(chosen)).toBe(least);
      }),
      { numRuns: 100 },
    );
  });
});
