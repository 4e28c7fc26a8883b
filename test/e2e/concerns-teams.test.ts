import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../support/teams/rooms.ts';
import { type TeamsTown, teamsTown } from '../support/teams-town.ts';

const CANARY = '新聞が三日分たまっている（試験札K）';
const NUMBER = 'R8-気-001';
let town: TeamsTown;

beforeEach(async () => {
  town = await teamsTown();
});
afterEach(() => town.stop());

describe('気づき and 本人同意 in Teams', () => {
  it('go through dialogs only: what was noticed stands in no chat, and becomes a case', async () => {
    const { minsei, jimu } = town.people;
    await minsei.says('気づき', town.room);
    await minsei.opens(await minsei.sees('気づきを伝える', minsei.chat.id), '入力を始める', '気づきを伝える');
    await minsei.submit({ 気になること: CANARY, 急ぎ具合: '今日中に見てほしい' });
    minsei.seesDialog(`${NUMBER} として受け付けました`);
    await town.settle();

    const news = await jimu.sees(`${NUMBER} の気づきが届きました`, jimu.chat.id);
    const content = await jimu.opens(news, '内容を見る', CANARY);
    await jimu.press(content, '事例にする');
    jimu.seesDialog('事例を登録する');
    await jimu.submit({ '閲覧範囲（会長が招集する構成員）': ['事務 花子', '相田 健'] });
    jimu.seesDialog('R8-支-015 として登録しました');
    await town.settle();
    await minsei.sees(`${NUMBER} の対応を決めました`, minsei.chat.id);

    await jimu.says('事例 R8-支-015 同意');
    const button = await jimu.sees('R8-支-015 の本人同意', jimu.chat.id);
    await jimu.opens(button, '入力を始める', 'R8-支-015 の本人同意');
    await jimu.submit({ 本人同意: '得ている', 確認の方法: '口頭' });
    jimu.seesDialog('本人同意を「得ている」と記録しました');

    for (const person of [minsei, jimu, town.people.kaicho]) {
      expect(person.messages(person.chat.id).map(textOf).join()).not.toContain(CANARY);
      expect(person.messages(town.room).map(textOf).join()).not.toContain(CANARY);
    }
    expect(town.logged()).not.toContain(CANARY);
    expect(await town.query('SELECT state FROM "Consent"')).toEqual([{ state: 'obtained' }]);
  });
});
