import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rateLimited, serverError } from '../support/slack/faults.ts';
import { deliverEvent, slashFields } from '../support/slack/payloads.ts';
import { type SlackUser, type Surface, textOf } from '../support/slack/slack-user.ts';
import type { View } from '../support/slack/workspace.ts';
import { type SlackTown, slackTown } from '../support/slack-town.ts';
import { PEOPLE } from '../support/town.ts';

let town: SlackTown;

beforeEach(async () => {
  town = await slackTown();
});
afterEach(async () => {
  expect(town.slack.violations).toEqual([]);
  await town.stop();
});

const CALL = 'つつじ市支援会議を開催します';
const call = (person: SlackUser) => person.sees(CALL, person.im);
const status = (person: SlackUser) => person.sees('の回答状況', person.im);

/** Both presses are under way before either is answered. */
async function clickTwice(person: SlackUser, surface: Surface, label: string, near?: string): Promise<void> {
  const terms = near === undefined ? {} : { near };
  await Promise.all([person.click(surface, label, terms), person.click(surface, label, terms)]);
}

type Entries = Parameters<SlackUser['submit']>[1];
async function submitTwice(person: SlackUser, form: View, entries: Entries): Promise<void> {
  await Promise.all([person.submit(form, entries), person.submit(form, entries)]);
}

/** Everything is done, and the person closes what is open. */
async function closed(person: SlackUser): Promise<void> {
  await town.settle();
  while (person.modal) person.closeModal();
}

const rows = async (table: string): Promise<number> =>
  Number((await town.query(`SELECT count(*) AS n FROM "${table}"`))[0]?.n);

/** How many lines of each kind stand in the audit. */
async function audit(): Promise<Record<string, number>> {
  const lines = await town.query(`SELECT kind, count(*)::int AS n FROM "AuditEvent" GROUP BY kind`);
  return Object.fromEntries(lines.map(({ kind, n }) => [kind as string, n as number]));
}

/** Messages that were pushed, each by where it went and what it was: two of one kind are one too many. */
function pushedTwice(): string[] {
  const marks = town.slack
    .callsOf('chat.postMessage')
    .filter((one) => one.status === 200 && one.answer.ok === true)
    .map((one) => `${one.args.channel} ${JSON.stringify(one.args.metadata)}`);
  return marks.filter((mark, index) => marks.indexOf(mark) !== index);
}

