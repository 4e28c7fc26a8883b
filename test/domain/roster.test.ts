import { describe, expect, it } from 'vitest';
import { type Constituent, isActive, stateOn } from '../../src/domain/constituent.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { AgencyId } from '../../src/domain/ids.ts';
import {
  appoint,
  leavesOn,
  nextTerm,
  type RosterRefusal,
  recordPledge,
  release,
  releaseAgency,
  renew,
  resume,
  suspend,
} from '../../src/domain/roster.ts';
import { constituent, constituentId, day, pledge, roster, TODAY } from '../support/domain-builders.ts';

const ren = constituent('ren');
const chair = constituent('chair', { kind: 'chair' });
const body = roster([chair, ren]);
const today = TODAY;
const paper = (pledgedOn: string, version: string | null = 'text') => ({
  pledgedOn: day(pledgedOn),
  version,
});

function value<T>(decision: Decision<T, RosterRefusal>): T {
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  return decision.value;
}

const why = (decision: Decision<unknown, RosterRefusal>) => (decision.ok ? 'ok' : decision.refusal);

const add = (terms: Partial<Parameters<typeof appoint>[1]> = {}, on = body) =>
  appoint(on, {
    id: constituentId('new'),
    person: constituent('mei').person,
    kind: 'regular',
    term: { from: today, to: day('2028-03-31') },
    pledge: null,
    today,
    ...terms,
  });

describe('委嘱', () => {
  it('gives a seat that waits for the pledge, and opens no door', () => {
    const seat = value(add());
    expect(stateOn(seat, today)).toBe('invited');
    expect(isActive(seat, today)).toBe(false);
  });

  it('opens the door at once with a pledge on paper, within the term', () => {
    const seat = value(add({ pledge: paper('2026-11-30') }));
    expect(seat.pledge).toEqual({ pledgedOn: day('2026-11-30'), version: 'text', method: 'paper' });
    expect(isActive(seat, today)).toBe(true);
  });

  it('may be entered late, while the term lasts', () => {
    expect(add({ term: { from: day('2026-04-01'), to: today } }).ok).toBe(true);
    const over = { from: day('2026-04-01'), to: day('2026-11-30') };
    expect(why(add({ term: over }))).toEqual({ kind: 'term_over', to: over.to });
  });

  it('refuses a term that runs backwards', () => {
    const term = { from: day('2027-04-01'), to: day('2027-03-31') };
    expect(why(add({ term }))).toEqual({ kind: 'term_reversed', ...term });
  });

  it('gives one person one seat at a time', () => {
    const { person } = ren;
    const refusal = { kind: 'seat_overlaps', from: ren.term.from, to: ren.term.to };
    const last = { from: day('2028-03-31'), to: day('2030-03-31') };
    expect(why(add({ person, term: last }))).toEqual(refusal);
    expect(add({ person, term: { ...last, from: day('2028-04-01') } }).ok).toBe(true);
  });

  it('lets a person come back on the day of the release, but not begin the same term twice', () => {
    const left = constituent('ren', { endedOn: today });
    expect(add({ person: left.person }, roster([chair, left])).ok).toBe(true);
    const never = constituent('ren', { from: TODAY, endedOn: today });
    expect(why(add({ person: never.person }, roster([chair, never])))).toMatchObject({
      kind: 'seat_overlaps',
    });
  });

  it.each([
    ['pledge_in_future', paper('2026-12-02')],
    ['pledge_before_law', paper('2010-04-01', null)],
  ])('refuses a pledge on paper that nobody can have given: %s', (kind, given) => {
    expect(why(add({ pledge: given }))).toEqual({ kind, day: given.pledgedOn });
  });
});

