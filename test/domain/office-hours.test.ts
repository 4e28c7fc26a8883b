import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type CalendarDay,
  calendarDay,
  dayIn,
  instantOf,
  timeIn,
} from '../../src/domain/calendar-day.ts';
import {
  type BusinessCalendar,
  dateNotes,
  earliestSlots,
  isBusinessDay,
  nextBusinessDay,
} from '../../src/domain/office-hours.ts';

const day = calendarDay;
const holidays: Readonly<Record<string, string>> = { '2026-11-23': '勤労感謝の日', '2027-01-01': '元日' };
const calendar: BusinessCalendar = {
  zone: 'Asia/Tokyo',
  holidayName: (one) => holidays[one] ?? null,
  closedDays: new Set([day('2026-11-13')]),
};
const at = (text: string, time: string) => instantOf('Asia/Tokyo', day(text), time);
const kinds = (text: string, time: string, lengthMin = 60) =>
  dateNotes(at(text, time), lengthMin, calendar).map((note) => note.kind);

describe('a date that is picked', () => {
  it('raises no note on a business day in office hours', () => {
    expect(kinds('2026-12-03', '14:00')).toEqual([]);
  });

  it('names the holiday it falls on', () => {
    expect(dateNotes(at('2026-11-23', '10:00'), 60, calendar)).toEqual([
      { kind: 'holiday', day: '2026-11-23', name: '勤労感謝の日' },
    ]);
  });

  it('says which day of the weekend it falls on', () => {
    expect(dateNotes(at('2026-12-06', '10:00'), 60, calendar)).toEqual([
      { kind: 'weekend', day: '2026-12-06', weekday: 0 },
    ]);
  });

  it('falls into the turn of the year from 12/29 to 1/3', () => {
    expect(
      ['2026-12-28', '2026-12-29', '2026-12-31', '2027-01-04'].map((text) => kinds(text, '10:00')),
    ).toEqual([[], ['year_end'], ['year_end'], []]);
    expect(kinds('2027-01-01', '10:00')).toEqual(['holiday', 'year_end']);
    expect(kinds('2027-01-03', '10:00')).toEqual(['weekend', 'year_end']);
  });

  it('falls on a day on which this municipality is closed', () => {
    expect(kinds('2026-11-13', '10:00')).toEqual(['closed_day']);
  });

  it('keeps office hours from 8:30 until it ends by 17:15', () => {
    expect(kinds('2026-12-03', '08:30')).toEqual([]);
    expect(kinds('2026-12-03', '08:15')).toEqual(['out_of_hours']);
    expect(kinds('2026-12-03', '16:15', 60)).toEqual([]);
    expect(kinds('2026-12-03', '16:15', 61)).toEqual(['out_of_hours']);
    expect(kinds('2026-12-03', '17:15', 0)).toEqual(['out_of_hours']);
  });

  it('is out of hours when it runs past midnight into the next morning', () => {
    expect(kinds('2026-12-03', '16:00', 17 * 60)).toEqual(['out_of_hours']);
  });
});

describe('a business day', () => {
  it('is none of weekend, holiday, turn of the year and closed day', () => {
    const days = ['2026-12-03', '2026-12-05', '2026-11-23', '2026-12-30', '2026-11-13'];
    expect(days.map((text) => isBusinessDay(day(text), calendar))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('comes after the long weekend', () => {
    expect(nextBusinessDay(day('2026-11-20'), calendar)).toBe('2026-11-24');
  });

  it('comes after the turn of the year', () => {
    expect(nextBusinessDay(day('2026-12-28'), calendar)).toBe('2027-01-04');
  });

  it('is missed loudly in a calendar that has none', () => {
    const closed = { ...calendar, holidayName: () => '休' };
    expect(() => nextBusinessDay(day('2026-11-20'), closed)).toThrow(RangeError);
  });
});

describe('the earliest dates for an urgent sitting', () => {
  const shown = (from: Date, count: number) =>
    earliestSlots(from, count, calendar).map(
      (slot) => `${dayIn('Asia/Tokyo', slot)} ${timeIn('Asia/Tokyo', slot)}`,
    );

  it('begin today when two hours remain', () => {
    expect(shown(at('2026-11-12', '08:00'), 3)).toEqual([
      '2026-11-12 10:00',
      '2026-11-12 14:00',
      '2026-11-16 10:00',
    ]);
  });

  it('leave two hours for those who are called', () => {
    expect(shown(at('2026-11-12', '08:01'), 1)).toEqual(['2026-11-12 14:00']);
    expect(shown(at('2026-11-12', '12:01'), 1)).toEqual(['2026-11-16 10:00']);
  });

  it('skip the weekend and the holiday on Monday', () => {
    expect(shown(at('2026-11-21', '09:00'), 2)).toEqual(['2026-11-24 10:00', '2026-11-24 14:00']);
  });

  it('are as many as asked for, in order, in hours and at least two hours ahead', () => {
    const from = fc
      .integer({ min: 0, max: 500 * 24 * 60 })
      .map((minutes) => new Date(Date.UTC(2026, 9, 1) + minutes * 60_000));
    fc.assert(
      fc.property(from, fc.integer({ min: 0, max: 12 }), (now, count) => {
        const slots = earliestSlots(now, count, calendar);
        expect(slots).toHaveLength(count);
        for (const [index, slot] of slots.entries()) {
          expect(dateNotes(slot, 60, calendar)).toEqual([]);
          expect(slot.getTime() - now.getTime()).toBeGreaterThanOrEqual(2 * 60 * 60_000);
          expect(slot.getTime()).toBeGreaterThan(slots[index - 1]?.getTime() ?? 0);
        }
      }),
    );
  });

  it('leave out no earlier slot', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), (days) => {
        const from = addDays(day('2026-11-01'), days);
        const [first] = earliestSlots(at(from, '00:00'), 1, calendar);
        const found = first ? dayIn('Asia/Tokyo', first) : null;
        for (let one: CalendarDay = from; found && one < found; one = addDays(one, 1)) {
          expect(isBusinessDay(one, calendar)).toBe(false);
        }
      }),
    );
  });
});
