import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf as textInSlack } from '../support/slack/slack-user.ts';
import { textOf } from '../support/teams/rooms.ts';
import { CHANNEL, type TeamsTown, teamsTown } from '../support/teams-town.ts';

let town: TeamsTown;

beforeEach(async () => {
  town = await teamsTown({ slackers: ['kaicho', 'jimu', 'denryoku'] });
});
afterEach(async () => {
  await town.stop();
});

describe('one sitting in Slack and in Teams', () => {
  it('is called in Slack, answered in both, and counted alike in both', async () => {
    const { soudan, minsei } = town.people;
    const [kaicho, denryoku] = [town.inSlack('kaicho'), town.inSlack('denryoku')];

    await kaicho.slash('/shien', '開催 12/3 14:00 場所:301会議室', CHANNEL);
    await kaicho.answered('つつじ市支援会議を招集しました');
    await town.settle();
    await soudan.press(await soudan.sees('つつじ市支援会議を開催します', soudan.chat.id), '出席');
    await minsei.press(await minsei.sees('つつじ市支援会議を開催します', minsei.chat.id), '欠席');
    await denryoku.click(await denryoku.sees('つつじ市支援会議を開催します', denryoku.im), '出席');
    await town.settle();

    const counts = '出席2・オンライン0・代理0・欠席1';
    expect(textInSlack(await kaicho.sees('の回答状況', kaicho.im))).toContain(counts);
    expect(textInSlack(await denryoku.sees(counts, CHANNEL))).toContain('つつじ市支援会議');
    expect(textOf(await soudan.sees(counts, town.room))).toContain('つつじ市支援会議');

    await kaicho.slash('/shien', '中止', CHANNEL);
    await kaicho.click(await kaicho.answered('中止'), '中止する');
    await town.settle();
    await soudan.sees('中止', soudan.chat.id);
    await denryoku.sees('中止', denryoku.im);
    expect(town.teams.violations).toEqual([]);
    expect(town.slack?.violations).toEqual([]);
  });
});
