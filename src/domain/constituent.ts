import type { CalendarDay } from './calendar-day.ts';
import type { AccountKey, AgencyId, BodyId, ConstituentId, PersonId } from './ids.ts';
import type { Agency, MeetingBody } from './meeting-body.ts';

/** A person of an agency, with the chat accounts that are known to be theirs. */
export type Person = {
  readonly id: PersonId;
  readonly name: string;
  readonly agencyId: AgencyId;
  readonly accounts: readonly AccountKey[];
};

/** 役割, in the order in which a roster lists them. */
export const CONSTITUENT_KINDS = [
  'chair',
  'deputy_chair',
  'secretariat',
  'regular',
  'adhoc',
  'observer',
] as const;
export type ConstituentKind = (typeof CONSTITUENT_KINDS)[number];

/** 誓約: when, by which way, and to which text (the version of the cited law). */
export type Pledge = {
  readonly pledgedOn: CalendarDay;
  readonly version: string;
  readonly method: 'paper' | 'in_chat';
};

/** 構成員: one person's seat on one body. Never deleted: the duty of secrecy survives leaving. */
export type Constituent = {
  readonly id: ConstituentId;
  readonly bodyId: BodyId;
  readonly person: Person;
  readonly kind: ConstituentKind;
  /** 任期, both days included. */
  readonly term: { readonly from: CalendarDay; readonly to: CalendarDay };
  readonly suspendedOn: CalendarDay | null;
  /** 解嘱: the first day on which the person no longer has the seat. */
  readonly endedOn: CalendarDay | null;
  readonly pledge: Pledge | null;
};

export type ConstituentState = 'invited' | 'pledged' | 'active' | 'suspended' | 'ended';

/**
 * The state of a seat on a day (構成員の状態): ended after the term or the release, suspended while
 * suspended, invited until the pledge, pledged until the term begins, then active. It follows from the
 * dates alone, so no job has to run at midnight for a door to close (domain/README 2.6 no. 7).
 */
export function stateOn(constituent: Constituent, day: CalendarDay): ConstituentState {
  if (constituent.endedOn !== null && constituent.endedOn <= day) return 'ended';
  if (constituent.term.to < day) return 'ended';
  if (constituent.suspendedOn !== null && constituent.suspendedOn <= day) return 'suspended';
  if (pledgeOn(constituent, day) === null) return 'invited';
  return constituent.term.from <= day ? 'active' : 'pledged';
}

/** The pledge that holds on a day; one dated ahead (an import, a slip) does not hold yet. */
export function pledgeOn({ pledge }: Constituent, day: CalendarDay): Pledge | null {
  return pledge !== null && pledge.pledgedOn <= day ? pledge : null;
}

export function isActive(constituent: Constituent, day: CalendarDay): boolean {
  return stateOn(constituent, day) === 'active';
}

/**
 * Whether the person may be called to a sitting on a day (招集できるか): the term covers the day and the
 * seat is neither suspended nor ended. The pledge may still be missing; it is asked for with the call
 * and needed before an answer.
 */
export function mayBeCalled(constituent: Constituent, day: CalendarDay): boolean {
  const state = stateOn(constituent, day);
  return state === 'active' || (state === 'invited' && constituent.term.from <= day);
}

/** Who leads a body and sees to its cases (会長・副会長・事務局). */
export function isLeader({ kind }: Pick<Constituent, 'kind'>): boolean {
  return kind === 'chair' || kind === 'deputy_chair' || kind === 'secretariat';
}

/** Who counts towards a quorum: not the secretariat (庶務) and not an observer. */
export function countsForQuorum(constituent: Constituent): boolean {
  return constituent.kind !== 'secretariat' && constituent.kind !== 'observer';
}

/** 構成員名簿 of one body, with what the gate and the views need to know about it. */
export type Roster = {
  readonly body: MeetingBody;
  readonly constituents: readonly Constituent[];
  readonly agencies: readonly Agency[];
};

export function agencyName(roster: Pick<Roster, 'agencies'>, id: AgencyId): string {
  return roster.agencies.find((agency) => agency.id === id)?.name ?? '';
}

export function constituentById(
  roster: Pick<Roster, 'constituents'>,
  id: ConstituentId,
): Constituent | undefined {
  return roster.constituents.find((one) => one.id === id);
}
