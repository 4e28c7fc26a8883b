import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { openChatSite } from './chat-site.ts';
import { type Config, ConfigError, loadConfig } from './config.ts';
import { makeLog } from './log.ts';
import { type Meter, makeMeter } from './metrics.ts';
import { openPlaygroundSite } from './playground-site.ts';
import type { Log } from './ports/log.ts';
import type { Site } from './site.ts';
import { aesCipher } from './store/cipher.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './store/embedded-postgres.ts';
import { masterKey } from './store/master-key.ts';

export type Running = {
  readonly url: string;
  readonly stop: () => Promise<void>;
  /** Settles when the database server has gone although nobody stopped it. */
  readonly lost: Promise<void>;
};

/** Undoes what was started, last first, also when starting broke off half way. */
class Undo {
  private readonly steps: (() => Promise<void> | void)[] = [];

  add(step: () => Promise<void> | void): void {
    this.steps.push(step);
  }

  /** A step that fails does not keep the others from being taken. */
  async run(): Promise<void> {
    const faults: unknown[] = [];
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      try {
        await step();
      } catch (fault) {
        faults.push(fault);
      }
    }
    if (faults.length > 0) throw faults[0];
  }
}

/** Makes the parts in order (起動): database, installations, server. What was started is stopped when one fails. */
export async function start(config: Config, log: Log): Promise<Running> {
  const undo = new Undo();
  try {
    return await startParts(config, log, undo);
  } catch (fault) {
    await undo.run().catch((err: unknown) => log.error({ err }, 'Stopping failed.'));
    throw fault;
  }
}

async function startParts(config: Config, log: Log, undo: Undo): Promise<Running> {
  const cipher = aesCipher(await masterKey(config.masterKey, config.dataDir));
  const embedded = await databaseServer(config, log);
  if (embedded) undo.add(() => embedded.stop());
  const urlOf = (name: string): string => {
    if (!embedded) throw new Error('There is no embedded database.');
    return embedded.url(name);
  };
  const meter = makeMeter();
  undo.add(meter.stop);
  const sites: Site[] = [];
  if (config.slack || config.teams) {
    const url = config.databaseUrl ?? urlOf('tsudoi');
    const site = await openChatSite({ config, url, cipher, log, meter });
    undo.add(site.stop);
    sites.push(site);
  }
  if (config.playground) {
    const site = await openPlaygroundSite({ config, url: urlOf('tsudoi_playground'), cipher, log, meter });
    undo.add(site.stop);
    sites.push(site);
  }
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const site = sites.find((one) => one.takes(path));
    if (path === '/healthz') response.writeHead(200, { 'content-type': 'text/plain' }).end('ok\n');
    else if (path === '/metrics') void tellMetrics(meter, log, response);
    else if (site) site.serve(request, response);
    else response.writeHead(404).end();
  });
  const url = await listen(server, config);
  undo.add(() => close(server, sites));
  return { url, stop: () => undo.run(), lost: embedded?.lost ?? new Promise<void>(() => {}) };
}

/** Counts only, so whoever reaches the server may read them. */
async function tellMetrics(meter: Meter, log: Log, response: ServerResponse): Promise<void> {
  try {
    const text = await meter.text();
    response.writeHead(200, { 'content-type': meter.contentType }).end(text);
  } catch (err) {
    log.error({ err }, 'The metrics could not be told.');
    response.writeHead(503).end();
  }
}

/** The playground always has a database of its own, so the embedded server also runs beside another one. */
async function databaseServer(config: Config, log: Log): Promise<EmbeddedPostgres | null> {
  if (config.databaseUrl !== null && !config.playground) return null;
  const { dataDir, libraryPath } = config;
  return startEmbeddedPostgres({ dataDir, libraryPath, log: (sentence) => log.info({}, sentence) });
}

async function listen(server: Server, { port, host }: Config): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  const name = host === '127.0.0.1' || host === '::1' ? 'localhost' : host;
  return `http://${name}:${taken}`;
}

const SWEEP_MS = 20;
const GRACE_MS = 3_000;

/** Nothing new is taken; what is being answered is answered. */
async function close(server: Server, sites: readonly Site[]): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const site of sites) site.hangUp();
  // What has been answered is kept open for the next request, which will not come.
  const sweeping = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  // Browsers open connections ahead and say nothing on them; to Node they are not idle, and it would wait for ever.
  const patience = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearInterval(sweeping);
  clearTimeout(patience);
}

