import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, readTeamsLocalConfig } from '../src/config.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const HTTP = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'shh' };
const GUID = '11111111-2222-4333-8444-555555555555';
const TEAMS = { MICROSOFT_APP_ID: GUID, MICROSOFT_APP_PASSWORD: 'shh', MICROSOFT_APP_TENANT_ID: GUID };
const DATABASE = { DATABASE_URL: 'postgresql://tsudoi@db.example.jp/tsudoi', MASTER_KEY: KEY };

type Env = Readonly<Record<string, string>>;

/** What is said about an environment that cannot be used. */
function sentencesFor(env: Env): readonly string[] {
  try {
    readConfig(env);
  } catch (fault) {
    if (fault instanceof ConfigError) return fault.sentences;
    throw fault;
  }
  throw new Error('It can be used.');
}

describe('the configuration', () => {
  it('needs nothing: the playground on this machine alone, in Japanese and by the clock of Tokyo', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: './data',
      databaseUrl: null,
      masterKey: null,
      slack: null,
      teams: null,
      playground: true,
      locale: 'ja',
      zone: 'Asia/Tokyo',
      recheckSeconds: 300,
      logLevel: 'info',
      libraryPath: null,
      startedByNpm: false,
    });
  });

  it('takes every variable', () => {
    const env = {
      ...{ PORT: '8080', HOST: '0.0.0.0', DATA_DIR: '/var/lib/data' },
      ...{ ...DATABASE, ...HTTP, ...TEAMS, SLACK_API_URL: 'http://127.0.0.1:9/api/' },
      ...{ PLAYGROUND: '0', LOCALE: 'en', TIME_ZONE: 'UTC', LOG_LEVEL: 'warn', RECHECK_SECONDS: '60' },
      LD_LIBRARY_PATH: '/opt/lib',
    };
    expect(readConfig(env)).toEqual({
      ...{ port: 8080, host: '0.0.0.0', dataDir: '/var/lib/data' },
      ...{ databaseUrl: DATABASE.DATABASE_URL, masterKey: KEY },
      slack: {
        botToken: 'xoxb-1',
        transport: { kind: 'http', signingSecret: 'shh' },
        apiUrl: 'http://127.0.0.1:9/api/',
      },
      teams: { kind: 'registered', appId: GUID, password: 'shh', tenantId: GUID },
      ...{
        playground: false,
        locale: 'en',
        zone: 'UTC',
        logLevel: 'warn',
        recheckSeconds: 60,
        libraryPath: '/opt/lib',
        startedByNpm: false,
      },
    });
  });

  it('takes a variable that is empty for one that is not set', () => {
    const names = ['PORT', 'HOST', 'DATA_DIR', 'DATABASE_URL', 'MASTER_KEY', 'PLAYGROUND', 'LOCALE'];
    names.push(
      'TIME_ZONE',
      'RECHECK_SECONDS',
      'LOG_LEVEL',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
      'SLACK_APP_TOKEN',
    );
    names.push('SLACK_API_URL', 'TEAMS_UNAUTHENTICATED', ...Object.keys(TEAMS));
    for (const empty of ['', '  ']) {
      expect(readConfig(Object.fromEntries(names.map((name) => [name, empty])))).toEqual(readConfig({}));
    }
  });

  it('is not disturbed by what other programs have set', () => {
    expect(readConfig({ PATH: '/bin', SLACK_COLOUR: 'blue', PGHOST: 'elsewhere' })).toEqual(readConfig({}));
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['DATABASE_URL', 'mysql://root:geheim@db/tsudoi'],
    ['DATABASE_URL', 'geheim'],
    ['MASTER_KEY', 'geheim'],
    ['MASTER_KEY', '00'.repeat(32)],
    ['SLACK_BOT_TOKEN', 'xoxp-geheim'],
    ['SLACK_APP_TOKEN', 'geheim'],
    ['SLACK_API_URL', 'https://geheim.example/api'],
    ['SLACK_API_URL', 'geheim'],
    ['MICROSOFT_APP_ID', 'geheim'],
    ['MICROSOFT_APP_TENANT_ID', 'geheim.example.jp'],
    ['TEAMS_UNAUTHENTICATED', 'yes'],
    ['PLAYGROUND', 'yes'],
    ['LOCALE', 'fr'],
    ['TIME_ZONE', 'Asia/Edo'],
    ['LOG_LEVEL', 'loud'],
    ['RECHECK_SECONDS', '5'],
  ])('says in one sentence, in Japanese and English, what is wrong with %s=%s', (name, value) => {
    const [sentence = '', ...more] = sentencesFor({ [name]: value });
    expect(more).toEqual([]);
    expect(sentence).toMatch(new RegExp(`^${name} は.*。 \\(.*${name}.*\\)$`));
    expect(sentence).not.toContain(value);
  });

  it('names every mistake at once', () => {
    const names = sentencesFor({ PORT: 'x', LOCALE: 'fr', TIME_ZONE: 'Mars' }).map(
      (sentence) => sentence.split(' ')[0],
    );
    expect(names).toEqual(['PORT', 'LOCALE', 'TIME_ZONE']);
  });

  it('keeps what was set out of everything that an error says', () => {
    try {
      readConfig({ ...HTTP, DATABASE_URL: 'mysql://root:geheim@db/x', MASTER_KEY: 'geheim-key' });
    } catch (fault) {
      const said = [String(fault), (fault as Error).stack, JSON.stringify(fault), (fault as Error).cause];
      expect(said.join('\n')).not.toMatch(/geheim|xoxb-1|shh/);
    }
    expect.assertions(1);
  });
});

