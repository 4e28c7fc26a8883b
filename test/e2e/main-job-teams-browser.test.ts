import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { cardPage } from '../support/teams/drawn-card.ts';
import type { Message } from '../support/teams/rooms.ts';
import type { Dialog, TeamsUser } from '../support/teams/teams-user.ts';
import { type TeamsTown, teamsTown } from '../support/teams-town.ts';

let town: TeamsTown;
let browser: Browser;
let page: Page;

beforeEach(async () => {
  town = await teamsTown();
  browser = await openBrowser();
  page = await cardPage(browser);
});
afterEach(async () => {
  await browser.close();
  await town.stop();
});

const press = (who: TeamsUser, on: Message | Dialog, name: string) =>
  who.inBrowser(page, on, () => page.getByRole('button', { name, exact: true }).click());

/** The card asks first whether one is sure; the second button is under the question. */
const pressAndConfirm = (who: TeamsUser, on: Message | Dialog, name: string) =>
  who.inBrowser(page, on, async () => {
    const buttons = page.getByRole('button', { name, exact: true });
    await buttons.click();
    await buttons.last().click();
  });

/** Fills in the dialog before somebody, by the labels that they see, and sends it. */
async function fillIn(who: TeamsUser, fields: Readonly<Record<string, string>>, submit: string) {
  const { dialog } = who;
  if (dialog === null) throw new Error('No dialog is open.');
  await who.inBrowser(page, dialog, async () => {
    for (const [label, text] of Object.entries(fields)) await page.getByLabel(label).fill(text);
    await page.getByRole('button', { name: submit, exact: true }).click();
  });
}

describe('the cards and dialogs of the main job, drawn by Microsoft’s renderer in Chromium', () => {
  it('bring a sitting from the call by clicks to the shared summary', async () => {
    const { kaicho, soudan } = town.people;

    await kaicho.says('開催', town.room);
    await press(kaicho, await kaicho.sees('下のボタン', kaicho.chat.id), '入力を始める');
    await fillIn(kaicho, { 日時: '11/25 14:00', 場所: '301会議室' }, '開催する');
    kaicho.seesDialog('つつじ市支援会議を招集しました');
    await town.settle();

    await press(soudan, await soudan.sees('つつじ市支援会議を開催します', soudan.chat.id), '出席');
    await soudan.sees('✓ 出席', soudan.chat.id);
    await town.settle();
    await kaicho.sees('出席1・オンライン0・代理0・欠席0', kaicho.chat.id);

    await kaicho.says('議題 一覧', town.room);
    await press(kaicho, await kaicho.sees('議題を選ぶ\n下のボタン', kaicho.chat.id), '入力を始める');
    const agenda = kaicho.seesDialog('議題を選ぶ');
    await kaicho.inBrowser(page, agenda, async () => {
      await page.getByLabel(town.caseNumber).check();
      await page.getByRole('button', { name: '議題を決める', exact: true }).click();
    });
    kaicho.seesDialog('議題を1件に決めました');

    town.clock.set('2026-11-25T05:10:00Z');
    await kaicho.says('議事録', town.room);
    await press(kaicho, await kaicho.sees('の議事録', kaicho.chat.id), '書く');
    await fillIn(kaicho, { '要旨（共有される内容）': town.canaries.summary }, '下書きを保存する');
    await press(kaicho, kaicho.seesDialog('下書きを保存しました'), '読む');
    await pressAndConfirm(kaicho, kaicho.seesDialog(town.canaries.summary), '確定する');
    await press(kaicho, kaicho.seesDialog('議事録を確定しました'), '共有する');
    await press(kaicho, kaicho.seesDialog('どのチャンネルで共有しますか'), 'チャンネル 支援会議室');
    kaicho.seesDialog('要旨を共有しました');
    await town.settle();

    await soudan.sees(town.canaries.summary, town.room);
    expect(town.teams.violations).toEqual([]);
  });
});
