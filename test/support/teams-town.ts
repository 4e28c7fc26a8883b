import { randomBytes } from 'node:crypto';
import { parseWords } from '../../src/application/words.ts';
import { readRegistryFile } from '../../src/import/read-file.ts';
import { type Installation, install } from '../../src/installation.ts';
import type { Chat } from '../../src/ports/chat.ts';
import type { Log } from '../../src/ports/log.ts';
import { aesCipher } from '../../src/store/cipher.ts';
import { prismaRegistry } from '../../src/store/registry.ts';
import { speechIn } from '../../src/views/speech.ts';
import { query, testDatabase } from './database.ts';
import { type FakeSlack, fakeSlack } from './slack/fake-slack.ts';
import type { SlackUser } from './slack/slack-user.ts';
import { startAdapter } from './slack/start-adapter.ts';
import { type TestClock, testClock } from './slack-town.ts';
import { type FakeTeams, fakeTeams, TENANT } from './teams/fake-teams.ts';
import { startTeams } from './teams/start-teams.ts';
import type { TeamsUser } from './teams/teams-user.ts';
import { CANARIES, CASE_NUMBER, type MoreOfTown, PEOPLE, type PersonKey, townYaml } from './town.ts';

export const ROOM = '19:shien@thread.tacv2';
export const CHANNEL = 'C0SHIEN';

