import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../support/teams/rooms.ts';
import { type TeamsTown, teamsTown } from '../support/teams-town.ts';

const WISH = '家で暮らしたい（試験札W）';
const FACT = '先週から服薬が途切れている（試験札F）';
const EVENT = '送電停止の予定（試験札T）';
let town: TeamsTown;

beforeEach(async () => {
  town = await teamsTown();
});
afterEach(() => town.stop());

describe('the file of a case in Teams', () => {
  it('is read and written in dialogs only, one after the other', async () => {
    const { jimu, soudan } = town.people;
    const read = async (who: typeof jimu) => {
      await who.says(`事例 ${town.caseNumber}`);
      return who.opens(await who.sees('下のボタン', who.chat.id), '開く', '（あなただけに表示）');
    };
    await jimu.press(await read(jimu), '事例を書く');
    await jimu.submit({ 本人の意向: WISH });
    await jimu.press(jimu.seesDialog('事例を保存しました'), '内容を見る');
    await jimu.press(jimu.seesDialog(WISH), '情報を加える');
    await jimu.submit({ どなたについて: '本人', 内容: FACT });
    await jimu.press(jimu.seesDialog('情報を加えました'), '内容を見る');
    await jimu.press(jimu.seesDialog(FACT), '期日を加える');
    await jimu.submit({ 期日: '12/20', その日に起こること: EVENT });
    await jimu.press(jimu.seesDialog('期日（令和8年12月20日(日)）を加えました'), '内容を見る');
    const whole = jimu.seesDialog(EVENT);
    expect(JSON.stringify(whole.card)).toContain('期日を済みにする');

    const shown = JSON.stringify((await read(soudan)).card);
    for (const words of [WISH, FACT, EVENT]) expect(shown).toContain(words);
    for (const person of Object.values(town.people)) {
      const chats = [...person.messages(person.chat.id), ...person.messages(town.room)].map(textOf).join();
      for (const words of [WISH, FACT, EVENT]) expect(chats).not.toContain(words);
    }
    expect(town.logged()).not.toMatch(/試験札/);
    expect(town.teams.violations).toEqual([]);
  });
});
