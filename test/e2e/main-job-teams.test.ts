import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../support/teams/rooms.ts';
import { type TeamsTown, teamsTown } from '../support/teams-town.ts';

let town: TeamsTown;

beforeEach(async () => {
  town = await teamsTown();
});
afterEach(async () => {
  await town.stop();
});

describe('the main job through Teams', () => {
  it('brings a sitting from the call to the shared summary', async () => {
    const { kaicho, jimu, soudan, minsei } = town.people;

    await kaicho.says('開催 12/3 14:00 場所:301会議室', town.room);
    const called = await kaicho.sees('つつじ市支援会議を招集しました', kaicho.chat.id);
    expect(textOf(called)).toContain('令和8年12月3日(木) 14:00');
    await kaicho.sees('個人チャットにお返事しました', town.room);
    await town.settle();

    const invitation = await soudan.sees('つつじ市支援会議を開催します', soudan.chat.id);
    expect(textOf(invitation)).toContain('301会議室');
    const calendar = 'kaigi-2026-12-03.ics';
    await soudan.takes(await soudan.sees(`📎${calendar}`, soudan.chat.id), calendar);
    await town.settle();
    expect(town.teams.stored.get(calendar)?.toString()).toContain('BEGIN:VCALENDAR');
    await soudan.press(invitation, '出席');
    await soudan.sees('✓ 出席', soudan.chat.id);
    await minsei.press(await minsei.sees('つつじ市支援会議を開催します', minsei.chat.id), '欠席');
    await town.settle();
    const status = await kaicho.sees('の回答状況', kaicho.chat.id);
    expect(textOf(status)).toContain('出席1・オンライン0・代理0・欠席1');

    await kaicho.says('議題');
    await kaicho.press(await kaicho.sees('の議題の案', kaicho.chat.id), '承認');
    await kaicho.sees('議題を1件に決めました', kaicho.chat.id);

    town.clock.set('2026-12-03T05:30:00Z');
    await jimu.says('議事録', town.room);
    await jimu.opens(await jimu.sees('の議事録', jimu.chat.id), '書く', `${town.caseNumber} の結果`);
    await jimu.submit({ '要旨（共有される内容）': town.canaries.summary, 次回見直し日: '12/24' });
    jimu.seesDialog('下書きを保存しました');
    await town.settle();

    const ask = await kaicho.sees('議事録の確定をお願いします', kaicho.chat.id);
    await kaicho.press(await kaicho.opens(ask, '読む', town.canaries.summary), '確定する');
    kaicho.seesDialog('議事録を確定しました');

    await kaicho.says(`点検 ${town.caseNumber}`, town.room);
    await kaicho.sees('このチャンネルで共有できます', kaicho.chat.id);
    await kaicho.says(`共有 ${town.caseNumber}`, town.room);
    await kaicho.sees('要旨を共有しました', kaicho.chat.id);
    const post = await soudan.sees(town.canaries.summary, town.room);
    expect(textOf(post)).toContain('次回見直し日：令和8年12月24日(木)');

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
      期限: '12/10',
    });
    kaicho.seesDialog('つつじ相談室へ頼みました');
    await town.settle();
    const task = await soudan.sees(`${town.caseNumber} #1 訪問する をお願いします`, soudan.chat.id);
    await soudan.press(task, '完了');
    await town.settle();
    await kaicho.sees(`${town.caseNumber} #1 訪問する が完了しました`, kaicho.chat.id);

    expect(town.teams.violations).toEqual([]);
  });

  it('leaves content of a case in no chat but the post that the gate let through', async () => {
    const { kaicho, soudan } = town.people;
    await town.confirmedMinutes();
    await kaicho.says(`事例 ${town.caseNumber}`, town.room);
    const opener = await kaicho.sees('内容はチャットには残りません', kaicho.chat.id);
    await kaicho.opens(opener, '開く', town.canaries.situation);
    await kaicho.says(`共有 ${town.caseNumber}`, town.room);
    await soudan.sees(town.canaries.summary, town.room);

    for (const room of town.teams.rooms.values()) {
      const text = room.messages.map((message) => JSON.stringify(message.activity)).join();
      for (const [what, canary] of Object.entries(town.canaries)) {
        const shared = what === 'summary' && room.id === town.room;
        if (!shared) expect(text, `${what} in ${room.id}`).not.toContain(canary);
      }
    }
    for (const canary of Object.values(town.canaries)) expect(town.logged()).not.toContain(canary);
  });
});
