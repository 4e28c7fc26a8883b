import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export type TestDatabase = { readonly url: string; drop(): Promise<void> };

/** A migrated, empty database of the caller's own in the run's PostgreSQL. Drop it in `afterAll`. */
export async function testDatabase(): Promise<TestDatabase> {
  const { template } = serverOfRun();
  return createDatabase(`TEMPLATE ${pg.escapeIdentifier(template)}`);
}

/** As `testDatabase`, without a single table. */
export function emptyDatabase(): Promise<TestDatabase> {
  return createDatabase('');
}

function serverOfRun() {
  const url = new URL(inject('templateDatabase'));
  const database = (name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  return { template: url.pathname.slice(1), database };
}

async function createDatabase(options: string): Promise<TestDatabase> {
  const { database } = serverOfRun();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await query(database('postgres'), `CREATE DATABASE ${name} ${options}`);
  return {
    url: database(name),
    // By force: a test that failed may have left a connection open, which is not what it is to be blamed for.
    async drop() {
      await query(database('postgres'), `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** One statement on a connection of its own. */
export async function query(url: string, sql: string, values: unknown[] = []): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}
