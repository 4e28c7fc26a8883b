import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { type Running, start } from '../../src/main.ts';
import type { Log } from '../../src/ports/log.ts';
import { freePort } from '../../src/store/embedded/postmaster.ts';
import { visit } from '../adapters/playground/visitor.ts';
import {
  answersAt,
  type BotTerms,
  type ChildBot,
  databaseServer,
  databaseUrlOf,
  endOrphan,
  exists,
  killBot,
  startBot,
} from '../support/child-bot.ts';
import { emptyDatabase, query } from '../support/database.ts';
import { fakeSlack } from '../support/slack/fake-slack.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// A process takes its time to start where others work beside it.
vi.setConfig({ testTimeout: 90_000 });

const silent: Log = { info() {}, warn() {}, error() {} };
const KEY = randomBytes(32).toString('base64');

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let dataDir: string;
let afterwards: (() => Promise<unknown>)[];

beforeEach(async () => {
  folder = await temporaryFolder();
  dataDir = join(folder.path, 'data');
  afterwards = [];
});
afterEach(async () => {
  for (const step of afterwards.reverse()) await step();
  await endOrphan(dataDir);
  await folder.remove();
});

/** As `npm start` in an empty folder of its own. */
function bot(env: Readonly<Record<string, string>> = {}, terms: Partial<BotTerms> = {}): ChildBot {
  const started = startBot({ cwd: folder.path, ...terms, env: { DATA_DIR: dataDir, ...env } });
  afterwards.push(() => killBot(started));
  return started;
}

/** The same in this process. */
async function here(env: Readonly<Record<string, string>> = {}): Promise<Running> {
  const running = await start(readConfig({ DATA_DIR: dataDir, PORT: '0', ...env }), silent);
  afterwards.push(running.stop);
  return running;
}

/** A Slack, and the environment of a bot in it. */
async function slack() {
  const there = await fakeSlack();
  afterwards.push(() => there.stop());
  const env = {
    SLACK_BOT_TOKEN: there.team().token,
    SLACK_SIGNING_SECRET: there.signingSecret,
    SLACK_API_URL: there.apiUrl,
  };
  return { there, env };
}

/** A database that somebody else looks after, and the environment that names it. */
async function named() {
  const database = await emptyDatabase();
  afterwards.push(() => database.drop());
  return { DATABASE_URL: database.url, MASTER_KEY: KEY };
}

const textAt = async (url: string) => (await fetch(url)).text();

/** Neither the bot's server nor the database's is there any more. */
async function expectNothingRuns(database: { port: number } | null): Promise<void> {
  if (database) expect(await answersAt(database.port)).toBe(false);
  expect(await databaseServer(dataDir)).toBeNull();
}

describe('the first start on a fresh folder', () => {
  it('prints an address, and there the playground and the health check answer', async () => {
    const started = bot();
    const url = await started.url;
    expect(url).toMatch(/^http:\/\/localhost:\d+$/);
    expect(started.said()).toContain('つつじ市（見本）');
    expect(await textAt(`${url}/healthz`)).toBe('ok\n');
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('春日井 恵子');
    expect(started.logged()).toBe('');
  });

  it('reads .env of the folder in which it is started; what is set outside counts more', async () => {
    const port = await freePort();
    await writeFile(join(folder.path, '.env'), 'LOCALE=en\nPORT=1\nDATA_DIR=./elsewhere\n');
    const started = bot({ PORT: String(port) });
    const url = await started.url;
    expect(url).toBe(`http://localhost:${port}`);
    expect(started.said()).toContain('Press Ctrl-C to stop.');
    expect(await textAt(url)).toContain('<html lang="en">');
    expect([await exists(dataDir), await exists(join(folder.path, 'elsewhere'))]).toEqual([true, false]);
  });

  it('makes a key that only its owner can read', async () => {
    await here();
    const key = await readFile(join(dataDir, 'master.key'), 'utf8');
    expect(Buffer.from(key, 'base64')).toHaveLength(32);
  });
});

