import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../src/domain/audit.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { MunicipalityId, SittingId } from '../../src/domain/ids.ts';
import type { AuditLink } from '../../src/store/audit/chain.ts';
import { readAudit } from '../../src/store/audit/read.ts';
import { isSound, verifyAudit } from '../../src/store/audit/verify.ts';
import { aesCipher } from '../../src/store/cipher.ts';
import { migrate } from '../../src/store/migrate.ts';
import { prismaStore } from '../../src/store/prisma-store.ts';
import { query } from '../support/database.ts';
import { seedMunicipality } from '../support/seed.ts';
import { convenedSitting } from '../support/seeded-values.ts';
import { type TestStore, TSUTSUJI, testStore } from '../support/store.ts';

const SAKURA = 'sakura' as MunicipalityId;
const DAY = calendarDay('2026-11-24');

describe('the audit', () => {
  let s: TestStore;
  beforeEach(async () => {
    s = await testStore();
  });
  afterEach(() => s.close());

  const audit = (...events: readonly AuditEvent[]) => s.change([], { events });

  async function lines(): Promise<readonly AuditLink[]> {
    return readAudit(s.url, null, async (reading) => {
      const found: AuditLink[] = [];
      for await (const line of reading.lines) found.push(line);
      return found;
    });
  }

  const verified = () =>
    readAudit(s.url, null, async ({ lines: all, known }) => isSound(await verifyAudit(all, known)));

  it('is numbered without gaps, each line with the hash of the one before it', async () => {
    await audit({ kind: 'a' }, { kind: 'b' });
    await audit({ kind: 'c' });
    const [a, b, c] = await lines();
    expect([a?.number, b?.number, c?.number]).toEqual([1, 2, 3]);
    expect(a?.previousHash).toBe('0'.repeat(64));
    expect([b?.previousHash, c?.previousHash]).toEqual([a?.hash, b?.hash]);
    expect(await verified()).toBe(true);
  });

  it('has one chain per municipality', async () => {
    await seedMunicipality(s.url, SAKURA);
    await audit({ kind: 'here' });
    await s.change([], { municipalityId: SAKURA, events: [{ kind: 'there' }] });
    const chains = (await lines()).map(({ municipalityId, number, kind }) => [municipalityId, number, kind]);
    expect(chains).toEqual([
      [SAKURA, 1, 'there'],
      [TSUTSUJI, 1, 'here'],
    ]);
  });

  it('has no line of what was not committed, and no gap where it would have been', async () => {
    await audit({ kind: 'first' });
    const lost = await s.change(
      [{ kind: 'sitting_changed', sitting: convenedSitting('missing'), version: 7 }],
      { events: [{ kind: 'lost' }] },
    );
    expect(lost).toEqual({ kind: 'changed_meanwhile' });
    await audit({ kind: 'second' });
    expect((await lines()).map(({ number, kind }) => [number, kind])).toEqual([
      [1, 'first'],
      [2, 'second'],
    ]);
  });

  it('stays one chain under 50 writers at once, with a line for each of their acts', async () => {
    await seedMunicipality(s.url, SAKURA);
    const write = (municipalityId: MunicipalityId, name: string) =>
      s.change([{ kind: 'sitting_added', sitting: convenedSitting(name) }], {
        municipalityId,
        request: { id: name, reply: null },
        events: [{ kind: 'sitting_called', sittingId: name as SittingId }, { kind: 'told' }],
      });
    const writers = Array.from({ length: 50 }, async (_, n) => {
      for (const round of [1, 2, 3]) await write(n % 10 === 0 ? SAKURA : TSUTSUJI, `w${n}-${round}`);
    });
    await Promise.all(writers);
    const all = await lines();
    const here = all.filter(({ municipalityId }) => municipalityId === TSUTSUJI);
    expect(here.map(({ number }) => number)).toEqual(Array.from({ length: 270 }, (_, n) => n + 1));
    expect(all).toHaveLength(300);
    expect(new Set(all.map(({ sittingId }) => sittingId)).size).toBe(151);
    expect(await verified()).toBe(true);
  });

  it('comes to an end for all writers who change the same things in opposite orders', async () => {
    await s.change([
      { kind: 'sitting_added', sitting: convenedSitting('x') },
      { kind: 'sitting_added', sitting: convenedSitting('y') },
    ]);
    const agenda = (id: string) => ({ kind: 'agenda_set', sittingId: id as SittingId, items: [] }) as const;
    const events = [{ kind: 'agenda_set' }];
    const results = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        s.change(n % 2 === 0 ? [agenda('x'), agenda('y')] : [agenda('y'), agenda('x')], { events }),
      ),
    );
    expect(results).toEqual(Array(6).fill({ kind: 'committed' }));
    expect(await lines()).toHaveLength(6);
  });

  it('comes back from the database as it was hashed: odd text, numbers, order, instants', async () => {
    const facts = {
      zeta: 1,
      alpha: 'か\u3099',
      Ω: '\u2126',
      '10': 0.1 + 0.2,
      '9': -0,
      big: 1e21,
      small: 5e-7,
      exact: 2 ** 53,
      none: null,
      odd: 'あ\u0000い\ud83d\u2028"\\',
      not: Number.NaN,
    };
    await s.change([], {
      at: new Date('2026-11-01T00:00:00.123Z'),
      request: { id: '依頼か\u3099', reply: null },
      events: [{ kind: 'odd', facts }, { kind: 'none' }],
    });
    const [odd, none] = await lines();
    expect(odd?.at.toISOString()).toBe('2026-11-01T00:00:00.123Z');
    expect(odd?.requestId).toBe('依頼が');
    expect(odd?.facts).toMatchObject({
      alpha: 'が',
      Ω: 'Ω',
      big: 1e21,
      odd: 'あい\ufffd\u2028"\\',
      not: null,
    });
    expect(none).toMatchObject({ facts: null, caseId: null, personId: null });
    expect(await verified()).toBe(true);
  });

  describe('is never changed', () => {
    beforeEach(async () => {
      await audit({ kind: 'a' }, { kind: 'b' });
      await s.store.anchorHead(TSUTSUJI, DAY);
    });

    it.each([
      `UPDATE "AuditEvent" SET kind = 'c'`,
      `UPDATE "AuditEvent" SET kind = 'c' WHERE false`,
      `DELETE FROM "AuditEvent" WHERE number = 2`,
      `TRUNCATE "AuditEvent"`,
      `TRUNCATE "AuditEvent", "Municipality" CASCADE`,
      `INSERT INTO "AuditEvent" SELECT * FROM "AuditEvent" ON CONFLICT ("municipalityId", number) DO UPDATE SET kind = 'c'`,
      `UPDATE "AuditAnchor" SET number = 1`,
      `DELETE FROM "AuditAnchor"`,
      `TRUNCATE "AuditAnchor"`,
      `DELETE FROM "AuditHead"`,
      `TRUNCATE "AuditHead"`,
      `UPDATE "AuditHead" SET number = 1`,
    ])('the database refuses %s, even to a superuser that claims to replicate', async (statement) => {
      await expect(query(s.url, statement)).rejects.toThrow('The audit is never changed');
      const replicating = new URL(s.url);
      replicating.searchParams.set('options', '-c session_replication_role=replica');
      await expect(query(replicating.href, statement)).rejects.toThrow('The audit is never changed');
      expect(await verified()).toBe(true);
    });

    it.each([
      ['leaves a gap', 4, 'hash'],
      ['forks', 3, 'previousHash'],
    ])('the database refuses a row that %s', async (_what, number, previous) => {
      const columns = `"municipalityId", form, at, kind`;
      const forged = `INSERT INTO "AuditEvent" (${columns}, number, "previousHash", hash)
         SELECT ${columns}, ${number}, "${previous}", hash FROM "AuditEvent" WHERE number = 2`;
      await expect(query(s.url, forged)).rejects.toThrow('does not follow the last one');
    });

    it('the bot says so and writes nothing when the head was put elsewhere by hand', async () => {
      await query(s.url, `ALTER TABLE "AuditHead" DISABLE TRIGGER ALL`);
      await query(s.url, `UPDATE "AuditHead" SET number = 1`);
      await query(s.url, `ALTER TABLE "AuditHead" ENABLE TRIGGER ALL`);
      const work = s.change([{ kind: 'sitting_added', sitting: convenedSitting('late') }], {
        events: [{ kind: 'c' }],
      });
      await expect(work).rejects.toThrow('npm run audit:verify');
      expect(await s.store.sitting(TSUTSUJI, 'late' as SittingId)).toBeNull();
      expect(await verified()).toBe(false);
    });
  });

  describe('to a role that a deployment made for the bot', () => {
    const role = `role_${randomUUID().replaceAll('-', '')}`;
    let asRole: string;
    beforeEach(async () => {
      await query(s.url, `CREATE ROLE ${role} LOGIN PASSWORD 'p'`);
      await query(s.url, await applicationRole(role));
      asRole = Object.assign(new URL(s.url), { username: role, password: 'p' }).href;
    });
    afterEach(async () => {
      await query(s.url, `DROP OWNED BY ${role}`);
      await query(s.url, `DROP ROLE ${role}`);
    });

    it('gives the right to add and to read, and none to change, delete or empty', async () => {
      await audit({ kind: 'a' });
      expect(await query(asRole, 'SELECT kind FROM "AuditEvent"')).toEqual([{ kind: 'a' }]);
      for (const table of ['"AuditEvent"', '"AuditAnchor"']) {
        for (const statement of [
          `UPDATE ${table} SET number = 9`,
          `DELETE FROM ${table}`,
          `TRUNCATE ${table}`,
        ]) {
          await expect(query(asRole, statement)).rejects.toThrow('permission denied');
        }
      }
      for (const statement of [`DELETE FROM "AuditHead"`, `TRUNCATE "AuditHead"`]) {
        await expect(query(asRole, statement)).rejects.toThrow('permission denied');
      }
      for (const statement of [
        `ALTER TABLE "AuditEvent" DISABLE TRIGGER ALL`,
        `DROP TRIGGER "AuditEvent_only_added" ON "AuditEvent"`,
        `SET session_replication_role = replica`,
      ]) {
        await expect(query(asRole, statement)).rejects.toThrow(/must be owner|permission denied/);
      }
    });

    it('is enough for the bot to do all its work', async () => {
      expect(await migrate({ url: asRole })).toEqual([]);
      const store = await prismaStore({ url: asRole, cipher: aesCipher(s.masterKey) });
      const committed = await store.commit({
        municipalityId: TSUTSUJI,
        request: { id: 'r', reply: null },
        actor: { personId: null, account: null },
        at: new Date('2026-11-01T00:00:00Z'),
        changes: [{ kind: 'sitting_added', sitting: convenedSitting('by-role') }],
        events: [{ kind: 'sitting_called' }],
        outbox: [],
      });
      const anchor = await store.anchorHead(TSUTSUJI, DAY);
      await store.close();
      expect(committed).toEqual({ kind: 'committed' });
      expect(anchor?.number).toBe(1);
    });
  });
});

