import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** A change of the database's shape, as `npm run migration` wrote it. */
type Migration = { readonly name: string; readonly script: string };

export class MigrationFailed extends Error {
  readonly code = 'migration_failed';
  readonly migration: string;

  constructor(migration: string, advice: string, cause?: unknown) {
    super(
      `データベースの更新（${migration}）ができませんでした。 / The migration ${migration} failed. ${advice}`,
      cause === undefined ? undefined : { cause },
    );
    this.name = 'MigrationFailed';
    this.migration = migration;
  }
}

const FOLDER = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** The number that Prisma's own command locks, so that it and we wait for each other too. */
const PRISMA_LOCK = 72707369;

const NO_SUCH_DATABASE = '3D000';
const NO_SUCH_TABLE = '42P01';
const DATABASE_EXISTS = ['42P04', '23505'];

/** Prisma's own table, column for column: where its engine can be had, `prisma migrate` goes on from here. */
const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

/**
 * Brings a database to the present shape and tells which migrations that took. A missing database is made.
 *
 * A migration and its line in the history are one transaction. Prisma's engine writes them one after the other, and a
 * process killed in between leaves a database that no start accepts any more.
 */
export async function migrate({ url, folder = FOLDER }: { url: string; folder?: string }): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = await connectOrCreate(url);
  try {
    if ((await pending(client, migrations)).length === 0) return [];
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK]);
    await client.query(HISTORY_TABLE);
    // Asked again: while we waited, another replica may have done the work.
    const due = await pending(client, migrations);
    for (const migration of due) await apply(client, migration);
    return due.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names
      .sort()
      .map(async (name) => ({ name, script: await readFile(join(folder, name, 'migration.sql'), 'utf8') })),
  );
}

async function connectOrCreate(url: string): Promise<pg.Client> {
  try {
    return await connect(url);
  } catch (error) {
    if (codeOf(error) !== NO_SUCH_DATABASE) throw error;
  }
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  const server = await connect(Object.assign(new URL(url), { pathname: '/postgres' }).href);
  try {
    await server.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    if (!DATABASE_EXISTS.includes(codeOf(error))) throw error;
  } finally {
    await server.end();
  }
  return connect(url);
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

async function pending(client: pg.Client, migrations: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await client
    .query(
      `SELECT migration_name AS name, finished_at IS NOT NULL AS finished
         FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
    )
    .catch((error) => {
      if (codeOf(error) === NO_SUCH_TABLE) return { rows: [] };
      throw error;
    });
  const failed = rows.find(({ finished }) => !finished);
  if (failed) {
    const advice =
      'It failed before, under the prisma command. Put the database right, then settle it with "prisma migrate resolve".';
    throw new MigrationFailed(failed.name, advice);
  }
  const applied = new Set(rows.map(({ name }) => name));
  return migrations.filter(({ name }) => !applied.has(name));
}

async function apply(client: pg.Client, { name, script }: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(script);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), createHash('sha256').update(script).digest('hex'), name],
    );
    await client.query('COMMIT');
  } catch (cause) {
    throw new MigrationFailed(name, 'Nothing of it was kept.', cause);
  }
}

function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? '';
}
