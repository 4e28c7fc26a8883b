import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../support/slack/slack-user.ts';
import { type SlackTown, slackTown } from '../support/slack-town.ts';

let town: SlackTown;

beforeEach(async () => {
  town = await slackTown();
  await town.confirmedMinutes();
});
afterEach(async () => {
  await town.stop();
});

/** Whatever was refused, nobody has seen the summary but those who wrote and confirmed it. */
function nobodyElseSawTheSummary(): void {
  for (const [key, person] of Object.entries(town.people)) {
    if (key === 'kaicho' || key === 'jimu') continue;
    expect(person.everSeen(), key).not.toContain(town.canaries.summary);
  }
}

describe('共有 in Slack', () => {
  it('posts nothing while one reader is not registered, tells the chair how many and the secretariat who', async () => {
    const { kaicho, jimu } = town.people;
    const outsider = town.addPerson('U0BUGAI', { name: '部外 太郎' });
    town.join(outsider.id, town.channel);

    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    const answer = textOf(await kaicho.answered('は共有していません'));
    await town.settle();

    expect(answer).toContain('条件を満たさない参加者が1人います');
    expect(answer).toContain('事務局：事務 花子');
    expect(answer).not.toContain('部外 太郎');
    const names = textOf(await jimu.sees('共有できなかった理由', jimu.im));
    expect(names).toContain('部外 太郎');
    expect(names).toContain('名簿にない');
    expect(names).not.toContain(town.caseNumber);
    expect(kaicho.everSeen()).not.toContain('部外 太郎');
    nobodyElseSawTheSummary();
    expect(outsider.everSeen()).not.toContain(town.canaries.summary);
  });

  it('refuses a guest, another app, somebody of another organisation and somebody who left, each by its own reason', async () => {
    const { kaicho, jimu } = town.people;
    for (const [id, kind] of [
      ['U0GUEST', 'guest'],
      ['U0APP', 'bot'],
      ['U0AWAY', 'external'],
      ['U0LEFT', 'deactivated'],
    ] as const) {
      town.join(town.addPerson(id, { name: `見知らぬ ${id}`, kind }).id, town.channel);
    }
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('条件を満たさない参加者が4人います');
    await town.settle();
    const names = textOf(await jimu.sees('共有できなかった理由', jimu.im));
    expect(names).toContain('許可されていないアプリ');
    expect(names).toContain('無効なアカウント');
    nobodyElseSawTheSummary();
  });

  it('refuses a constituent who is not in the audience of the case, or has not pledged', async () => {
    const { kaicho, jimu, suido } = town.people;
    town.join(suido.id, town.channel);
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('条件を満たさない参加者が1人います');
    await town.settle();
    const names = textOf(await jimu.sees('共有できなかった理由', jimu.im));
    expect(names).toContain('誓約がない');
    expect(names).toContain('この事例の閲覧範囲にない');
    nobodyElseSawTheSummary();
  });

  it('posts nothing when the member list cannot be read to its end', async () => {
    const { kaicho } = town.people;
    town.slack.fail('conversations.members', { kind: 'rate_limited', retryAfter: 30 });
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('参加者の一覧を最後まで確かめられませんでした');
    nobodyElseSawTheSummary();
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('要旨を共有しました');
  });

  it('takes the post away when somebody comes in between the check and the post', async () => {
    const { kaicho, jimu } = town.people;
    const outsider = town.addPerson('U0BUGAI', { name: '部外 太郎' });
    town.onceAfter('chat.postMessage', () => town.join(outsider.id, town.channel));

    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('の共有を取り消しました');
    await town.settle();

    expect(outsider.messages(town.channel).map(textOf).join()).not.toContain(town.canaries.summary);
    const names = textOf(await jimu.sees('共有を取り消しました（事務局限り）', jimu.im));
    expect(names).toContain('部外 太郎');
  });

  it('shares a summary once in a channel, however often it is asked', async () => {
    const { kaicho, soudan } = town.people;
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('要旨を共有しました');
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('すでにこのチャンネルで共有しています');
    const posts = soudan.messages(town.channel).filter((one) => textOf(one).includes(town.canaries.summary));
    expect(posts).toHaveLength(1);
  });
});
