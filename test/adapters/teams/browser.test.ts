import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AdaptiveCard, formDialog, renderCard } from '../../../adapters/teams/render.ts';
import { TEAMS_WORDS } from '../../../adapters/teams/words.ts';
import type { Form } from '../../../src/ports/card.ts';
import { openBrowser } from '../../support/browser.ts';
import { cardPage, drawCard, givenBy } from '../../support/teams/drawn-card.ts';

const words = TEAMS_WORDS.ja;

describe('a card in a browser, drawn by Microsoft’s renderer', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });
  beforeEach(async () => {
    page = await cardPage(browser);
  });
  afterEach(async () => {
    await page.close();
  });

  const draw = (card: AdaptiveCard) => drawCard(page, card);
  const sent = () => givenBy(page);

  it('shows what somebody typed as they typed it, markup and mentions too', async () => {
    const typed =
      '<at>全員</at> **太字** [市役所](https://evil.test) <b>x</b> {{DATE(2026-12-03T00:00:00Z)}}';
    await draw(renderCard({ title: typed, preview: 'x', text: [typed], items: [{ title: typed }] }, words));
    const text = (await page.locator('body').innerText()).replaceAll('\u2060', '');
    expect(text.split(typed)).toHaveLength(4);
    expect(await page.locator('a, b, strong, em').count()).toBe(0);
  });

  it('sends the ask of the button that is pressed, and asks first where it has to', async () => {
    const ask = { kind: 'cancel_sitting', sittingId: 's1' } as never;
    const confirm = { text: '会議を中止します。', yes: '中止する', no: 'やめる' };
    await draw(
      renderCard(
        { title: '会議', preview: 'x', actions: [{ label: '中止…', ask, confirm, once: 'k' }] },
        words,
      ),
    );
    await page.getByRole('button', { name: '中止…' }).click();
    expect(await sent()).toEqual([]);
    await page.getByRole('button', { name: '中止する' }).click();
    const data = { tsudoi: { ask, once: 'k' } };
    expect(await sent()).toEqual([{ type: 'Action.Execute', title: '中止する', verb: 'ask', data }]);
  });

  it('sends a form with what was entered, and not before what is required is there', async () => {
    const form: Form = {
      ...{ title: '会議を開く', submit: '招集する', ask: { kind: 'schedule' } },
      fields: [
        { kind: 'text', name: 'when', label: '日時', maxLength: 100, required: true },
        {
          ...{ kind: 'choices', name: 'invited', label: '招集先', values: ['a'] },
          options: [
            { value: 'a', label: '相田' },
            { value: 'b', label: '民田' },
          ],
        },
      ],
    };
    await draw(formDialog(form, words, 'k1').card);
    await page.getByRole('button', { name: '招集する' }).click();
    expect(await sent()).toEqual([]);
    expect(await page.locator('body').innerText()).toContain(words.required);

    await page.getByLabel('日時').fill('12/3 14:00');
    await page.getByLabel('民田').check();
    await page.getByRole('button', { name: '招集する' }).click();
    expect(await sent()).toEqual([
      {
        type: 'Action.Submit',
        title: '招集する',
        data: {
          tsudoi: { ask: { kind: 'schedule' }, once: 'k1', fields: { when: 'text', invited: 'choices' } },
          when: '12/3 14:00',
          invited: 'a,b',
        },
      },
    ]);
  });
});
