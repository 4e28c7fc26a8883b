import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SlackUser, textOf } from '../support/slack/slack-user.ts';
import { type SlackTown, slackTown } from '../support/slack-town.ts';

let town: SlackTown;

beforeEach(async () => {
  town = await slackTown();
});
afterEach(async () => {
  await town.stop();
});

const auditOf = async (kind: string) =>
  (await town.query(`SELECT facts FROM "AuditEvent" WHERE kind = $1`, [kind])).map(({ facts }) => facts);

/** From the word to the form of a new body of this kind; gives what the law says of it on the way. */
async function openForm(by: SlackUser, system: string) {
  await by.slash('/shien', '設置', town.channel);
  await by.click(await by.answered('会議体の設置と定め'), '新しい会議体を設ける');
  await by.click(await by.answered('どの種類の会議体ですか'), system);
  const law = await by.answered(`${system}：いまの法令の定め`);
  await by.click(law, 'この会議体の準備に進む');
  return { law: textOf(law), form: await by.seesModal('会議体を設ける') };
}

async function pledged(by: SlackUser, done: Parameters<SlackUser['click']>[0]) {
  await by.click(done, '守秘の誓約へ進む');
  await by.click(await by.answered('守秘の誓約'), '誓約します');
  return by.answered('誓約を承りました');
}

/** From the word to the rules of a body of this secretariat. */
async function showRules(by: SlackUser, name: string) {
  await by.slash('/shien', '設置', town.channel);
  await by.click(await by.answered('会議体の設置と定め'), '定めを見る', { near: name });
  return by.answered(/の定め/);
}

