import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const flag = z.enum(['0', '1', 'true', 'false']).transform((text) => text === '1' || text === 'true');
const text = z.string().trim().min(1);
const masterKey = z.string().refine((key) => Buffer.from(key, 'base64').length === 32);

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: text.default('127.0.0.1'),
  DATA_DIR: text.default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  MASTER_KEY: masterKey.optional(),
  NEW_MASTER_KEY: masterKey.optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-').optional(),
  SLACK_SIGNING_SECRET: text.optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-').optional(),
  SLACK_API_URL: z.url().endsWith('/').optional(),
  MICROSOFT_APP_ID: z.guid().optional(),
  MICROSOFT_APP_PASSWORD: text.optional(),
  MICROSOFT_APP_TENANT_ID: z.guid().optional(),
  TEAMS_UNAUTHENTICATED: flag.optional(),
  NODE_ENV: text.optional(),
  PLAYGROUND: flag.optional(),
  LOCALE: z.enum(['ja', 'en']).default('ja'),
  TIME_ZONE: text
    .default('Asia/Tokyo')
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC'),
  RECHECK_SECONDS: z.coerce.number().int().min(10).max(3600).default(300),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  // Of the machine, for where its libraries are not in their usual place.
  LD_LIBRARY_PATH: text.optional(),
  // Set by npm for what it runs.
  npm_lifecycle_event: z.string().optional(),
});

export type SlackConfig = {
  readonly botToken: string;
  readonly transport:
    | { readonly kind: 'http'; readonly signingSecret: string }
    | { readonly kind: 'socket'; readonly appToken: string };
  readonly apiUrl: string | null;
};

/** The bot's registration with Microsoft, or none: then everybody is believed, on this machine only. */
export type TeamsConfig =
  | {
      readonly kind: 'registered';
      readonly appId: string;
      readonly password: string;
      readonly tenantId: string;
    }
  | { readonly kind: 'unauthenticated' };

export type Config = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  /** While the key is being changed, the present one and the new one with a comma between them. */
  readonly masterKey: string | null;
  readonly slack: SlackConfig | null;
  readonly teams: TeamsConfig | null;
  /** Whether the playground is served: asked for, or no platform is configured. */
  readonly playground: boolean;
  readonly locale: 'ja' | 'en';
  readonly zone: string;
  readonly recheckSeconds: number;
  readonly logLevel: string;
  /** Where PostgreSQL's programs find the machine's libraries, where those are not in their usual place. */
  readonly libraryPath: string | null;
  /** Whether npm and its shell stand between whoever stops the bot and the bot. */
  readonly startedByNpm: boolean;
};

const SENTENCES: Readonly<Record<string, string>> = {
  PORT: 'PORT は 0〜65535 の数字にしてください。 (PORT must be a number from 0 to 65535.)',
  DATABASE_URL:
    'DATABASE_URL は postgresql:// で始まる接続先にしてください。 (DATABASE_URL must begin with postgresql://.)',
  MASTER_KEY:
    'MASTER_KEY は 32 バイトを base64 で書いたものにしてください（例: openssl rand -base64 32）。 (MASTER_KEY must be 32 bytes in base64.)',
  NEW_MASTER_KEY:
    'NEW_MASTER_KEY は 32 バイトを base64 で書いたものにしてください（例: openssl rand -base64 32）。 (NEW_MASTER_KEY must be 32 bytes in base64.)',
  SLACK_BOT_TOKEN:
    'SLACK_BOT_TOKEN は xoxb- で始まるボットトークンにしてください。 (SLACK_BOT_TOKEN must begin with xoxb-.)',
  SLACK_APP_TOKEN:
    'SLACK_APP_TOKEN は xapp- で始まるトークンにしてください。 (SLACK_APP_TOKEN must begin with xapp-.)',
  SLACK_API_URL:
    'SLACK_API_URL は / で終わる URL にしてください。 (SLACK_API_URL must be a URL that ends with /.)',
  MICROSOFT_APP_ID:
    'MICROSOFT_APP_ID は Azure のアプリケーション（クライアント）ID にしてください。 (MICROSOFT_APP_ID must be the application (client) ID, a GUID.)',
  MICROSOFT_APP_TENANT_ID:
    'MICROSOFT_APP_TENANT_ID は Microsoft Entra のディレクトリ（テナント）ID にしてください。 (MICROSOFT_APP_TENANT_ID must be the directory (tenant) ID, a GUID.)',
  TEAMS_UNAUTHENTICATED:
    'TEAMS_UNAUTHENTICATED は 1 か 0 にしてください。 (TEAMS_UNAUTHENTICATED must be 1 or 0.)',
  PLAYGROUND: 'PLAYGROUND は 1 か 0 にしてください。 (PLAYGROUND must be 1 or 0.)',
  LOCALE: 'LOCALE は ja か en にしてください。 (LOCALE must be ja or en.)',
  TIME_ZONE: 'TIME_ZONE は Asia/Tokyo のような IANA の名前にしてください。 (TIME_ZONE must be an IANA name.)',
  RECHECK_SECONDS:
    'RECHECK_SECONDS は 10〜3600 の秒数にしてください。 (RECHECK_SECONDS must be from 10 to 3600.)',
  LOG_LEVEL:
    'LOG_LEVEL は trace, debug, info, warn, error, fatal, silent のどれかにしてください。 (LOG_LEVEL is unknown.)',
};

