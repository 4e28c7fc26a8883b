import { afterEach, describe, expect, it } from 'vitest';
import { textOf as textInSlack } from '../support/slack/slack-user.ts';
import { textOf } from '../support/teams/rooms.ts';
import { CHANNEL, type TeamsTown, teamsTown } from '../support/teams-town.ts';
import { PEOPLE } from '../support/town.ts';

let town: TeamsTown;

afterEach(async () => {
  await town.stop();
});

describe('one sitting in Slack and in Teams', () => {
  it('is called in Slack, answered in both and counted alike; a task given in Slack is done in Teams', async () => {
    town = await teamsTown({ slackers: ['kaicho', 'jimu', 'denryoku'] });
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

    await kaicho.slash('/shien', `タスク ${town.caseNumber}`, CHANNEL);
    await kaicho.submit(await kaicho.seesModal('タスクを頼む'), {
      担当機関: 'つつじ相談室',
      '内容の種類（通知に表示されます）': '訪問する',
      '具体的な内容（担当機関の、閲覧範囲の方だけが読めます）': town.canaries.detail,
      期限: '12/10',
    });
    await kaicho.seesModal('つつじ相談室へ頼みました');
    kaicho.closeModal();
    await town.settle();
    const task = await soudan.sees(`${town.caseNumber} #1 訪問する をお願いします`, soudan.chat.id);
    await soudan.press(task, '完了');
    await town.settle();
    await kaicho.sees(`${town.caseNumber} #1 訪問する が完了しました`, kaicho.im);

    await kaicho.slash('/shien', '中止', CHANNEL);
    await kaicho.click(await kaicho.answered('中止'), '中止する');
    await town.settle();
    await soudan.sees('中止', soudan.chat.id);
    await denryoku.sees('中止', denryoku.im);
    expect(town.teams.violations).toEqual([]);
    expect(town.slack?.violations).toEqual([]);
  });
});

describe('somebody who is in both', () => {
  it('is told once each time, on the platform where they last answered', async () => {
    town = await teamsTown({ slackers: ['kaicho', 'jimu', 'denryoku'], inBoth: ['minsei'] });
    const { minsei } = town.people;
    const kaicho = town.inSlack('kaicho');

    await kaicho.slash('/shien', '開催 12/3 14:00 場所:301会議室', CHANNEL);
    await kaicho.answered('つつじ市支援会議を招集しました');
    await town.settle();
    await minsei.press(await minsei.sees('つつじ市支援会議を開催します', town.room), '出席');
    await kaicho.slash('/shien', '中止', CHANNEL);
    await kaicho.click(await kaicho.answered('中止'), '中止する');
    await town.settle();

    const told = await town.query(
      `SELECT "sent"->'message'->>'platform' AS platform FROM "OutboxMessage"
       WHERE "outgoing"->'to'->>'personId' =
         (SELECT "personId" FROM "PersonAccount" WHERE "platform" = 'teams' AND "user" = $1)
       ORDER BY "number"`,
      [PEOPLE.minsei.id],
    );
    expect(told).toEqual([{ platform: 'slack' }, { platform: 'teams' }]);
  });
});
