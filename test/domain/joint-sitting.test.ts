import { describe, expect, it } from 'vitest';
import { setAgenda } from '../../src/domain/agenda.ts';
import { assemble, oneSeatEach, peopleSeated, rosterOf } from '../../src/domain/assembly.ts';
import {
  type AttendanceReply,
  nameProxy,
  proxyCandidates,
  quorumStatus,
} from '../../src/domain/attendance.ts';
import type { Constituent } from '../../src/domain/constituent.ts';
import type { AgendaItemId, BodyId, CaseId, SittingId } from '../../src/domain/ids.ts';
import { type MeetingBody, partnersOf, type QuorumRule } from '../../src/domain/meeting-body.ts';
import { bodiesOf, callSitting } from '../../src/domain/sitting.ts';
import {
  agencyId,
  agendaItem,
  at,
  body,
  constituent,
  constituentId,
  day,
  kase,
  NOW,
  reply,
  roster,
  SHIEN,
  sitting,
  TOKYO,
} from '../support/domain-builders.ts';

const CHOSEI = 'chosei' as BodyId;
const HELD_ON = day('2026-12-10');

const chosei = (rules: Partial<MeetingBody['rules']> = {}): MeetingBody => ({
  ...body(rules),
  id: CHOSEI,
  types: ['public_assistance_coordination_conference'],
});

/** A seat on the other body: of the same person where the name is the same. */
const onChosei = (name: string, choices: Parameters<typeof constituent>[1] = {}): Constituent => ({
  ...constituent(name, choices),
  id: constituentId(`chosei-${name}`),
  bodyId: CHOSEI,
});

describe('bodies that usually sit together', () => {
  const named = (id: string, jointWith: readonly string[] = []): MeetingBody => ({
    ...body(),
    id: id as BodyId,
    jointWith: jointWith as BodyId[],
  });

  it('are found from both sides, whichever of the two has named the other', () => {
    const all = [named('a', ['b']), named('b'), named('c')];
    const partners = all.map((one) => partnersOf(one, all).map(({ id }) => id));
    expect(partners).toEqual([['b'], ['a'], []]);
  });
});

describe('a joint sitting', () => {
  const ren = constituent('ren');
  const renOnChosei = onChosei('ren');
  const mei = onChosei('mei');

  it('keeps its bodies in order, the leading one first and each once', () => {
    const decision = callSitting({
      id: 'sitting' as SittingId,
      bodyId: SHIEN,
      jointWith: [CHOSEI, SHIEN, CHOSEI],
      kind: 'regular',
      lengthMin: 60,
      place: '',
      invited: [ren, mei],
      zone: TOKYO,
      now: NOW,
      startsAt: at('2026-12-10 14:00'),
    });
    expect(decision.ok && bodiesOf(decision.value)).toEqual([SHIEN, CHOSEI]);
  });

  it('calls somebody who sits on both bodies once, from the leading one', () => {
    expect(oneSeatEach([ren, renOnChosei, mei], [HELD_ON])).toEqual([ren, mei]);
  });

  it('calls somebody from the body on which they are active, if they are not on the other', () => {
    const unpledged = { ...ren, pledge: null };
    expect(oneSeatEach([unpledged, renOnChosei], [HELD_ON])).toEqual([renOnChosei]);
    const over = constituent('ren', { to: '2026-12-09' });
    expect(oneSeatEach([over, { ...renOnChosei, pledge: null }], [HELD_ON])).toMatchObject([
      { id: 'chosei-ren' },
    ]);
  });

  it('has one table with everybody, and a roster for each body', () => {
    const table = assemble(roster([ren]), [roster([renOnChosei, mei], chosei())]);
    expect(table.constituents).toEqual([ren, renOnChosei, mei]);
    expect(rosterOf(table, CHOSEI)?.constituents).toEqual([renOnChosei, mei]);
    expect(rosterOf(table, 'other' as BodyId)).toBeUndefined();
    expect([...peopleSeated(table.constituents, [renOnChosei.id])]).toEqual([ren.person.id]);
  });
});

