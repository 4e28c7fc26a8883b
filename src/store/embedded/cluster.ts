import { randomBytes } from 'node:crypto';
import { chmod, chown, lstat, mkdir, open, readFile, realpath, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Binaries, postgresBinaries } from './binaries.ts';
import { type RunTerms, run } from './run.ts';
import { canEnter, makeFolder, runsAsRoot, SYSTEM_FOLDER, serverUserFor } from './server-user.ts';

/** One database server's files on the disk, and who serves them with what. */
export type Cluster = RunTerms & {
  readonly data: string;
  readonly serverLog: string;
  readonly password: string;
  readonly binaries: Binaries;
};

export const SUPERUSER = 'tsudoi';

type Terms = {
  readonly dataDir: string;
  readonly durable: boolean;
  readonly log: (sentence: string) => void;
  readonly libraryPath: string | null;
};

/** Finds the server's files below the data folder, or makes them when this is the first start. */
export async function findOrMakeCluster(terms: Terms): Promise<Cluster> {
  const { log, libraryPath } = terms;
  await makeFolder(terms.dataDir);
  const dataDir = await realpath(terms.dataDir);
  const place = join(dataDir, 'postgres');
  const existing = await existingFolder(place);
  const user = await serverUserFor(existing);
  const binaries = await postgresBinaries(dataDir, { user, libraryPath }, log);
  const folder = existing ?? (await makeCluster(place, { ...terms, user, binaries }));
  return {
    data: join(folder, 'data'),
    serverLog: join(folder, 'server.log'),
    password: await readFile(join(folder, 'password'), 'utf8'),
    user,
    libraryPath,
    binaries,
  };
}

async function existingFolder(place: string): Promise<string | undefined> {
  const found = await lstat(place).catch((error) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!found) return undefined;
  // A link whose target is gone must not look like a first start: an empty database would take the place of the full one.
  const folder = await realpath(place).catch((cause) => {
    throw new Error(
      `データベースの保存先が見つかりません。 / ${place} points to a database that is not there.`,
      { cause },
    );
  });
  const owner = (await lstat(folder)).uid;
  if (process.geteuid && !runsAsRoot() && owner !== process.geteuid()) {
    throw new Error(
      `データベース ${folder} は別の利用者（uid ${owner}）のものです。その利用者か root で起動してください。 / ` +
        `The database in ${folder} belongs to another user (uid ${owner}). Start as that user or as root.`,
    );
  }
  return folder;
}

/**
 * Makes the files under a passing name and gives them their own when they are whole, so that a process killed in
 * between leaves nothing that looks like a database; of two that start at once, the first one's files count.
 */
async function makeCluster(
  place: string,
  { durable, log, user, libraryPath, binaries }: Terms & Pick<Cluster, 'user' | 'binaries'>,
): Promise<string> {
  const unique = randomBytes(6).toString('hex');
  const besidePlace = await canEnter(dirname(place), user);
  if (!besidePlace) {
    await makeFolder(SYSTEM_FOLDER);
    log(
      `The database is kept in ${SYSTEM_FOLDER}: PostgreSQL does not run as root and cannot enter ${place}.`,
    );
  }
  const unfinished = besidePlace ? `${place}.${unique}` : join(SYSTEM_FOLDER, `postgres-${unique}`);
  await mkdir(unfinished, { mode: 0o700 });
  const passwordFile = join(unfinished, 'password');
  await writeDurably(passwordFile, randomBytes(24).toString('base64url'));
  if (user) {
    await chown(unfinished, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  // The locale is PostgreSQL's own: no sort order changes with the operating system below an index.
  const args = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  args.push('--auth=scram-sha-256', `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`);
  if (!durable) args.push('--no-sync');
  try {
    await run(binaries.initdb, [...args, '-D', join(unfinished, 'data')], { user, libraryPath });
    await (besidePlace ? rename(unfinished, place) : symlink(unfinished, place));
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    const winner = await existingFolder(place);
    if (winner === undefined) throw error;
    return winner;
  }
  return realpath(place);
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await chmod(path, 0o600);
}
