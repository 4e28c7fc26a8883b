import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPlayground, type Playground } from '../../../adapters/playground/playground.ts';
import { seal } from '../../../src/domain/confidential.ts';
import { type Disclosed, decideDisclosure } from '../../../src/domain/disclosure.ts';
import { accountKey } from '../../../src/ports/account.ts';
import type { Card } from '../../../src/ports/card.ts';
import { constituent, gateTerms, kase, occupant, room, roster } from '../../support/domain-builders.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { account, channel, MONDAY, wall } from './running.ts';
import { card, stage } from './sample.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let playground: Playground;
const reopened = () => openPlayground({ folder: folder.path, stage, wall });
const kept = () => readFile(join(folder.path, 'playground.json'), 'utf8');

beforeEach(async () => {
  folder = await temporaryFolder();
  playground = await reopened();
});
afterEach(async () => {
  await playground.settled();
  await folder.remove();
});

/** A card that has passed the gate, in a room with one reader who may know the case. */
function passed(content: Card): Disclosed<Card> {
  const reader = constituent('sato');
  const of = kase({ audience: [reader] });
  const { disclosed } = decideDisclosure(
    seal(content),
    room([occupant(reader)]),
    of,
    gateTerms(roster([reader])),
  );
  if (!disclosed) throw new Error('The gate refused a room of those entitled.');
  return disclosed;
}

describe('the chat of the playground', () => {
  it('lists who is in a channel, to the end, with guests as guests', async () => {
    expect(await playground.chat.look(channel('shien'))).toEqual({
      channel: 'playground:tsutsuji:shien',
      visibility: 'private',
      shared: false,
      archived: false,
      bodies: [],
      occupants: ['sato', 'suzuki', 'tanaka'].map((user) => ({
        account: accountKey(account(user)),
        kind: 'person',
      })),
      pages: 1,
      complete: true,
    });
  });

  it.each([
    ['a channel that does not exist', channel('nowhere')],
    ['a channel of another platform', { ...channel('shien'), platform: 'slack' as const }],
  ])('is at fault when it is asked about %s', async (_, where) => {
    await expect(playground.chat.look(where)).rejects.toMatchObject({ code: 'gone' });
    await expect(playground.chat.post(where, card('会議'), 'k')).rejects.toMatchObject({ code: 'gone' });
  });

  it('is at fault when somebody without a seat is to be told something', async () => {
    await expect(playground.chat.tell(account('nobody'), card('会議'), 'k')).rejects.toMatchObject({
      code: 'gone',
    });
  });

  it('has one message for one key, however often it is posted', async () => {
    const first = await playground.chat.post(channel('shien'), card('会議'), 'call-1');
    expect(await playground.chat.post(channel('shien'), card('会議'), 'call-1')).toEqual(first);
    expect(await playground.chat.tell(account('sato'), card('会議'), 'call-1')).not.toEqual(first);
  });

  it('keeps what was posted when it is started again', async () => {
    const message = await playground.chat.post(channel('shien'), card('会議のお知らせ'), 'call-1');
    const again = await reopened();
    await again.chat.update(message, card('会議の変更'));
    expect(await kept()).toContain('会議の変更');
    expect(await kept()).not.toContain('会議のお知らせ');
  });

  it('keeps the lead of its clock when it is started again', async () => {
    const later = new Date(MONDAY.getTime() + 3_600_000);
    await playground.clock.advanceTo(later);
    expect((await reopened()).clock.now()).toEqual(later);
  });

  it('never sets its clock back', async () => {
    await playground.clock.advanceTo(new Date(MONDAY.getTime() - 1));
    expect(playground.clock.now()).toEqual(MONDAY);
  });

  it('leaves nothing of a confidential post behind when it is retracted, on the disk either', async () => {
    const message = await playground.chat.postConfidential(
      channel('shien'),
      passed(card('要旨：同行訪問')),
      'd1',
    );
    expect(await kept()).toContain('同行訪問');
    await playground.chat.retract(message);
    expect(await kept()).not.toContain('同行訪問');
    await expect(playground.chat.update(message, card('要旨'))).rejects.toMatchObject({ code: 'gone' });
  });

  it('counts a message that is gone already as retracted', async () => {
    const message = await playground.chat.post(channel('shien'), card('会議'), 'call-1');
    await playground.chat.retract(message);
    await playground.chat.retract(message);
    await playground.chat.retract({ ...channel('shien'), message: '999' });
  });

  it('finds a post by its key, and says when there is none', async () => {
    const message = await playground.chat.postConfidential(channel('shien'), passed(card('要旨')), 'd1');
    expect(await playground.chat.find(channel('shien'), 'd1', MONDAY)).toEqual(message);
    expect(await playground.chat.find(channel('shien'), 'd2', MONDAY)).toBeNull();
    await playground.chat.retract(message);
    expect(await playground.chat.find(channel('shien'), 'd1', MONDAY)).toBeNull();
  });

  it('does not claim that there is no post when it may have forgotten it', async () => {
    const { chat } = playground;
    const posts = Array.from({ length: 500 }, (_, index) =>
      chat.post(channel('shien'), card('会議'), `k${index}`),
    );
    await Promise.all(posts);
    const before = new Date(MONDAY.getTime() - 1);
    await expect(chat.find(channel('shien'), 'lost', before)).rejects.toMatchObject({ code: 'unreachable' });
    expect(await chat.find(channel('shien'), 'lost', MONDAY)).toBeNull();
  });

  it('calls people by their names', async () => {
    expect(await playground.chat.nameOf(account('sato'))).toBe('佐藤 花子');
    expect(await playground.chat.nameOf(account('nobody'))).toBe('nobody');
    expect(await playground.chat.nameOfChannel(channel('shien'))).toBe('支援会議');
  });

  it('says which file it cannot read instead of starting without it', async () => {
    await writeFile(join(folder.path, 'playground.json'), '{"format":1');
    await expect(reopened()).rejects.toThrow(/playground\.json is not a state of the playground/);
  });

  it('refuses a stage on which somebody has no seat', async () => {
    const channels = [{ ...(stage.channels[0] as (typeof stage.channels)[number]), members: ['nobody'] }];
    const opened = openPlayground({ folder: folder.path, stage: { ...stage, channels }, wall });
    await expect(opened).rejects.toThrow('no seat for "nobody"');
  });
});
