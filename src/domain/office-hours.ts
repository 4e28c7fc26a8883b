import {
  addDays,
  type CalendarDay,
  dayIn,
  instantOf,
  partsOf,
  timeIn,
  type Weekday,
  weekday,
} from './calendar-day.ts';

/** What a municipality's calendar knows of a day: national holidays, and days on which it is closed itself. */
export type BusinessCalendar = {
  readonly zone: string;
  /** The name of the holiday (祝日, 振替休日), or null on a day that is none. */
  readonly holidayName: (day: CalendarDay) => string | null;
  /** 閉庁日 beyond weekends, holidays and the turn of the year. */
  readonly closedDays: ReadonlySet<CalendarDay>;
};

/** 開庁時間: 8:30–17:15. */
export const OFFICE_HOURS = { opens: '08:30', closes: '17:15' } as const;

/** What somebody who picks a date may have overlooked. It is pointed out and never refused. */
export type DateNote =
  | { readonly kind: 'holiday'; readonly day: CalendarDay; readonly name: string }
  | { readonly kind: 'weekend'; readonly day: CalendarDay; readonly weekday: Weekday }
  | { readonly kind: 'year_end'; readonly day: CalendarDay }
  | { readonly kind: 'closed_day'; readonly day: CalendarDay }
  | { readonly kind: 'out_of_hours'; readonly opens: string; readonly closes: string };

/** All that is unusual about holding a sitting at that moment. It ends in hours when it ends by 17:15. */
export function dateNotes(at: Date, lengthMin: number, calendar: BusinessCalendar): readonly DateNote[] {
  const end = new Date(at.getTime() + lengthMin * 60_000);
  const day = dayIn(calendar.zone, at);
  const begins = timeIn(calendar.zone, at);
  const staysInHours =
    dayIn(calendar.zone, end) === day &&
    begins >= OFFICE_HOURS.opens &&
    begins < OFFICE_HOURS.closes &&
    timeIn(calendar.zone, end) <= OFFICE_HOURS.closes;
  const notes = dayNotes(day, calendar);
  return staysInHours ? notes : [...notes, { kind: 'out_of_hours', ...OFFICE_HOURS }];
}

/** 開庁日: no weekend, no holiday, not 12月29日–1月3日, not closed by the municipality itself. */
export function isBusinessDay(day: CalendarDay, calendar: BusinessCalendar): boolean {
  return dayNotes(day, calendar).length === 0;
}

/** 開庁中: within the office hours of a business day. */
export function isOfficeOpen(at: Date, calendar: BusinessCalendar): boolean {
  const time = timeIn(calendar.zone, at);
  return (
    isBusinessDay(dayIn(calendar.zone, at), calendar) &&
    time >= OFFICE_HOURS.opens &&
    time < OFFICE_HOURS.closes
  );
}

/** 翌開庁日: the first business day after that day. */
export function nextBusinessDay(day: CalendarDay, calendar: BusinessCalendar): CalendarDay {
  for (let ahead = 1; ahead <= 366; ahead += 1) {
    const next = addDays(day, ahead);
    if (isBusinessDay(next, calendar)) return next;
  }
  throw new RangeError(`No business day within a year after ${day}`);
}

/**
 * The earliest sensible dates for an urgent sitting (緊急開催): business days at 10:00 and 14:00, at least
 * two hours ahead so that those who are called can come.
 */
export function earliestSlots(from: Date, count: number, calendar: BusinessCalendar): readonly Date[] {
  const earliest = from.getTime() + 2 * 60 * 60_000;
  const today = dayIn(calendar.zone, from);
  const slots: Date[] = [];
  for (
    let day = isBusinessDay(today, calendar) ? today : nextBusinessDay(today, calendar);
    slots.length < count;
    day = nextBusinessDay(day, calendar)
  ) {
    const open = ['10:00', '14:00'].map((time) => instantOf(calendar.zone, day, time));
    slots.push(...open.filter((slot) => slot.getTime() >= earliest));
  }
  return slots.slice(0, count);
}

function dayNotes(day: CalendarDay, calendar: BusinessCalendar): DateNote[] {
  const notes: DateNote[] = [];
  const name = calendar.holidayName(day);
  if (name !== null) notes.push({ kind: 'holiday', day, name });
  const fallsOn = weekday(day);
  if (fallsOn === 0 || fallsOn === 6) notes.push({ kind: 'weekend', day, weekday: fallsOn });
  if (isYearEnd(day)) notes.push({ kind: 'year_end', day });
  if (calendar.closedDays.has(day)) notes.push({ kind: 'closed_day', day });
  return notes;
}

/** 年末年始: 12月29日 to 1月3日, when municipal offices are closed. */
function isYearEnd(day: CalendarDay): boolean {
  const { month, date } = partsOf(day);
  return (month === 12 && date >= 29) || (month === 1 && date <= 3);
}