describe('解嘱', () => {
  const let_go = (seat: Constituent, on: string, among = body) =>
    release(among, seat, { on: day(on), today });

  it('ends the seat on that day, and keeps the pledge', () => {
    const seat = value(let_go(ren, '2026-12-01'));
    expect(stateOn(seat, today)).toBe('ended');
    expect(seat.pledge).toEqual(pledge);
    expect(leavesOn(seat)).toBe(today);
  });

  it('may be set for a day to come, up to the last day of the term', () => {
    expect(stateOn(value(let_go(ren, '2027-04-01')), day('2027-03-31'))).toBe('active');
    expect(let_go(ren, '2028-03-31').ok).toBe(true);
    expect(why(let_go(ren, '2028-04-01'))).toEqual({ kind: 'release_after_term', to: ren.term.to });
  });

  it('does not reach back into days on which the seat was in office', () => {
    expect(why(let_go(ren, '2026-11-30'))).toEqual({ kind: 'release_past', today });
  });

  it('refuses a seat that has ended, by its term or before', () => {
    const lapsed = constituent('ren', { to: '2026-11-30' });
    expect(why(let_go(lapsed, '2026-12-01'))).toEqual({ kind: 'already_ended', day: today });
    const left = constituent('ren', { endedOn: day('2026-10-01') });
    expect(why(let_go(left, '2026-12-02'))).toEqual({ kind: 'already_ended', day: day('2026-10-01') });
  });

  it('keeps the last chair until there is a successor who is in office by then', () => {
    expect(why(let_go(chair, '2026-12-01'))).toEqual({ kind: 'last_chair' });
    const next = constituent('next', { kind: 'chair', from: '2027-04-01', to: '2029-03-31', pledge: null });
    expect(let_go(chair, '2027-04-01', roster([chair, next])).ok).toBe(true);
    const leaving = constituent('next', { kind: 'chair', endedOn: day('2027-01-01') });
    expect(why(let_go(chair, '2027-01-01', roster([chair, leaving])))).toEqual({ kind: 'last_chair' });
    const suspended = constituent('next', { kind: 'chair', suspendedOn: today });
    expect(why(let_go(chair, '2026-12-01', roster([chair, suspended])))).toEqual({ kind: 'last_chair' });
  });
});

describe('停止', () => {
  it('closes the door today, and lifting it opens it again', () => {
    const seat = value(suspend(ren, { by: chair, today }));
    expect(stateOn(seat, today)).toBe('suspended');
    expect(value(resume(seat, today))).toEqual(ren);
  });

  it('is not for oneself, nor for somebody who is suspended or has left', () => {
    expect(why(suspend(chair, { by: chair, today }))).toEqual({ kind: 'own_seat' });
    const since = day('2026-11-01');
    const suspended = constituent('ren', { suspendedOn: since });
    expect(why(suspend(suspended, { by: chair, today }))).toEqual({ kind: 'already_suspended', since });
    const left = constituent('ren', { suspendedOn: since, endedOn: today });
    expect(why(suspend(left, { by: chair, today }))).toMatchObject({ kind: 'already_ended' });
    expect(why(resume(left, today))).toMatchObject({ kind: 'already_ended' });
  });

  it('is lifted only where there is one, and gives no pledge that was missing', () => {
    expect(why(resume(ren, today))).toEqual({ kind: 'not_suspended' });
    const unpledged = constituent('ren', { suspendedOn: today, pledge: null });
    expect(stateOn(value(resume(unpledged, today)), today)).toBe('invited');
  });
});

