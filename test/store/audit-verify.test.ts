import { randomBytes } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditVerify } from '../../src/audit-verify.ts';
import { readConfig } from '../../src/config.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { CaseId, MunicipalityId } from '../../src/domain/ids.ts';
import { aesCipher } from '../../src/store/cipher.ts';
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { migrate } from '../../src/store/migrate.ts';
import { prismaStore } from '../../src/store/prisma-store.ts';
import { runCommand } from '../support/command.ts';
import { emptyDatabase, query } from '../support/database.ts';
import { seedMunicipality } from '../support/seed.ts';
import { type TestStore, TSUTSUJI, testStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SECRET = 'ここが記録の中身';

describe('npm run audit:verify', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let s: TestStore;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(() => folder.remove());
  beforeEach(async () => {
    s = await testStore();
    for (const kind of ['one', 'two', 'three', 'four', 'five']) {
      await s.change([], { events: [{ kind, caseId: `case-${kind}` as CaseId, facts: { what: SECRET } }] });
    }
  });
  afterEach(() => s.close());

  const environment = () => ({
    DATABASE_URL: s.url,
    MASTER_KEY: Buffer.from(s.masterKey).toString('base64'),
  });

  /** What the command answers, without a process of its own. */
  async function verify(...args: readonly string[]) {
    const { code, lines } = await auditVerify(args, readConfig(environment()));
    return { code, out: lines.join('\n') };
  }
  const command = (args: readonly string[], env: Readonly<Record<string, string>>) =>
    runCommand('audit-verify.ts', args, { cwd: folder.path, env });

  const endOf = async () => {
    const head = await s.store.auditHead(TSUTSUJI);
    return `${head?.number}:${head?.hash}`;
  };

  /** As somebody could who owns the database server. */
  async function tamper(...statements: readonly string[]): Promise<void> {
    const client = new pg.Client({ connectionString: s.url });
    await client.connect();
    for (const table of ['AuditEvent', 'AuditHead', 'AuditAnchor']) {
      await client.query(`ALTER TABLE "${table}" DISABLE TRIGGER ALL`);
    }
    for (const statement of statements) await client.query(statement);
    await client.end();
  }

  const toLast = (number: number) =>
    `UPDATE "AuditHead" SET (number, hash) = (SELECT number, hash FROM "AuditEvent" WHERE number = ${number})`;

  it('ends with 0 when all is as it was written, and tells the anchor of the end', async () => {
    const { code, out, said } = await command([], environment());
    expect({ code, said }).toEqual({ code: 0, said: '' });
    expect(out).toContain('つつじ市：5件');
    expect(out).toContain('順につながっています');
    expect(out).toContain(`末尾の控え：${await endOf()}`);
    expect(out).toContain('控えなしで確かめました');
  });

  it.each([
    ['an edit', [`UPDATE "AuditEvent" SET kind = 'x' WHERE number = 3`], '3番：内容が書き換えられています'],
    ['a deletion', [`DELETE FROM "AuditEvent" WHERE number = 2`], '2番：記録がありません'],
    [
      'a reordering',
      [
        `UPDATE "AuditEvent" SET number = 99 WHERE number = 2`,
        `UPDATE "AuditEvent" SET number = 2 WHERE number = 3`,
        `UPDATE "AuditEvent" SET number = 3 WHERE number = 99`,
      ],
      '2番：前の記録とつながりません',
    ],
    [
      'a cut at the end',
      [`DELETE FROM "AuditEvent" WHERE number > 3`],
      '4番から5番まで：末尾が切り取られています',
    ],
    ['a lost head', [`DELETE FROM "AuditHead"`], '1番から5番まで：データベースの末尾の印より後'],
    [
      'an accent in another form',
      [`UPDATE "AuditEvent" SET facts = normalize(facts::text, NFD)::jsonb WHERE number = 4`],
      '4番：内容が書き換えられています',
    ],
  ])('finds %s, says at which number, and shows no content', async (_what, statements, sentence) => {
    await tamper(...statements);
    const { code, out } = await verify();
    expect(code).toBe(1);
    expect(out).toContain(sentence);
    expect(out).not.toContain(SECRET);
    expect(out).not.toContain('case-');
  });

  it('finds by the anchors of the database that the end was cut off together with the head', async () => {
    await s.store.anchorHead(TSUTSUJI, calendarDay('2026-11-24'));
    expect((await verify()).out).toContain('控え1件と合っています');
    await tamper(`DELETE FROM "AuditEvent" WHERE number = 5`, toLast(4));
    const { code, out } = await verify();
    expect(code).toBe(1);
    expect(out).toContain('5番から5番まで：末尾が切り取られています');
  });

  it('finds by an anchor from elsewhere that everything was written anew', async () => {
    const anchor = await endOf();
    const other = await testStore();
    for (const kind of ['one', 'two', 'other', 'four', 'five']) {
      await other.change([], { events: [{ kind }] });
    }
    const rows = await query(other.url, `SELECT row_to_json(e) AS row FROM "AuditEvent" e`);
    await other.close();
    await tamper(
      `DELETE FROM "AuditEvent"`,
      `INSERT INTO "AuditEvent" SELECT * FROM jsonb_populate_recordset(NULL::"AuditEvent",
         ${pg.escapeLiteral(JSON.stringify(rows.map(({ row }) => row)))})`,
      toLast(5),
    );
    expect((await verify()).code).toBe(0);
    const { code, out } = await verify('--anchor', anchor);
    expect(code).toBe(1);
    expect(out).toContain('5番：控えとハッシュが違います');
  });

  it('takes anchors out of the messages that the secretariat got', async () => {
    const file = join(folder.path, 'anchors.txt');
    await writeFile(file, `令和8年11月24日 17:00 監査記録の控えです。\n ${(await endOf()).toUpperCase()} \n`);
    const { code, out } = await verify('--anchors', file);
    expect(code).toBe(0);
    expect(out).toContain('控え1件と合っています');
  });

  it('writes an export that is verified where there is no database, and finds what was done to it', async () => {
    const path = join(folder.path, 'export.jsonl');
    const anchor = await endOf();
    const exported = await command(['--export', path], environment());
    expect(exported.code).toBe(0);
    expect(exported.out).toContain(`5件を ${path} に書き出しました`);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    // On a machine that knows nothing of the bot.
    expect(await command([path, '--anchor', anchor], {})).toMatchObject({ code: 0, said: '' });

    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    const changed = async (now: readonly string[]) => {
      await writeFile(`${path}.changed`, now.join('\r\n'));
      return verify(`${path}.changed`, '--anchor', anchor);
    };
    expect(await changed(lines)).toMatchObject({ code: 0 });
    const edited = await changed(lines.map((line) => line.replace('"three"', '"drei"')));
    expect(edited).toMatchObject({
      code: 1,
      out: expect.stringContaining('3番：内容が書き換えられています'),
    });
    const deleted = await changed(lines.toSpliced(1, 1));
    expect(deleted).toMatchObject({ code: 1, out: expect.stringContaining('2番：記録がありません') });
    const cut = await changed(lines.slice(0, 2));
    expect(cut.out).toContain('3番から5番まで：末尾が切り取られています');
    const broken = await changed([...lines, '{"kind": "six"}']);
    expect(broken).toMatchObject({
      code: 1,
      out: expect.stringContaining('6行目：監査記録として読めません'),
    });
    expect(`${edited.out}${broken.out}`).not.toContain(SECRET);
  });

  it('verifies the chain of each municipality, or of one', async () => {
    await seedMunicipality(s.url, 'sakura');
    await s.change([], { municipalityId: 'sakura' as MunicipalityId, events: [{ kind: 'there' }] });
    const anchor = await endOf();
    await tamper(`UPDATE "AuditEvent" SET kind = 'x' WHERE "municipalityId" = 'sakura'`);
    const all = await verify('--anchor', anchor);
    expect(all.code).toBe(1);
    expect(all.out).toMatch(
      /つつじ市：1件\n {2}1番：内容が書き換えられています。\nつつじ市：5件\n.*つながっています/,
    );
    expect(await verify('--municipality', 'tsutsuji', '--anchor', anchor)).toMatchObject({ code: 0 });
    const unmet = await verify('--anchor', `7:${'0'.repeat(64)}`);
    expect(unmet.out).toContain('と合う記録がありません');
  });

  it('speaks English where that is set', async () => {
    await tamper(`DELETE FROM "AuditEvent" WHERE number = 2`);
    const { code, out } = await command([], { ...environment(), LOCALE: 'en' });
    expect(code).toBe(1);
    expect(out).toContain('2: is missing.');
  });

  it.each([
    ['two files', ['a.jsonl', 'b.jsonl'], '使い方：npm run audit:verify'],
    ['an unknown option', ['--quick'], '使い方：npm run audit:verify'],
    ['a file that is not there', ['missing.jsonl'], 'missing.jsonl が読めません'],
    ['half an anchor', ['--anchor', '5:abc'], '「番号:ハッシュ（64桁）」'],
    ['a file of anchors that is not there', ['--anchors', 'missing.txt'], 'missing.txt が読めません'],
    ['an unknown municipality', ['--municipality', 'nowhere'], '自治体「nowhere」の監査記録はありません'],
  ])('ends with 2 and says what to do about %s', async (_what, args, sentence) => {
    const { code, out } = await verify(...args);
    expect(code).toBe(2);
    expect(out).toContain(sentence);
  });

  it('ends with 2 where there is no audit: no database, and one of an earlier shape', async () => {
    const alone = await command([], {});
    expect(alone).toMatchObject({ code: 2, out: '' });
    expect(alone.said).toContain('監査記録のあるデータベースがありません');
    const empty = await emptyDatabase();
    const config = readConfig({ ...environment(), DATABASE_URL: empty.url });
    const early = await auditVerify([], config);
    await empty.drop();
    expect(early.code).toBe(2);
    expect(early.lines.join()).toContain('There is no database with an audit');
  });

  it('does not write an export over a file', async () => {
    const path = join(folder.path, 'taken.jsonl');
    await writeFile(path, 'precious');
    expect(await verify('--export', path)).toMatchObject({ code: 2 });
    expect(await readFile(path, 'utf8')).toBe('precious');
  });

  it('reads the embedded database while the bot is running on it', async () => {
    const dataDir = join(folder.path, 'data');
    const postgres = await startEmbeddedPostgres({ dataDir, log: () => {}, settings: { fsync: 'off' } });
    try {
      const url = postgres.url('tsudoi');
      await migrate({ url });
      await seedMunicipality(url);
      const store = await prismaStore({ url, cipher: aesCipher(randomBytes(32)) });
      await store.close();
      const verified = await auditVerify([], readConfig({ DATA_DIR: dataDir }));
      expect(verified).toEqual({ code: 0, lines: ['つつじ市：0件'] });
      expect(await query(url, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }]);
    } finally {
      await postgres.stop();
    }
  });
});
