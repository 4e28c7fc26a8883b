import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BODY_TYPES } from '../../src/domain/body-type.ts';
import {
  CASE_MARKS,
  isCaseNumber,
  isInAudience,
  limitAudience,
  mayKnowMember,
  nextCaseNumber,
  setAudience,
} from '../../src/domain/case.ts';
import { constituent, day, kase } from '../support/domain-builders.ts';

describe('a case number', () => {
  it('follows the greatest one of the body in the fiscal year: R8-支-015 after R8-支-014', () => {
    const taken = ['R8-支-002', 'R8-支-014', 'R8-支-009'];
    expect(nextCaseNumber('支', day('2026-12-01'), taken)).toBe('R8-支-015');
  });

  it('begins at 001 in each body', () => {
    expect(nextCaseNumber('調', day('2026-12-01'), ['R8-支-014'])).toBe('R8-調-001');
  });

  it('begins at 001 again on 1 April, and not on 1 January', () => {
    const taken = ['R8-支-014'];
    expect(nextCaseNumber('支', day('2027-01-01'), taken)).toBe('R8-支-015');
    expect(nextCaseNumber('支', day('2027-03-31'), taken)).toBe('R8-支-015');
    expect(nextCaseNumber('支', day('2027-04-01'), taken)).toBe('R9-支-001');
  });

  it('goes on to R8-支-1000 after R8-支-999', () => {
    const next = nextCaseNumber('支', day('2026-12-01'), ['R8-支-999']);
    expect([next, isCaseNumber(next)]).toEqual(['R8-支-1000', true]);
  });

  it('does not fill a gap, for a number that was given once stays with its case', () => {
    expect(nextCaseNumber('支', day('2026-12-01'), ['R8-支-001', 'R8-支-003'])).toBe('R8-支-004');
  });

  it('is new and has the shape of one, whatever is taken', () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 9998 }));
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(CASE_MARKS)), numbers, (mark, running) => {
        const taken = running.map((number) => `R8-${mark}-${String(number).padStart(3, '0')}`);
        const next = nextCaseNumber(mark, day('2026-12-01'), taken);
        expect(taken).not.toContain(next);
        expect(isCaseNumber(next)).toBe(true);
      }),
    );
  });

  it.each([
    ['R8-支-014', true],
    ['R10-調-1000', true],
    ['R8-支援会-014', true],
    ['R8-支-14', false],
    ['R8-支-00014', false],
    ['R8--014', false],
    ['R8 支 014', false],
    ['H30-支-014', false],
    ['R8-支-014 の件', false],
    ['12/3', false],
    ['', false],
  ])('is told from other words: 「%s」 %s', (text, is) => {
    expect(isCaseNumber(text)).toBe(is);
  });

  it('has a mark of its own for each of the eight kinds of body', () => {
    const marks = BODY_TYPES.map((type) => CASE_MARKS[type]);
    expect(new Set(marks).size).toBe(8);
  });
});

describe('the audience of a case', () => {
  const ren = constituent('ren');
  const mei = constituent('mei');
  const ids = (...seats: readonly { readonly person: { readonly id: (typeof ren)['person']['id'] } }[]) =>
    seats.map((one) => one.person.id);

  it('does not count a party that is left out, although the chair had chosen them', () => {
    const of = kase({ audience: [ren, mei], recused: [mei] });
    expect([isInAudience(of, ren.person.id), isInAudience(of, mei.person.id)]).toEqual([true, false]);
  });

  it('is set together with the parties; whoever is both is left out', () => {
    const decision = setAudience(kase({ audience: [ren] }), {
      by: ren.person.id,
      audience: ids(ren, mei),
      recused: ids(mei),
    });
    expect(decision).toMatchObject({ ok: true, value: { audience: ids(ren), recused: ids(mei) } });
  });

  it('is never set by somebody who is left out, or they would let themselves in again', () => {
    const of = kase({ audience: [ren], recused: [mei] });
    const decision = setAudience(of, { by: mei.person.id, audience: ids(mei), recused: [] });
    expect(decision).toEqual({ ok: false, refusal: { kind: 'recused_oneself' } });
  });

  it('is never nobody', () => {
    const decision = setAudience(kase({ audience: [ren] }), {
      by: mei.person.id,
      audience: ids(ren),
      recused: ids(ren),
    });
    expect(decision).toEqual({ ok: false, refusal: { kind: 'nobody_in_audience' } });
  });
});

describe('of whom in the household somebody may know', () => {
  const ren = constituent('ren');
  const mei = constituent('mei');
  const of = kase({ audience: [ren, mei] });

  it('is everybody, until the chair limits it', () => {
    expect(mayKnowMember(of, ren.person.id, 'a')).toBe(true);
    const limited = limitAudience(of, { by: mei.person.id, personId: ren.person.id, members: ['c'] });
    if (!limited.ok) throw new Error(limited.refusal.kind);
    expect(['a', 'c', null].map((id) => mayKnowMember(limited.value, ren.person.id, id))).toEqual([
      false,
      true,
      true,
    ]);
    expect(mayKnowMember(limited.value, mei.person.id, 'a')).toBe(true);
    const lifted = limitAudience(limited.value, { by: mei.person.id, personId: ren.person.id, members: [] });
    expect(lifted).toMatchObject({ ok: true, value: { limits: [] } });
  });

  it('is limited only for those who are convened, and never by a party', () => {
    const none = kase({ audience: [mei] });
    const terms = { by: mei.person.id, personId: ren.person.id, members: ['c'] };
    expect(limitAudience(none, terms)).toEqual({ ok: false, refusal: { kind: 'not_in_audience' } });
    const party = kase({ audience: [ren], recused: [mei] });
    expect(limitAudience(party, terms)).toEqual({ ok: false, refusal: { kind: 'recused_oneself' } });
  });

  it('is forgotten with the one it was set for', () => {
    const limited = { ...of, limits: [{ personId: ren.person.id, members: ['c'] }] };
    const terms = { by: mei.person.id, audience: [mei.person.id], recused: [] };
    expect(setAudience(limited, terms)).toMatchObject({ ok: true, value: { limits: [] } });
  });
});
