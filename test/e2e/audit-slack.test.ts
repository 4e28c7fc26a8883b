import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { joinChannel } from '../support/slack/payloads.ts';
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

describe('監査', () => {
  it('names who could read a post while it stood there, the one who came in late too, without content', async () => {
    const { kaicho, jimu } = town.people;
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('要旨を共有しました');
    town.addPerson('U0BUGAI', { name: '部外 太郎' });
    await joinChannel(town.slack, town.adapter.delivery, { channel: town.channel, person: 'U0BUGAI' });
    await town.settle();

    await jimu.slash('/shien', `監査 ${town.caseNumber}`, town.channel);
    const record = textOf(await jimu.answered(`監査記録：${town.caseNumber}`));
    expect(record).toContain('共有を取り消しました');
    for (const name of ['会津 一郎', '相田 健', '民田 春', '電野 進', 'U0BUGAI'])
      expect(record).toContain(name);
    expect(record).toContain('要旨を閲覧');
    for (const canary of Object.values(town.canaries)) expect(record).not.toContain(canary);

    await town.settle();
    const sheet = jimu
      .messages()
      .flatMap((message) => message.files)
      .map((file) => file.content.toString('utf8'))
      .find((text) => text.includes('閲覧可能者一覧'));
    expect(sheet).toContain('共有を取り消しました');
    for (const canary of Object.values(town.canaries)) expect(sheet).not.toContain(canary);
  });

  it('shows a refused post as read by nobody', async () => {
    const { kaicho } = town.people;
    town.join(town.addPerson('U0BUGAI', { name: '部外 太郎' }).id, town.channel);
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('は共有していません');
    await kaicho.slash('/shien', `監査 ${town.caseNumber}`, town.channel);
    const record = textOf(await kaicho.answered('共有を断りました（投稿していません）'));
    expect(record).toContain('（だれも読めていません）');
    expect(record).not.toContain('U0BUGAI');
  });

  it('follows one person over the cases of a body', async () => {
    const { kaicho } = town.people;
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('要旨を共有しました');
    await kaicho.slash('/shien', '監査', town.channel);
    await kaicho.submit(await kaicho.seesModal('監査記録を見る'), { 構成員: '民田 春' });
    const record = textOf(await kaicho.seesModal('監査記録：民田 春'));
    expect(record).toContain('共有（公開中）');
    expect(record).not.toContain('要旨を閲覧');
  });

  it('is for those who run the body', async () => {
    const { minsei } = town.people;
    await minsei.slash('/shien', `監査 ${town.caseNumber}`, town.channel);
    await minsei.answered('この操作は会長・副会長・事務局が行います');
  });
});
