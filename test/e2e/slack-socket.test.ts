import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../support/slack/slack-user.ts';
import { type SlackTown, slackTown } from '../support/slack-town.ts';

let town: SlackTown;

beforeEach(async () => {
  town = await slackTown({ transport: 'socket' });
  expect(town.adapter.url).toBeNull();
});
afterEach(async () => {
  expect(town.slack.violations).toEqual([]);
  await town.stop();
});

describe('over Socket Mode', () => {
  it('a sitting is called, answered from the button, and its counts come to the chair', async () => {
    await town.called();
    const { kaicho, soudan, minsei } = town.people;
    const invitation = await soudan.sees('つつじ市支援会議を開催します', soudan.im);
    await soudan.click(invitation, '出席');
    await soudan.sees('✓ 出席', soudan.im);
    await minsei.click(await minsei.sees('つつじ市支援会議を開催します', town.channel), '欠席');
    await minsei.answered('✓ 欠席');
    await town.settle();
    expect(textOf(await kaicho.sees('の回答状況', kaicho.im))).toContain('出席1・オンライン0・代理0・欠席1');
  });

  it('a form opens, comes back with what was typed, and calls', async () => {
    const { kaicho } = town.people;
    await kaicho.slash('/shien', '開催', town.channel);
    await kaicho.submit(await kaicho.seesModal('会議を開催する'), { 日時: 'そのうち', 場所: '301会議室' });
    const again = await kaicho.seesModal('「そのうち」は日時として読めませんでした');
    expect(textOf(again)).toContain('301会議室');
    await kaicho.submit(again, { 日時: '12/3 14:00' });
    await kaicho.seesModal('つつじ市支援会議を招集しました');
  });

  it('a summary passes the gate, and does not while somebody stands in the way', async () => {
    await town.confirmedMinutes();
    const { kaicho, soudan } = town.people;
    const outsider = town.addPerson('U0BUGAI', { name: '部外 太郎' });
    town.join(outsider.id, town.channel);
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('条件を満たさない参加者が1人います');
    town.slack.team().leave(town.channel, outsider.id);
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('要旨を共有しました');
    await soudan.sees(town.canaries.summary, town.channel);
    expect(outsider.everSeen()).not.toContain(town.canaries.summary);
  });

  it('the home tab opens', async () => {
    await town.called();
    const { soudan } = town.people;
    await soudan.openHome();
    await soudan.seesHome('令和8年12月3日(木) 14:00　つつじ市支援会議');
  });

  it('a sitting is called while the connection is renewed', async () => {
    const { kaicho } = town.people;
    town.slack.socketMode.refresh();
    await town.slack.until(
      () => town.slack.socketMode.connections === 0,
      () => 'The old connection is still open.',
    );
    await town.slack.until(
      () => town.slack.socketMode.connections === 1,
      () => 'There is no new connection.',
    );
    await kaicho.slash('/shien', '開催 12/3 14:00', town.channel);
    await kaicho.answered('つつじ市支援会議を招集しました');
  });
});
