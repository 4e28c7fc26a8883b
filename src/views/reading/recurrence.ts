import type { Weekday } from '../../domain/calendar-day.ts';
import type { Recurrence } from '../../domain/recurrence.ts';

const JA = '日月火水木金土';
const EN = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEKDAY = `([${JA}])(?:曜日?)?|(${EN.join('|')})[a-z]*`;

function weekdayOf(ja: string | undefined, en: string | undefined): Weekday {
  return (ja === undefined ? EN.indexOf(en ?? '') : JA.indexOf(ja)) as Weekday;
}

/**
 * Reads when a task comes again (繰り返し) as people type it: 月曜 for every week; 10日, 月末, 第2月曜, 見直し 10日 for every
 * month. Null where it says no such thing; nothing is guessed.
 */
export function readRecurrence(typed: string, every: 'week' | 'month'): Recurrence | null {
  const text = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/毎[週月]|every|\s|の/gu, '');
  return every === 'week' ? inWeek(text) : inMonth(text);
}

function inWeek(text: string): Recurrence | null {
  const match = new RegExp(`^(?:${WEEKDAY})$`, 'u').exec(text);
  return match ? { every: 'week', weekday: weekdayOf(match[1], match[2]) } : null;
}

function inMonth(text: string): Recurrence | null {
  const isReview = /見直し|review/u.test(text);
  const rest = text.replace(/見直し|review/u, '');
  const every = isReview ? 'month_review' : 'month_day';
  if (/^(?:月?末日?|lastday|endofmonth)$/u.test(rest)) return { every, date: 31 };
  const date = Number(/^(\d{1,2})(?:日|st|nd|rd|th)?$/u.exec(rest)?.[1]);
  if (date >= 1 && date <= 31) return { every, date };
  const nth = new RegExp(`^(?:第?([1-5])|(最終|last))(?:st|nd|rd|th)?(?:${WEEKDAY})$`, 'u').exec(rest);
  if (!nth || isReview) return null;
  return {
    every: 'month_weekday',
    nth: nth[2] === undefined ? Number(nth[1]) : 5,
    weekday: weekdayOf(nth[3], nth[4]),
  };
}

/** Reads how soon a task is due once its trigger has come: 即日 (0, also when nothing is typed), 3開庁日. Else null. */
export function readWithin(typed: string): number | null {
  const text = typed.normalize('NFKC').toLowerCase().replace(/\s/gu, '');
  if (/^(?:|即日|当日|すぐ|sameday|atonce)$/u.test(text)) return 0;
  const days = /^(?:within)?(\d{1,2})(?:開庁日|営業日|日|businessdays?|days?)(?:以内|後)?$/u.exec(text)?.[1];
  return days === undefined ? null : Number(days);
}
