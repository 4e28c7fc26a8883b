import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { type Running, start } from '../../src/main.ts';
import type { Log } from '../../src/ports/log.ts';
import { aesCipher } from '../../src/store/cipher.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type FakeSlack, fakeSlack } from '../support/slack/fake-slack.ts';
import type { Json } from '../support/teams/cards.ts';
import { type FakeTeams, fakeTeams } from '../support/teams/fake-teams.ts';
import { TeamsUser } from '../support/teams/teams-user.ts';
import { loadTeamsTown } from '../support/teams-town.ts';
import { PEOPLE } from '../support/town.ts';

const silent: Log = { info() {}, warn() {}, error() {} };

describe('the bot with Teams', () => {
  let database: TestDatabase;
  let teams: FakeTeams;
  let slack: FakeSlack;
  let running: Running;
  const key = randomBytes(32);

  beforeEach(async () => {
    database = await testDatabase();
    teams = await fakeTeams();
    teams.wantsToken = false;
    slack = await fakeSlack();
    for (const { id, name } of Object.values(PEOPLE)) teams.addPerson(id, name);
    await loadTeamsTown(database.url, aesCipher(key), new Date());
  });
  afterEach(async () => {
    await running.stop();
    await teams.stop();
    await slack.stop();
    await database.drop();
  });

  const begin = async (env: Readonly<Record<string, string>>) => {
    const base = { DATABASE_URL: database.url, MASTER_KEY: key.toString('base64'), PORT: '0' };
    running = await start(readConfig({ ...base, ...env }), silent);
  };
  const post = (activity: Json, headers: Record<string, string> = {}) =>
    fetch(new URL('/api/messages', running.url), {
      method: 'POST',
      headers,
      body: JSON.stringify(activity),
    });
  const soudan = () =>
    new TeamsUser(
      teams,
      async (activity) => {
        const response = await post(activity);
        const text = await response.text();
        return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
      },
      PEOPLE.soudan.id,
    );

  it('answers at its address, on this machine without tokens when told to', async () => {
    await begin({ TEAMS_UNAUTHENTICATED: '1' });
    const person = soudan();
    await person.says('ヘルプ');
    await person.sees('「@つどい 言葉」を送ってください', person.chat.id);
    expect(teams.violations).toEqual([]);
  });

  it('answers in Teams and in Slack when both are configured', async () => {
    const settings = { SLACK_BOT_TOKEN: slack.team().token, SLACK_SIGNING_SECRET: slack.signingSecret };
    await begin({ TEAMS_UNAUTHENTICATED: '1', ...settings, SLACK_API_URL: slack.apiUrl });
    const person = soudan();
    await person.says('ヘルプ');
    await person.sees('できること', person.chat.id);
    const unsigned = await fetch(new URL('/slack/events', running.url), { method: 'POST', body: 'x' });
    expect(unsigned.status).toBe(401);
  });

  it('believes nobody without a token once its app is registered', async () => {
    const guid = '11111111-2222-4333-8444-555555555555';
    await begin({
      MICROSOFT_APP_ID: guid,
      MICROSOFT_APP_PASSWORD: 'secret',
      MICROSOFT_APP_TENANT_ID: guid,
    });
    const person = soudan();
    const activity = person.activity(person.chat, { type: 'message', text: 'ヘルプ' });
    expect((await post(activity)).status).toBe(401);
    expect((await post(activity, { authorization: 'Bearer x' })).status).toBe(401);
    expect(teams.calls).toEqual([]);
    expect((await fetch(new URL('/healthz', running.url))).status).toBe(200);
  });
});
