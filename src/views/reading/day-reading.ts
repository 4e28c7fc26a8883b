import {
  addDays,
  type CalendarDay,
  calendarDay,
  dayOf,
  fiscalYear,
  partsOf,
  type Weekday,
  weekday,
} from '../../domain/calendar-day.ts';
import { ERAS, eraOf } from '../../domain/wareki.ts';

/** What a day word says. `yearAssumed`: no year was typed, so it is the next such day. */
export type DayReading =
  | { readonly kind: 'day'; readonly day: CalendarDay; readonly yearAssumed: boolean }
  | { readonly kind: 'impossible_day' }
  | { readonly kind: 'unclear_day' }
  | { readonly kind: 'wrong_era'; readonly day: CalendarDay }
  | { readonly kind: 'far_off'; readonly day: CalendarDay };

type MonthDay = { readonly month: number; readonly date: number };

const MOST_YEARS_AHEAD = 10;
const IMPOSSIBLE: DayReading = { kind: 'impossible_day' };

/** A day whose year is certain, or null for one that does not exist. */
export function certain(day: CalendarDay | null, today: CalendarDay): DayReading {
  if (!day) return IMPOSSIBLE;
  const farOff = partsOf(day).year > partsOf(today).year + MOST_YEARS_AHEAD;
  return farOff ? { kind: 'far_off', day } : { kind: 'day', day, yearAssumed: false };
}

export function fullDay(year: number, { month, date }: MonthDay, today: CalendarDay): DayReading {
  return certain(dayOf(year, month, date), today);
}

/** 和暦: the day has to lie in the era that was typed; 平成38年 never was, and 令和元年 began in May. */
export function eraDay(typedEra: string, yearInEra: number, typed: MonthDay, today: CalendarDay): DayReading {
  const era = ERAS.find(({ name, letter }) => name === typedEra || letter === typedEra.toUpperCase());
  const day = era ? dayOf(partsOf(era.firstDay).year + yearInEra - 1, typed.month, typed.date) : null;
  return day && eraOf(day) !== era ? { kind: 'wrong_era', day } : certain(day, today);
}

/** 8.12.3 is 令和8年 and 26/12/3 is 2026, when only one of the two lies near. */
export function shortYearDay(year: number, typed: MonthDay, today: CalendarDay): DayReading {
  const { year: now } = partsOf(today);
  const [near, other] = [year + 2018, year + 2000].filter((full) => full >= now - 1 && full <= now + 2);
  return near !== undefined && other === undefined ? fullDay(near, typed, today) : { kind: 'unclear_day' };
}

/** Month and day without a year: the next such day, today included. 2/29 only when the next February has one. */
export function nextSuch({ month, date }: MonthDay, today: CalendarDay): DayReading {
  const now = partsOf(today);
  const passed = month < now.month || (month === now.month && date < now.date);
  return assumed(fullDay(passed ? now.year + 1 : now.year, { month, date }, today));
}

/** '4日': the 4th that comes next, or of the month typed before when it lies after that day. */
export function dayAlone(date: number, today: CalendarDay, previous: CalendarDay | null): DayReading {
  if (previous && date <= partsOf(previous).date) return { kind: 'unclear_day' };
  const passed = !previous && date < partsOf(today).date;
  return assumed(dayOfMonth(passed ? 1 : 0, date, previous ?? today));
}

export function dayOfMonth(monthsOn: number, date: number, today: CalendarDay): DayReading {
  const { year, month } = partsOf(today);
  const months = year * 12 + month - 1 + monthsOn;
  return fullDay(Math.floor(months / 12), { month: (months % 12) + 1, date }, today);
}

/** 月末 of the month so many months on. */
export function lastOfMonth(monthsOn: number, today: CalendarDay): DayReading {
  const next = dayOfMonth(monthsOn + 1, 1, today);
  return next.kind === 'day' ? certain(addDays(next.day, -1), today) : next;
}

/** 12月末: of the next such month. */
export function monthEnd(month: number, today: CalendarDay): DayReading {
  if (month < 1 || month > 12) return IMPOSSIBLE;
  return assumed(lastOfMonth((month - partsOf(today).month + 12) % 12, today));
}

/** 1か月後: one month after 31 January is the last day of February. */
export function monthsLater(months: number, today: CalendarDay): DayReading {
  const same = dayOfMonth(months, partsOf(today).date, today);
  return same.kind === 'impossible_day' ? lastOfMonth(months, today) : same;
}

/** 年度末 */
export function fiscalYearEnd(today: CalendarDay): DayReading {
  return certain(calendarDay(`${fiscalYear(today) + 1}-03-31`), today);
}

/** 来週火曜 is the Tuesday of the next week, and a week begins on Monday. */
export function inWeek(weeksOn: number, wanted: Weekday, today: CalendarDay): DayReading {
  const monday = addDays(today, -((weekday(today) + 6) % 7));
  return certain(addDays(monday, 7 * weeksOn + ((wanted + 6) % 7)), today);
}

/** 火曜: the next one, today included; 次の火曜: not today. */
export function coming(wanted: Weekday, today: CalendarDay, notToday: boolean): DayReading {
  const from = notToday ? addDays(today, 1) : today;
  return certain(addDays(from, (wanted - weekday(from) + 7) % 7), today);
}

function assumed(reading: DayReading): DayReading {
  return reading.kind === 'day' ? { ...reading, yearAssumed: true } : reading;
}