export type TeamsTown = {
  readonly teams: FakeTeams;
  /** Only where somebody is in Slack. */
  readonly slack: FakeSlack | null;
  readonly installation: Installation;
  readonly clock: TestClock;
  readonly people: Readonly<Record<PersonKey, TeamsUser>>;
  readonly inSlack: (key: PersonKey) => SlackUser;
  readonly room: string;
  readonly caseNumber: string;
  readonly canaries: typeof CANARIES;
  readonly logged: () => string;
  readonly settle: () => Promise<void>;
  readonly query: (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
  addPerson(user: string, name: string, more?: Parameters<FakeTeams['addPerson']>[2]): TeamsUser;
  /** Brings the case to a confirmed result, by the people and their buttons. */
  confirmedMinutes(): Promise<void>;
  stop(): Promise<void>;
};

/** The town's file with its people in Teams, but for those who are in Slack; the room stands on both platforms then. */
function yamlFor(slackers: readonly PersonKey[], inBoth: readonly PersonKey[], more: MoreOfTown): string {
  const moved = (Object.keys(PEOPLE) as PersonKey[]).filter((key) => !slackers.includes(key));
  const yaml = moved.reduce((text, key) => {
    const { id } = PEOPLE[key];
    const accounts = inBoth.includes(key) ? `slack: ${id}, teams: ${id}}` : `teams: ${id}}`;
    return text.replace(`slack: ${id}}`, accounts);
  }, townYaml(more));
  const both = slackers.length > 0;
  return yaml
    .replace('slackTeam: T0001', both ? `slackTeam: T0001, teamsTenant: ${TENANT}` : `teamsTenant: ${TENANT}`)
    .replace(
      '  - {body: shien, slack: C0SHIEN}\n',
      `${both ? '  - {body: shien, slack: C0SHIEN}\n' : ''}  - {body: shien, teams: '${ROOM}'}\n`,
    )
    .replace('slack: C0CHOSEI', "teams: '19:chosei@thread.tacv2'")
    .replace('slack: C0JOINT', "teams: '19:joint@thread.tacv2'");
}

/** Puts the town into a migrated database. */
export async function loadTeamsTown(
  url: string,
  cipher: ReturnType<typeof aesCipher>,
  now: Date,
  slackers: readonly PersonKey[] = [],
  inBoth: readonly PersonKey[] = [],
  more: MoreOfTown = {},
): Promise<void> {
  const file = readRegistryFile(yamlFor(slackers, inBoth, more), now);
  if (!file.ok) throw new Error(JSON.stringify(file.refusal));
  const registry = await prismaRegistry({ url, cipher });
  const report = await registry.apply(file.value, { at: now, dryRun: false });
  if (report.kind !== 'applied') throw new Error(JSON.stringify(report));
  await registry.close();
}

/** つつじ市 on a database of its own, with everybody in Teams, or some of them in Slack, on 2026-11-24 10:00 in Tokyo. */
export async function teamsTown(
  terms: {
    readonly slackers?: readonly PersonKey[];
    /** In Teams, and in Slack besides. */
    readonly inBoth?: readonly PersonKey[];
    readonly more?: MoreOfTown;
  } = {},
): Promise<TeamsTown> {
  const { slackers = [], inBoth = [] } = terms;
  const clock = testClock('2026-11-24T01:00:00Z');
  const teams = await fakeTeams();
  for (const { id, name } of Object.values(PEOPLE)) teams.addPerson(id, name);
  const entitled = (['kaicho', 'jimu', 'soudan', 'minsei', 'denryoku'] as const).filter(
    (key) => !slackers.includes(key),
  );
  teams.addRoom(ROOM, { name: '支援会議室', members: entitled.map((key) => PEOPLE[key].id) });

  const database = await testDatabase();
  const cipher = aesCipher(randomBytes(32));
  await loadTeamsTown(database.url, cipher, clock.now(), slackers, inBoth, terms.more);

  let installation: Installation | undefined;
  const chats: { teams?: Chat; slack?: Chat } = {};
  const common = {
    parseWords,
    roomChanged: (channel: Parameters<NonNullable<Parameters<typeof startTeams>[1]['roomChanged']>>[0]) =>
      installation?.watcher.look(channel === null ? {} : { channel }),
  };
  const dispatchWith = (platform: keyof typeof chats) => (given: Chat) => {
    chats[platform] = given;
    return (command: Parameters<Installation['app']['dispatch']>[0]) =>
      (installation as Installation).app.dispatch(command);
  };
  const adapter = await startTeams(teams, {
    ...common,
    databaseUrl: database.url,
    dispatch: dispatchWith('teams'),
    now: clock.now,
  });
  const slack = slackers.length > 0 ? await fakeSlack({ now: () => clock.now().getTime() }) : null;
  for (const key of [...slackers, ...inBoth])
    slack?.team().addPerson(PEOPLE[key].id, { name: PEOPLE[key].name });
  slack?.team().addChannel(CHANNEL, { members: slackers.map((key) => PEOPLE[key].id) });
  const slackAdapter = slack && (await startAdapter(slack, { ...common, dispatch: dispatchWith('slack') }));

  const lines: unknown[] = [];
  const write = (facts: unknown, message?: string) => void lines.push(facts, message);
  const log: Log = { info: write, warn: write, error: write };
  const running = await install({
    ...{ url: database.url, cipher, clock, log, chats },
    speech: speechIn('ja'),
  });
  installation = running;
  const people = Object.fromEntries(
    Object.entries(PEOPLE).map(([key, { id }]) => [key, adapter.person(id)]),
  ) as Record<PersonKey, TeamsUser>;
  const settle = async () => {
    await adapter.listener.idle();
    await slackAdapter?.listener.idle();
    await running.watcher.settled();
    await running.courier.settled();
  };
  const town: TeamsTown = {
    ...{ teams, slack, installation: running, clock, people },
    ...{ room: ROOM, caseNumber: CASE_NUMBER, canaries: CANARIES, settle },
    inSlack: (key) => {
      if (!slackAdapter) throw new Error('Nobody is in Slack.');
      return slackAdapter.person(PEOPLE[key].id);
    },
    logged: () => JSON.stringify([lines, adapter.logged, slackAdapter?.logged]),
    query: (sql, values) => query(database.url, sql, values),
    addPerson: (user, name, more) => {
      teams.addPerson(user, name, more);
      return adapter.person(user);
    },
    confirmedMinutes: () => bringToConfirmedMinutes(town),
    stop: async () => {
      await settle();
      await adapter.stop();
      await slackAdapter?.stop();
      await running.stop();
      await teams.stop();
      await slack?.stop();
      await database.drop();
    },
  };
  return town;
}

async function bringToConfirmedMinutes(town: TeamsTown): Promise<void> {
  const { kaicho } = town.people;
  await kaicho.says('開催 11/25 14:00', town.room);
  await kaicho.sees('つつじ市支援会議を招集しました', kaicho.chat.id);
  await kaicho.says('議題 一覧', town.room);
  await kaicho.opens(
    await kaicho.sees('議題を選ぶ\n下のボタン', kaicho.chat.id),
    '入力を始める',
    '議題を選ぶ',
  );
  await kaicho.submit({ 議題にする事例: [town.caseNumber] });
  kaicho.seesDialog('議題を1件に決めました');
  town.clock.set('2026-11-25T05:10:00Z');
  await kaicho.says('議事録', town.room);
  await kaicho.opens(await kaicho.sees('の議事録', kaicho.chat.id), '書く', 'の結果');
  await kaicho.submit({ '要旨（共有される内容）': town.canaries.summary });
  await kaicho.press(kaicho.seesDialog('下書きを保存しました'), '読む');
  await kaicho.press(kaicho.seesDialog(town.canaries.summary), '確定する');
  kaicho.seesDialog('議事録を確定しました');
  await town.settle();
}
