import { describe, expect, it } from 'vitest';
import {
  type AttendanceReply,
  answerAttendance,
  countAttendance,
  nameProxy,
  proxyCandidates,
  quorumStatus,
} from '../../src/domain/attendance.ts';
import type { Constituent } from '../../src/domain/constituent.ts';
import type { QuorumRule } from '../../src/domain/meeting-body.ts';
import {
  agencyId,
  at,
  body,
  cancelledSitting,
  constituent,
  day,
  NOW,
  pledge,
  pollingSitting,
  reply,
  roster,
  sitting,
} from '../support/domain-builders.ts';

/** The day of `sitting()`. */
const HELD_ON = day('2026-12-10');
const ren = constituent('ren', { agency: 'hokatsu' });
const colleague = constituent('colleague', { agency: 'hokatsu' });
const mei = constituent('mei', { agency: 'shakyo' });
const called = sitting({ invited: [ren, mei] });

describe('answering a call', () => {
  const answer = (to: Parameters<typeof answerAttendance>[0], by = ren, now = NOW) =>
    answerAttendance(to, { by, answer: 'online', word: null, now });

  it('is kept with who, what and when', () => {
    expect(answer(called)).toEqual({
      ok: true,
      value: { constituentId: 'ren', answer: 'online', proxyId: null, word: null, answeredAt: NOW },
    });
  });

  it('is possible until the minute the sitting begins', () => {
    expect(answer(called, ren, at('2026-12-10 13:59')).ok).toBe(true);
    expect(answer(called, ren, at('2026-12-10 14:00'))).toEqual({
      ok: false,
      refusal: { kind: 'already_begun', startsAt: at('2026-12-10 14:00') },
    });
  });

  it('is for those invited', () => {
    expect(answer(called, colleague)).toEqual({ ok: false, refusal: { kind: 'not_invited' } });
  });

  it('waits for a date, and ends with the cancellation', () => {
    expect(answer(pollingSitting({ invited: [ren] }))).toEqual({
      ok: false,
      refusal: { kind: 'not_convened', status: 'polling' },
    });
    expect(answer(cancelledSitting({ invited: [ren] }))).toEqual({
      ok: false,
      refusal: { kind: 'not_convened', status: 'cancelled' },
    });
  });
});

