import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const TSX = import.meta.resolve('tsx');

export type Ran = { readonly code: number; readonly out: string; readonly said: string };

/** Runs a command of `src/` in a folder, with no environment but the given one, as npm would. */
export function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<Ran> {
  const entry = fileURLToPath(new URL(`../../src/${command}`, import.meta.url));
  const options = { cwd, env: { PATH: process.env.PATH ?? '', ...env } };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', TSX, entry, ...args], options, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), out: stdout, said: stderr });
    });
  });
}
