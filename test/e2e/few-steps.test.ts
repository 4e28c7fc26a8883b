import { afterEach, describe, expect, it } from 'vitest';
import { type SlackTown, slackTown } from '../support/slack-town.ts';
import { type TeamsTown, teamsTown } from '../support/teams-town.ts';

/** From a concern by case, audience and agenda to a sitting that is called: more than this nobody does between two visits. */
const MOST = 12;
const AUDIENCE = '閲覧範囲（会長が招集する構成員）';
const NUMBER = 'R8-支-015';

let town: SlackTown | TeamsTown;
afterEach(() => town.stop());

/** Counts what somebody sends to the bot: words, presses and forms. */
function counting<Who extends object>(who: Who, count: () => void, does: readonly string[]): Who {
  return new Proxy(who, {
    get(target, name) {
      const part = Reflect.get(target, name, target);
      if (typeof part !== 'function') return part;
      return (...terms: unknown[]) => {
        if (does.includes(String(name))) count();
        return part.apply(target, terms);
      };
    },
  });
}

describe('from a concern to a called sitting', () => {
  it(`takes those who lead the body at most ${MOST} interactions in Slack`, async () => {
    const inSlack = await slackTown();
    town = inSlack;
    let steps = 0;
    const by = (key: 'jimu' | 'kaicho') =>
      counting(inSlack.people[key], () => {
        steps += 1;
      }, ['slash', 'click', 'submit']);
    const [jimu, kaicho] = [by('jimu'), by('kaicho')];
    const { minsei } = inSlack.people;
    await minsei.slash('/shien', '気づき', inSlack.channel);
    await minsei.submit(await minsei.seesModal('気づきを伝える'), {
      気になること: '応答がない',
      急ぎ具合: '今日中に見てほしい',
    });
    await minsei.seesModal('受け付けました');
    await inSlack.settle();

    await jimu.click(await jimu.sees('の気づきが届きました', jimu.im), '内容を見る');
    await jimu.click(await jimu.answered('応答がない'), '事例にする');
    await jimu.submit(await jimu.seesModal('事例を登録する'), {
      [AUDIENCE]: ['会津 一郎', '事務 花子', '相田 健'],
    });
    await jimu.seesModal(`${NUMBER} として登録しました`);
    await kaicho.slash('/shien', '開催 11/25 14:00', inSlack.channel);
    await kaicho.answered('招集しました');
    await kaicho.slash('/shien', '議題 一覧', inSlack.channel);
    await kaicho.submit(await kaicho.seesModal('議題を選ぶ'), { 議題にする事例: [NUMBER] });
    await kaicho.seesModal('議題を1件に決めました');

    expect(steps).toBeLessThanOrEqual(MOST);
    expect(steps).toBeGreaterThan(4);
  });

  it(`takes at most ${MOST} in Teams`, async () => {
    const inTeams = await teamsTown();
    town = inTeams;
    let steps = 0;
    const by = (key: 'jimu' | 'kaicho') =>
      counting(inTeams.people[key], () => {
        steps += 1;
      }, ['says', 'press', 'opens', 'submit']);
    const [jimu, kaicho] = [by('jimu'), by('kaicho')];
    const { minsei } = inTeams.people;
    await minsei.says('気づき', inTeams.room);
    await minsei.opens(await minsei.sees('気づきを伝える', minsei.chat.id), '入力を始める', '気づきを伝える');
    await minsei.submit({ 気になること: '応答がない', 急ぎ具合: '今日中に見てほしい' });
    await inTeams.settle();

    const news = await jimu.sees('の気づきが届きました', jimu.chat.id);
    await jimu.press(await jimu.opens(news, '内容を見る', '応答がない'), '事例にする');
    await jimu.submit({ [AUDIENCE]: ['会津 一郎', '事務 花子', '相田 健'] });
    jimu.seesDialog(`${NUMBER} として登録しました`);
    await kaicho.says('開催 11/25 14:00', inTeams.room);
    await kaicho.sees('招集しました', kaicho.chat.id);
    await kaicho.says('議題 一覧', inTeams.room);
    await kaicho.opens(
      await kaicho.sees('議題を選ぶ\n下のボタン', kaicho.chat.id),
      '入力を始める',
      '議題を選ぶ',
    );
    await kaicho.submit({ 議題にする事例: [NUMBER] });
    kaicho.seesDialog('議題を1件に決めました');

    expect(steps).toBeLessThanOrEqual(MOST);
    expect(steps).toBeGreaterThan(4);
  });
});
