import type { BodyType } from './body-type.ts';
import { type CalendarDay, fiscalYear } from './calendar-day.ts';
import type { ClosingReason } from './case-closing.ts';
import type { CaseContent, HardDate } from './case-file.ts';
import type { Confidential } from './confidential.ts';
import type { ConsentLedger } from './consent.ts';
import { accept, type Decision, refuse } from './decision.ts';
import type { AgencyId, BodyId, CaseId, FileId, PersonId } from './ids.ts';
import type { SubjectKind } from './subject.ts';

/** 緊急度. */
export type Urgency = 'low' | 'medium' | 'high' | 'immediate';

/** 選定理由: the two kinds of cases that the ministry's paper names, or another with its reason inside. */
export type SelectionReason = 'no_consent' | 'unshared_household' | 'other';

/** 本人同意のないまま共有する理由: where the law lets the body share without it, somebody has to say why it does. */
export const NO_CONSENT_REASONS = ['unreachable', 'declines_contact', 'urgent', 'protects_another'] as const;
export type NoConsentReason = (typeof NO_CONSENT_REASONS)[number];

/** 見てよい世帯員の範囲: of whom in the household somebody may know. Who is not named here may know of everybody. */
export type AudienceLimit = { readonly personId: PersonId; readonly members: readonly string[] };

/**
 * 事例: a household's file before one body. Outside the gate only its number, urgency and dates are spoken of. The same
 * household may be before several bodies, with a number, an audience and minutes of its own in each.
 */
export type Case = {
  readonly id: CaseId;
  /** 事例ファイル: the same for the same household before every body. */
  readonly fileId: FileId;
  readonly bodyId: BodyId;
  /** Such as R8-支-014: fiscal year, body, running number. */
  readonly number: string;
  readonly urgency: Urgency;
  readonly selectionReason: SelectionReason;
  readonly noConsent: NoConsentReason | null;
  /** Members of the household whose consent counts; nobody named: one consent counts for the household. */
  readonly subjects: readonly string[];
  /** 対象者の区分, by which a body may deal with the case or may not. */
  readonly subjectKinds: readonly SubjectKind[];
  /** 本人同意の台帳 of the household, newest first. */
  readonly consents: ConsentLedger;
  /** 期日. */
  readonly hardDates: readonly HardDate[];
  /** 主担当機関. */
  readonly leadAgencyId: AgencyId | null;
  /** Whom the chair has chosen for this case (招集された構成員): necessary for reading, with the roster. */
  readonly audience: readonly PersonId[];
  readonly limits: readonly AudienceLimit[];
  /** 除外した利害関係者: parties who may not know this case, whatever else speaks for them. */
  readonly recused: readonly PersonId[];
  readonly status: 'open' | 'closed';
  /** Null while it is open, and where the registry file closed it without a word. */
  readonly closing: ClosingReason | null;
  /** 終結日, from which the retention runs; null while it is open or where the day is not known. */
  readonly closedOn: CalendarDay | null;
  readonly content: Confidential<CaseContent>;
  /** Grows with each change of the content. */
  readonly version: number;
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
  const limits = of.limits.filter(({ personId }) => audience.includes(personId));
  return accept({ ...of, audience, limits, recused: terms.recused });
}

/** Whether somebody may know what concerns this member (null: the household) (見てよい世帯員か). */
export function mayKnowMember(of: Case, personId: PersonId, memberId: string | null): boolean {
  if (memberId === null) return true;
  const limit = of.limits.find((one) => one.personId === personId);
  return limit === undefined || limit.members.includes(memberId);
}

/** Whether somebody who is convened is limited to some members of the household (見てよい世帯員に限りがある). */
export function isLimited({ limits }: Case, personId: PersonId): boolean {
  return limits.some((one) => one.personId === personId);
}

export type LimitRefusal = AudienceRefusal | { readonly kind: 'not_in_audience' };

/**
 * Limits somebody who is convened to some members of the household (見てよい世帯員の設定), as the worker of the child
 * who need not know the mother's illness. Nobody named lifts the limit.
 */
export function limitAudience(
  of: Case,
  terms: { readonly by: PersonId; readonly personId: PersonId; readonly members: readonly string[] },
): Decision<Case, LimitRefusal> {
  if (of.recused.includes(terms.by)) return refuse({ kind: 'recused_oneself' });
  if (!isInAudience(of, terms.personId)) return refuse({ kind: 'not_in_audience' });
  const others = of.limits.filter((one) => one.personId !== terms.personId);
  const { personId, members } = terms;
  return accept({ ...of, limits: members.length === 0 ? others : [...others, { personId, members }] });
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
