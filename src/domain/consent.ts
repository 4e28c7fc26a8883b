import type { BodyType } from './body-type.ts';
import type { CalendarDay } from './calendar-day.ts';
import { accept, type Decision, refuse } from './decision.ts';

/** 本人同意: obtained, refused, not yet sought, or taken back. */
export const CONSENT_STATES = ['obtained', 'refused', 'not_sought', 'withdrawn'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

/** 確認の方法: 書面、口頭、家族等を通じて. */
export const CONSENT_METHODS = ['writing', 'spoken', 'through_family'] as const;
/** `imported`: the registry file said so. */
export type ConsentMethod = (typeof CONSENT_METHODS)[number] | 'imported';

/** 同意の記録: one line of the ledger, which is only ever added to. */
export type ConsentRecord = {
  /** Whose consent (世帯員): null where it was said for the household. */
  readonly memberId: string | null;
  /** Before which kind of body it may be shared (共有先). */
  readonly purpose: BodyType;
  readonly state: ConsentState;
  /** How it was learnt (確認の方法). */
  readonly method: ConsentMethod;
  /** The day on which the person said so. */
  readonly on: CalendarDay;
  /** 有効期限: the last day on which it holds; null until it is taken back. */
  readonly until: CalendarDay | null;
};

/** The ledger of a household (本人同意の台帳), newest line first. */
export type ConsentLedger = readonly ConsentRecord[];

export type ConsentRefusal =
  | { readonly kind: 'consent_day_ahead'; readonly today: CalendarDay }
  | { readonly kind: 'consent_expired'; readonly until: CalendarDay };

/**
 * Records what a person says of sharing (同意の記録). A withdrawal counts at once and nothing can stand in its way but a
 * slip of the pen: a day that is still to come. A consent that has already run out would be none.
 */
export function recordConsent(
  ledger: ConsentLedger,
  record: ConsentRecord,
  today: CalendarDay,
): Decision<ConsentLedger, ConsentRefusal> {
  if (record.on > today) return refuse({ kind: 'consent_day_ahead', today });
  if (record.state === 'obtained' && record.until !== null && record.until < today)
    return refuse({ kind: 'consent_expired', until: record.until });
  return accept([record, ...ledger]);
}

/**
 * What counts for one member of the household and one kind of body on a day (本人同意の状態): the newest line about that
 * member or about the household. One that has run out is as if it had not been sought.
 */
export function consentOf(
  ledger: ConsentLedger,
  memberId: string | null,
  purpose: BodyType,
  day: CalendarDay,
): ConsentState {
  const line = ledger.find(
    (one) => one.purpose === purpose && (one.memberId === null || one.memberId === memberId),
  );
  if (line === undefined) return 'not_sought';
  return line.state === 'obtained' && line.until !== null && line.until < day ? 'not_sought' : line.state;
}

/** What weighs most where the members differ. */
const WEIGHTIEST: readonly ConsentState[] = ['withdrawn', 'refused', 'not_sought', 'obtained'];

/**
 * What counts for the household before a kind of body (世帯としての本人同意): obtained only where everybody whose consent
 * counts has given it. Where nobody is named it is what was said for the household.
 */
export function householdConsent(
  ledger: ConsentLedger,
  subjects: readonly string[],
  purpose: BodyType,
  day: CalendarDay,
): ConsentState {
  const whose = subjects.length === 0 ? [null] : subjects;
  const states = whose.map((memberId) => consentOf(ledger, memberId, purpose, day));
  return WEIGHTIEST.find((state) => states.includes(state)) ?? 'not_sought';
}
