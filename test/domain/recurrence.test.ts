import { describe, expect, it } from 'vitest';
import { businessDaysAfter, nextRoundOn, type Recurrence } from '../../src/domain/recurrence.ts';
import { businessCalendar } from '../../src/law/holidays.ts';
import { day } from '../support/domain-builders.ts';

const calendar = businessCalendar('Asia/Tokyo', []);
const next = (rule: Recurrence, after: string) => nextRoundOn(rule, day(after), calendar);

describe('the next round', () => {
  it('of every Tuesday is the Tuesday after, and a week later on a Tuesday', () => {
    const tuesdays: Recurrence = { every: 'week', weekday: 2 };
    expect(next(tuesdays, '2026-12-01')).toBe('2026-12-08');
    expect(next(tuesdays, '2026-12-02')).toBe('2026-12-08');
  });

  it('of the second Monday is found in the month, else in the next one', () => {
    const second: Recurrence = { every: 'month_weekday', nth: 2, weekday: 1 };
    expect(next(second, '2026-12-01')).toBe('2026-12-14');
    expect(next(second, '2027-01-31')).toBe('2027-02-08');
  });

  it('moves to the next business day from a holiday (成人の日, second Monday of January)', () => {
    expect(next({ every: 'month_weekday', nth: 2, weekday: 1 }, '2026-12-14')).toBe('2027-01-12');
  });

  it('of the 31st is the last day of a short month, and moves over the weekend', () => {
    const last: Recurrence = { every: 'month_day', date: 31 };
    expect(next(last, '2027-02-02')).toBe('2027-03-01');
    expect(next(last, '2027-04-01')).toBe('2027-04-30');
  });

  it('of a 29 December is after the turn of the year', () => {
    expect(next({ every: 'month_review', date: 29 }, '2026-12-01')).toBe('2027-01-04');
  });

  it('of the last Friday is the fifth where there is one, else the fourth', () => {
    const friday: Recurrence = { every: 'month_weekday', nth: 5, weekday: 5 };
    expect(next(friday, '2027-01-01')).toBe('2027-01-29');
    expect(next(friday, '2027-02-01')).toBe('2027-02-26');
  });
});

describe('days after a trigger', () => {
  it('are the same day for 即日, whatever day it is, and else business days', () => {
    expect(businessDaysAfter(day('2026-12-05'), 0, calendar)).toBe('2026-12-05');
    expect(businessDaysAfter(day('2026-12-04'), 3, calendar)).toBe('2026-12-09');
  });
});