describe('stopping', () => {
  it.each([
    ['by SIGTERM', (pid: number) => process.kill(pid, 'SIGTERM')],
    ['by a Ctrl-C, which the whole group of processes gets,', (pid: number) => process.kill(-pid, 'SIGINT')],
  ])('%s ends in order and leaves no database behind', async (_, stop) => {
    const started = bot({}, { detached: true });
    const url = await started.url;
    const database = await databaseServer(dataDir);
    expect(database).not.toBeNull();
    stop(started.process.pid as number);
    expect(await started.end).toEqual({ code: 0, signal: null });
    await expectNothingRuns(database);
    await expect(fetch(url)).rejects.toThrow();
    expect(started.logged()).toBe('');
  });

  it('while it starts waits until it has started, so that nothing is left half made', async () => {
    const started = bot();
    await expect.poll(() => databaseServer(dataDir), { timeout: 30_000, interval: 5 }).not.toBeNull();
    const database = await databaseServer(dataDir);
    started.process.kill('SIGTERM');
    expect(await started.end).toEqual({ code: 0, signal: null });
    expect(started.said()).toBe('すべて止めました。\n');
    await expectNothingRuns(database);
    await here();
  });

  it('does not wait for pages that are open, nor for ever for a connection on which nothing is said', async () => {
    const running = await here();
    const live = await fetch(`${running.url}/live`);
    const mute = connect(Number(new URL(running.url).port), '127.0.0.1');
    await once(mute, 'connect');
    const muteEnds = once(
      mute.on('error', () => {}),
      'close',
    );
    await running.stop();
    await live.text();
    await muteEnds;
    await expectNothingRuns(null);
  });

  it('happens when npm has gone, whose shell ends without passing the signal on', async () => {
    const started = bot({ npm_lifecycle_event: 'start' }, { behindShell: true });
    const url = await started.url;
    const database = await databaseServer(dataDir);
    started.process.kill('SIGTERM');
    expect(await started.end).toEqual({ code: null, signal: 'SIGTERM' });
    expect(started.said()).toContain('すべて止めました。');
    await expectNothingRuns(database);
    await expect(fetch(url)).rejects.toThrow();
  });
});

describe('a start that cannot be', () => {
  it('of a second bot on the same folder is told so, and the first goes on', async () => {
    const first = bot();
    const url = await first.url;
    const second = bot();
    expect(await second.end).toEqual({ code: 1, signal: null });
    expect(second.logged()).toContain(`起動中の別のつどい（pid ${first.process.pid}）が使っています`);
    expect(second.logged()).toContain('is used by another running Tsudoi');
    expect(second.said()).toBe('');
    expect(await textAt(`${url}/healthz`)).toBe('ok\n');
    expect((await fetch(url)).status).toBe(200);
  });

  it('at a port that is taken is told which, and leaves nothing running', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    afterwards.push(async () => void taken.close());
    const { port } = taken.address() as AddressInfo;
    const started = bot({ PORT: String(port) });
    expect(await started.end).toEqual({ code: 1, signal: null });
    expect(started.logged()).toContain(`ポート ${port} は使われています。`);
    await expectNothingRuns(null);
  });

  it('at an address that is not this machine’s is told so', async () => {
    const { env } = await slack();
    const started = bot({ ...env, ...(await named()), HOST: '203.0.113.7', PORT: '8080' });
    expect(await started.end).toEqual({ code: 1, signal: null });
    expect(started.logged()).toContain('203.0.113.7 のポート 8080 を開けません。');
  });

  it('with another key than the first time is told so, and what is there stays readable with the first', async () => {
    await (await here()).stop();
    const started = bot({ MASTER_KEY: KEY });
    expect(await started.end).toEqual({ code: 1, signal: null });
    expect(started.logged()).toContain('このデータベースを使い始めたときの鍵と違います');
    expect(started.logged()).not.toContain(KEY);
    await expectNothingRuns(null);
    expect((await fetch((await here()).url)).status).toBe(200);
  });

  it('with mistakes in the environment names them all, before anything is made', async () => {
    const started = bot({ PORT: 'geheim', SLACK_BOT_TOKEN: 'geheim', LOCALE: 'en' });
    expect(await started.end).toEqual({ code: 1, signal: null });
    expect(started.logged()).toContain('PORT は 0〜65535 の数字にしてください。');
    expect(started.logged()).toContain('SLACK_BOT_TOKEN は xoxb- で始まる');
    expect(started.logged()).not.toContain('geheim');
    expect(await exists(dataDir)).toBe(false);
  });

  it('without Slack’s consent is told what to look after', async () => {
    const { env } = await slack();
    const started = bot({ ...env, ...(await named()), SLACK_BOT_TOKEN: 'xoxb-revoked' });
    expect(await started.end).toEqual({ code: 1, signal: null });
    expect(started.logged()).toContain('Slack に接続できませんでした。');
    expect(started.logged()).not.toContain('xoxb-revoked');
  });

  it('without the database that was named is told so, and nothing of its address', async () => {
    const { env } = await slack();
    const address = `postgresql://tsudoi:geheim@127.0.0.1:${await freePort()}/tsudoi`;
    const started = bot({ ...env, DATABASE_URL: address, MASTER_KEY: KEY });
    expect(await started.end).toEqual({ code: 1, signal: null });
    expect(started.logged()).toContain('データベースに接続できませんでした。');
    expect(started.logged()).not.toContain('geheim');
  });
});

