import holidayJp from '@holiday-jp/holiday_jp';
import type { CalendarDay } from '../domain/calendar-day.ts';
import type { BusinessCalendar } from '../domain/office-hours.ts';

const holidays: Readonly<Record<string, { readonly name: string }>> = holidayJp.holidays;

/**
 * The name of a Japanese holiday (祝日, 振替休日, 国民の休日), or null. The table is read by its key, because
 * the package's own `isHoliday(Date)` takes the day of the machine's zone. It covers 1970 to 2050. It calls
 * 2026-05-06 こどもの日 振替休日 although 憲法記念日 is the one made up for, so only 振替休日 is told.
 */
export function holidayName(day: CalendarDay): string | null {
  return holidays[day]?.name.replace(/^.+ (?=振替休日$)/, '') ?? null;
}

/** The calendar of a municipality: national holidays and the days that it is closed itself. */
export function businessCalendar(zone: string, closedDays: Iterable<CalendarDay> = []): BusinessCalendar {
  return { zone, holidayName, closedDays: new Set(closedDays) };
}