describe('設置 in Slack', () => {
  it('leads from the kind of body to its pledge and its roster, and says what is missing', async () => {
    const { jimu } = town.people;
    const { law, form } = await openForm(jimu, '自立支援協議会');
    expect(law).toContain('障害者総合支援法第89条の3第5項〔要確認〕');
    expect(law).toContain('努力義務');
    expect(law).toContain('令和7年6月1日');
    await expect(jimu.submit(form, { 名称: 'つつじ市自立支援協議会' })).rejects.toThrow('本人同意');
    await jimu.submit(form, {
      名称: 'つつじ市自立支援協議会',
      本人同意: '不要とする',
      定足数: '招集した人数の半分以上',
    });
    const done = await jimu.answered('の準備を始めました');
    expect(textOf(done)).toContain('つつじ市自立支援協議会〔自立支援協議会〕');
    expect(textOf(done)).toContain('設置要綱がまだ記録されていません');
    jimu.closeModal();
    await jimu.slash('/shien', '誓約', town.channel);
    await jimu.click(await jimu.answered('守秘の誓約'), '誓約します');
    const next = await jimu.answered('誓約を承りました');
    await jimu.click(next, '名簿に加える');
    await jimu.seesModal('名簿に加える');
    const [body] = await town.query(
      `SELECT * FROM "MeetingBody" WHERE "displayName" = 'つつじ市自立支援協議会'`,
    );
    expect(body).toMatchObject({
      types: '{disability_support_council}',
      consent: 'not_required',
      ordinanceNumber: null,
      quorum: { kind: 'heads', numerator: 1, denominator: 2 },
    });
    expect(await auditOf('body_set_up')).toMatchObject([
      { types: 'disability_support_council', consent: 'not_required', quorum: '1/2' },
    ]);
  });

  it('reminds of the public notice, and what it has to say', async () => {
    const { jimu } = town.people;
    const { form } = await openForm(jimu, '孤独・孤立対策地域協議会');
    await jimu.submit(form, {
      名称: 'つつじ市孤独・孤立対策協議会',
      設置要綱の番号: '令和8年告示第20号',
      設置要綱の施行日: '令和9年4月1日',
    });
    const done = textOf(await jimu.answered('の準備を始めました'));
    expect(done).toContain('公示する事項：設置した旨、名称、調整機関、構成する機関等の名称');
    expect(done).toContain('設置要綱の施行日（令和9年4月1日(木)）までは準備の期間です');
  });

  it('is for the secretariat', async () => {
    const { kaicho, soudan } = town.people;
    for (const person of [kaicho, soudan]) {
      await person.slash('/shien', '設置', town.channel);
      expect(textOf(await person.answered('この操作は'))).toContain('事務局');
    }
  });

  it('shows the rules of a body with the law that holds, and changes only what was rewritten', async () => {
    const { jimu } = town.people;
    const rules = await showRules(jimu, 'つつじ市支援会議');
    expect(textOf(rules)).toContain('令和7年告示第12号（令和7年6月1日(日)施行）');
    expect(textOf(rules)).toContain('生活困窮者自立支援法第9条第1項');
    await jimu.click(rules, '定めを変える');
    const form = await jimu.seesModal('定めを変える');
    await jimu.submit(form, { '招集の通知（何日前までに）': '７', 設置要綱の番号: '令和8年告示第30号' });
    await jimu.seesModal('定めを変えました');
    expect(await auditOf('rules_changed')).toEqual([
      { noticeDays: 7, ordinanceNumber: '令和8年告示第30号', ordinanceEstablishedOn: '2025-06-01' },
    ]);
  });

  it('records a rule of its own, refuses to waive the law, and asks for the pledge anew where that changes it', async () => {
    const { jimu } = town.people;
    const open = async () => {
      await jimu.click(await showRules(jimu, 'つつじ市支援会議'), '独自の定めを記録する');
      return jimu.seesModal('独自の定めを記録する');
    };
    const READ = { 条文を確かめた日: '11/20', 理由: '条文を確かめた', いつから: '今日' };
    const waive = { 項目: '応じる義務', 内容: 'なし', 要綱の条: '第5条', 理由: '要綱', いつから: '今日' };
    await jimu.submit(await open(), waive);
    const refused = await jimu.seesModal('なくすことはできません');
    await jimu.submit(refused, { 項目: '罰則の根拠', 内容: '28条', 要綱の条: null, ...READ });
    await jimu.submit(await jimu.seesModal('条の書き方が読めません'), {
      内容: '生活困窮者自立支援法 第29条',
    });
    await jimu.seesModal('独自の定めを記録しました');
    expect(await auditOf('law_stated')).toEqual([
      {
        fact: 'penaltyArticle',
        value: '生活困窮者自立支援法第29条',
        from: '2026-11-24',
        checkedOn: '2026-11-20',
      },
    ]);
    jimu.closeModal();
    expect(textOf(await showRules(jimu, 'つつじ市支援会議'))).toContain(
      '罰則の根拠：生活困窮者自立支援法第29条（令和8年11月20日(金)に条文を確認、令和8年11月24日(火)から）理由：条文を確かめた（記録：事務 花子）',
    );
    await town.askPledges();
    await town.settle();
    const { minsei } = town.people;
    await minsei.click(await minsei.sees('守秘の誓約をお願いします', minsei.im), '誓約する');
    expect(textOf(await minsei.answered('守秘の誓約'))).toContain('生活困窮者自立支援法第29条');
  });

  it('sets up a layer below a body, with a roster of its own', async () => {
    const { jimu } = town.people;
    await jimu.click(await showRules(jimu, 'つつじ市支援会議'), '下位の会議を設ける');
    await jimu.submit(await jimu.seesModal('下位の会議を設ける'), { 会議の層: '個別ケース検討会議' });
    const done = await jimu.answered('の準備を始めました');
    expect(textOf(done)).toContain('つつじ市支援会議 個別ケース検討会議〔支援会議（困窮）〕');
    expect(textOf(done)).not.toContain('設置要綱がまだ記録されていません');
    const seats = await town.query(
      `SELECT c."kind" FROM "Constituent" c JOIN "MeetingBody" b USING ("municipalityId", "bodyId")
        WHERE b."layer" = 'case_review'`,
    );
    expect(seats).toEqual([{ kind: 'secretariat' }]);
    expect(textOf(await pledged(jimu, done))).toContain('名簿に加える');
  });

  it('keeps a case closed to everybody until the 要綱 is recorded, and says so to those who may know it', async () => {
    const { jimu, kaicho } = town.people;
    await town.query(
      `UPDATE "MeetingBody" SET "ordinanceNumber" = NULL, "ordinanceEstablishedOn" = NULL WHERE key = 'shien'`,
    );
    await kaicho.slash('/shien', `点検 ${town.caseNumber}`, town.channel);
    expect(textOf(await kaicho.answered('共有できません'))).toContain('設置要綱がまだ');
    await kaicho.slash('/shien', `事例 ${town.caseNumber}`, town.channel);
    const refused = textOf(await kaicho.answered('設置要綱がまだ記録されていない'));
    expect(refused).not.toContain(town.canaries.situation);

    await jimu.click(await showRules(jimu, 'つつじ市支援会議'), '定めを変える');
    const day = { 設置要綱の番号: '令和7年告示第12号', 設置要綱の施行日: '令和7年6月1日' };
    await jimu.submit(await jimu.seesModal('定めを変える'), day);
    await jimu.seesModal('定めを変えました');
    await kaicho.slash('/shien', `事例 ${town.caseNumber}`, town.channel);
    expect(textOf(await kaicho.answered(town.caseNumber))).toContain(town.canaries.situation);
  });
});
