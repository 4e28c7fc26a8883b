import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDay, calendarDay } from '../../src/domain/calendar-day.ts';
import { type Constituent, isActive, pledgeOn, type Roster, stateOn } from '../../src/domain/constituent.ts';
import { appoint, leavesOn, recordPledge, release, renew, resume, suspend } from '../../src/domain/roster.ts';
import { constituent, constituentId, roster } from '../support/domain-builders.ts';

const START = calendarDay('2026-11-24');
const NAMES = ['chair', 'ren', 'mei', 'kai'] as const;

/** From today; often today itself, or soon. */
const days = fc.oneof(fc.constant(0), fc.integer({ min: -5, max: 40 }), fc.integer({ min: -100, max: 600 }));

const act = fc.record({
  what: fc.constantFrom('appoint', 'release', 'suspend', 'resume', 'renew', 'pledge'),
  /** How many days go by before it. */
  later: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 200 })),
  seat: fc.nat(30),
  by: fc.nat(30),
  name: fc.constantFrom(...NAMES),
  kind: fc.constantFrom('chair', 'secretariat', 'regular'),
  from: days,
  to: days,
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

type Life = { readonly roster: Roster; readonly today: CalendarDay };

function apply({ roster: before, today }: Life, one: Act, index: number): Roster {
  const { constituents } = before;
  const pick = (at: number) => constituents[at % constituents.length] as Constituent;
  const seat = pick(one.seat);
  const id = constituentId(`seat-${index}`);
  const [from, to] = [addDays(today, one.from), addDays(today, one.to)];
  const paper = { pledgedOn: from, version: 'text' };
  const added = (decision: ReturnType<typeof appoint>) =>
    decision.ok ? { ...before, constituents: [...constituents, decision.value] } : before;
  const changed = (decision: ReturnType<typeof resume>) =>
    decision.ok
      ? { ...before, constituents: constituents.map((other) => (other === seat ? decision.value : other)) }
      : before;
  switch (one.what) {
    case 'appoint': {
      const { person } = constituent(one.name);
      const pledge = one.seat % 2 === 0 ? paper : null;
      return added(appoint(before, { id, person, kind: one.kind, term: { from, to }, pledge, today }));
    }
    case 'release':
      return changed(release(before, seat, { on: to, today }));
    case 'suspend':
      return changed(suspend(seat, { by: pick(one.by), today }));
    case 'resume':
      return changed(resume(seat, today));
    case 'renew':
      return added(renew(before, seat, { id, to, today }));
    case 'pledge': {
      const decision = recordPledge(seat, paper, today);
      return changed(decision.ok ? { ok: true, value: { ...seat, pledge: decision.value } } : decision);
    }
    default:
      throw new Error(`No act ${JSON.stringify(one.what satisfies never)}`);
  }
}

/** All that was, step by step: the roster after each act, and the day of it. */
function livesOf(acts: readonly Act[]): readonly Life[] {
  const lives: Life[] = [
    {
      today: START,
      roster: roster([
        constituent('chair', { kind: 'chair' }),
        constituent('ren', { to: '2026-12-31' }),
        constituent('mei', { pledge: null }),
      ]),
    },
  ];
  for (const [index, one] of acts.entries()) {
    const last = lives.at(-1) as Life;
    const life = { ...last, today: addDays(last.today, one.later) };
    lives.push({ ...life, roster: apply(life, one, index) });
  }
  return lives;
}

function always(holds: (before: Life, after: Life) => void): void {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const lives = livesOf(acts);
      for (const [index, after] of lives.entries()) holds(lives[index - 1] ?? after, after);
    }),
    { numRuns: 300 },
  );
}

const seatOf = ({ roster: { constituents } }: Life, id: string) =>
  constituents.find((one) => one.id === id) as Constituent;

describe('whatever is done to a roster', () => {
  it('no seat is ever deleted, and none loses its pledge', () => {
    always((before, after) => {
      for (const seat of before.roster.constituents) {
        const now = seatOf(after, seat.id);
        expect(now).toBeDefined();
        if (seat.pledge) expect(now.pledge && now.pledge.pledgedOn >= seat.pledge.pledgedOn).toBe(true);
      }
    });
  });

  it('a seat that has ended stays ended for ever', () => {
    always((before, after) => {
      for (const seat of before.roster.constituents) {
        if (stateOn(seat, before.today) !== 'ended') continue;
        expect(stateOn(seatOf(after, seat.id), after.today)).toBe('ended');
        expect(leavesOn(seatOf(after, seat.id))).toBe(leavesOn(seat));
      }
    });
  });

  it('nobody is active without a pledge that holds on that day', () => {
    always((_before, { roster: { constituents }, today }) => {
      for (const seat of constituents.filter((one) => isActive(one, today))) {
        expect(pledgeOn(seat, today)).not.toBeNull();
      }
    });
  });

  it('nobody has two seats at a time', () => {
    always((_before, { roster: { constituents } }) => {
      for (const one of constituents) {
        const others = constituents.filter((other) => other !== one && other.person.id === one.person.id);
        for (const other of others) {
          expect(other.term.from < leavesOn(one) && one.term.from < leavesOn(other)).toBe(false);
        }
      }
    });
  });

  it('no act takes the last chair away; only the end of a term does', () => {
    always((before, after) => {
      const chairs = ({ roster: { constituents } }: Life) =>
        constituents.filter((one) => one.kind === 'chair' && leavesOn(one) > after.today);
      if (chairs(before).length > 0) expect(chairs(after).length).toBeGreaterThan(0);
    });
  });
});