describe('sending a proxy', () => {
  const send = (
    proxy: Constituent,
    {
      by = ren,
      newlyInvited = false,
      replies = [],
      now = NOW,
    }: { by?: Constituent; newlyInvited?: boolean; replies?: AttendanceReply[]; now?: Date } = {},
  ) =>
    nameProxy(called, {
      by,
      proxy,
      heldOn: HELD_ON,
      newlyInvited,
      replies,
      seats: [ren, mei, colleague],
      now,
    });
  const refused = (decision: ReturnType<typeof send>) => (decision.ok ? null : decision.refusal.kind);

  it('names another constituent of the same agency', () => {
    expect(send(colleague)).toEqual({
      ok: true,
      value: reply(ren, { answer: 'proxy', proxyId: colleague.id }),
    });
  });

  it('does not name oneself, nor one’s other seat', () => {
    const otherSeat = { ...ren, id: colleague.id };
    expect([send(ren), send(otherSeat)].map(refused)).toEqual(['proxy_is_oneself', 'proxy_is_oneself']);
  });

  it('does not name somebody of another agency', () => {
    expect(refused(send(constituent('yui', { agency: 'shakyo' })))).toBe('proxy_of_other_agency');
  });

  it('does not name somebody who is called in their own right and cannot sit for two', () => {
    const both = sitting({ invited: [ren, colleague] });
    const terms = {
      by: ren,
      proxy: colleague,
      heldOn: HELD_ON,
      newlyInvited: false,
      replies: [],
      seats: [ren, colleague],
      now: NOW,
    };
    expect(nameProxy(both, terms)).toEqual({ ok: false, refusal: { kind: 'proxy_invited_already' } });
  });

  it('does not name somebody who already sits for another', () => {
    const taken = reply(mei, { answer: 'proxy', proxyId: colleague.id });
    expect(refused(send(colleague, { replies: [taken] }))).toBe('proxy_taken');
    const own = reply(ren, { answer: 'proxy', proxyId: colleague.id });
    expect(send(colleague, { replies: [own] }).ok).toBe(true);
  });

  it('takes the proxy’s seat on the day it is held: a term that ends the day before is too short', () => {
    expect(refused(send(constituent('colleague', { agency: 'hokatsu', to: '2026-12-09' })))).toBe(
      'proxy_not_active',
    );
    expect(send(constituent('colleague', { agency: 'hokatsu', to: '2026-12-10' })).ok).toBe(true);
  });

  it('takes somebody without a pledge only when just invited, who will have to pledge first', () => {
    const unpledged = constituent('colleague', { agency: 'hokatsu', pledge: null });
    expect(refused(send(unpledged))).toBe('proxy_not_active');
    expect(send(unpledged, { newlyInvited: true }).ok).toBe(true);
  });

  it('does not take somebody suspended, invited or not', () => {
    const suspended = constituent('colleague', { agency: 'hokatsu', suspendedOn: HELD_ON });
    expect(refused(send(suspended, { newlyInvited: true }))).toBe('proxy_not_active');
  });

  it('is for those invited, and only until the sitting begins', () => {
    expect(refused(send(colleague, { by: constituent('yui', { agency: 'hokatsu' }) }))).toBe('not_invited');
    expect(refused(send(colleague, { now: at('2026-12-10 14:00') }))).toBe('already_begun');
  });

  it('offers colleagues who are active on the day and not called themselves', () => {
    const others = [
      colleague,
      mei,
      constituent('called', { agency: 'hokatsu' }),
      constituent('unpledged', { agency: 'hokatsu', pledge: null }),
      constituent('gone', { agency: 'hokatsu', to: '2026-12-09' }),
      { ...ren, id: constituent('second-seat').id },
    ];
    const of = sitting({ invited: [ren, mei, constituent('called')] });
    const offered = proxyCandidates(roster([ren, ...others]), of, ren, HELD_ON);
    expect(offered.map((one) => one.id)).toEqual(['colleague']);
  });
});

describe('counting attendance', () => {
  it('counts each answer, and waits for the rest', () => {
    const people = ['a', 'b', 'c', 'd', 'e'].map((name) => constituent(name));
    const [a, b, c, d] = people as [Constituent, Constituent, Constituent, Constituent];
    const replies = [
      reply(a),
      reply(b, { answer: 'online' }),
      reply(c, { answer: 'absent' }),
      reply(d, { answer: 'proxy' }),
    ];
    expect(countAttendance(sitting({ invited: people }), replies)).toEqual({
      attend: 1,
      online: 1,
      proxy: 1,
      absent: 1,
      waiting: 1,
    });
  });

  it('leaves out the answers of those who are not invited', () => {
    expect(countAttendance(sitting({ invited: [ren] }), [reply(mei)])).toMatchObject({
      attend: 0,
      waiting: 1,
    });
  });
});

