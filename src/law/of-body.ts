import type { BodyType } from '../domain/body-type.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Roster } from '../domain/constituent.ts';
import type { GateTerms } from '../domain/disclosure.ts';
import type { MeetingBody } from '../domain/meeting-body.ts';
import type { LawRecord } from './law-record.ts';
import { lawOn, pledgeVersion } from './lookup.ts';
import { LAW } from './records.ts';

/** The systems of a body, as texts show them in brackets: 支援会議（困窮）. */
export function systemNames(types: readonly BodyType[], day: CalendarDay): readonly string[] {
  return types.map((type) => (lawOn(type, day) ?? LAW[type][0])?.systemName ?? type);
}

/** What the law says of a body on a day; more than one record when bodies are run jointly. */
export function lawsOf(body: MeetingBody, day: CalendarDay): readonly LawRecord[] {
  return body.types.map((type) => lawOn(type, day)).filter((law) => law !== null);
}

/**
 * Whether this body may share only with the person's consent (本人同意). What the law requires cannot be
 * waived; what it leaves to the 要綱 follows the body's choice, and counts as required until it has chosen.
 */
export function consentRequired(body: MeetingBody, day: CalendarDay): boolean {
  return lawsOf(body, day).some(({ consentRule, consentDefault }) => {
    if (consentRule.value === 'required') return true;
    if (body.rules.consent !== null) return body.rules.consent === 'required';
    return consentRule.value === 'by_ordinance' && consentDefault.value !== 'not_required';
  });
}

/** The kind of body, which is what a consent is given for (同意の共有先). */
export function purposeOf({ types, key }: MeetingBody): BodyType {
  const [type] = types;
  if (type === undefined) throw new Error(`The body ${key} has no type.`);
  return type;
}

/** The version of the pledge in force for a body (誓約の版). */
export function currentPledge(body: MeetingBody, day: CalendarDay): string {
  return pledgeVersion(body.types, day);
}

/** What the gate has to know of the body's law on a day. */
export function gateTerms(roster: Roster, today: CalendarDay): GateTerms {
  return {
    roster,
    today,
    pledgeVersion: currentPledge(roster.body, today),
    consentRequired: consentRequired(roster.body, today),
    purpose: purposeOf(roster.body),
    secrecyByAgency: lawsOf(roster.body, today).some(
      (law) => law.secrecy.value === 'statute_by_constituent_kind',
    ),
  };
}
