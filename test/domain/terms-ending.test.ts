import { describe, expect, it } from 'vitest';
import {
  endingStep,
  endingsToTell,
  hasLeft,
  leftLately,
  seatsEnding,
} from '../../src/domain/terms-ending.ts';
import { constituent, constituentId, day } from '../support/domain-builders.ts';

const END = day('2027-03-31');
const until = (name: string, to = '2027-03-31') => constituent(name, { from: '2025-04-01', to });
const names = (seats: readonly { readonly id: string }[]) => seats.map(({ id }) => id);

describe('the step that is due for the end of a term', () => {
  it.each([
    ['2027-02-28', null],
    ['2027-03-01', 'month_before'],
    ['2027-03-23', 'month_before'],
    ['2027-03-24', 'week_before'],
    ['2027-03-31', 'week_before'],
    ['2027-04-01', 'ended'],
    ['2027-04-30', 'ended'],
    ['2027-05-01', null],
  ])('on %s is %s, for an end on 31 March', (today, step) => {
    expect(endingStep(END, day(today))).toBe(step);
  });
});

describe('the seats whose term ends', () => {
  it('are all of one day, in one list', () => {
    const seats = Array.from({ length: 20 }, (_, index) => until(`p${index}`));
    expect(seatsEnding([...seats, until('later', '2028-03-31')], END)).toHaveLength(20);
    expect(endingsToTell(seats, day('2027-04-01'))).toEqual([{ endsOn: END, step: 'ended' }]);
  });

  it('leave out who was renewed, and who leaves before', () => {
    const next = constituent('ren', { id: constituentId('next'), from: '2027-04-01', to: '2029-03-31' });
    const leaving = { ...until('mei'), endedOn: day('2027-03-01') };
    expect(names(seatsEnding([until('ren'), next, leaving, until('kai')], END))).toEqual(['kai']);
    expect(endingsToTell([until('ren'), next], day('2027-03-24'))).toEqual([]);
  });

  it('leave out a seat for a few days, such as a proxy’s, which is meant to end', () => {
    const proxy = constituent('proxy', { from: '2027-03-20', to: '2027-03-31' });
    expect(seatsEnding([proxy], END)).toEqual([]);
  });

  it('keep who is suspended, for their term ends all the same', () => {
    expect(names(seatsEnding([{ ...until('ren'), suspendedOn: day('2027-01-10') }], END))).toEqual(['ren']);
  });

  it('are told by the day on which they end', () => {
    const seats = [until('ren'), until('mei', '2027-04-05')];
    expect(endingsToTell(seats, day('2027-03-25'))).toEqual([
      { endsOn: END, step: 'week_before' },
      { endsOn: day('2027-04-05'), step: 'month_before' },
    ]);
  });
});

describe('who has left the body', () => {
  it('is so from the day after the term, or from the release', () => {
    const released = { ...until('mei'), endedOn: day('2027-03-10') };
    const seats = [until('ren'), released];
    expect(names(leftLately(seats, day('2027-03-31')))).toEqual(['mei']);
    expect(names(leftLately(seats, day('2027-04-01')))).toEqual(['ren', 'mei']);
  });

  it('is so also after a few days as a proxy: the duty binds all who took part', () => {
    const proxy = constituent('proxy', { from: '2027-03-20', to: '2027-03-25' });
    expect(names(leftLately([proxy], day('2027-03-26')))).toEqual(['proxy']);
  });

  it('is not who has another seat there, nor who never took office', () => {
    const next = constituent('ren', { id: constituentId('next'), from: '2027-04-10', to: '2029-03-31' });
    expect(hasLeft([until('ren'), next], until('ren'), day('2027-04-01'))).toBe(false);
    const never = constituent('mei', { from: '2027-04-01', to: '2029-03-31', endedOn: day('2027-03-20') });
    expect(hasLeft([never], never, day('2027-04-01'))).toBe(false);
  });

  it('is told within a month, and not years later', () => {
    expect(leftLately([until('ren')], day('2027-05-01'))).toHaveLength(1);
    expect(leftLately([until('ren')], day('2027-05-02'))).toEqual([]);
  });
});
