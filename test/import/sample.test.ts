import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDay, instantOf } from '../../src/domain/calendar-day.ts';
import { stateOn } from '../../src/domain/constituent.ts';
import type { BodyId, MunicipalityId } from '../../src/domain/ids.ts';
import { readRegistryFile } from '../../src/import/read-file.ts';
import { loadSample, sampleText } from '../../src/import/sample.ts';
import { currentPledge } from '../../src/law/of-body.ts';
import { aesCipher } from '../../src/store/cipher.ts';
import { type PrismaStore, prismaStore } from '../../src/store/prisma-store.ts';
import { query, type TestDatabase, testDatabase } from '../support/database.ts';

const template = await readFile(new URL('../../prisma/seed/tsutsuji.yaml', import.meta.url), 'utf8');
const morningOf = (day: string) => instantOf('Asia/Tokyo', calendarDay(day), '09:00');

describe('the sample municipality', () => {
  it.each(['2026-04-01', '2026-11-24', '2027-03-31', '2031-04-01', '2032-03-31'])(
    'is read without a mistake on %s',
    (day) => {
      const file = readRegistryFile(sampleText(template, calendarDay(day)), morningOf(day));
      expect(file).toMatchObject({ ok: true });
    },
  );

  it('has terms and case numbers of the fiscal year, which begins in April', () => {
    const spring = sampleText(template, calendarDay('2031-03-31'));
    expect(spring).toContain('R12-支-014');
    expect(spring).toMatch(/from: 2030-04-01\s+to: 2032-03-31/);
    expect(sampleText(template, calendarDay('2031-04-01'))).toContain('R13-支-014');
  });

  it('leaves no placeholder behind', () => {
    expect(sampleText(template, calendarDay('2026-11-24'))).not.toContain('${');
  });
});

describe('loading the sample', () => {
  const now = morningOf('2026-11-24');
  const today = calendarDay('2026-11-24');
  const cipher = aesCipher(randomBytes(32));
  let database: TestDatabase;
  let store: PrismaStore;
  let municipalityId: MunicipalityId;
  beforeAll(async () => {
    database = await testDatabase();
    await loadSample({ url: database.url, cipher, now, today });
    store = await prismaStore({ url: database.url, cipher });
    municipalityId = (await store.municipalities())[0]?.id as MunicipalityId;
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  const rosterOf = async (key: string) => {
    const body = (await store.bodies(municipalityId)).find((one) => one.key === key);
    return store.roster(municipalityId, body?.id as BodyId);
  };

  it('makes everybody active under the pledge in force, but for the one who is to try the pledge', async () => {
    for (const key of ['shien', 'chosei']) {
      const { body, constituents } = await rosterOf(key);
      const waiting = constituents.filter((one) => stateOn(one, today) !== 'active');
      expect(waiting.flatMap(({ person }) => person.accounts)).toEqual(
        key === 'shien' ? ['playground:tsutsuji:suido'] : [],
      );
      const versions = constituents.flatMap(({ pledge }) => (pledge ? [pledge.version] : []));
      expect(new Set(versions)).toEqual(new Set([currentPledge(body, today)]));
    }
  });

  it('has somebody who can sit in for the consultation agency', async () => {
    const { constituents } = await rosterOf('shien');
    const agencyOf = (account: string) =>
      constituents.find(({ person }) => person.accounts.some((key) => key.endsWith(`:${account}`)))?.person
        .agencyId;
    expect(agencyOf('soudan2')).toBe(agencyOf('soudan'));
  });

  it('does not register the outsider', async () => {
    const seat = await store.findSeat({ platform: 'playground', tenant: 'tsutsuji', user: 'bugai' });
    expect(seat).toMatchObject({ person: null, seats: [] });
  });

  it('binds the channel and opens each case to people of its body', async () => {
    const channel = { platform: 'playground', tenant: 'tsutsuji', channel: 'shien-shitsu' } as const;
    const { body } = await rosterOf('shien');
    expect((await store.channelBinding(municipalityId, channel))?.bodyIds).toEqual([body.id]);
    const numbers = (await store.cases(municipalityId, [body.id])).map((one) => [
      one.number,
      one.audience.length,
    ]);
    expect(numbers).toEqual([
      ['R8-支-014', 7],
      ['R8-支-015', 5],
    ]);
  });

  it('happens once: what was changed since stays', async () => {
    await query(database.url, `UPDATE "Municipality" SET name = 'さつき市'`);
    await loadSample({
      url: database.url,
      cipher,
      now: morningOf('2027-04-01'),
      today: calendarDay('2027-04-01'),
    });
    expect((await store.municipalities()).map(({ name }) => name)).toEqual(['さつき市']);
    expect(await store.caseByNumber(municipalityId, 'R9-支-014')).toBeNull();
  });
});

describe('loading the sample on the first of April where clocks are ahead of Tokyo', () => {
  it('takes the fiscal year in which つつじ市 still is', async () => {
    const database = await testDatabase();
    const cipher = aesCipher(randomBytes(32));
    const now = new Date('2027-03-31T13:00:00Z');
    await loadSample({ url: database.url, cipher, now, today: calendarDay('2027-04-01') });
    const rows = await query(database.url, `SELECT DISTINCT "termFrom"::text AS day FROM "Constituent"`);
    await database.drop();
    expect(rows).toEqual([{ day: '2026-04-01' }]);
  });
});
