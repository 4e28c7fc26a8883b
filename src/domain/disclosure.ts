import type { BodyType } from './body-type.ts';
import type { CalendarDay } from './calendar-day.ts';
import { type Case, isLimited, mayKnowMember } from './case.ts';
import type { CaseContent, Fact } from './case-file.ts';
import { type Confidential, openSealed } from './confidential.ts';
import { consentOf, householdConsent } from './consent.ts';
import { type Constituent, isLeader, pledgeOn, type Roster, stateOn } from './constituent.ts';
import type { AnswerContent, CooperationAnswer, CooperationRequest } from './cooperation-request.ts';
import type { AccountKey, AgencyId, BodyId, ChannelKey, PersonId } from './ids.ts';
import { EMPTY_MINUTES, type MinutesContent } from './minutes.ts';
import { retentionEndsOn } from './retention.ts';

declare const passed: unique symbol;

/**
 * Content that has passed the gate for the readers it was decided for. Made only in this file; the chat
 * port's confidential post takes nothing else, so forgetting the gate does not compile.
 */
export type Disclosed<T> = { readonly content: T; readonly [passed]: true };

function disclosed<T>(content: T): Disclosed<T> {
  return { content } as Disclosed<T>;
}

/** Goes on shaping content that has passed, for example into a card. */
export function shapeDisclosed<T, U>(from: Disclosed<T>, shape: (content: T) => U): Disclosed<U> {
  return disclosed(shape(from.content));
}

/** Who is in a room, as the platform said a moment ago. The bot itself is not among them. */
export type Occupant = {
  readonly account: AccountKey;
  readonly kind: 'person' | 'guest' | 'external' | 'bot' | 'deactivated';
};

/** One reading of a room, to its end. */
export type Room = {
  readonly channel: ChannelKey;
  readonly visibility: 'private' | 'public';
  /** Shared with another organisation (Slack Connect, Teams shared channel). */
  readonly shared: boolean;
  readonly archived: boolean;
  /** Bodies to which this channel is bound. */
  readonly bodies: readonly BodyId[];
  readonly occupants: readonly Occupant[];
  readonly pages: number;
  /** False when the list may lack somebody; then nothing is decided. */
  readonly complete: boolean;
};

/** What stands against showing a case to anybody at all. */
export type CaseReason =
  | 'consent_missing'
  | 'retention_passed'
  /** No 要綱 is recorded yet, or its day is still to come: nobody is bound by the body's secrecy. */
  | 'body_not_established';

export type RoomReason =
  | 'public_channel'
  | 'archived_channel'
  | 'shared_channel'
  | 'channel_of_no_body'
  | 'channel_of_other_body'
  | CaseReason;

export type ReaderReason =
  | 'not_registered'
  | 'term_not_begun'
  | 'term_ended'
  | 'suspended'
  | 'pledge_missing'
  | 'pledge_outdated'
  | 'not_in_audience'
  /** Left out of this case as a party (利害関係者). */
  | 'recused'
  /** The law binds only the named person of that agency, and this is somebody who comes in their place. */
  | 'outside_secrecy_scope'
  | 'guest_account'
  | 'external_account'
  | 'unknown_bot'
  | 'deactivated_account';

export type ReaderFinding = {
  readonly account: AccountKey;
  readonly constituent: Constituent | null;
  readonly reasons: readonly ReaderReason[];
};

export type Verdict =
  | { readonly verdict: 'allow'; readonly readers: readonly ReaderFinding[] }
  | {
      readonly verdict: 'refuse';
      readonly room: readonly RoomReason[];
      readonly readers: readonly ReaderFinding[];
    }
  | { readonly verdict: 'inconclusive'; readonly because: 'list_incomplete' };

/** The rules' version, kept with each proof. */
export const GATE_VERSION = '2026-11-26';

/** What the law and the body's rules say about the item, looked up for the day of the decision. */
export type GateTerms = {
  readonly roster: Roster;
  readonly today: CalendarDay;
  /** Which pledge text is in force for this body today. */
  readonly pledgeVersion: string;
  /** Whether the body may share this only with the person's consent (本人同意). */
  readonly consentRequired: boolean;
  /** The kind of body, which is what a consent is given for. */
  readonly purpose: BodyType;
  /** Whether the body is set up today (設置要綱が記録済みで、施行されている). */
  readonly established: boolean;
  /** Whether the law binds by kind of agency (児童福祉法25条の5) rather than person by person. */
  readonly secrecyByAgency: boolean;
};

/**
 * Why one person may not know this case now (関門の個人要件); nothing means that they may. Without a case it
 * asks only for the body's door.
 */
export function readerReasons(
  constituent: Constituent | null,
  of: Case | null,
  terms: GateTerms,
): readonly ReaderReason[] {
  return reasonsOf(constituent, circleOf(of), terms);
}

