import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { readTeamsLocalConfig } from '../../src/config.ts';
import type { Running } from '../../src/main.ts';
import type { Log } from '../../src/ports/log.ts';
import { startTeamsLocal } from '../../src/start-teams-local.ts';
import { endOrphan, killBot, startBot } from '../support/child-bot.ts';
import { type FakeTeams, fakeTeams } from '../support/teams/fake-teams.ts';
import { textOf } from '../support/teams/rooms.ts';
import { TeamsUser } from '../support/teams/teams-user.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// A database server is made and started twice.
vi.setConfig({ testTimeout: 90_000 });

/** With whom Microsoft's Agents Playground comes to the bot when it is started as the README says. */
const settings = new URL('../../manifests/agents-playground/.m365agentsplayground.yml', import.meta.url);
const client = parse(await readFile(settings, 'utf8')) as {
  readonly tenantId: string;
  readonly currentUser: ClientUser;
  readonly users: readonly ClientUser[];
  readonly groupChat: { readonly id: string };
};
type ClientUser = { readonly name: string; readonly aadObjectId: string };
const everybody = [client.currentUser, ...client.users];
const idOf = (name: string) => everybody.find((one) => one.name === name)?.aadObjectId ?? '';
const CHAIR = client.currentUser.aadObjectId;
const MEMBER = idOf('小野寺 彩');
const silent: Log = { info() {}, warn() {}, error() {} };

describe('Teams on one’s own machine', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let teams: FakeTeams;
  let running: Running | null;

  beforeEach(async () => {
    folder = await temporaryFolder();
    teams = await fakeTeams(client.tenantId);
    teams.wantsToken = false;
    for (const { aadObjectId, name } of everybody) teams.addPerson(aadObjectId, name);
    const members = everybody.map(({ aadObjectId }) => aadObjectId);
    teams.addRoom(client.groupChat.id, { kind: 'groupChat', members });
    running = null;
  });
  afterEach(async () => {
    expect(teams.violations).toEqual([]);
    await running?.stop();
    await teams.stop();
    await endOrphan(join(folder.path, 'teams-local'));
    await folder.remove();
  });

  const begin = async () => {
    running = await startTeamsLocal(readTeamsLocalConfig({ DATA_DIR: folder.path, PORT: '0' }), silent);
    return new URL('/api/messages', running.url);
  };
  const person = (at: URL, user: string) =>
    new TeamsUser(
      teams,
      async (activity) => {
        const response = await fetch(at, { method: 'POST', body: JSON.stringify(activity) });
        const text = await response.text();
        return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
      },
      user,
    );

  it('has a team at once, in which a sitting is called and answered, and keeps what was done', async () => {
    const first = await begin();
    const chair = person(first, CHAIR);
    await chair.says('開催 来週火曜 14:00', client.groupChat.id);
    await chair.sees('つつじ市支援会議を招集しました', chair.chat.id);
    const member = person(first, MEMBER);
    await member.press(await member.sees('つつじ市支援会議を開催します', member.chat.id), '出席');
    await member.sees('✓ 出席', member.chat.id);
    await chair.says('点検', client.groupChat.id);
    await chair.sees('このチャンネルで共有できます', chair.chat.id);

    await running?.stop();
    const again = person(await begin(), CHAIR);
    await again.says('予定');
    expect(textOf(await again.sees('出席1', again.chat.id))).toContain('14:00');
  });

  it('starts by its command, and answers where a client on this machine says', async () => {
    const main = new URL('../../src/start-teams-local.ts', import.meta.url);
    const bot = startBot({ main, cwd: folder.path, env: { DATA_DIR: folder.path } });
    try {
      const chair = person(new URL('/api/messages', await bot.url), CHAIR);
      await chair.says('ヘルプ');
      await chair.sees('できること', chair.chat.id);
      expect(bot.said()).toContain('誰の要求でも受け付けます');
      expect(bot.said() + bot.logged()).not.toContain('春日井');
    } finally {
      await killBot(bot);
    }
  });
});
