import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { slackChat } from '../../../adapters/slack/chat.ts';
import { connectSlack } from '../../../adapters/slack/connect.ts';
import { SLACK_WORDS } from '../../../adapters/slack/words.ts';
import type { Chat } from '../../../src/ports/chat.ts';
import type { Log } from '../../../src/ports/log.ts';
import { type FakeSlack, fakeSlack } from '../../support/slack/fake-slack.ts';
import { altered, hang, rateLimited, refused, serverError } from '../../support/slack/faults.ts';

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
const MEMBERS = 'conversations.members';

describe('reading the members of a Slack channel', () => {
  let slack: FakeSlack;
  let chat: Chat;
  let waited: number[];

  beforeEach(async () => {
    slack = await fakeSlack();
    waited = [];
    const settings = {
      token: slack.team().token,
      apiUrl: slack.apiUrl,
      patience: { bulk: 1000 },
      wait: async (seconds: number) => void waited.push(seconds),
    };
    chat = slackChat(await connectSlack(settings, silent), SLACK_WORDS.ja);
  });
  afterEach(() => slack.stop());

  /** A channel of so many people and the bot. */
  function channelOf(count: number) {
    const people = Array.from({ length: count }, (_, index) => `UM${index}`);
    for (const id of people) slack.team().addPerson(id);
    slack.team().addChannel('C1', { members: people });
    return people;
  }
  const look = () => chat.look({ platform: 'slack', tenant: 'T0001', channel: 'C1' });
  const calls = (method: string) => slack.callsOf(method).length;

  it.each([
    [1, 1],
    [100, 1],
    [101, 1],
    [199, 1],
    [200, 2],
    [1000, 6],
    [5000, 26],
  ])('finds %i people on %i pages, each of them once', async (count, pages) => {
    const people = channelOf(count);
    const room = await look();
    expect([room.complete, room.pages, calls(MEMBERS)]).toEqual([true, pages, pages]);
    expect(room.occupants.map(({ account }) => account.split(':')[2])).toEqual(people);
    expect(room.occupants.every(({ kind }) => kind === 'person')).toBe(true);
  });

  it('reads a channel of 5,000 twice within what Slack allows in a minute', async () => {
    channelOf(5000);
    await look();
    await look();
    expect(calls('users.list')).toBeLessThanOrEqual(20);
    expect(calls('users.info')).toBeLessThanOrEqual(100);
    expect(calls(MEMBERS)).toBeLessThanOrEqual(100);
  });

  it('goes on behind pages that are shorter than asked for, and behind an empty last one', async () => {
    channelOf(1000);
    slack.pageSizes(MEMBERS, [200, 7, 0, 200, 400, 194, 0]);
    expect(await look()).toMatchObject({ complete: true, pages: 7, occupants: { length: 1000 } });
  });

  it.each([
    ['Slack fails', serverError(), 'unreachable'],
    ['the answer does not come in time', hang(), 'unreachable'],
    ['Slack does not know the cursor any more', refused('invalid_cursor'), 'refused'],
    ['Slack asks to wait for half a minute', rateLimited(30), 'rate_limited'],
    ['the cursor points to where it was', altered(withCursor('2:400')), 'refused'],
    ['the cursor runs in a circle', altered(withCursor('1:200')), 'refused'],
  ])('throws when on page 3 %s', async (_what, fault, code) => {
    channelOf(1000);
    slack.failAt(MEMBERS, 3, fault);
    await expect(look()).rejects.toMatchObject({ code });
    expect(waited).toEqual([]);
  });

  it.each([
    ['page 3 lacks somebody', altered(shortened)],
    ['the cursor of page 3 jumps over people', altered(withCursor('4:800'))],
    ['the list ends on page 3', altered(withCursor(''))],
  ])('does not call the list complete when %s', async (_what, fault) => {
    channelOf(1000);
    slack.failAt(MEMBERS, 3, fault);
    expect((await look()).complete).toBe(false);
  });

  it('does not call the list complete when Slack tells no count', async () => {
    channelOf(3);
    slack.fail(
      'conversations.info',
      altered((answer) => ({
        ...answer,
        channel: { ...(answer.channel as object), num_members: undefined },
      })),
    );
    expect((await look()).complete).toBe(false);
  });

  it.each([
    ['conversations.info', 1],
    [MEMBERS, 3],
    ['users.list', 2],
  ])(
    'waits as long as Slack asks, and asks again, when %s is put off for some seconds',
    async (method, at) => {
      channelOf(1000);
      slack.failAt(method, at, rateLimited(4));
      expect(await look()).toMatchObject({ complete: true, occupants: { length: 1000 } });
      expect(waited).toEqual([4]);
    },
  );

  it('gives up when it is put off a fourth time', async () => {
    channelOf(1000);
    slack.failAt(MEMBERS, 3, rateLimited(2), 4);
    await expect(look()).rejects.toMatchObject({ code: 'rate_limited', retryAfterSeconds: 2 });
    expect(waited).toEqual([2, 2, 2]);
  });
});

function withCursor(next_cursor: string) {
  return (answer: Readonly<Record<string, unknown>>) => ({ ...answer, response_metadata: { next_cursor } });
}

function shortened(answer: Readonly<Record<string, unknown>>) {
  return { ...answer, members: (answer.members as string[]).slice(1) };
}
