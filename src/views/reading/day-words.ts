import { addDays, type CalendarDay, partsOf, type Weekday } from '../../domain/calendar-day.ts';
import {
  certain,
  coming,
  type DayReading,
  dayAlone,
  dayOfMonth,
  eraDay,
  fiscalYearEnd,
  fullDay,
  inWeek,
  lastOfMonth,
  monthEnd,
  monthsLater,
  nextSuch,
  shortYearDay,
} from './day-reading.ts';
import { readEnglishDay } from './english-days.ts';

/** Where a reader stands: the day it is, and the day typed before in the same text. */
export type DayContext = { readonly today: CalendarDay; readonly previous: CalendarDay | null };

export const WEEKDAYS = '日月火水木金土';

type Groups = Readonly<Record<string, string | undefined>>;
type DayRule = readonly [pattern: RegExp, read: (typed: Groups, context: DayContext) => DayReading];

/** 12月3日, with the blanks of official letters. */
const KANJI = '(?<m1>\\d{1,2}) {0,2}月 {0,2}(?<d1>\\d{1,2}) {0,2}日';
/** What follows a year: 年12月3日, or .12.3, /12/3, -12-3. */
const TAIL = `(?:${[
  ` {0,2}年 {0,2}${KANJI}`,
  '(?<mark>[./-])(?<m2>\\d{1,2})\\k<mark>(?<d2>\\d{1,2})(?![\\d/])',
].join('|')})`;
/** Month and day alone. 12.3 needs a weekday or a time after it, or it could be any number. */
const MONTH_DAY = `(?:${[
  `${KANJI}(?!間)`,
  '(?<m2>\\d{1,2})/(?<d2>\\d{1,2})(?![\\d/])',
  '(?<m3>\\d{1,2})\\.(?<d3>\\d{1,2})(?!\\d)(?= {0,2}(?:\\(|午)| {1,2}\\d{1,2}[:時])',
].join('|')})`;
/** What may follow a word that could also begin a name (明日香村, あすなろ会館). */
const WORD_ENDS = '中?(?=[\\s\\d(,、。・の午正と]|まで|$)';
/** 毎月10日, 昨年12月3日, 毎週火曜 and 第2火曜 are no single day ahead. */
const NOT_OF_ANOTHER_MONTH = '(?<![年月]の?)';
const NOT_OF_ANOTHER_WEEK = '(?<!週の?|第[\\d一二三四])';

/*
 * Days are read by rules of our own. chrono-node 2.10 (ja) was measured to get them wrong: 来週火曜 is the
 * coming Tuesday of whichever week, 明後日 and あさって are skipped and leave their time to today, R8.12.3 is
 * not seen and R8/12/3 is 12 August, 12/3 typed on that day is next year, 2/30 and 3日後 and 今月末 vanish, a
 * weekday that contradicts the date is ignored, and in '14:00 12/4' the 12 is taken for seconds.
 * Its English is right, and english-days.ts uses it.
 */
