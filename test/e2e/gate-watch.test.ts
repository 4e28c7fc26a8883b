import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { query } from '../support/database.ts';
import { joinChannel } from '../support/slack/payloads.ts';
import { textOf } from '../support/slack/slack-user.ts';
import { type SlackTown, slackTown } from '../support/slack-town.ts';

let town: SlackTown;

beforeEach(async () => {
  town = await slackTown();
  await town.confirmedMinutes();
  const { kaicho } = town.people;
  await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
  await kaicho.answered('要旨を共有しました');
});
afterEach(async () => {
  await town.stop();
});

const standing = () =>
  town.people.soudan.messages(town.channel).some((one) => textOf(one).includes(town.canaries.summary));
const outsider = () => town.addPerson('U0BUGAI', { name: '部外 太郎' });

describe('a post of which Slack cannot say whether it is there', () => {
  it('is told to the secretariat after ten minutes, once; who has looked lets it be shared again', async () => {
    const { kaicho, jimu } = town.people;
    await query(town.databaseUrl, `UPDATE "Disclosure" SET "status" = 'retracted', "liveKey" = NULL`);
    town.slack.fail('chat.postMessage', { kind: 'server_error', when: 'before' });
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('の投稿を確かめています');
    const alarms = () =>
      jimu.messages(jimu.im).filter((one) => textOf(one).includes('投稿が届いたか分かりません'));
    for (const [at, told] of [
      ['05:15:00', 0],
      ['05:25:00', 1],
      ['05:35:00', 1],
    ] as const) {
      town.clock.set(`2026-11-25T${at}Z`);
      town.slack.fail('conversations.history', { kind: 'refused', error: 'internal_error' });
      await town.installation.app.recoverDisclosures();
      await town.settle();
      expect(alarms(), at).toHaveLength(told);
    }
    expect(textOf(alarms()[0] as never)).toContain('支援会議室');
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('すでにこのチャンネルで共有しています');

    await jimu.click(alarms()[0] as never, '投稿はない（消した）');
    await jimu.answered('投稿がないことを記録しました');
    // It may have stood there, so the list for an incident names whoever was in the room.
    await jimu.slash('/shien', `監査 ${town.caseNumber}`, town.channel);
    const trail = textOf(await jimu.answered('監査記録'));
    expect(trail.match(/共有を取り消しました\n[^\n]*\n[^\n]*\n読めた方：[^\n]*電野 進/g)).toHaveLength(2);
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('要旨を共有しました');
  });
});

