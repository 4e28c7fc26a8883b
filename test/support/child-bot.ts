import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = new URL('../../src/main.ts', import.meta.url);

export type End = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** The bot in a process of its own, as somebody started it from a shell. */
export type ChildBot = {
  readonly process: ChildProcess;
  /** Where it answers; rejects with everything it said when it ends before it is ready. */
  readonly url: Promise<string>;
  /** How it ended. */
  readonly end: Promise<End>;
  /** What it printed for people. */
  said(): string;
  /** What it wrote into its log, and its complaints. */
  logged(): string;
};

export type BotTerms = {
  readonly env: Readonly<Record<string, string>>;
  /** What is started instead of `src/main.ts`. */
  readonly main?: URL;
  /** Where it looks for `.env`. */
  readonly cwd?: string;
  /** In a process group of its own, so that a Ctrl-C can be sent to all of it. */
  readonly detached?: boolean;
  /** With a shell in between that passes no signal on, as npm puts one. */
  readonly behindShell?: boolean;
};

const PASSED_ON = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'TZ'];

/** Starts the bot with nothing in its environment but what is given. */
export function startBot(terms: BotTerms): ChildBot {
  const { env, main = MAIN, cwd = tmpdir(), detached = false, behindShell = false } = terms;
  const bot = [process.execPath, '--import', import.meta.resolve('tsx'), fileURLToPath(main)];
  // The second command keeps every shell from giving its own process to the first.
  const [command = '', ...args] = behindShell ? ['sh', '-c', '"$@"; exit', 'sh', ...bot] : bot;
  const machine = PASSED_ON.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  const child = spawn(command, args, {
    cwd,
    detached,
    env: { ...Object.fromEntries(machine), PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const parts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (parts.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (parts.err += text));
  // When all that it wrote has arrived.
  const end = once(child, 'close').then(([code, signal]): End => ({ code, signal }));
  const url = new Promise<string>((ready, failed) => {
    const look = () => {
      const found = /http:\/\/[^\s）)]+/.exec(parts.out)?.[0];
      // Everything is printed once it is ready, and this last.
      if (found && /Ctrl-C/.test(parts.out)) ready(found);
    };
    child.stdout.on('data', look);
    void end.then(() => failed(new Error(`The bot has ended:\n${parts.out}${parts.err}`)));
  });
  // Who does not wait for it to be ready is not to be troubled by it.
  url.catch(() => undefined);
  return { process: child, url, end, said: () => parts.out, logged: () => parts.err };
}

/** Ends it as a power cut does, and waits until it is gone. */
export async function killBot(bot: ChildBot): Promise<void> {
  bot.process.kill('SIGKILL');
  await bot.end;
}

/** The embedded database server of a data folder, as it says of itself; null where none runs. */
export async function databaseServer(dataDir: string): Promise<{ pid: number; port: number } | null> {
  const text = await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , port] = text.split('\n').map(Number);
  return pid && port ? { pid, port } : null;
}

/** An address in the embedded database of a data folder whose server runs. */
export async function databaseUrlOf(dataDir: string, name: string): Promise<string> {
  const server = await databaseServer(dataDir);
  if (server === null) throw new Error(`No database server runs in ${dataDir}.`);
  const password = await readFile(join(dataDir, 'postgres', 'password'), 'utf8');
  return `postgresql://tsudoi:${password}@127.0.0.1:${server.port}/${name}`;
}

/** Ends what a killed bot has left behind, so that its folder can be removed. */
export async function endOrphan(dataDir: string): Promise<void> {
  const server = await databaseServer(dataDir);
  if (server === null || !(await answersAt(server.port))) return;
  process.kill(server.pid, 'SIGQUIT');
  while (await answersAt(server.port)) await new Promise(setImmediate);
}

export function answersAt(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

export function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
