import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONSENT_STATES, consentOf, householdConsent, recordConsent } from '../../src/domain/consent.ts';
import { consentLine, day } from '../support/domain-builders.ts';

const TODAY = day('2026-11-25');
const PLAN = 'support_plan_conference' as const;

describe('a consent', () => {
  it('that is withdrawn counts from the moment it is recorded, whenever it was said', () => {
    const ledger = [consentLine({ state: 'obtained' })];
    for (const on of [TODAY, day('2026-11-01')]) {
      const after = recordConsent(ledger, consentLine({ state: 'withdrawn', on }), TODAY);
      expect(after.ok && consentOf(after.value, null, 'support_conference', TODAY)).toBe('withdrawn');
    }
  });

  it('is not recorded for a day that is still to come', () => {
    const refusal = { kind: 'consent_day_ahead', today: TODAY };
    expect(recordConsent([], consentLine({ on: day('2026-11-26') }), TODAY)).toEqual({ ok: false, refusal });
  });

  it('that has run out already is not recorded; the last day still counts', () => {
    const until = (text: string) => recordConsent([], consentLine({ until: day(text) }), TODAY);
    expect(until('2026-11-24')).toEqual({
      ok: false,
      refusal: { kind: 'consent_expired', until: '2026-11-24' },
    });
    expect(until('2026-11-25').ok).toBe(true);
  });

  it('is given for one kind of body and says nothing of another', () => {
    const ledger = [consentLine({ purpose: 'support_conference' })];
    expect(consentOf(ledger, null, 'support_conference', TODAY)).toBe('obtained');
    expect(consentOf(ledger, null, PLAN, TODAY)).toBe('not_sought');
  });

  it('is as if not sought after its last day', () => {
    const ledger = [consentLine({ purpose: PLAN, until: TODAY })];
    expect(consentOf(ledger, null, PLAN, TODAY)).toBe('obtained');
    expect(consentOf(ledger, null, PLAN, day('2026-11-26'))).toBe('not_sought');
  });

  it('of a member is the newest line about them or about the household', () => {
    const ledger = [
      consentLine({ memberId: 'a', state: 'withdrawn' }),
      consentLine({ memberId: null, state: 'obtained' }),
      consentLine({ memberId: 'b', state: 'refused' }),
    ];
    const of = (id: string) => consentOf(ledger, id, 'support_conference', TODAY);
    expect([of('a'), of('b'), of('c')]).toEqual(['withdrawn', 'obtained', 'obtained']);
  });

  it('of the household is there only once everybody whose consent counts has given theirs', () => {
    const ledger = [consentLine({ memberId: 'a' }), consentLine({ memberId: 'b', state: 'refused' })];
    const of = (subjects: string[]) => householdConsent(ledger, subjects, 'support_conference', TODAY);
    expect(of(['a'])).toBe('obtained');
    expect(of(['a', 'b'])).toBe('refused');
    expect(of(['a', 'c'])).toBe('not_sought');
    expect(of([])).toBe('not_sought');
  });

  it('never counts for the household while one of the members has taken theirs back, whatever the others say', () => {
    const line = fc.record({
      memberId: fc.constantFrom('a', 'b', 'c'),
      state: fc.constantFrom(...CONSENT_STATES),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('a', 'b', 'c'), (lines, who) => {
        const withdrawn = consentLine({ memberId: who, state: 'withdrawn' });
        const ledger = [withdrawn, ...lines.map((one) => consentLine(one))];
        expect(householdConsent(ledger, ['a', 'b', 'c'], 'support_conference', TODAY)).toBe('withdrawn');
      }),
    );
  });
});
