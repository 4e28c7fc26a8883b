import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { EMPTY_CONTENT } from '../../src/domain/case-file.ts';
import { openSealed, seal } from '../../src/domain/confidential.ts';
import type { CaseId } from '../../src/domain/ids.ts';
import { changeKey } from '../../src/rotate-key.ts';
import { readAudit } from '../../src/store/audit/read.ts';
import { isSound, verifyAudit } from '../../src/store/audit/verify.ts';
import { aesCipher, keyIdOf } from '../../src/store/cipher.ts';
import { openClient } from '../../src/store/client.ts';
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { WrongMasterKey } from '../../src/store/key-check.ts';
import { masterKey } from '../../src/store/master-key.ts';
import { migrate } from '../../src/store/migrate.ts';
import { prismaStore } from '../../src/store/prisma-store.ts';
import { BotWithoutNewKey, rotateKeys } from '../../src/store/rotate.ts';
import { runCommand } from '../support/command.ts';
import { query } from '../support/database.ts';
import { seedMunicipality } from '../support/seed.ts';
import { openCase } from '../support/seeded-values.ts';
import { type TestStore, TSUTSUJI, testStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CANARY = '金糸雀';
const AT = new Date('2026-11-24T00:00:00Z');

const base64 = (key: Uint8Array) => Buffer.from(key).toString('base64');

describe('changing the master key', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let s: TestStore;
  let earlier: Uint8Array;
  let coming: Uint8Array;

  beforeEach(async () => {
    folder = await temporaryFolder();
    s = await testStore();
    earlier = s.masterKey;
    coming = randomBytes(32);
    await addCase('before');
  });
  afterEach(async () => {
    await s.close();
    await folder.remove();
  });

  const addCase = (id: string, store = s.store) =>
    store.commit({
      ...{ municipalityId: TSUTSUJI, request: null, actor: { personId: null, account: null }, at: AT },
      changes: [
        {
          kind: 'case_added',
          case: openCase(id, { content: seal({ ...EMPTY_CONTENT, situation: CANARY }) }),
        },
      ],
      ...{ events: [], outbox: [] },
    });
  const situation = async (id: string, store = s.store) => {
    const found = await store.caseById(TSUTSUJI, id as CaseId);
    return found && openSealed(found.content).situation;
  };

  /** Data keys as of many cases. */
  async function addKeys(count: number): Promise<void> {
    const cipher = aesCipher(earlier);
    const db = openClient(s.url);
    const data = Array.from({ length: count }, (_, n) => {
      const place = { municipalityId: TSUTSUJI, subjectId: `many-${String(n).padStart(5, '0')}` };
      const { keyId, wrapped } = cipher.newDataKey(place, keyIdOf(earlier));
      return { ...place, keyId, wrapped: new Uint8Array(wrapped) };
    });
    await db.dataKey.createMany({ data });
    await db.$disconnect();
  }

  /** How many data keys there are under which master key. */
  async function keyIds(): Promise<Readonly<Record<string, number>>> {
    const counted = `SELECT "keyId" AS id, count(*)::int AS keys FROM "DataKey" GROUP BY 1`;
    return Object.fromEntries((await query(s.url, counted)).map(({ id, keys }) => [id, keys]));
  }
  const openWith = (...keys: readonly Uint8Array[]) => prismaStore({ url: s.url, cipher: aesCipher(keys) });
  const rotate = () =>
    rotateKeys({ url: s.url, cipher: aesCipher([earlier, coming]), newCipher: aesCipher(coming), at: AT });

  const environment = (more = {}) => ({
    ...{ DATA_DIR: join(folder.path, 'data'), DATABASE_URL: s.url },
    ...{ MASTER_KEY: base64(earlier), NEW_MASTER_KEY: base64(coming), ...more },
  });

  it('is done by npm run key:rotate, which says what to do next in Japanese and English', async () => {
    await s.store.close();
    const ran = await runCommand('rotate-key.ts', [], { cwd: folder.path, env: environment() });
    expect({ code: ran.code, said: ran.said }).toEqual({ code: 0, said: '' });
    expect(ran.out).toContain(
      '1個のデータ鍵を新しい鍵で包み直し、全1個が新しい鍵だけで開くことを確かめました',
    );
    expect(ran.out).toMatch(/次にすること：\n.*MASTER_KEY を新しい鍵に替え、NEW_MASTER_KEY を消して/);
    expect(ran.out).toMatch(/What to do next:\n.*Set MASTER_KEY of every bot to the new key/);
    expect(ran.out).not.toContain(base64(coming));
    const after = await openWith(coming);
    expect(await situation('before', after)).toBe(CANARY);
    await addCase('after', after);
    await after.close();
    expect(await keyIds()).toEqual({ [keyIdOf(coming)]: 2 });
  });

  it('leaves a database that the earlier key no longer opens, and the new one does', async () => {
    await s.store.close();
    expect(await rotate()).toEqual({ rewrapped: 1, verified: 1 });
    await expect(openWith(earlier)).rejects.toThrow(WrongMasterKey);
    await (await openWith(coming)).close();
    await (await openWith(earlier, coming)).close();
  });

  it('goes on while a bot that knows both keys reads and writes, and misses no key that it makes', async () => {
    await s.store.close();
    await addKeys(3000);
    const bot = await openWith(earlier, coming);
    let rotating = true;
    const work = async (name: string) => {
      for (let n = 0; rotating || n === 0; n += 1) {
        expect(await addCase(`${name}-${n}`, bot)).toEqual({ kind: 'committed' });
        expect(await situation(`${name}-${n}`, bot)).toBe(CANARY);
        expect(await situation('before', bot)).toBe(CANARY);
      }
    };
    const working = ['a', 'b', 'c'].map(work);
    await addCase('during', bot);
    const { verified } = await rotate().finally(() => {
      rotating = false;
    });
    await Promise.all(working);
    await bot.close();
    expect(verified).toBeGreaterThanOrEqual(3002);
    expect(Object.keys(await keyIds())).toEqual([keyIdOf(coming)]);
    const after = await openWith(coming);
    for (const name of ['before', 'during', 'a-0', 'b-0', 'c-0']) {
      expect(await situation(name, after)).toBe(CANARY);
    }
    await after.close();
  });

  it('goes on from where it was when its process was killed', async () => {
    await s.store.close();
    await addKeys(1200);
    const holder = new pg.Client({ connectionString: s.url });
    await holder.connect();
    await holder.query(`BEGIN; SELECT 1 FROM "DataKey" WHERE "subjectId" = 'many-00800' FOR UPDATE`);
    const entry = fileURLToPath(new URL('../../src/rotate-key.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), entry], {
      cwd: folder.path,
      env: { PATH: process.env.PATH ?? '', ...environment() },
      stdio: 'ignore',
    });
    const exited = once(child, 'exit');
    const isWaiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await query(s.url, isWaiting)).length === 0) expect(child.exitCode).toBeNull();
    child.kill('SIGKILL');
    await exited;
    await holder.query('ROLLBACK');
    await holder.end();

    expect(await keyIds()).toEqual({ [keyIdOf(coming)]: 500, [keyIdOf(earlier)]: 701 });
    await expect(openWith(earlier)).rejects.toThrow(WrongMasterKey);
    await expect(openWith(coming)).rejects.toThrow('鍵の入れ替えが終わっていません');
    const both = await openWith(earlier, coming);
    expect(await situation('before', both)).toBe(CANARY);
    await both.close();

    expect(await rotate()).toEqual({ rewrapped: 701, verified: 1201 });
    await (await openWith(coming)).close();
  });

  it('does not begin while a bot is running that does not know the new key', async () => {
    await expect(rotate()).rejects.toThrow(BotWithoutNewKey);
    expect(await keyIds()).toEqual({ [keyIdOf(earlier)]: 1 });
    expect(await addCase('unhindered')).toEqual({ kind: 'committed' });
  });

  it('does nothing under a key that is not the database’s', async () => {
    await s.store.close();
    const env = environment({ MASTER_KEY: base64(randomBytes(32)) });
    const ran = await runCommand('rotate-key.ts', [], { cwd: folder.path, env });
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.said).toContain('使い始めたときの鍵と違います');
    expect(await keyIds()).toEqual({ [keyIdOf(earlier)]: 1 });
  });

  it('is in the audit of every municipality, once and by the key’s id', async () => {
    await s.store.close();
    await rotate();
    await rotate();
    const rows = await query(s.url, `SELECT kind, facts FROM "AuditEvent"`);
    expect(rows).toEqual([{ kind: 'master_key_changed', facts: { keyId: keyIdOf(coming) } }]);
    const check = await readAudit(s.url, null, ({ lines, known }) => verifyAudit(lines, known));
    expect(isSound(check)).toBe(true);
  });

  it('tells how to begin when there is no new key, and wants another than the present one', async () => {
    const { NEW_MASTER_KEY: _coming, ...without } = environment();
    const how = await changeKey(readConfig(without));
    expect(how.done).toBe(false);
    expect(how.lines.join()).toMatch(
      /NEW_MASTER_KEY として設定し、再起動します[\s\S]*Set it as NEW_MASTER_KEY/,
    );
    const same = await changeKey(readConfig(environment({ NEW_MASTER_KEY: base64(earlier) })));
    expect(same).toMatchObject({ done: false, lines: [expect.stringContaining('同じです')] });
  });

  it('leaves a sample with a key of its own alone', async () => {
    await s.store.close();
    const dataDir = join(folder.path, 'data');
    const sample = aesCipher(randomBytes(32));
    const postgres = await startEmbeddedPostgres({ dataDir, log: () => {}, settings: { fsync: 'off' } });
    const url = postgres.url('tsudoi_playground');
    await migrate({ url });
    await (await prismaStore({ url, cipher: sample })).close();
    expect((await changeKey(readConfig(environment()))).done).toBe(true);
    await (await prismaStore({ url, cipher: sample })).close();
    await postgres.stop();
  });
});

