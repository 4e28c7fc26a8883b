import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MunicipalityId } from '../../src/domain/ids.ts';
import { bytesOf } from '../../src/ports/card.ts';
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { rosterSheet } from '../../src/views/roster-sheet.ts';
import { speechIn } from '../../src/views/speech.ts';
import { query, type TestDatabase, testDatabase } from '../support/database.ts';
import { constituent, roster, TODAY } from '../support/domain-builders.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { CANARY, TOWN, town } from './files.ts';

const ENTRY = fileURLToPath(new URL('../../src/import-file.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');

type Run = { readonly code: number; readonly out: string; readonly said: string };

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let database: TestDatabase;
beforeAll(async () => {
  folder = await temporaryFolder();
  database = await testDatabase();
});
afterAll(async () => {
  await database.drop();
  await folder.remove();
});

/** Runs the command in an empty folder of its own, with no environment but the given one. */
function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Run> {
  const options = { cwd: folder.path, env: { PATH: process.env.PATH ?? '', ...env } };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', TSX, ENTRY, ...args], options, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), out: stdout, said: stderr });
    });
  });
}

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder.path, name);
  await writeFile(path, content);
  return path;
}

const MUNICIPALITY = {
  id: 'sheet' as MunicipalityId,
  key: 'sheet',
  name: 'すみれ市',
  zone: 'Asia/Tokyo',
  closedDays: [],
};

const masterKey = randomBytes(32).toString('base64');
const withDatabase = (more = {}) => ({ DATABASE_URL: database.url, MASTER_KEY: masterKey, ...more });
// Such as holds on any day: the command has the machine's clock.
const LASTING = TOWN.replaceAll('to: 2028-03-31, pledgedOn: 2026-04-01', 'to: 9998-03-31');

describe('npm run import', () => {
  it('shows with --dry-run what would change, and then changes it', async () => {
    const path = await file('tsutsuji.yaml', LASTING);
    const dry = await run([path, '--dry-run'], withDatabase());
    expect(dry).toMatchObject({ code: 0, said: '' });
    expect(dry.out).toContain('まだ何も書き込んでいません');
    expect(await query(database.url, 'SELECT 1 FROM "Municipality"')).toEqual([]);
    const real = await run([path], withDatabase());
    expect(real.code).toBe(0);
    expect(real.out).toContain('人 3件：kaicho、jimu、sato');
    expect(real.out).not.toContain(CANARY);
    expect((await run([path], withDatabase({ LOCALE: 'en' }))).out).toContain('as this file says already');
  });

  it('ends with 1 and the mistakes by line, and writes nothing', async () => {
    const path = await file('wrong.yaml', town(['slack: U0SATO', 'slack: U0JIMU']));
    const { code, out, said } = await run([path], withDatabase());
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(said).toContain('15行目：「sato」さんの slack のアカウントは、「jimu」さん（14行目）と同じです。');
  });

  it.each([
    ['no file', [], '使い方：npm run import'],
    ['two files', ['a.yaml', 'b.yaml'], '使い方：npm run import'],
    ['a file that is not there', ['missing.yaml'], 'missing.yaml が読めません'],
    ['a spreadsheet that is not there', ['roster.xlsx'], 'roster.xlsx が読めません'],
  ])('says what is wrong with %s', async (_what, args, sentence) => {
    const { code, said } = await run(args, withDatabase());
    expect(code).toBe(1);
    expect(said).toContain(sentence);
  });

  it('takes a roster as it is exported, and tells its mistakes by cell', async () => {
    const seats = [constituent('kaicho', { kind: 'chair', to: '9998-03-31', person: { accounts: [] } })];
    const what = { municipality: MUNICIPALITY, roster: roster(seats), keys: new Map(), today: TODAY };
    const sheet = await rosterSheet(speechIn('ja'), what);
    const path = await file('roster.xlsx', bytesOf(sheet));
    const applied = await run([path, '--dry-run'], withDatabase());
    expect(applied).toMatchObject({ code: 0, said: '' });
    expect(applied.out).toContain('構成員 1件：shien/person-kaicho');

    const backwards = [constituent('kaicho', { kind: 'chair', from: '9999-01-01', to: '9998-03-31' })];
    const wrong = await rosterSheet(speechIn('ja'), { ...what, roster: roster(backwards) });
    const { code, said } = await run([await file('wrong.xlsx', bytesOf(wrong))], withDatabase());
    expect(code).toBe(1);
    expect(said).toContain('名簿!E2：任期の終わり（9998-03-31）が始まり（9999-01-01）より前です。');
  });

  it('refuses a file that is called a spreadsheet and is none', async () => {
    const { code, said } = await run([await file('named.xlsx', LASTING)], withDatabase());
    expect(code).toBe(1);
    expect(said).toContain('Excel のファイル（.xlsx）として読めません');
  });

  it('refuses a file in Shift_JIS before its names come out broken', async () => {
    const shiftJis = Buffer.concat([
      Buffer.from('municipality: {name: '),
      Buffer.from([0x82, 0xc2, 0x82, 0xc2, 0x82, 0xb6, 0x8e, 0x73]),
      Buffer.from('}\n'),
    ]);
    const { code, said } = await run([await file('sjis.yaml', shiftJis)], withDatabase());
    expect(code).toBe(1);
    expect(said).toContain('UTF-8 で保存し直してください');
  });

  it('takes a file with a byte order mark, as Windows writes it', async () => {
    const path = await file('bom.yaml', `\ufeff${LASTING}`);
    expect(await run([path], withDatabase())).toMatchObject({ code: 0, said: '' });
  });

  it('asks to stop the bot first while it works on the same data folder', async () => {
    const dataDir = join(folder.path, 'data');
    const bot = await startEmbeddedPostgres({ dataDir, log: () => {}, settings: { fsync: 'off' } });
    const path = await file('running.yaml', LASTING);
    const { code, said } = await run([path], { DATA_DIR: dataDir });
    await bot.stop();
    expect(code).toBe(1);
    expect(said).toContain('先につどいを止めてから');
  });

  it('fills the embedded database where the bot will look for it', async () => {
    const dataDir = join(folder.path, 'data');
    const path = await file('embedded.yaml', LASTING);
    expect(await run([path], { DATA_DIR: dataDir })).toMatchObject({ code: 0, said: '' });
    const postgres = await startEmbeddedPostgres({ dataDir, log: () => {}, settings: { fsync: 'off' } });
    const rows = await query(postgres.url('tsudoi'), 'SELECT key FROM "Municipality"');
    await postgres.stop();
    expect(rows).toEqual([{ key: 'tsutsuji' }]);
  });
});
