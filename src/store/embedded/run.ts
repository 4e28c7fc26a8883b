import { spawn } from 'node:child_process';
import type { ServerUser } from './server-user.ts';

const PASSED_ON = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];

/** PostgreSQL's programs get no tokens and keys of ours, and no PG… variable of the person who starts us. */
function environment(): NodeJS.ProcessEnv {
  const kept = PASSED_ON.flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]]],
  );
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

/** The working directory is one that every user can enter; ours may be closed to the server's user. */
export function spawnOptions(user: ServerUser | undefined) {
  return {
    env: environment(),
    windowsHide: true,
    cwd: process.platform === 'win32' ? process.cwd() : '/',
    ...user,
  };
}

/** Runs one of PostgreSQL's programs to its end and fails with what it said. */
export function run(program: string, args: readonly string[], user: ServerUser | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...spawnOptions(user), stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk));
    child.once('error', (cause) => reject(new Error(`${program} could not be started.`, { cause })));
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}: ${said.trim()}`)),
    );
  });
}
