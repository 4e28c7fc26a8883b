import { type CalendarDay, dayOf, partsOf } from '../domain/calendar-day.ts';
import { accept, type Decision, refuse } from '../domain/decision.ts';
import { type DayProblem, type ReadMoment, readDay, readMoments } from '../views/reading/dates.ts';
import { readLength } from '../views/reading/length.ts';
import type { Scene, Tools } from './scene.ts';

export type TypedMoment = { readonly at: Date; readonly lengthMin: number | null };

/** Reads dates and times as typed (日時), or says in one sentence what could not be read. */
export function readWhen(tools: Tools, scene: Scene, text: string): Decision<readonly TypedMoment[], string> {
  const t = tools.speech.t.forms;
  const { moments, unread } = readMoments(text, { now: scene.now, zone: scene.zone });
  const read: TypedMoment[] = [];
  for (const moment of moments) {
    if (moment.kind !== 'moment') return refuse(momentProblem(tools, moment));
    read.push({ at: moment.at, lengthMin: moment.lengthMin });
  }
  if (unread[0] !== undefined) return refuse(t.unreadDate(unread[0]));
  return read.length === 0 ? refuse(t.noDate) : accept(read);
}

function momentProblem(tools: Tools, problem: Exclude<ReadMoment, { kind: 'moment' }>): string {
  const t = tools.speech.t.forms;
  switch (problem.kind) {
    case 'missing_time':
      return t.missingTime(problem.text);
    case 'missing_day':
      return t.missingDay(problem.text);
    case 'impossible_time':
      return t.impossibleDate(problem.text);
    case 'ends_before_start':
      return t.endsBeforeStart(problem.text);
    default:
      return dayProblem(tools, problem);
  }
}

function dayProblem(tools: Tools, problem: DayProblem): string {
  const t = tools.speech.t.forms;
  switch (problem.kind) {
    case 'weekday_mismatch':
      return t.weekdayMismatch(problem.text, tools.speech.shortDay(problem.day));
    case 'unclear_day':
      return t.unclearDay(problem.text);
    case 'wrong_era':
      return t.wrongEra(problem.text, tools.speech.day(problem.day));
    case 'far_off':
      return t.farOff(problem.text, tools.speech.day(problem.day));
    case 'impossible_day':
      return t.impossibleDate(problem.text);
    default:
      throw new Error(`No sentence for ${JSON.stringify(problem satisfies never)}`);
  }
}

/** Reads one day as typed (期限・見直し日). Nothing typed is no day. */
export function readTypedDay(
  tools: Tools,
  scene: Scene,
  text: string | undefined,
): Decision<CalendarDay | null, string> {
  return readOneDay(tools, scene, text, (day) => day);
}

/** Reads a day that has been (誓約の日): typed without a year it is the last such day, not the next one. */
export function readPastDay(
  tools: Tools,
  scene: Scene,
  text: string | undefined,
): Decision<CalendarDay | null, string> {
  return readOneDay(tools, scene, text, (day) => {
    const { year, month, date } = partsOf(day);
    return day > scene.today ? (dayOf(year - 1, month, date) ?? day) : day;
  });
}

function readOneDay(
  tools: Tools,
  scene: Scene,
  text: string | undefined,
  inYear: (day: CalendarDay) => CalendarDay,
): Decision<CalendarDay | null, string> {
  if (text === undefined || text.trim() === '') return accept(null);
  const read = readDay(text, { now: scene.now, zone: scene.zone });
  if (read === null) return refuse(tools.speech.t.forms.unreadDay(text));
  if (read.kind !== 'day') return refuse(dayProblem(tools, read));
  return accept(read.yearAssumed ? inYear(read.day) : read.day);
}

/** Reads how long a sitting lasts (所要時間), in minutes; what stands beside the date holds when nothing was typed. */
export function readTypedLength(
  tools: Tools,
  text: string | undefined,
  beside: number | null,
  usual: number,
): Decision<number, string> {
  if (text === undefined || text.trim() === '') return accept(beside ?? usual);
  const minutes = readLength(text);
  return minutes === null ? refuse(tools.speech.t.forms.unreadLength) : accept(minutes);
}
