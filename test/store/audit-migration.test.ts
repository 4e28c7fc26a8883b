import { randomBytes } from 'node:crypto';
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditLink } from '../../src/store/audit/chain.ts';
import { readAudit } from '../../src/store/audit/read.ts';
import { isSound, verifyAudit } from '../../src/store/audit/verify.ts';
import { aesCipher, keyIdOf } from '../../src/store/cipher.ts';
import { WrongMasterKey } from '../../src/store/key-check.ts';
import { migrate } from '../../src/store/migrate.ts';
import { prismaStore } from '../../src/store/prisma-store.ts';
import { entry } from '../support/audit-lines.ts';
import { emptyDatabase, query, type TestDatabase } from '../support/database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

describe('a database from before the audit was a chain', () => {
  let database: TestDatabase;
  let files: Awaited<ReturnType<typeof temporaryFolder>>;

  beforeEach(async () => {
    database = await emptyDatabase();
    files = await temporaryFolder();
    const first = (await readdir(MIGRATIONS)).find((name) => name.endsWith('_first')) ?? '';
    await cp(join(MIGRATIONS, first), join(files.path, first), { recursive: true });
    expect(await migrate({ url: database.url, folder: files.path })).toEqual([first]);
  });
  afterEach(async () => {
    await database.drop();
    await files.remove();
  });

  type OldLine = Omit<AuditLink, 'number' | 'form' | 'previousHash' | 'hash'>;

  /** Lines as they were written then, with the gaps of transactions that did not come through. */
  async function write(lines: readonly OldLine[]): Promise<void> {
    const columns = Object.keys(lines[0] ?? {});
    await query(
      database.url,
      `INSERT INTO "AuditEvent" ("number", ${columns.map((name) => `"${name}"`).join(', ')})
       SELECT "number", ${columns.map((name) => `"${name}"`).join(', ')}
         FROM jsonb_populate_recordset(NULL::"AuditEvent", $1)`,
      [JSON.stringify(lines.map((line, index) => ({ ...line, number: 3 * index + 5 })))],
    );
    await query(database.url, `SELECT setval('"AuditEvent_number_seq"', 100000)`);
  }

  async function read(): Promise<readonly AuditLink[]> {
    return readAudit(database.url, null, async ({ lines, known }) => {
      const found: AuditLink[] = [];
      for await (const line of lines) found.push(line);
      expect(isSound(await verifyAudit(found, known))).toBe(true);
      return found;
    });
  }

  it('gets a chain of the lines that are there, in their order and as they were, whatever stands in them', async () => {
    const towns = fc.sample(fc.constantFrom('sakura', 'tsutsuji', 'ume'), 300);
    const lines = fc
      .sample(entry, 300)
      .map((line, index) => ({ ...line, municipalityId: towns[index] ?? '' }));
    await write(lines);
    expect((await migrate({ url: database.url }))[0]).toMatch(/_audit_chain$/);
    const chained = await read();
    for (const town of ['sakura', 'tsutsuji', 'ume']) {
      const own = chained.filter(({ municipalityId }) => municipalityId === town);
      expect(own).toMatchObject(lines.filter(({ municipalityId }) => municipalityId === town));
      expect(own.map(({ number }) => number)).toEqual(own.map((_, index) => index + 1));
    }
    expect(chained).toHaveLength(300);
  });

  it('is changed at once or not at all: nothing is left of it where it fails', async () => {
    await write([{ ...fc.sample(entry, 1)[0], at: new Date('2026-11-01T00:00:00Z') } as OldLine]);
    await query(database.url, 'CREATE TABLE "AuditHead" (in_the_way int)');
    await expect(migrate({ url: database.url })).rejects.toThrow('_audit_chain');
    await query(database.url, 'DROP TABLE "AuditHead"');
    await migrate({ url: database.url });
    expect(await read()).toHaveLength(1);
  });

  it('is changed also when nothing stands in it, and goes on with line 1', async () => {
    await migrate({ url: database.url });
    const store = await prismaStore({ url: database.url, cipher: aesCipher(randomBytes(32)) });
    await store.commit({
      municipalityId: 'tsutsuji' as never,
      request: null,
      actor: { personId: null, account: null },
      at: new Date('2026-11-24T00:00:00Z'),
      changes: [],
      events: [{ kind: 'first' }],
      outbox: [],
    });
    await store.close();
    expect(await read()).toMatchObject([{ number: 1, kind: 'first' }]);
  });

  it('refuses a change of the lines that were there before', async () => {
    await write(fc.sample(entry, 3));
    await migrate({ url: database.url });
    await expect(query(database.url, `UPDATE "AuditEvent" SET kind = 'x'`)).rejects.toThrow('never changed');
    expect(await query(database.url, `SELECT proname FROM pg_proc WHERE proname = 'canonicalJson'`)).toEqual(
      [],
    );
  });

  it('goes on with the key with which it was begun, whose id is written down at the first start', async () => {
    const key = randomBytes(32);
    const cipher = aesCipher(key);
    const check = { municipalityId: '', subjectId: 'key check', field: 'text' };
    const wrapped = cipher.newDataKey(check, keyIdOf(key));
    const sealed = cipher.encrypt('つどい', check, wrapped);
    await query(database.url, 'INSERT INTO "KeyCheck" (wrapped, sealed) VALUES ($1, $2)', [
      wrapped.wrapped,
      sealed,
    ]);
    const own = { municipalityId: 'tsutsuji', subjectId: 'c1' };
    await query(database.url, 'INSERT INTO "DataKey" VALUES ($1, $2, $3)', [
      own.municipalityId,
      own.subjectId,
      cipher.newDataKey(own, keyIdOf(key)).wrapped,
    ]);
    await migrate({ url: database.url });
    const stranger = prismaStore({ url: database.url, cipher: aesCipher(randomBytes(32)) });
    await expect(stranger).rejects.toThrow(WrongMasterKey);
    const store = await prismaStore({ url: database.url, cipher });
    await store.close();
    const ids = `SELECT "keyId" FROM "KeyCheck" UNION ALL SELECT "keyId" FROM "DataKey"`;
    expect(await query(database.url, ids)).toEqual([{ keyId: keyIdOf(key) }, { keyId: keyIdOf(key) }]);
  });
});