describe('任期の更新', () => {
  const again = (seat: Constituent, to: string, among = roster([chair, seat]), on = today) =>
    renew(among, seat, { id: constituentId('next'), to: day(to), today: on });

  it('is a seat of its own that follows on, in the same role, with a pledge of its own to come', () => {
    expect(value(again(ren, '2030-03-31'))).toEqual({
      ...ren,
      id: 'next',
      term: { from: day('2028-04-01'), to: day('2030-03-31') },
      pledge: null,
    });
  });

  it('begins today when the term is over, and leaves the ended seat ended', () => {
    const lapsed = constituent('ren', { to: '2026-11-15' });
    const next = value(again(lapsed, '2028-03-31'));
    expect(next.term.from).toBe(today);
    expect(stateOn(lapsed, today)).toBe('ended');
  });

  it('is refused twice, backwards, while suspended, and before a release that is planned', () => {
    const next = constituent('ren', { id: constituentId('next'), from: '2028-04-01', to: '2030-03-31' });
    const twice = again(ren, '2030-03-31', roster([chair, ren, next]));
    expect(why(twice)).toMatchObject({ kind: 'seat_overlaps' });
    expect(why(again(ren, '2028-03-31'))).toMatchObject({ kind: 'term_reversed' });
    expect(why(again(constituent('ren', { suspendedOn: today }), '2030-03-31'))).toEqual({
      kind: 'still_suspended',
    });
    const leaving = constituent('ren', { endedOn: day('2027-01-01') });
    expect(why(again(leaving, '2030-03-31'))).toEqual({ kind: 'release_planned', day: day('2027-01-01') });
  });

  it.each([
    ['whole years', '2026-04-01', '2028-03-31', { from: '2028-04-01', to: '2030-03-31' }],
    ['one fiscal year', '2026-04-01', '2027-03-31', { from: '2027-04-01', to: '2028-03-31' }],
    ['some days', '2026-12-01', '2026-12-20', { from: '2026-12-21', to: '2027-01-09' }],
    ['until a leap day', '2023-03-01', '2028-02-29', { from: '2028-03-01', to: '2033-03-01' }],
    ['whole years, a week ago', '2024-11-24', '2026-11-23', { from: '2026-12-01', to: '2028-11-23' }],
  ])('proposes a term as long as the one before: %s', (_what, from, to, next) => {
    expect(nextTerm(constituent('ren', { from, to }), today)).toEqual(next);
  });
});

describe('誓約の記録', () => {
  it('takes a pledge on paper of today or before, to the text of its day', () => {
    const unpledged = constituent('ren', { pledge: null });
    expect(value(recordPledge(unpledged, paper('2026-12-01'), today))).toEqual({
      pledgedOn: today,
      version: 'text',
      method: 'paper',
    });
    expect(why(recordPledge(unpledged, paper('2026-12-02'), today))).toMatchObject({
      kind: 'pledge_in_future',
    });
    expect(why(recordPledge(unpledged, paper('2010-01-01', null), today))).toMatchObject({
      kind: 'pledge_before_law',
    });
  });

  it('never goes behind a pledge that is there', () => {
    expect(why(recordPledge(ren, paper('2026-04-01'), today))).toEqual({
      kind: 'pledged_later',
      day: pledge.pledgedOn,
    });
    expect(recordPledge(ren, paper('2026-04-02'), today).ok).toBe(true);
  });

  it('is too late for a seat that has ended', () => {
    const left = constituent('ren', { endedOn: today });
    expect(why(recordPledge(left, paper('2026-12-01'), today))).toMatchObject({ kind: 'already_ended' });
  });
});

describe('機関の退会', () => {
  const of = (name: string, agency: string, choices: Parameters<typeof constituent>[1] = {}) =>
    constituent(name, { ...choices, person: { agencyId: agency as AgencyId } });
  const power = 'power' as AgencyId;
  const leave = (seats: readonly Constituent[], on: string = today) =>
    releaseAgency(roster(seats), power, { on: day(on), today });

  it('ends the seats of that agency and of no other', () => {
    const seats = [of('chair', 'city', { kind: 'chair' }), of('ren', 'power'), of('mei', 'power')];
    const released = value(leave(seats));
    expect(released.map((one) => [one.person.id, one.endedOn])).toEqual([
      [seats[1]?.person.id, today],
      [seats[2]?.person.id, today],
    ]);
  });

  it('leaves a seat alone that is over, or will be by then', () => {
    const seats = [
      of('gone', 'power', { to: '2026-11-30' }),
      of('leaving', 'power', { to: '2026-12-31' }),
      of('ren', 'power', { to: '2027-03-31' }),
    ];
    expect(value(leave(seats, '2027-01-31')).map((one) => one.id)).toEqual([seats[2]?.id]);
  });

  it('is refused as a whole when the last chair would go with it', () => {
    expect(why(leave([of('ren', 'power'), of('chair', 'power', { kind: 'chair' })]))).toEqual({
      kind: 'last_chair',
    });
  });

  it('is refused for two chairs who would leave together', () => {
    const chairs = [of('one', 'power', { kind: 'chair' }), of('two', 'power', { kind: 'chair' })];
    expect(why(leave(chairs))).toEqual({ kind: 'last_chair' });
  });
});
