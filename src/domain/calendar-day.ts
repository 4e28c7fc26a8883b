/** A day on the wall calendar of one place, such as 2027-03-31. Never an instant. */
export type CalendarDay = string & { readonly calendarDay: true };

/** 曜日, counted as `Date` does: 0 is Sunday (日), 6 is Saturday (土). */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Reads '2027-03-31'. Throws a RangeError when no calendar has that day. */
export function calendarDay(text: string): CalendarDay {
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  // `Date` takes 2027-02-30 for 2 March, so the day has to come out as it went in.
  if (!midnight || Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(text)) {
    throw new RangeError(`Not a calendar day: ${text}`);
  }
  return text as CalendarDay;
}

/** The day that year, month and day make, or null when there is no such day (2月30日). */
export function dayOf(year: number, month: number, date: number): CalendarDay | null {
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month - 1, date);
  const exists =
    midnight.getUTCFullYear() === year &&
    midnight.getUTCMonth() === month - 1 &&
    midnight.getUTCDate() === date;
  return exists && year >= 0 && year <= 9999 ? (midnight.toISOString().slice(0, 10) as CalendarDay) : null;
}

export function partsOf(day: CalendarDay): { year: number; month: number; date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

/** The day that the wall calendar of the zone shows at that instant. */
export function dayIn(zone: string, at: Date): CalendarDay {
  return wallClock(zone, at.getTime()).slice(0, 10) as CalendarDay;
}

/** The time that the wall clock of the zone shows at that instant, as 'HH:MM'. */
export function timeIn(zone: string, at: Date): string {
  return wallClock(zone, at.getTime()).slice(11, 16);
}

/**
 * The instant at which the clocks of the zone show that day and time. A time that comes twice (clocks set
 * back) is its first occurrence; one that is skipped (clocks set forward) moves on by the skipped hour.
 */
export function instantOf(zone: string, day: CalendarDay, time: string): Date {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new RangeError(`Not a time of day: ${time}`);
  const wanted = `${day}T${time}:00`;
  const asUtc = Date.parse(`${wanted}Z`);
  const before = asUtc - offsetMs(zone, asUtc - DAY_MS);
  const after = asUtc - offsetMs(zone, asUtc + DAY_MS);
  const shown = [before, after].filter((instant) => wallClock(zone, instant) === wanted);
  return new Date(shown.length > 0 ? Math.min(...shown) : before);
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  return calendarDay(new Date(noonUtc(day) + days * DAY_MS).toISOString().slice(0, 10));
}

/** How many days `to` comes after `from`; negative when it comes before. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Math.round((noonUtc(to) - noonUtc(from)) / DAY_MS);
}

export function weekday(day: CalendarDay): Weekday {
  return new Date(noonUtc(day)).getUTCDay() as Weekday;
}

/** 年度: runs from April to March and is named by the year it begins in (令和8年度 is 2026). */
export function fiscalYear(day: CalendarDay): number {
  const { year, month } = partsOf(day);
  return month >= 4 ? year : year - 1;
}

function noonUtc(day: CalendarDay): number {
  return Date.parse(`${day}T12:00:00Z`);
}

function offsetMs(zone: string, instant: number): number {
  return Date.parse(`${wallClock(zone, instant)}Z`) - instant;
}

// A formatter costs far more to make than to use, and there are as many as zones.
const formatters = new Map<string, Intl.DateTimeFormat>();

/** What calendar and clock of the zone show, as 2027-03-31T14:00:00. */
function wallClock(zone: string, instant: number): string {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA-u-ca-iso8601', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(zone, formatter);
  }
  const part = Object.fromEntries(formatter.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${part.year?.padStart(4, '0')}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}`;
}