const SAYS = {
  ja: {
    playground: (url: string) =>
      `→ ${url}  つつじ市（見本）の支援会議を、会長・事務局・構成員・部外者の席から試せます`,
    slack: (url: string) => `→ Slack とつながりました（${url}）`,
    teams: (url: string) => `→ Teams からの要求を待っています（${url}/api/messages）`,
    unauthenticated: '注意: TEAMS_UNAUTHENTICATED=1 のため、誰の要求でも受け付けます。',
    stop: '止めるには Ctrl-C を押してください。',
    stopped: 'すべて止めました。',
    failed: '起動できませんでした。',
    busy: (port: number) => `ポート ${port} は使われています。PORT に別の番号を設定してください。`,
    address: (host: string, port: number) =>
      `${host} のポート ${port} を開けません。HOST と PORT を確かめてください。`,
    database:
      'データベースに接続できませんでした。DATABASE_URL の接続先・利用者・パスワードを確かめてください。',
    lost: 'データベースが止まったため、終了します。',
  },
  en: {
    playground: (url: string) =>
      `→ ${url}  Try the case conference of Tsutsuji City (a sample) from every seat`,
    slack: (url: string) => `→ Connected to Slack (${url})`,
    teams: (url: string) => `→ Waiting for Teams (${url}/api/messages)`,
    unauthenticated: 'Note: with TEAMS_UNAUTHENTICATED=1 everybody is believed.',
    stop: 'Press Ctrl-C to stop.',
    stopped: 'Everything has been stopped.',
    failed: 'Could not start.',
    busy: (port: number) => `Port ${port} is in use. Set PORT to another number.`,
    address: (host: string, port: number) => `Port ${port} of ${host} cannot be opened. Check HOST and PORT.`,
    database: 'The database could not be reached. Check the host, user and password in DATABASE_URL.',
    lost: 'The database has stopped, so the bot ends.',
  },
} as const;

/** What the network and PostgreSQL say when an address, a user, a password or a database is wrong. */
const UNREACHABLE = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|28\w{3}|3D000)$/;

function sentenceFor(fault: unknown, config: Config | null): string {
  const says = SAYS[config?.locale ?? 'ja'];
  if (fault instanceof ConfigError) return fault.sentences.join('\n');
  const { code, syscall } = fault as { code?: unknown; syscall?: unknown };
  if (code === 'EADDRINUSE' && config) return says.busy(config.port);
  if (syscall === 'listen' && config) return says.address(config.host, config.port);
  if (config?.databaseUrl && UNREACHABLE.test(String(code))) return says.database;
  const spoken = [
    'data_dir_in_use',
    'wrong_master_key',
    'migration_failed',
    'master_key_unreadable',
    'slack_unreachable',
  ];
  return fault instanceof Error && spoken.includes(String(code)) ? fault.message : says.failed;
}

const PARENT = process.ppid;
const LOOK_FOR_PARENT_MS = 250;

/**
 * npm hands a SIGTERM to the shell that it has put in between, and many a shell ends without passing it on: the
 * bot and its database would run on with nobody to stop them.
 */
function whenOrphaned(then: () => void): void {
  setInterval(() => {
    if (process.ppid !== PARENT) then();
  }, LOOK_FOR_PARENT_MS).unref();
}

/** Runs the bot until it is told to stop, and says in sentences how it is doing. */
export async function run(load: () => Config = loadConfig, begin: typeof start = start): Promise<void> {
  let config: Config | null = null;
  try {
    config = load();
    const log = makeLog(config.logLevel);
    const says = SAYS[config.locale];
    const starting = begin(config, log);
    let stopping = false;
    // Told to stop while it starts, it comes to its feet first: a server half started would be left behind.
    const stop = async (exitCode: number) => {
      if (stopping) return;
      stopping = true;
      const running = await starting.catch(() => null);
      if (running === null) return;
      try {
        await running.stop();
        console.log(says.stopped);
        process.exit(exitCode);
      } catch (fault) {
        log.error({ err: fault }, 'Stopping failed.');
        process.exit(1);
      }
    };
    process.on('SIGINT', () => void stop(0));
    process.on('SIGTERM', () => void stop(0));
    if (config.startedByNpm) whenOrphaned(() => void stop(0));
    const running = await starting;
    void running.lost.then(() => {
      console.error(says.lost);
      void stop(1);
    });
    if (stopping) return;
    if (config.slack) console.log(says.slack(running.url));
    if (config.teams) console.log(says.teams(running.url));
    if (config.teams?.kind === 'unauthenticated') console.log(says.unauthenticated);
    if (config.playground) console.log(says.playground(running.url));
    console.log(says.stop);
  } catch (fault) {
    console.error(sentenceFor(fault, config));
    makeLog(config?.logLevel ?? 'info').error({ err: fault }, 'The start failed.');
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
