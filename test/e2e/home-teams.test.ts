import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BOT } from '../support/teams/fake-teams.ts';
import { textOf } from '../support/teams/rooms.ts';
import { type TeamsTown, teamsTown } from '../support/teams-town.ts';

const HOME = 'あなたの予定とタスク';
let town: TeamsTown;

beforeEach(async () => {
  town = await teamsTown();
});
afterEach(() => town.stop());

async function assignTask(): Promise<void> {
  const { kaicho } = town.people;
  await town.confirmedMinutes();
  await kaicho.says(`タスク ${town.caseNumber}`);
  await kaicho.opens(await kaicho.sees('タスクを頼む\n下のボタン'), '入力を始める', 'タスクを頼む');
  await kaicho.submit({
    担当機関: 'つつじ相談室',
    '内容の種類（通知に表示されます）': '訪問する',
    '具体的な内容（担当機関の、閲覧範囲の方だけが読めます）': town.canaries.detail,
    期限: '12/10',
  });
  kaicho.seesDialog('つつじ相談室へ頼みました');
  await town.settle();
}

describe('ホーム in Teams', () => {
  it('shows the coming sittings and tasks of the person, and opens them from there', async () => {
    const { kaicho, soudan } = town.people;
    await kaicho.says('開催 12/3 14:00 場所:301会議室', town.room);
    await town.settle();

    await soudan.says('ホーム');
    const home = await soudan.sees(HOME, soudan.chat.id);
    expect(textOf(home)).toContain('令和8年12月3日(木) 14:00');
    await soudan.press(home, '出欠を答える');
    const sitting = await soudan.sees('つつじ市支援会議を開催します', soudan.chat.id);
    await soudan.press(sitting, '出席');
    await soudan.sees('✓ 出席', soudan.chat.id);
    await soudan.says('ホーム');
    await soudan.sees('あなたの回答：出席', soudan.chat.id);
    expect(town.teams.violations).toEqual([]);
  });

  it('is drawn anew where it stands when a task on it is done, and the answer comes below it', async () => {
    const { soudan } = town.people;
    await assignTask();
    await soudan.says('home');
    const home = await soudan.sees(HOME, soudan.chat.id);
    expect(textOf(home)).toContain(`${town.caseNumber} #1 訪問する`);
    expect(textOf(home)).not.toContain(town.canaries.detail);

    await soudan.press(home, '完了', '訪問する');
    await town.settle();
    const now = soudan.messages(soudan.chat.id).find(({ id }) => id === home.id);
    expect(now && textOf(now)).toContain(HOME);
    expect(now && textOf(now)).not.toContain('訪問する');
    expect(soudan.messages(soudan.chat.id).at(-1)?.id).not.toBe(home.id);
    expect(town.teams.violations).toEqual([]);
  });

  it('asked for in a room comes in the person’s own chat', async () => {
    const { soudan } = town.people;
    await soudan.says('ホーム', town.room);
    await soudan.sees(HOME, soudan.chat.id);
    expect(soudan.messages(town.room).map(textOf).join()).not.toContain(HOME);
  });

  it('greets whoever adds the bot to themselves, and is a button of the help', async () => {
    const { soudan } = town.people;
    const added = { type: 'conversationUpdate', membersAdded: [{ id: BOT }] };
    await soudan.send(soudan.activity(soudan.chat, added));
    await soudan.press(await soudan.sees(HOME, soudan.chat.id), 'できること');
    await soudan.press(await soudan.sees('あなたの立場', soudan.chat.id), 'ホーム');
    const homes = soudan.messages(soudan.chat.id).filter((message) => textOf(message).includes(HOME));
    expect(homes).toHaveLength(2);
  });

  it('tells somebody who is not on the roster so, and nothing else', async () => {
    const outsider = town.addPerson('U0BUGAI', '部外 太郎');
    await outsider.says('ホーム');
    await town.settle();
    expect(outsider.everSeen()).not.toContain(HOME);
    expect(outsider.messages(outsider.chat.id)).toHaveLength(2);
  });
});