describe('the database', () => {
  it('is the embedded one, whose key is made, unless another is named', () => {
    expect(readConfig({})).toMatchObject({ databaseUrl: null, masterKey: null });
    expect(readConfig({ MASTER_KEY: KEY })).toMatchObject({ databaseUrl: null, masterKey: KEY });
    expect(readConfig(DATABASE)).toMatchObject({ databaseUrl: DATABASE.DATABASE_URL, masterKey: KEY });
  });

  it('of somebody else is used only with a key that is kept elsewhere', () => {
    const sentences = sentencesFor({ DATABASE_URL: DATABASE.DATABASE_URL });
    expect(sentences).toEqual([expect.stringContaining('MASTER_KEY も設定してください')]);
    expect(sentencesFor({ DATABASE_URL: DATABASE.DATABASE_URL, MASTER_KEY: '' })).toEqual(sentences);
  });
});

describe('Slack', () => {
  it('is reached over HTTP with the signing secret', () => {
    expect(readConfig(HTTP)).toMatchObject({
      slack: { botToken: 'xoxb-1', transport: { kind: 'http', signingSecret: 'shh' }, apiUrl: null },
    });
  });

  it('is reached in Socket Mode with the app token, also where a signing secret stands beside it', () => {
    const transport = { kind: 'socket', appToken: 'xapp-1' };
    for (const secret of [{}, { SLACK_SIGNING_SECRET: 'shh' }]) {
      const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', ...secret };
      expect(readConfig(env)).toMatchObject({ slack: { transport } });
    }
  });

  it.each([{}, { SLACK_SIGNING_SECRET: '' }, { SLACK_SIGNING_SECRET: '   ' }, { SLACK_APP_TOKEN: '' }])(
    'is refused with %j instead of a secret, since then anybody could pose as Slack',
    (secret) => {
      expect(sentencesFor({ SLACK_BOT_TOKEN: 'xoxb-1', ...secret })).toEqual([
        expect.stringContaining('署名を確かめられない要求は受け付けません'),
      ]);
    },
  );

  it.each([{ SLACK_SIGNING_SECRET: 'shh' }, { SLACK_APP_TOKEN: 'xapp-1' }])(
    'is missed where only its secret is set',
    (secret) => {
      expect(sentencesFor(secret)).toEqual([expect.stringContaining('SLACK_BOT_TOKEN も設定してください')]);
    },
  );
});

