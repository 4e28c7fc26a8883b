import { type CalendarDay, dayIn, instantOf, type Weekday, weekday } from '../../domain/calendar-day.ts';
import { type NormalText, normalise } from './normalise.ts';
import { type DayToken, type LengthToken, scan, type TimeToken, type Token } from './scan.ts';

/** Why a typed day cannot be taken as it stands. `text` is what the person typed. */
export type DayProblem =
  /** 2/30 */
  | { readonly kind: 'impossible_day'; readonly text: string }
  /** '4日' after '12/20', '30/12/3': more than one day could be meant, or none that lies near. */
  | { readonly kind: 'unclear_day'; readonly text: string }
  /** 平成38年12月3日: the day exists, under another era. */
  | { readonly kind: 'wrong_era'; readonly text: string; readonly day: CalendarDay }
  /** More than ten years ahead. */
  | { readonly kind: 'far_off'; readonly text: string; readonly day: CalendarDay }
  /** 12/3(金), when that day is a Thursday. */
  | {
      readonly kind: 'weekday_mismatch';
      readonly text: string;
      readonly day: CalendarDay;
      readonly typed: Weekday;
      readonly real: Weekday;
    };

/** One date and time as it was read, or the reason why it could not be. */
export type ReadMoment =
  | {
      readonly kind: 'moment';
      readonly text: string;
      readonly at: Date;
      /** From an end (14:00-15:30) or a length (14:00 90分) beside it; else null. */
      readonly lengthMin: number | null;
      /** No year was typed, so it is the next such day from today. */
      readonly yearAssumed: boolean;
    }
  | { readonly kind: 'missing_time'; readonly text: string; readonly day: CalendarDay }
  | { readonly kind: 'missing_day'; readonly text: string }
  /** 25:00, and 午前12時, which may be noon or midnight. */
  | { readonly kind: 'impossible_time'; readonly text: string; readonly day: CalendarDay }
  | { readonly kind: 'ends_before_start'; readonly text: string; readonly day: CalendarDay }
  | DayProblem;

export type ReadDay =
  | { readonly kind: 'day'; readonly text: string; readonly day: CalendarDay; readonly yearAssumed: boolean }
  | DayProblem;

export type ReadingPlace = { readonly now: Date; readonly zone: string };

/**
 * Reads the dates of sittings (開催日時) as people type them, one after the other, in their order. A time
 * without a day takes the day before it; a day without a time, or with a weekday that does not agree, is
 * reported and never guessed. What belongs to no date comes back in `unread`, as it was typed.
 */
export function readMoments(
  typed: string,
  { now, zone }: ReadingPlace,
): { readonly moments: readonly ReadMoment[]; readonly unread: readonly string[] } {
  const source = normalise(typed);
  const moments: ReadMoment[] = [];
  const lengths = new Map<number, number>();
  const unused = new Set<Token>();
  let day: DayToken | null = null;
  let timed = false;
  const closeDay = () => {
    if (day && !timed) moments.push(withoutTime(day, source));
  };
  const tokens = scan(source.text, dayIn(zone, now));
  for (const token of timeAfterDay(tokens)) {
    if (token.kind === 'day') {
      closeDay();
      day = token;
      timed = false;
    } else if (token.kind === 'time') {
      moments.push(day ? atTime(day, token, { source, zone, first: !timed }) : missingDay(token, source));
      timed = true;
    } else if (token.kind === 'length') {
      if (fits(moments.at(-1), token)) lengths.set(moments.length - 1, token.minutes);
      else unused.add(token);
    }
  }
  closeDay();
  return { moments: withLengths(moments, lengths), unread: unreadOf(tokens, source, unused) };
}

/**
 * Reads one due day (期限): '12/20', '来週金曜', '3日後', '今月末'. Null when there is no day in the text, or
 * anything beside it.
 */
export function readDay(typed: string, { now, zone }: ReadingPlace): ReadDay | null {
  const source = normalise(typed);
  const [token, beside] = scan(source.text, dayIn(zone, now));
  if (token?.kind !== 'day' || beside) return null;
  return dayOrProblem(token, source.typed(token.from, token.to));
}

/** '10am tomorrow': one time before one day belongs to it. */
function timeAfterDay(tokens: readonly Token[]): readonly Token[] {
  const read = tokens.filter((token) => token.kind !== 'rest');
  const [first, second, ...more] = read;
  return first?.kind === 'time' && second?.kind === 'day' && more.length === 0 ? [second, first] : read;
}

function dayOrProblem({ reading, weekdayTyped }: DayToken, text: string): ReadDay {
  if (reading.kind === 'day' && weekdayTyped !== null && weekdayTyped !== weekday(reading.day)) {
    const { day } = reading;
    return { kind: 'weekday_mismatch', text, day, typed: weekdayTyped, real: weekday(day) };
  }
  return { ...reading, text };
}

function withoutTime(token: DayToken, source: NormalText): ReadMoment {
  const read = dayOrProblem(token, source.typed(token.from, token.to));
  return read.kind === 'day' ? { kind: 'missing_time', text: read.text, day: read.day } : read;
}

function missingDay(token: TimeToken, source: NormalText): ReadMoment {
  return { kind: 'missing_day', text: source.typed(token.from, token.to) };
}

function atTime(
  day: DayToken,
  time: TimeToken,
  { source, zone, first }: { source: NormalText; zone: string; first: boolean },
): ReadMoment {
  const from = first ? Math.min(day.from, time.from) : time.from;
  const text = source.typed(from, Math.max(day.to, time.to));
  const read = dayOrProblem(day, text);
  if (read.kind !== 'day') return read;
  if (time.reading.kind !== 'time') return { kind: time.reading.kind, text, day: read.day };
  const at = instantOf(zone, read.day, time.reading.time);
  return { kind: 'moment', text, at, lengthMin: time.reading.lengthMin, yearAssumed: read.yearAssumed };
}

/** A length fits the moment beside it unless that has another end, or could not be read. */
function fits(beside: ReadMoment | undefined, { minutes }: LengthToken): boolean {
  return beside?.kind === 'moment' && (beside.lengthMin ?? minutes) === minutes;
}

/** A length holds for the moment beside it and for those before it that have none ('… 各90分'). */
function withLengths(
  moments: readonly ReadMoment[],
  lengths: ReadonlyMap<number, number>,
): readonly ReadMoment[] {
  const filled = [...moments];
  let next: number | null = null;
  for (let index = filled.length - 1; index >= 0; index -= 1) {
    next = lengths.get(index) ?? next;
    const read = filled[index];
    if (read?.kind === 'moment') filled[index] = { ...read, lengthMin: read.lengthMin ?? next };
  }
  return filled;
}

function unreadOf(
  tokens: readonly Token[],
  source: NormalText,
  unused: ReadonlySet<Token>,
): readonly string[] {
  return tokens
    .filter((token) => token.kind === 'rest' || unused.has(token))
    .map((token) => source.typed(token.from, token.to).trim());
}
