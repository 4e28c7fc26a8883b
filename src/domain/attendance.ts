import { peopleSeated } from './assembly.ts';
import type { CalendarDay } from './calendar-day.ts';
import type { Confidential } from './confidential.ts';
import {
  type Constituent,
  countsForQuorum,
  isActive,
  mayBeCalled,
  type Roster,
  stateOn,
} from './constituent.ts';
import { accept, type Decision, refuse } from './decision.ts';
import type { AgencyId, BodyId, ConstituentId } from './ids.ts';
import type { Sitting } from './sitting.ts';

/** 出席・オンライン出席・代理出席・欠席. */
export type Answer = 'attend' | 'online' | 'proxy' | 'absent';

/** 出欠の回答. `proxyId` stands only with `proxy`. */
export type AttendanceReply = {
  readonly constituentId: ConstituentId;
  readonly answer: Answer;
  readonly proxyId: ConstituentId | null;
  /** 会長へのひとこと: for the chair's eyes only. */
  readonly word: Confidential<string> | null;
  readonly answeredAt: Date;
};

export type AttendanceRefusal =
  | { readonly kind: 'not_convened'; readonly status: Sitting['status'] }
  | { readonly kind: 'already_begun'; readonly startsAt: Date }
  | { readonly kind: 'not_invited' }
  | { readonly kind: 'proxy_is_oneself' }
  | { readonly kind: 'proxy_of_other_agency' }
  | { readonly kind: 'proxy_of_other_body' }
  | { readonly kind: 'proxy_not_active' }
  | { readonly kind: 'proxy_invited_already' }
  | { readonly kind: 'proxy_taken' };

function answerable(sitting: Sitting, by: ConstituentId, now: Date): AttendanceRefusal | null {
  if (sitting.status !== 'convened') return { kind: 'not_convened', status: sitting.status };
  if (!sitting.invited.includes(by)) return { kind: 'not_invited' };
  if (sitting.startsAt <= now) return { kind: 'already_begun', startsAt: sitting.startsAt };
  return null;
}

/** Answers a call (出欠). May be changed until the sitting begins. */
export function answerAttendance(
  sitting: Sitting,
  terms: {
    readonly by: Constituent;
    readonly answer: Exclude<Answer, 'proxy'>;
    readonly word: Confidential<string> | null;
    readonly now: Date;
  },
): Decision<AttendanceReply, AttendanceRefusal> {
  const refusal = answerable(sitting, terms.by.id, terms.now);
  if (refusal) return refuse(refusal);
  return accept({
    constituentId: terms.by.id,
    answer: terms.answer,
    proxyId: null,
    word: terms.word,
    answeredAt: terms.now,
  });
}

/** On which bodies somebody sits that day, the one they are called for included. */
function bodiesOfSeat(by: Constituent, seats: readonly Constituent[], day: CalendarDay): ReadonlySet<BodyId> {
  const own = seats.filter((seat) => seat.person.id === by.person.id && mayBeCalled(seat, day));
  return new Set([by.bodyId, ...own.map((seat) => seat.bodyId)]);
}

/**
 * Sends somebody else (代理出席): another constituent of the same agency and of a body on which the person sits, who
 * is active on the day it is held, or one who has just been invited and will have to pledge first. Somebody who is
 * called to the sitting in their own right, or who sits for another already, cannot sit for two.
 */
export function nameProxy(
  sitting: Sitting,
  terms: {
    readonly by: Constituent;
    readonly proxy: Constituent;
    readonly heldOn: CalendarDay;
    readonly newlyInvited: boolean;
    readonly replies: readonly AttendanceReply[];
    /** All seats of the bodies of the sitting. */
    readonly seats: readonly Constituent[];
    readonly now: Date;
  },
): Decision<AttendanceReply, AttendanceRefusal> {
  const refusal = answerable(sitting, terms.by.id, terms.now);
  if (refusal) return refuse(refusal);
  if (terms.proxy.person.id === terms.by.person.id) return refuse({ kind: 'proxy_is_oneself' });
  if (terms.proxy.person.agencyId !== terms.by.person.agencyId) {
    return refuse({ kind: 'proxy_of_other_agency' });
  }
  const { proxy, seats } = terms;
  if (!bodiesOfSeat(terms.by, seats, terms.heldOn).has(proxy.bodyId)) {
    return refuse({ kind: 'proxy_of_other_body' });
  }
  const everySeat = [...seats, proxy];
  if (peopleSeated(everySeat, sitting.invited).has(proxy.person.id)) {
    return refuse({ kind: 'proxy_invited_already' });
  }
  const taken = terms.replies.flatMap(({ constituentId, proxyId }) =>
    constituentId === terms.by.id || proxyId === null ? [] : [proxyId],
  );
  if (peopleSeated(everySeat, taken).has(proxy.person.id)) return refuse({ kind: 'proxy_taken' });
  const state = stateOn(terms.proxy, terms.heldOn);
  if (state !== 'active' && !(terms.newlyInvited && state === 'invited')) {
    return refuse({ kind: 'proxy_not_active' });
  }
  return accept({
    constituentId: terms.by.id,
    answer: 'proxy',
    proxyId: terms.proxy.id,
    word: null,
    answeredAt: terms.now,
  });
}