describe('the quorum of a joint sitting', () => {
  const half: QuorumRule = { kind: 'heads', numerator: 1, denominator: 2 };
  const both = constituent('both');
  const bothOnChosei = onChosei('both');
  const [a, b] = [constituent('a'), constituent('b')];
  const [c, d] = [onChosei('c'), onChosei('d')];
  const shienRoster = roster([both, a, b], body({ quorum: half }));
  const choseiRoster = roster([bothOnChosei, c, d], chosei({ quorum: half }));
  const called = sitting({ jointWith: [CHOSEI], invited: [both, a, b, c, d] });
  const status = (replies: readonly AttendanceReply[], more: readonly Constituent[] = []) => {
    const seats = [...shienRoster.constituents, ...choseiRoster.constituents, ...more];
    const terms = { sitting: called, replies, heldOn: HELD_ON, seats };
    return [shienRoster, choseiRoster].map((one) => quorumStatus(one, terms));
  };

  it('is judged for each body among its own people', () => {
    expect(status([reply(a), reply(b)])).toMatchObject([
      { coming: 2, needed: 2, met: true },
      { coming: 0, needed: 2, met: false },
    ]);
  });

  it('counts somebody who sits on both in both, with one answer', () => {
    expect(status([reply(both), reply(c)])).toMatchObject([
      { coming: 1, met: false },
      { coming: 2, met: true },
    ]);
  });

  it('counts a proxy only for the body on which the proxy sits', () => {
    const proxy = onChosei('proxy');
    const of = { ...choseiRoster, constituents: [...choseiRoster.constituents, proxy] };
    const replies = [reply(both, { answer: 'proxy', proxyId: proxy.id })];
    const seats = [...shienRoster.constituents, ...of.constituents];
    const terms = { sitting: called, replies, heldOn: HELD_ON, seats };
    expect([shienRoster, of].map((one) => quorumStatus(one, terms))).toMatchObject([
      { coming: 0 },
      { coming: 1 },
    ]);
  });

  it('looks for agencies among the people of the body', () => {
    const agencies: QuorumRule = {
      kind: 'agencies',
      agencies: [agencyId('agency-of-both'), agencyId('agency-of-a')],
    };
    const of = roster([bothOnChosei, c], chosei({ quorum: agencies }));
    const terms = {
      sitting: called,
      replies: [reply(both), reply(a)],
      heldOn: HELD_ON,
      seats: [both, a, ...of.constituents],
    };
    expect(quorumStatus(of, terms)).toEqual({ kind: 'agencies', missing: ['agency-of-a'], met: false });
  });
});

describe('a proxy at a joint sitting', () => {
  const ren = constituent('ren', { agency: 'hokatsu' });
  const onOwn = constituent('own', { agency: 'hokatsu' });
  const onOther = onChosei('other', { agency: 'hokatsu' });
  const called = sitting({ jointWith: [CHOSEI], invited: [ren] });
  const send = (proxy: Constituent, seats: readonly Constituent[], to = called) =>
    nameProxy(to, { by: ren, proxy, heldOn: HELD_ON, newlyInvited: false, replies: [], seats, now: NOW });

  it('sits on the body of whom they stand in for', () => {
    const seats = [ren, onOwn, onOther];
    expect(send(onOwn, seats).ok).toBe(true);
    expect(send(onOther, seats)).toEqual({ ok: false, refusal: { kind: 'proxy_of_other_body' } });
    expect(proxyCandidates({ constituents: seats }, called, ren, HELD_ON)).toEqual([onOwn]);
  });

  it('may be of the other body where the person sits on it as well', () => {
    const seats = [ren, onOwn, onChosei('ren', { agency: 'hokatsu' }), onOther];
    expect(send(onOther, seats).ok).toBe(true);
    expect(proxyCandidates({ constituents: seats }, called, ren, HELD_ON)).toEqual([onOwn, onOther]);
  });

  it('is nobody who is called by a seat on the other body', () => {
    const called2 = sitting({ jointWith: [CHOSEI], invited: [ren, onChosei('own', { agency: 'hokatsu' })] });
    const seats = [ren, onOwn, onChosei('own', { agency: 'hokatsu' })];
    expect(send(onOwn, seats, called2)).toEqual({ ok: false, refusal: { kind: 'proxy_invited_already' } });
    expect(proxyCandidates({ constituents: seats }, called2, ren, HELD_ON)).toEqual([]);
  });

  it('is offered once, by the seat beside the one they would sit for', () => {
    const seats = [
      onChosei('own', { agency: 'hokatsu' }),
      onChosei('ren', { agency: 'hokatsu' }),
      ren,
      onOwn,
    ];
    expect(proxyCandidates({ constituents: seats }, called, ren, HELD_ON)).toEqual([onOwn]);
  });
});

