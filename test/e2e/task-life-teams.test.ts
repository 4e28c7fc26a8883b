import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TeamsTown, teamsTown } from '../support/teams-town.ts';

const WORDS = '暴力の発生（試験札発動）';
const HOW = 'ショートステイを手配した（試験札経過）';

let town: TeamsTown;

beforeEach(async () => {
  town = await teamsTown();
});
afterEach(async () => {
  await town.stop();
});

describe('a task that waits for its trigger, through Teams', () => {
  it('is taken on, set off and reported on in dialogs, and no chat keeps what was written', async () => {
    const { kaicho, soudan, minsei } = town.people;
    const label = `${town.caseNumber} #1 訪問する`;
    await kaicho.says(`タスク ${town.caseNumber}`, town.room);
    await kaicho.opens(
      await kaicho.sees('タスクを頼む\n下のボタン', kaicho.chat.id),
      '入力を始める',
      'タスクを頼む',
    );
    await kaicho.submit({
      担当機関: 'つつじ相談室',
      '内容の種類（通知に表示されます）': '訪問する',
      '具体的な内容（担当機関の、閲覧範囲の方だけが読めます）': town.canaries.detail,
      種別: '出来事が起きたら',
      期限: '即日',
      '出来事（出来事が起きたら、を選んだとき）': WORDS,
    });
    kaicho.seesDialog('つつじ相談室へ頼みました');
    await town.settle();
    await soudan.press(await soudan.sees(`${label} をお願いします`, soudan.chat.id), '引き受ける');
    await town.settle();
    await kaicho.sees(`${label}：引受け済み`, kaicho.chat.id);

    await minsei.says(`発動 ${town.caseNumber}`);
    await minsei.opens(await minsei.sees('下のボタン', minsei.chat.id), '入力を始める', WORDS);
    await minsei.submit({ 起きたこと: WORDS });
    minsei.seesDialog('1機関へ知らせました');
    await town.settle();
    const alert = await soudan.sees(`${label} 発動されました`, soudan.chat.id);
    await soudan.press(await soudan.opens(alert, '内容を見る', WORDS), 'ひとこと添えて報告');
    await soudan.submit({ 'どのように行ったか（閲覧範囲の方だけが読めます）': HOW });
    soudan.seesDialog('次に発動されるまで、期限はありません');

    const chats = JSON.stringify([...town.teams.rooms.values()].map(({ messages }) => messages));
    for (const written of [WORDS, HOW, town.canaries.detail]) {
      expect(chats).not.toContain(written);
      expect(town.logged()).not.toContain(written);
    }
    expect(town.teams.violations).toEqual([]);
  });
});
