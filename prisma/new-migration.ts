import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../src/store/embedded-postgres.ts';
import { migrate } from '../src/store/migrate.ts';
import { migrationsFolder, readSchema, schemaDiff, snapshotFile } from './schema-diff.ts';

// `npm run migration -- name` writes the difference between the schema as the last migration left it and the schema of
// now as one more migration, and tries it out on a passing database. The schema of the last migration is kept beside the
// migrations, because the engine's WebAssembly build, which comes with npm, cannot read the shape of a database; the
// native build, which can, is downloaded from a host that not every network reaches.

const NOTHING = 'datasource db {\n  provider = "postgresql"\n}\n';
const LOCK = '# Written by `npm run migration`; read by the prisma command.\nprovider = "postgresql"\n';

const [name] = process.argv.slice(2);
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: npm run migration -- name_of_the_change');
  process.exit(2);
}
const dataDir = join(tmpdir(), `tsudoi-migration-${randomUUID()}`);
const postgres = await startEmbeddedPostgres({ dataDir, log: () => {}, settings: { fsync: 'off' } });
try {
  const before = await readFile(snapshotFile, 'utf8').catch(() => NOTHING);
  const after = await readSchema();
  const script = await schemaDiff(before, after, postgres.url('postgres'));
  if (script === '') {
    console.log('The migrations already say what the schema says.');
  } else {
    const timestamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const folder = join(migrationsFolder, `${timestamp}_${name}`);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'migration.sql'), script);
    await writeFile(join(migrationsFolder, 'migration_lock.toml'), LOCK);
    await migrate({ url: postgres.url('trial') });
    await writeFile(snapshotFile, after);
    console.log(`Written: ${folder}. Read it before you commit it.`);
  }
} finally {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
