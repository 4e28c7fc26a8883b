import type { BodyType } from './body-type.ts';
import { type CalendarDay, fiscalYear } from './calendar-day.ts';
import type { Confidential } from './confidential.ts';
import { accept, type Decision, refuse } from './decision.ts';
import type { BodyId, CaseId, PersonId } from './ids.ts';

/** 緊急度. */
export type Urgency = 'low' | 'medium' | 'high' | 'immediate';

/** 選定理由: the two kinds of cases that the ministry's paper names, or another with its reason inside. */
export type SelectionReason = 'no_consent' | 'unshared_household' | 'other';

/** 本人同意: the newest line of the case's ledger. */
export const CONSENT_STATES = ['obtained', 'refused', 'not_sought', 'withdrawn'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

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
  /** 除外した利害関係者: parties who may not know this case, whatever else speaks for them. */
  readonly recused: readonly PersonId[];
  readonly status: 'open' | 'closed';
  /** 終結日, from which the retention runs; null while it is open or where the day is not known. */
  readonly closedOn: CalendarDay | null;
  readonly content: Confidential<CaseContent>;
};

/** Whether a person is among those convened for the case (閲覧範囲にいるか). A recusal outweighs the choice. */
export function isInAudience({ audience, recused }: Case, personId: PersonId): boolean {
  return audience.includes(personId) && !recused.includes(personId);
}

/** Whether a person may learn that the case exists: not a party who is left out of it (利害関係者の除外). */
export function mayKnowOf({ recused }: Case, personId: PersonId): boolean {
  return !recused.includes(personId);
}

export type AudienceRefusal = { readonly kind: 'recused_oneself' } | { readonly kind: 'nobody_in_audience' };

/**
 * Sets whom the chair convenes for a case (閲覧範囲) and who is left out of it as a party (利害関係者の除外).
 * Somebody who is left out decides neither: a relative would let themselves in again. Whoever is both is left out.
 */
export function setAudience(
  of: Case,
  terms: {
    readonly by: PersonId;
    readonly audience: readonly PersonId[];
    readonly recused: readonly PersonId[];
  },
): Decision<Case, AudienceRefusal> {
  if (of.recused.includes(terms.by)) return refuse({ kind: 'recused_oneself' });
  const audience = terms.audience.filter((personId) => !terms.recused.includes(personId));
  if (audience.length === 0) return refuse({ kind: 'nobody_in_audience' });
  return accept({ ...of, audience, recused: terms.recused });
}

/** 同意の記録: one line of the ledger, which is only ever added to. */
export type ConsentRecord = {
  readonly state: ConsentState;
  /** How it was learnt (確認の方法). */
  readonly method: ConsentMethod;
  /** The day on which the person said so. */
  readonly on: CalendarDay;
};

/** 確認の方法: 書面、口頭、家族等を通じて. */
export const CONSENT_METHODS = ['writing', 'spoken', 'through_family'] as const;
/** `imported`: the registry file said so. */
export type ConsentMethod = (typeof CONSENT_METHODS)[number] | 'imported';

export type ConsentRefusal = { readonly kind: 'consent_day_ahead'; readonly today: CalendarDay };

/**
 * Records what the person says of sharing (同意の記録). A withdrawal counts at once and nothing can stand in its
 * way; a day that is still to come is a slip.
 */
export function recordConsent(
  of: Case,
  record: ConsentRecord,
  today: CalendarDay,
): Decision<Case, ConsentRefusal> {
  if (record.on > today) return refuse({ kind: 'consent_day_ahead', today });
  return accept({ ...of, consent: record.state });
}

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