describe('a bot that loses its database', () => {
  it('says so and ends, so that whoever looks after it starts it again', async () => {
    const started = bot();
    await started.url;
    const database = await databaseServer(dataDir);
    process.kill(database?.pid as number, 'SIGKILL');
    expect(await started.end).toEqual({ code: 1, signal: null });
    expect(started.logged()).toContain('データベースが止まったため、終了します。');
  });
});

describe('the sample municipality', () => {
  it('is loaded once: a later start finds everything as it was left', async () => {
    const first = await here();
    const database = () => databaseUrlOf(dataDir, 'tsudoi_playground');
    await query(
      await database(),
      `UPDATE "MeetingBody" SET "displayName" = 'つつじ会議' WHERE key = 'shien'`,
    );
    const visitor = await visit(first.url, '/seat/kaicho/dm');
    await visitor.post('/demo/week', { back: '/seat/kaicho/dm' });
    await visitor.post('/seat/kaicho/shien-shitsu/say', { text: '開催 来週火曜 14:00' });
    const waiting = `SELECT 1 FROM "OutboxMessage" WHERE status = 'waiting'`;
    await expect.poll(async () => query(await database(), waiting)).toEqual([]);
    const rows = async () => rowsIn(await database());
    const before = await rows();
    expect(before).toMatchObject({ Municipality: [{}], Sitting: [{}] });
    const seen = await messagesAt(first.url);
    expect(seen).toContain('つつじ会議を招集しました');
    await first.stop();

    const second = await here();
    expect(await rows()).toEqual(before);
    expect(await messagesAt(second.url)).toBe(seen);
    const later = await visit(second.url, '/seat/kaicho/dm');
    await later.post('/seat/kaicho/dm/say', { text: '予定' });
    expect(await messagesAt(second.url, 'dm')).toContain('これからの会議');
  });

  it('has a database of its own beside that of Slack', async () => {
    const { env } = await slack();
    const running = await here({ ...env, PLAYGROUND: '1' });
    const municipalities = async (name: string) =>
      query(await databaseUrlOf(dataDir, name), 'SELECT name FROM "Municipality"');
    expect(await municipalities('tsudoi')).toEqual([]);
    expect(await municipalities('tsudoi_playground')).toEqual([{ name: 'つつじ市' }]);
    expect((await fetch(running.url)).status).toBe(200);
    expect((await fetch(`${running.url}/slack/events`, { method: 'POST', body: '{}' })).status).toBe(401);
  });
});

describe('Slack without the playground', () => {
  it('is all that is served, on the database that was named and with no other server', async () => {
    const { env } = await slack();
    const database = await named();
    const started = bot({ ...env, ...database });
    const url = await started.url;
    expect(started.said()).toContain('Slack とつながりました');
    expect((await fetch(url)).status).toBe(404);
    expect((await fetch(`${url}/slack/events`, { method: 'POST', body: '{}' })).status).toBe(401);
    expect(await textAt(`${url}/healthz`)).toBe('ok\n');
    expect(await query(database.DATABASE_URL, 'SELECT name FROM "Municipality"')).toEqual([]);
    started.process.kill('SIGTERM');
    expect(await started.end).toEqual({ code: 0, signal: null });
    expect(await exists(join(dataDir, 'postgres'))).toBe(false);
  });
});

/** All that the chair reads in a place, with the times by the demo's clock. */
async function messagesAt(url: string, place = 'shien-shitsu'): Promise<string> {
  const page = await textAt(`${url}/seat/kaicho/${place}`);
  const messages = page.slice(page.indexOf('<ol class="messages'), page.indexOf('id="latest"'));
  return messages.replace(/<[^>]*>|\s+/g, ' ');
}

const TABLES = ['Municipality', 'MeetingBody', 'Agency', 'Person', 'PersonAccount', 'Constituent'];
TABLES.push('ConfidentialityPledge', 'Channel', 'Case', 'CaseAudience', 'Sitting', 'DataKey', 'KeyCheck');

/** Everything in the tables of the sample, and by which transaction it was written. */
async function rowsIn(url: string): Promise<Readonly<Record<string, unknown>>> {
  const entries = TABLES.map(async (table) => {
    const rows = await query(url, `SELECT t::text AS row, t.xmin::text AS by FROM "${table}" t ORDER BY 1`);
    return [table, rows] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
