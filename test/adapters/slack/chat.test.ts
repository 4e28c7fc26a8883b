import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { slackChat } from '../../../adapters/slack/chat.ts';
import { connectSlack } from '../../../adapters/slack/connect.ts';
import { SLACK_WORDS } from '../../../adapters/slack/words.ts';
import type { Disclosed } from '../../../src/domain/disclosure.ts';
import type { Card } from '../../../src/ports/card.ts';
import type { Chat } from '../../../src/ports/chat.ts';
import type { Log } from '../../../src/ports/log.ts';
import { type FakeSlack, fakeSlack } from '../../support/slack/fake-slack.ts';
import { hang, rateLimited, refused, serverError } from '../../support/slack/faults.ts';
import { textOf } from '../../support/slack/slack-user.ts';

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
const channel = { platform: 'slack', tenant: 'T0001', channel: 'C1' } as const;
const sato = { platform: 'slack', tenant: 'T0001', user: 'USATO' } as const;
const card: Card = { title: '招集のお知らせ', preview: '第1回 招集', text: ['ご出席をお願いします。'] };
const calendar = { name: 'sitting.ics', mime: 'text/calendar', content: 'BEGIN:VCALENDAR' };

describe('the chat port on Slack', () => {
  let slack: FakeSlack;
  let chat: Chat;

  beforeEach(async () => {
    slack = await fakeSlack();
    const team = slack.team();
    team.addPerson('USATO', { name: '佐藤 花子' });
    team.addPerson('UGUEST', { kind: 'guest' });
    team.addPerson('UEXT', { kind: 'external' });
    team.addPerson('UOTHERBOT', { kind: 'bot' });
    team.addPerson('ULEFT', { kind: 'deactivated' });
    team.addChannel('C1', { members: ['USATO'] });
    const settings = { token: team.token, apiUrl: slack.apiUrl, patience: { bulk: 200 } };
    chat = slackChat(await connectSlack(settings, silent), SLACK_WORDS.ja);
  });
  afterEach(async () => {
    expect(slack.violations).toEqual([]);
    await slack.stop();
  });

  const posted = () => slack.team().channel('C1').messages;
  const direct = () => slack.team().im('USATO').messages;
  const tell = (rest: Partial<Card> = {}, key = 'call:1:sato') => chat.tell(sato, { ...card, ...rest }, key);
  const confidential = (rest: Partial<Card> = {}) => ({ content: { ...card, ...rest } }) as Disclosed<Card>;

  it('tells one person by direct message, with the preview for the lock screen', async () => {
    const ref = await tell();
    expect(ref).toEqual({
      platform: 'slack',
      tenant: 'T0001',
      channel: slack.team().im('USATO').id,
      message: ref.message,
    });
    expect(direct().map((message) => [message.text, textOf(message)])).toEqual([
      ['第1回 招集', '招集のお知らせ\nご出席をお願いします。'],
    ]);
  });

  it.each([
    ['Slack failed after taking it', serverError('after')],
    ['the answer never came', hang('after')],
  ])('sends nothing twice: when %s, the next attempt finds the message', async (_name, fault) => {
    slack.fail('chat.postMessage', fault);
    await expect(tell()).rejects.toMatchObject({ code: 'unreachable' });
    const ref = await tell();
    expect(direct().map((message) => message.ts)).toEqual([ref.message]);
  });

  it('sends what Slack did not take, and two messages with two keys', async () => {
    slack.fail('chat.postMessage', serverError('before'));
    await expect(tell()).rejects.toMatchObject({ code: 'unreachable' });
    await tell();
    await tell({}, 'call:2:sato');
    expect(direct()).toHaveLength(2);
  });

  it('keeps nothing of the key with the message but its hash', async () => {
    await chat.post(channel, card, 'sitting:0190-secret-id');
    expect(JSON.stringify(posted()[0]?.metadata)).not.toContain('secret-id');
    expect(slack.allBytes()).not.toContain('secret-id');
  });

  it('sends a calendar file after its card, once, though the first attempt stopped between the two', async () => {
    slack.fail('files.getUploadURLExternal', serverError());
    await expect(tell({ files: [calendar] })).rejects.toMatchObject({ code: 'unreachable' });
    await tell({ files: [calendar] });
    await tell({ files: [calendar] });
    expect(direct().map((message) => message.files.map((file) => file.content.toString()))).toEqual([
      [],
      ['BEGIN:VCALENDAR'],
    ]);
  });

  it('sends the bytes of a file that is no text as they are', async () => {
    const bytes = Buffer.from([0x50, 0x4b, 0x00, 0xff, 0xfe]);
    const content = bytes.toString('base64');
    await tell({ files: [{ name: 'roster.xlsx', mime: 'application/zip', content, encoding: 'base64' }] });
    expect(direct().flatMap((message) => message.files.map((file) => file.content))).toEqual([bytes]);
  });

  it('changes a message it has sent, text and blocks together', async () => {
    const ref = await chat.post(channel, card, 'k');
    await chat.update(ref, { ...card, preview: '第1回 変更', text: ['日時が変わりました。'] });
    expect(posted().map((message) => [message.text, textOf(message)])).toEqual([
      ['第1回 変更', '招集のお知らせ\n日時が変わりました。'],
    ]);
  });

  it('passes on how long to wait after a rate limit', async () => {
    slack.fail('conversations.open', rateLimited(30));
    await expect(tell()).rejects.toMatchObject({ code: 'rate_limited', retryAfterSeconds: 30 });
  });

  it('tells who is gone from what was refused', async () => {
    await expect(chat.tell({ ...sato, user: 'ULEFT' }, card, 'k')).rejects.toMatchObject({ code: 'gone' });
    await expect(chat.post({ ...channel, channel: 'C404' }, card, 'k')).rejects.toMatchObject({
      code: 'gone',
    });
    await expect(chat.tell({ ...sato, tenant: 'T9999' }, card, 'k')).rejects.toMatchObject({ code: 'gone' });
    slack.fail('chat.postMessage', refused('restricted_action'));
    await expect(chat.post(channel, card, 'k')).rejects.toMatchObject({ code: 'refused' });
  });

  it('puts nothing of a card into a fault', async () => {
    slack.fail('chat.postMessage', refused('restricted_action'));
    const fault = await chat
      .post(channel, { ...card, text: ['要旨の本文'] }, 'k')
      .catch((error: unknown) => error);
    expect(`${fault}${(fault as Error).stack}${(fault as Error).cause}`).not.toContain('要旨の本文');
  });

  describe('looking into a channel', () => {
    const join = (...people: string[]) => {
      for (const person of people) slack.team().join('C1', person);
    };
    const kinds = async () =>
      Object.fromEntries(
        (await chat.look(channel)).occupants.map(({ account, kind }) => [account.split(':')[2], kind]),
      );

    it('says of everybody but the bot itself what they are', async () => {
      join('UGUEST', 'UEXT', 'UOTHERBOT', 'ULEFT');
      expect(await kinds()).toEqual({
        USATO: 'person',
        UGUEST: 'guest',
        UEXT: 'external',
        UOTHERBOT: 'bot',
        ULEFT: 'deactivated',
      });
    });

    it('reads the list to its end, through short and empty pages', async () => {
      join('UGUEST', 'UEXT');
      slack.pageSizes('conversations.members', [1, 0, 2, 0, 1]);
      const room = await chat.look(channel);
      expect([room.occupants.length, room.pages, room.complete]).toEqual([3, 5, true]);
    });

    it('reads a channel of a thousand in pages, and asks one by one only for those whom the bulk list lacks', async () => {
      const many = Array.from({ length: 1000 }, (_, index) => `UM${index}`);
      for (const id of many) slack.team().addPerson(id);
      slack.team().addChannel('C1000', { members: [...many, 'UEXT'] });
      const room = await chat.look({ ...channel, channel: 'C1000' });
      expect([room.occupants.length, room.pages, room.complete]).toEqual([1001, 6, true]);
      expect(slack.callsOf('users.list')).toHaveLength(2);
      expect(slack.callsOf('users.info').map((call) => call.args.user)).toEqual(['UEXT']);
    });

    it('asks Slack anew each time', async () => {
      expect(Object.keys(await kinds())).toEqual(['USATO']);
      join('UGUEST');
      expect(Object.keys(await kinds())).toEqual(['USATO', 'UGUEST']);
    });

    it('does not call a list complete that is shorter than Slack counts, or names somebody unknown', async () => {
      join('UNKNOWN');
      expect((await chat.look(channel)).complete).toBe(false);
      slack.team().leave('C1', 'UNKNOWN');
      expect((await chat.look(channel)).complete).toBe(true);
    });

    it.each(['conversations.info', 'conversations.members', 'users.info'])(
      'throws when %s does not answer, instead of guessing',
      async (method) => {
        slack.fail(method, rateLimited(10));
        await expect(chat.look(channel)).rejects.toMatchObject({
          code: 'rate_limited',
          retryAfterSeconds: 10,
        });
        slack.fail(method, serverError());
        await expect(chat.look(channel)).rejects.toMatchObject({ code: 'unreachable' });
      },
    );

    it('sees what kind of channel it is', async () => {
      const team = slack.team();
      team.addChannel('CPUBLIC', { kind: 'public' });
      team.addChannel('CSHARED', { extShared: true });
      team.addChannel('COLD', { archived: true });
      const look = (id: string) => chat.look({ ...channel, channel: id });
      expect(await look('C1')).toMatchObject({ visibility: 'private', shared: false, archived: false });
      expect(await look('CPUBLIC')).toMatchObject({ visibility: 'public' });
      expect(await look('CSHARED')).toMatchObject({ shared: true });
      expect(await look('COLD')).toMatchObject({ archived: true });
    });
  });

  describe('a confidential post', () => {
    it('is found again by its key when the answer was lost, however much was said since', async () => {
      const since = new Date(Date.now() - 1000);
      slack.fail('chat.postMessage', serverError('after'));
      await expect(chat.postConfidential(channel, confidential(), 'disclosure:1')).rejects.toMatchObject({
        code: 'unreachable',
      });
      slack.pageSizes('conversations.history', [0, 1, 0, 2]);
      await chat.post(channel, card, 'other:1');
      await chat.post(channel, card, 'other:2');
      expect(await chat.find(channel, 'disclosure:1', since)).toMatchObject({ message: posted()[0]?.ts });
      expect(await chat.find(channel, 'disclosure:2', since)).toBeNull();
    });

    it('is not called absent when the history could not be read', async () => {
      slack.fail('conversations.history', rateLimited(5));
      await expect(chat.find(channel, 'disclosure:1', new Date())).rejects.toMatchObject({
        code: 'rate_limited',
      });
    });

    it('is blanked, deleted and looked for when it is retracted', async () => {
      const ref = await chat.postConfidential(
        channel,
        confidential({ text: ['要旨の本文'] }),
        'disclosure:1',
      );
      await chat.retract(ref);
      expect(posted()).toEqual([]);
      const methods = slack.calls.map((call) => call.method);
      expect(methods.slice(-3)).toEqual(['chat.update', 'chat.delete', 'conversations.history']);
    });

    it('counts as retracted when somebody else deleted it', async () => {
      const ref = await chat.postConfidential(channel, confidential(), 'disclosure:1');
      slack.team().remove('C1', ref.message);
      await expect(chat.retract(ref)).resolves.toBeUndefined();
    });

    it('is out of sight, and not called retracted, when Slack does not delete it', async () => {
      const ref = await chat.postConfidential(
        channel,
        confidential({ text: ['要旨の本文'] }),
        'disclosure:1',
      );
      slack.fail('chat.delete', refused('internal_error'));
      await expect(chat.retract(ref)).rejects.toMatchObject({ code: 'refused' });
      expect(posted().map(textOf)).toEqual(['–']);
    });
  });

  it('calls people as Slack does, or by their id', async () => {
    expect(await chat.nameOf(sato)).toBe('佐藤 花子');
    expect(await chat.nameOf({ ...sato, user: 'U404' })).toBe('U404');
  });

  it('calls channels as Slack does, and does not guess where it is not let in', async () => {
    slack.team().addChannel('C0SHIEN', { name: '支援会議室' });
    expect(await chat.nameOfChannel({ ...channel, channel: 'C0SHIEN' })).toBe('支援会議室');
    await expect(chat.nameOfChannel({ ...channel, channel: 'C404' })).rejects.toMatchObject({ code: 'gone' });
  });
});
