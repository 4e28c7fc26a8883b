import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { addDays, type CalendarDay, partsOf } from '../../src/domain/calendar-day.ts';
import { databaseUrlOf } from '../support/child-bot.ts';
import { query } from '../support/database.ts';
import { hang } from '../support/slack/faults.ts';
import { type SlackUser, textOf } from '../support/slack/slack-user.ts';
import { CHANNEL, testClock } from '../support/slack-town.ts';
import { CANARIES, CASE_NUMBER } from '../support/town.ts';
import { type TownOnDisk, townOnDisk } from '../support/town-on-disk.ts';

// A process takes its time to start where others work beside it.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A clock that runs ahead, so that nobody waits until a lease has passed. */
const ahead = (minutes: number) => ({ now: () => new Date(Date.now() + minutes * MINUTE_MS) });

function typed(day: CalendarDay): string {
  const { year, month, date } = partsOf(day);
  return `${year}/${month}/${date} 14:00`;
}

/** How many messages with these words somebody has, in the channel or in their direct messages. */
function count(person: SlackUser, words: string, channel = person.im): number {
  return person.messages(channel).filter((message) => textOf(message).includes(words)).length;
}

/** Once the town's bot has delivered everything that one that died left behind. */
async function deliverTheRest(town: TownOnDisk) {
  const bot = await town.startHere(ahead(3));
  bot.installation.courier.wake();
  await bot.installation.courier.settled();
  return bot;
}

const rows = async (town: TownOnDisk, sql: string) => query(await databaseUrlOf(town.dataDir, 'tsudoi'), sql);

describe('what was acknowledged before a kill -9', () => {
  let town: TownOnDisk;
  let when: string;
  beforeEach(async () => {
    town = await townOnDisk();
    when = typed(addDays(town.today, 10));
  });
  afterEach(() => town.remove());

  function expectOneInvitationEach({ kaicho, ...others }: Record<string, SlackUser>): void {
    for (const [name, person] of Object.entries(others)) {
      const invited = name === 'soudan2' ? 0 : 1;
      expect(count(person, 'つつじ市支援会議を開催します'), name).toBe(invited);
      const files = person.messages(person.im).flatMap((message) => message.files);
      expect(files, name).toHaveLength(invited);
    }
    expect(count(kaicho as SlackUser, 'つつじ市支援会議を開催します', CHANNEL)).toBe(1);
  }

  it('is a sitting that stands after a restart, and of which everybody hears once', async () => {
    const first = await town.start();
    await first.people.kaicho.slash('/shien', `開催 ${when} 場所:301会議室`, CHANNEL);
    await first.people.kaicho.answered('招集しました');
    await first.kill();

    const second = await town.start();
    await second.people.kaicho.slash('/shien', '予定', CHANNEL);
    expect(textOf(await second.people.kaicho.answered('これからの会議'))).toContain('301会議室');
    await second.kill();

    const { people } = await deliverTheRest(town);
    expectOneInvitationEach(people);
    expect(await rows(town, 'SELECT status FROM "Sitting"')).toEqual([{ status: 'convened' }]);
    expect(town.slack.violations).toEqual([]);
  });

  it('is delivered once, whether Slack had taken a message when the bot died or not', async () => {
    town.slack.fail('chat.postMessage', hang('after'), 2);
    town.slack.fail('chat.postMessage', hang('before'), 2);
    town.slack.fail('upload', hang('after'));
    const bot = await town.start();
    await bot.people.kaicho.slash('/shien', `開催 ${when}`, CHANNEL);
    await bot.people.kaicho.answered('招集しました');
    await town.slack.until(
      () => town.slack.hanging.size === 5,
      () => `Only ${town.slack.hanging.size} messages were on their way.`,
    );
    await bot.kill();

    const { people, installation } = await deliverTheRest(town);
    expectOneInvitationEach(people);
    expect(await installation.store.outboxCounts()).toEqual({ waiting: 0, dead: 0 });
  });

  it('is a pledge, an answer and a task, each recorded once also when it is pressed again', async () => {
    const first = await town.start();
    await first.people.kaicho.slash('/shien', `開催 ${when}`, CHANNEL);
    const invitation = await first.people.soudan.sees('開催します', first.people.soudan.im);
    const { suido } = first.people;
    await suido.slash('/shien', '誓約');
    const promise = await suido.answered('誓約します');
    await suido.click(promise, '誓約します');
    await suido.answered('誓約を承りました');
    await first.kill();

    const second = await town.start();
    await second.people.suido.slash('/shien', '誓約');
    await second.people.suido.answered('誓約済みです');
    await second.people.soudan.click(invitation, '出席');
    await second.people.soudan.sees('✓ 出席', second.people.soudan.im);
    await second.kill();

    const third = await town.start();
    const { kaicho, soudan } = third.people;
    await soudan.click(invitation, '出席');
    await kaicho.slash('/shien', `タスク ${CASE_NUMBER}`, CHANNEL);
    await kaicho.submit(await kaicho.seesModal('タスクを頼む'), {
      担当機関: 'つつじ相談室',
      '内容の種類（通知に表示されます）': '訪問する',
      '具体的な内容（担当機関の、閲覧範囲の方だけが読めます）': CANARIES.detail,
      期限: typed(addDays(town.today, 5)).split(' ')[0] ?? '',
    });
    await kaicho.seesModal('つつじ相談室へ頼みました');
    await third.kill();

    const { people } = await deliverTheRest(town);
    expect(count(people.soudan, '訪問する をお願いします')).toBe(1);
    await people.soudan.slash('/shien', 'タスク', CHANNEL);
    await people.soudan.answered(`${CASE_NUMBER} #1 訪問する`);
    const status = await people.kaicho.sees('の回答状況', people.kaicho.im);
    expect(textOf(status)).toContain('出席1・オンライン0・代理0・欠席0');
    expect(await rows(town, 'SELECT answer FROM "AttendanceReply"')).toEqual([{ answer: 'attend' }]);
    expect(await rows(town, 'SELECT number FROM "FollowUpTask"')).toHaveLength(1);
    expect(await rows(town, `SELECT 1 FROM "ConfidentialityPledge" WHERE method <> 'paper'`)).toHaveLength(1);
  });
});

