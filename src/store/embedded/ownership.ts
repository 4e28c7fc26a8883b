import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Two bots on one data folder would each send every reminder; the second one does not start. */
export class DataDirInUse extends Error {
  readonly code = 'data_dir_in_use';
  readonly dataDir: string;

  constructor(dataDir: string, holder: string) {
    super(
      `${dataDir} は、起動中の別のつどい（${holder}）が使っています。そちらを止めるか、DATA_DIR に別のフォルダーを指定してください。 / ` +
        `${dataDir} is used by another running Tsudoi (${holder}). Stop it, or set DATA_DIR to another folder.`,
    );
    this.name = 'DataDirInUse';
    this.dataDir = dataDir;
  }
}

/** 'tsud' in ASCII: told apart from the locks of migrations and of what else runs on the server. */
const LOCK = 0x74737564;
/** The server takes a moment to see that a killed process is gone. */
const PATIENCE_MS = 2_000;

/**
 * The right to work on a data folder: a lock of one database session, which the operating system gives back with the
 * connection, however the process ends. `ended` settles when the session does.
 */
export type Ownership = { readonly ended: Promise<void> };

export async function takeOwnership(url: string, dataDir: string): Promise<Ownership> {
  const client = new pg.Client({ connectionString: url, application_name: `pid ${process.pid}` });
  const ended = new Promise<void>((resolve) =>
    client.on('error', () => resolve()).once('end', () => resolve()),
  );
  await client.connect();
  const began = Date.now();
  while (!(await tryLock(client))) {
    if (Date.now() - began > PATIENCE_MS) {
      const holder = await nameHolder(client);
      await client.end();
      throw new DataDirInUse(dataDir, holder);
    }
    await pause(50);
  }
  return { ended };
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS taken', [LOCK]);
  return rows[0].taken;
}

async function nameHolder(client: pg.Client): Promise<string> {
  const { rows } = await client.query(
    `SELECT application_name AS name FROM pg_stat_activity JOIN pg_locks USING (pid)
      WHERE locktype = 'advisory' AND objid = $1 AND granted`,
    [LOCK],
  );
  return rows[0]?.name ?? 'pid ?';
}