/**
 * Who may be named as a proxy (代理者の候補): active on the day, of the same agency and body, not called themselves.
 * Somebody who sits on several of the bodies is offered once, by the seat beside the one they would sit for.
 */
export function proxyCandidates(
  { constituents }: Pick<Roster, 'constituents'>,
  sitting: Sitting,
  by: Constituent,
  heldOn: CalendarDay,
): readonly Constituent[] {
  const bodies = bodiesOfSeat(by, constituents, heldOn);
  const invited = peopleSeated(constituents, sitting.invited);
  const fitting = constituents.filter(
    (one) =>
      one.person.agencyId === by.person.agencyId &&
      one.person.id !== by.person.id &&
      bodies.has(one.bodyId) &&
      !sitting.invited.includes(one.id) &&
      !invited.has(one.person.id) &&
      isActive(one, heldOn),
  );
  const seatOf = new Map(fitting.map((one) => [one.person.id, one]));
  for (const one of fitting) if (one.bodyId === by.bodyId) seatOf.set(one.person.id, one);
  return fitting.filter((one) => seatOf.get(one.person.id) === one);
}

export type AttendanceCount = Readonly<Record<Answer, number>> & { readonly waiting: number };

export function countAttendance(sitting: Sitting, replies: readonly AttendanceReply[]): AttendanceCount {
  const counted = replies.filter((reply) => sitting.invited.includes(reply.constituentId));
  const count = (answer: Answer) => counted.filter((reply) => reply.answer === answer).length;
  return {
    attend: count('attend'),
    online: count('online'),
    proxy: count('proxy'),
    absent: count('absent'),
    waiting: sitting.invited.length - counted.length,
  };
}

export type QuorumStatus =
  | { readonly kind: 'none' }
  | { readonly kind: 'heads'; readonly coming: number; readonly needed: number; readonly met: boolean }
  | { readonly kind: 'agencies'; readonly missing: readonly AgencyId[]; readonly met: boolean };

/**
 * 定足数 of one body as the answers stand. In person, online and a proxy who has pledged count alike; the secretariat
 * and observers do not count, nor does a seat that has ended by then. By heads the share is rounded up: half of seven
 * is four. Of a joint sitting each body is judged alone: somebody who sits on several counts in each of them with one
 * answer, and a proxy only for a body on which the proxy sits.
 */
export function quorumStatus(
  roster: Roster,
  terms: {
    readonly sitting: Sitting;
    readonly replies: readonly AttendanceReply[];
    readonly heldOn: CalendarDay;
    /** All seats of the bodies of the sitting. */
    readonly seats: readonly Constituent[];
  },
): QuorumStatus {
  const { quorum } = roster.body.rules;
  const { sitting, replies, heldOn, seats } = terms;
  if (quorum.kind === 'none') return { kind: 'none' };
  const voters = sitting.invited.flatMap((id) => {
    const seat = seatHere(roster, seats, id, heldOn);
    return seat !== undefined && countsForQuorum(seat) ? [{ id, seat }] : [];
  });
  const isHere = (id: ConstituentId) => {
    const seat = seatHere(roster, seats, id, heldOn);
    return seat !== undefined && isActive(seat, heldOn);
  };
  const coming = voters.filter(({ id, seat }) => {
    const reply = replies.find((candidate) => candidate.constituentId === id);
    if (!isActive(seat, heldOn) || !reply || reply.answer === 'absent') return false;
    return reply.answer !== 'proxy' || (reply.proxyId !== null && isHere(reply.proxyId));
  });
  if (quorum.kind === 'heads') {
    const needed = Math.ceil((voters.length * quorum.numerator) / quorum.denominator);
    return { kind: 'heads', coming: coming.length, needed, met: coming.length >= needed };
  }
  const present = new Set(coming.map(({ seat }) => seat.person.agencyId));
  const missing = quorum.agencies.filter((agency) => !present.has(agency));
  return { kind: 'agencies', missing, met: missing.length === 0 };
}

/** The seat on this body of whoever has that seat on one of the bodies: the very seat, else one that holds that day. */
function seatHere(
  { constituents }: Roster,
  seats: readonly Constituent[],
  id: ConstituentId,
  day: CalendarDay,
): Constituent | undefined {
  const very = constituents.find((one) => one.id === id);
  if (very !== undefined) return very;
  const person = seats.find((one) => one.id === id)?.person.id;
  const own = constituents.filter((one) => one.person.id === person && mayBeCalled(one, day));
  return own.find((one) => isActive(one, day)) ?? own[0];
}