describe('共有 that a kill -9 breaks off', () => {
  const CASES = [
    'R8-支-021',
    'R8-支-022',
    'R8-支-023',
    'R8-支-024',
    'R8-支-025',
    'R8-支-026',
    'R8-支-027',
  ] as const;
  const summaryOf = (number: string) => `${number} は同行訪問から始める`;
  let town: TownOnDisk;

  beforeAll(async () => {
    const about = 'body: shien, urgency: high, selectionReason: no_consent';
    const cases = CASES.map((number) => `{number: ${number}, ${about}, audience: [${READERS}]}`);
    town = await townOnDisk({ cases });
    await confirmMinutes(town, CASES, summaryOf);
  });
  afterEach(async () => {
    // A bot that starts looks at live posts at once, and would meet what is planned for the next one.
    await rows(
      town,
      `UPDATE "Disclosure" SET "status" = 'retracted', "liveKey" = NULL WHERE "status" = 'kept'`,
    );
    await town.end();
  });
  afterAll(() => town.remove());

  /** The chair shares, and the bot dies when a call of it has no answer. */
  async function shareAndDie(number: string): Promise<void> {
    const bot = await town.start();
    const { slack } = town;
    const before = slack.hanging.size;
    await bot.people.kaicho.slash('/shien', `共有 ${number}`, CHANNEL);
    await slack.until(
      () => slack.hanging.size > before,
      () => `Nothing was on its way.\n${bot.people.kaicho.screen()}`,
    );
    await bot.kill();
  }

  /** Two minutes later the job looks after what was begun. */
  async function recover() {
    const bot = await town.startHere(ahead(2));
    const recovered = await bot.installation.app.recoverDisclosures();
    await bot.installation.courier.settled();
    return { ...bot, recovered };
  }

  /** The steps of a case's disclosures, and how many stood in the way when the room was last read. */
  const disclosuresOf = (number: string) =>
    rows(
      town,
      `SELECT d.status, (d.proof->>'pages')::int AS pages,
              jsonb_array_length(jsonb_path_query_array(d.proof, '$.readers[*] ? (@.reasons.size() > 0)')) AS unfit
         FROM "Disclosure" d JOIN "Case" c USING ("municipalityId", "caseId")
        WHERE c.number = '${number}' ORDER BY d.at`,
    );

  it('between the post and the second reading is read again and kept, with proof, and the chair hears of it once', async () => {
    const [number] = CASES;
    onceAfter(town, 'chat.postMessage', () => town.slack.fail('conversations.members', hang('before')));
    await shareAndDie(number);

    const { people, installation, recovered } = await recover();
    expect(recovered).toBe(1);
    expect(count(people.soudan, summaryOf(number), CHANNEL)).toBe(1);
    expect(await disclosuresOf(number)).toEqual([{ status: 'kept', pages: 1, unfit: 0 }]);
    expect(count(people.kaicho, `${number} の要旨を共有しました`)).toBe(1);
    expect(await installation.app.recoverDisclosures()).toBe(0);
    expect(count(people.kaicho, `${number} の要旨を共有しました`)).toBe(1);
  });

  it('is retracted when somebody who may not read came in meanwhile; the chair hears so, the secretariat who', async () => {
    const [, number] = CASES;
    const team = town.slack.team();
    onceAfter(town, 'chat.postMessage', () => town.slack.fail('conversations.members', hang('before')));
    await shareAndDie(number);
    team.addPerson('U0BUGAI', { name: '部外 太郎' });
    team.join(CHANNEL, 'U0BUGAI');

    const { people } = await recover();
    team.leave(CHANNEL, 'U0BUGAI');
    expect(count(people.soudan, summaryOf(number), CHANNEL)).toBe(0);
    expect(await disclosuresOf(number)).toEqual([{ status: 'retracted', pages: 1, unfit: 1 }]);
    expect(count(people.kaicho, `${number} の共有を取り消しました`)).toBe(1);
    expect(textOf(await people.jimu.sees('共有を取り消しました', people.jimu.im))).toContain('部外 太郎');
    expect(people.kaicho.everSeen()).not.toContain('部外 太郎');
  });

  it('when Slack had taken the post without saying so is found by its key, and not posted again', async () => {
    const [, , number] = CASES;
    town.slack.fail('chat.postMessage', hang('after'));
    await shareAndDie(number);

    const { people } = await recover();
    expect(count(people.soudan, summaryOf(number), CHANNEL)).toBe(1);
    expect(await disclosuresOf(number)).toEqual([{ status: 'kept', pages: 1, unfit: 0 }]);
    expect(count(people.kaicho, `${number} の要旨を共有しました`)).toBe(1);
  });

  it('before Slack had the post is told to the chair, who can share again', async () => {
    const [, , , number] = CASES;
    town.slack.fail('chat.postMessage', hang('before'));
    await shareAndDie(number);

    const { people } = await recover();
    expect(count(people.soudan, summaryOf(number), CHANNEL)).toBe(0);
    expect(textOf(await people.kaicho.sees('投稿は届いていませんでした', people.kaicho.im))).toContain(
      number,
    );
    await people.kaicho.slash('/shien', `共有 ${number}`, CHANNEL);
    await people.kaicho.answered(`${number} の要旨を共有しました`);
    expect(count(people.soudan, summaryOf(number), CHANNEL)).toBe(1);
    expect(await disclosuresOf(number)).toMatchObject([{ status: 'inconclusive' }, { status: 'kept' }]);
  });

  it('before the members were read has posted nothing; the chair is told, and can share again', async () => {
    const [, , , , number] = CASES;
    town.slack.fail('conversations.members', hang('before'));
    await shareAndDie(number);
    expect(await disclosuresOf(number)).toEqual([{ status: 'intended', pages: null, unfit: null }]);

    const { people } = await recover();
    expect(count(people.soudan, summaryOf(number), CHANNEL)).toBe(0);
    expect(await disclosuresOf(number)).toEqual([{ status: 'inconclusive', pages: null, unfit: null }]);
    expect(textOf(await people.kaicho.sees(`${number} は共有していません`, people.kaicho.im))).toContain(
      '投稿は届いていませんでした',
    );
    await people.kaicho.slash('/shien', `共有 ${number}`, CHANNEL);
    await people.kaicho.answered(`${number} の要旨を共有しました`);
    expect(await disclosuresOf(number)).toMatchObject([{ status: 'inconclusive' }, { status: 'kept' }]);
  });

  it.each([
    ['before it was blanked', 'chat.update', 'before', 5],
    ['between blanking and deleting', 'chat.delete', 'before', 6],
  ] as const)('while it is taken away, %s, is taken away after the restart', async (_, method, when, at) => {
    const number = CASES[at];
    const team = town.slack.team();
    const outsider = `U0BUGAI${at}`;
    team.addPerson(outsider, { name: '部外 次郎' });
    onceAfter(town, 'chat.postMessage', () => {
      team.join(CHANNEL, outsider);
      town.slack.fail(method, hang(when));
    });
    await shareAndDie(number);
    expect(await disclosuresOf(number)).toMatchObject([{ status: 'posted' }]);

    const { people } = await recover();
    team.leave(CHANNEL, outsider);
    expect(count(people.soudan, summaryOf(number), CHANNEL)).toBe(0);
    expect(await disclosuresOf(number)).toEqual([{ status: 'retracted', pages: 1, unfit: 1 }]);
    expect(count(people.kaicho, `${number} の共有を取り消しました`)).toBe(1);
  });
});

