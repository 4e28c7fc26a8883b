import { type CalendarDay, calendarDay, fiscalYear } from './calendar-day.ts';

/**
 * 保存期限: the first day on which the records of a case that was closed may no longer be used. The years count
 * from 1 April after the fiscal year of the closing, as municipal rules on documents do: closed on 2026-11-25
 * and kept for 5 years, they end with 31 March 2032.
 */
export function retentionEndsOn(closedOn: CalendarDay, years: number): CalendarDay {
  return calendarDay(`${fiscalYear(closedOn) + 1 + years}-04-01`);
}
