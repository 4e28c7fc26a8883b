import { query } from '../database.ts';

/** Makes a directory that of a municipality, without anybody in it. */
export async function serveDirectory(databaseUrl: string, tenant: string): Promise<void> {
  await query(
    databaseUrl,
    `INSERT INTO "Municipality" ("municipalityId", "key", "name", "zone") VALUES ('m', 'm', 'つつじ市', 'Asia/Tokyo')`,
  );
  await query(
    databaseUrl,
    `INSERT INTO "Workspace" ("municipalityId", "platform", "tenant") VALUES ('m', 'teams', $1)`,
    [tenant],
  );
}