/** Who is convened for the case, and who is left out of it. */
type Circle = { readonly audience: ReadonlySet<PersonId>; readonly recused: ReadonlySet<PersonId> };

function circleOf(of: Case | null): Circle | null {
  return of && { audience: new Set(of.audience), recused: new Set(of.recused) };
}

function reasonsOf(
  constituent: Constituent | null,
  circle: Circle | null,
  terms: GateTerms,
): readonly ReaderReason[] {
  if (constituent === null) return ['not_registered'];
  const reasons: ReaderReason[] = [];
  const state = stateOn(constituent, terms.today);
  if (state === 'ended') reasons.push('term_ended');
  if (state === 'suspended') reasons.push('suspended');
  if (constituent.term.from > terms.today) reasons.push('term_not_begun');
  const pledge = pledgeOn(constituent, terms.today);
  if (pledge === null) reasons.push('pledge_missing');
  else if (pledge.version !== terms.pledgeVersion) reasons.push('pledge_outdated');
  if (circle?.audience.has(constituent.person.id) === false) reasons.push('not_in_audience');
  if (circle?.recused.has(constituent.person.id)) reasons.push('recused');
  if (outsideScope(constituent, terms)) reasons.push('outside_secrecy_scope');
  return reasons;
}

/**
 * 守秘義務の範囲: in 要対協 the law binds the staff of an authority or a corporation, but of a group without
 * legal personality only the person who is the constituent (domain/README 1.4). Who sits in for that person
 * is then bound by nobody's duty.
 */
function outsideScope(constituent: Constituent, { roster, secrecyByAgency }: GateTerms): boolean {
  if (!secrecyByAgency || constituent.kind !== 'adhoc') return false;
  const agency = roster.agencies.find((one) => one.id === constituent.person.agencyId);
  return agency === undefined || agency.secrecyScope === 'individual';
}

/** What stands against showing a case in this body at all, whoever reads it; nothing means that nothing does. */
export function caseReasons(
  of: Case | null,
  { roster, today, consentRequired, purpose, established }: GateTerms,
): readonly CaseReason[] {
  if (of === null) return [];
  const { retentionYears } = roster.body.rules;
  const isOver =
    of.closedOn !== null && retentionYears !== null && today >= retentionEndsOn(of.closedOn, retentionYears);
  return [
    ...(consentRequired && householdConsent(of.consents, of.subjects, purpose, today) !== 'obtained'
      ? (['consent_missing'] as const)
      : []),
    ...(isOver ? (['retention_passed'] as const) : []),
    ...(established ? [] : (['body_not_established'] as const)),
  ];
}

type Lookup = {
  readonly seats: ReadonlyMap<AccountKey, readonly Constituent[]>;
  readonly circle: Circle | null;
};

/** Looked up once for a whole room: a channel of a thousand would go through roster and audience a thousand times. */
function lookupFor(of: Case | null, { roster }: GateTerms): Lookup {
  const seats = new Map<AccountKey, Constituent[]>();
  for (const constituent of roster.constituents) {
    for (const account of new Set(constituent.person.accounts)) {
      const known = seats.get(account);
      if (known) known.push(constituent);
      else seats.set(account, [constituent]);
    }
  }
  return { seats, circle: circleOf(of) };
}

function findingOf(occupant: Occupant, { seats, circle }: Lookup, terms: GateTerms): ReaderFinding {
  const { account, kind } = occupant;
  if (kind === 'bot') {
    const known = terms.roster.body.rules.allowedBots.includes(account);
    return { account, constituent: null, reasons: known ? [] : ['unknown_bot'] };
  }
  const best = (seats.get(account) ?? [])
    .map((constituent) => ({ constituent, reasons: reasonsOf(constituent, circle, terms) }))
    .sort((a, b) => a.reasons.length - b.reasons.length)[0];
  const reasons: readonly ReaderReason[] = best?.reasons ?? ['not_registered'];
  return {
    account,
    constituent: best?.constituent ?? null,
    reasons: [...accountReasons(kind, !best), ...reasons],
  };
}

/** What the account itself says. Guests and people from outside may come in when registered one by one. */
function accountReasons(kind: Occupant['kind'], unregistered: boolean): readonly ReaderReason[] {
  if (kind === 'deactivated') return ['deactivated_account'];
  if (kind === 'guest' && unregistered) return ['guest_account'];
  return kind === 'external' && unregistered ? ['external_account'] : [];
}

/**
 * Whether a room is fit for a confidential post (点検): of this case, or, without one, of the body in
 * general. Every reason is listed, so that the secretariat mends all at once. A list that may lack
 * somebody decides nothing, and a room without anybody is such a list (domain/README 2.6 nos. 1–4).
 */
