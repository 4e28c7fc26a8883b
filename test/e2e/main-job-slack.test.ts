import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../support/slack/slack-user.ts';
import { type SlackTown, slackTown } from '../support/slack-town.ts';

let town: SlackTown;

beforeEach(async () => {
  town = await slackTown();
});
afterEach(async () => {
  await town.stop();
});

describe('the main job through Slack', () => {
  it('brings a sitting from the call to the reminded agency', async () => {
    const { kaicho, jimu, soudan, minsei } = town.people;

    await kaicho.slash('/shien', '開催 12/3 14:00 場所:301会議室', town.channel);
    const called = await kaicho.answered('つつじ市支援会議を招集しました');
    expect(textOf(called)).toContain('令和8年12月3日(木) 14:00');
    await town.settle();

    const invitation = await soudan.sees('つつじ市支援会議を開催します', soudan.im);
    expect(textOf(invitation)).toContain('301会議室');
    const files = soudan.messages(soudan.im).flatMap((message) => message.files.map((file) => file.name));
    expect(files).toEqual(['kaigi-2026-12-03.ics']);
    await soudan.click(invitation, '出席');
    await soudan.sees('✓ 出席', soudan.im);
    const minseiInvitation = await minsei.sees('つつじ市支援会議を開催します', minsei.im);
    await minsei.click(minseiInvitation, '欠席');
    await minsei.sees('✓ 欠席', minsei.im);
    await town.settle();
    const status = await kaicho.sees('の回答状況', kaicho.im);
    expect(textOf(status)).toContain('出席1・オンライン0・代理0・欠席1');

    await kaicho.slash('/shien', '議題 一覧', town.channel);
    const agenda = await kaicho.seesModal('議題を選ぶ');
    await kaicho.submit(agenda, { 議題にする事例: [town.caseNumber] });
    await kaicho.seesModal('議題を1件に決めました');
    kaicho.closeModal();

    await jimu.slash('/shien', '議事録', town.channel);
    await jimu.answered('議事録を書ける会議がありません');
    town.clock.set('2026-12-03T05:30:00Z');
    await jimu.slash('/shien', '議事録', town.channel);
    await jimu.click(await jimu.answered('の議事録'), '書く');
    const form = await jimu.seesModal(`${town.caseNumber} の結果`);
    await jimu.submit(form, { '要旨（共有される内容）': town.canaries.summary, 次回見直し日: '12/24' });
    await jimu.seesModal('下書きを保存しました');
    jimu.closeModal();
    await town.settle();

    await kaicho.click(await kaicho.sees('議事録の確定をお願いします', kaicho.im), '読む');
    await kaicho.click(await kaicho.answered(town.canaries.summary), '確定する');
    await kaicho.answered('議事録を確定しました');

    await kaicho.slash('/shien', `点検 ${town.caseNumber}`, town.channel);
    await kaicho.answered('このチャンネルで共有できます');
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('要旨を共有しました');
    const post = await soudan.sees(town.canaries.summary, town.channel);
    expect(textOf(post)).toContain('次回見直し日：令和8年12月24日(木)');

    await kaicho.slash('/shien', `タスク ${town.caseNumber}`, town.channel);
    await kaicho.submit(await kaicho.seesModal('タスクを頼む'), {
      担当機関: 'つつじ相談室',
      '内容の種類（通知に表示されます）': '訪問する',
      '具体的な内容（担当機関の、閲覧範囲の方だけが読めます）': town.canaries.detail,
      期限: '12/10',
    });
    await kaicho.seesModal('つつじ相談室へ頼みました');
    kaicho.closeModal();
    await town.settle();
    await soudan.sees(`${town.caseNumber} #1 訪問する をお願いします`, soudan.im);

    town.clock.set('2026-12-10T00:00:00Z');
    await town.remind();
    const reminder = await soudan.sees(`${town.caseNumber} #1 訪問する の期限です`, soudan.im);
    await town.remind();
    expect(soudan.messages(soudan.im).filter((one) => textOf(one).includes('の期限です'))).toHaveLength(1);
    await soudan.click(reminder, '完了');
    await soudan.answered('完了にしました');
    await town.settle();
    await kaicho.sees(`${town.caseNumber} #1 訪問する が完了しました`, kaicho.im);

    expect(town.slack.violations).toEqual([]);
  });
});
