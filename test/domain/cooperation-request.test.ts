import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BodyType } from '../../src/domain/body-type.ts';
import { seal } from '../../src/domain/confidential.ts';
import { CONSTITUENT_KINDS } from '../../src/domain/constituent.ts';
import {
  answerRequest,
  askCooperation,
  type CooperationRequest,
  type NewAnswer,
  type OpenRequest,
  requestStepDue,
  withdrawRequest,
} from '../../src/domain/cooperation-request.ts';
import { discloseRequest } from '../../src/domain/disclosure.ts';
import type { RequestId, SittingId } from '../../src/domain/ids.ts';
import { requestBasis } from '../../src/law/of-body.ts';
import {
  agencyId,
  body,
  constituent,
  day,
  gateTerms,
  kase,
  NOW,
  pledge,
  roster,
  TODAY,
} from '../support/domain-builders.ts';

const CANARY = '照会のカナリア';
const office = constituent('office', { kind: 'secretariat' });
const ren = constituent('ren', { agency: 'power' });
const mei = constituent('mei', { agency: 'clinic' });
const world = roster([office, ren, mei]);
const of = kase({ audience: [office, ren, mei] });
const gate = gateTerms(world);
const basis = { articles: ['第9条第3項'], duty: 'effort', toBeChecked: false } as const;

const ask = (more: Partial<Parameters<typeof askCooperation>[0]> = {}) =>
  askCooperation({
    id: 'request' as RequestId,
    of,
    sitting: null,
    number: 1,
    agencyId: agencyId('power'),
    what: seal(CANARY),
    dueOn: day('2026-12-08'),
    basis,
    askedBy: office.id,
    askedAt: NOW,
    gate,
    ...more,
  });

function asked(): OpenRequest {
  const decision = ask();
  if (!decision.ok) throw new Error('Nothing stands in the way.');
  return decision.value;
}

const part: NewAnswer = {
  kind: 'partly_answered',
  content: seal({ text: CANARY, missing: CANARY }),
  memberId: null,
  sourceConfidential: false,
  restBy: day('2026-12-15'),
};
const whole: NewAnswer = { ...part, kind: 'answered', restBy: null };
const no: NewAnswer = { kind: 'declined', reason: 'outside_remit', content: seal({ text: '', missing: '' }) };
const terms = { by: ren, of, gate, now: NOW };

function answered(request: CooperationRequest, answer: NewAnswer) {
  const decision = answerRequest(request, answer, terms);
  if (!decision.ok) throw new Error(decision.refusal.kind);
  return decision.value;
}