export function inspectRoom(room: Room, of: Case | null, terms: GateTerms): Verdict {
  if (!room.complete || room.occupants.length === 0)
    return { verdict: 'inconclusive', because: 'list_incomplete' };
  const reasons = roomReasons(room, of, terms);
  const lookup = lookupFor(of, terms);
  const readers = room.occupants.map((occupant) => findingOf(occupant, lookup, terms));
  if (reasons.length > 0 || readers.some((reader) => reader.reasons.length > 0)) {
    return { verdict: 'refuse', room: reasons, readers };
  }
  return { verdict: 'allow', readers };
}

function roomReasons(room: Room, of: Case | null, terms: GateTerms): readonly RoomReason[] {
  const reasons: RoomReason[] = [];
  if (room.visibility === 'public') reasons.push('public_channel');
  if (room.archived) reasons.push('archived_channel');
  if (room.shared) reasons.push('shared_channel');
  if (room.bodies.length === 0) reasons.push('channel_of_no_body');
  else if (!room.bodies.includes(terms.roster.body.id)) reasons.push('channel_of_other_body');
  return [...reasons, ...caseReasons(of, terms)];
}

/**
 * Whether a sealed notice (封) may stand in a room: it shows the number and a button only, so the room counts
 * and not who is in it. Who presses the button is decided then, by `decideReading`.
 */
export function inspectForSealed(room: Room, of: Case, terms: GateTerms): Verdict {
  if (!room.complete) return { verdict: 'inconclusive', because: 'list_incomplete' };
  const reasons = roomReasons(room, of, terms);
  return reasons.length > 0
    ? { verdict: 'refuse', room: reasons, readers: [] }
    : { verdict: 'allow', readers: [] };
}

/**
 * The gate (関門): decides for a room, now, and on `allow` hands the opened content over. Nothing else
 * opens it for a channel.
 */
export function decideDisclosure<T>(
  content: Confidential<T>,
  room: Room,
  of: Case,
  terms: GateTerms,
): { readonly verdict: Verdict; readonly disclosed: Disclosed<T> | null } {
  const verdict = inspectRoom(room, of, terms);
  return {
    verdict,
    disclosed: verdict.verdict === 'allow' ? disclosed(openSealed(content)) : null,
  };
}

/**
 * The gate for one person's own view (閲覧): the same conditions for that person alone, at the moment of
 * the click.
 */
export function decideReading<T>(
  content: Confidential<T>,
  reader: Constituent | null,
  of: Case,
  terms: GateTerms,
): {
  readonly reasons: readonly (ReaderReason | CaseReason)[];
  readonly disclosed: Disclosed<T> | null;
} {
  const reasons = [...readerReasons(reader, of, terms), ...caseReasons(of, terms)];
  return { reasons, disclosed: reasons.length === 0 ? disclosed(openSealed(content)) : null };
}

/**
 * The file of a case for one reader (事例ファイルの閲覧): with the conditions of every reading, and of the household only
 * what the reader may know. Of a member for whom that is not so stands no more than that there is one.
 */
export function discloseFile(
  reader: Constituent | null,
  of: Case,
  terms: GateTerms,
): ReturnType<typeof decideReading<CaseContent>> {
  const { reasons, disclosed: whole } = decideReading(of.content, reader, of, terms);
  if (whole === null || reader === null) return { reasons, disclosed: null };
  const mayKnow = memberFilter(reader, of, terms);
  const { household, issues } = whole.content;
  return {
    reasons,
    disclosed: disclosed({
      ...whole.content,
      household: household.map((member) =>
        mayKnow(member.id) ? member : { ...member, ageBand: '', status: '', services: [] },
      ),
      issues: issues.filter(({ memberId }) => mayKnow(memberId)),
    }),
  };
}

/** Within the chair's limit, and, where the body needs consent, only of members who have given theirs. */
function memberFilter(reader: Constituent, of: Case, terms: GateTerms): (memberId: string | null) => boolean {
  const { consentRequired, purpose, today } = terms;
  return (memberId) =>
    mayKnowMember(of, reader.person.id, memberId) &&
    (!consentRequired ||
      memberId === null ||
      consentOf(of.consents, memberId, purpose, today) === 'obtained');
}

/**
 * The minutes of a case for one reader (会議録の閲覧). What was discussed and thought concerns the whole household: whoever
 * may know only of some members of it reads the summary, which was written for everybody.
 */
export function discloseMinutes(
  content: Confidential<MinutesContent>,
  reader: Constituent | null,
  of: Case,
  terms: GateTerms,
): ReturnType<typeof decideReading<MinutesContent>> {
  const { reasons, disclosed: whole } = decideReading(content, reader, of, terms);
  if (whole === null || reader === null || !isLimited(of, reader.person.id))
    return { reasons, disclosed: whole };
  return { reasons, disclosed: disclosed({ ...EMPTY_MINUTES, summary: whole.content.summary }) };
}

