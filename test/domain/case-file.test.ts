import { describe, expect, it } from 'vitest';
import {
  addHardDate,
  EMPTY_CONTENT,
  type HardDate,
  hardDateStep,
  nextHardDate,
  nextMemberId,
  suggestedAgencies,
  withMember,
} from '../../src/domain/case-file.ts';
import { seal } from '../../src/domain/confidential.ts';
import { agencyId, day } from '../support/domain-builders.ts';

const TODAY = day('2026-11-10');
const member = (id: string, relation = '子') => ({ id, relation, ageBand: '', status: '', services: [] });

const date = (number: number, on: string, settledAt: Date | null = null): HardDate => ({
  number,
  on: day(on),
  what: seal('送電停止'),
  settledAt,
});

describe('a hard date', () => {
  it('gets the next number, and may be today', () => {
    const added = addHardDate([date(1, '2026-11-20'), date(2, '2026-11-12')], {
      on: TODAY,
      what: seal('差押え'),
      today: TODAY,
    });
    expect(added).toMatchObject({ ok: true, value: { number: 3, on: TODAY, settledAt: null } });
  });

  it('that is over already is refused', () => {
    const terms = { on: day('2026-11-09'), what: seal('x'), today: TODAY };
    expect(addHardDate([], terms)).toEqual({ ok: false, refusal: { kind: 'hard_date_past', today: TODAY } });
  });

  it('is minded from the nearest one on, past and settled ones not', () => {
    const dates = [date(1, '2026-11-09'), date(2, '2026-11-20'), date(3, '2026-11-12', new Date(0))];
    expect(nextHardDate(dates, TODAY)).toBe('2026-11-20');
    expect(nextHardDate(dates, day('2026-11-21'))).toBeNull();
  });
});

describe('reminders of a hard date', () => {
  it.each([
    ['2026-11-06', null],
    ['2026-11-07', 'three_days'],
    ['2026-11-08', 'three_days'],
    ['2026-11-09', 'one_day'],
    ['2026-11-10', 'today'],
    ['2026-11-11', null],
  ])('on %s the step of 10 November is %s', (today, step) => {
    expect(hardDateStep(day('2026-11-10'), day(today))).toBe(step);
  });
});

describe('a household', () => {
  it('keeps the others where one member is written anew', () => {
    const content = withMember(withMember(EMPTY_CONTENT, member('a', '父')), member('b', '母'));
    expect(withMember(content, member('a', '祖父')).household.map(({ relation }) => relation)).toEqual([
      '祖父',
      '母',
    ]);
  });

  it('has an id for each further member that says nothing of the person', () => {
    expect(nextMemberId([])).toBe('a');
    expect(nextMemberId([member('a'), member('p')])).toBe('b');
    const all = 'abcdefghijklmnopqrstuvwxyz'.split('').map((id) => member(id));
    expect(nextMemberId(all)).toBe('a2');
  });
});

describe('agencies that the issues of a household speak for', () => {
  const agency = (key: string, kind: string) => ({ id: agencyId(key), kind });
  const all = [
    agency('fukushi', 'municipal_department'),
    agency('houkatsu', 'community_care_center'),
    agency('byouin', 'medical'),
    agency('gakkou', 'school'),
  ];

  it('come with the one that helps with most of them first, others not at all', () => {
    const issues = [
      { tag: 'dementia', memberId: 'a' },
      { tag: 'care_burden', memberId: null },
    ] as const;
    expect(suggestedAgencies(issues, all).map(({ id }) => id)).toEqual(['houkatsu', 'byouin']);
    expect(suggestedAgencies([], all)).toEqual([]);
  });
});
