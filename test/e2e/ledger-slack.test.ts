import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../support/slack/slack-user.ts';
import { type SlackTown, slackTown } from '../support/slack-town.ts';

const EVALUATION = '訪問を受け入れ、家計の相談につながった（試験札V）';
let town: SlackTown;

beforeEach(async () => {
  town = await slackTown();
});
afterEach(() => town.stop());

describe('台帳 in Slack', () => {
  it('lists cases by what is due next, closes one with an evaluation, and takes it up again', async () => {
    const { jimu, kaicho, soudan } = town.people;
    await town.confirmedMinutes();
    await jimu.slash('/shien', '台帳', town.channel);
    const ledger = await jimu.answered('進行管理台帳');
    expect(textOf(ledger)).toContain('次回見直し日が決まっていません');
    expect(textOf(ledger)).not.toContain('試験札');

    await jimu.click(ledger, '終結する', { near: town.caseNumber });
    await jimu.submit(await jimu.seesModal('を終結する'), {
      終結の理由: '目標を達成した',
      '評価（閲覧範囲の方が読めます）': EVALUATION,
    });
    await jimu.seesModal(`${town.caseNumber} を終結しました`);
    jimu.closeModal();
    await soudan.slash('/shien', `事例 ${town.caseNumber}`);
    await soudan.answered(EVALUATION);
    expect(town.people.suido.everSeen()).not.toContain(EVALUATION);

    await kaicho.slash('/shien', '台帳', town.channel);
    await kaicho.click(await kaicho.answered('進行中の事例はありません'), '終結した事例');
    const closed = await kaicho.answered('終結：令和8年11月25日(水)　目標を達成した');
    await kaicho.click(closed, '再開する');
    await kaicho.answered(`${town.caseNumber} を再開しました`);
    expect(await town.query('SELECT "status", "closing", "closedOn" FROM "Case"')).toEqual([
      { status: 'open', closing: null, closedOn: null },
    ]);
    const events = await town.query(`SELECT kind FROM "AuditEvent" WHERE kind ~ '^case_(closed|reopened)'`);
    expect(events.map(({ kind }) => kind)).toEqual(['case_closed', 'case_reopened']);
  });

  it('closes nothing while an agency has something to do or a sitting is to deal with it', async () => {
    const { kaicho } = town.people;
    const close = async () => {
      await kaicho.slash('/shien', '台帳', town.channel);
      await kaicho.click(await kaicho.answered('進行管理台帳'), '終結する', { near: town.caseNumber });
      await kaicho.submit(await kaicho.seesModal('を終結する'), { 終結の理由: '転出' });
    };
    await town.called();
    await kaicho.slash('/shien', '議題 一覧', town.channel);
    await kaicho.submit(await kaicho.seesModal('議題を選ぶ'), { 議題にする事例: [town.caseNumber] });
    await kaicho.seesModal('議題を1件に決めました');
    kaicho.closeModal();
    await close();
    await kaicho.seesModal('令和8年12月3日(木)の会議の議題です');
    kaicho.closeModal();
    await kaicho.slash('/shien', `タスク ${town.caseNumber}`, town.channel);
    await kaicho.submit(await kaicho.seesModal('タスクを頼む'), {
      担当機関: 'つつじ相談室',
      '具体的な内容（担当機関の、閲覧範囲の方だけが読めます）': town.canaries.detail,
      期限: '12/10',
    });
    await kaicho.seesModal('つつじ相談室へ頼みました');
    kaicho.closeModal();
    await close();
    await kaicho.seesModal('引き受ける機関が決まっていないタスクがあります（#1）');
  });

  it('takes no task for a case that was closed while the form was open', async () => {
    const { jimu, kaicho } = town.people;
    await town.grow({
      cases: [
        '{number: R8-支-015, body: shien, urgency: low, selectionReason: no_consent, audience: [jimu], situation: 架空}',
      ],
    });
    await jimu.slash('/shien', `タスク ${town.caseNumber}`, town.channel);
    const form = await jimu.seesModal('タスクを頼む');
    await kaicho.slash('/shien', '台帳', town.channel);
    await kaicho.click(await kaicho.answered('進行管理台帳'), '終結する', { near: town.caseNumber });
    await kaicho.submit(await kaicho.seesModal('を終結する'), { 終結の理由: '転出' });
    await kaicho.seesModal('を終結しました');
    await jimu.submit(form, {
      担当機関: 'つつじ相談室',
      '具体的な内容（担当機関の、閲覧範囲の方だけが読めます）': town.canaries.detail,
      期限: '12/10',
    });
    await jimu.seesModal('終結しているため、タスクを頼めません');
    expect(await town.query('SELECT 1 FROM "FollowUpTask"')).toEqual([]);
  });

  it('is for those who run the body', async () => {
    const { soudan } = town.people;
    await soudan.slash('/shien', '台帳', town.channel);
    const answer = textOf(await soudan.answered());
    expect(answer).not.toContain(town.caseNumber);
    expect(answer).not.toContain('進行管理台帳');
  });
});
