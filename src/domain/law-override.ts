import type { CalendarDay } from './calendar-day.ts';
import type { PersonId } from './ids.ts';

/** The facts of the law that a municipality may state for its own body; which of them, the law's data decides. */
export const OVERRIDE_FACTS = [
  'article',
  'setUpBy',
  'members',
  'secrecyArticle',
  'penaltyArticle',
  'imprisonment',
  'fineMaxYen',
  'consentRule',
  'requestArticle',
  'replyDuty',
  'replyArticle',
  'publicNotice',
  'noticeArticle',
  'coordinatingArticle',
] as const;
export type OverrideFact = (typeof OVERRIDE_FACTS)[number];

/** 要綱の条: the 要綱 by its number, and the article of it that says so. */
export type OrdinanceArticle = { readonly number: string; readonly article: string };

/**
 * What a statement of one's own rests on: the 要綱, where the law leaves the matter to it; or the statute,
 * read by the municipality itself on a day.
 */
export type OverrideBasis =
  | { readonly kind: 'ordinance'; readonly ordinance: OrdinanceArticle }
  | { readonly kind: 'statute'; readonly checkedOn: CalendarDay };

/** 独自の定め: what holds for one body instead of what the law's data says. Only ever added; the newest counts. */
export type LawOverride = {
  readonly fact: OverrideFact;
  /** As it was written: a word of the fact, an article, a number of years or yen, or the 要綱's own words. */
  readonly value: string;
  readonly basis: OverrideBasis;
  readonly reason: string;
  /** The first day on which it holds. */
  readonly from: CalendarDay;
  /** Null: by an import. */
  readonly recordedBy: PersonId | null;
  readonly recordedAt: Date;
};

/**
 * The statement in force on a day (その日に有効な独自の定め), of a list with the newest first: a later one
 * outweighs an earlier one from its own first day on.
 */
export function overrideOn(
  overrides: readonly LawOverride[],
  fact: OverrideFact,
  day: CalendarDay,
): LawOverride | null {
  return overrides.find((one) => one.fact === fact && one.from <= day) ?? null;
}

/** 法令・要綱の条の書き方: a name, then 第…条, 第…項, 第…号 in Arabic numerals. */
export function isArticle(text: string): boolean {
  return /^[^\s\p{Cc}\p{Cs}\d]{2,80}第\d{1,4}条(の\d{1,3}){0,3}(第\d{1,3}項)?(第\d{1,3}号)?$/u.test(text);
}

/** The same within one 要綱: 第5条 or 第5条第2項. */
export function isOrdinanceArticle(text: string): boolean {
  return text.startsWith('第') && isArticle(`要綱${text}`);
}
