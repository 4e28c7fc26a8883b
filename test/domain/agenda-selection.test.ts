import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Candidate,
  pressureOf,
  priorityOf,
  SELECTION_LIMIT,
  type SelectionTerms,
} from '../../src/domain/agenda-candidate.ts';
import { orderAgenda, timesOf } from '../../src/domain/agenda-order.ts';
import { forbids, selectAgenda } from '../../src/domain/agenda-selection.ts';
import type { Urgency } from '../../src/domain/case.ts';
import type { CaseReason } from '../../src/domain/disclosure.ts';
import type { CaseId } from '../../src/domain/ids.ts';
import { agency, candidate, hardDates, terms } from '../support/agenda-builders.ts';
import { agendaItem, day, kase } from '../support/domain-builders.ts';

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

  it('takes a hard date of the next fortnight first, the nearest before the others, and none that is over by then', () => {
    const dated = (number: string, hardDate: string) => candidate(number, { urgency: 'low', hardDate });
    const hot = candidate('hot', { urgency: 'immediate' });
    const first = (...all: readonly Candidate[]) => select([hot, ...all], { lengthMin: 20 }).taken;
    expect(first(dated('far', '2026-12-17'))).toEqual([['far', 'hard_date']]);
    expect(first(dated('later', '2026-12-18'))).toEqual([['hot', 'immediate']]);
    expect(first(dated('far', '2026-12-17'), dated('near', '2026-12-04'))).toEqual([['near', 'hard_date']]);
    expect(first(dated('over', '2026-12-02'))).toEqual([['hot', 'immediate']]);
    const settled = candidate('hot2', { urgency: 'low' });
    const of = { ...settled.of, hardDates: hardDates('2026-12-04', new Date('2026-12-01T00:00:00Z')) };
    expect(first({ ...settled, of })).toEqual([['hot', 'immediate']]);
  });

  it('leaves out a case of which the lead agency does not come, unless the chair wants it all the same', () => {
    const [power, water] = [agency('power'), agency('water')];
    const one = candidate('x', { agencies: [power, water], lead: power });
    const absent = new Set([power]);
    expect(select([one], { absent }).leftOut).toEqual([['x', 'lead_agency_absent']]);
    expect(select([one], { absent, pinned: new Set([one.of.id]) }).taken).toEqual([['x', 'pinned']]);
  });

  it('prefers, among equals, the case of which more agencies are sure to come', () => {
    const [power, water] = [agency('power'), agency('water')];
    const both = [candidate('a', { agencies: [power] }), candidate('b', { agencies: [water] })];
    const taken = (choices: Partial<SelectionTerms>) => select(both, { lengthMin: 20, ...choices }).taken;
    expect(taken({})).toEqual([['a', 'priority']]);
    expect(taken({ maybe: new Set([power]) })).toEqual([['b', 'priority']]);
  });

  it('takes what the chair wants before what is worth more, and never what the chair has taken off', () => {
    const [a, b] = [candidate('a', { urgency: 'immediate' }), candidate('b', { urgency: 'low' })];
    const chosen = select([a, b], { lengthMin: 20, pinned: new Set([b.of.id]) });
    expect(chosen).toEqual({ taken: [['b', 'pinned']], leftOut: [['a', 'no_time_left']] });
    expect(select([a], { dropped: new Set([a.of.id]) }).leftOut).toEqual([['a', 'dropped']]);
  });

  it('does not take what another sitting to come deals with, even if the chair wants it', () => {
    const one = candidate('x', { otherSitting: { on: day('2026-12-10') } });
    const { leftOut } = selectAgenda([one], terms({ pinned: new Set([one.of.id]) }));
    expect(leftOut.map((out) => out.because)).toEqual([{ kind: 'on_other_sitting', on: '2026-12-10' }]);
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
    const times = timesOf(new Date('2026-12-03T05:00:00Z'), items);
    expect(times.map((one) => one.startsAt.toISOString())).toEqual([
      '2026-12-03T05:00:00.000Z',
      '2026-12-03T05:20:00.000Z',
    ]);
  });
});

const AGENCIES = ['power', 'water', 'school', 'clinic'].map(agency);
const NUMBERS = Array.from({ length: 14 }, (_, index) => `R8-支-${String(index).padStart(3, '0')}`);
const someCandidates = (most: number) =>
  fc
    .array(
      fc.record({
        urgency: fc.constantFrom<Urgency>('low', 'medium', 'high', 'immediate'),
        lengthMin: fc.constantFrom(10, 15, 20, 30),
        nextReviewOn: fc.constantFrom(null, day('2026-12-01'), day('2026-12-10')),
        reviewedOn: fc.constantFrom(null, day('2026-11-01'), day('2026-06-01')),
        hardDate: fc.constantFrom(null, null, '2026-12-01', '2026-12-05', '2026-12-16', '2027-01-20'),
        against: fc.constantFrom<readonly CaseReason[]>([], [], [], ['consent_missing']),
        agencies: fc.subarray(AGENCIES),
        lead: fc.constantFrom(null, null, ...AGENCIES),
        otherSitting: fc.constantFrom(null, null, null, null, { on: null }, { on: day('2026-12-10') }),
      }),
      { maxLength: most },
    )
    .map((all) => all.map((one, index) => candidate(NUMBERS[index] ?? '', one)));
