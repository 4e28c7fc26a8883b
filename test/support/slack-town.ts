import { randomBytes } from 'node:crypto';
import { parseWords } from '../../src/application/words.ts';
import { readRegistryFile } from '../../src/import/read-file.ts';
import { type Installation, install } from '../../src/installation.ts';
import { makeMeter } from '../../src/metrics.ts';
import type { Chat } from '../../src/ports/chat.ts';
import type { Log } from '../../src/ports/log.ts';
import { aesCipher } from '../../src/store/cipher.ts';
import { prismaRegistry } from '../../src/store/registry.ts';
import { type Locale, speechIn } from '../../src/views/speech.ts';
import { query, type TestDatabase, testDatabase } from './database.ts';
import { type FakeSlack, fakeSlack } from './slack/fake-slack.ts';
import type { SlackUser } from './slack/slack-user.ts';
import { type AdapterTerms, type StartedAdapter, startAdapter } from './slack/start-adapter.ts';
import { readArguments } from './slack/web-api.ts';
import type { PersonKind } from './slack/workspace.ts';
import { CANARIES, CASE_NUMBER, type MoreOfTown, PEOPLE, type PersonKey, townYaml } from './town.ts';

export const CHANNEL = 'C0SHIEN';

/** A clock that stands still until it is set. */
export type TestClock = { readonly now: () => Date; readonly set: (at: string) => void };

export function testClock(at: string): TestClock {
  let present = new Date(at);
  return {
    now: () => present,
    set: (next) => {
      present = new Date(next);
    },
  };
}

/** One request that the app sent to Slack, or one acknowledgement of a request of Slack's. */
export type Sent = { readonly what: string; readonly args: unknown; readonly raw: string };

