import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SlackUser, textOf } from '../support/slack/slack-user.ts';
import { calendarFiles, inCalendar, type SlackTown, slackTown } from '../support/slack-town.ts';

const OTHER = 'R8-調-001';
const CANARY = '保護費を月の途中で使い切る（試験札L）';
const SHIEN = 'つつじ市支援会議〔支援会議（困窮）〕';
const CHOSEI = 'つつじ市調整会議〔調整会議（生保）〕';
const term = 'from: 2026-04-01, to: 2028-03-31, pledgedOn: 2026-04-01';
let town: SlackTown;
let hogo: SlackUser;
let kakari: SlackUser;

/** An agency that sits on 調整会議 only, with a case worker and the secretariat. */
beforeEach(async () => {
  town = await slackTown({
    more: {
      agencies: ['{key: hogo, name: 保護係, kind: welfare_office}'],
      people: [
        '{key: hogo, name: 保田 護, agency: hogo, slack: U0HOGO}',
        '{key: kakari, name: 掛川 里, agency: hogo, slack: U0KAKARI}',
      ],
      constituents: [
        `{body: chosei, person: hogo, kind: regular, ${term}}`,
        `{body: chosei, person: kakari, kind: secretariat, ${term}}`,
      ],
      cases: [
        `{number: ${OTHER}, body: chosei, urgency: high, selectionReason: unshared_household, audience: [jimu, soudan, hogo], situation: ${CANARY}}`,
      ],
    },
  });
  hogo = town.addPerson('U0HOGO', { name: '保田 護' });
  kakari = town.addPerson('U0KAKARI', { name: '掛川 里' });
});
afterEach(() => town.stop());

const everythingSeen = (person: SlackUser) => person.messages().map(textOf).join('\n');
const invitations = (person: SlackUser, channel: string) =>
  person.messages(channel).filter((one) => textOf(one).includes('を開催します'));

/** The chair of 支援会議, who has no seat on 調整会議, calls both in the form. */
async function callBoth(): Promise<void> {
  const { kaicho } = town.people;
  await kaicho.slash('/shien', '開催', town.channel);
  const form = await kaicho.seesModal('一体的に開く会議体');
  await kaicho.submit(form, { 日時: '12/3 14:00', 一体的に開く会議体: [CHOSEI] });
  const called = textOf(await kaicho.seesModal(`${SHIEN}、${CHOSEI}を招集しました`));
  expect(called).toContain(`${SHIEN}：あと`);
  expect(called).toContain(`${CHOSEI}：まだ出席の見込みがない機関：福祉課、つつじ相談室`);
  kaicho.closeModal();
  await town.settle();
}

async function setAgenda(person: SlackUser, numbers: readonly string[]): Promise<string> {
  await person.slash('/shien', '議題 一覧');
  await person.submit(await person.seesModal('議題を選ぶ'), { 議題にする事例: [...numbers] });
  const done = textOf(await person.seesModal('件に決めました'));
  person.closeModal();
  return done;
}