describe('a double click', () => {
  it('makes one record, one line of audit and one message at every station of the job', {
    timeout: 90_000,
  }, async () => {
    const { kaicho, jimu, soudan, minsei, suido } = town.people;

    await suido.slash('/shien', '誓約');
    await clickTwice(suido, await suido.answered('守秘の誓約'), '誓約します');
    await suido.answered('誓約を承りました');

    await jimu.slash('/shien', '事例 登録', town.channel);
    await submitTwice(jimu, await jimu.seesModal('事例を登録する'), {
      '閲覧範囲（会長が招集する構成員）': [PEOPLE.kaicho.name, PEOPLE.jimu.name],
      状況: town.canaries.situation,
    });
    await jimu.seesModal('R8-支-015 として登録しました');
    await closed(jimu);
    await jimu.slash('/shien', '事例', town.channel);
    await jimu.click(await jimu.answered('R8-支-015'), '閲覧範囲', { near: 'R8-支-015' });
    await submitTwice(jimu, await jimu.seesModal('R8-支-015 の閲覧範囲'), {
      '閲覧範囲（会長が招集する構成員）': [PEOPLE.kaicho.name],
    });
    await jimu.seesModal('閲覧範囲を1人にしました');
    await closed(jimu);

    await kaicho.slash('/shien', '開催', town.channel);
    await submitTwice(kaicho, await kaicho.seesModal('会議を開催する'), { 日時: '12/3 14:00、12/4 10:00' });
    await kaicho.seesModal('日程調整を始めました');
    await closed(kaicho);
    await clickTwice(soudan, await soudan.sees('の日程調整', soudan.im), '○', '12月3日');
    await soudan.sees('✓ ○', soudan.im);
    await town.settle();
    await clickTwice(kaicho, await status(kaicho), 'この日に決める', '12月3日');
    await kaicho.answered('日程を決めて、招集しました');
    await town.settle();
    await clickTwice(minsei, await call(minsei), '出席');
    await minsei.sees('✓ 出席', minsei.im);

    await kaicho.slash('/shien', '議題 一覧', town.channel);
    const agenda = { 議題にする事例: [town.caseNumber] };
    await submitTwice(kaicho, await kaicho.seesModal('議題を選ぶ'), agenda);
    await kaicho.seesModal('議題を1件に決めました');
    await closed(kaicho);
    town.clock.set('2026-12-03T05:10:00Z');
    await jimu.slash('/shien', '議事録', town.channel);
    await jimu.click(await jimu.answered('の議事録'), '書く');
    const summary = { '要旨（共有される内容）': town.canaries.summary };
    await submitTwice(jimu, await jimu.seesModal('の結果'), summary);
    await jimu.seesModal('下書きを保存しました');
    await closed(jimu);
    await kaicho.click(await kaicho.sees('議事録の確定をお願いします', kaicho.im), '読む');
    await clickTwice(kaicho, await kaicho.answered(town.canaries.summary), '確定する');
    const confirmed = await kaicho.answered('議事録を確定しました');
    await town.settle();
    await kaicho.click(confirmed, '共有する');
    await clickTwice(kaicho, await kaicho.answered('どのチャンネルで共有しますか'), 'チャンネル 支援会議室');
    await soudan.sees(town.canaries.summary, town.channel);
    await town.settle();

    await kaicho.slash('/shien', `タスク ${town.caseNumber}`, town.channel);
    await submitTwice(kaicho, await kaicho.seesModal('タスクを頼む'), {
      担当機関: 'つつじ相談室',
      '具体的な内容（担当機関の、閲覧範囲の方だけが読めます）': town.canaries.detail,
      期限: '12/10',
    });
    await kaicho.seesModal('つつじ相談室へ頼みました');
    await closed(kaicho);
    const task = await soudan.sees('をお願いします', soudan.im);
    await clickTwice(soudan, task, '完了');
    await soudan.answered('完了にしました');
    await town.settle();

    await town.called('12/10 10:00');
    await kaicho.slash('/shien', '変更', town.channel);
    await submitTwice(kaicho, await kaicho.seesModal('会議を変更する'), { 場所: 'オンライン' });
    await kaicho.seesModal('変更して');
    await closed(kaicho);
    await clickTwice(kaicho, await status(kaicho), '中止する');
    await kaicho.answered('中止を');
    await town.settle();

    expect(await audit()).toMatchObject({
      pledged: 1,
      case_registered: 1,
      audience_set: 1,
      poll_opened: 1,
      poll_answered: 1,
      sitting_convened: 2,
      attendance_answered: 1,
      agenda_set: 1,
      minutes_drafted: 1,
      minutes_confirmed: 1,
      disclosure_intended: 1,
      disclosure_allowed: 1,
      disclosure_posted: 1,
      disclosure_kept: 1,
      task_assigned: 1,
      task_done: 1,
      sitting_changed: 1,
      sitting_cancelled: 1,
    });
    expect(await rows('Sitting')).toBe(2);
    expect(await rows('Case')).toBe(2);
    expect(await rows('PollAnswer')).toBe(1);
    expect(await rows('AttendanceReply')).toBe(1);
    expect(await rows('AgendaItem')).toBe(1);
    expect(await rows('Minutes')).toBe(1);
    expect(await rows('Disclosure')).toBe(1);
    expect(await rows('FollowUpTask')).toBe(1);
    expect(pushedTwice()).toEqual([]);
  });

  it('names one proxy and sends one invitation', async () => {
    await town.called();
    const { soudan, jimu } = town.people;
    const nitta = town.addPerson('U0NITTA', { name: '新田 円' });
    await soudan.click(await call(soudan), '代理出席');
    await submitTwice(soudan, await soudan.seesModal('代理出席'), {
      招待する方の氏名: '新田 円',
      招待する方のアカウント: nitta.id,
    });
    await soudan.seesModal('誓約待ち');
    await town.settle();
    expect(await town.query(`SELECT name FROM "Person" WHERE name = '新田 円'`)).toHaveLength(1);
    expect((await audit()).proxy_named).toBe(1);
    const invited = jimu.messages(jimu.im).filter((one) => textOf(one).includes('代理者が招待されました'));
    expect(invited).toHaveLength(1);
    expect(pushedTwice()).toEqual([]);
  });
});

