import { en, ja } from 'chrono-node';

/** What a time word says: 'HH:MM', and how long it lasts when an end was typed. */
export type TimeReading =
  | { readonly kind: 'time'; readonly time: string; readonly lengthMin: number | null }
  | { readonly kind: 'impossible_time' }
  | { readonly kind: 'ends_before_start' };

const HALF_DAY = '(?:am|pm|a\\.m\\.|p\\.m\\.)(?![a-z])';
/** Minutes after 時; without 分 only when they cannot be the beginning of something else (14時30/12/4). */
const AFTER_HOUR = '(?: {0,2}半| {0,2}\\d{1,2} {0,2}分|[0-5]\\d(?![\\d/.:月日時分年]))';
const CLOCK = [
  `(?:(?:午前|午後|[ap]m) {0,2})?\\d{1,2} {0,2}時(?!間)${AFTER_HOUR}?`,
  `(?:(?:午前|午後|[ap]m) {0,2})?\\d{1,2}:\\d{2}(?::00)?(?!\\d)(?: ?${HALF_DAY})?`,
  `\\d{1,2} ?${HALF_DAY}`,
  '正午',
  'noon(?![a-z])',
].join('|');
const UNTIL = ' {0,2}(?:[-–—−~〜ー]|から|より|to(?![a-z])|until(?![a-z])) {0,2}';
const SPAN = `(?:(?<bare>\\d{1,2})(?=${UNTIL})|(?<start>${CLOCK}))${UNTIL}(?<end>${CLOCK})(?: {0,2}まで)?`;
const TIME = new RegExp(`${SPAN}|(?<only>${CLOCK})`, 'iy');

/** Reads the time, or the span of time (14:00-15:30), that begins at that place of a normalised text. */
export function timeWordAt(
  text: string,
  from: number,
): { readonly to: number; readonly reading: TimeReading } | null {
  TIME.lastIndex = from;
  const match = TIME.exec(text);
  if (!match) return null;
  const { bare, start, end, only } = match.groups ?? {};
  const typed = only ?? `${bare ? spelledLike(bare, end ?? '') : start}-${end}`;
  return { to: TIME.lastIndex, reading: clockReading(plain(typed)) };
}

/** '14-16時' and '2-3:30pm': the first hour is spelled like the second. */
function spelledLike(hour: string, end: string): string {
  if (/時/.test(end)) return `${hour}時`;
  return /[ap]\.?m/i.test(end) ? hour : `${hour}:00`;
}

/** chrono-node 2.10 (strict) knows neither 正午 nor noon; whole seconds and wide blanks say nothing. */
function plain(typed: string): string {
  return typed
    .replace(/正午|noon/gi, '12:00')
    .replace(/(:\d{2}):00/g, '$1')
    .replace(/ {2,}/g, ' ');
}

/**
 * chrono-node reads times of day well (午後2時半, 10時から午後1時, 2-3:30pm), so it does. What it
 * does not take to the last character is impossible (25:00). So are 午前12時 and 午後12時, which people use
 * for noon and for midnight alike.
 */
function clockReading(typed: string): TimeReading {
  const locale = /[時午]/.test(typed) ? ja.strict : en.strict;
  const [found] = locale.parse(typed, new Date(2026, 0, 5, 6));
  if (found?.text !== typed || /午[前後] ?12/.test(typed)) return { kind: 'impossible_time' };
  const starts = minutesOfDay(found.start);
  const time = `${String(Math.floor(starts / 60)).padStart(2, '0')}:${String(starts % 60).padStart(2, '0')}`;
  if (!found.end) return { kind: 'time', time, lengthMin: null };
  const lengthMin = minutesOfDay(found.end) - starts;
  return lengthMin > 0 ? { kind: 'time', time, lengthMin } : { kind: 'ends_before_start' };
}

function minutesOfDay(clock: { get(part: 'hour' | 'minute'): number | null }): number {
  return (clock.get('hour') ?? 0) * 60 + (clock.get('minute') ?? 0);
}
