import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { dayIn, fiscalYear } from '../../src/domain/calendar-day.ts';
import { type Running, start } from '../../src/main.ts';
import { answered, chip } from '../adapters/playground/pages.ts';
import { visit } from '../adapters/playground/visitor.ts';
import { openBrowser } from '../support/browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// A browser and a bot side by side take their time on a small machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const PHONE = { viewport: { width: 360, height: 740 } };
const PLAIN = { javaScriptEnabled: false };
const CASE = `R${fiscalYear(dayIn('Asia/Tokyo', new Date())) - 2018}-支-014`;
const OTHER_CASE = CASE.replace('014', '015');
const SUMMARY = '送電停止の前に、民生委員と相談室が一緒に訪問する。';
const OTHER_SUMMARY = '世帯全体で、食事と受診が続くように支える。';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let browser: Browser;
let bot: Running;
let complaints: string[];

beforeAll(async () => {
  folder = await temporaryFolder();
  const config = readConfig({ DATA_DIR: join(folder.path, 'data'), PORT: '0' });
  const write = (facts: unknown, words?: string) => void complaints.push(`${words} ${JSON.stringify(facts)}`);
  [bot, browser] = await Promise.all([
    start(config, { info() {}, warn: write, error: write }),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await bot?.stop();
  await folder.remove();
});
beforeEach(async () => {
  complaints = [];
  const visitor = await visit(bot.url, '/seat/kaicho/dm');
  await visitor.post('/demo/reset', { confirmed: 'yes' });
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  expect(complaints).toEqual([]);
});

/** A seat at a machine of its own, on which the tour has been closed. */
async function sit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await sitAsStranger(path, options);
  page.on('console', (said) => {
    if (said.type() === 'error') complaints.push(said.text());
  });
  return page;
}

/** As `sit`, where it is no fault that a page is not there any more. */
async function sitAsStranger(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const viewport = { width: 1280, height: 800 };
  const context = await browser.newContext({ viewport, acceptDownloads: true, ...options });
  await context.addCookies([{ name: 'tsudoi_tour', value: 'closed', url: bot.url }]);
  const page = await context.newPage();
  page.on('pageerror', (fault) => complaints.push(fault.message));
  await page.goto(bot.url + path);
  return page;
}

const message = (page: Page, words: string | RegExp) => page.locator('.message', { hasText: words }).last();
const dialog = (page: Page) => page.getByRole('dialog');

async function say(page: Page, words: string): Promise<void> {
  await page.getByLabel('つどいに送ることば').fill(words);
  await page.keyboard.press('Enter');
}

/** Presses a button on the newest message with these words. */
const press = (page: Page, words: string, label: string) =>
  message(page, words).getByRole('button', { name: label, exact: true }).click();

const until = <T>(look: () => T) => expect.poll(look, { timeout: 20_000 });

const countOf = (page: Page, words: string) => page.locator('.message', { hasText: words }).count();

/** Where no script runs, somebody loads the page again to see what has come. */
async function loadUntil(page: Page, words: string): Promise<void> {
  const look = async () => {
    await page.reload();
    return countOf(page, words);
  };
  await until(look).toBe(1);
}

async function confirmResult(secretary: Page, chair: Page, number: string, summary: string): Promise<void> {
  await chip(secretary, '議事録').click();
  const item = message(secretary, 'の議事録').locator('.items li', { hasText: number });
  await item.getByRole('button', { name: '書く' }).click();
  await dialog(secretary).getByLabel('要旨').fill(summary);
  await dialog(secretary).getByRole('button', { name: '下書きを保存する' }).click();
  await message(secretary, `${number} の下書きを保存しました`).waitFor();
  await press(chair, `${number} の議事録の確定をお願いします`, '読む');
  await press(chair, summary, '確定する');
  await dialog(chair).getByRole('button', { name: '確定する' }).click();
  await message(chair, `${number} の議事録を確定しました`).waitFor();
}

describe('from a concern to a called sitting', () => {
  it('takes those who lead the body at most twelve interactions, on a phone', async () => {
    const minsei = await sit('/seat/minsei/shien-shitsu');
    await chip(minsei, '気づき').click();
    await dialog(minsei).getByLabel('気になること').fill('新聞がたまっている');
    await dialog(minsei).getByRole('button', { name: '事務局へ伝える' }).click();
    await message(minsei, '受け付けました').waitFor();

    let steps = 0;
    const phone = async (path: string) => {
      const page = await sit(path, PHONE);
      page.on('request', (request) => {
        if (request.method() === 'POST') steps += 1;
      });
      return page;
    };
    const jimu = await phone('/seat/jimu/dm');
    await press(jimu, 'の気づきが届きました', '内容を見る');
    await press(jimu, '新聞がたまっている', '事例にする');
    await dialog(jimu).getByLabel('春日井 恵子').first().check();
    await dialog(jimu).getByLabel('森下 直樹').first().check();
    await dialog(jimu).getByRole('button', { name: '登録する' }).click();
    await message(jimu, 'として登録しました').waitFor();

    const kaicho = await phone('/seat/kaicho/shien-shitsu');
    await say(kaicho, '開催 来週火曜 14:00');
    await message(kaicho, 'つつじ市支援会議を招集しました').waitFor();
    await chip(kaicho, '議題').click();
    await press(kaicho, 'の議題の案', '承認');
    await message(kaicho, /議題を\d件に決めました/).waitFor();
    expect(steps).toBeLessThanOrEqual(12);
    expect(steps).toBeGreaterThan(4);
  });
});

describe('the five steps of the tour', () => {
  it('lead from the call to the reminded agency, while everybody looks on', async () => {
    const chair = await sit('/seat/kaicho/shien-shitsu');
    const chairAlone = await sit('/seat/kaicho/dm');
    const soudan = await sit('/seat/soudan/dm');
    await chairAlone.evaluate('globalThis.neverLoadedAgain = true');

    // 1. The chair calls a sitting.
    await say(chair, '開催 来週火曜 14:00');
    await message(chair, 'つつじ市支援会議を招集しました').waitFor();
    await message(chairAlone, '出席0・オンライン0・代理0・欠席0・未回答9').waitFor();

    // 2. A constituent answers; the chair's counts change.
    await press(soudan, 'つつじ市支援会議を開催します', '出席');
    await message(soudan, '✓ 出席').waitFor();
    await message(chairAlone, '出席1・オンライン0・代理0・欠席0・未回答8').waitFor();
    await message(chairAlone, '出席見込み1人').waitFor();
    const file = soudan.waitForEvent('download');
    await soudan.getByRole('link', { name: /\.ics/ }).click();
    const calendar = await readFile(await (await file).path(), 'utf8');
    expect(calendar).toContain('BEGIN:VCALENDAR');
    expect(calendar).not.toContain('支-01');

    // 3. The agenda, the clock, the minutes.
    await chip(chair, '議題').click();
    await press(chair, 'の議題の案', '一覧から選ぶ');
    await dialog(chair).getByLabel(CASE).check();
    await dialog(chair).getByLabel(OTHER_CASE).check();
    await dialog(chair).getByRole('button', { name: '議題を決める' }).click();
    await message(chair, '議題を2件に決めました').waitFor();
    await chair.getByRole('button', { name: '次の会議の開始時刻へ' }).click();
    await chair.locator('.side [data-clock]', { hasText: '(火) 14:0' }).waitFor();
    const secretary = await sit('/seat/jimu/shien-shitsu');
    await confirmResult(secretary, chairAlone, CASE, SUMMARY);
    await confirmResult(secretary, chairAlone, OTHER_CASE, OTHER_SUMMARY);
    expect(await chairAlone.evaluate('globalThis.neverLoadedAgain')).toBe(true);

    // 4. The summary in the channel, and the gate.
    await say(chair, `点検 ${CASE}`);
    await message(chair, 'このチャンネルで共有できます').waitFor();
    await say(chair, `共有 ${CASE}`);
    await message(chair, `${CASE} の要旨を共有しました`).waitFor();
    const reader = await sit('/seat/minsei/shien-shitsu');
    expect(await message(reader, SUMMARY).textContent()).toContain('機密');

    await chair.getByRole('button', { name: '部外者をこのチャンネルに追加' }).click();
    await chair.getByText('部外者がいます').waitFor();
    await message(reader, 'このメッセージは取り消されました。').waitFor();
    const outsider = await sitAsStranger('/seat/bugai/shien-shitsu');
    await say(chair, `共有 ${CASE}`);
    const refusal = message(chair, `${CASE} は共有していません`);
    await refusal.getByText('条件を満たさない参加者が1人います').waitFor();
    expect(await refusal.textContent()).toContain('森下 直樹');
    await say(chair, `共有 ${OTHER_CASE}`);
    await message(chair, `${OTHER_CASE} は共有していません`).getByText('3人います').waitFor();
    await secretary.goto(`${bot.url}/seat/jimu/dm`);
    const names = message(secretary, '共有できなかった理由（事務局限り）');
    await names.getByText('部外 太郎').waitFor();
    expect(await names.textContent()).toMatch(/支援会議室.*名簿にない/s);
    for (const page of [chair, chairAlone]) {
      expect(await countOf(page, '部外 太郎')).toBe(0);
    }
    expect(await countOf(outsider, SUMMARY)).toBe(0);
    expect(await countOf(outsider, OTHER_SUMMARY)).toBe(0);

    await chair.getByRole('button', { name: '部外者を外す' }).click();
    // Once the removal has been answered: pressed before it, the summary is refused again.
    await chair.getByRole('button', { name: '部外者をこのチャンネルに追加' }).waitFor();
    await press(chair, `${CASE} は共有していません`, 'もう一度確かめて共有する');
    await message(chair, `${CASE} の要旨を共有しました`).waitFor();
    await message(reader, SUMMARY).waitFor();
    await outsider.goto(`${bot.url}/seat/bugai`);
    expect(await outsider.content()).not.toContain(SUMMARY);

    // 5. A task, its reminder, and its end.
    await say(chair, `タスク ${CASE}`);
    await dialog(chair)
      .getByLabel(/^担当機関/)
      .selectOption({ label: '自立相談支援機関（つつじ相談室）' });
    await dialog(chair).getByLabel('内容の種類').selectOption({ label: '訪問する' });
    await dialog(chair).getByLabel('具体的な内容').fill('民生委員と一緒に声をかける');
    await dialog(chair).getByLabel('期限').fill('3日後');
    await dialog(chair).getByRole('button', { name: '頼む' }).click();
    await message(chair, 'へ頼みました').waitFor();
    await message(soudan, `${CASE} #1 訪問する をお願いします`).waitFor();
    await chair.getByRole('button', { name: '＋1週間' }).click();
    await answered(chair);
    await untilOfficeOpens(chair, () => countOf(soudan, `${CASE} #1 訪問する の期限です`));
    expect(await message(soudan, 'の期限です').textContent()).not.toContain('民生委員');
    await press(soudan, 'の期限です', '完了');
    await message(soudan, '完了にしました').waitFor();
    await message(chairAlone, `${CASE} #1 訪問する が完了しました`).waitFor();

    await expectToFitPhones();
  });

  it('have each its link, which leads to the seat with the word ready to be sent, on a phone too', async () => {
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    await page.goto(bot.url);
    await page.getByText('はじめての方へ：5つの手順').waitFor();
    expect(await page.locator('#tour li').count()).toBe(5);
    await page.locator('#tour li').first().getByRole('link').click();
    const box = page.getByLabel('つどいに送ることば');
    await until(() => box.inputValue()).toBe('開催');
    const bottom = async () => {
      const { y, height } = (await box.boundingBox()) ?? { y: Number.NaN, height: 0 };
      return y + height;
    };
    await until(bottom).toBeLessThanOrEqual(PHONE.viewport.height);
  });
});

/** Reminders keep office hours; a week from now may be a holiday. */
async function untilOfficeOpens(page: Page, reminders: () => Promise<number>): Promise<void> {
  for (let mornings = 0; (await reminders()) === 0 && mornings < 12; mornings += 1) {
    await page.getByRole('button', { name: '翌朝9:00' }).click();
    await answered(page);
  }
  await until(reminders).toBe(1);
}

const PAGES = ['kaicho/shien-shitsu', 'kaicho/dm', 'kaicho/home', 'jimu/dm', 'soudan/dm', 'soudan/home'];

/** With all that has come together on the pages by now. */
async function expectToFitPhones(): Promise<void> {
  const phone = await sit('/seat/kaicho/shien-shitsu', PHONE);
  for (const path of [...PAGES.map((page) => `/seat/${page}`), '/seat/bugai/dm', '/pair/kaicho/soudan']) {
    await phone.goto(bot.url + path);
    expect(await phone.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(360);
  }
  await phone.goto(`${bot.url}/seat/kaicho/shien-shitsu`);
  for (const word of ['開催', '随時', '事例']) {
    await chip(phone, word).click();
    if (word === '事例') await message(phone, '事例').waitFor();
    else await dialog(phone).waitFor();
    expect(await phone.evaluate('document.documentElement.scrollWidth'), word).toBeLessThanOrEqual(360);
    if (word !== '事例') await dialog(phone).getByRole('link', { name: '戻る' }).click();
  }
}

describe('a seat at the bot itself', () => {
  it('calls a sitting by the form, which comes back with what was entered where a date cannot be read', async () => {
    const chair = await sit('/seat/kaicho/shien-shitsu');
    await chip(chair, '開催').click();
    const form = dialog(chair);
    await form.getByLabel('日時').fill('そのうち');
    await form.getByLabel('場所').fill('市役所3階 301会議室');
    await form.getByLabel('古賀 隆').uncheck();
    await form.getByRole('button', { name: '開催する' }).click();
    await form.getByText('「そのうち」は日時として読めませんでした。').waitFor();
    expect(await form.getByLabel('場所').inputValue()).toBe('市役所3階 301会議室');
    await form.getByLabel('日時').fill('来週水曜 10時');
    await form.getByRole('button', { name: '開催する' }).click();
    const called = message(chair, 'つつじ市支援会議を招集しました');
    await called.getByText('8人').waitFor();
    expect(await called.textContent()).toMatch(/令和\d+年\d+月\d+日\(水\) 10:00/);
    const uninvited = await sit('/seat/hogo/dm');
    expect(await countOf(uninvited, '開催します')).toBe(0);
  });

  it('asks for two dates, counts the marks while they come, and fixes one of them', async () => {
    const chair = await sit('/seat/kaicho/shien-shitsu');
    await say(chair, '開催 来週火曜 14:00、来週木曜 10:00');
    await message(chair, '日程調整を始めました').waitFor();
    const status = await sit('/seat/kaicho/dm');
    const soudan = await sit('/seat/soudan/dm');
    const first = message(soudan, 'の日程調整').locator('.items li').first();
    const second = message(soudan, 'の日程調整').locator('.items li').last();
    await first.getByRole('button', { name: '○' }).click();
    await first.getByText('あなた：○').waitFor();
    await second.getByRole('button', { name: '×' }).click();
    await second.getByText('あなた：×').waitFor();
    const counted = message(status, 'の回答状況').locator('.items li');
    await counted.first().getByText('○1　△0　×0').waitFor();
    await counted.last().getByText('○0　△0　×1').waitFor();
    expect(await message(soudan, 'の日程調整').textContent()).not.toContain('未回答');

    await counted.first().getByRole('button', { name: 'この日に決める' }).click();
    await dialog(status).getByRole('button', { name: '決める' }).click();
    await message(status, '日程を決めて、招集しました').waitFor();
    await message(soudan, 'つつじ市支援会議を開催します').waitFor();
  });

  it('takes the pledge of somebody who has not given it, and only then an answer', async () => {
    const chair = await sit('/seat/kaicho/shien-shitsu');
    await say(chair, '開催 来週火曜 14:00');
    const suido = await sit('/seat/suido/dm');
    await message(suido, 'ご回答の前に、守秘の誓約をお願いします。').waitFor();
    expect(await suido.getByRole('button', { name: '出席', exact: true }).count()).toBe(0);
    await chip(suido, '誓約').click();
    await message(suido, '秘密を、正当な理由なく漏らしません').waitFor();
    await press(suido, '秘密を、正当な理由なく漏らしません', '誓約します');
    await message(suido, '誓約を承りました').waitFor();
    await press(suido, 'つつじ市支援会議を開催します', '出席');
    await message(suido, '✓ 出席').waitFor();
  });

  it('tells somebody who is registered nowhere kindly whom to ask, and nothing else', async () => {
    const chair = await sit('/seat/kaicho/shien-shitsu');
    await say(chair, '開催 来週火曜 14:00');
    await message(chair, '招集しました').waitFor();
    const outsider = await sitAsStranger('/seat/bugai');
    for (const word of ['予定', '事例', 'タスク', '開催', 'ヘルプ']) {
      const before = await outsider.locator('.message.from-bot').count();
      await chip(outsider, word).click();
      await until(() => outsider.locator('.message.from-bot').count()).toBe(before + 1);
      const answer = await outsider.locator('.message.from-bot').last().textContent();
      expect(answer).toContain('ご利用になるには登録が必要です');
      expect(answer).toContain('事務局へお問い合わせください');
    }
    await outsider.goto(`${bot.url}/seat/bugai/home`);
    expect(await outsider.locator('#main').textContent()).not.toContain('つつじ市支援会議');
    await outsider.goto(`${bot.url}/seat/bugai/shien-shitsu`);
    await outsider.getByText('この席は、このチャンネルに入っていません。').waitFor();
  });

  it('works with no script at all, one page after the other', async () => {
    const chair = await sit('/seat/kaicho/shien-shitsu', PLAIN);
    await chip(chair, '開催').click();
    await chair.getByLabel('日時').fill('来週火曜 14:00');
    await chair.getByRole('button', { name: '開催する' }).click();
    await message(chair, '招集しました').waitFor();
    const soudan = await sit('/seat/soudan/dm', PLAIN);
    await loadUntil(soudan, 'つつじ市支援会議を開催します');
    await press(soudan, 'つつじ市支援会議を開催します', '出席');
    await loadUntil(soudan, '✓ 出席');
    await press(chair, '招集しました', '中止する');
    await chair.getByRole('button', { name: '中止する' }).click();
    await message(chair, '中止を、知らせた方全員に連絡しました').waitFor();
    await loadUntil(soudan, 'つつじ市支援会議は中止になりました');
  });

  it('finds the sample as at the start when it has been put back', async () => {
    const chair = await sit('/seat/kaicho/shien-shitsu');
    const clock = chair.locator('.side [data-clock]');
    const today = (await clock.textContent())?.split(' ')[0] ?? '';
    await say(chair, '開催 来週火曜 14:00');
    await message(chair, '招集しました').waitFor();
    await chair.getByRole('button', { name: '＋1週間' }).click();
    await until(() => clock.textContent()).not.toContain(today);
    await chair.getByRole('button', { name: '部外者をこのチャンネルに追加' }).click();
    await chair.getByText('部外者がいます').waitFor();

    await chair.getByRole('button', { name: '見本を最初の状態に戻す' }).click();
    await dialog(chair).getByText('元には戻せません').waitFor();
    await dialog(chair).getByRole('button', { name: '最初の状態に戻す' }).click();
    await chair.getByText('見本を最初の状態に戻しました。').waitFor();
    await chair.getByText('まだメッセージはありません。').waitFor();
    expect(await chair.getByText('部外者がいます').count()).toBe(0);
    expect(await clock.textContent()).toContain(today);
    await chip(chair, '予定').click();
    await message(chair, '予定されている会議はありません。').waitFor();
    await chip(chair, '事例').click();
    await message(chair, CASE).waitFor();
  });
});
