import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../../src/store/embedded/postmaster.ts';
import { spawnOptions } from '../../src/store/embedded/run.ts';
import {
  DataDirInUse,
  type EmbeddedPostgres,
  type EmbeddedPostgresTerms,
  startEmbeddedPostgres,
} from '../../src/store/embedded-postgres.ts';
import { query } from '../support/database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Where nothing is killed, nothing has to wait for the disk. */
const QUICK = { settings: { fsync: 'off' } };

const botProcess = fileURLToPath(new URL('../support/bot-process.ts', import.meta.url));

describe('the embedded PostgreSQL', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let dataDir: string;
  let stops: (() => Promise<unknown>)[];

  beforeEach(async () => {
    folder = await temporaryFolder();
    dataDir = join(folder.path, 'data');
    stops = [];
  });

  afterEach(async () => {
    for (const stop of stops.reverse()) await stop();
    await folder.remove();
  });

  async function start(terms: Partial<EmbeddedPostgresTerms> = {}): Promise<EmbeddedPostgres> {
    const postgres = await startEmbeddedPostgres({ dataDir, log: () => {}, ...terms });
    stops.push(() => postgres.stop());
    return postgres;
  }

  async function startBotProcess(): Promise<{
    child: ChildProcess;
    said: { url?: string; refused?: string };
  }> {
    const child = spawn(process.execPath, ['--import', 'tsx', botProcess, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    stops.push(() => kill(child));
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    return { child, said: JSON.parse(line) };
  }

  async function kill(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  it('keeps what was written when it is stopped and started again', async () => {
    const first = await start();
    await query(first.url('postgres'), 'CREATE TABLE kept AS SELECT 1 AS n');
    await first.stop();
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second.url('postgres'), 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });

  it('is found and used again after the bot was killed, with every acknowledged row', async () => {
    const { child, said } = await startBotProcess();
    await query(said.url as string, 'CREATE TABLE kept (n int)');
    await query(said.url as string, 'INSERT INTO kept VALUES (1)');
    await kill(child);
    const postgres = await start();
    expect(postgres.adopted).toBe(true);
    expect(postgres.url('postgres')).toBe(said.url);
    expect(await query(postgres.url('postgres'), 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
    await postgres.stop();
    await expect(query(postgres.url('postgres'), 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('keeps every acknowledged row when the server itself is killed', async () => {
    const first = await start();
    await query(first.url('postgres'), 'CREATE TABLE kept (n int)');
    await query(first.url('postgres'), 'INSERT INTO kept VALUES (1)');
    process.kill(await serverPid(), 'SIGKILL');
    await first.lost;
    const second = await start();
    expect(await query(second.url('postgres'), 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });

  it('hands its programs nothing of the environment but where the libraries are', () => {
    const fixed = { LC_ALL: 'C', TZ: 'UTC' };
    expect(spawnOptions({ user: undefined, libraryPath: null }).env).toEqual(fixed);
    const { env } = spawnOptions({ user: undefined, libraryPath: '/opt/lib' });
    expect(env).toEqual({ ...fixed, LD_LIBRARY_PATH: '/opt/lib' });
  });

  it('refuses a second bot on the same folder, in Japanese and English', async () => {
    const { child } = await startBotProcess();
    const refused = await startEmbeddedPostgres({ dataDir, log: () => {} }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DataDirInUse);
    expect((refused as Error).message).toContain(`起動中の別のつどい（pid ${child.pid}）`);
    expect((refused as Error).message).toContain('is used by another running Tsudoi');
  });

  it('lets one of two bots in that start on a fresh folder at once', async () => {
    const both = await Promise.all([startBotProcess(), startBotProcess()]);
    const [accepted, refused] = both.map(({ said }) => said).sort((a) => (a.url ? -1 : 1));
    expect(accepted?.url).toMatch(/^postgresql:/);
    expect(refused).toEqual({ refused: 'data_dir_in_use' });
    await Promise.all(both.map(({ child }) => kill(child)));
    await start();
  });

  it('takes another port when the chosen one is busy', async () => {
    const stranger = await listen(await freePort());
    const busy = (stranger.address() as { port: number }).port;
    const ports = [busy, await freePort()];
    const postgres = await start({ ...QUICK, choosePort: async () => ports.shift() as number });
    stranger.close();
    expect(new URL(postgres.url('postgres')).port).not.toBe(String(busy));
    expect(await query(postgres.url('postgres'), 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it('is not misled by a process number that somebody else has by now', async () => {
    await (await start(QUICK)).stop();
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    stops.push(() => kill(stranger));
    const stale = [stranger.pid, dataDir, 0, await freePort(), '', '127.0.0.1', '', 'ready'].join('\n');
    await writeFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), stale);
    expect((await start(QUICK)).adopted).toBe(false);
  });

  it('takes a data folder that is named from the working directory', async () => {
    dataDir = relative(process.cwd(), dataDir);
    const postgres = await start(QUICK);
    expect(await query(postgres.url('postgres'), 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it('asks for a password, which only the owner of the data folder can read', async () => {
    const postgres = await start(QUICK);
    expect((await stat(join(dataDir, 'postgres', 'password'))).mode & 0o077).toBe(0);
    const withoutPassword = Object.assign(new URL(postgres.url('postgres')), { password: 'guessed' }).href;
    await expect(query(withoutPassword, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('writes to the disk before it acknowledges', async () => {
    const postgres = await start();
    const [settings] = await query(
      postgres.url('postgres'),
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit`,
    );
    expect(settings).toEqual({ fsync: 'on', commit: 'on' });
  });

  async function serverPid(): Promise<number> {
    return Number.parseInt(await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8'), 10);
  }
});

async function listen(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
