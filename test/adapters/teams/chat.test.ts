import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Disclosed } from '../../../src/domain/disclosure.ts';
import { accountKey } from '../../../src/ports/account.ts';
import type { Card } from '../../../src/ports/card.ts';
import type { Ask } from '../../../src/ports/command.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { serveDirectory } from '../../support/teams/directory.ts';
import { type FakeTeams, fakeTeams, TENANT } from '../../support/teams/fake-teams.ts';
import { cardOf, textOf } from '../../support/teams/rooms.ts';
import { type StartedTeams, startTeams } from '../../support/teams/start-teams.ts';

const ROOM = '19:room@thread.tacv2';
const channel = { platform: 'teams', tenant: TENANT, channel: ROOM } as const;
const sato = { platform: 'teams', tenant: TENANT, user: 'sato' } as const;
const card: Card = { title: '招集のお知らせ', preview: '第1回 招集', text: ['ご出席をお願いします。'] };
const summary: Card = { ...card, text: ['要旨'] };
const confidential = { content: summary } as Disclosed<Card>;
const since = new Date('2026-11-24T00:00:00Z');

describe('the chat port on Teams', () => {
  let database: TestDatabase;
  let teams: FakeTeams;
  let app: StartedTeams;

  beforeEach(async () => {
    database = await testDatabase();
    await serveDirectory(database.url, TENANT);
    teams = await fakeTeams();
    teams.addPerson('sato', '佐藤 花子');
    teams.addPerson('suzuki', '鈴木 太郎');
    teams.addPerson('tanaka', '田中 明');
    teams.addRoom(ROOM, { name: '支援会議室', members: ['sato', 'suzuki', 'tanaka'] });
    app = await start();
    // A room is known once somebody has spoken to the bot in it.
    await app.person('sato').says('予定', ROOM);
    await app.listener.idle();
  });
  afterEach(async () => {
    expect(teams.violations).toEqual([]);
    await app.stop();
    await teams.stop();
    await database.drop();
  });

  const start = () =>
    startTeams(teams, {
      databaseUrl: database.url,
      dispatch: () => async () => ({ kind: 'card', card: { title: 'はい', preview: 'はい' } }),
      patience: { connector: 300 },
    });
  const posted = () => teams.room(ROOM).messages.filter((one) => one.from !== 'sato' && !one.deleted);
  const direct = () => teams.personal('sato').messages.filter((one) => textOf(one).includes('招集'));
  const code = (doing: Promise<unknown>) =>
    doing.then(
      () => 'done',
      ({ code: of }) => of,
    );

  it('tells one person in the chat with the bot, which it opens if need be', async () => {
    const suzuki = { ...sato, user: 'suzuki' };
    const ref = await app.chat.tell(suzuki, card, 'k');
    expect(ref).toEqual({
      ...{ platform: 'teams', tenant: TENANT, message: ref.message },
      channel: teams.personal('suzuki').id,
    });
    await app.chat.tell(suzuki, card, 'k2');
    expect(teams.calls.filter(({ route }) => route === 'openPersonal')).toHaveLength(2);
    expect(teams.personal('suzuki').messages.map(textOf)).toEqual([
      '招集のお知らせ\nご出席をお願いします。',
      '招集のお知らせ\nご出席をお願いします。',
    ]);
  });

  it('lets Teams ask for the own view of at most sixty people, and reads the list once for many drawings', async () => {
    const crowd = Array.from({ length: 70 }, (_, at) => `u${at}`);
    for (const user of crowd) {
      teams.addPerson(user, user);
      teams.room(ROOM).members.add(user);
    }
    teams.membersPage = 200;
    const readers = crowd.map((user) => accountKey({ ...sato, user }));
    const shared: Card = { ...card, own: { ask: { kind: 'show_sitting', sittingId: 's1' } as Ask, readers } };
    const ref = await app.chat.post(channel, shared, 'k');
    await app.chat.update(ref, shared);
    const message = posted().find(({ id }) => id === ref.message);
    expect(message && cardOf(message)).toMatchObject({
      refresh: { userIds: crowd.slice(0, 60).map((user) => `29:${user}`) },
    });
    expect(teams.calls.filter(({ route }) => route === 'pagedmembers')).toHaveLength(1);
  });

  it('gives no message an own view that shows content of a case', async () => {
    const ask = { kind: 'read_case', caseNumber: 'R8-支-014' } as const;
    const shared: Card = { ...card, own: { ask, readers: [accountKey(sato)] } };
    await app.chat.post(channel, shared, 'k');
    await app.chat.postConfidential(channel, { content: shared } as Disclosed<Card>, 'k2');
    const cards = posted().flatMap((message) => cardOf(message) ?? []);
    expect(cards).toHaveLength(2);
    for (const one of cards) expect(one).not.toHaveProperty('refresh');
  });

  it('writes to somebody after a restart, although nobody has spoken since', async () => {
    await app.stop();
    app = await start();
    await app.chat.tell(sato, card, 'k');
    await app.chat.post(channel, card, 'k');
    expect(direct()).toHaveLength(1);
  });

  it('sends nothing twice under one key, also after a restart', async () => {
    const ref = await app.chat.tell(sato, card, 'k');
    await app.stop();
    app = await start();
    expect(await app.chat.tell(sato, card, 'k')).toEqual(ref);
    expect(direct()).toHaveLength(1);
  });

  it.each([
    ['an HTTP 500', { kind: 'status', status: 500 }, 'unreachable', null],
    ['no answer', { kind: 'hang' }, 'unreachable', null],
    ['a lost answer', { kind: 'lost' }, 'unreachable', null],
    ['a rate limit', { kind: 'status', status: 429, retryAfter: 7 }, 'rate_limited', 7],
    ['a rate limit without a time', { kind: 'status', status: 429 }, 'rate_limited', null],
    ['a room that is gone', { kind: 'status', status: 404 }, 'gone', null],
    ['a bot that was removed', { kind: 'status', status: 403 }, 'refused', null],
    ['a message that is too large', { kind: 'status', status: 413 }, 'refused', null],
  ] as const)('says what %s means, asking once', async (_what, fault, expected, wait) => {
    teams.fail('send', fault);
    const before = teams.calls.length;
    await expect(app.chat.post(channel, card, 'k')).rejects.toMatchObject({
      code: expected,
      retryAfterSeconds: wait,
    });
    expect(teams.calls.length - before).toBe(1);
  });

  it('finds a confidential post by its key, and only says that there is none when it knows', async () => {
    const ref = await app.chat.postConfidential(channel, confidential, 'k');
    expect(await app.chat.find(channel, 'k', since)).toEqual(ref);
    expect(await app.chat.find(channel, 'never', since)).toBeNull();

    teams.fail('send', { kind: 'status', status: 403 });
    await code(app.chat.postConfidential(channel, confidential, 'refused'));
    expect(await app.chat.find(channel, 'refused', since)).toBeNull();
    for (const fault of [{ kind: 'lost' }, { kind: 'status', status: 500 }] as const) {
      teams.fail('send', fault);
      await code(app.chat.postConfidential(channel, confidential, fault.kind));
      expect(await code(app.chat.find(channel, fault.kind, since))).toBe('unreachable');
    }
  });

  it('posts nothing confidential in a room that nobody has spoken of', async () => {
    const unknown = { ...channel, channel: '19:unknown@thread.tacv2' };
    teams.addRoom(unknown.channel, { members: ['sato'] });
    expect(await code(app.chat.postConfidential(unknown, confidential, 'k'))).toBe('gone');
    expect(await code(app.chat.look(unknown))).toBe('gone');
    expect(await code(app.chat.post(unknown, card, 'k'))).toBe('done');
  });

  it('has nothing to do with another directory or another platform', async () => {
    expect(await code(app.chat.tell({ ...sato, tenant: 'elsewhere' }, card, 'k'))).toBe('gone');
    expect(await code(app.chat.tell({ ...sato, platform: 'slack' }, card, 'k'))).toBe('gone');
    expect(await code(app.chat.post({ ...channel, tenant: 'elsewhere' }, card, 'k'))).toBe('gone');
  });

  it('draws a message again', async () => {
    const ref = await app.chat.post(channel, card, 'k');
    await app.chat.update(ref, { ...card, title: '変更のお知らせ' });
    expect(posted().map(textOf).join()).toContain('変更のお知らせ');
    expect(posted().map(textOf).join()).not.toContain('招集のお知らせ');
  });

  it('takes a post away: blank first, then gone, and looks that it is', async () => {
    const ref = await app.chat.postConfidential(channel, confidential, 'k');
    await app.chat.retract(ref);
    expect(posted().map(textOf).join()).not.toContain('要旨');
    expect(teams.calls.slice(-4).map(({ route }) => route)).toEqual([
      'update',
      'remove',
      'update',
      'pagedmembers',
    ]);
    await app.chat.retract(ref);
  });

  it('blanks a post that cannot be deleted, and says that it still stands', async () => {
    const ref = await app.chat.postConfidential(channel, confidential, 'k');
    teams.fail('remove', { kind: 'status', status: 403 });
    expect(await code(app.chat.retract(ref))).toBe('refused');
    expect(posted().map(textOf).join()).not.toContain('要旨');
  });

  it('does not take a room that it has left for a post that is gone', async () => {
    const ref = await app.chat.postConfidential(channel, confidential, 'k');
    teams.rooms.delete(ROOM);
    expect(await code(app.chat.retract(ref))).toBe('refused');
  });

  it('reads the members of a private channel page by page to the end, leaving out nobody but itself', async () => {
    const room = await app.chat.look(channel);
    expect(room).toMatchObject({
      visibility: 'private',
      shared: false,
      pages: 2,
      complete: true,
      bodies: [],
    });
    expect(room.occupants).toEqual(
      ['sato', 'suzuki', 'tanaka'].map((user) => ({ account: `teams:${TENANT}:${user}`, kind: 'person' })),
    );
  });

  it.each([
    ['guest', 'guest'],
    ['external', 'external'],
    ['anonymous', 'external'],
  ] as const)('tells %s apart', async (kind, expected) => {
    teams.addPerson('x', '見知らぬ人', { kind });
    teams.join('x', ROOM);
    const room = await app.chat.look(channel);
    expect(room.occupants.at(-1)?.kind).toBe(expected);
    expect(room.complete).toBe(true);
  });

  it('takes a list for incomplete when Teams leaves out where somebody comes from, or lists nobody', async () => {
    teams.addPerson('x', '謎', { untold: true });
    teams.join('x', ROOM);
    expect((await app.chat.look(channel)).complete).toBe(false);
    teams.room(ROOM).members.clear();
    expect((await app.chat.look(channel)).complete).toBe(false);
  });

  it.each([
    ['standard', 'public', false],
    ['private', 'private', false],
    ['shared', 'private', true],
  ] as const)('takes a %s channel for %s (shared: %s)', async (channelType, visibility, shared) => {
    const id = `19:${channelType}@thread.tacv2`;
    teams.addRoom(id, { channelType, members: ['sato'] });
    await app.person('sato').says('予定', id);
    await app.listener.idle();
    expect(await app.chat.look({ ...channel, channel: id })).toMatchObject({ visibility, shared });
  });

  it.each([
    ['19:g@thread.v2', 'private'],
    ['19:meeting_x@thread.v2', 'public'],
  ])('takes the group chat %s for %s: in a meeting people come and go', async (id, visibility) => {
    teams.addRoom(id, { kind: 'groupChat', members: ['sato'] });
    await app.person('sato').says('予定', id);
    await app.listener.idle();
    expect((await app.chat.look({ ...channel, channel: id })).visibility).toBe(visibility);
  });

  it('says how people and channels are called, and the id of whom nobody knows', async () => {
    expect(await app.chat.nameOf(sato)).toBe('佐藤 花子');
    expect(await app.chat.nameOf({ ...sato, user: 'nobody' })).toBe('nobody');
    expect(await app.chat.nameOfChannel(channel)).toBe('支援会議室');
  });
});