describe('one sitting of two bodies in Slack', () => {
  it('calls everybody once, by the names of both, with one answer that counts for each body', async () => {
    const { kaicho, soudan, jimu } = town.people;
    await callBoth();
    for (const person of [soudan, jimu, hogo]) expect(invitations(person, person.im)).toHaveLength(1);
    expect(invitations(soudan, 'C0CHOSEI')).toHaveLength(1);
    expect(invitations(soudan, 'C0JOINT')).toHaveLength(1);
    const [file] = calendarFiles(hogo);
    expect(inCalendar(file, 'SUMMARY')).toContain('支援会議（困窮）');
    expect(file?.replaceAll('\r\n ', '')).toContain('調整会議（生保）');
    const news = textOf(await kakari.sees('の回答状況', kakari.im));
    expect(news).not.toContain('変更する');

    await soudan.click(await soudan.sees('を開催します', soudan.im), '出席');
    await jimu.click(await jimu.sees('を開催します', jimu.im), 'オンライン出席');
    await town.settle();
    const status = textOf(await kaicho.sees('の回答状況', kaicho.im));
    expect(status).toContain('出席1・オンライン1');
    expect(status).toContain(`${SHIEN}：あと`);
    expect(status).toContain(`${CHOSEI}：満たしています`);

    await kakari.slash('/shien', '中止');
    await kakari.answered('中止できる会議がありません');
    await kaicho.slash('/shien', '中止');
    await kaicho.click(await kaicho.answered('どの会議を中止しますか'), '中止する');
    await kaicho.answered('中止を、知らせた方全員に連絡しました');
    await town.settle();
    for (const person of [hogo, soudan]) await person.sees('は中止になりました', person.im);
    await hogo.sees('は中止になりました', hogo.im);
  });

  it('shows each person only the items of their own bodies, in agenda, minutes and cases', async () => {
    const { kaicho, jimu, minsei } = town.people;
    await callBoth();
    await kaicho.slash('/shien', '議題 一覧');
    const early = await kaicho.seesModal('議題を選ぶ');
    expect(textOf(early)).not.toContain(OTHER);
    expect(textOf(early)).not.toContain('ほかの会議体の議題');
    kaicho.closeModal();

    // 事務 花子 leads both; her answer has the times of the two parts.
    const both = await setAgenda(jimu, [town.caseNumber, OTHER]);
    expect(both).toContain(`12/3(木) 14:00　${town.caseNumber}`);
    expect(both).toContain(`12/3(木) 14:30　${OTHER}`);
    await kaicho.submit(early, { 議題にする事例: [town.caseNumber] });
    await kaicho.seesModal('先にほかの方が操作していました');
    while (kaicho.modal) kaicho.closeModal();

    await kaicho.slash('/shien', '議題 一覧');
    const form = await kaicho.seesModal('議題を選ぶ');
    expect(textOf(form)).toContain('ほかの会議体の議題があります');
    expect(textOf(form)).not.toContain(OTHER);
    await kaicho.submit(form, { 議題にする事例: [town.caseNumber] });
    const own = textOf(await kaicho.seesModal('議題を1件に決めました'));
    expect(own).toContain('ほかの会議体の議題があります');
    expect(own).not.toContain(OTHER);
    kaicho.closeModal();
    const stored = await town.query(
      `SELECT b."key", i."legalBasis", i."position" FROM "AgendaItem" i JOIN "MeetingBody" b USING ("municipalityId", "bodyId") ORDER BY i."position"`,
    );
    expect(stored).toEqual([
      { key: 'shien', legalBasis: 'support_conference', position: 1 },
      { key: 'chosei', legalBasis: 'public_assistance_coordination_conference', position: 2 },
    ]);

    await hogo.slash('/shien', '議題 一覧');
    const seen = await hogo.answered(`${SHIEN}、${CHOSEI}の議題`);
    expect(textOf(seen)).toContain(`14:30　${OTHER}`);
    expect(textOf(seen)).not.toContain(town.caseNumber);
    expect(textOf(seen)).not.toContain('ほかの会議体の議題');
    await hogo.click(seen, '内容を見る');
    await hogo.answered(CANARY);
    while (hogo.modal) hogo.closeModal();
    await minsei.slash('/shien', '議題 一覧');
    expect(textOf(await minsei.answered('の議題'))).toContain(`14:00　${town.caseNumber}`);
    for (const [person, number] of [
      [hogo, town.caseNumber],
      [kaicho, OTHER],
    ] as const) {
      await person.slash('/shien', `事例 ${number}`);
      await person.answered(`${number} は見つからないか、ご覧になれません`);
    }

    town.clock.set('2026-12-03T05:10:00Z');
    await kaicho.slash('/shien', '議事録');
    expect(textOf(await kaicho.answered('の議事録'))).not.toContain(OTHER);
    await kakari.slash('/shien', '議事録');
    const minutes = textOf(await kakari.answered('の議事録'));
    expect(minutes).toContain(OTHER);
    expect(minutes).not.toContain(town.caseNumber);
    await jimu.slash('/shien', '議事録');
    await jimu.click(await jimu.answered('の議事録'), '書く', { near: OTHER });
    await jimu.submit(await jimu.seesModal(`${OTHER} の結果`), { '要旨（共有される内容）': CANARY });
    await jimu.seesModal('下書きを保存しました');
    await town.settle();
    expect(
      await town.query(
        `SELECT b."key" FROM "Minutes" JOIN "MeetingBody" b USING ("municipalityId", "bodyId")`,
      ),
    ).toEqual([{ key: 'chosei' }]);

    const sees = (person: SlackUser) => everythingSeen(person).replaceAll(`${OTHER} は見つからない`, '');
    for (const person of [kaicho, minsei, town.people.denryoku, town.people.suido]) {
      expect(sees(person)).not.toContain(OTHER);
      expect(sees(person)).not.toContain(CANARY);
    }
    for (const person of [hogo, kakari]) {
      const seenByThem = everythingSeen(person).replaceAll(`${town.caseNumber} は見つからない`, '');
      expect(seenByThem).not.toContain(town.caseNumber);
      expect(seenByThem).not.toContain(town.canaries.situation);
    }
    expect(town.logged()).not.toContain(CANARY);
  });

  it('is called 随時 for those whom the cases of each body need', async () => {
    const { kaicho, jimu, denryoku, suido } = town.people;
    await jimu.slash('/shien', `随時 12/4 10:00 ${town.caseNumber} ${OTHER}`, town.channel);
    await jimu.answered(`${OTHER} は見つからないか、ご覧になれません`);
    await jimu.slash('/shien', '随時', town.channel);
    const form = await jimu.seesModal('一体的に開く会議体');
    const sent = { 日時: '12/4 10:00', 一体的に開く会議体: [CHOSEI], 扱う事例: [town.caseNumber] };
    await jimu.submit(form, sent);
    await jimu.seesModal(`${SHIEN}、${CHOSEI}を招集しました`);
    jimu.closeModal();
    await town.settle();
    // Whoever leads 調整会議 comes; its case worker, whom no case needs, does not, nor does somebody outside the audience.
    for (const person of [jimu, kaicho, denryoku, kakari])
      expect(invitations(person, person.im)).toHaveLength(1);
    for (const person of [hogo, suido]) expect(invitations(person, person.im)).toHaveLength(0);
  });

  it('is told to the secretariat of the other body, called or not, and so is each change', async () => {
    const { kaicho, soudan } = town.people;
    await kaicho.slash('/shien', '随時');
    const form = await kaicho.seesModal('一体的に開く会議体');
    const sent = { 日時: '12/4 10:00', 一体的に開く会議体: [CHOSEI], 招集する構成員: ['相田 健'] };
    await kaicho.submit(form, sent);
    const called = await kaicho.seesModal('を招集しました');
    await town.settle();
    expect(invitations(soudan, soudan.im)).toHaveLength(1);
    expect(invitations(kakari, kakari.im)).toHaveLength(0);
    await kakari.sees('の回答状況', kakari.im);
    await kaicho.click(called, '変更する');
    await kaicho.submit(await kaicho.seesModal('会議を変更する'), { 場所: '別館' });
    await kaicho.seesModal('変更して、知らせた方全員に連絡しました');
    await town.settle();
    expect(kakari.messages(kakari.im).filter((one) => textOf(one).includes('別館'))).toHaveLength(2);
  });

  it('is what the usual partners get by typed words, and 単独 calls the body alone', async () => {
    const { kaicho } = town.people;
    await town.query(
      `UPDATE "MeetingBody" SET "jointWith" = ARRAY[(SELECT "bodyId" FROM "MeetingBody" WHERE "key" = 'shien')] WHERE "key" = 'chosei'`,
    );
    await kaicho.slash('/shien', '開催 12/3 14:00');
    await kaicho.answered(`${SHIEN}、${CHOSEI}を招集しました`);
    await kaicho.slash('/shien', '開催 12/4 14:00 単独');
    await kaicho.answered('つつじ市支援会議を招集しました');
    await town.settle();
    expect(invitations(hogo, hogo.im)).toHaveLength(1);
    const audit = await town.query(
      `SELECT "facts" FROM "AuditEvent" WHERE "kind" = 'sitting_convened' ORDER BY 1`,
    );
    expect(audit.map((row) => (row.facts as { bodies: number }).bodies)).toEqual(
      expect.arrayContaining([1, 2]),
    );
  });
});
