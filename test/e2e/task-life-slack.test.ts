import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SlackUser } from '../support/slack/slack-user.ts';
import { type SlackTown, slackTown } from '../support/slack-town.ts';

const DETAIL = '内容（試験札）';
const SCOPE = '電話だけなら（試験札範囲）';
const WORDS = '子から父への暴力（試験札発動）';
const HOW = '玄関先で話した（試験札経過）';

const FORM = {
  agency: '担当機関',
  verb: '内容の種類（通知に表示されます）',
  detail: '具体的な内容（担当機関の、閲覧範囲の方だけが読めます）',
  kind: '種別',
  trigger: '出来事（出来事が起きたら、を選んだとき）',
} as const;

let town: SlackTown;

beforeEach(async () => {
  town = await slackTown();
});
afterEach(async () => {
  // What was written is seen in private views only: in no message, no notification and no log.
  for (const written of [DETAIL, SCOPE, WORDS, HOW]) {
    const messages = Object.values(town.people).flatMap((one) => messagesOf(one));
    expect(messages.filter((text) => text.includes(written))).toEqual([]);
    expect(town.logged()).not.toContain(written);
  }
  expect(town.slack.violations).toEqual([]);
  await town.stop();
});

const messagesOf = (one: SlackUser) =>
  [one.im, town.channel].flatMap((channel) =>
    one
      .messages(channel)
      .filter(({ onlyFor }) => onlyFor === undefined)
      .map((message) => JSON.stringify(message)),
  );
const count = (one: SlackUser, words: string) =>
  one.messages(one.im).filter((message) => JSON.stringify(message).includes(words)).length;

async function assign(agency: string, more: Readonly<Record<string, string>>): Promise<void> {
  const { kaicho } = town.people;
  await kaicho.slash('/shien', `タスク ${town.caseNumber}`, town.channel);
  await kaicho.submit(await kaicho.seesModal('タスクを頼む'), {
    [FORM.agency]: agency,
    [FORM.verb]: '対応する',
    [FORM.detail]: DETAIL,
    ...more,
  });
  await kaicho.seesModal('へ頼みました');
  kaicho.closeModal();
  await town.settle();
}

