import { describe, expect, it } from 'vitest';
import { calendarDay, instantOf } from '../../src/domain/calendar-day.ts';
import { dateNotes } from '../../src/domain/office-hours.ts';
import { businessCalendar, holidayName } from '../../src/law/holidays.ts';

describe('the holidays of Japan', () => {
  it.each([
    ['2026-11-23', '勤労感謝の日'],
    ['2027-01-01', '元日'],
    ['2026-05-06', '振替休日'],
    ['2026-09-22', '休日'],
  ])('have %s as %s', (day, name) => {
    expect(holidayName(calendarDay(day))).toBe(name);
  });

  it('leave an ordinary day alone, wherever the machine is', () => {
    expect([holidayName(calendarDay('2026-11-22')), holidayName(calendarDay('2026-11-24'))]).toEqual([
      null,
      null,
    ]);
  });

  it('are pointed out on a date in the evening of Greenwich by the day in Tokyo', () => {
    const calendar = businessCalendar('Asia/Tokyo');
    const at = instantOf('Asia/Tokyo', calendarDay('2026-11-23'), '08:30');
    expect(at.toISOString()).toBe('2026-11-22T23:30:00.000Z');
    expect(dateNotes(at, 60, calendar)).toEqual([
      { kind: 'holiday', day: '2026-11-23', name: '勤労感謝の日' },
    ]);
  });

  it('go together with the days on which the municipality itself is closed', () => {
    const calendar = businessCalendar('Asia/Tokyo', [calendarDay('2026-11-13')]);
    const at = instantOf('Asia/Tokyo', calendarDay('2026-11-13'), '10:00');
    expect(dateNotes(at, 60, calendar)).toEqual([{ kind: 'closed_day', day: '2026-11-13' }]);
  });
});