/** The environment cannot be used; one sentence per mistake, without any value. */
export class ConfigError extends Error {
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}

function withoutEmpty(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const set = Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1]?.trim()));
  return Object.fromEntries(set);
}

type Environment = z.infer<typeof environment>;

function together(env: Environment): readonly string[] {
  const sentences: string[] = [];
  if (env.DATABASE_URL !== undefined && env.MASTER_KEY === undefined) {
    sentences.push(
      'DATABASE_URL を使うときは MASTER_KEY も設定してください。 (MASTER_KEY is required with DATABASE_URL.)',
    );
  }
  if (env.NEW_MASTER_KEY !== undefined && env.MASTER_KEY === undefined) {
    sentences.push(
      'NEW_MASTER_KEY を使うときは、MASTER_KEY に今の鍵を設定してください。 (NEW_MASTER_KEY is used together with MASTER_KEY, the present key.)',
    );
  }
  const asked = env.SLACK_SIGNING_SECRET ?? env.SLACK_APP_TOKEN;
  if (asked !== undefined && env.SLACK_BOT_TOKEN === undefined) {
    sentences.push('Slack を使うときは SLACK_BOT_TOKEN も設定してください。 (SLACK_BOT_TOKEN is missing.)');
  }
  if (env.SLACK_BOT_TOKEN !== undefined && !env.SLACK_SIGNING_SECRET && !env.SLACK_APP_TOKEN) {
    sentences.push(
      'SLACK_SIGNING_SECRET（HTTP）か SLACK_APP_TOKEN（ソケットモード）のどちらかを設定してください。署名を確かめられない要求は受け付けません。 (Set SLACK_SIGNING_SECRET or SLACK_APP_TOKEN.)',
    );
  }
  return [...sentences, ...aboutTeams(env)];
}

const REGISTRATION = ['MICROSOFT_APP_ID', 'MICROSOFT_APP_PASSWORD', 'MICROSOFT_APP_TENANT_ID'] as const;

/** Half a registration lets nobody in or, with botbuilder, everybody; so it is told at the start. */
function aboutTeams(env: Environment): readonly string[] {
  const missing = REGISTRATION.filter((name) => env[name] === undefined);
  const sentences: string[] = [];
  if (missing.length > 0 && missing.length < REGISTRATION.length) {
    sentences.push(
      `Teams を使うときは ${missing.join('・')} も設定してください。 (${missing.join(', ')} is missing for Teams.)`,
    );
  }
  if (!env.TEAMS_UNAUTHENTICATED) return sentences;
  if (missing.length < REGISTRATION.length) {
    sentences.push(
      'TEAMS_UNAUTHENTICATED=1 と MICROSOFT_APP_ID などは、同時には使えません。どちらかを外してください。 (TEAMS_UNAUTHENTICATED=1 cannot be combined with a registered app.)',
    );
  }
  if (!LOOPBACK.includes(env.HOST) || env.NODE_ENV === 'production') {
    sentences.push(
      'TEAMS_UNAUTHENTICATED=1 では誰の要求でも受け付けるため、HOST が 127.0.0.1 で、NODE_ENV が production でないときだけ使えます。 (TEAMS_UNAUTHENTICATED=1 believes everybody: on loopback only, and never in production.)',
    );
  }
  return sentences;
}

