import { type CalendarDay, calendarDay, dayIn, partsOf, timeIn, weekday } from './calendar-day.ts';

/** 元号: an era holds from its first day until the day before the next one's. */
export type Era = { readonly name: string; readonly letter: string; readonly firstDay: CalendarDay };

/** Newest first. 平成 and 令和 by the 元号を改める政令, 昭和 by the 改元の詔書. */
export const ERAS: readonly Era[] = [
  { name: '令和', letter: 'R', firstDay: calendarDay('2019-05-01') },
  { name: '平成', letter: 'H', firstDay: calendarDay('1989-01-08') },
  { name: '昭和', letter: 'S', firstDay: calendarDay('1926-12-25') },
];

const WEEKDAYS_JA = ['日', '月', '火', '水', '木', '金', '土'] as const;
const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS_EN = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

/** The era of a day, or null before 昭和. */
export function eraOf(day: CalendarDay): Era | null {
  return ERAS.find((era) => era.firstDay <= day) ?? null;
}

/** '木' */
function weekdayName(day: CalendarDay): string {
  return WEEKDAYS_JA[weekday(day)];
}

/** '令和8年12月3日(木)'. The first year of an era is 元年; a day before 昭和 shows the western year. */
export function warekiDay(day: CalendarDay): string {
  const { year, month, date } = partsOf(day);
  return `${warekiYear(year, eraOf(day))}${month}月${date}日(${weekdayName(day)})`;
}

/** '令和8年12月3日(木) 14:00' */
export function warekiMoment(zone: string, at: Date): string {
  return `${warekiDay(dayIn(zone, at))} ${clock(zone, at)}`;
}

/** '12/3(木)' */
export function shortDay(day: CalendarDay): string {
  const { month, date } = partsOf(day);
  return `${month}/${date}(${weekdayName(day)})`;
}

/** '12/3(木) 14:00' */
export function shortMoment(zone: string, at: Date): string {
  return `${shortDay(dayIn(zone, at))} ${clock(zone, at)}`;
}

/** 'Thu 3 Dec 2026' */
export function englishDay(day: CalendarDay): string {
  return `${englishShortDay(day)} ${partsOf(day).year}`;
}

/** 'Thu 3 Dec 2026, 14:00' */
export function englishMoment(zone: string, at: Date): string {
  return `${englishDay(dayIn(zone, at))}, ${clock(zone, at)}`;
}

/** 'Thu 3 Dec' */
export function englishShortDay(day: CalendarDay): string {
  const { month, date } = partsOf(day);
  return `${WEEKDAYS_EN[weekday(day)]} ${date} ${MONTHS_EN[month - 1]}`;
}

/** 'Thu 3 Dec, 14:00' */
export function englishShortMoment(zone: string, at: Date): string {
  return `${englishShortDay(dayIn(zone, at))}, ${clock(zone, at)}`;
}

/**
 * 年度 as people write it: '令和8年度', or 'R8' as in case numbers. It is named by the era of its December,
 * so the one in which 令和 began is 令和元年度 and the one in which 平成 began is 昭和63年度.
 */
export function fiscalYearName(year: number, form: 'long' | 'short'): string {
  const era = eraOf(calendarDay(`${String(year).padStart(4, '0')}-12-31`));
  if (form === 'long') return `${warekiYear(year, era)}度`;
  return era ? `${era.letter}${yearOf(era, year)}` : String(year);
}

function warekiYear(year: number, era: Era | null): string {
  if (!era) return `${year}年`;
  const inEra = yearOf(era, year);
  return `${era.name}${inEra === 1 ? '元' : inEra}年`;
}

function yearOf(era: Era, year: number): number {
  return year - partsOf(era.firstDay).year + 1;
}

/** '14:00', and '9:30' without a leading zero as it is written in notices. */
function clock(zone: string, at: Date): string {
  return timeIn(zone, at).replace(/^0/, '');
}
