import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { type Running, running } from './running.ts';

export type Pages = {
  /** The playground of this test. */
  site(): Running;
  /** A page in a context of its own, as on another machine. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
};

/** One browser for a file, one playground for a test; a page that complains about anything fails the test. */
export function pagesOfPlayground(): Pages {
  let browser: Browser;
  let site: Running;
  let complaints: string[];

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    site = await running();
    complaints = [];
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await site.stop();
    expect(complaints).toEqual([]);
  });

  return {
    site: () => site,
    async open(path, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      const page = await context.newPage();
      page.on('pageerror', (fault) => complaints.push(fault.message));
      page.on('console', (said) => {
        if (said.type() === 'error') complaints.push(said.text());
      });
      await page.goto(site.url + path);
      return page;
    },
  };
}

/** Waits until every answer has arrived; what it shows may have come before, by the live updates. */
export const answered = (page: Page) => page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
export const message = (page: Page, text: string) => page.locator('.message', { hasText: text });
export const chip = (page: Page, word: string) => page.getByRole('button', { name: word, exact: true });