describe('the agenda of a joint sitting', () => {
  const numbered = (number: string, bodyId: BodyId = SHIEN) => kase({ id: number as CaseId, number, bodyId });
  const [own, second] = [numbered('R8-支-001'), numbered('R8-支-002')];
  const other = numbered('R8-調-001', CHOSEI);
  const joint = sitting({ jointWith: [CHOSEI] });
  const set = (choices: Partial<Parameters<typeof setAgenda>[1]>) =>
    setAgenda(joint, {
      cases: [own],
      offered: [own, second],
      present: [],
      withMinutes: [],
      barred: [],
      elsewhere: new Map(),
      lengths: new Map(),
      bases: new Map([[SHIEN, 'support_conference' as const]]),
      newId: () => 'new' as AgendaItemId,
      ...choices,
    });
  const otherItem = agendaItem(other, {
    position: 1,
    legalBasis: 'public_assistance_coordination_conference',
  });

  it('leaves the items of the other body as they are, and gives each body its own part', () => {
    const decision = set({ present: [otherItem, agendaItem(second, { position: 2 })] });
    expect(decision.ok && decision.value).toMatchObject([
      { caseId: own.id, bodyId: SHIEN, position: 1, legalBasis: 'support_conference' },
      { ...otherItem, position: 2 },
    ]);
  });

  it('puts each item on the law of its own body, where somebody leads both', () => {
    const bases = new Map([
      [SHIEN, 'support_conference' as const],
      [CHOSEI, 'public_assistance_coordination_conference' as const],
    ]);
    const decision = set({ cases: [other, own], offered: [own, second, other], bases });
    expect(decision.ok && decision.value.map((item) => item.legalBasis)).toEqual([
      'support_conference',
      'public_assistance_coordination_conference',
    ]);
  });

  it('takes no case of a body whose agenda is not this person’s to set, nor of one that does not sit here', () => {
    const refusal = { kind: 'case_of_other_body', numbers: ['R8-調-001'] };
    expect(set({ cases: [other], offered: [other] })).toEqual({ ok: false, refusal });
    const bases = new Map([[CHOSEI, 'public_assistance_coordination_conference' as const]]);
    const alone = setAgenda(sitting(), {
      ...{ cases: [other], offered: [other], present: [], withMinutes: [], barred: [] },
      elsewhere: new Map(),
      lengths: new Map(),
      bases,
      newId: () => 'new' as AgendaItemId,
    });
    expect(alone).toEqual({ ok: false, refusal });
  });

  it('counts its limit for each body alone, so that trying tells nothing of the other', () => {
    const many = Array.from({ length: 30 }, (_, index) => numbered(`R8-支-${index + 100}`));
    const others = Array.from({ length: 30 }, (_, index) =>
      agendaItem(numbered(`R8-調-${index + 100}`, CHOSEI)),
    );
    expect(set({ cases: many, offered: many, present: others }).ok).toBe(true);
  });

  it('keeps an item with minutes of the other body out of the question', () => {
    expect(set({ present: [otherItem], withMinutes: [other] }).ok).toBe(true);
  });
});
