import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../support/slack/slack-user.ts';
import { type SlackTown, slackTown } from '../support/slack-town.ts';

const more = (number: string, urgency: string, audience: string) =>
  `{number: ${number}, body: shien, urgency: ${urgency}, selectionReason: no_consent, audience: [${audience}]}`;
let town: SlackTown;

beforeEach(async () => {
  town = await slackTown({
    more: {
      cases: [
        more('R8-支-021', 'low', 'kaicho, jimu, denryoku'),
        more('R8-支-022', 'high', 'kaicho, jimu, minsei'),
        more('R8-支-023', 'medium', 'kaicho, jimu, denryoku'),
      ],
    },
  });
  await town.called();
});
afterEach(() => town.stop());

const openForm = async () => {
  const { kaicho } = town.people;
  await kaicho.slash('/shien', '議題 一覧', town.channel);
  return kaicho.seesModal('議題を選ぶ');
};
const onAgenda = async () =>
  (
    await town.query(
      `SELECT c."number" FROM "AgendaItem" a JOIN "Case" c USING ("municipalityId", "caseId") ORDER BY a."position"`,
    )
  ).map((row) => row.number);

describe('議題の案 in Slack', () => {
  it('is chosen in the form, with a reason for each case; one tap approves it, and each item has its time', async () => {
    const { kaicho } = town.people;
    const form = await openForm();
    const shown = textOf(form);
    expect(shown).toContain('案を選んであります（3件・1時間）');
    expect(shown).toMatch(/R8-支-014[\s\S]*緊急度：至急・至急です/);
    expect(shown).toMatch(/R8-支-021[\s\S]*緊急度：低・時間に入りません（20分の予定）/);
    await kaicho.submit(form, {});
    const done = textOf(await kaicho.seesModal('議題を3件に決めました'));
    // The 民生委員 sits in for the first two, the power company for the last two: neither waits.
    expect(await onAgenda()).toEqual(['R8-支-022', 'R8-支-014', 'R8-支-023']);
    expect(done).toContain('12/3(木) 14:00　R8-支-022');
    expect(done).toContain('12/3(木) 14:20　R8-支-014');
  });

  it('leaves out a case of which everybody who was called has declined', async () => {
    const { denryoku } = town.people;
    await denryoku.click(await denryoku.sees('開催します', denryoku.im), '欠席');
    await denryoku.answered('欠席');
    while (denryoku.modal) denryoku.closeModal();
    await town.settle();
    const shown = textOf(await openForm());
    expect(shown).toMatch(/R8-支-023[\s\S]*関係機関が全員欠席です/);
    expect(shown).toContain('案を選んであります（2件・40分）');
  });

  it('can be changed, but for what the law forbids: then it is refused with the reason', async () => {
    await town.query(`UPDATE "MeetingBody" SET "consent" = 'required' WHERE "key" = 'shien'`);
    await town.query(
      `INSERT INTO "Consent" ("municipalityId", "fileId", "number", "purpose", "state", "method", "on", "recordedBy", "recordedAt")
       SELECT "municipalityId", "fileId", 1, 'support_conference', 'obtained', 'imported', '2026-11-01', 'test', '2026-11-01'
         FROM "Case" WHERE "number" = 'R8-支-021'`,
    );
    const { kaicho } = town.people;
    const form = await openForm();
    expect(textOf(form)).toContain('本人同意がないため、この会議体では扱えません');
    expect(textOf(form)).toContain('案を選んであります（1件・20分）');
    await kaicho.submit(form, { 議題にする事例: ['R8-支-021', 'R8-支-022'] });
    await kaicho.seesModal('R8-支-022は、本人同意がない、保存期限を過ぎている');
    expect(await onAgenda()).toEqual([]);
    kaicho.closeModal();

    await kaicho.slash('/shien', '随時 12/4 10:00 R8-支-022', town.channel);
    await kaicho.answered('R8-支-022は、本人同意がない、保存期限を過ぎている');
    expect(await onAgenda()).toEqual([]);
  });

  it('neither shows nor takes off a case from which the one who chooses is left out', async () => {
    const { kaicho, jimu } = town.people;
    await kaicho.submit(await openForm(), { 議題にする事例: ['R8-支-014', 'R8-支-022'] });
    await kaicho.seesModal('議題を2件に決めました');
    kaicho.closeModal();
    await town.query(
      `INSERT INTO "Recusal" SELECT c."municipalityId", c."fileId", p."personId" FROM "Case" c, "Person" p
        WHERE c."number" = 'R8-支-014' AND p."key" = 'jimu'`,
    );
    await jimu.slash('/shien', '議題 一覧', town.channel);
    const form = await jimu.seesModal('議題を選ぶ');
    expect(textOf(form)).not.toContain('R8-支-014');
    await jimu.submit(form, { 議題にする事例: ['R8-支-023'] });
    const done = await jimu.seesModal('議題を1件に決めました');
    expect(textOf(done)).not.toContain('R8-支-014');
    expect([...(await onAgenda())].sort()).toEqual(['R8-支-014', 'R8-支-023']);
  });

  it('is approved in one tap, after the chair has moved and lengthened with others', async () => {
    const { kaicho } = town.people;
    await kaicho.click(await kaicho.sees('の回答状況', kaicho.im), '議題を選ぶ');
    let card = await kaicho.answered('の議題の案');
    expect(textOf(card)).toContain('1．12/3(木) 14:00　R8-支-022（20分）');
    expect(textOf(card)).toMatch(/（議題外）R8-支-021[\s\S]*時間に入りません/);
    await kaicho.click(card, '＋5分', { near: '14:00　R8-支-022' });
    card = await kaicho.answered('持ち時間を5分超えています');
    await kaicho.click(card, '↓ 後へ', { near: '14:00　R8-支-022' });
    card = await kaicho.answered('1．12/3(木) 14:00　R8-支-014（20分）');
    expect(await onAgenda()).toEqual([]);
    await kaicho.click(card, '承認');
    const done = textOf(await kaicho.answered('議題を3件に決めました'));
    expect(await onAgenda()).toEqual(['R8-支-014', 'R8-支-022', 'R8-支-023']);
    expect(done).toContain('12/3(木) 14:20　R8-支-022（25分）');
    expect(done).toContain('12/3(木) 14:45　R8-支-023（20分）');
  });

  const draft = async () => {
    const { kaicho } = town.people;
    await kaicho.slash('/shien', '議題', town.channel);
    return kaicho.answered('の議題の案');
  };

  it('lets the chair drop one and take in another, whatever was proposed', async () => {
    const { kaicho } = town.people;
    await kaicho.click(await draft(), '外す', { near: 'R8-支-022' });
    const dropped = await kaicho.answered('（議題外）R8-支-022');
    await kaicho.click(dropped, '必ず入れる', { near: '（議題外）R8-支-021' });
    await kaicho.click(await kaicho.answered('R8-支-021（20分）'), '承認');
    await kaicho.answered('議題を3件に決めました');
    expect([...(await onAgenda())].sort()).toEqual(['R8-支-014', 'R8-支-021', 'R8-支-023']);
  });

  it('is not approved once the law stands against one of its cases; the chair is told which and why', async () => {
    const { kaicho } = town.people;
    const card = await draft();
    await town.query(`UPDATE "MeetingBody" SET "consent" = 'required' WHERE "key" = 'shien'`);
    await kaicho.click(card, '承認');
    await kaicho.answered('R8-支-022、R8-支-014、R8-支-023は、本人同意がない');
    expect(await onAgenda()).toEqual([]);
  });

  it('is not written over what somebody else has set meanwhile', async () => {
    const { kaicho, jimu } = town.people;
    const card = await draft();
    await jimu.slash('/shien', '議題 一覧', town.channel);
    await jimu.submit(await jimu.seesModal('議題を選ぶ'), { 議題にする事例: ['R8-支-021'] });
    await jimu.seesModal('議題を1件に決めました');
    await kaicho.click(card, '承認');
    await town.settle();
    expect(await onAgenda()).toEqual(['R8-支-021']);
    expect(kaicho.everSeen()).not.toContain('議題を3件に決めました');
  });

  it('is for those who lead; somebody who is convened sees the items of their cases', async () => {
    const { minsei, kaicho } = town.people;
    await kaicho.click(await draft(), '承認');
    await kaicho.answered('議題を3件に決めました');
    await minsei.slash('/shien', '議題', town.channel);
    const seen = textOf(await minsei.answered('あなたが関わる議題です'));
    expect(seen).toContain('R8-支-022');
    for (const other of ['R8-支-021', 'R8-支-023', '承認', '外す']) expect(seen).not.toContain(other);
  });
});

describe('the dates of a poll, to whoever fixes one', () => {
  it('stand with what could be dealt with on each, drawn again with every answer, by counts alone', async () => {
    const { kaicho, denryoku, minsei } = town.people;
    await town.polled('12/8 14:00、12/9 14:00');
    const status = async (words: string) => textOf(await kaicho.sees(words, kaicho.im));
    expect(await status('◎ 扱える議題：3件・欠ける機関はありません')).not.toContain('R8-支');
    await denryoku.click(await denryoku.sees('の日程調整', denryoku.im), '×', { near: '12月8日' });
    await town.settle();
    const shown = await status('◎ 扱える議題：3件・欠ける機関はありません');
    expect(shown).toMatch(/12月8日[\s\S]*扱える議題：2件[\s\S]*12月9日[\s\S]*◎ 扱える議題：3件/);
    expect(minsei.everSeen()).not.toContain('扱える議題');
  });
});