describe('a live post in Slack', () => {
  it('vanishes when somebody who is not registered joins, and the secretariat hears who', async () => {
    const { jimu } = town.people;
    const person = outsider();
    await joinChannel(town.slack, town.adapter.delivery, { channel: town.channel, person: person.id });
    await town.settle();

    expect(standing()).toBe(false);
    expect(person.messages(town.channel).map(textOf).join()).not.toContain(town.canaries.summary);
    const names = textOf(await jimu.sees('共有を取り消しました（事務局限り）', jimu.im));
    expect(names).toContain('部外 太郎');
    expect(names).not.toContain(town.canaries.summary);
    const [line] = await query(
      town.databaseUrl,
      `SELECT facts FROM "AuditEvent" WHERE kind = 'disclosure_retracted'`,
    );
    expect(line?.facts).toMatchObject({ inTheWay: 1, exposureSeconds: 0 });
  });

  it('stays when somebody joins who may read it', async () => {
    await joinChannel(town.slack, town.adapter.delivery, { channel: town.channel, person: 'U0MINSEI' });
    await town.settle();
    expect(standing()).toBe(true);
  });

  it('vanishes at the next round when the event about the join was lost', async () => {
    town.join(outsider().id, town.channel);
    town.clock.set('2026-11-25T05:15:00Z');
    await town.installation.app.recheck();
    await town.settle();
    expect(standing()).toBe(false);
  });

  it('vanishes when one reader is taken out of the audience of the case', async () => {
    const { kaicho } = town.people;
    await kaicho.slash('/shien', '事例', town.channel);
    await kaicho.click(await kaicho.answered('緊急度：至急'), '閲覧範囲');
    await kaicho.submit(await kaicho.seesModal('の閲覧範囲'), {
      '閲覧範囲（会長が招集する構成員）': ['会津 一郎', '事務 花子', '相田 健', '民田 春'],
    });
    await kaicho.seesModal('の閲覧範囲を4人にしました');
    await town.settle();
    expect(standing()).toBe(false);
  });

  it('vanishes on the day after a reader’s term has ended', async () => {
    await query(
      town.databaseUrl,
      `UPDATE "Constituent" SET "termTo" = '2026-11-30' WHERE "personId" IN
         (SELECT "personId" FROM "Person" WHERE "key" = 'denryoku')`,
    );
    town.clock.set('2026-11-30T14:59:00Z');
    await town.installation.app.recheck();
    expect(standing()).toBe(true);
    town.clock.set('2026-11-30T15:00:00Z');
    await town.installation.app.recheck();
    expect(standing()).toBe(false);
  });

  it('stays when the member list cannot be read for a moment, for nothing is decided then', async () => {
    town.slack.fail('conversations.members', { kind: 'rate_limited', retryAfter: 30 });
    await town.installation.app.recheck();
    expect(standing()).toBe(true);
  });

  it('of which nobody can tell who reads it is told to the secretariat after a quarter of an hour, once', async () => {
    const { jimu } = town.people;
    const alarms = () =>
      jimu.messages(jimu.im).filter((one) => textOf(one).includes('参加者を確かめられません'));
    for (const at of ['05:20:00', '05:25:30', '05:31:00']) {
      town.clock.set(`2026-11-25T${at}Z`);
      town.slack.fail('conversations.members', { kind: 'refused', error: 'internal_error' });
      await town.installation.app.recheck();
      await town.settle();
      expect(alarms()).toHaveLength(at < '05:25' ? 0 : 1);
    }
    expect(textOf(alarms()[0] as never)).toContain('支援会議室');
    expect(standing()).toBe(true);

    // Read again, it begins anew.
    await town.installation.app.recheck();
    town.clock.set('2026-11-25T05:47:00Z');
    town.slack.fail('conversations.members', { kind: 'refused', error: 'internal_error' });
    await town.installation.app.recheck();
    await town.settle();
    expect(alarms()).toHaveLength(2);
  });

  it('is blanked and tried again when Slack refuses to delete it, with an alarm that names the channel', async () => {
    const { jimu } = town.people;
    town.slack.fail('chat.delete', { kind: 'refused', error: 'internal_error' }, 3);
    town.join(outsider().id, town.channel);
    await town.installation.app.recheck();
    await town.settle();
    expect(standing()).toBe(false);
    expect(textOf(await jimu.sees('至急：投稿を消せません', jimu.im))).toContain('支援会議室');

    // Refused twice more, after a pause that doubles: 20 seconds, then 40.
    const attempts = () => town.slack.callsOf('chat.delete').length;
    const status = async () => (await query(town.databaseUrl, 'SELECT status FROM "Disclosure"'))[0]?.status;
    for (const [at, tried] of [
      ['06:00:00', 2],
      ['06:00:19', 2],
      ['06:00:20', 3],
      ['06:00:59', 3],
    ] as const) {
      town.clock.set(`2026-11-25T${at}Z`);
      await town.installation.app.recoverDisclosures();
      expect([attempts(), await status()], at).toEqual([tried, 'posted']);
    }
    town.clock.set('2026-11-25T06:01:00Z');
    await town.installation.app.recoverDisclosures();
    expect(await status()).toBe('retracted');
  });

  it('comes back only when a person shares it again', async () => {
    const { kaicho } = town.people;
    const person = outsider();
    await joinChannel(town.slack, town.adapter.delivery, { channel: town.channel, person: person.id });
    await town.settle();
    town.slack.team().leave(town.channel, person.id);
    await town.installation.app.recheck();
    expect(standing()).toBe(false);
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('要旨を共有しました');
    expect(standing()).toBe(true);
  });
});
