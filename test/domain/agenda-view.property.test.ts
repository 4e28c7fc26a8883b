import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agendaView } from '../../src/domain/agenda-view.ts';
import { addDays } from '../../src/domain/calendar-day.ts';
import { type Constituent, stateOn } from '../../src/domain/constituent.ts';
import type { AgendaItemId, BodyId, CaseId } from '../../src/domain/ids.ts';
import {
  agendaItem,
  at,
  constituent,
  constituentId,
  kase,
  personId,
  pledge,
  SHIEN,
  sitting,
  TODAY,
} from '../support/domain-builders.ts';

const [SHIEN_ID, CHOSEI, YOTAIKYO] = ['shien', 'chosei', 'yotaikyo'] as [BodyId, BodyId, BodyId];
const BODIES = [SHIEN_ID, CHOSEI, YOTAIKYO];
const PEOPLE = ['ren', 'mei'];
const people = PEOPLE.map((name) => constituent(name));
const KINDS = ['chair', 'deputy_chair', 'secretariat', 'regular', 'adhoc', 'observer'] as const;

const dayAround = fc.integer({ min: -2, max: 2 }).map((days) => addDays(TODAY, days));
const often = <T>(good: T, bad: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: bad });

const seats = fc.array(
  fc.record({
    name: fc.constantFrom(...PEOPLE),
    bodyId: fc.constantFrom(...BODIES),
    kind: fc.constantFrom(...KINDS),
    from: often(addDays(TODAY, -30), dayAround),
    to: often(addDays(TODAY, 30), dayAround),
    suspendedOn: often(null, dayAround),
    endedOn: often(null, dayAround),
    pledgedOn: often(addDays(TODAY, -20), fc.option(dayAround)),
  }),
  { maxLength: 6 },
);

const agenda = fc.array(
  fc.record({
    bodyId: fc.constantFrom(...BODIES),
    audience: fc.subarray(people),
    recused: often([] as Constituent[], fc.subarray(people)),
  }),
  { maxLength: 8 },
);

const world = fc.record({ seats, agenda, joint: fc.subarray([CHOSEI, YOTAIKYO]) }).map((made) => {
  const cases = made.agenda.map((one, index) => kase({ ...one, id: `case-${index}` as CaseId }));
  return {
    of: sitting({ jointWith: made.joint, lengthMin: 90 }),
    seats: made.seats.map(({ name, pledgedOn, ...seat }, index) =>
      constituent(name, {
        ...seat,
        id: constituentId(`seat-${index}`),
        pledge: pledgedOn === null ? null : { ...pledge, pledgedOn },
      }),
    ),
    cases,
    items: cases.map((one, index) =>
      agendaItem(one, { id: `item-${index}` as AgendaItemId, position: index + 1 }),
    ),
  };
});
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

const viewOf = ({ of, seats: all, cases, items }: World, name: string) =>
  agendaView(of, items, cases, {
    personId: personId(name),
    seats: all.filter((one) => one.person.id === personId(name)),
    today: TODAY,
  });
const activeOn = ({ seats: all }: World, name: string) =>
  new Set(
    all
      .filter((one) => one.person.id === personId(name) && stateOn(one, TODAY) === 'active')
      .map((one) => one.bodyId),
  );

describe('an agenda before one person', () => {
  it('never holds an item of a body on which they have no active, pledged seat, nor of a case they are left out of', () => {
    let seen = 0;
    fc.assert(
      fc.property(world, fc.constantFrom(...PEOPLE), (made, name) => {
        const { items } = viewOf(made, name);
        seen += items.length;
        const own = activeOn(made, name);
        expect(items.filter(({ item }) => !own.has(item.bodyId))).toEqual([]);
        expect(items.filter(({ of }) => of.recused.includes(personId(name)))).toEqual([]);
      }),
      { numRuns: 500, seed: 20261125 },
    );
    expect(seen).toBeGreaterThan(100);
  });

  it('is the same in everything but one word, whatever items the bodies have on which they do not sit', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(...PEOPLE), (made, name) => {
        const own = activeOn(made, name);
        const without = { ...made, items: made.items.filter((item) => own.has(item.bodyId)) };
        expect(viewOf(without, name).items).toEqual(viewOf(made, name).items);
      }),
      { numRuns: 500, seed: 20261126 },
    );
  });
});

describe('the times of a joint agenda', () => {
  const chair = constituent('chair', { kind: 'chair' });
  const choseiChair = { ...constituent('other', { kind: 'chair' }), bodyId: CHOSEI };
  const kept = (number: string, bodyId: BodyId) => kase({ id: number as CaseId, number, bodyId });
  const cases = [kept('R8-支-001', SHIEN), kept('R8-支-002', SHIEN), kept('R8-調-001', CHOSEI)];
  const items = cases.map((one) => agendaItem(one));
  const joint = sitting({ jointWith: [CHOSEI] });
  const seen = (reader: Constituent, of = joint) =>
    agendaView(of, items, cases, { personId: reader.person.id, seats: [reader], today: TODAY });

  it('begin for each body with its own half of the hour', () => {
    expect(seen(chair).items.map((one) => one.startsAt)).toEqual([
      at('2026-12-10 14:00'),
      at('2026-12-10 14:20'),
    ]);
    expect(seen(choseiChair).items.map((one) => one.startsAt)).toEqual([at('2026-12-10 14:30')]);
  });

  it('come with the bare word that there are items of the other body, for those who lead', () => {
    expect(seen(chair).hasOthers).toBe(true);
    expect(seen({ ...choseiChair, kind: 'regular' }).hasOthers).toBe(false);
    const audience = [choseiChair];
    const shared = kase({ id: 'R8-調-001' as CaseId, bodyId: CHOSEI, audience });
    const view = agendaView(joint, items, [shared], {
      personId: choseiChair.person.id,
      seats: [{ ...choseiChair, kind: 'regular' }],
      today: TODAY,
    });
    expect(view.items.map((one) => one.of)).toEqual([shared]);
  });
});
