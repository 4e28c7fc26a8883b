import { describe, expect, it } from 'vitest';
import {
  agencyName,
  type Constituent,
  constituentById,
  countsForQuorum,
  isActive,
  mayBeCalled,
  stateOn,
} from '../../src/domain/constituent.ts';
import { agencyId, constituent, constituentId, day, pledge, roster } from '../support/domain-builders.ts';

const yearOfOffice = { from: '2026-04-01', to: '2027-03-31' };
const on = (seat: Constituent, ...days: readonly string[]) => days.map((one) => stateOn(seat, day(one)));

describe('the state of a seat', () => {
  it('is active on the first and on the last day of the term', () => {
    expect(on(constituent('ren', yearOfOffice), '2026-04-01', '2027-03-31')).toEqual(['active', 'active']);
  });

  it('ends by itself on 1 April, the day after the last day', () => {
    expect(on(constituent('ren', yearOfOffice), '2027-04-01')).toEqual(['ended']);
  });

  it('is pledged until the term begins', () => {
    expect(on(constituent('ren', { from: '2027-04-01', pledge }), '2027-03-31', '2027-04-01')).toEqual([
      'pledged',
      'active',
    ]);
  });

  it('is invited as long as there is no pledge, before the term and during it', () => {
    const seat = constituent('ren', { ...yearOfOffice, pledge: null });
    expect(on(seat, '2026-03-31', '2026-04-01', '2027-03-31')).toEqual(['invited', 'invited', 'invited']);
  });

  it('is invited until the day of the pledge, and active from that day', () => {
    const seat = constituent('ren', {
      ...yearOfOffice,
      pledge: { ...pledge, pledgedOn: day('2026-12-05') },
    });
    expect(on(seat, '2026-12-04', '2026-12-05')).toEqual(['invited', 'active']);
  });

  it('ends on the day of the release, not on the day after', () => {
    const seat = constituent('ren', { ...yearOfOffice, endedOn: day('2026-10-01') });
    expect(on(seat, '2026-09-30', '2026-10-01')).toEqual(['active', 'ended']);
  });

  it('is suspended from the day of the suspension, pledged or not', () => {
    const suspended = { ...yearOfOffice, suspendedOn: day('2026-10-01') };
    expect(on(constituent('ren', suspended), '2026-09-30', '2026-10-01')).toEqual(['active', 'suspended']);
    expect(on(constituent('ren', { ...suspended, pledge: null }), '2026-10-01')).toEqual(['suspended']);
  });

  it('is ended rather than suspended once the term is over', () => {
    const seat = constituent('ren', { ...yearOfOffice, suspendedOn: day('2026-10-01') });
    expect(on(seat, '2027-04-01')).toEqual(['ended']);
  });

  it('counts as active in one state of five only', () => {
    const seats = [
      constituent('active', yearOfOffice),
      constituent('invited', { pledge: null }),
      constituent('pledged', { from: '2027-01-01' }),
      constituent('suspended', { suspendedOn: day('2026-12-01') }),
      constituent('ended', { endedOn: day('2026-12-01') }),
    ];
    expect(seats.map((seat) => isActive(seat, day('2026-12-01')))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('calling somebody to a sitting', () => {
  const callable = (seat: Constituent, on: string) => mayBeCalled(seat, day(on));

  it('asks for a seat on the very day: the last day of the term is one, the next is none', () => {
    expect(callable(constituent('ren', yearOfOffice), '2027-03-31')).toBe(true);
    expect(callable(constituent('ren', yearOfOffice), '2027-04-01')).toBe(false);
  });

  it('does not wait for the pledge, which is asked for with the call', () => {
    expect(callable(constituent('ren', { ...yearOfOffice, pledge: null }), '2026-12-10')).toBe(true);
  });

  it('is not possible before the term begins, pledged or not', () => {
    expect(callable(constituent('ren', yearOfOffice), '2026-03-31')).toBe(false);
    expect(callable(constituent('ren', { ...yearOfOffice, pledge: null }), '2026-03-31')).toBe(false);
  });

  it('leaves out who is suspended or released', () => {
    expect(callable(constituent('ren', { suspendedOn: day('2026-12-01') }), '2026-12-10')).toBe(false);
    expect(callable(constituent('ren', { endedOn: day('2026-12-01') }), '2026-12-10')).toBe(false);
  });
});

describe('a quorum', () => {
  it.each([
    ['chair', true],
    ['deputy_chair', true],
    ['regular', true],
    ['adhoc', true],
    ['secretariat', false],
    ['observer', false],
  ] as const)('counts a %s: %s', (kind, counts) => {
    expect(countsForQuorum(constituent('ren', { kind }))).toBe(counts);
  });
});

describe('a roster', () => {
  const ren = constituent('ren', { agency: 'hokatsu' });
  const of = roster([ren]);

  it('finds a seat by its id, and nobody by another', () => {
    expect(constituentById(of, ren.id)).toBe(ren);
    expect(constituentById(of, constituentId('mei'))).toBeUndefined();
  });

  it('calls an agency by its name, and one it does not know by none', () => {
    expect(agencyName(of, agencyId('hokatsu'))).toBe('機関hokatsu');
    expect(agencyName(of, agencyId('police'))).toBe('');
  });
});
