import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardText, mistakesIn } from '../support/teams/cards.ts';
import type { Room } from '../support/teams/rooms.ts';
import { textOf } from '../support/teams/rooms.ts';
import { type TeamsTown, teamsTown } from '../support/teams-town.ts';

const CANARY = '夜中に怒鳴り声がする（試験札E）';
let town: TeamsTown;
/** A chat of two people, in which the bot is not: personal too, as Teams calls it. */
let elsewhere: Room;

beforeEach(async () => {
  town = await teamsTown();
  const { minsei, kaicho } = town.people;
  elsewhere = town.teams.addRoom('19:two@unq.gbl.spaces', {
    kind: 'personal',
    members: [minsei.user, kaicho.user],
  });
  elsewhere.botIsIn = false;
});
afterEach(() => town.stop());

const roomPosts = () => town.teams.room(town.room).messages.map(textOf);

describe('the message extension in Teams', () => {
  it('takes a concern in a dialog above a chat of other people, and leaves nothing there', async () => {
    const { minsei, jimu } = town.people;
    const dialog = await minsei.extension('concern', elsewhere);
    expect(mistakesIn(dialog.card)).toEqual([]);
    minsei.seesDialog('気づきを伝える');
    await minsei.submit({ 気になること: CANARY, 急ぎ具合: '今日中に見てほしい' });
    minsei.seesDialog('R8-気-001 として受け付けました');
    await town.settle();
    await jimu.sees('R8-気-001 の気づきが届きました', jimu.chat.id);

    expect(elsewhere.messages).toEqual([]);
    expect(town.teams.calls.filter(({ room }) => room === elsewhere.id)).toEqual([]);
    expect(town.logged()).not.toContain(CANARY);
  });

  it('does not take a chat of other people for that of the person with the bot', async () => {
    const { minsei } = town.people;
    await minsei.extension('upcoming', elsewhere);
    await town.people.kaicho.says('開催 12/3 14:00', town.room);
    await town.settle();
    await minsei.sees('つつじ市支援会議を開催します', minsei.chat.id);
    const known = await town.query(`SELECT 1 FROM "TeamsConversation" WHERE "conversation" = $1`, [
      elsewhere.id,
    ]);
    expect(known).toEqual([]);
  });

  it('calls a sitting from a room: the form and its mistakes in the dialog, and a form sent twice counts once', async () => {
    const { kaicho } = town.people;
    await kaicho.extension('schedule', town.teams.room(town.room));
    await kaicho.submit({ 日時: '12/' });
    expect(cardText(kaicho.seesDialog('日時').card)).toContain('⚠️');
    const form = kaicho.dialog;
    await kaicho.submit({ 日時: '12/3 14:00' });
    kaicho.seesDialog('つつじ市支援会議を招集しました');
    kaicho.dialog = form;
    await kaicho.submit({ 日時: '12/3 14:00' });
    await town.settle();
    expect(await town.query('SELECT count(*)::int AS n FROM "Sitting"')).toEqual([{ n: 1 }]);
    expect(roomPosts().join()).not.toContain('お返事しました');
    expect(town.teams.violations).toEqual([]);
  });

  it('shows tasks, sittings and home in the dialog, with buttons that go on in it', async () => {
    const { kaicho, soudan } = town.people;
    await kaicho.says('開催 12/3 14:00', town.room);
    await town.settle();
    const before = soudan.messages().length;
    const home = await soudan.extension('home', elsewhere);
    expect(mistakesIn(home.card)).toEqual([]);
    await soudan.press(soudan.seesDialog('あなたの予定とタスク'), '出欠を答える');
    await soudan.press(soudan.seesDialog('つつじ市支援会議を開催します'), '出席');
    soudan.seesDialog('✓ 出席');
    await soudan.extension('tasks', elsewhere);
    await soudan.extension('upcoming', elsewhere);
    soudan.seesDialog('令和8年12月3日(木) 14:00');
    expect(soudan.messages().length).toBe(before);
  });

  it('tells somebody who is not on the roster so, and knows no other command', async () => {
    const outsider = town.addPerson('U0BUGAI', '部外 太郎');
    await outsider.extension('tasks', elsewhere);
    expect(outsider.everSeen()).not.toContain('支援会議');
    await town.people.kaicho.extension('audit', elsewhere);
    town.people.kaicho.seesDialog('画面が古くなっています');
  });
});