const RULES: readonly DayRule[] = [
  rule(`(?<era>令和|平成|昭和|[RHS])[. ]?(?<year>元|\\d{1,2})${TAIL}`, (typed, { today }) =>
    eraDay(typed.era ?? '', typed.year === '元' ? 1 : Number(typed.year), monthDay(typed), today),
  ),
  rule(`(?<year>\\d{4})${TAIL}`, (typed, { today }) => fullDay(Number(typed.year), monthDay(typed), today)),
  rule(`(?<year>\\d{1,2})${TAIL}`, (typed, { today }) =>
    shortYearDay(Number(typed.year), monthDay(typed), today),
  ),
  rule('(?<n>\\d{1,3}) ?日後', ({ n }, { today }) => certain(addDays(today, Number(n)), today)),
  rule('(?<n>\\d{1,2}) ?週間?後', ({ n }, { today }) => certain(addDays(today, 7 * Number(n)), today)),
  rule('(?<n>\\d{1,2}) ?[かカヶケヵ箇個]月後', ({ n }, { today }) => monthsLater(Number(n), today)),
  rule(`(?<named>[今本来])年の? {0,2}${MONTH_DAY}`, (typed, { today }) =>
    fullDay(partsOf(today).year + (typed.named === '来' ? 1 : 0), monthDay(typed), today),
  ),
  rule(`${NOT_OF_ANOTHER_MONTH}${MONTH_DAY}`, (typed, { today }) => nextSuch(monthDay(typed), today)),
  rule('(?<month>\\d{1,2})月末日?', ({ month }, { today }) => monthEnd(Number(month), today)),
  rule('(?<named>今|来|再来)月の? {0,2}(?<date>\\d{1,2}) {0,2}日(?!間)', ({ named, date }, { today }) =>
    dayOfMonth(periodsOn(named), Number(date), today),
  ),
  rule('(?:(?<named>今|来|再来)月の?(?:月?末日?|中)|月末)', ({ named }, { today }) =>
    lastOfMonth(periodsOn(named), today),
  ),
  rule('[今本]?年度末', (_, { today }) => fiscalYearEnd(today)),
  rule(
    `${NOT_OF_ANOTHER_MONTH}(?<date>\\d{1,2})日(?![間後前目以程ほごおぶ付分数])`,
    ({ date }, { today, previous }) => dayAlone(Number(date), today, previous),
  ),
  rule(
    `(?<named>今|来|次|再来|再々来)週の? {0,2}(?:\\((?<w1>[${WEEKDAYS}])\\)|(?<w2>[${WEEKDAYS}])(?:曜日?|(?!末|曜)))`,
    ({ named, w1, w2 }, { today }) => inWeek(periodsOn(named), weekdayOf(w1 ?? w2), today),
  ),
  rule(`${NOT_OF_ANOTHER_WEEK}(?<next>次の|今度の)?(?<w>[${WEEKDAYS}])曜日?`, ({ next, w }, { today }) =>
    coming(weekdayOf(w), today, next !== undefined),
  ),
  rule(`(?:今日|本日|きょう)${WORD_ENDS}`, (_, { today }) => certain(today, today)),
  rule(`(?:明日|あした|あす)${WORD_ENDS}`, (_, { today }) => certain(addDays(today, 1), today)),
  rule(`(?:明後日|あさって)${WORD_ENDS}`, (_, { today }) => certain(addDays(today, 2), today)),
  rule(`(?:明々後日|しあさって)${WORD_ENDS}`, (_, { today }) => certain(addDays(today, 3), today)),
];

export type DayWord = {
  readonly to: number;
  readonly reading: DayReading;
  /** The weekday that an English date names, which need not agree. */
  readonly weekdayTyped: Weekday | null;
};

/** Reads the day word that begins at that place of a normalised text, or null when none begins there. */
export function dayWordAt(text: string, from: number, context: DayContext): DayWord | null {
  for (const [pattern, read] of RULES) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (match)
      return { to: pattern.lastIndex, reading: read(match.groups ?? {}, context), weekdayTyped: null };
  }
  return readEnglishDay(text, from, context.today);
}

export function weekdayOf(name: string | undefined): Weekday {
  return WEEKDAYS.indexOf(name ?? '') as Weekday;
}

function rule(pattern: string, read: DayRule[1]): DayRule {
  return [new RegExp(pattern, 'iy'), read];
}

function monthDay(typed: Groups): { month: number; date: number } {
  return {
    month: Number(typed.m1 ?? typed.m2 ?? typed.m3),
    date: Number(typed.d1 ?? typed.d2 ?? typed.d3),
  };
}

/** How many weeks or months on 今, 来, 再来 is. */
function periodsOn(named: string | undefined): number {
  const periods: Readonly<Record<string, number>> = { 来: 1, 次: 1, 再来: 2, 再々来: 3 };
  return periods[named ?? ''] ?? 0;
}