describe('Teams', () => {
  it('is served with a registered app, beside Slack or alone', () => {
    const teams = { kind: 'registered', appId: GUID, password: 'shh', tenantId: GUID };
    expect(readConfig(TEAMS)).toMatchObject({ teams, slack: null, playground: false });
    expect(readConfig({ ...TEAMS, ...HTTP })).toMatchObject({ teams, slack: { botToken: 'xoxb-1' } });
  });

  it.each(Object.keys(TEAMS))('is refused with half a registration: without %s', (name) => {
    const [sentence, ...more] = sentencesFor({ ...TEAMS, [name]: '' });
    expect(more).toEqual([]);
    expect(sentence).toBe(`Teams を使うときは ${name} も設定してください。 (${name} is missing for Teams.)`);
  });

  it('believes everybody only when told to, and on this machine', () => {
    const env = { TEAMS_UNAUTHENTICATED: '1' };
    expect(readConfig(env)).toMatchObject({ teams: { kind: 'unauthenticated' }, playground: false });
    expect(readConfig({ TEAMS_UNAUTHENTICATED: '0' })).toMatchObject({ teams: null });
  });

  it.each<Env>([{ HOST: '0.0.0.0' }, { HOST: 'tsudoi.example.jp' }, { NODE_ENV: 'production' }])(
    'believes nobody without a token with %j',
    (env) => {
      expect(sentencesFor({ ...env, TEAMS_UNAUTHENTICATED: '1' })).toEqual([
        expect.stringContaining('誰の要求でも受け付ける'),
      ]);
    },
  );

  it('does not drop the check of tokens for an app that is registered', () => {
    expect(sentencesFor({ ...TEAMS, TEAMS_UNAUTHENTICATED: '1' })).toEqual([
      expect.stringContaining('同時には使えません'),
    ]);
  });
});

describe('Teams on one’s own machine', () => {
  it('takes nothing over from a real installation but how it speaks', () => {
    const real = {
      ...{
        DATABASE_URL: 'postgresql://somebody@elsewhere/town',
        MASTER_KEY: Buffer.alloc(32).toString('base64'),
      },
      ...{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret', HOST: '0.0.0.0', PLAYGROUND: '1' },
      ...{ MICROSOFT_APP_ID: 'x', DATA_DIR: 'kept', LOCALE: 'en' },
    };
    expect(readTeamsLocalConfig(real)).toMatchObject({
      ...{ databaseUrl: null, masterKey: null, slack: null, teams: { kind: 'unauthenticated' } },
      ...{ host: '127.0.0.1', playground: false, locale: 'en', dataDir: join('kept', 'teams-local') },
    });
  });

  it('is where Microsoft’s Agents Playground looks for it, unless told otherwise', () => {
    expect(readTeamsLocalConfig({}).port).toBe(3978);
    expect(readTeamsLocalConfig({ PORT: '4000' }).port).toBe(4000);
  });

  it('is refused in production, like every request without a token', () => {
    expect(() => readTeamsLocalConfig({ NODE_ENV: 'production' })).toThrow('TEAMS_UNAUTHENTICATED');
  });
});

describe('the playground', () => {
  it.each([
    [{}, true],
    [HTTP, false],
    [{ ...HTTP, PLAYGROUND: '1' }, true],
    [{ ...HTTP, PLAYGROUND: 'true' }, true],
    [{ PLAYGROUND: '0' }, false],
    [{ PLAYGROUND: 'false' }, false],
  ])('with %j is served: %s', (env, served) => {
    expect(readConfig(env as Env).playground).toBe(served);
  });

  it.each(['127.0.0.1', '::1', 'localhost'])('is served on %s', (host) => {
    expect(readConfig({ HOST: host })).toMatchObject({ host, playground: true });
  });

  it.each([{}, { ...HTTP, PLAYGROUND: '1' }])(
    'has no sign-in, so nobody else may reach it: with %j it is refused where the network is served',
    (env) => {
      for (const host of ['0.0.0.0', '::', '192.168.1.7', 'tsudoi.example.jp']) {
        expect(sentencesFor({ ...env, HOST: host } as Env)).toEqual([
          expect.stringContaining('お試し画面には本人確認がない'),
        ]);
      }
    },
  );

  it('leaves the network to Slack alone', () => {
    expect(readConfig({ ...HTTP, HOST: '0.0.0.0' })).toMatchObject({ host: '0.0.0.0', playground: false });
  });

  it('is no reason to keep silent about another mistake', () => {
    expect(sentencesFor({ DATABASE_URL: DATABASE.DATABASE_URL, HOST: '0.0.0.0' })).toHaveLength(2);
  });
});
