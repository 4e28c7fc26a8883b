import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { Constituent } from '../../src/domain/constituent.ts';
import type { AgencyId, BodyId, ConstituentId, PersonId } from '../../src/domain/ids.ts';
import { accountKey } from '../../src/ports/account.ts';
import { accountOf, personIdOf } from '../support/seed.ts';
import { type TestStore, TSUTSUJI, testStore } from '../support/store.ts';

const COMMITTED = { kind: 'committed' };
const CHANGED = { kind: 'changed_meanwhile' };
const SHIEN = 'shien' as BodyId;

let s: TestStore;
beforeAll(async () => {
  s = await testStore();
});
afterAll(() => s.close());

const read = async () => (await s.store.roster(TSUTSUJI, SHIEN)).constituents;
const seatOf = async (id: string) => (await read()).find((one) => one.id === id) as Constituent;

function newSeat(id: string, person: Partial<Constituent['person']> = {}, from = '2026-11-01'): Constituent {
  return {
    id: id as ConstituentId,
    bodyId: SHIEN,
    person: {
      id: `person-${id}` as PersonId,
      name: `${id} さん`,
      agencyId: 'shakyo' as AgencyId,
      accounts: [accountKey(accountOf(id))],
      ...person,
    },
    kind: 'regular',
    term: { from: calendarDay(from), to: calendarDay('2028-03-31') },
    suspendedOn: null,
    endedOn: null,
    pledge: null,
  };
}

describe('a change of the roster', () => {
  it('ends and suspends a seat, and leaves its term, its person and its pledge as they are', async () => {
    const sato = await seatOf('sato');
    const ended = { ...sato, suspendedOn: calendarDay('2026-11-01'), endedOn: calendarDay('2026-12-01') };
    const change = { kind: 'seat_changed', constituent: ended, read: await read() } as const;
    expect(await s.change([change])).toEqual(COMMITTED);
    expect(await seatOf('sato')).toEqual(ended);
  });

  it('does not hold when any seat of the body is not as it was read', async () => {
    const before = await read();
    const tanaka = await seatOf('tanaka');
    const other = { ...(await seatOf('suzuki')), suspendedOn: calendarDay('2026-11-02') };
    expect(await s.change([{ kind: 'seat_changed', constituent: other, read: before }])).toEqual(COMMITTED);
    const stale = { ...tanaka, endedOn: calendarDay('2026-12-01') };
    expect(await s.change([{ kind: 'seat_changed', constituent: stale, read: before }])).toEqual(CHANGED);
    expect(await seatOf('tanaka')).toEqual(tanaka);
    const added = { kind: 'seat_added', constituent: newSeat('late'), read: before } as const;
    expect(await s.change([added])).toEqual(CHANGED);
    expect(await s.store.person(TSUTSUJI, 'person-late' as PersonId)).toBeNull();
  });

  it('lets only one of two chairs go when both are ended at the same moment', async () => {
    const second = { ...newSeat('second'), kind: 'chair' as const };
    await s.change([{ kind: 'seat_added', constituent: second, read: await read() }]);
    const now = await read();
    const end = (seat: Constituent) =>
      s.change([
        {
          kind: 'seat_changed',
          constituent: { ...seat, endedOn: calendarDay('2026-11-20') },
          read: now,
        },
      ]);
    const both = await Promise.all([end(second), end(await seatOf('chair'))]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['changed_meanwhile', 'committed']);
  });

  it('gives one seat when the same person is added twice at the same moment', async () => {
    const now = await read();
    const person = { id: personIdOf('twice'), accounts: [accountKey(accountOf('twice'))] };
    const add = (id: string, from: string) =>
      s.change([{ kind: 'seat_added', constituent: newSeat(id, person, from), read: now }]);
    const both = await Promise.all([add('twice-1', '2026-11-01'), add('twice-2', '2026-11-02')]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['changed_meanwhile', 'committed']);
  });

  it('does not take an account that is somebody else’s', async () => {
    const constituent = newSeat('thief', { accounts: [accountKey(accountOf('tanaka'))] });
    expect(await s.change([{ kind: 'seat_added', constituent, read: await read() }])).toEqual(CHANGED);
  });

  it('goes on while a pledge comes in: that is not what was decided about', async () => {
    const now = await read();
    const pledge = { pledgedOn: calendarDay('2026-11-03'), version: 'text', method: 'in_chat' } as const;
    await s.change([{ kind: 'pledged', constituentId: 'tanaka' as ConstituentId, pledge }], {
      at: new Date('2026-11-03T00:00:00Z'),
    });
    const added = { kind: 'seat_added', constituent: newSeat('after'), read: now } as const;
    expect(await s.change([added])).toEqual(COMMITTED);
  });
});

describe('what an import file calls people', () => {
  it('is known for those of the body who came by one', async () => {
    const keys = await s.store.personKeys(TSUTSUJI, SHIEN);
    expect(keys.get(personIdOf('sato'))).toBe('sato');
    expect(keys.has('person-after' as PersonId)).toBe(false);
  });
});
