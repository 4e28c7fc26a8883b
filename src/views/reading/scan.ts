import type { CalendarDay, Weekday } from '../../domain/calendar-day.ts';
import type { DayReading } from './day-reading.ts';
import { type DayContext, dayWordAt, WEEKDAYS, weekdayOf } from './day-words.ts';
import { ENGLISH_WEEKDAY, englishWeekday } from './english-days.ts';
import { LENGTH, minutesOf } from './length.ts';
import { type TimeReading, timeWordAt } from './time-words.ts';

type Span = { readonly from: number; readonly to: number };
export type DayToken = Span & {
  readonly kind: 'day';
  readonly reading: DayReading;
  /** The weekday beside it, which need not agree. */
  readonly weekdayTyped: Weekday | null;
};
export type TimeToken = Span & { readonly kind: 'time'; readonly reading: TimeReading };
export type LengthToken = Span & { readonly kind: 'length'; readonly minutes: number };
export type RestToken = Span & { readonly kind: 'rest' };
export type Token = DayToken | TimeToken | LengthToken | RestToken;

// All patterns are sticky and bounded, so a text is read in time that grows with its length alone.
const SEPARATORS = /(?:[\s、,。・;|]|(?<=\s)\/(?=\s)|\.(?=\s|$))+/y;
const BULLET = /(?<=(?:^|\n)[ \t]{0,8})(?:[-*•●○■◆※]|\(?\d{1,2}[.)])[ \t]/y;
const GLUE =
  /(?:と|か|や|または|又は|もしくは|若しくは|及び|および|各|@|(?:and|or|at|on|from)(?![a-z])|(?<=\d)T(?=\d))[ \t]{0,2}/iy;
const BEFORE_GAP = '(?=[\\s\\d、,。・(午正]|$)';
const POLITE = '(?:です|でお願いします|お願いします|お願いいたします|お願い致します)';
const DAY_PARTICLE = new RegExp(
  `[ \\t]{0,2}(?:(?:の|は|に|までに?)${BEFORE_GAP}|(?:まで|に)?${POLITE})`,
  'y',
);
const TIME_PARTICLE = new RegExp(
  `[ \\t]{0,2}(?:${[
    `(?:から|より|開始|スタート|まで|の|に|は|で)${BEFORE_GAP}`,
    `(?:から|に)?${POLITE}`,
    '[~〜](?=[\\s、,]|$)',
  ].join('|')})`,
  'y',
);
const WEEKDAY_BESIDE = new RegExp(
  `[ \\t]{0,2}(?:${[
    `\\((?<w1>[${WEEKDAYS}])(?:曜日?)?(?:[・,/ ]?(?:祝日?|休日?))?\\)`,
    `(?<w2>[${WEEKDAYS}])(?:曜日?|(?=[\\s\\d、,午]|$))`,
    `\\(?(?<w3>${ENGLISH_WEEKDAY})\\.?(?![a-z])\\)?`,
  ].join('|')})`,
  'iy',
);
const LENGTH_BESIDE = new RegExp(
  `[ \\t]{0,2}\\(?(?:約|各|計)? ?(?<length>${LENGTH})(?![前後以遅])\\)?`,
  'iy',
);
const INSIDE_A_WORD = /[0-9A-Za-z.:/+]$|[0-9A-Za-z]-$/;

/** Cuts a normalised text into days, times, lengths and the rest. What joins or lists them is skipped. */
export function scan(text: string, today: CalendarDay): readonly Token[] {
  const tokens: Token[] = [];
  let previous: CalendarDay | null = null;
  let at = 0;
  while (at < text.length) {
    const gap = skip(SEPARATORS, text, at) || skip(BULLET, text, at);
    if (gap) {
      at += gap;
      continue;
    }
    const glue = skip(GLUE, text, at);
    const found: Found =
      (glue ? tokensAt(text, at + glue, { today, previous }, true) : null) ??
      tokensAt(text, at, { today, previous }, false) ??
      restAt(text, at, { today, previous });
    for (const token of found.tokens) {
      tokens.push(token);
      if (token.kind === 'day' && token.reading.kind === 'day') previous = token.reading.day;
    }
    at = found.to;
  }
  return tokens;
}

type Found = { readonly tokens: readonly Token[]; readonly to: number };

function tokensAt(text: string, from: number, context: DayContext, afterGlue: boolean): Found | null {
  const joined =
    /[0-9A-Za-z]/.test(text[from] ?? '') && INSIDE_A_WORD.test(text.slice(Math.max(0, from - 2), from));
  if (joined && !afterGlue) return null;
  return dayAt(text, from, context) ?? timeAt(text, from);
}

function dayAt(text: string, from: number, context: DayContext): Found | null {
  const word = dayWordAt(text, from, context);
  if (!word) return null;
  WEEKDAY_BESIDE.lastIndex = word.to;
  const { w1, w2, w3 } = WEEKDAY_BESIDE.exec(text)?.groups ?? {};
  const to = WEEKDAY_BESIDE.lastIndex || word.to;
  const beside = w3 ? englishWeekday(w3) : w1 || w2 ? weekdayOf(w1 ?? w2) : null;
  const token: Token = {
    kind: 'day',
    from,
    to,
    reading: word.reading,
    weekdayTyped: beside ?? word.weekdayTyped,
  };
  return { tokens: [token], to: to + skip(DAY_PARTICLE, text, to) };
}

function timeAt(text: string, from: number): Found | null {
  const word = timeWordAt(text, from);
  if (!word) return null;
  const time: Token = { kind: 'time', from, to: word.to, reading: word.reading };
  const to = word.to + skip(TIME_PARTICLE, text, word.to);
  LENGTH_BESIDE.lastIndex = to;
  const typed = LENGTH_BESIDE.exec(text)?.groups?.length;
  const minutes = typed ? minutesOf(typed) : null;
  if (minutes === null) return { tokens: [time], to };
  const end = LENGTH_BESIDE.lastIndex;
  return { tokens: [time, { kind: 'length', from: to, to: end, minutes }], to: end };
}

/** What no rule reads, up to the next day, time or line, without the separators behind it. */
function restAt(text: string, from: number, context: DayContext): Found {
  let to = from + 1;
  let end = to;
  while (to < text.length && text[to] !== '\n' && !tokensAt(text, to, context, false)) {
    to += 1;
    if (!/[\s、,。・]/.test(text[to - 1] ?? '')) end = to;
  }
  return { tokens: [{ kind: 'rest', from, to: end }], to };
}

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0].length ?? 0;
}
