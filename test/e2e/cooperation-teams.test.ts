import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../support/teams/rooms.ts';
import { type TeamsTown, teamsTown } from '../support/teams-town.ts';

const QUESTION = '送電停止は延期できますか（試験札Q）';
const ANSWER = '十二月十日まで延期できます（試験札R）';
const LABEL = 'R8-支-014 照会1';
let town: TeamsTown;

beforeEach(async () => {
  town = await teamsTown();
});
afterEach(() => town.stop());

describe('協力の求め in Teams', () => {
  it('is asked, answered and read in dialogs only', async () => {
    const { jimu, minsei } = town.people;
    await jimu.says(`照会 ${town.caseNumber}`);
    const button = await jimu.sees('協力を求める', jimu.chat.id);
    await jimu.opens(button, '入力を始める', '協力を求める');
    await jimu.submit({ 照会先の機関: ['民生委員協議会'], 求める内容: QUESTION, 回答期限: '12/1' });
    jimu.seesDialog('民生委員協議会へ協力を求めました');
    await town.settle();

    const notice = await minsei.sees(`${LABEL} への回答をお願いします`, minsei.chat.id);
    await minsei.opens(notice, '回答する', QUESTION);
    await minsei.submit({ 回答: ANSWER });
    minsei.seesDialog('回答しました');
    await town.settle();

    const news = await jimu.sees(`${LABEL} に回答がありました`, jimu.chat.id);
    await jimu.opens(news, '内容を見る', ANSWER);
    for (const person of Object.values(town.people)) {
      const told = person.messages(person.chat.id).map(textOf).join();
      expect(told).not.toContain(QUESTION);
      expect(told).not.toContain(ANSWER);
    }
    expect(town.logged()).not.toContain(QUESTION);
  });
});
