import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/domain/case.ts';
import type { BodyId, CaseId } from '../../src/domain/ids.ts';
import { type ReferralTerms, referCase } from '../../src/domain/referral.ts';
import { consentLine, constituent, day, kase, roster } from '../support/domain-builders.ts';

const TODAY = day('2026-11-25');
const PLAN = 'support_plan_conference' as const;
const chair = constituent('kaicho', { kind: 'chair' });
const office = constituent('jimu', { kind: 'secretariat' });
const ren = constituent('ren');
const target = { ...roster([chair, office, ren]), body: { ...roster([]).body, id: 'plan' as BodyId } };

const of = (choices: Parameters<typeof kase>[0] = {}): Case =>
  kase({ audience: [ren], subjectKinds: ['support_decided_person'], ...choices });

const refer = (from: Case, terms: Partial<ReferralTerms> = {}) =>
  referCase(from, {
    ...{ target, purpose: PLAN, consentRequired: true, covered: ['support_decided_person'] },
    ...{ today: TODAY, known: [from], id: 'new' as CaseId, number: 'R8-プ-001' },
    ...terms,
  });

describe('a case that goes before another body', () => {
  const agreed = { consents: [consentLine({ purpose: PLAN })] };

  it('is the same file with a number of its own, and open to those who lead that body alone', () => {
    const referred = refer(of({ ...agreed, limits: [{ personId: ren.person.id, members: ['c'] }] }));
    expect(referred).toMatchObject({
      ok: true,
      value: {
        ...{ id: 'new', fileId: 'file', bodyId: 'plan', number: 'R8-プ-001', limits: [] },
        audience: [chair.person.id, office.person.id],
      },
    });
  });

  it('needs the consent that the law of that body needs, for that body', () => {
    const refusal = { kind: 'consent_missing' };
    expect(refer(of())).toEqual({ ok: false, refusal });
    expect(refer(of({ consents: [consentLine({ purpose: 'support_conference' })] }))).toEqual({
      ok: false,
      refusal,
    });
    expect(refer(of(agreed)).ok).toBe(true);
    expect(refer(of(), { consentRequired: false }).ok).toBe(true);
  });

  it('must concern somebody with whom that body may deal', () => {
    const other = of({ ...agreed, subjectKinds: ['suspected_needy_person'] });
    const refusal = { kind: 'subject_not_covered', covered: ['support_decided_person'] };
    expect(refer(other)).toEqual({ ok: false, refusal });
    expect(refer(of({ ...agreed, subjectKinds: [] }))).toEqual({ ok: false, refusal });
  });

  it('goes there once, and only while it is open', () => {
    const there = of({ bodyId: 'plan' as BodyId, number: 'R8-プ-009' });
    expect(refer(of(agreed), { known: [there] })).toEqual({
      ok: false,
      refusal: { kind: 'already_there', number: 'R8-プ-009' },
    });
    expect(refer(of({ ...agreed, status: 'closed' }))).toEqual({
      ok: false,
      refusal: { kind: 'case_closed' },
    });
  });

  it('stays shut to the parties, also where they lead the other body', () => {
    const referred = refer(of({ ...agreed, recused: [chair] }));
    expect(referred).toMatchObject({
      value: { audience: [office.person.id], recused: [chair.person.id] },
    });
    expect(refer(of({ ...agreed, recused: [chair, office] }))).toEqual({
      ok: false,
      refusal: { kind: 'nobody_there' },
    });
  });
});
