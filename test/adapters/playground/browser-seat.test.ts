import { describe, expect, it } from 'vitest';
import { answered, chip, message, pagesOfPlayground } from './pages.ts';
import { account, channel } from './running.ts';
import { card } from './sample.ts';

const { open, site } = pagesOfPlayground();

describe('a seat in the browser', () => {
  it('is taken with one click, and then it is whose turn it is', async () => {
    const page = await open('/');
    await page
      .getByRole('link', { name: /構成員 田中 美咲/ })
      .first()
      .click();
    await page.waitForURL('**/seat/tanaka/shien');
    expect(await page.locator('.taken').textContent()).toContain('田中 美咲');
    expect(await page.locator('.seats .current').textContent()).toContain('田中 美咲');
  });

  it('says a tapped word and shows the answer to nobody else', async () => {
    const [sato, tanaka] = [await open('/seat/sato/shien'), await open('/seat/tanaka/shien')];
    await chip(sato, '予定').click();
    await message(sato, 'これからの会議').waitFor();
    expect(await message(sato, 'これからの会議').textContent()).toContain('あなただけに表示');
    await site().playground.chat.post(channel('shien'), card('みなさんへ'), 'k');
    await message(tanaka, 'みなさんへ').waitFor();
    expect(await message(tanaka, 'これからの会議').count()).toBe(0);
  });

  it('says a typed word, and the box is empty for the next', async () => {
    const page = await open('/seat/sato/dm');
    const box = page.getByLabel('つどいに送ることば');
    await box.fill('/shien 予定');
    await page.keyboard.press('Enter');
    await message(page, 'これからの会議').waitFor();
    await answered(page);
    expect(await box.inputValue()).toBe('');
    await box.fill('開催');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await box.inputValue()).toBe('');
    expect(site().asked[0]?.actor).toEqual(account('sato'));
  });

  it('shows what happens elsewhere without being loaded again', async () => {
    const page = await open('/seat/tanaka/shien');
    await page.evaluate('globalThis.neverLoadedAgain = true');
    const { chat } = site().playground;
    const post = await chat.post(channel('shien'), card('招集のお知らせ'), 'call-1');
    await message(page, '招集のお知らせ').waitFor();
    await chat.update(post, card('日時の変更'));
    await message(page, '日時の変更').waitFor();
    await chat.tell(account('tanaka'), card('お願い'), 'ask-1');
    await page.locator('#tabs .badge', { hasText: '未読1件' }).waitFor();
    await chat.retract(post);
    await message(page, 'このメッセージは取り消されました。').waitFor();
    expect(await page.evaluate('globalThis.neverLoadedAgain')).toBe(true);
  });

  it('posts once when a button is pressed twice', async () => {
    const page = await open('/seat/sato/shien');
    let letThrough = () => {};
    const pressedTwice = new Promise<void>((done) => {
      letThrough = done;
    });
    let posts = 0;
    await page.route('**/say', async (route) => {
      posts += 1;
      await pressedTwice;
      await route.continue();
    });
    await chip(page, '予定').dblclick();
    letThrough();
    await message(page, 'これからの会議').waitFor();
    await answered(page);
    expect(posts).toBe(1);
    await chip(page, '予定').click();
    await expect.poll(() => message(page, 'これからの会議').count()).toBe(2);
    const [first, second] = site().asked.map((command) => command.requestId);
    expect(first).not.toBe(second);
  });

  it('keeps everything that was entered when one field is wrong', async () => {
    const page = await open('/seat/sato/shien');
    await chip(page, '開催').click();
    const dialog = page.getByRole('dialog', { name: '会議を開催する' });
    await dialog.getByLabel('日時').fill('あした');
    await dialog.getByLabel('場所').fill('市民会館');
    await dialog.getByLabel('小林 健').uncheck();
    await dialog.getByRole('button', { name: '招集する' }).click();
    await dialog.getByText('日時を読み取れませんでした。').waitFor();
    expect(await dialog.getByLabel('日時').inputValue()).toBe('あした');
    expect(await dialog.getByLabel('場所').inputValue()).toBe('市民会館');
    expect(await dialog.getByLabel('田中 美咲').isChecked()).toBe(true);
    expect(await dialog.getByLabel('小林 健').isChecked()).toBe(false);

    await dialog.getByLabel('日時').fill('12/3 14:00');
    await dialog.getByRole('button', { name: '招集する' }).click();
    await message(page, '招集しました').waitFor();
    await dialog.waitFor({ state: 'hidden' });
    expect(site().asked.at(-1)).toMatchObject({
      requestId: 'schedule-1',
      ask: { kind: 'schedule', when: '12/3 14:00', place: '市民会館', invited: ['c1'] },
    });
  });

  it('opens, fills and leaves a form with the keyboard alone', async () => {
    const page = await open('/seat/sato/shien');
    await chip(page, '開催').focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const focused = () => page.evaluate('document.activeElement.name || document.activeElement.value');
    expect(await focused()).toBe('text:when');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await focused()).toBe('text');

    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await page.keyboard.type('12/3 14:00');
    await page.keyboard.press('Enter');
    await message(page, '招集しました').waitFor();
  });

  it('asks before what cannot be undone', async () => {
    const page = await open('/seat/sato/shien');
    await chip(page, '予定').click();
    await page.getByRole('button', { name: '中止する' }).click();
    const dialog = page.getByRole('dialog', { name: 'この会議を中止しますか。' });
    await dialog.getByRole('link', { name: 'やめる' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(site().asked).toHaveLength(1);
    await page.getByRole('button', { name: '中止する' }).click();
    await dialog.getByRole('button', { name: '中止する' }).click();
    await message(page, '中止しました').waitFor();
    expect(await message(page, 'これからの会議').count()).toBe(0);
  });

  it('shows typed markup as it was typed', async () => {
    const page = await open('/seat/tanaka/shien');
    const typed = '"><img src=x onerror=document.title=1><script>document.title=1</script>';
    await site().playground.chat.post(channel('shien'), card(typed, { text: [typed] }), 'k');
    await message(page, typed).waitFor();
    expect(await page.locator('.message img, .message script').count()).toBe(0);
    expect(await page.title()).not.toBe('1');
  });

  it('remembers that the tour was closed', async () => {
    const page = await open('/seat/sato/shien');
    const step = page.getByText('会長の席で「開催」と送り');
    expect(await step.isVisible()).toBe(true);
    await page.getByText('はじめての方へ').click();
    await expect.poll(() => page.evaluate('document.cookie')).toContain('tsudoi_tour=closed');
    await page.goto(`${site().url}/seat/suzuki/shien`);
    expect(await step.isVisible()).toBe(false);
  });

  it('has the word of a step of the tour ready to be sent', async () => {
    const page = await open('/seat/tanaka/shien');
    await page.getByRole('link', { name: '会長（佐藤 花子）の席へ' }).first().click();
    await page.waitForURL('**/seat/sato/shien?say=*');
    expect(await page.getByLabel('つどいに送ることば').inputValue()).toBe('開催');
  });
});

describe('two seats side by side', () => {
  it('live in one window', async () => {
    const page = await open('/seat/sato/shien');
    await page.getByRole('link', { name: '田中 美咲 隣に開く' }).click();
    const [left, right] = [page.frameLocator('iframe').first(), page.frameLocator('iframe').last()];
    await left.getByRole('button', { name: '予定', exact: true }).click();
    await left.getByText('これからの会議').waitFor();
    await site().playground.chat.post(channel('shien'), card('みなさんへ'), 'k');
    await right.getByText('みなさんへ').waitFor();
    expect(await right.getByText('これからの会議').count()).toBe(0);
  });

  it('follow the clock that is set beside them', async () => {
    const page = await open('/pair/sato/tanaka');
    await page.getByRole('button', { name: '＋1週間' }).click();
    await page.locator('.side [data-clock]', { hasText: '令和8年11月16日(月) 10:00' }).waitFor();
    await expect.poll(() => site().demo.moved).toBe(1);
  });
});
