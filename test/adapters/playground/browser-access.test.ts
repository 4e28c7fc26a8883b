import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chip, message, pagesOfPlayground } from './pages.ts';
import { account, channel } from './running.ts';
import { card } from './sample.ts';

const { open, site } = pagesOfPlayground();
const PHONE = { viewport: { width: 360, height: 740 } };

describe('on a phone', () => {
  const fits = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= innerWidth');

  it.each(['/seat/sato/shien', '/seat/sato/dm', '/seat/sato/home', '/seat/yamada/dm', '/pair/sato/tanaka'])(
    'the page %s fits a width of 360',
    async (path) => {
      const long = 'とても'.repeat(60) + 'https://example.jp/'.repeat(20);
      const facts = [{ label: long, value: long }];
      const actions = [{ label: long, ask: { kind: 'help' as const } }];
      await site().playground.chat.tell(account('sato'), card(long, { text: [long], facts, actions }), 'k');
      await site().playground.chat.post(
        channel('shien'),
        card(long, { items: [{ title: long, actions }] }),
        'k',
      );
      const page = await open(path, PHONE);
      expect(await fits(page)).toBe(true);
    },
  );

  it('a form fits as well', async () => {
    const page = await open('/seat/sato/shien', PHONE);
    await chip(page, '開催').click();
    await page.getByRole('dialog').waitFor();
    expect(await fits(page)).toBe(true);
  });

  it('the seats and the clock are one tap away', async () => {
    const page = await open('/seat/sato/shien', PHONE);
    await page.getByRole('link', { name: '席と時計' }).click();
    await page.getByRole('button', { name: '＋1時間' }).click();
    await page.locator('.banner [data-clock]', { hasText: '令和8年11月9日(月) 11:00' }).waitFor();
    await page.getByRole('link', { name: '席と時計' }).click();
    await page.getByRole('link', { name: /事務局 鈴木 一郎/ }).click();
    await page.waitForURL('**/seat/suzuki/shien');
  });
});

describe('where no script runs', () => {
  const PLAIN = { javaScriptEnabled: false };

  it('words, forms and the clock work one page at a time', async () => {
    const page = await open('/seat/sato/shien', PLAIN);
    await chip(page, '開催').click();
    await page.getByLabel('日時').fill('あした');
    await page.getByLabel('場所').fill('市民会館');
    await page.getByRole('button', { name: '招集する' }).click();
    await page.getByText('日時を読み取れませんでした。').waitFor();
    expect(await page.getByLabel('場所').inputValue()).toBe('市民会館');
    await page.getByLabel('日時').fill('12/3');
    await page.getByRole('button', { name: '招集する' }).click();
    await page.waitForURL('**/seat/sato/shien#latest');
    expect(await message(page, '招集しました').count()).toBe(1);
    await page.getByRole('button', { name: '＋1時間' }).click();
    await page.getByRole('status').getByText('時計を進めました。').waitFor();
  });

  it('asks on a page of its own before what cannot be undone', async () => {
    const page = await open('/seat/sato/shien', PLAIN);
    await page.getByRole('button', { name: '見本を最初の状態に戻す' }).click();
    await page.getByText('元には戻せません').waitFor();
    await page.getByRole('button', { name: '最初の状態に戻す' }).click();
    await page.getByText('見本を最初の状態に戻しました。').waitFor();
    expect(site().demo.resets).toBe(1);
  });
});

describe('for those who do not see the page', () => {
  it.each(['/seat/sato/shien', '/seat/sato/dm', '/seat/sato/home', '/pair/sato/tanaka'])(
    'everything on %s that can be operated has a name',
    async (path) => {
      await site().playground.chat.tell(account('sato'), card('会議'), 'k');
      const page = await open(path);
      expect(await page.evaluate('document.documentElement.lang')).toBe('ja');
      const nameless =
        await page.evaluate(`[...document.querySelectorAll('a, button, input:not([type=hidden])')]
        .filter((one) => !(one.labels?.length || one.textContent.trim() || one.ariaLabel))
        .map((one) => one.outerHTML)`);
      expect(nameless).toEqual([]);
    },
  );

  it('new messages are read out, once', async () => {
    const page = await open('/seat/tanaka/shien');
    const log = page.getByRole('log');
    expect(await log.getAttribute('aria-live')).toBe('polite');
    await site().playground.chat.post(channel('shien'), card('一つ目'), 'k1');
    await message(page, '一つ目').waitFor();
    await page.evaluate(`globalThis.added = [];
      new MutationObserver((changes) => added.push(...changes.flatMap((one) => [...one.addedNodes])))
        .observe(document.querySelector('#messages'), { childList: true })`);
    await site().playground.chat.post(channel('shien'), card('二つ目'), 'k2');
    await message(page, '二つ目').waitFor();
    expect(await page.evaluate('added.length')).toBe(1);
  });

  it('the focus stays on a message that changes under it', async () => {
    const page = await open('/seat/tanaka/shien');
    const actions = [{ label: '出席', ask: { kind: 'help' as const } }];
    const post = await site().playground.chat.post(channel('shien'), card('会議', { actions }), 'k1');
    await page.getByRole('button', { name: '出席' }).focus();
    await site().playground.chat.update(post, card('会議（変更）', { actions }));
    await message(page, '会議（変更）').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe(`message-${post.message}`);
  });
});
