import { openPlayground } from '../../adapters/playground/playground.ts';
import { openStateFile } from '../../adapters/playground/state-file.ts';
import { slackChat } from '../../adapters/slack/chat.ts';
import { connectSlack } from '../../adapters/slack/connect.ts';
import { SLACK_WORDS } from '../../adapters/slack/words.ts';
import type { Log } from '../../src/ports/log.ts';
import { account, channel, MONDAY, wall } from '../adapters/playground/running.ts';
import { stage } from '../adapters/playground/sample.ts';
import { testDatabase } from '../support/database.ts';
import { fakeSlack } from '../support/slack/fake-slack.ts';
import { textOf as textInSlack } from '../support/slack/slack-user.ts';
import { serveDirectory } from '../support/teams/directory.ts';
import { BOT, fakeTeams, TENANT } from '../support/teams/fake-teams.ts';
import { textOf } from '../support/teams/rooms.ts';
import { startTeams } from '../support/teams/start-teams.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { chatContract } from './chat.ts';

const NAMES = [
  ['sato', '佐藤 花子'],
  ['suzuki', '鈴木 太郎'],
  ['tanaka', '田中 明'],
] as const;
const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
const hourAgo = () => new Date(Date.now() - 3_600_000);

chatContract('Slack', async () => {
  const slack = await fakeSlack();
  const team = slack.team();
  const people = NAMES.map(([id, name]) => ({ id: `U${id.toUpperCase()}`, name }));
  for (const { id, name } of people) team.addPerson(id, { name });
  team.addChannel('C1', { name: '支援会議', members: people.map(({ id }) => id) });
  const connection = await connectSlack({ token: team.token, apiUrl: slack.apiUrl }, silent);
  return {
    chat: slackChat(connection, SLACK_WORDS.ja),
    channel: { platform: 'slack', tenant: 'T0001', channel: 'C1' },
    people: people.map(({ id: user, name }) => ({
      account: { platform: 'slack', tenant: 'T0001', user },
      name,
    })),
    standing: () => team.channel('C1').messages.map(textInSlack),
    since: hourAgo(),
    stop: () => slack.stop(),
  };
});

chatContract('Teams', async () => {
  const database = await testDatabase();
  await serveDirectory(database.url, TENANT);
  const teams = await fakeTeams();
  for (const [user, name] of NAMES) teams.addPerson(user, name);
  const id = '19:shien@thread.tacv2';
  const room = teams.addRoom(id, { name: '支援会議', members: NAMES.map(([user]) => user) });
  const app = await startTeams(teams, {
    databaseUrl: database.url,
    dispatch: () => async () => ({ kind: 'card', card: { title: 'はい', preview: 'はい' } }),
  });
  // Somebody speaks to the bot there, and so it knows the room.
  await app.person('sato').says('点検', id);
  await app.listener.idle();
  room.messages.length = 0;
  return {
    chat: app.chat,
    channel: { platform: 'teams', tenant: TENANT, channel: id },
    people: NAMES.map(([user, name]) => ({ account: { platform: 'teams', tenant: TENANT, user }, name })),
    standing: () => room.messages.filter((one) => one.from === BOT && !one.deleted).map(textOf),
    since: hourAgo(),
    stop: async () => {
      await app.stop();
      await teams.stop();
      await database.drop();
    },
  };
});

chatContract('the playground', async () => {
  const folder = await temporaryFolder();
  const playground = await openPlayground({ folder: folder.path, stage, wall });
  return {
    chat: playground.chat,
    channel: channel('shien'),
    people: NAMES.map(([user]) => ({
      account: account(user),
      name: stage.seats.find((seat) => seat.user === user)?.name ?? '',
    })),
    standing: async () => {
      const state = (await openStateFile(folder.path, stage)).first;
      return state.messages
        .filter((one) => one.conversation === 'shien' && one.content.kind === 'card')
        .map((one) => JSON.stringify(one.content));
    },
    since: MONDAY,
    stop: async () => {
      await playground.settled();
      await folder.remove();
    },
  };
});
