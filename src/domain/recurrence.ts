import { addDays, type CalendarDay, dayOf, partsOf, type Weekday, weekday } from './calendar-day.ts';
import { type BusinessCalendar, isBusinessDay, nextBusinessDay } from './office-hours.ts';

/**
 * 繰り返し: on a weekday of every week, or once a month on a date (31 is 月末) or on a weekday (5 is the last one).
 * 毎月見直し is on a date, and goes on until a review closes it.
 */
export type Recurrence =
  | { readonly every: 'week'; readonly weekday: Weekday }
  | { readonly every: 'month_day'; readonly date: number }
  | { readonly every: 'month_weekday'; readonly nth: number; readonly weekday: Weekday }
  | { readonly every: 'month_review'; readonly date: number };

/**
 * 次の回の期限: the first day after that day which the rule names, and where the office is closed on it the next business
 * day that follows. A month without a 31st has its last day instead.
 */
export function nextRoundOn(rule: Recurrence, after: CalendarDay, calendar: BusinessCalendar): CalendarDay {
  const named = rule.every === 'week' ? inWeek(rule.weekday, after) : inMonths(rule, after);
  return onBusinessDay(named, calendar);
}

function inWeek(on: Weekday, after: CalendarDay): CalendarDay {
  const ahead = (on - weekday(after) + 7) % 7;
  return addDays(after, ahead === 0 ? 7 : ahead);
}

type Monthly = Exclude<Recurrence, { every: 'week' }>;

/**
 * By the month: in that of `after`, else in one that follows. Seven days back from a fifth weekday that a month does not
 * have is its last one.
 */
function inMonths(rule: Monthly, after: CalendarDay): CalendarDay {
  const { year, month } = partsOf(after);
  for (let ahead = 0; ahead <= 2; ahead += 1) {
    const named = inMonth(rule, year + Math.floor((month - 1 + ahead) / 12), ((month - 1 + ahead) % 12) + 1);
    if (named > after) return named;
  }
  throw new RangeError(`No round within two months after ${after}`);
}

function inMonth(rule: Monthly, year: number, month: number): CalendarDay {
  if (rule.every !== 'month_weekday') return dayOf(year, month, rule.date) ?? lastOf(year, month);
  const first = dayOf(year, month, 1) as CalendarDay;
  const firstSuch = addDays(first, (rule.weekday - weekday(first) + 7) % 7);
  const named = addDays(firstSuch, (rule.nth - 1) * 7);
  return partsOf(named).month === month ? named : addDays(named, -7);
}

function lastOf(year: number, month: number): CalendarDay {
  const next = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
  return addDays(next as CalendarDay, -1);
}

function onBusinessDay(day: CalendarDay, calendar: BusinessCalendar): CalendarDay {
  return isBusinessDay(day, calendar) ? day : nextBusinessDay(day, calendar);
}

/** n開庁日後: the day itself for 0 (即日), whatever day it is; else the n-th business day after it. */
export function businessDaysAfter(day: CalendarDay, n: number, calendar: BusinessCalendar): CalendarDay {
  let found = day;
  for (let passed = 0; passed < n; passed += 1) found = nextBusinessDay(found, calendar);
  return found;
}