describe('a repeated request', () => {
  it('gives the first answer again when Slack delivers the same command twice', async () => {
    const { kaicho } = town.people;
    const workspace = town.slack.team();
    const person = workspace.people.get(kaicho.id);
    if (person === undefined) throw new Error('The chair is not in Slack.');
    const doing = { slack: town.slack, workspace, person };
    const fields = slashFields(doing, '/shien', '開催 12/3 14:00', town.channel);
    const { delivery } = town.adapter;
    await Promise.all([delivery.slash(fields), delivery.slash(fields)]);
    await town.settle();
    await delivery.slash(fields);
    await town.settle();
    expect(await rows('Sitting')).toBe(1);
    expect((await audit()).sitting_convened).toBe(1);
    const answers = kaicho.messages(town.channel).filter((one) => textOf(one).includes('を招集しました'));
    expect(new Set(answers.map(textOf))).toHaveLength(1);
    expect(pushedTwice()).toEqual([]);
  });

  it('draws the home tab once for an event that Slack sends three times', async () => {
    const { kaicho } = town.people;
    const event = { type: 'app_home_opened', user: kaicho.id, channel: kaicho.im, tab: 'home' };
    const retries = [
      { number: 1, reason: 'http_timeout' },
      { number: 2, reason: 'http_timeout' },
    ];
    await deliverEvent(town.slack, town.adapter.delivery, event, { retries });
    await town.settle();
    expect(town.slack.callsOf('views.publish')).toHaveLength(1);
  });
});

describe('at the same moment', () => {
  const everybody = ['kaicho', 'jimu', 'soudan', 'minsei', 'denryoku', 'suido'] as const;
  beforeEach(async () => {
    const { suido } = town.people;
    await suido.slash('/shien', '誓約');
    await suido.click(await suido.answered('守秘の誓約'), '誓約します');
    await suido.answered('誓約を承りました');
  });

  it('six marks in a poll all count', async () => {
    await town.polled();
    await Promise.all(
      everybody.map(async (key) => {
        const person = town.people[key];
        await person.click(await person.sees('の日程調整', person.im), '○', { near: '12月3日' });
      }),
    );
    for (const key of everybody) await town.people[key].sees('✓ ○', town.people[key].im);
    await town.settle();
    expect(textOf(await status(town.people.kaicho))).toContain('○6　△0　×0');
    expect(textOf(await town.people.kaicho.sees('の日程調整', town.channel))).toContain('○6　△0　×0');
    expect((await audit()).poll_answered).toBe(6);
  });

  it('six answers to a call all count', async () => {
    await town.called();
    await Promise.all(
      everybody.map(async (key, index) => {
        const person = town.people[key];
        await person.click(await call(person), index % 2 === 0 ? '出席' : '欠席');
      }),
    );
    for (const key of everybody) await town.people[key].sees('[✓ ', town.people[key].im);
    await town.settle();
    const { kaicho } = town.people;
    expect(textOf(await status(kaicho))).toContain('出席3・オンライン0・代理0・欠席3・未回答0');
    expect(textOf(await status(kaicho))).toContain('全員が回答しました');
  });

  it('one of two changes wins, and the other is told so in front of the new state', async () => {
    await town.called();
    const { kaicho, jimu, soudan } = town.people;
    const leaders = [
      { person: kaicho, typed: '12/4 10:00', shown: '令和8年12月4日(金) 10:00' },
      { person: jimu, typed: '12/7 10:00', shown: '令和8年12月7日(月) 10:00' },
    ];
    for (const { person } of leaders) await person.slash('/shien', '変更', town.channel);
    const forms = await Promise.all(leaders.map(({ person }) => person.seesModal('会議を変更する')));
    await Promise.all(
      leaders.map(({ person, typed }, index) => person.submit(forms[index] as View, { 日時: typed })),
    );
    const answers = await Promise.all(
      leaders.map(async ({ person }) =>
        textOf(await person.seesModal(/変更して、知らせた方全員に|先にほかの方が操作していました/)),
      ),
    );
    const winner = leaders.filter((_leader, index) => answers[index]?.includes('知らせた方全員に'));
    expect(winner).toHaveLength(1);
    const loser = answers.find((answer) => answer.includes('先にほかの方が'));
    expect(loser).toContain(winner[0]?.shown);
    expect(loser).toContain('招集済み');
    await town.settle();
    expect((await audit()).sitting_changed).toBe(1);
    const moved = soudan.messages(soudan.im).filter((one) => textOf(one).includes('の日時が変わりました'));
    expect(moved.map((one) => textOf(one).includes(winner[0]?.shown ?? '?'))).toEqual([true]);
  });

  it('tells a chair who changes what has just been cancelled that it is off', async () => {
    await town.called();
    const { kaicho, jimu } = town.people;
    await kaicho.slash('/shien', '変更', town.channel);
    const form = await kaicho.seesModal('会議を変更する');
    await jimu.click(await status(jimu), '中止する');
    await jimu.answered('中止を');
    await kaicho.submit(form, { 日時: '12/4 10:00' });
    await kaicho.seesModal('この会議はすでに中止されています');
  });

  it('two who share make one post', async () => {
    await town.confirmedMinutes();
    const { kaicho, jimu, soudan } = town.people;
    await Promise.all(
      [kaicho, jimu].map((person) => person.slash('/shien', `共有 ${town.caseNumber}`, town.channel)),
    );
    const answers = await Promise.all(
      [kaicho, jimu].map(async (person) =>
        textOf(await person.answered(/要旨を共有しました|すでにこのチャンネルで共有しています/)),
      ),
    );
    await town.settle();
    expect(answers.filter((answer) => answer.includes('要旨を共有しました'))).toHaveLength(1);
    const posts = soudan.messages(town.channel).filter((one) => textOf(one).includes(town.canaries.summary));
    expect(posts).toHaveLength(1);
    expect((await audit()).disclosure_posted).toBe(1);
  });
});