export type SlackTown = {
  readonly slack: FakeSlack;
  readonly adapter: StartedAdapter;
  readonly installation: Installation;
  readonly clock: TestClock;
  /** What `/metrics` would say. */
  readonly metrics: () => Promise<string>;
  readonly people: Readonly<Record<PersonKey, SlackUser>>;
  readonly channel: string;
  readonly caseNumber: string;
  readonly canaries: typeof CANARIES;
  readonly databaseUrl: string;
  /** Everything the app has sent, one by one; `slack.allBytes()` holds the same as one text. */
  readonly sent: () => readonly Sent[];
  /** Everything that was logged, as text. */
  readonly logged: () => string;
  /** Waits until every listener and the outbox are done. */
  readonly settle: () => Promise<void>;
  readonly remind: () => Promise<void>;
  readonly askPledges: () => Promise<void>;
  /** Sets the clock to this many seconds later, and delivers what has become due by then. */
  readonly wait: (seconds: number) => Promise<void>;
  /** One statement to the town's own database, past the bot. */
  readonly query: (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
  addPerson(id: string, terms: { readonly name: string; readonly kind?: PersonKind }): SlackUser;
  join(person: string, channel: string): void;
  /** Imports the town's file again with more in it. */
  grow(more: MoreOfTown): Promise<void>;
  /** Does something the moment after Slack has answered the next call of a method. */
  onceAfter(method: string, act: () => void): void;
  /** The chair calls a sitting with these words after 開催, and everybody has heard of it. */
  called(terms?: string): Promise<void>;
  /** The chair asks about these dates, and everybody has heard of it. */
  polled(dates?: string): Promise<void>;
  /** Brings the case to a confirmed result, by the people and their buttons. */
  confirmedMinutes(): Promise<void>;
  stop(): Promise<void>;
};

/** つつじ市 on a database of its own, with everybody in Slack, on 2026-11-24 10:00 in Tokyo. */
export async function slackTown(
  terms: {
    readonly locale?: Locale;
    readonly transport?: 'http' | 'socket';
    readonly more?: MoreOfTown;
    /** Another town than つつじ市 of the tests. */
    readonly yaml?: string;
    /** When the town's clock stands still. */
    readonly at?: string;
    /** Where there is no test run: a migrated, empty database. */
    readonly database?: TestDatabase;
  } & Pick<AdapterTerms, 'patience' | 'wait'> = {},
): Promise<SlackTown> {
  const clock = testClock(terms.at ?? '2026-11-24T01:00:00Z');
  const slack = await fakeSlack({ now: () => clock.now().getTime() });
  const received = recordOf(slack);
  const team = slack.team();
  for (const { id, name } of Object.values(PEOPLE)) team.addPerson(id, { name });
  const entitled = ['kaicho', 'jimu', 'soudan', 'minsei', 'denryoku'] as const;
  team.addChannel(CHANNEL, { name: '支援会議室', members: entitled.map((key) => PEOPLE[key].id) });
  team.addChannel('C0CHOSEI', { members: [PEOPLE.jimu.id, PEOPLE.soudan.id] });
  team.addChannel('C0JOINT', { members: [PEOPLE.jimu.id, PEOPLE.soudan.id] });

  const database = terms.database ?? (await testDatabase());
  const cipher = aesCipher(randomBytes(32));
  await loadYaml(database.url, cipher, clock.now(), terms.yaml ?? townYaml(terms.more));
  let installation: Installation | undefined;
  let chat: Chat | undefined;
  const adapter = await startAdapter(slack, {
    parseWords,
    roomChanged: (channel) => installation?.watcher.look(channel === null ? {} : { channel }),
    ...(terms.transport ? { transport: terms.transport } : {}),
    ...(terms.locale ? { locale: terms.locale } : {}),
    ...(terms.patience ? { patience: terms.patience } : {}),
    ...(terms.wait ? { wait: terms.wait } : {}),
    dispatch: (given) => {
      chat = given;
      return (command) => (installation as Installation).app.dispatch(command);
    },
  });
  const lines: unknown[] = [];
  const write = (facts: unknown, message?: string) => void lines.push(facts, message);
  const log: Log = { info: write, warn: write, error: write };
  const meter = makeMeter();
  const running = await install({
    url: database.url,
    cipher,
    chats: { slack: chat as Chat },
    clock,
    speech: speechIn(terms.locale ?? 'ja'),
    log,
    metrics: meter.metricsOf('town'),
  });
  meter.watchOutbox('town', () => running.store.outboxCounts());
  installation = running;
  const people = Object.fromEntries(
    Object.entries(PEOPLE).map(([key, { id }]) => [key, adapter.person(id)]),
  ) as Record<PersonKey, SlackUser>;
  const settle = async () => {
    await adapter.listener.idle();
    await running.watcher.settled();
    await running.courier.settled();
  };
  const town: SlackTown = {
    slack,
    adapter,
    installation: running,
    clock,
    metrics: meter.text,
    people,
    channel: CHANNEL,
    caseNumber: CASE_NUMBER,
    canaries: CANARIES,
    databaseUrl: database.url,
    sent: () => received.map(readSent),
    logged: () => JSON.stringify([lines, adapter.logged], withErrors),
    settle,
    remind: async () => {
      await running.app.remind();
      await settle();
    },
    askPledges: async () => {
      await running.app.askPledges();
      await settle();
    },
    wait: async (seconds) => {
      clock.set(new Date(clock.now().getTime() + seconds * 1000).toISOString());
      running.courier.wake();
      await settle();
    },
    query: (sql, values) => query(database.url, sql, values),
    addPerson: (id, about) => {
      team.addPerson(id, about);
      return adapter.person(id);
    },
    join: (person, channel) => void team.join(channel, person),
    grow: (more) => loadTown(database.url, cipher, clock.now(), more),
    onceAfter: (method, act) => {
      const before = slack.callsOf(method).length;
      void slack.until(
        () => {
          if (slack.callsOf(method).length === before) return false;
          act();
          return true;
        },
        () => `${method} was not called.`,
      );
    },
    called: (when = '12/3 14:00 場所:301会議室') => schedule(town, when, '招集しました'),
    polled: (dates = '12/3 14:00、12/4 10:00') => schedule(town, dates, '日程調整を始めました'),
    confirmedMinutes: () => bringToConfirmedMinutes(town),
    stop: async () => {
      await settle();
      await adapter.stop();
      await running.stop();
      meter.stop();
      await slack.stop();
      await database.drop();
    },
  };
  return town;
}

/** What reaches the fake Slack from now on, as it came. */
function recordOf(slack: FakeSlack): readonly string[] {
  const received: string[] = [];
  const receive = slack.receive.bind(slack);
  slack.receive = (text) => {
    received.push(text);
    receive(text);
  };
  return received;
}

function readSent(raw: string): Sent {
  const [url = '', body = ''] = raw.split('\n');
  const [, area, name = ''] = url.split('/');
  if (area === 'api') {
    const args = readArguments('application/x-www-form-urlencoded', Buffer.from(body));
    return { what: name, args, raw };
  }
  if (area === 'response') return { what: 'response_url', args: JSON.parse(body), raw };
  return { what: area === 'upload' ? 'upload' : 'acknowledgement', args: raw, raw };
}

/** An error as a log writes it: with its message, its stack and its cause, which JSON leaves out. */
function withErrors(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const { name, message, stack, cause } = value;
  return { ...value, name, message, stack, cause };
}

export async function loadTown(
  url: string,
  cipher: ReturnType<typeof aesCipher>,
  now: Date,
  more: MoreOfTown = {},
): Promise<void> {
  await loadYaml(url, cipher, now, townYaml(more));
}

async function loadYaml(
  url: string,
  cipher: ReturnType<typeof aesCipher>,
  now: Date,
  yaml: string,
): Promise<void> {
  const file = readRegistryFile(yaml, now);
  if (!file.ok) throw new Error(JSON.stringify(file.refusal));
  const registry = await prismaRegistry({ url, cipher });
  const report = await registry.apply(file.value, { at: now, dryRun: false });
  if (report.kind !== 'applied') throw new Error(JSON.stringify(report));
  await registry.close();
}

async function schedule(town: SlackTown, terms: string, answer: string): Promise<void> {
  const { kaicho } = town.people;
  await kaicho.slash('/shien', `開催 ${terms}`, town.channel);
  await kaicho.answered(answer);
  await town.settle();
}

/** The calendar files that have come to somebody, oldest first. */
export function calendarFiles(person: SlackUser): string[] {
  const files = person.messages(person.im).flatMap((message) => message.files);
  return files.map((file) => file.content.toString('utf8'));
}

/** The value of a property in a calendar file, such as SEQUENCE. */
export function inCalendar(file: string | undefined, property: string): string | undefined {
  const line = file?.split('\r\n').find((one) => one.startsWith(`${property}:`));
  return line?.slice(property.length + 1);
}

async function bringToConfirmedMinutes(town: SlackTown): Promise<void> {
  const { kaicho } = town.people;
  await kaicho.slash('/shien', '開催 11/25 14:00', town.channel);
  await kaicho.answered('つつじ市支援会議を招集しました');
  await kaicho.slash('/shien', '議題 一覧', town.channel);
  await kaicho.submit(await kaicho.seesModal('議題を選ぶ'), { 議題にする事例: [town.caseNumber] });
  await kaicho.seesModal('議題を1件に決めました');
  kaicho.closeModal();
  town.clock.set('2026-11-25T05:10:00Z');
  await kaicho.slash('/shien', '議事録', town.channel);
  await kaicho.click(await kaicho.answered('の議事録'), '書く');
  await kaicho.submit(await kaicho.seesModal('の結果'), { '要旨（共有される内容）': town.canaries.summary });
  await kaicho.click(await kaicho.seesModal('下書きを保存しました'), '読む');
  await kaicho.click(await kaicho.answered(town.canaries.summary), '確定する');
  await kaicho.answered('議事録を確定しました');
  while (kaicho.modal) kaicho.closeModal();
  await town.settle();
}
