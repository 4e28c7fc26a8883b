import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate, SelectionTerms } from '../../src/domain/agenda-candidate.ts';
import { rankDates } from '../../src/domain/agenda-ranking.ts';
import type { OptionId } from '../../src/domain/ids.ts';
import { agency, candidate, terms } from '../support/agenda-builders.ts';
import { day } from '../support/domain-builders.ts';

const LAST = day('2026-12-20');
const date = (on: string, candidates: readonly Candidate[], choices: Partial<SelectionTerms> = {}) => ({
  optionId: on as OptionId,
  candidates,
  terms: terms({ heldOn: day(on), judgedOn: LAST, ...choices }),
});
const order = (dates: Parameters<typeof rankDates>[0]) => rankDates(dates).map(({ optionId }) => optionId);

describe('the dates of a poll', () => {
  const power = candidate('A', { agencies: [agency('power')] });
  const school = candidate('B', { agencies: [agency('school')] });

  it('stand by what could be dealt with on each: where nobody of an agency comes, its case does not', () => {
    const dates = [
      date('2026-12-03', [power, school], { absent: new Set([agency('power')]) }),
      date('2026-12-04', [power, school]),
    ];
    expect(rankDates(dates)).toEqual([
      { optionId: '2026-12-04', cases: 2, pressing: 0, absent: 0, maybe: 0 },
      { optionId: '2026-12-03', cases: 1, pressing: 0, absent: 0, maybe: 0 },
    ]);
  });

  it('stand behind where an agency is not sure to come, and say of how many that is so', () => {
    const dates = [
      date('2026-12-03', [power], { maybe: new Set([agency('power')]) }),
      date('2026-12-04', [power]),
    ];
    expect(order(dates)).toEqual(['2026-12-04', '2026-12-03']);
    expect(rankDates(dates)[1]).toMatchObject({ cases: 1, maybe: 1 });
  });

  it('count a hard date only as long as it has not passed', () => {
    const pressed = candidate('C', { hardDate: '2026-12-10', urgency: 'low' });
    const dates = [date('2026-12-11', [pressed]), date('2026-12-09', [pressed])];
    expect(rankDates(dates).map(({ optionId, pressing }) => [optionId, pressing])).toEqual([
      ['2026-12-09', 1],
      ['2026-12-11', 0],
    ]);
  });

  it('stand by the law of their own day', () => {
    const barred = candidate('D', { against: ['consent_missing'] });
    expect(order([date('2026-12-03', [barred]), date('2026-12-17', [candidate('D')])])).toEqual([
      '2026-12-17',
      '2026-12-03',
    ]);
  });

  it('stand in the order of the calendar where they are equal, however they were asked about', () => {
    const days = ['2026-12-03', '2026-12-04', '2026-12-08', '2026-12-20'];
    fc.assert(
      fc.property(fc.shuffledSubarray(days, { minLength: 2 }), (asked) => {
        expect(order(asked.map((on) => date(on, [power, school])))).toEqual([...asked].sort());
      }),
    );
  });

  it('never become better because one more agency cannot come', () => {
    const names = ['a', 'b', 'c', 'd'].map(agency);
    const world = fc.record({
      cases: fc.array(fc.record({ agencies: fc.subarray(names), hard: fc.boolean() }), {
        minLength: 1,
        maxLength: 8,
      }),
      absent: fc.subarray(names),
      one: fc.constantFrom(...names),
    });
    fc.assert(
      fc.property(world, ({ cases, absent, one }) => {
        const candidates = cases.map(({ agencies, hard }, index) =>
          candidate(`N${index}`, { agencies, hardDate: hard ? '2026-12-21' : null }),
        );
        const fewer = new Set(absent.filter((name) => name !== one));
        // The earlier one, so that it also stands first where nothing is different.
        const better = (less: string, more: string) =>
          order([
            date(less, candidates, { absent: new Set([...fewer, one]) }),
            date(more, candidates, { absent: fewer }),
          ])[0];
        expect(better('2026-12-04', '2026-12-03')).toBe('2026-12-03');
      }),
    );
  });
});
