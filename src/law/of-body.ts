import type { BodyType } from '../domain/body-type.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Roster } from '../domain/constituent.ts';
import type { RequestBasis } from '../domain/cooperation-request.ts';
import type { GateTerms } from '../domain/disclosure.ts';
import type { LawOverride } from '../domain/law-override.ts';
import { isEstablished, type MeetingBody } from '../domain/meeting-body.ts';
import type { SubjectKind } from '../domain/subject.ts';
import type { LawRecord } from './law-record.ts';
import { lawOn, pledgeVersion } from './lookup.ts';
import { type OverrideRefusal, overrideRefusal, withOverrides } from './override.ts';
import { LAW } from './records.ts';

/** The systems of a body, as texts show them in brackets: 支援会議（困窮）. Without a day as they are called last. */
export function systemNames(types: readonly BodyType[], day?: CalendarDay): readonly string[] {
  return types.map((type) => {
    const law = day === undefined ? LAW[type].at(-1) : (lawOn(type, day) ?? LAW[type][0]);
    return law?.systemName ?? type;
  });
}

type Ruled = Pick<MeetingBody, 'types' | 'law'>;

/**
 * What holds for a body on a day: the law, with what the municipality states for this body in place of it
 * (独自の定め). More than one record when bodies are run jointly.
 */
export function lawsOf({ types, law }: Ruled, day: CalendarDay): readonly LawRecord[] {
  return types.flatMap((type) => {
    const found = lawOn(type, day);
    return found === null ? [] : [withOverrides(found, law, day)];
  });
}

/**
 * Whether a body may state this fact of the law for itself, by the law of the first day (独自の定めの可否). Nothing
 * means that it may. Every kind of body that is run jointly has to take it.
 */
export function mayState(
  types: readonly BodyType[],
  stated: Pick<LawOverride, 'fact' | 'value' | 'basis' | 'from'>,
): OverrideRefusal | null {
  for (const type of types) {
    const law = lawOn(type, stated.from);
    const refusal = law === null ? ({ kind: 'not_in_law' } as const) : overrideRefusal(law, stated);
    if (refusal !== null) return refusal;
  }
  return null;
}

/**
 * Whether this body may share only with the person's consent (本人同意). What the law requires cannot be
 * waived; what it leaves to the 要綱 follows the article of the 要綱 that is recorded, else the body's
 * choice, and counts as required until it has chosen.
 */
export function consentRequired(body: MeetingBody, day: CalendarDay): boolean {
  return lawsOf(body, day).some(({ consentRule, consentDefault }) => {
    if (consentRule.value === 'required') return true;
    if (consentRule.source === 'M') return false;
    if (body.rules.consent !== null) return body.rules.consent === 'required';
    return consentRule.value === 'by_ordinance' && consentDefault.value !== 'not_required';
  });
}

/** Whom the body may speak of on a day (対象者の範囲), those it may speak of as an exception included. */
export function subjectsOf(body: MeetingBody, day: CalendarDay): readonly SubjectKind[] {
  return lawsOf(body, day).flatMap(({ subjects, subjectsExceptionally }) => [
    ...subjects.value,
    ...subjectsExceptionally.value,
  ]);
}

/** The kind of body, which is what a consent is given for (同意の共有先). */
export function purposeOf({ types, key }: MeetingBody): BodyType {
  const [type] = types;
  if (type === undefined) throw new Error(`The body ${key} has no type.`);
  return type;
}

/**
 * 協力の求めの根拠 of a body on a day. Only what has an article asks by law; where no law of the body has one, it is an
 * お願い without a duty to answer.
 */
export function requestBasis(body: MeetingBody, day: CalendarDay): RequestBasis {
  const laws = lawsOf(body, day);
  const asking = laws.filter(({ requestArticle }) => requestArticle.value !== null);
  const rests = asking.length > 0 ? asking : laws;
  return {
    articles: asking.flatMap(({ requestArticle }) => requestArticle.value ?? []),
    duty: asking.some(({ replyDuty }) => replyDuty.value === 'effort') ? 'effort' : 'none',
    toBeChecked: rests.some(
      ({ requestArticle, replyDuty }) =>
        requestArticle.status === 'to_be_checked' || replyDuty.status === 'to_be_checked',
    ),
  };
}

/** The version of the pledge in force for a body (誓約の版). */
export function currentPledge(body: MeetingBody, day: CalendarDay): string {
  return pledgeVersion(body.types, day, body.law);
}

/** What the gate has to know of the body's law on a day. */
export function gateTerms(roster: Roster, today: CalendarDay): GateTerms {
  return {
    roster,
    today,
    pledgeVersion: currentPledge(roster.body, today),
    consentRequired: consentRequired(roster.body, today),
    purpose: purposeOf(roster.body),
    established: isEstablished(roster.body, today),
    secrecyByAgency: lawsOf(roster.body, today).some(
      (law) => law.secrecy.value === 'statute_by_constituent_kind',
    ),
  };
}
