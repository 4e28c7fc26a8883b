import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seal } from '../../src/domain/confidential.ts';
import { type Disclosed, decideDisclosure } from '../../src/domain/disclosure.ts';
import { type Account, accountKey, type ChannelRef, channelKey } from '../../src/ports/account.ts';
import type { Card } from '../../src/ports/card.ts';
import type { Chat } from '../../src/ports/chat.ts';
import { constituent, gateTerms, kase, occupant, room, roster } from '../support/domain-builders.ts';

/** A platform with one private room, and what a test can see of it. */
export type ChatUnderContract = {
  readonly chat: Chat;
  readonly channel: ChannelRef;
  /** The people of the room, all of them ordinary members, by the names that they have on the platform. */
  readonly people: readonly { readonly account: Account; readonly name: string }[];
  /** What stands in the room now from the bot, as text, oldest first. */
  readonly standing: () => readonly string[] | Promise<readonly string[]>;
  readonly since: Date;
  readonly stop: () => Promise<void>;
};

const call: Card = { title: '招集のお知らせ', preview: '第1回 招集', text: ['ご出席をお願いします。'] };
const summary: Card = { title: 'R8-支-014', preview: 'R8-支-014 共有', text: ['同行訪問する'] };

/** A card that has passed the gate, in a room with one reader who may know the case. */
export function passed(content: Card): Disclosed<Card> {
  const reader = constituent('sato');
  const of = kase({ audience: [reader] });
  const terms = gateTerms(roster([reader]));
  const { disclosed } = decideDisclosure(seal(content), room([occupant(reader)]), of, terms);
  if (!disclosed) throw new Error('The gate refused a room of those entitled.');
  return disclosed;
}

/** What the inside relies on in every chat: run for each platform, so that they cannot drift apart unseen. */
export function chatContract(name: string, open: () => Promise<ChatUnderContract>): void {
  describe(`the chat port on ${name}, as all of them`, () => {
    let at: ChatUnderContract;
    const shown = async () => (await at.standing()).join('\n');
    const code = (doing: Promise<unknown>) =>
      doing.then(
        () => 'done',
        (fault) => fault.code,
      );
    const somebody = () => {
      const [first] = at.people;
      if (!first) throw new Error('There is nobody in the room.');
      return first;
    };

    beforeEach(async () => {
      at = await open();
    });
    afterEach(async () => {
      await at.stop();
    });

    it('has one message for one key, and says where it stands', async () => {
      const first = await at.chat.post(at.channel, call, 'call:1');
      expect(first).toEqual({ ...at.channel, message: first.message });
      expect(await at.chat.post(at.channel, call, 'call:1')).toEqual(first);
      expect(await at.standing()).toHaveLength(1);
      expect(await at.chat.post(at.channel, call, 'call:2')).not.toEqual(first);
      expect(await at.standing()).toHaveLength(2);
    });

    it('tells one person once under a key, and the room nothing of it', async () => {
      const { account } = somebody();
      const first = await at.chat.tell(account, call, 'told:1');
      expect(await at.chat.tell(account, call, 'told:1')).toEqual(first);
      expect(first.channel).not.toBe(at.channel.channel);
      expect(await at.standing()).toEqual([]);
    });

    it('draws a message again', async () => {
      const message = await at.chat.post(at.channel, call, 'call:1');
      await at.chat.update(message, { ...call, title: '変更のお知らせ' });
      expect(await shown()).toContain('変更のお知らせ');
      expect(await shown()).not.toContain('招集のお知らせ');
    });

    it('lists the people of a private room to the end, leaving out itself', async () => {
      const seen = await at.chat.look(at.channel);
      expect(seen).toMatchObject({
        ...{ channel: channelKey(at.channel), visibility: 'private', shared: false, archived: false },
        ...{ bodies: [], complete: true },
      });
      const sorted = [...seen.occupants].sort((a, b) => a.account.localeCompare(b.account));
      const expected = at.people.map(({ account }) => ({ account: accountKey(account), kind: 'person' }));
      expect(sorted).toEqual(expected.sort((a, b) => a.account.localeCompare(b.account)));
    });

    it('finds a confidential post by its key until it is taken away, and none that was never made', async () => {
      const post = await at.chat.postConfidential(at.channel, passed(summary), 'disclosure:1');
      expect(await shown()).toContain('同行訪問する');
      expect(await at.chat.find(at.channel, 'disclosure:1', at.since)).toEqual(post);
      expect(await at.chat.find(at.channel, 'disclosure:2', at.since)).toBeNull();
      await at.chat.retract(post);
      expect(await shown()).not.toContain('同行訪問する');
      expect(await at.chat.find(at.channel, 'disclosure:1', at.since)).toBeNull();
    });

    it('counts a post that is gone already as taken away, and cannot draw it again', async () => {
      const post = await at.chat.postConfidential(at.channel, passed(summary), 'disclosure:1');
      await at.chat.retract(post);
      await at.chat.retract(post);
      expect(await code(at.chat.update(post, call))).toBe('gone');
    });

    it('has nothing to do with another directory or another platform', async () => {
      const { account } = somebody();
      const elsewhere = [{ tenant: 'elsewhere' }, { platform: platformBeside(at.channel.platform) }];
      for (const other of elsewhere) {
        expect(await code(at.chat.tell({ ...account, ...other }, call, 'k'))).toBe('gone');
        expect(await code(at.chat.post({ ...at.channel, ...other }, call, 'k'))).toBe('gone');
        expect(await code(at.chat.look({ ...at.channel, ...other }))).toBe('gone');
      }
    });

    it('calls people by their names, and whom it does not know by the id', async () => {
      const { account, name: called } = somebody();
      expect(await at.chat.nameOf(account)).toBe(called);
      expect(await at.chat.nameOf({ ...account, user: 'UNOBODY' })).toBe('UNOBODY');
      expect(await at.chat.nameOfChannel(at.channel)).toBe('支援会議');
    });
  });
}

function platformBeside(platform: ChannelRef['platform']): ChannelRef['platform'] {
  return platform === 'slack' ? 'teams' : 'slack';
}