describe('the configuration of a change of keys', () => {
  const [present, coming] = [base64(randomBytes(32)), base64(randomBytes(32))];
  const keysOf = (env: Readonly<Record<string, string>>) => masterKey(readConfig(env).masterKey, 'nowhere');

  it('gives the bot both keys, the present one first', async () => {
    const keys = await keysOf({ MASTER_KEY: present, NEW_MASTER_KEY: coming });
    expect(keys.map(base64)).toEqual([present, coming]);
    expect((await keysOf({ MASTER_KEY: present, NEW_MASTER_KEY: '' })).map(base64)).toEqual([present]);
  });

  it.each([
    ['without the present key', { NEW_MASTER_KEY: coming }, 'MASTER_KEY に今の鍵を設定してください'],
    [
      'that is no key',
      { MASTER_KEY: present, NEW_MASTER_KEY: 'geheim' },
      'NEW_MASTER_KEY は 32 バイトを base64 で',
    ],
  ])('refuses a new key %s', (_what, env, sentence) => {
    expect(() => readConfig(env)).toThrow(sentence);
    expect(() => readConfig(env)).not.toThrow('geheim');
  });
});

describe('changing the master key of a data folder', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let dataDir: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    dataDir = join(folder.path, 'data');
  });
  afterEach(() => folder.remove());

  const keys = () => masterKey(null, dataDir);
  const config = () => readConfig({ DATA_DIR: dataDir });

  /** A bot's databases, while it runs. */
  async function withBot(work: (url: string) => Promise<void>): Promise<void> {
    const postgres = await startEmbeddedPostgres({ dataDir, log: () => {}, settings: { fsync: 'off' } });
    try {
      for (const name of ['tsudoi', 'tsudoi_playground']) {
        const url = postgres.url(name);
        await migrate({ url });
        await (await prismaStore({ url, cipher: aesCipher(await keys()) })).close();
      }
      await work(postgres.url('tsudoi'));
    } finally {
      await postgres.stop();
    }
  }

  it('makes a new key, wraps both databases with it, and sets the earlier one aside', async () => {
    await withBot((url) => seedMunicipality(url));
    const [earlier] = await keys();
    const { done, lines } = await changeKey(config());
    expect(done).toBe(true);
    const [coming, ...more] = await keys();
    expect(more).toEqual([]);
    expect(coming).not.toEqual(earlier);
    const aside = join(dataDir, `master.key.${keyIdOf(earlier as Uint8Array)}.old`);
    expect((await readFile(aside, 'utf8')).trim()).toBe(base64(earlier as Uint8Array));
    for (const file of [aside, join(dataDir, 'master.key')]) {
      expect((await stat(file)).mode & 0o777).toBe(0o600);
    }
    expect(lines.join()).toContain(aside);
    expect((await readdir(dataDir)).filter((name) => name.startsWith('master.key')).sort()).toHaveLength(2);
    await withBot(async () => {});
  });

  it('is refused while the bot is running on it', async () => {
    await withBot(async () => {
      const ran = await runCommand('rotate-key.ts', [], { cwd: folder.path, env: { DATA_DIR: dataDir } });
      expect(ran).toMatchObject({ code: 1, out: '' });
      expect(ran.said).toContain('起動中の別のつどい');
      expect(await keys()).toHaveLength(1);
    });
  });

  it('was broken off: the bot starts with both keys, and the next time it comes to its end', async () => {
    await withBot(async () => {});
    const [earlier] = await keys();
    const coming = randomBytes(32);
    await writeFile(join(dataDir, 'master.key'), `${base64(earlier as Uint8Array)}\n${base64(coming)}\n`);
    await withBot(async () => {});
    expect((await changeKey(config())).done).toBe(true);
    expect(await keys()).toEqual([coming]);
    await withBot(async () => {});
  });

  it('has nothing to do where there is no database yet', async () => {
    expect(await changeKey(config())).toMatchObject({
      done: false,
      lines: [expect.stringContaining('まだありません')],
    });
  });
});
