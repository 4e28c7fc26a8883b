import { spawn } from 'node:child_process';
import { open, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Cluster, SUPERUSER } from './cluster.ts';
import { run, spawnOptions } from './run.ts';

/** A running database server. `adopted` means that an earlier process of ours started it and died. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly adopted: boolean };

/** Settings that hold whatever stands in postgresql.conf; names and content never reach the server's log. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  log_checkpoints: 'off',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_timezone: 'UTC',
  timezone: 'UTC',
};

const POLL_MS = 10;
/** Replaying the journal after a power cut takes its time; half a minute is the most that was seen. */
const PATIENCE_MS = 120_000;
const REFUSED_MS = 5_000;
const LOG_LIMIT_BYTES = 1_000_000;

export function databaseUrl(cluster: Pick<Cluster, 'password'>, port: number, database: string): string {
  return `postgresql://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/${database}`;
}

/** What PostgreSQL writes about itself: process, port and, on the last line, how far it is. */
async function readPidFile(data: string) {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]), status: lines[7] ?? '' } : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Asks who answers at this port: our server, one that is busy starting or stopping, or somebody else. */
async function askPort(cluster: Cluster, port: number): Promise<'ours' | 'busy' | 'other'> {
  const connectionString = databaseUrl(cluster, port, 'postgres');
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query('SHOW data_directory');
    return rows[0].data_directory === cluster.data ? 'ours' : 'other';
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    const isSomebodyElse = code === 'ECONNREFUSED' || code.startsWith('28');
    return isSomebodyElse ? 'other' : 'busy';
  } finally {
    await client.end().catch(() => {});
  }
}

/** Whether a process is a server of these files; null where the system does not show what processes run. */
async function servesFiles(pid: number, data: string): Promise<boolean | null> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return commandLine === null ? null : commandLine.split('\0').includes(data);
}

/**
 * The server that already works on these files: an orphan of a killed process, or that of another bot. A process
 * number alone proves nothing, since numbers are used again after a restart of the machine or container.
 */
export async function findRunning(cluster: Cluster): Promise<Postmaster | undefined> {
  const began = Date.now();
  for (;;) {
    const recorded = await readPidFile(cluster.data);
    if (!recorded || !isAlive(recorded.pid)) return undefined;
    const { pid, port, status } = recorded;
    const answer = await askPort(cluster, port);
    if (answer === 'ours') return { pid, port, adopted: true };
    const waited = Date.now() - began;
    const serves = await servesFiles(pid, cluster.data);
    const looksStrange = answer === 'other' && status !== 'stopping' && waited > REFUSED_MS;
    if (serves === false || (serves === null && looksStrange)) {
      // PostgreSQL would take the number for a living server and refuse. Should one live after all, it still
      // refuses, because it finds the other's shared memory.
      await rm(join(cluster.data, 'postmaster.pid'), { force: true });
      return undefined;
    }
    if (waited > PATIENCE_MS)
      throw new Error(`The server in ${cluster.data} does not answer at port ${port}.`);
    await pause(POLL_MS);
  }
}

/** A port that nobody uses at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function isBusy(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(true));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(false)));
  });
}

async function openServerLog({ serverLog, user }: Cluster) {
  const file = await open(serverLog, 'a', 0o600);
  // Its owner may start the server next time, without root.
  if (user) await file.chown(user.uid, user.gid);
  if ((await file.stat()).size > LOG_LIMIT_BYTES) await file.truncate(0);
  return file;
}

/** Starts the server and waits until it takes connections. */
export async function startPostmaster(
  cluster: Cluster,
  { settings, choosePort }: { settings: Readonly<Record<string, string>>; choosePort: () => Promise<number> },
): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await choosePort();
    const options = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]);
    const serverLog = await openServerLog(cluster);
    // Its own process group, so that a Ctrl-C for us does not stop it under our feet; its own log file, so that it can
    // go on writing when we are killed.
    const child = spawn(cluster.binaries.postgres, ['-D', cluster.data, '-p', String(port), ...options], {
      ...spawnOptions(cluster),
      detached: true,
      stdio: ['ignore', serverLog.fd, serverLog.fd],
    });
    let ended = false;
    child.once('error', () => (ended = true)).once('exit', () => (ended = true));
    child.unref();
    await serverLog.close();
    const began = Date.now();
    while (!ended) {
      const recorded = await readPidFile(cluster.data);
      if (recorded?.pid === child.pid && recorded?.status === 'ready') {
        return { pid: recorded.pid, port: recorded.port, adopted: false };
      }
      if (Date.now() - began > PATIENCE_MS)
        throw new Error(`PostgreSQL is not ready. ${await lastWords(cluster)}`);
      await pause(POLL_MS);
    }
    const faster = await findRunning(cluster);
    if (faster) return faster;
    if (attempt === 5 || !(await isBusy(port)))
      throw new Error(`PostgreSQL did not start. ${await lastWords(cluster)}`);
  }
}

async function lastWords(cluster: Cluster): Promise<string> {
  const text = await readFile(cluster.serverLog, 'utf8').catch(() => '');
  return `${cluster.serverLog}: ${text.trim().split('\n').slice(-5).join(' | ')}`;
}

/** Ends all sessions, writes everything down and waits until the server is gone. */
export async function stopPostmaster(cluster: Cluster, { pid, adopted }: Postmaster): Promise<void> {
  if (process.platform === 'win32') {
    // There SIGINT is not a request but the end of the process, and the next start would have to recover.
    return run(cluster.binaries.pgCtl, ['stop', '-D', cluster.data, '-m', 'fast'], cluster);
  }
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  const began = Date.now();
  // Nobody may be there to collect an orphan's exit code; it counts as gone when it has removed its file.
  while (isAlive(pid) && !(adopted && (await readPidFile(cluster.data)) === undefined)) {
    if (Date.now() - began > PATIENCE_MS) throw new Error(`PostgreSQL (pid ${pid}) does not stop.`);
    await pause(POLL_MS);
  }
}
