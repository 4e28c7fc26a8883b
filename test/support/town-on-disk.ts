import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseWords } from '../../src/application/words.ts';
import { readConfig } from '../../src/config.ts';
import { addDays, type CalendarDay, dayIn } from '../../src/domain/calendar-day.ts';
import { importFile } from '../../src/import-file.ts';
import { type Installation, install } from '../../src/installation.ts';
import type { Chat } from '../../src/ports/chat.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import { aesCipher } from '../../src/store/cipher.ts';
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { masterKey } from '../../src/store/master-key.ts';
import { speechIn } from '../../src/views/speech.ts';
import { endOrphan, killBot, startBot } from './child-bot.ts';
import { httpDelivery } from './slack/delivery.ts';
import { type FakeSlack, fakeSlack } from './slack/fake-slack.ts';
import { SlackUser } from './slack/slack-user.ts';
import { startAdapter } from './slack/start-adapter.ts';
import { CHANNEL } from './slack-town.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { type MoreOfTown, PEOPLE, type PersonKey, townYaml } from './town.ts';

export type People = Readonly<Record<PersonKey, SlackUser>>;

/** The bot on the folder, and everybody in front of it. */
export type BotOnDisk = { readonly people: People };

export type TownOnDisk = {
  readonly slack: FakeSlack;
  readonly dataDir: string;
  readonly today: CalendarDay;
  /** The bot in a process of its own, with the machine's clock. `kill` ends it as a power cut does. */
  start(): Promise<BotOnDisk & { kill(): Promise<void> }>;
  /**
   * The bot in this process, on the same database, by a clock that is set: what was leased or begun by one
   * that died has to wait for minutes, which no test does. Its jobs run when they are called.
   */
  startHere(clock: Clock): Promise<BotOnDisk & { installation: Installation; stop(): Promise<void> }>;
  /** Ends whatever bot is still there. */
  end(): Promise<void>;
  remove(): Promise<void>;
};

const ZONE = 'Asia/Tokyo';
const silent: Log = { info() {}, warn() {}, error() {} };

/** つつじ市 in a data folder, as `npm run import` puts it there, with terms in which today lies. */
export async function townOnDisk(more: MoreOfTown = {}): Promise<TownOnDisk> {
  const folder = await temporaryFolder();
  const dataDir = join(folder.path, 'data');
  const today = dayIn(ZONE, new Date());
  await importTown(folder.path, dataDir, today, more);
  const slack = await fakeSlack();
  const team = slack.team();
  for (const { id, name } of Object.values(PEOPLE)) team.addPerson(id, { name });
  const entitled = ['kaicho', 'jimu', 'soudan', 'minsei', 'denryoku'] as const;
  team.addChannel(CHANNEL, { members: entitled.map((key) => PEOPLE[key].id) });
  team.addChannel('C0JOINT', { members: [PEOPLE.jimu.id, PEOPLE.soudan.id] });
  const peopleBy = (person: (id: string) => SlackUser) =>
    Object.fromEntries(Object.entries(PEOPLE).map(([key, { id }]) => [key, person(id)])) as People;
  const ends: (() => Promise<void>)[] = [];
  const end = async () => {
    for (let step = ends.pop(); step; step = ends.pop()) await step();
  };

  return {
    slack,
    dataDir,
    today,
    async start() {
      const bot = startBot({
        cwd: folder.path,
        env: {
          DATA_DIR: dataDir,
          SLACK_BOT_TOKEN: team.token,
          SLACK_SIGNING_SECRET: slack.signingSecret,
          SLACK_API_URL: slack.apiUrl,
        },
      });
      const kill = () => killBot(bot);
      ends.push(kill);
      const delivery = httpDelivery(slack, `${await bot.url}/slack/events`);
      return { people: peopleBy((id) => new SlackUser(slack, delivery, id)), kill };
    },
    async startHere(clock) {
      const postgres = await startEmbeddedPostgres({ dataDir, log: () => {} });
      const chats: { slack?: Chat } = {};
      let installation: Installation | undefined;
      const adapter = await startAdapter(slack, {
        parseWords,
        dispatch: (chat) => {
          chats.slack = chat;
          return (command) => (installation as Installation).app.dispatch(command);
        },
      });
      const running = await install({
        url: postgres.url('tsudoi'),
        cipher: aesCipher(await masterKey(null, dataDir)),
        chats,
        clock,
        speech: speechIn('ja'),
        log: silent,
      });
      installation = running;
      let stopping: Promise<void> | undefined;
      const stop = async () => {
        await adapter.stop();
        await running.stop();
        await postgres.stop();
      };
      const stopOnce = () => (stopping ??= stop());
      ends.push(stopOnce);
      return { people: peopleBy(adapter.person), installation: running, stop: stopOnce };
    },
    end,
    async remove() {
      await end();
      await endOrphan(dataDir);
      await slack.stop();
      await folder.remove();
    },
  };
}

/** Everybody's term began a month ago and ends in a year. */
async function importTown(
  folder: string,
  dataDir: string,
  today: CalendarDay,
  more: MoreOfTown,
): Promise<void> {
  const path = join(folder, 'town.yaml');
  const yaml = townYaml(more)
    .replaceAll('2026-04-01', addDays(today, -30))
    .replaceAll('2028-03-31', addDays(today, 365));
  await writeFile(path, yaml);
  const config = readConfig({ DATA_DIR: dataDir });
  const { done, lines } = await importFile({ path, dryRun: false }, config, new Date());
  if (!done) throw new Error(lines.join('\n'));
}
