import { type Cluster, findOrMakeCluster } from './embedded/cluster.ts';
import { takeOwnership } from './embedded/ownership.ts';
import {
  databaseUrl,
  findRunning,
  freePort,
  startPostmaster,
  stopPostmaster,
} from './embedded/postmaster.ts';

export { DataDirInUse } from './embedded/ownership.ts';

/** The database server of one data folder, which nobody else uses as long as this process lives. */
export type EmbeddedPostgres = {
  url(database: string): string;
  /** True when an earlier process was killed and its server was still there. */
  readonly adopted: boolean;
  /** Settles when the server ends although nobody called `stop`; then this process had better end too. */
  readonly lost: Promise<void>;
  stop(): Promise<void>;
};

export type EmbeddedPostgresTerms = {
  readonly dataDir: string;
  readonly log: (sentence: string) => void;
  /** PostgreSQL's own settings in addition to ours, such as `fsync: 'off'` for data that may be lost. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where the machine keeps libraries that are not in their usual place (`LD_LIBRARY_PATH`). */
  readonly libraryPath?: string | null;
  readonly choosePort?: () => Promise<number>;
};

function clusterFor({ dataDir, log, settings, libraryPath = null }: EmbeddedPostgresTerms): Promise<Cluster> {
  return findOrMakeCluster({ dataDir, log, libraryPath, durable: settings?.fsync !== 'off' });
}

/**
 * Starts the database server that the bot brings along, or takes over the one that a killed bot left behind.
 * Throws `DataDirInUse` while another bot works on the same folder.
 */
export async function startEmbeddedPostgres(terms: EmbeddedPostgresTerms): Promise<EmbeddedPostgres> {
  const { dataDir, log, settings = {}, choosePort = freePort } = terms;
  const cluster = await clusterFor(terms);
  const running = await findRunning(cluster);
  const server = running ?? (await startPostmaster(cluster, { settings, choosePort }));
  const url = (database: string) => databaseUrl(cluster, server.port, database);
  const ownership = await takeOwnership(url('postgres'), dataDir);
  if (server.adopted)
    log(`The database server left by an earlier process (pid ${server.pid}) is used again.`);
  let stopping: Promise<void> | undefined;
  return {
    url,
    adopted: server.adopted,
    lost: ownership.ended.then(() => (stopping ? new Promise<void>(() => {}) : undefined)),
    stop: () => (stopping ??= stopPostmaster(cluster, server)),
  };
}

/**
 * The database server of a data folder for somebody who looks in while the bot may be running: the bot's own server, or
 * else one that is started for the while.
 */
export async function visitEmbeddedPostgres(
  terms: EmbeddedPostgresTerms,
): Promise<Pick<EmbeddedPostgres, 'url' | 'stop'>> {
  const cluster = await clusterFor(terms);
  const running = await findRunning(cluster);
  if (!running) return startEmbeddedPostgres(terms);
  return { url: (database) => databaseUrl(cluster, running.port, database), stop: async () => {} };
}