describe('a task through Slack', () => {
  it('is declined by one agency, handed over, changed with the next one, and done', async () => {
    const { kaicho, soudan, minsei } = town.people;
    const label = `${town.caseNumber} #1 対応する`;
    await assign('つつじ相談室', { 期限: '12/10' });

    await soudan.click(await soudan.sees(`${label} をお願いします`, soudan.im), '難しい（辞退・変更の相談）');
    await soudan.submit(await soudan.seesModal('お返事'), { 返事: 'できない：手が足りない' });
    await soudan.seesModal('を辞退しました');
    soudan.closeModal();
    await town.settle();

    await kaicho.click(await kaicho.sees(`${label}：辞退`, kaicho.im), 'ほかの機関に頼む');
    await kaicho.submit(await kaicho.seesModal('ほかの機関に頼む'), { 担当機関: '民生委員協議会' });
    await kaicho.seesModal('民生委員協議会へ頼みました');
    kaicho.closeModal();
    await town.settle();

    const offer = await minsei.sees(`${label} をお願いします`, minsei.im);
    await minsei.click(offer, '難しい（辞退・変更の相談）');
    await minsei.submit(await minsei.seesModal('お返事'), {
      返事: '期限か内容を変えればできる',
      希望の期限: '12/18',
      'できる内容（閲覧範囲の方だけが読めます）': SCOPE,
    });
    await minsei.seesModal('の変更を相談しました');
    minsei.closeModal();
    await town.settle();

    await kaicho.click(await kaicho.sees(`${label}：変更の相談`, kaicho.im), '内容を見る');
    await kaicho.click(await kaicho.answered(SCOPE), '変更を受け入れる');
    await kaicho.answered(`${label}：引受け済みになりました`);
    await town.settle();
    await minsei.sees(`${label}：引受け済みになりました`, minsei.im);

    town.clock.set('2026-12-18T00:00:00Z');
    await town.remind();
    const reminder = await minsei.sees(`${label} の期限です`, minsei.im);
    await minsei.click(reminder, '内容を見る');
    await minsei.click(await minsei.answered(SCOPE), 'ひとこと添えて報告');
    await minsei.submit(await minsei.seesModal('報告する'), {
      'どのように行ったか（閲覧範囲の方だけが読めます）': HOW,
    });
    await minsei.seesModal('を完了にしました');
    minsei.closeModal();
    await town.settle();
    await kaicho.click(await kaicho.sees(`${label} が完了しました`, kaicho.im), '内容を見る');
    await kaicho.answered(HOW);
    expect(count(soudan, 'の期限です')).toBe(0);
  });

  it('asks after an offer once after two business days, and tells the chair once after three', async () => {
    const { kaicho, soudan } = town.people;
    await assign('つつじ相談室', { 期限: '12/25' });
    for (const at of ['2026-11-25T01:00:00Z', '2026-11-26T01:00:00Z', '2026-11-26T05:00:00Z']) {
      town.clock.set(at);
      await town.remind();
    }
    expect(count(soudan, 'のお返事をお待ちしています')).toBe(1);
    expect(count(kaicho, 'に返事がありません')).toBe(0);
    town.clock.set('2026-11-27T01:00:00Z');
    await town.remind();
    await town.remind();
    expect([count(soudan, 'のお返事をお待ちしています'), count(kaicho, 'に返事がありません')]).toEqual([
      1, 1,
    ]);
  });

  it('waits for its trigger, is never late before it, and alerts three agencies at once (A3)', async () => {
    const { jimu, soudan, minsei, denryoku } = town.people;
    const agencies = ['つつじ相談室', '民生委員協議会', 'つつじ電力'];
    for (const agency of agencies) {
      await assign(agency, { [FORM.kind]: '出来事が起きたら', 期限: '即日', [FORM.trigger]: WORDS });
    }
    town.clock.set('2027-02-01T01:00:00Z');
    await town.remind();
    await soudan.slash('/shien', 'タスク', town.channel);
    await soudan.answered('発動待ち（起きたら即日）');
    expect(count(soudan, 'の期限です')).toBe(0);

    // On a Saturday night.
    town.clock.set('2027-02-06T14:00:00Z');
    const [first, second] = [minsei, denryoku];
    for (const one of [first, second]) await one.slash('/shien', `発動 ${town.caseNumber}`, town.channel);
    await first.submit(await first.seesModal(`発動（${town.caseNumber}）`), { 起きたこと: WORDS });
    await first.seesModal('3機関へ知らせました');
    await second.submit(await second.seesModal(`発動（${town.caseNumber}）`), { 起きたこと: WORDS });
    await second.seesModal('に発動されています');
    await town.settle();
    for (const [index, one] of [soudan, minsei, denryoku].entries()) {
      await one.sees(`${town.caseNumber} #${index + 1} 対応する 発動されました`, one.im);
      expect(count(one, '発動されました')).toBe(1);
    }
    const events = await town.query(`SELECT kind FROM "AuditEvent" WHERE kind = 'trigger_pulled'`);
    expect(events).toHaveLength(1);
    await jimu.slash('/shien', 'タスク', town.channel);
    await jimu.answered('機関ごとの未完了（事務局だけに表示）');
  });

  it('comes again until the review closes it, acknowledged by the agency after a change of staff (A4)', async () => {
    const { kaicho, soudan, soudan2 } = town.people;
    const label = `${town.caseNumber} #1 対応する`;
    await assign('つつじ相談室', { [FORM.kind]: '毎月', 期限: '見直し 11日' });
    await soudan.click(await soudan.sees(`${label} をお願いします`, soudan.im), '引き受ける');
    await soudan.answered('を引き受けました');
    await town.settle();

    town.clock.set('2026-12-11T00:00:00Z');
    await town.remind();
    await soudan.click(await soudan.sees(`${label} の期限です`, soudan.im), '完了');
    await soudan.answered('次の期限：令和9年1月12日(火)');
    await town.settle();

    town.clock.set('2026-12-15T00:00:00Z');
    await town.grow({
      constituents: [
        '{body: shien, person: soudan2, kind: regular, from: 2026-12-15, to: 2028-03-31, pledgedOn: 2026-12-15}',
      ],
    });
    await town.query(`UPDATE "Constituent" SET "endedOn" = '2026-12-31' WHERE "personId" IN
      (SELECT "personId" FROM "Person" WHERE name = '相田 健') AND "bodyId" IN
      (SELECT "bodyId" FROM "MeetingBody" WHERE "displayName" = 'つつじ市支援会議')`);
    await town.query(`INSERT INTO "CaseAudience" ("municipalityId", "caseId", "personId")
      SELECT c."municipalityId", c."caseId", p."personId" FROM "Case" c, "Person" p
       WHERE c.number = 'R8-支-014' AND p.name = '相沢 光'`);
    town.clock.set('2027-01-12T00:00:00Z');
    await town.remind();
    await soudan2.click(await soudan2.sees(`${label} の期限です`, soudan2.im), '完了');
    await soudan2.answered('次の期限：令和9年2月12日(金)');
    await town.settle();
    // The reminder of the first round gave way to its answer; whoever has left gets no other one.
    expect(count(soudan, 'の期限です')).toBe(0);

    await kaicho.slash('/shien', 'タスク', town.channel);
    await kaicho.click(await kaicho.answered(label), '内容を見る');
    await kaicho.click(await kaicho.answered('毎月見直し'), '見直しで終える');
    await kaicho.answered(`${label}：完了になりました`);
    town.clock.set('2027-02-12T00:00:00Z');
    await town.remind();
    expect(count(soudan2, 'の期限です')).toBe(0);
    const rounds = await town.query('SELECT round, "agencyId" FROM "TaskRound" ORDER BY round');
    expect(rounds.map(({ round }) => round)).toEqual([1, 2]);
    expect(new Set(rounds.map(({ agencyId }) => agencyId)).size).toBe(1);
  });
});
