import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import type { Json } from './cards.ts';

const RENDERER = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');

/** Draws with Microsoft's renderer, and keeps what it would send on a press. */
const DRAW = `(card) => {
  const drawn = new AdaptiveCards.AdaptiveCard();
  window.sent = [];
  drawn.onExecuteAction = (action) => {
    const { type, title, verb, data } = action.toJSON();
    window.sent.push({ type, title, verb, data: action.data ?? data });
  };
  drawn.parse(card);
  document.body.replaceChildren(drawn.render());
}`;

/** An empty page that can draw Adaptive Cards. */
export async function cardPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(5_000);
  await page.setContent('<!doctype html><html lang="ja"><body></body></html>');
  await page.addScriptTag({ path: RENDERER });
  return page;
}

export async function drawCard(page: Page, card: unknown): Promise<void> {
  await page.evaluate(`(${DRAW})(${JSON.stringify(card)})`);
}

/** What the renderer has given to the client since the card was drawn. */
export function givenBy(page: Page): Promise<Json[]> {
  return page.evaluate('window.sent');
}
