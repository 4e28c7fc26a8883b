import type { CalendarDay } from './calendar-day.ts';
import type { Confidential } from './confidential.ts';
import { type Constituent, countsForQuorum, isActive, type Roster, stateOn } from './constituent.ts';
import { accept, type Decision, refuse } from './decision.ts';
import type { AgencyId, ConstituentId } from './ids.ts';
import type { QuorumRule } from './meeting-body.ts';
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

/**
 * Sends somebody else (代理出席): another constituent of the same agency who is active on the day it is
 * held, or one who has just been invited and will have to pledge first. Somebody who is called to the
 * sitting in their own right, or who sits for another already, cannot sit for two.
 */
export function nameProxy(
  sitting: Sitting,
  terms: {
    readonly by: Constituent;
    readonly proxy: Constituent;
    readonly heldOn: CalendarDay;
    readonly newlyInvited: boolean;
    readonly replies: readonly AttendanceReply[];
    readonly now: Date;
  },
): Decision<AttendanceReply, AttendanceRefusal> {
  const refusal = answerable(sitting, terms.by.id, terms.now);
  if (refusal) return refuse(refusal);
  if (terms.proxy.person.id === terms.by.person.id) return refuse({ kind: 'proxy_is_oneself' });
  if (terms.proxy.person.agencyId !== terms.by.person.agencyId) {
    return refuse({ kind: 'proxy_of_other_agency' });
  }
  if (sitting.invited.includes(terms.proxy.id)) return refuse({ kind: 'proxy_invited_already' });
  const sitsForAnother = terms.replies.some(
    (reply) => reply.proxyId === terms.proxy.id && reply.constituentId !== terms.by.id,
  );
  if (sitsForAnother) return refuse({ kind: 'proxy_taken' });
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

/** Who may be named as a proxy (代理者の候補): active on the day, same agency, not called themselves. */
export function proxyCandidates(
  roster: Roster,
  sitting: Sitting,
  by: Constituent,
  heldOn: CalendarDay,
): readonly Constituent[] {
  return roster.constituents.filter(
    (one) =>
      one.person.agencyId === by.person.agencyId &&
      one.person.id !== by.person.id &&
      !sitting.invited.includes(one.id) &&
      isActive(one, heldOn),
  );
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
 * 定足数 as the answers stand. In person, online and a proxy who has pledged count alike; the secretariat
 * and observers do not count, nor does a seat that has ended by then. By heads the share is rounded up: half of seven is four.
 */
export function quorumStatus(
  rule: QuorumRule,
  sitting: Sitting,
  roster: Roster,
  replies: readonly AttendanceReply[],
  heldOn: CalendarDay,
): QuorumStatus {
  if (rule.kind === 'none') return { kind: 'none' };
  const find = (id: ConstituentId) => roster.constituents.find((one) => one.id === id);
  const voters = sitting.invited.map(find).filter((one) => one !== undefined && countsForQuorum(one));
  const coming = voters.filter((one) => {
    const reply = replies.find((candidate) => candidate.constituentId === one?.id);
    if (!one || !isActive(one, heldOn) || !reply || reply.answer === 'absent') return false;
    if (reply.answer !== 'proxy') return true;
    const proxy = reply.proxyId === null ? undefined : find(reply.proxyId);
    return proxy !== undefined && isActive(proxy, heldOn);
  });
  if (rule.kind === 'heads') {
    const needed = Math.ceil((voters.length * rule.numerator) / rule.denominator);
    return { kind: 'heads', coming: coming.length, needed, met: coming.length >= needed };
  }
  const present = new Set(coming.map((one) => one?.person.agencyId));
  const missing = rule.agencies.filter((agency) => !present.has(agency));
  return { kind: 'agencies', missing, met: missing.length === 0 };
}