const kindOf = (decision: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  decision.ok ? 'accepted' : decision.refusal.kind;

describe('協力の求め', () => {
  it('goes to an agency with somebody who is convened for the case, until a day', () => {
    expect(ask()).toMatchObject({ ok: true, value: { status: 'asked', waitsUntil: '2026-12-08' } });
    expect(kindOf(ask({ dueOn: TODAY }))).toBe('accepted');
    expect(kindOf(ask({ dueOn: day('2026-11-30') }))).toBe('due_day_past');
  });

  it('does not go to an agency without anybody on the roster: register first, ask second', () => {
    expect(kindOf(ask({ agencyId: agencyId('landlord') }))).toBe('agency_not_registered');
    const unpledged = roster([office, constituent('ren', { agency: 'power', pledge: null })]);
    expect(kindOf(ask({ gate: gateTerms(unpledged) }))).toBe('agency_not_registered');
  });

  it('does not go to an agency of which nobody is convened for the case, or only a party who is left out', () => {
    expect(kindOf(ask({ of: kase({ audience: [office] }) }))).toBe('agency_not_in_audience');
    const leftOut = kase({ audience: [office, ren], recused: [ren] });
    expect(kindOf(ask({ of: leftOut }))).toBe('agency_not_in_audience');
  });

  it('is in time for the sitting that it is for', () => {
    const sitting = { id: 'sitting' as SittingId, lastDay: day('2026-12-07') };
    expect(kindOf(ask({ sitting }))).toBe('due_after_sitting');
    expect(kindOf(ask({ sitting, dueOn: sitting.lastDay }))).toBe('accepted');
  });

  it('stops with a withdrawn consent, a closed case and a body that is not set up: neither asked nor answered', () => {
    const withdrawn = kase({ audience: [office, ren], consent: 'withdrawn' });
    const needed = gateTerms(world, { consentRequired: true });
    expect(kindOf(ask({ of: withdrawn, gate: needed }))).toBe('request_barred');
    expect(kindOf(ask({ gate: gateTerms(world, { established: false }) }))).toBe('request_barred');
    expect(kindOf(ask({ of: kase({ audience: [ren], status: 'closed' }) }))).toBe('case_not_open');
    const late = answerRequest(asked(), whole, { ...terms, of: withdrawn, gate: needed });
    expect(kindOf(late)).toBe('request_barred');
  });
});

describe('回答', () => {
  it('counts the first time; after a partial one the rest may follow, and both stay', () => {
    const first = answered(asked(), part);
    expect(first).toMatchObject({ status: 'partly_answered', waitsUntil: '2026-12-15' });
    expect(kindOf(answerRequest(first, part, terms))).toBe('answered_before');
    expect(kindOf(answerRequest(first, no, terms))).toBe('answered_before');
    const second = answered(first, whole);
    expect(second.status).toBe('answered');
    expect(second.answers.map((one) => [one.number, one.kind])).toEqual([
      [1, 'partly_answered'],
      [2, 'answered'],
    ]);
    expect(kindOf(answerRequest(second, whole, terms))).toBe('answered_before');
    expect(kindOf(answerRequest(answered(asked(), no), whole, terms))).toBe('answered_before');
  });

  it('comes from the agency that was asked, by somebody who is convened', () => {
    expect(kindOf(answerRequest(asked(), whole, { ...terms, by: mei }))).toBe('other_agency');
    const colleague = constituent('yui', { agency: 'power' });
    expect(kindOf(answerRequest(asked(), whole, { ...terms, by: colleague }))).toBe('other_agency');
  });

  it('promises the rest for a day that is still to come, or for none', () => {
    const past: NewAnswer = { ...part, restBy: day('2026-11-30') };
    expect(kindOf(answerRequest(asked(), past, terms))).toBe('due_day_past');
    expect(answered(asked(), { ...part, restBy: null })).toMatchObject({ waitsUntil: null });
  });

  it('is not taken once the request is withdrawn, which only one that waits can be', () => {
    const decision = withdrawRequest(asked(), { by: office.id, now: NOW });
    if (!decision.ok) throw new Error('It waits.');
    expect(kindOf(answerRequest(decision.value, whole, terms))).toBe('request_withdrawn');
    expect(kindOf(withdrawRequest(answered(asked(), whole), { by: office.id, now: NOW }))).toBe(
      'not_waiting',
    );
  });

  it('is reminded of on the due day, and missed from the day after; of what is settled nobody is reminded', () => {
    const steps = (request: CooperationRequest, on: string) =>
      (['due', 'overdue'] as const).filter((step) => requestStepDue(request, step, day(on)));
    expect(steps(asked(), '2026-12-07')).toEqual([]);
    expect(steps(asked(), '2026-12-08')).toEqual(['due']);
    expect(steps(asked(), '2026-12-09')).toEqual(['due', 'overdue']);
    expect(steps(answered(asked(), part), '2026-12-14')).toEqual([]);
    expect(steps(answered(asked(), whole), '2026-12-31')).toEqual([]);
  });
});

describe('協力の求めの根拠', () => {
  const basisOf = (...types: BodyType[]) => requestBasis({ ...body(), types }, day('2026-12-01'));

  it('is the article that asks, with the duty to make an effort', () => {
    expect(basisOf('public_assistance_coordination_conference')).toEqual({
      articles: ['生活保護法第27条の3第3項'],
      duty: 'effort',
      toBeChecked: false,
    });
    expect(basisOf('support_conference')).toMatchObject({ duty: 'effort', toBeChecked: true });
  });

  it('is none for 支援調整会議 and 孤独・孤立, where nobody is bound to answer', () => {
    expect(basisOf('support_plan_conference')).toEqual({ articles: [], duty: 'none', toBeChecked: false });
    expect(basisOf('loneliness_council')).toEqual({ articles: [], duty: 'none', toBeChecked: true });
  });
});

describe('the content of a request and its answers', () => {
  it('is disclosed to the convened of the agency and to convened leads, and never to anybody else', () => {
    const seen = { shown: 0, kept: 0 };
    fc.assert(
      fc.property(
        fc.record({
          kind: fc.constantFrom(...CONSTITUENT_KINDS),
          agency: fc.constantFrom('power', 'clinic'),
          convened: fc.boolean(),
          recused: fc.constantFrom(false, false, false, true),
          pledged: fc.constantFrom(true, true, true, false),
          endedOn: fc.constantFrom(null, null, null, TODAY),
          consentRequired: fc.constantFrom(false, false, true),
        }),
        ({ kind, agency, convened, recused, pledged, endedOn, consentRequired }) => {
          const reader = constituent('yui', { kind, agency, endedOn, pledge: pledged ? pledge : null });
          const before = kase({ audience: convened ? [reader] : [], recused: recused ? [reader] : [] });
          const request = answered(asked(), part);
          const now = gateTerms(roster([reader]), { consentRequired });
          const { disclosed } = discloseRequest(request, reader, before, now);
          const leads = ['chair', 'deputy_chair', 'secretariat'].includes(kind);
          const entitled = convened && !recused && pledged && endedOn === null && !consentRequired;
          const may = entitled && (leads || agency === 'power');
          seen[may ? 'shown' : 'kept'] += 1;
          expect(JSON.stringify(disclosed ?? null).includes(CANARY)).toBe(may);
        },
      ),
      { numRuns: 600 },
    );
    expect(Math.min(seen.shown, seen.kept)).toBeGreaterThan(50);
  });

  it('leaves out an answer about a member of whom the reader may not know', () => {
    const request = answered(asked(), { ...whole, memberId: 'a' });
    const limited = { ...of, limits: [{ personId: office.person.id, members: ['b'] }] };
    const { disclosed } = discloseRequest(request, office, limited, gate);
    expect(disclosed?.content.answers.map((one) => one.content)).toEqual([null]);
  });
});