const READERS = 'kaicho, jimu, soudan, minsei, denryoku';

/** Does something before Slack's answer to the next call of a method reaches the bot. */
function onceAfter({ slack }: TownOnDisk, method: string, act: () => void): void {
  const before = slack.callsOf(method).length;
  let done = false;
  const called = () => {
    if (!done && slack.callsOf(method).length > before) {
      // First, for the act itself may be a change after which is looked again.
      done = true;
      act();
    }
    return done;
  };
  void slack.until(called, () => `${method} was not called.`);
}

/** Yesterday's sitting had these cases, and the chair has confirmed a result of each. */
async function confirmMinutes(
  town: TownOnDisk,
  numbers: readonly string[],
  summaryOf: (number: string) => string,
): Promise<void> {
  const clock = testClock(new Date(Date.now() - 3 * DAY_MS).toISOString());
  const bot = await town.startHere(clock);
  const { kaicho } = bot.people;
  await kaicho.slash('/shien', `開催 ${typed(addDays(town.today, -1))}`, CHANNEL);
  await kaicho.answered('招集しました');
  await kaicho.slash('/shien', '議題 一覧', CHANNEL);
  await kaicho.submit(await kaicho.seesModal('議題を選ぶ'), { 議題にする事例: numbers });
  await kaicho.seesModal(`議題を${numbers.length}件に決めました`);
  kaicho.closeModal();
  clock.set(new Date().toISOString());
  for (const number of numbers) {
    await kaicho.slash('/shien', '議事録', CHANNEL);
    await kaicho.click(await kaicho.answered('の議事録'), '書く', { near: number });
    const form = await kaicho.seesModal(`${number} の結果`);
    await kaicho.submit(form, { '要旨（共有される内容）': summaryOf(number) });
    await kaicho.click(await kaicho.seesModal(`${number} の下書きを保存しました`), '読む');
    await kaicho.click(await kaicho.answered(summaryOf(number)), '確定する');
    await kaicho.answered(`${number} の議事録を確定しました`);
    while (kaicho.modal) kaicho.closeModal();
  }
  await bot.stop();
}