function teamsOf(env: Environment): TeamsConfig | null {
  if (env.TEAMS_UNAUTHENTICATED) return { kind: 'unauthenticated' };
  const {
    MICROSOFT_APP_ID: appId,
    MICROSOFT_APP_PASSWORD: password,
    MICROSOFT_APP_TENANT_ID: tenantId,
  } = env;
  if (appId === undefined || password === undefined || tenantId === undefined) return null;
  return { kind: 'registered', appId, password, tenantId };
}

function slackOf(env: Environment): SlackConfig | null {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  if (botToken === undefined) return null;
  const apiUrl = env.SLACK_API_URL ?? null;
  if (appToken !== undefined) return { botToken, apiUrl, transport: { kind: 'socket', appToken } };
  if (signingSecret === undefined) return null;
  return { botToken, apiUrl, transport: { kind: 'http', signingSecret } };
}

function masterKeysOf({ MASTER_KEY: present, NEW_MASTER_KEY: coming }: Environment): string | null {
  if (present === undefined) return null;
  return coming === undefined ? present : `${present},${coming}`;
}

/** Reads and checks the environment once (設定). The only place that knows its names. */
export function readConfig(given: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(withoutEmpty(given));
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
    throw new ConfigError(names.map((name) => SENTENCES[name] ?? `${name}: ?`));
  }
  const env = parsed.data;
  const sentences = together(env);
  const slack = slackOf(env);
  const teams = teamsOf(env);
  const playground = env.PLAYGROUND ?? (slack === null && teams === null);
  if (playground && !LOOPBACK.includes(env.HOST)) {
    throw new ConfigError([
      ...sentences,
      'お試し画面には本人確認がないため、HOST が 127.0.0.1 のときだけ開けます。PLAYGROUND=0 にするか HOST を外してください。 (The playground has no sign-in: it is served on loopback only.)',
    ]);
  }
  if (sentences.length > 0) throw new ConfigError(sentences);
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL ?? null,
    masterKey: masterKeysOf(env),
    slack,
    teams,
    playground,
    locale: env.LOCALE,
    zone: env.TIME_ZONE,
    recheckSeconds: env.RECHECK_SECONDS,
    logLevel: env.LOG_LEVEL,
    libraryPath: env.LD_LIBRARY_PATH ?? null,
    startedByNpm: env.npm_lifecycle_event !== undefined,
  };
}

/** Microsoft's Agents Playground looks for a bot here when it is not told where. */
const AGENTS_PLAYGROUND_PORT = '3978';
const KEPT_FOR_TEAMS_LOCAL = [
  'LOCALE',
  'TIME_ZONE',
  'LOG_LEVEL',
  'NODE_ENV',
  'LD_LIBRARY_PATH',
  'npm_lifecycle_event',
] as const;

/**
 * For trying Teams on one's own machine (手元の Teams): everybody is believed, and the sample is loaded. So nothing of a real
 * installation is taken over: neither its database and key nor its platforms, and the data folder has one of its own in it.
 */
export function readTeamsLocalConfig(given: Readonly<Record<string, string | undefined>>): Config {
  const { DATA_DIR, PORT = AGENTS_PLAYGROUND_PORT } = withoutEmpty(given);
  const kept = KEPT_FOR_TEAMS_LOCAL.map((name) => [name, given[name]] as const);
  return readConfig({
    ...Object.fromEntries(kept),
    ...{ PORT, TEAMS_UNAUTHENTICATED: '1' },
    DATA_DIR: join(DATA_DIR ?? './data', 'teams-local'),
  });
}

function environmentOfProcess(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** The environment of this process, with `.env` of the working folder where there is one. */
export const loadConfig = (): Config => readConfig(environmentOfProcess());
export const loadTeamsLocalConfig = (): Config => readTeamsLocalConfig(environmentOfProcess());