describe('a word that does not exist', () => {
  it.each([
    ['会催 12/3', '「会催」という言葉はありません', 'もしかして「開催」ですか。'],
    ['schedul', '「schedul」という言葉はありません', 'もしかして「開催」ですか。'],
    ['ぜんぜん違う', '「ぜんぜん違う」という言葉はありません', '「ヘルプ」で、できることをご覧ください。'],
  ])('is answered with the nearest one: %s', async (typed, title, hint) => {
    const { kaicho } = town.people;
    await kaicho.slash('/shien', typed, town.channel);
    const answer = textOf(await kaicho.answered('という言葉はありません'));
    if (!typed.includes(' ')) expect(answer).toContain(title);
    expect(answer).toContain(hint);
  });

  it('does not lead anybody to a word that is not for them', async () => {
    const { soudan } = town.people;
    await soudan.slash('/shien', '会催', town.channel);
    const answer = textOf(await soudan.answered('という言葉はありません'));
    expect(answer).not.toContain('「開催」');
    expect(answer).toContain('ヘルプ');
  });
});

describe('somebody who may not', () => {
  const WORDS = '開催 随時 予定 変更 中止 事例 議題 議事録 共有 点検 タスク 誓約 ヘルプ'.split(' ');

  /** Says every word, opens the home tab and presses what others may press; says what was answered. */
  async function triesEverything(person: SlackUser, channel?: string): Promise<string[]> {
    const answers: string[] = [];
    for (const word of [...WORDS, `事例 ${town.caseNumber}`, `共有 ${town.caseNumber}`]) {
      await person.slash('/shien', word, channel);
      answers.push(textOf(await person.answered()));
    }
    await person.openHome();
    answers.push(textOf(await person.seesHome()));
    await town.settle();
    return answers;
  }

  const seat = (name: string, change: string) =>
    town.query(
      `UPDATE "Constituent" SET ${change} WHERE "personId" = (SELECT "personId" FROM "Person" WHERE name = $1)`,
      [name],
    );

  it('is not registered: hears it kindly, and sees nothing', async () => {
    await town.called();
    const outsider = town.addPerson('U0BUGAI', { name: '部外 太郎' });
    for (const answer of await triesEverything(outsider)) {
      expect(answer).toContain('会議体に登録された構成員の方がお使いになる道具です');
    }
    expect(outsider.everSeen()).not.toMatch(/R8-|会津|事務 花子|12月3日/);
  });

  it('is not registered and presses a button in the channel: hears it alone', async () => {
    await town.called();
    const outsider = town.addPerson('U0BUGAI', { name: '部外 太郎' });
    const guest = town.addPerson('U0GUEST', { name: '来訪 花', kind: 'external' });
    for (const person of [outsider, guest]) {
      town.join(person.id, town.channel);
      await person.click(await person.sees(CALL, town.channel), '出席');
      await person.answered('ご利用になるには登録が必要です');
    }
    await town.settle();
    expect(town.people.soudan.everSeen()).not.toContain('ご利用になるには登録が必要です');
    expect(await rows('AttendanceReply')).toBe(0);
  });

  it('comes from a workspace that is registered nowhere: is told whom to ask', async () => {
    await town.query(`UPDATE "Workspace" SET tenant = 'T0ELSEWHERE'`);
    const { kaicho } = town.people;
    for (const answer of await triesEverything(kaicho)) {
      expect(answer).toContain('このワークスペースは登録されていません');
    }
    expect(kaicho.everSeen()).not.toMatch(/R8-|事務 花子/);
  });

  it('is suspended, or has left: is told so, and whom to ask', async () => {
    const { minsei, denryoku } = town.people;
    await town.called();
    const before = new Map([minsei, denryoku].map((person) => [person, person.everSeen().length]));
    await seat('民田 春', `"suspendedOn" = '2026-11-24'`);
    await seat('電野 進', `"termTo" = '2026-11-23'`);
    for (const [person, sentence] of [
      [minsei, '構成員としての資格が停止されているため、操作できません'],
      [denryoku, '任期が終了しているため、操作できません'],
    ] as const) {
      const answers = await triesEverything(person, town.channel);
      const others = answers.filter((answer) => !answer.includes(sentence));
      // Help and the pledge are for everybody who is registered; there is nothing of a case in them.
      expect(others.map((answer) => answer.split('\n')[0])).toEqual(['守秘の誓約', 'できること']);
      await person.click(await call(person), '出席');
      await person.answered(sentence);
      const seen = person.everSeen().slice(before.get(person));
      expect(seen).not.toMatch(/R8-|会津|12月3日/);
    }
    expect(await rows('AttendanceReply')).toBe(0);
  });
});