describe('a quorum by heads', () => {
  const half: QuorumRule = { kind: 'heads', numerator: 1, denominator: 2 };
  const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => constituent(name));
  const status = (
    invited: readonly Constituent[],
    replies: readonly AttendanceReply[],
    { rule = half, others = [] }: { rule?: QuorumRule; others?: readonly Constituent[] } = {},
  ) => {
    const seats = [...invited, ...others];
    const of = roster(seats, body({ quorum: rule }));
    return quorumStatus(of, { sitting: sitting({ invited }), replies, heldOn: HELD_ON, seats });
  };

  it('is four where half of seven are to come: three do not make it', () => {
    const replies = seven.map((one) => reply(one));
    expect(status(seven, replies.slice(0, 3))).toEqual({ kind: 'heads', coming: 3, needed: 4, met: false });
    expect(status(seven, replies.slice(0, 4))).toEqual({ kind: 'heads', coming: 4, needed: 4, met: true });
  });

  it('is rounded up: three of six by half, three of seven by a third, five of seven by two thirds', () => {
    const needed = (invited: readonly Constituent[], numerator: number, denominator: number) =>
      status(invited, [], { rule: { kind: 'heads', numerator, denominator } });
    expect(needed(seven.slice(1), 1, 2)).toMatchObject({ needed: 3 });
    expect(needed(seven, 1, 3)).toMatchObject({ needed: 3 });
    expect(needed(seven, 2, 3)).toMatchObject({ needed: 5 });
  });

  it('does not count the secretariat and observers, neither as coming nor as invited', () => {
    const others = [
      constituent('office', { kind: 'secretariat' }),
      constituent('guest', { kind: 'observer' }),
    ];
    const everybody = [...seven, ...others];
    expect(
      status(
        everybody,
        others.map((one) => reply(one)),
      ),
    ).toEqual({
      kind: 'heads',
      coming: 0,
      needed: 4,
      met: false,
    });
  });

  it('counts online like in person, and absent or silent not at all', () => {
    const [a, b, c] = seven as [Constituent, Constituent, Constituent];
    const replies = [reply(a), reply(b, { answer: 'online' }), reply(c, { answer: 'absent' })];
    expect(status(seven, replies)).toMatchObject({ coming: 2 });
  });

  it.each([
    ['active on the day', {}, 1],
    ['invited and not yet pledged', { pledge: null }, 0],
    ['pledged on the day itself', { pledge: { ...pledge, pledgedOn: HELD_ON } }, 1],
    ['pledged only on the day after', { pledge: { ...pledge, pledgedOn: day('2026-12-11') } }, 0],
    ['at the end of the term the day before', { to: '2026-12-09' }, 0],
    ['suspended from the day on', { suspendedOn: HELD_ON }, 0],
  ] as const)('with a proxy who is %s', (_state, choices, coming) => {
    const proxy = constituent('proxy', choices);
    const [a] = seven as [Constituent];
    const replies = [reply(a, { answer: 'proxy', proxyId: proxy.id })];
    expect(status(seven, replies, { others: [proxy] })).toMatchObject({ coming });
  });

  it('does not count somebody whose seat has ended by the day', () => {
    const [, ...others] = seven;
    const leaving = constituent('a', { to: '2026-12-09' });
    expect(status([leaving, ...others], [reply(leaving)])).toMatchObject({ coming: 0, needed: 4 });
  });

  it('does not count a proxy whom the roster does not know', () => {
    const [a] = seven as [Constituent];
    const replies = [reply(a, { answer: 'proxy', proxyId: colleague.id })];
    expect(status(seven, replies)).toMatchObject({ coming: 0 });
  });
});

describe('a quorum by agencies', () => {
  const both: QuorumRule = { kind: 'agencies', agencies: [agencyId('hokatsu'), agencyId('shakyo')] };
  const status = (replies: readonly AttendanceReply[]) =>
    quorumStatus(roster([ren, mei, colleague], body({ quorum: both })), {
      sitting: sitting({ invited: [ren, mei] }),
      replies,
      heldOn: HELD_ON,
      seats: [ren, mei, colleague],
    });

  it('names the agencies from which nobody is coming', () => {
    expect(status([reply(ren)])).toEqual({ kind: 'agencies', missing: ['shakyo'], met: false });
    expect(status([reply(ren), reply(mei, { answer: 'absent' })])).toMatchObject({ missing: ['shakyo'] });
  });

  it('is met when each of them sends somebody, a pledged proxy included', () => {
    const replies = [
      reply(ren, { answer: 'proxy', proxyId: colleague.id }),
      reply(mei, { answer: 'online' }),
    ];
    expect(status(replies)).toEqual({ kind: 'agencies', missing: [], met: true });
  });
});

describe('a body without a rule', () => {
  it('has no quorum to meet', () => {
    const terms = { sitting: called, replies: [], heldOn: HELD_ON, seats: [ren, mei] };
    expect(quorumStatus(roster([ren, mei]), terms)).toEqual({ kind: 'none' });
  });
});
