import { addDays, type CalendarDay, daysBetween } from './calendar-day.ts';
import type { Case, Urgency } from './case.ts';
import { nextHardDate } from './case-file.ts';
import type { CaseReason } from './disclosure.ts';
import type { AgencyId, CaseId } from './ids.ts';

/** 1件あたりの時間 that is planned where nothing else was said, in minutes. */
export const CASE_MIN = 20;

/** How many cases a sitting takes at most; beyond it nobody follows any more. */
export const SELECTION_LIMIT = 12;

/** 期日が近い: a hard date within so many days after the sitting presses, since nobody knows when the next one is. */
export const HARD_DATE_DAYS = 14;

/** すでに議題となっている会議: another sitting to come; `on` is null as long as its date is being asked about. */
export type OtherSitting = { readonly on: CalendarDay | null };

/** A case that might come before a sitting (議題の候補). */
export type Candidate = {
  readonly of: Case;
  /** At most eight hours, as a sitting. */
  readonly lengthMin: number;
  /** 次回見直し日 of the newest confirmed minutes; null when it was never reviewed, or none was set. */
  readonly nextReviewOn: CalendarDay | null;
  /** When it was last before a sitting; null: never. */
  readonly reviewedOn: CalendarDay | null;
  /** What stands against showing it in this body at all. */
  readonly against: readonly CaseReason[];
  /** Agencies of its audience besides those who lead the body. */
  readonly agencies: readonly AgencyId[];
  /** Where the case is on an agenda already. */
  readonly otherSitting: OtherSitting | null;
};

export type SelectionTerms = {
  readonly heldOn: CalendarDay;
  /**
   * The day by which it is judged what presses and what has waited long: that of the sitting; of a poll the last of its
   * dates for all of them, so that none is better for being later.
   */
  readonly judgedOn: CalendarDay;
  readonly lengthMin: number;
  /** Agencies all of whose people have said that they do not come. */
  readonly absent: ReadonlySet<AgencyId>;
  /** Agencies nobody of which is sure to come (△). */
  readonly maybe: ReadonlySet<AgencyId>;
  /** 必ず入れる: what the chair wants on it, whoever comes and however long it takes. The law outweighs it. */
  readonly pinned: ReadonlySet<CaseId>;
  /** 外す: what the chair does not want on it. */
  readonly dropped: ReadonlySet<CaseId>;
};

const URGENCY_POINTS: Readonly<Record<Urgency, number>> = { immediate: 100, high: 40, medium: 20, low: 10 };
const NEVER_POINTS = 15;
/** A week of waiting counts a point, up to half a year. */
const MOST_WAITING_POINTS = 26;
/** What an agency that does not come takes off, and one that is not sure to. Less than any case is worth. */
const ABSENT_POINTS = 3;
const MAYBE_POINTS = 1;
const MOST_MISSING_POINTS = 9;

/** The hard date that presses at this sitting (近い期日); null also when it will have passed by then. */
export function pressingDate({ of }: Candidate, terms: SelectionTerms): CalendarDay | null {
  const next = nextHardDate(of.hardDates, terms.heldOn);
  return next !== null && next <= addDays(terms.judgedOn, HARD_DATE_DAYS) ? next : null;
}

/** Whether the day of its review has come (見直し日が来ている). */
export function isReviewDue({ nextReviewOn }: Candidate, { judgedOn }: SelectionTerms): boolean {
  return nextReviewOn !== null && nextReviewOn <= judgedOn;
}

/**
 * What comes before all priority (切迫度): 15 for a hard date on the very day, a point less for each day that it is off, 1
 * for a review that is due, else 0. A review can be made up for, a power cut cannot.
 */
export function pressureOf(candidate: Candidate, terms: SelectionTerms): number {
  const on = pressingDate(candidate, terms);
  if (on !== null) return HARD_DATE_DAYS + 1 - Math.max(0, daysBetween(terms.judgedOn, on));
  return isReviewDue(candidate, terms) ? 1 : 0;
}

/** How much a case wants to come before this sitting (優先度), in points: its urgency, its waiting, and who comes for it. */
export function priorityOf(candidate: Candidate, terms: SelectionTerms): number {
  const { of, reviewedOn, agencies } = candidate;
  const weeks = reviewedOn === null ? NEVER_POINTS : Math.floor(daysBetween(reviewedOn, terms.judgedOn) / 7);
  const waiting = Math.min(MOST_WAITING_POINTS, Math.max(0, weeks));
  const count = (some: ReadonlySet<AgencyId>) => agencies.filter((agency) => some.has(agency)).length;
  const missing = ABSENT_POINTS * count(terms.absent) + MAYBE_POINTS * count(terms.maybe);
  return URGENCY_POINTS[of.urgency] + waiting - Math.min(MOST_MISSING_POINTS, missing);
}

/** Above what the priorities of a whole selection come to, and above its minutes. */
const PRESSURE_STEP = 2048;
const PRIORITY_STEP = 512;

/**
 * What a case adds to an agenda (議題の値): pressure before priority before the time that it leaves to others, as one whole
 * number, so that the sums of selections compare as the three would one after the other.
 */
export function worthOf(candidate: Candidate, terms: SelectionTerms): number {
  const urgent = pressureOf(candidate, terms) * PRESSURE_STEP + priorityOf(candidate, terms);
  return urgent * PRIORITY_STEP - candidate.lengthMin;
}
