import { afterEach, beforeEach, expect, it } from 'vitest';
import { textOf } from '../support/teams/rooms.ts';
import { type TeamsTown, teamsTown } from '../support/teams-town.ts';
import { shownIn, wordParts } from '../support/word-text.ts';

let town: TeamsTown;

beforeEach(async () => {
  town = await teamsTown();
  await town.confirmedMinutes();
});
afterEach(() => town.stop());

const FILE = '会議録_つつじ市支援会議_2026-11-25.docx';

async function offered() {
  const { soudan } = town.people;
  await soudan.says('議事録 出力', town.room);
  const button = await soudan.sees('会議録の出力\n下のボタン', soudan.chat.id);
  await soudan.opens(button, '入力を始める', 'ご自身の OneDrive に保存されます');
  await soudan.submit({ 出席者の書き方: '氏名を載せる' });
  soudan.seesDialog('会議録を出力しました');
  return soudan.sees(`📎${FILE}`, soudan.chat.id);
}

it('offers the minutes in the personal chat of the one who asked, says before where they go, and shows no room anything', async () => {
  const { soudan, minsei } = town.people;
  const offer = await offered();
  await minsei.takes(offer, 'stolen.docx');
  await soudan.takes(offer, 'own.docx');
  await town.settle();
  expect([...town.teams.stored.keys()]).toEqual(['own.docx']);
  const parts = await wordParts(town.teams.stored.get('own.docx') as Buffer);
  expect(shownIn(parts.get('word/document.xml') ?? '')).toContain(town.canaries.summary);
  const inRoom = soudan.messages(town.room).map(textOf).join('\n');
  expect(inRoom).not.toMatch(/docx|会議録を出力/u);
  expect(town.teams.violations).toEqual([]);
});

it('lets them go when they were not taken within a quarter of an hour, for who may read them may have changed', async () => {
  const { soudan } = town.people;
  const offer = await offered();
  town.clock.set('2026-11-25T05:26:00Z');
  await soudan.takes(offer, 'late.docx');
  await soudan.sees('もうお渡しできません', soudan.chat.id);
  await town.settle();
  expect(town.teams.stored.size).toBe(0);
});
