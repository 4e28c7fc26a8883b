import { spawn } from 'node:child_process';
import type { ServerUser } from './server-user.ts';

/** As whom PostgreSQL's programs run, and where the machine keeps libraries that are not in their usual place. */
export type RunTerms = {
  readonly user: ServerUser | undefined;
  readonly libraryPath: string | null;
};

/**
 * PostgreSQL's programs get no tokens and keys of ours, and no PG… variable of the person who starts us. What Windows cannot do
 * without, Node adds by itself.
 */
function environment(libraryPath: string | null): NodeJS.ProcessEnv {
  return { ...(libraryPath === null ? {} : { LD_LIBRARY_PATH: libraryPath }), LC_ALL: 'C', TZ: 'UTC' };
}

/** The working directory is one that every user can enter; ours may be closed to the server's user. */
export function spawnOptions({ user, libraryPath }: RunTerms) {
  return {
    env: environment(libraryPath),
    windowsHide: true,
    cwd: process.platform === 'win32' ? process.cwd() : '/',
    ...user,
  };
}

/** Runs one of PostgreSQL's programs to its end and fails with what it said. */
export function run(program: string, args: readonly string[], terms: RunTerms): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...spawnOptions(terms), stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk));
    child.once('error', (cause) => reject(new Error(`${program} could not be started.`, { cause })));
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}: ${said.trim()}`)),
    );
  });
}
