import { z } from 'zod';
import { type CalendarDay, calendarDay } from '../domain/calendar-day.ts';
import { isOrdinanceArticle } from '../domain/law-override.ts';
import type { RegistryQuorum } from '../ports/registry.ts';
import type { Wrong } from './mistake.ts';

// What the fields of a registry file are made of. What zod finds wrong by itself is told by its own codes
// (`shape-mistakes.ts`); what is checked here is told by `wrong`.

const ofKind = (wrong: Wrong) => ({ params: { wrong } });

/** The word for a check of this file that failed. */
export function wrongOf(params: unknown): Wrong {
  return z.object({ wrong: z.custom<Wrong>() }).parse(params).wrong;
}

const LINE_LENGTH = 200;
const TEXT_LENGTH = 10_000;

/** Text of one line. Control characters and halves of surrogate pairs come from broken files. */
export const line = z
  .string()
  .trim()
  .refine((text) => text.length > 0, ofKind('empty'))
  .refine((text) => text.length <= LINE_LENGTH, ofKind('too_long'))
  .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), ofKind('unprintable'));

/** Text of several lines, which may be empty. */
export const prose = z
  .string()
  .refine((text) => text.length <= TEXT_LENGTH, ofKind('too_long'))
  .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text.replace(/[\n\r\t]/g, '')), ofKind('unprintable'));

/** One line that may be empty. */
export const remark = prose.refine((text) => text.length <= LINE_LENGTH, ofKind('too_long'));

const matching = (pattern: RegExp, wrong: Wrong) =>
  z.string().refine((text) => pattern.test(text), ofKind(wrong));

/** A value of any type that is read by hand. */
const reading = <T>(read: (value: unknown) => T | null, wrong: Wrong) =>
  z.unknown().transform((value, context): T => {
    const result = read(value);
    if (result !== null) return result;
    context.addIssue({ code: 'custom', ...ofKind(wrong) });
    return z.NEVER;
  });

/** What things of the file are called by each other. */
export const key = matching(/^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,59}$/u, 'key');

/** A day as YAML and JSON write it: 2026-04-01. */
export const day = reading(readDay, 'day');

export const zone = line.refine(isZone, ofKind('zone'));

export const email = matching(/^[^\s@\p{Cc}\p{Cs}]{1,100}@[^\s@\p{Cc}\p{Cs}]{1,100}$/u, 'email');

export const agencyKind = matching(/^[a-z][a-z_]{0,59}$/, 'agency_kind');

export const count = (most: number) => z.int().min(0).max(most);

export const slackTeam = matching(/^[TE][A-Z0-9]{1,30}$/, 'slack_team');
export const slackUser = matching(/^[UW][A-Z0-9]{1,30}$/, 'slack_user');
export const slackChannel = matching(/^[CG][A-Z0-9]{1,30}$/, 'slack_channel');
export const teamsTenant = matching(/^[A-Za-z0-9.-]{1,100}$/, 'platform_id');
export const teamsId = matching(/^[^\s\p{Cc}\p{Cs}]{1,200}$/u, 'platform_id');
export const playgroundId = matching(/^[A-Za-z0-9_-]{1,60}$/, 'playground_id');

/** A word, an amount or an article that is stated of the law; a number of YAML is its digits. */
export const statedValue = reading(readStatedValue, 'stated_value');

/** An article within a 要綱: 第5条第2項. */
export const ordinanceArticle = line.refine(isOrdinanceArticle, ofKind('ordinance_article'));

const agencyQuorum = z.strictObject({ agencies: z.array(key).min(1) });

/** 定足数: `1/2`, `{agencies: [a, b]}` or `none`. */
export const quorum = reading(readQuorum, 'quorum');

function readDay(value: unknown): CalendarDay | null {
  const isDay = typeof value === 'string' && z.iso.date().safeParse(value).success;
  return isDay ? calendarDay(value) : null;
}

function readStatedValue(value: unknown): string | null {
  const text = typeof value === 'number' && Number.isInteger(value) ? String(value) : value;
  const read = line.safeParse(text);
  return read.success ? read.data.normalize('NFKC').replace(/\s+/gu, '') : null;
}

function readQuorum(value: unknown): RegistryQuorum | null {
  if (value === 'none') return { kind: 'none' };
  const share = typeof value === 'string' ? /^\s*(\d{1,3})\s*\/\s*(\d{1,3})\s*$/.exec(value) : null;
  if (share) {
    const [numerator, denominator] = [Number(share[1]), Number(share[2])];
    const isShare = numerator > 0 && numerator <= denominator;
    return isShare ? { kind: 'heads', numerator, denominator } : null;
  }
  const named = agencyQuorum.safeParse(value);
  return named.success ? { kind: 'agencies', agencies: named.data.agencies } : null;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
