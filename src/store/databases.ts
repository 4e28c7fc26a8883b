import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { NoAudit } from './audit/read.ts';
import { startEmbeddedPostgres, visitEmbeddedPostgres } from './embedded-postgres.ts';

// The databases of an installation, for commands beside the bot.

type Place = {
  /** Null for the embedded server of the data folder. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly libraryPath: string | null;
};

const BOT = 'tsudoi';
const PLAYGROUND = 'tsudoi_playground';

/** The bot's database, also while the bot runs. */
export async function withBotDatabase<T>(place: Place, work: (url: string) => Promise<T>): Promise<T> {
  if (place.databaseUrl !== null) return work(place.databaseUrl);
  if (!hasServer(place)) throw new NoAudit();
  const postgres = await visitEmbeddedPostgres(serverOf(place));
  try {
    return await work(postgres.url(BOT));
  } finally {
    await postgres.stop();
  }
}

/** A database whose contents stand under the master key. */
export type EncryptedDatabase = {
  readonly url: string;
  /** That of the playground. */
  readonly isSample: boolean;
};

/** Those that there are. With `alone` it is refused while the bot runs on the data folder. */
export async function withEncryptedDatabases<T>(
  place: Place & { readonly alone: boolean },
  work: (databases: readonly EncryptedDatabase[]) => Promise<T>,
): Promise<T> {
  const given = place.databaseUrl === null ? [] : [{ url: place.databaseUrl, isSample: false }];
  if (!hasServer(place)) return work(given);
  const open = place.alone ? startEmbeddedPostgres : visitEmbeddedPostgres;
  const postgres = await open(serverOf(place));
  try {
    const names = place.databaseUrl === null ? [BOT, PLAYGROUND] : [PLAYGROUND];
    const found = await existing(postgres.url('postgres'), names);
    return await work([
      ...given,
      ...found.map((name) => ({ url: postgres.url(name), isSample: name === PLAYGROUND })),
    ]);
  } finally {
    await postgres.stop();
  }
}

const serverOf = ({ dataDir, libraryPath }: Place) => ({ dataDir, libraryPath, log: () => {} });

function hasServer({ dataDir }: Place): boolean {
  return existsSync(join(dataDir, 'postgres'));
}

async function existing(server: string, names: readonly string[]): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT datname FROM pg_database WHERE datname = ANY ($1)', [names]);
    return names.filter((name) => rows.some(({ datname }) => datname === name));
  } finally {
    await client.end();
  }
}
