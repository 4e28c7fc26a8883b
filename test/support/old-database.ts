import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from '../../src/store/migrate.ts';
import { emptyDatabase, type TestDatabase } from './database.ts';
import { temporaryFolder } from './temporary-folder.ts';

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** A database as it was before a migration, by the end of its name. */
export async function databaseBefore(migration: string): Promise<TestDatabase> {
  const database = await emptyDatabase();
  const files = await temporaryFolder();
  try {
    const names = (await readdir(MIGRATIONS)).filter((name) => /^\d/.test(name)).sort();
    const at = names.findIndex((name) => name.endsWith(migration));
    if (at < 0) throw new Error(`There is no migration ${migration}.`);
    for (const name of names.slice(0, at)) {
      await cp(join(MIGRATIONS, name), join(files.path, name), { recursive: true });
    }
    await migrate({ url: database.url, folder: files.path });
    return database;
  } finally {
    await files.remove();
  }
}
