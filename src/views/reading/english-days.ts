import { en } from 'chrono-node';
import { type CalendarDay, dayOf, partsOf, type Weekday } from '../../domain/calendar-day.ts';
import { certain } from './day-reading.ts';
import type { DayWord } from './day-words.ts';

/** The English weekdays, short and long. */
export const ENGLISH_WEEKDAY =
  '(?:sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?)';
const MONTH = [
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?',
  'july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)',
].join('|');
const DATE = '\\d{1,2}(?:st|nd|rd|th)?(?![\\d:])';
const YEAR = ',? ?20\\d{2}(?![\\d:])';

/** A day with its month, and the weekday and year that were typed with it. */
const DATED = new RegExp(
  `(?:(?<weekday>${ENGLISH_WEEKDAY})\\.?,? )?` +
    `(?:${MONTH}\\.? ?${DATE}(?<y1>${YEAR})?|${DATE} ?(?:of )?${MONTH}\\b\\.?(?<y2>${YEAR})?)(?![a-z])`,
  'iy',
);
const RELATIVE = new RegExp(
  `(?:${[
    `(?:next|this) ${ENGLISH_WEEKDAY}`,
    `${ENGLISH_WEEKDAY}(?: next week)?`,
    `next week (?:on )?${ENGLISH_WEEKDAY}`,
    '(?:the )?day after tomorrow',
    'tomorrow|today',
    'in \\d{1,2} (?:day|week|month)s?',
    'end of (?:the |this |next )?month',
  ].join('|')})(?![a-z])`,
  'iy',
);

/** Reads an English day ('Thu 3 Dec 2026', 'next Tue') that begins at that place of the text. */
export function readEnglishDay(text: string, from: number, today: CalendarDay): DayWord | null {
  for (const pattern of [DATED, RELATIVE]) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (!match) continue;
    const typed = match.groups ?? {};
    const reading = certain(chronoDay(match[0], today), today);
    const yearAssumed = pattern === DATED && !typed.y1 && !typed.y2;
    return {
      to: pattern.lastIndex,
      reading: reading.kind === 'day' ? { ...reading, yearAssumed } : reading,
      weekdayTyped: typed.weekday ? englishWeekday(typed.weekday) : null,
    };
  }
  return null;
}

function chronoDay(typed: string, today: CalendarDay): CalendarDay | null {
  const { year, month, date } = partsOf(today);
  // The morning of today on the machine's own clock: only the day is read back, so its zone does not matter.
  const morning = new Date(year, month - 1, date, 6);
  const [found] = en.casual.parse(plain(typed), morning, { forwardDate: true });
  if (found?.text !== plain(typed)) return null;
  return dayOf(found.start.get('year') ?? 0, found.start.get('month') ?? 0, found.start.get('day') ?? 0);
}

/** chrono-node 2.10 reads only a part of 'next week Tuesday' and of 'day after tomorrow' without 'the'. */
function plain(typed: string): string {
  return typed
    .replace(/^next week (?:on )?(.+)$/i, '$1 next week')
    .replace(/^day after tomorrow/i, 'the day after tomorrow');
}

export function englishWeekday(name: string): Weekday {
  return ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].indexOf(name.slice(0, 3).toLowerCase()) as Weekday;
}
