import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readConfig } from '../src/config.ts';
import { start } from '../src/main.ts';
import { openBrowser, screenshot } from '../test/support/browser.ts';
import { temporaryFolder } from '../test/support/temporary-folder.ts';

// Makes docs/playground.png anew, from a bot that really runs: npx tsx docs/picture.ts

const ANSWERS = {
  kaicho: '出席',
  shakyo: '出席',
  minsei: '出席',
  houkatsu: 'オンライン出席',
  denryoku: '欠席',
} as const;

const folder = await temporaryFolder();
const bot = await start(readConfig({ DATA_DIR: join(folder.path, 'data'), PORT: '0' }), {
  info() {},
  warn: console.warn,
  error: console.error,
});
const browser = await openBrowser();
try {
  const pair = await open('/pair/kaicho/soudan');
  await pair.getByRole('button', { name: '翌朝9:00' }).click();
  const [chair, constituent] = [pair.frameLocator('iframe').first(), pair.frameLocator('iframe').last()];
  await chair
    .getByLabel('つどいに送ることば')
    .fill('開催 来週火曜 14:00 場所:市役所3階 301会議室 所要時間:90分');
  await chair.getByRole('button', { name: '送信' }).click();
  await chair.getByText('つつじ市支援会議を招集しました').waitFor();
  for (const frame of [chair, constituent]) await frame.getByRole('link', { name: /^つどい/ }).click();
  await constituent.getByRole('button', { name: '出席', exact: true }).click();
  await constituent.getByText('✓ 出席').waitFor();
  for (const [user, answer] of Object.entries(ANSWERS)) await answerAs(user, answer);
  await chair.getByText('出席4・オンライン1・代理0・欠席1・未回答3').waitFor();
  await chair.locator('#stream').hover();
  await pair.mouse.wheel(0, -36);
  await pair.locator('.brand').click();
  await pair.getByText('時計を進めました。').waitFor({ state: 'hidden' });
  await screenshot(pair, join(import.meta.dirname, 'playground.png'), 1280, 800);
} finally {
  await browser.close();
  await bot.stop();
  await folder.remove();
}

async function open(path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addCookies([{ name: 'tsudoi_tour', value: 'closed', url: bot.url }]);
  const page = await context.newPage();
  await page.goto(bot.url + path);
  return page;
}

async function answerAs(user: string, answer: string): Promise<void> {
  const page = await open(`/seat/${user}/dm`);
  const invitation = page.locator('.message', { hasText: 'つつじ市支援会議を開催します' });
  await invitation.getByRole('button', { name: answer, exact: true }).click();
  await page.getByText(`✓ ${answer}`).waitFor();
  await page.context().close();
}
