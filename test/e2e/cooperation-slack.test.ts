import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../support/slack/slack-user.ts';
import { type SlackTown, slackTown } from '../support/slack-town.ts';

const QUESTION = '送電停止は延期できますか（試験札Q）';
const ANSWER = '十二月十日まで延期できます（試験札R）';
const MISSING = '分割払いの可否は照会中です（試験札S）';
const LABEL = 'R8-支-014 照会1';
let town: SlackTown;

beforeEach(async () => {
  town = await slackTown();
});
afterEach(() => town.stop());

async function ask(agencies: string[], due = '12/1'): Promise<void> {
  const { jimu } = town.people;
  await jimu.slash('/shien', `照会 ${town.caseNumber}`, town.channel);
  const form = await jimu.seesModal('協力を求める');
  await jimu.submit(form, { 照会先の機関: agencies, 求める内容: QUESTION, 回答期限: due });
}

async function askedPower(): Promise<void> {
  await ask(['つつじ電力']);
  const { jimu } = town.people;
  await jimu.seesModal('つつじ電力へ協力を求めました');
  jimu.closeModal();
  await town.settle();
}

/** Nobody but the asking side and the agency has seen anything, and no message holds it. */
function keptApart(): void {
  for (const key of ['soudan', 'minsei', 'suido', 'kaicho'] as const) {
    const seen = town.people[key].everSeen();
    for (const canary of [QUESTION, ANSWER, MISSING]) expect(seen, key).not.toContain(canary);
  }
  for (const person of Object.values(town.people)) {
    for (const channel of [person.im, town.channel]) {
      const told = person.messages(channel).map(textOf).join();
      for (const canary of [QUESTION, ANSWER, MISSING]) expect(told).not.toContain(canary);
    }
  }
  for (const canary of [QUESTION, ANSWER, MISSING]) expect(town.logged()).not.toContain(canary);
}

describe('協力の求め in Slack', () => {
  it('goes to the agency by number and day, is answered in part and in full, and the answer becomes a fact', async () => {
    const { denryoku, jimu } = town.people;
    await askedPower();
    const notice = await denryoku.sees(`${LABEL} への回答をお願いします`, denryoku.im);
    expect(textOf(notice)).toContain('回答期限：令和8年12月1日');
    await denryoku.click(notice, '一部だけ回答する');
    const form = await denryoku.seesModal('一部回答する');
    expect(textOf(form)).toContain(QUESTION);
    expect(textOf(form)).toContain('第9条第3項に基づく協力の求めです');
    expect(textOf(form)).toContain('要確認');
    await denryoku.submit(form, {
      回答: ANSWER,
      まだ回答できないこと: MISSING,
      '残りの回答予定日（分かる場合）': '12/3',
    });
    await denryoku.click(await denryoku.seesModal('回答しました'), '事例の情報に加える');
    await denryoku.seesModal('事例の情報に加えました');
    while (denryoku.modal) denryoku.closeModal();
    await town.settle();

    const news = await jimu.sees(`${LABEL} に一部の回答がありました`, jimu.im);
    expect(textOf(news)).toContain('つつじ電力');
    keptApart();
    await jimu.click(news, '内容を見る');
    expect(textOf(await jimu.answered(ANSWER))).toContain(MISSING);
    const facts = await town.query('SELECT "sourceAgencyId" FROM "Fact"');
    expect(facts).toHaveLength(1);
    await expect(town.query('DELETE FROM "CooperationAnswer"')).rejects.toThrow();
    const kinds = await town.query(
      `SELECT kind FROM "AuditEvent" WHERE kind LIKE 'request%' OR kind LIKE 'cooperation%' ORDER BY number`,
    );
    expect(kinds.map((one) => one.kind)).toEqual([
      'cooperation_asked',
      'request_read',
      'cooperation_answered',
      'request_read',
    ]);
  });

  it('is declined with a reason, which only the reading shows, and the list tells the state', async () => {
    const { denryoku, jimu } = town.people;
    await askedPower();
    await denryoku.click(await denryoku.sees(LABEL, denryoku.im), '協力できない');
    await denryoku.submit(await denryoku.seesModal('協力できない'), { 理由: '当機関の所管ではない' });
    await denryoku.seesModal('回答しました');
    denryoku.closeModal();
    await town.settle();
    const news = textOf(await jimu.sees('協力できないとの回答がありました', jimu.im));
    expect(news).not.toContain('所管');
    await jimu.slash('/shien', `照会 ${town.caseNumber}`, town.channel);
    const list = await jimu.answered('協力できないとの回答');
    keptApart();
    await jimu.click(list, '内容を見る');
    await jimu.answered('当機関の所管ではない');
  });

  it('is refused for an agency without anybody who has pledged, and says to register first', async () => {
    const { jimu } = town.people;
    await ask(['水道課']);
    await jimu.seesModal('協力を求められるのは構成員だけです');
    expect(await town.query('SELECT 1 FROM "CooperationRequest"')).toEqual([]);
  });

  it('is reminded of once on the due day, and those who asked hear once that no answer came', async () => {
    const { denryoku, jimu } = town.people;
    await askedPower();
    const told = () => [
      denryoku.messages(denryoku.im).filter((one) => textOf(one).includes('の回答期限です')).length,
      jimu.messages(jimu.im).filter((one) => textOf(one).includes('の回答がまだありません')).length,
    ];
    for (const [at, counts] of [
      ['2026-11-30T23:00:00Z', [0, 0]],
      ['2026-12-01T00:00:00Z', [1, 0]],
      ['2026-12-01T05:00:00Z', [1, 0]],
      ['2026-12-02T00:00:00Z', [1, 1]],
      ['2026-12-03T00:00:00Z', [1, 1]],
    ] as const) {
      town.clock.set(at);
      await town.installation.app.requestsWaiting();
      await town.settle();
      expect(told(), at).toEqual(counts);
    }
  });

  it('is withdrawn by those who asked; the agency hears of it and can no longer answer', async () => {
    const { denryoku, jimu } = town.people;
    await askedPower();
    await jimu.slash('/shien', '照会', town.channel);
    await jimu.click(await jimu.answered('回答待ち'), '取り下げる');
    await town.settle();
    await denryoku.sees(`${LABEL} は取り下げられました`, denryoku.im);
    await denryoku.click(await denryoku.sees(`${LABEL} への回答をお願いします`, denryoku.im), '回答する');
    await denryoku.answered('に取り下げられました');
    expect(await town.query('SELECT status FROM "CooperationRequest"')).toEqual([{ status: 'withdrawn' }]);
  });

  it('does not exist for others, whatever button they find', async () => {
    await askedPower();
    const [row] = await town.query('SELECT "requestId" FROM "CooperationRequest"');
    const cooperationId = row?.requestId as never;
    for (const key of ['soudan', 'minsei', 'suido'] as const) {
      for (const ask of [
        { kind: 'read_request', cooperationId },
        { kind: 'answer_request', cooperationId, outcome: 'answered' },
      ] as const) {
        const reply = await town.installation.app.dispatch({
          requestId: `steal-${key}-${ask.kind}`,
          actor: { platform: 'slack', tenant: 'T0001', user: town.people[key].id },
          ask,
        });
        expect(JSON.stringify(reply)).not.toContain(QUESTION);
      }
    }
    keptApart();
  });
});
