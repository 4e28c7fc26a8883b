import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SlackUser, textOf } from '../support/slack/slack-user.ts';
import { type SlackTown, slackTown } from '../support/slack-town.ts';

const CANARY = '新聞が三日分たまっている（試験札K）';
const NUMBER = 'R8-気-001';
let town: SlackTown;

beforeEach(async () => {
  town = await slackTown();
});
afterEach(() => town.stop());

async function report(by: SlackUser, urgency = '翌開庁日までに見てほしい'): Promise<void> {
  await by.slash('/shien', '気づき', town.channel);
  await by.submit(await by.seesModal('気づきを伝える'), { 気になること: CANARY, 急ぎ具合: urgency });
  await by.seesModal(`${NUMBER} として受け付けました`);
  by.closeModal();
  await town.settle();
}

async function read(): Promise<void> {
  const { jimu } = town.people;
  await jimu.click(await jimu.sees(`${NUMBER} の気づきが届きました`, jimu.im), '内容を見る');
  await jimu.answered(CANARY);
}

/** Nobody but these has ever seen what was noticed. */
function onlySeenBy(...who: readonly (keyof SlackTown['people'])[]): void {
  for (const [key, person] of Object.entries(town.people)) {
    if (!who.includes(key as keyof SlackTown['people'])) {
      expect(person.everSeen(), key).not.toContain(CANARY);
    }
  }
}

describe('気づき in Slack', () => {
  it('is told from the form to the secretariat only, who hear the number and open it for themselves', async () => {
    const { minsei, jimu } = town.people;
    await report(minsei);
    const notice = textOf(await jimu.sees(`${NUMBER} の気づきが届きました`, jimu.im));
    expect(notice).toContain('対応期限：令和8年11月25日(水) 12:00');
    expect(notice).not.toContain(CANARY);
    await read();
    onlySeenBy('jimu', 'minsei');
    expect(town.logged()).not.toContain(CANARY);
    const events = await town.query(
      `SELECT kind FROM "AuditEvent" WHERE kind LIKE 'concern%' ORDER BY number`,
    );
    expect(events.map((one) => one.kind)).toEqual(['concern_reported', 'concern_read']);
  });

  it('becomes a case with one form that holds its text; whoever told it hears that it was decided, not what', async () => {
    const { minsei, jimu } = town.people;
    await report(minsei, '今日中に見てほしい');
    await read();
    await jimu.click(await jimu.answered(CANARY), '事例にする');
    const form = await jimu.seesModal('事例を登録する');
    await jimu.submit(form, { '閲覧範囲（会長が招集する構成員）': ['事務 花子', '相田 健'] });
    await jimu.seesModal('R8-支-015 として登録しました');
    jimu.closeModal();
    await town.settle();

    const news = textOf(await minsei.sees(`${NUMBER} の対応を決めました`, minsei.im));
    expect(news).not.toContain('R8-支-015');
    await town.people.soudan.slash('/shien', '事例 R8-支-015', town.channel);
    const content = textOf(await town.people.soudan.answered(CANARY));
    expect(content).toContain('緊急度　至急');
    expect(content).toContain(`関連する気づき　${NUMBER}`);
    await minsei.slash('/shien', '気づき', town.channel);
    expect(textOf(await minsei.answered(NUMBER))).not.toContain('事例として登録');
  });

  it('joins a case that is there, or is closed with a reason, once', async () => {
    const { minsei, jimu } = town.people;
    await report(minsei);
    await read();
    const content = await jimu.answered(CANARY);
    await jimu.click(content, '既存の事例に加える');
    await jimu.submit(await jimu.seesModal('を事例に加える'), { 事例: town.caseNumber });
    await jimu.seesModal(`${NUMBER} を ${town.caseNumber} に加えました`);
    jimu.closeModal();
    await jimu.click(content, '終了する');
    await jimu.submit(await jimu.seesModal('を終了する'), { 理由: '対応の必要はありませんでした' });
    await jimu.seesModal('ほかの事務局の方が決めています');
    expect(await town.query('SELECT status FROM "Concern"')).toEqual([{ status: 'joined_case' }]);
  });

  it('that waits too long is told to the secretariat again, once; one for today does not wait for office hours', async () => {
    const { minsei, jimu } = town.people;
    const late = () => jimu.messages(jimu.im).filter((one) => textOf(one).includes('対応期限を過ぎています'));
    await report(minsei, '今日中に見てほしい');
    for (const [at, told] of [
      ['2026-11-24T01:59:00Z', 0],
      ['2026-11-24T12:00:00Z', 1],
      ['2026-11-25T01:00:00Z', 1],
    ] as const) {
      town.clock.set(at);
      await town.installation.app.concernsWaiting();
      await town.settle();
      expect(late(), at).toHaveLength(told);
    }
  });

  it('does not exist for others: neither the list nor the content, whatever button they find', async () => {
    const { minsei, soudan, kaicho } = town.people;
    await report(minsei);
    const [row] = await town.query('SELECT "concernId" FROM "Concern"');
    for (const person of [minsei, soudan, kaicho]) {
      const reply = await town.installation.app.dispatch({
        requestId: `steal-${person.id}`,
        actor: { platform: 'slack', tenant: 'T0001', user: person.id },
        ask: { kind: 'read_concern', concernId: row?.concernId as never },
      });
      expect(JSON.stringify(reply)).not.toContain(CANARY);
      expect(JSON.stringify(reply)).toContain('見つからないか、ご覧になれません');
    }
    onlySeenBy('minsei');
  });

  it('is refused where no secretariat is in office, and says whom to tell instead', async () => {
    await town.query(`UPDATE "Constituent" SET "termTo" = '2026-11-01' WHERE kind = 'secretariat'`);
    const { minsei } = town.people;
    await minsei.slash('/shien', '気づき', town.channel);
    await minsei.submit(await minsei.seesModal('気づきを伝える'), {
      気になること: CANARY,
      急ぎ具合: '翌開庁日までに見てほしい',
    });
    await minsei.seesModal('在任中の事務局が登録されていません');
    expect(await town.query('SELECT 1 FROM "Concern"')).toEqual([]);
  });

  it('from somebody who is not registered gets an answer that knows of no household', async () => {
    const stranger = town.addPerson('U0BUGAI', { name: '部外 太郎' });
    await stranger.slash('/shien', `気づき ${CANARY}`);
    expect(textOf(await stranger.answered('登録が必要です'))).not.toContain(town.caseNumber);
    expect(await town.query('SELECT 1 FROM "Concern"')).toEqual([]);
  });
});
