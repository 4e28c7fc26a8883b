import type { BodyType } from './body-type.ts';
import { type CalendarDay, fiscalYear } from './calendar-day.ts';
import type { Confidential } from './confidential.ts';
import type { BodyId, CaseId, PersonId } from './ids.ts';

/** 緊急度. */
export type Urgency = 'low' | 'medium' | 'high' | 'immediate';

/** 選定理由: the two kinds of cases that the ministry's paper names, or another with its reason inside. */
export type SelectionReason = 'no_consent' | 'unshared_household' | 'other';

/** 本人同意 on the whole; person by person in a later ledger. */
export type ConsentState = 'obtained' | 'refused' | 'not_sought' | 'withdrawn';

/** 世帯員. */
export type HouseholdMember = {
  readonly id: string;
  readonly relation: string;
  readonly ageBand: string;
  readonly status: string;
};

export type CaseContent = {
  readonly household: readonly HouseholdMember[];
  /** What is known of the situation (状況), as the secretariat wrote it. */
  readonly situation: string;
};

/** 事例. Outside the gate only its number, urgency and dates are spoken of. */
export type Case = {
  readonly id: CaseId;
  readonly bodyId: BodyId;
  /** Such as R8-支-014: fiscal year, body, running number. */
  readonly number: string;
  readonly urgency: Urgency;
  readonly selectionReason: SelectionReason;
  readonly consent: ConsentState;
  /** Whom the chair has chosen for this case (招集された構成員): necessary for reading, with the roster. */
  readonly audience: readonly PersonId[];
  readonly status: 'open' | 'closed';
  readonly content: Confidential<CaseContent>;
};

/** The sign of a body's cases in their numbers. */
export const CASE_MARKS: Readonly<Record<BodyType, string>> = {
  support_conference: '支',
  support_plan_conference: 'プ',
  public_assistance_coordination_conference: '調',
  community_care_conference: 'ケ',
  disability_support_council: '障',
  child_protection_council: '要',
  multilayered_support_conference: '重',
  loneliness_council: '孤',
};

/** Whether a text has the shape of a case number, such as R8-支-014. */
export function isCaseNumber(text: string): boolean {
  return /^R\d{1,2}-[^\s-]{1,6}-\d{3,4}$/u.test(text);
}

/** The next case number (事例番号) of a body in the fiscal year of a day: R8-支-015 after R8-支-014. */
export function nextCaseNumber(mark: string, day: CalendarDay, taken: readonly string[]): string {
  const prefix = `R${fiscalYear(day) - 2018}-${mark}-`;
  const last = taken
    .filter((number) => number.startsWith(prefix))
    .map((number) => Number(number.slice(prefix.length)))
    .reduce((most, one) => Math.max(most, one), 0);
  return `${prefix}${String(last + 1).padStart(3, '0')}`;
}