/** What a database administrator runs, for a role of another name. */
async function applicationRole(role: string): Promise<string> {
  const file = new URL('../../prisma/application-role.sql', import.meta.url);
  return (await readFile(file, 'utf8')).replaceAll('tsudoi_app', pg.escapeIdentifier(role));
}

describe('the head of the audit', () => {
  let s: TestStore;
  beforeEach(async () => {
    s = await testStore();
  });
  afterEach(() => s.close());

  it('is nothing before the first line, and the last line after it', async () => {
    expect(await s.store.auditHead(TSUTSUJI)).toBeNull();
    expect(await s.store.anchorHead(TSUTSUJI, DAY)).toBeNull();
    await s.change([], { events: [{ kind: 'a' }, { kind: 'b' }] });
    const [row] = await query(s.url, `SELECT encode(hash, 'hex') AS hash FROM "AuditEvent" WHERE number = 2`);
    expect(await s.store.auditHead(TSUTSUJI)).toEqual({ number: 2, hash: row?.hash });
  });

  it('is anchored once a day: asked again, also by another replica at once, it is the first one', async () => {
    await s.change([], { events: [{ kind: 'a' }] });
    const anchor = await s.store.anchorHead(TSUTSUJI, DAY);
    expect(anchor).toMatchObject({ day: DAY, number: 1, text: `1:${anchor?.hash}` });
    await s.change([], { events: [{ kind: 'b' }] });
    expect(await s.store.anchorHead(TSUTSUJI, DAY)).toEqual(anchor);
    const next = calendarDay('2026-11-25');
    const both = await Promise.all([s.store.anchorHead(TSUTSUJI, next), s.store.anchorHead(TSUTSUJI, next)]);
    expect(both[0]).toMatchObject({ day: next, number: 2 });
    expect(both[1]).toEqual(both[0]);
  });
});