describe('the home tab', () => {
  it('shows my sittings and my tasks, and what was done there is gone from it', async () => {
    await town.confirmedMinutes();
    const { kaicho, soudan, suido } = town.people;
    await kaicho.slash('/shien', `タスク ${town.caseNumber}`, town.channel);
    await kaicho.submit(await kaicho.seesModal('タスクを頼む'), {
      担当機関: 'つつじ相談室',
      '内容の種類（通知に表示されます）': '訪問する',
      '具体的な内容（担当機関の、閲覧範囲の方だけが読めます）': town.canaries.detail,
      期限: '12/10',
    });
    await kaicho.seesModal('つつじ相談室へ頼みました');
    kaicho.closeModal();
    await town.called('12/3 14:00');
    await soudan.openHome();
    const home = await soudan.seesHome('相田 健さん');
    expect(textOf(home)).toContain('令和8年12月3日(木) 14:00　つつじ市支援会議');
    expect(textOf(home)).toContain(`${town.caseNumber} #1 訪問する`);
    expect(textOf(home)).not.toContain(town.canaries.detail);
    await soudan.click(home, '内容を見る');
    await soudan.seesModal(town.canaries.detail);
    soudan.closeModal();
    await soudan.click(home, '完了');
    await soudan.seesModal('完了にしました');
    await town.settle();
    expect(textOf(await soudan.seesHome('相田 健さん'))).not.toContain('訪問する');
    await suido.openHome();
    expect(textOf(await suido.seesHome('水谷 清さん'))).not.toContain(town.caseNumber);
  });
});