/** A fact as a reader sees it; the source is null where it is not for this reader. */
export type ShownFact = Pick<Fact, 'id' | 'memberId' | 'recordedAt' | 'sourceConfidential'> & {
  readonly sourceAgencyId: AgencyId | null;
  readonly text: string;
};

/**
 * What is known, fact by fact, for one reader (情報の閲覧): only of members whom they may know of. A source that is not
 * to be named is named to itself and to those who lead the body.
 */
export function discloseFacts(
  facts: readonly Fact[],
  reader: Constituent | null,
  of: Case,
  terms: GateTerms,
): Disclosed<readonly ShownFact[]> | null {
  if (reader === null || readerReasons(reader, of, terms).length + caseReasons(of, terms).length > 0)
    return null;
  const mayKnow = memberFilter(reader, of, terms);
  const leads = isLeader(reader);
  const isTold = (fact: Fact) =>
    !fact.sourceConfidential || leads || fact.sourceAgencyId === reader.person.agencyId;
  return disclosed(
    facts
      .filter((fact) => fact.fileId === of.fileId && mayKnow(fact.memberId))
      .map((fact) => {
        const { id, memberId, recordedAt, sourceConfidential } = fact;
        const sourceAgencyId = isTold(fact) ? fact.sourceAgencyId : null;
        return {
          id,
          memberId,
          recordedAt,
          sourceConfidential,
          sourceAgencyId,
          text: openSealed(fact.content),
        };
      }),
  );
}

/** What the hard dates of a case are about (期日の内容), for one reader. */
export function discloseHardDates(
  reader: Constituent | null,
  of: Case,
  terms: GateTerms,
): Disclosed<readonly { readonly number: number; readonly on: CalendarDay; readonly what: string }[]> | null {
  if (reader === null || readerReasons(reader, of, terms).length + caseReasons(of, terms).length > 0)
    return null;
  const open = of.hardDates.filter(({ settledAt }) => settledAt === null);
  return disclosed(open.map(({ number, on, what }) => ({ number, on, what: openSealed(what) })));
}

/** An answer as a reader sees it; without text where it speaks of a member of whom they may not know. */
export type ShownAnswer = {
  readonly answer: CooperationAnswer;
  readonly content: AnswerContent | null;
};

/** A request for cooperation with its answers, as a reader sees it. */
export type ShownRequest = { readonly what: string; readonly answers: readonly ShownAnswer[] };

/**
 * 照会の閲覧: opened for the people of the agency that was asked and for those who lead the body, and of them only for whom
 * the gate lets read the case. What one agency is asked and answers is no other agency's business, though it be convened.
 */
export function discloseRequest(
  request: CooperationRequest,
  reader: Constituent | null,
  of: Case,
  terms: GateTerms,
): ReturnType<typeof decideReading<ShownRequest>> {
  const { reasons, disclosed: what } = decideReading(request.what, reader, of, terms);
  if (what === null || reader === null) return { reasons, disclosed: null };
  const isTheirs =
    request.caseId === of.id && (isLeader(reader) || reader.person.agencyId === request.agencyId);
  if (!isTheirs) return { reasons: ['not_in_audience'], disclosed: null };
  const mayKnow = memberFilter(reader, of, terms);
  const answers = request.answers.map((answer) => ({
    answer,
    content: answer.kind === 'declined' || mayKnow(answer.memberId) ? openSealed(answer.content) : null,
  }));
  return { reasons, disclosed: disclosed({ what: what.content, answers }) };
}

/** A concern (気づき) is opened for the secretariat in office and for nobody else, the one who wrote it included. */
export function discloseConcern(
  content: Confidential<string>,
  reader: Constituent,
  terms: GateTerms,
): Disclosed<string> | null {
  const isOffice = reader.kind === 'secretariat' && readerReasons(reader, null, terms).length === 0;
  return isOffice ? disclosed(openSealed(content)) : null;
}

/**
 * A word from one constituent to the chair (会長へのひとこと) is opened for chair and deputy of the body for which the
 * writer is called, and for nobody else: not for those of another body of a joint sitting.
 */
export function discloseWord(
  word: Confidential<string>,
  writer: Constituent,
  reader: Constituent,
  today: CalendarDay,
): Disclosed<string> | null {
  const leads = reader.kind === 'chair' || reader.kind === 'deputy_chair';
  const isOwnChair = leads && reader.bodyId === writer.bodyId;
  return isOwnChair && stateOn(reader, today) === 'active' ? disclosed(openSealed(word)) : null;
}