const someTerms = fc
  .record({
    lengthMin: fc.integer({ min: 0, max: 120 }),
    absent: fc.subarray(AGENCIES),
    maybe: fc.subarray(AGENCIES),
  })
  .map(({ lengthMin, absent, maybe }) =>
    terms({ lengthMin, absent: new Set(absent), maybe: new Set(maybe) }),
  );
const pins = fc
  .record({ pinned: fc.subarray(NUMBERS, { maxLength: 3 }), dropped: fc.subarray(NUMBERS) })
  .map(({ pinned, dropped }) => ({
    pinned: new Set(pinned as CaseId[]),
    dropped: new Set(dropped.filter((one) => !pinned.includes(one)) as CaseId[]),
  }));

/** Every subset, one by one: what the selection is held against. */
function best(candidates: readonly Candidate[], given: SelectionTerms): readonly number[] {
  const mayCome = (one: Candidate) =>
    one.against.length === 0 &&
    one.otherSitting === null &&
    !(one.agencies.length > 0 && one.agencies.every((of) => given.absent.has(of))) &&
    !(one.of.leadAgencyId !== null && given.absent.has(one.of.leadAgencyId));
  const lawful = candidates.filter(mayCome);
  let most: readonly number[] = [0, 0, 0];
  for (let set = 0; set < 2 ** lawful.length; set += 1) {
    const chosen = lawful.filter((_, index) => set & (2 ** index));
    if (minutesOf(chosen) > given.lengthMin || chosen.length > SELECTION_LIMIT) continue;
    const worth = worthsOf(chosen, given);
    const differs = worth.findIndex((one, index) => one !== most[index]);
    if (differs >= 0 && (worth[differs] ?? 0) > (most[differs] ?? 0)) most = worth;
  }
  return most;
}

const minutesOf = (some: readonly Candidate[]) => some.reduce((sum, one) => sum + one.lengthMin, 0);

/** Pressure, priority, and time that is left, to be compared in this order. */
function worthsOf(chosen: readonly Candidate[], given: SelectionTerms): readonly number[] {
  const sum = (points: (one: Candidate) => number) => chosen.reduce((all, one) => all + points(one), 0);
  return [
    sum((one) => pressureOf(one, given)),
    sum((one) => priorityOf(one, given)),
    0 - minutesOf(chosen),
  ].map((one) => one + 0);
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
  it('the selection is worth as much as the best of all sets', () => {
    fc.assert(
      fc.property(someCandidates(10), someTerms, (candidates, given) => {
        const chosen = selectAgenda(candidates, given).taken.map((one) => one.candidate);
        expect(worthsOf(chosen, given)).toEqual(best(candidates, given));
      }),
      { numRuns: 300 },
    );
  });

  it('nothing forbidden comes on, whatever the chair wants; everything has a reason; the times fit', () => {
    fc.assert(
      fc.property(someCandidates(14), someTerms, pins, (candidates, given, wanted) => {
        const { taken, leftOut } = selectAgenda(candidates, { ...given, ...wanted });
        const chosen = taken.map((one) => one.candidate);
        expect(chosen.filter((one) => forbids(one) !== null || wanted.dropped.has(one.of.id))).toEqual([]);
        const all = [...chosen, ...leftOut.map((one) => one.candidate)];
        expect(new Set(all)).toEqual(new Set(candidates));
        expect(all).toHaveLength(candidates.length);
        const pinned = chosen.filter((one) => wanted.pinned.has(one.of.id));
        expect(pinned).toHaveLength(
          candidates.filter((one) => wanted.pinned.has(one.of.id) && forbids(one) === null).length,
        );
        expect(minutesOf(chosen)).toBeLessThanOrEqual(Math.max(given.lengthMin, minutesOf(pinned)));
      }),
      { numRuns: 300 },
    );
  });

  it('without one of the cases, whatever was forbidden for another stays so, and whatever fits stays possible', () => {
    fc.assert(
      fc.property(someCandidates(12), someTerms, fc.nat(), (candidates, given, which) => {
        const fewer = candidates.filter((_, index) => index !== which % Math.max(1, candidates.length));
        const lawful = (all: readonly Candidate[]) =>
          selectAgenda(all, given)
            .leftOut.filter(({ because }) => !['no_time_left', 'agenda_full'].includes(because.kind))
            .map(({ candidate: one, because }) => [one.of.number, because]);
        const numbers = new Set(fewer.map((one) => one.of.number));
        expect(lawful(fewer)).toEqual(lawful(candidates).filter(([number]) => numbers.has(String(number))));
      }),
      { numRuns: 200 },
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
