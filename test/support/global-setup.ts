import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { migrate } from '../../src/store/migrate.ts';
import { temporaryFolder } from './temporary-folder.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the run's database server is; the database in it is the migrated template. */
    templateDatabase: string;
  }
}

/** One real PostgreSQL per run. Nothing in it has to outlive a power cut, so it does not wait for the disk. */
export default async function setup(project: TestProject) {
  const folder = await temporaryFolder();
  const postgres = await startEmbeddedPostgres({
    dataDir: join(folder.path, 'data'),
    log: () => {},
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  });
  const url = postgres.url('template');
  await migrate({ url });
  project.provide('templateDatabase', url);
  return async () => {
    await postgres.stop();
    await folder.remove();
  };
}
