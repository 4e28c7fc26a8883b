import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type CalendarDay,
  calendarDay,
  dayIn,
  dayOf,
  daysBetween,
  fiscalYear,
  instantOf,
  partsOf,
  timeIn,
  weekday,
} from '../../src/domain/calendar-day.ts';

const day = calendarDay;
const anyDay = fc
  .integer({ min: 0, max: 60_000 })
  .map((days) => addDays(day('1970-01-01'), days) as CalendarDay);
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

describe('a calendar day', () => {
  it('is written as year, month and day', () => {
    expect(day('2027-03-31')).toBe('2027-03-31');
  });

  it.each([
    '2027-02-30',
    '2026-02-29',
    '2027-13-01',
    '2027-3-31',
    '',
    '2027-03-31T00:00',
    '明日',
    '0000-00-00',
  ])('is not made from %j', (text) => {
    expect(() => day(text)).toThrow(RangeError);
  });

  it('has a 29 February in leap years only', () => {
    expect([dayOf(2028, 2, 29), dayOf(2027, 2, 29)]).toEqual(['2028-02-29', null]);
  });

  it('begins at midnight of the place, not of Greenwich', () => {
    const at = new Date('2027-03-31T15:00:00Z');
    expect([dayIn('Asia/Tokyo', at), dayIn('UTC', at)]).toEqual(['2027-04-01', '2027-03-31']);
    expect(dayIn('Asia/Tokyo', new Date('2027-03-31T14:59:59.999Z'))).toBe('2027-03-31');
  });

  it('knows its weekday', () => {
    expect([weekday(day('2026-12-03')), weekday(day('2026-12-06'))]).toEqual([4, 0]);
  });

  it('belongs to the fiscal year that began in its last April', () => {
    expect(['2026-03-31', '2026-04-01', '2027-01-01'].map((text) => fiscalYear(day(text)))).toEqual([
      2025, 2026, 2026,
    ]);
  });

  it('counts days over month ends and clock changes', () => {
    expect(addDays(day('2027-12-31'), 1)).toBe('2028-01-01');
    expect(daysBetween(day('2027-03-01'), day('2027-12-01'))).toBe(275);
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError);
  });

  it('comes back after any number of days forth and back, and counts them', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (from, days) => {
        const to = addDays(from, days);
        expect(addDays(to, -days)).toBe(from);
        expect(daysBetween(from, to)).toBe(days);
        expect((weekday(from) + (((days % 7) + 7) % 7)) % 7).toBe(weekday(to));
      }),
    );
  });

  it('is made again from its parts', () => {
    fc.assert(
      fc.property(anyDay, (one) => {
        const { year, month, date } = partsOf(one);
        expect(dayOf(year, month, date)).toBe(one);
      }),
    );
  });
});

describe('an instant', () => {
  it('is nine hours earlier in Greenwich than on the clocks of Tokyo', () => {
    expect(instantOf('Asia/Tokyo', day('2026-12-03'), '14:00').toISOString()).toBe(
      '2026-12-03T05:00:00.000Z',
    );
  });

  it('follows summer time where there is any', () => {
    const noon = (text: string) => instantOf('America/New_York', day(text), '12:00').toISOString();
    expect([noon('2026-01-15'), noon('2026-07-15')]).toEqual([
      '2026-01-15T17:00:00.000Z',
      '2026-07-15T16:00:00.000Z',
    ]);
  });

  it('is the first of the two when clocks are set back', () => {
    const at = instantOf('America/New_York', day('2026-11-01'), '01:30');
    expect(at.toISOString()).toBe('2026-11-01T05:30:00.000Z');
  });

  it('moves on by the skipped hour when clocks are set forward', () => {
    const at = instantOf('America/New_York', day('2026-03-08'), '02:30');
    expect(timeIn('America/New_York', at)).toBe('03:30');
  });

  it.each(['24:00', '12:60', '9:00', '1400', ''])('has no time of day %j', (time) => {
    expect(() => instantOf('Asia/Tokyo', day('2026-12-03'), time)).toThrow(RangeError);
  });

  it('is not read in a zone that does not exist', () => {
    expect(() => dayIn('Asia/Tukyo', new Date(0))).toThrow(RangeError);
  });

  it('shows the day and time it was made from, in zones without skipped hours', () => {
    const zones = fc.constantFrom(
      'Asia/Tokyo',
      'UTC',
      'Asia/Kathmandu',
      'Pacific/Kiritimati',
      'Asia/Kolkata',
    );
    fc.assert(
      fc.property(zones, anyDay, anyTime, (zone, one, time) => {
        fc.pre(one >= '1995-01-02');
        const at = instantOf(zone, one, time);
        expect([dayIn(zone, at), timeIn(zone, at)]).toEqual([one, time]);
      }),
    );
  });

  it('shows the same, or an hour at most later, in zones with summer time', () => {
    const zones = fc.constantFrom(
      'America/New_York',
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'Pacific/Chatham',
    );
    fc.assert(
      fc.property(zones, anyDay, anyTime, (zone, one, time) => {
        fc.pre(one >= '1995-01-02');
        const at = instantOf(zone, one, time);
        const shown = `${dayIn(zone, at)}T${timeIn(zone, at)}`;
        const later = Date.parse(`${shown}:00Z`) - Date.parse(`${one}T${time}:00Z`);
        expect([0, 30, 60]).toContain(later / 60_000);
      }),
    );
  });
});
