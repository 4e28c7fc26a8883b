import { describe, expect, it } from 'vitest';
import { readRecurrence, readWithin } from '../../../src/views/reading/recurrence.ts';

describe('when a task comes again, as it is typed', () => {
  it.each([
    ['月曜', 'week', { every: 'week', weekday: 1 }],
    ['毎週 金曜日', 'week', { every: 'week', weekday: 5 }],
    ['every Wed', 'week', { every: 'week', weekday: 3 }],
    ['１０日', 'month', { every: 'month_day', date: 10 }],
    ['毎月末', 'month', { every: 'month_day', date: 31 }],
    ['月末', 'month', { every: 'month_day', date: 31 }],
    ['第2月曜', 'month', { every: 'month_weekday', nth: 2, weekday: 1 }],
    ['毎月第2月曜', 'month', { every: 'month_weekday', nth: 2, weekday: 1 }],
    ['最終の金曜', 'month', { every: 'month_weekday', nth: 5, weekday: 5 }],
    ['2nd Mon', 'month', { every: 'month_weekday', nth: 2, weekday: 1 }],
    ['見直し 10日', 'month', { every: 'month_review', date: 10 }],
    ['review 10th', 'month', { every: 'month_review', date: 10 }],
    ['last day', 'month', { every: 'month_day', date: 31 }],
  ] as const)('%s (%s)', (typed, every, rule) => {
    expect(readRecurrence(typed, every)).toEqual(rule);
  });

  it('is not guessed', () => {
    expect(readRecurrence('10日', 'week')).toBeNull();
    expect(readRecurrence('', 'month')).toBeNull();
    expect(readRecurrence('32日', 'month')).toBeNull();
    expect(readRecurrence('ときどき', 'month')).toBeNull();
  });
});

describe('how soon after its event', () => {
  it('is 即日 when nothing is typed, and else counted', () => {
    expect(['', '即日', '3開庁日', '3開庁日以内', '2 business days', 'いつか'].map(readWithin)).toEqual([
      0,
      0,
      3,
      3,
      2,
      null,
    ]);
  });
});
