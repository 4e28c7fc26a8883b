import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSchemaEngine, readSchema, schemaDiff, snapshotFile } from '../../prisma/schema-diff.ts';
import { MigrationFailed, migrate } from '../../src/store/migrate.ts';
import { emptyDatabase, query, type TestDatabase } from '../support/database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const FIRST = 'CREATE TABLE a (n int); INSERT INTO a VALUES (1);';
const SECOND = 'ALTER TABLE a ADD COLUMN m int;';

/** A migration as Prisma's engine wants to be told of it. */
function directory(path: string, script: string) {
  return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: script } } };
}

describe('the migrations', () => {
  it('say what the schema says', async () => {
    const snapshot = await readFile(snapshotFile, 'utf8');
    const database = await emptyDatabase();
    const missing = await schemaDiff(snapshot, await readSchema(), database.url);
    await database.drop();
    expect(missing, 'run npm run migration').toBe('');
  });
});

describe('migrate', () => {
  let database: TestDatabase;
  let files: Awaited<ReturnType<typeof temporaryFolder>>;
  let folder: string;

  beforeEach(async () => {
    database = await emptyDatabase();
    files = await temporaryFolder();
    folder = files.path;
    await addMigration('20260101000000_first', FIRST);
    await addMigration('20260201000000_second', SECOND);
  });

  afterEach(async () => {
    await database.drop();
    await files.remove();
  });

  async function addMigration(name: string, script: string): Promise<void> {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, 'migration.sql'), script);
  }

  const run = () => migrate({ url: database.url, folder });

  it('brings an empty database to the present shape, in order', async () => {
    expect(await run()).toEqual(['20260101000000_first', '20260201000000_second']);
    expect(await query(database.url, 'SELECT n, m FROM a')).toEqual([{ n: 1, m: null }]);
  });

  it("keeps the history just as Prisma's own engine does, and goes on where that one was", async () => {
    const other = await emptyDatabase();
    const connections = new pg.Pool({ connectionString: other.url });
    const engine = await openSchemaEngine('datasource db {\n  provider = "postgresql"\n}', connections);
    await engine.applyMigrations({
      migrationsList: {
        baseDir: folder,
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
        shadowDbInitScript: '',
        migrationDirectories: [directory('20260101000000_first', FIRST)],
      },
      filters: { externalTables: [], externalEnums: [] },
    });
    await connections.end();
    await run();
    const columns = `SELECT column_name, data_type, character_maximum_length, column_default, is_nullable
                       FROM information_schema.columns WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position`;
    expect(await query(database.url, columns)).toEqual(await query(other.url, columns));
    const first = `SELECT migration_name, checksum, logs, rolled_back_at, applied_steps_count, finished_at IS NULL AS unfinished
                     FROM _prisma_migrations WHERE migration_name LIKE '%first'`;
    expect(await query(database.url, first)).toEqual(await query(other.url, first));
    expect(await migrate({ url: other.url, folder })).toEqual(['20260201000000_second']);
    await other.drop();
  });

  it('applies the migrations of the product to an empty database', async () => {
    const applied = await migrate({ url: database.url });
    expect(applied[0]).toMatch(/^\d{14}_first$/);
  });

  it('does nothing the second time', async () => {
    await run();
    expect(await run()).toEqual([]);
  });

  it('applies only what came since', async () => {
    await run();
    await addMigration('20260301000000_third', 'CREATE TABLE b (n int);');
    expect(await run()).toEqual(['20260301000000_third']);
  });

  it('applies each migration once when several replicas start at once', async () => {
    const applied = await Promise.all([run(), run(), run(), run()]);
    expect(applied.flat()).toEqual(['20260101000000_first', '20260201000000_second']);
    expect(await query(database.url, 'SELECT count(*)::int AS lines FROM _prisma_migrations')).toEqual([
      { lines: 2 },
    ]);
  });

  it('makes a database that is missing, once, when several replicas start at once', async () => {
    await database.drop();
    const applied = await Promise.all([run(), run()]);
    expect(applied.flat()).toHaveLength(2);
  });

  it('keeps nothing of a migration that fails, names it, and goes on from there when it has been mended', async () => {
    await addMigration('20260301000000_third', 'CREATE TABLE b (n int); SELECT 1/0;');
    const failure = await run().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MigrationFailed);
    expect((failure as MigrationFailed).migration).toBe('20260301000000_third');
    await addMigration('20260301000000_third', 'CREATE TABLE b (n int);');
    expect(await run()).toEqual(['20260301000000_third']);
  });

  it('refuses a database on which a migration of the prisma command has failed', async () => {
    await run();
    await query(
      database.url,
      'UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE $1',
      ['%second'],
    );
    await expect(run()).rejects.toThrow('prisma migrate resolve');
  });
});