describe('an old button', () => {
  it('does nothing to a sitting that was cancelled meanwhile, and says so', async () => {
    await town.called();
    const { kaicho, jimu, soudan } = town.people;
    const [invitation, before] = [await call(soudan), await status(kaicho)];
    await jimu.click(await status(jimu), '中止する');
    await jimu.answered('中止を');
    await soudan.click(invitation, '出席');
    expect(textOf(await soudan.answered('この会議は「中止」のため、操作できません'))).not.toContain('[出席]');
    await soudan.click(invitation, '代理出席');
    await soudan.answered('この会議は「中止」のため、操作できません');
    await kaicho.click(before, '変更する');
    await kaicho.answered('この会議はすでに中止されています');
    await kaicho.click(before, '中止する');
    await kaicho.answered('この会議はすでに中止されています');
    await kaicho.click(before, '議題を選ぶ');
    await kaicho.answered('この会議は中止されているため、議題を決められません');
    await town.settle();
    expect(await rows('AttendanceReply')).toBe(0);
    expect(await rows('AgendaItem')).toBe(0);
  });

  it('fixes no date of a poll that was called off meanwhile', async () => {
    await town.polled();
    const { kaicho, jimu } = town.people;
    const before = await status(kaicho);
    await jimu.click(await status(jimu), '中止する');
    await jimu.answered('中止を');
    await kaicho.click(before, 'この日に決める', { near: '12月3日' });
    expect(textOf(await kaicho.answered('先にほかの方が操作していました'))).toContain('状態　中止');
  });

  it('completes no task twice', async () => {
    await town.confirmedMinutes();
    const { kaicho, soudan } = town.people;
    await kaicho.slash('/shien', `タスク ${town.caseNumber}`, town.channel);
    await kaicho.submit(await kaicho.seesModal('タスクを頼む'), {
      担当機関: 'つつじ相談室',
      '具体的な内容（担当機関の、閲覧範囲の方だけが読めます）': town.canaries.detail,
      期限: '12/10',
    });
    await kaicho.seesModal('つつじ相談室へ頼みました');
    await town.settle();
    const assigned = await soudan.sees('をお願いします', soudan.im);
    await soudan.slash('/shien', 'タスク');
    await soudan.click(await soudan.answered('#1'), '完了');
    await soudan.answered('完了にしました');
    await soudan.click(assigned, '完了');
    await soudan.answered('完了にしました');
    await town.settle();
    expect((await audit()).task_done).toBe(1);
    expect(pushedTwice()).toEqual([]);
  });
});

describe('a message that Slack does not take', () => {
  /** 2 channels, 6 people, and the counts for chair and secretariat. */
  const MESSAGES = 10;
  const delivered = () =>
    town.slack.callsOf('chat.postMessage').filter((one) => one.answer.ok === true).length;
  const outbox = async () =>
    Object.fromEntries(
      (await town.query(`SELECT status, count(*)::int AS n FROM "OutboxMessage" GROUP BY status`)).map(
        ({ status: name, n }) => [name, n],
      ),
    );

  it('is delivered once after a rate limit, no sooner than Slack says', async () => {
    town.slack.fail('chat.postMessage', rateLimited(30), 3);
    await town.called();
    expect(delivered()).toBe(MESSAGES - 3);
    await town.wait(29);
    expect(delivered()).toBe(MESSAGES - 3);
    await town.wait(2);
    expect(delivered()).toBe(MESSAGES);
    expect(pushedTwice()).toEqual([]);
    expect(await outbox()).toEqual({ sent: MESSAGES });
  });

  it('is delivered once after a server error, whether Slack had taken it or not', async () => {
    town.slack.fail('chat.postMessage', serverError('after'), 2);
    town.slack.fail('chat.postMessage', serverError('before'), 2);
    await town.called();
    await town.wait(10);
    expect(delivered()).toBe(MESSAGES);
    expect(pushedTwice()).toEqual([]);
    expect(await outbox()).toEqual({ sent: MESSAGES });
  });

  it('brings its calendar file once, also when the file alone failed', async () => {
    town.slack.fail('files.completeUploadExternal', serverError('before'), 2);
    town.slack.fail('files.completeUploadExternal', serverError('after'), 2);
    await town.called();
    await town.wait(10);
    for (const key of ['kaicho', 'jimu', 'soudan', 'minsei', 'denryoku', 'suido'] as const) {
      const person = town.people[key];
      const files = person.messages(person.im).flatMap((message) => message.files);
      expect(files, key).toHaveLength(1);
    }
    expect(pushedTwice()).toEqual([]);
  });

  it('is drawn again later when an update failed', async () => {
    await town.called();
    const { kaicho, soudan } = town.people;
    town.slack.fail('chat.update', rateLimited(30));
    await soudan.click(await call(soudan), '出席');
    await soudan.sees('✓ 出席', soudan.im);
    await town.settle();
    await town.wait(31);
    expect(textOf(await status(kaicho))).toContain('出席1');
    expect(textOf(await kaicho.sees(CALL, town.channel))).toContain('出席1');
  });

  it('is given up when its reader has left the workspace, and the others are told', async () => {
    const person = town.slack.team().people.get(PEOPLE.denryoku.id);
    if (person) person.kind = 'deactivated';
    await town.called();
    expect(delivered()).toBe(MESSAGES - 1);
    expect(await outbox()).toEqual({ sent: MESSAGES - 1, dead: 1 });
  });
});
