import { type CalendarDay, calendarDay } from '../../domain/calendar-day.ts';

/** A date column; Prisma shows it as midnight in Greenwich. */
export function dayToColumn(day: CalendarDay): Date {
  return new Date(`${day}T00:00:00Z`);
}

export function dayFromColumn(column: Date): CalendarDay {
  return calendarDay(column.toISOString().slice(0, 10));
}
