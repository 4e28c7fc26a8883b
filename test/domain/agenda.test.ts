import { describe, expect, it } from 'vitest';
import { type AgendaItem, setAgenda } from '../../src/domain/agenda.ts';
import type { Case } from '../../src/domain/case.ts';
import type { AgendaItemId, CaseId } from '../../src/domain/ids.ts';
import type { Sitting } from '../../src/domain/sitting.ts';
import {
  agendaItem,
  cancelledSitting,
  day,
  kase,
  pollingSitting,
  SHIEN,
  sitting,
} from '../support/domain-builders.ts';

const numbered = (number: string, choices: Partial<Pick<Case, 'status'>> = {}) =>
  kase({ id: number as CaseId, number, ...choices });
const first = numbered('R8-支-001');
const second = numbered('R8-支-002');
const closed = numbered('R8-支-003', { status: 'closed' });

type Terms = Parameters<typeof setAgenda>[1];
function choose(cases: readonly Case[], choices: Partial<Terms> & { readonly of?: Sitting } = {}) {
  const { of = sitting(), ...terms } = choices;
  let made = 0;
  return setAgenda(of, {
    cases,
    offered: [first, second, closed],
    present: [],
    withMinutes: [],
    barred: [],
    elsewhere: new Map(),
    lengths: new Map(),
    bases: new Map([[SHIEN, 'support_conference' as const]]),
    newId: () => {
      made += 1;
      return `new-${made}` as AgendaItemId;
    },
    ...terms,
  });
}
const shown = (items: readonly AgendaItem[]) => items.map((item) => [item.position, item.caseId, item.id]);

describe('choosing the agenda', () => {
  it('puts the cases in the order given, counted from 1, on the given legal basis', () => {
    expect(choose([second, first])).toEqual({
      ok: true,
      value: [
        {
          id: 'new-1',
          sittingId: 'sitting',
          bodyId: SHIEN,
          caseId: 'R8-支-002',
          position: 1,
          legalBasis: 'support_conference',
          lengthMin: 20,
        },
        {
          id: 'new-2',
          sittingId: 'sitting',
          bodyId: SHIEN,
          caseId: 'R8-支-001',
          position: 2,
          legalBasis: 'support_conference',
          lengthMin: 20,
        },
      ],
    });
  });

  it('keeps an item that was on it, with its own legal basis, and gives it its new place', () => {
    const before = agendaItem(first, { legalBasis: 'multilayered_support_conference' });
    const decision = choose([second, first], { present: [before] });
    expect(decision.ok && shown(decision.value)).toEqual([
      [1, second.id, 'new-1'],
      [2, first.id, before.id],
    ]);
    expect(decision.ok && decision.value[1]?.legalBasis).toBe('multilayered_support_conference');
  });

  it('may leave nothing on it', () => {
    expect(choose([], { present: [agendaItem(first)] })).toEqual({ ok: true, value: [] });
  });

  it('is possible while the date is still being looked for, and not after the cancellation', () => {
    expect(choose([first], { of: pollingSitting() }).ok).toBe(true);
    expect(choose([first], { of: cancelledSitting() })).toEqual({
      ok: false,
      refusal: { kind: 'sitting_cancelled' },
    });
  });

  it('takes thirty cases and not thirty-one', () => {
    const many = Array.from({ length: 31 }, (_, index) => numbered(`R8-支-${index + 100}`));
    expect(choose(many.slice(0, 30)).ok).toBe(true);
    expect(choose(many)).toEqual({ ok: false, refusal: { kind: 'too_many_items', most: 30 } });
  });

  it('takes no closed case on, but keeps one that was closed after it came on', () => {
    expect(choose([first, closed])).toEqual({
      ok: false,
      refusal: { kind: 'case_closed', numbers: ['R8-支-003'] },
    });
    expect(choose([closed], { present: [agendaItem(closed)] }).ok).toBe(true);
  });

  it('keeps a case that has minutes in this sitting', () => {
    const present = [agendaItem(first), agendaItem(second)];
    expect(choose([second], { present, withMinutes: [first] })).toEqual({
      ok: false,
      refusal: { kind: 'has_minutes', numbers: ['R8-支-001'] },
    });
    expect(choose([first], { present, withMinutes: [first] }).ok).toBe(true);
  });

  it('takes no case that another sitting to come deals with, and names the day of that one', () => {
    const elsewhere = new Map([
      [first.id, { on: day('2026-12-03') }],
      [second.id, { on: null }],
    ]);
    const refused = (cases: readonly Case[]) => choose(cases, { elsewhere });
    const refusal = (numbers: readonly string[], on: string | null) => ({
      ok: false,
      refusal: { kind: 'on_other_sitting', numbers, on },
    });
    expect(refused([second, first])).toEqual(refusal(['R8-支-002'], null));
    expect(refused([first])).toEqual(refusal(['R8-支-001'], '2026-12-03'));
    expect(choose([first], { elsewhere, present: [agendaItem(first)] }).ok).toBe(true);
  });

  it('plans an item with the minutes that the chair says, else with those it had', () => {
    const lengths = new Map([[first.id, 40]]);
    const decision = choose([first, second], { present: [agendaItem(second, { lengthMin: 10 })], lengths });
    expect(decision.ok && decision.value.map((item) => item.lengthMin)).toEqual([40, 10]);
  });
});
