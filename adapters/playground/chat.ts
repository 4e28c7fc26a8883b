import type { Occupant, Room } from '../../src/domain/disclosure.ts';
import { accountKey, type ChannelRef, channelKey, type MessageRef } from '../../src/ports/account.ts';
import type { Card } from '../../src/ports/card.ts';
import { type Chat, ChatFault } from '../../src/ports/chat.ts';
import { accountIn, channelIn, channelOf, directWith, seatOf } from './stage.ts';
import { type Content, KEPT_PER_CONVERSATION, type Message } from './state.ts';
import type { Workspace } from './workspace.ts';

/** The chat port on the playground's own chat. A repeated key gives the message that is there already. */
export function playgroundChat(workspace: Workspace): Chat {
  const { stage } = workspace;

  const say = async (conversation: string, card: Card, confidential: boolean, key: string) => {
    const content: Content = { kind: 'card', card, confidential };
    const message = await kept('posting a message', () =>
      workspace.say({ conversation, from: null, onlyFor: null, key, content }),
    );
    return { ...channelIn(stage, conversation), message: String(message.number) };
  };

  /** A message of this bot in this place; anything else is as good as gone. */
  const messageOf = (ref: MessageRef): Message | null => {
    const message = workspace.find(Number(ref.message));
    const ours = ref.platform === 'playground' && ref.tenant === stage.tenant && message?.from === null;
    return ours && message.conversation === ref.channel ? message : null;
  };

  const membersOf = (channel: ChannelRef, doing: string) => {
    const here = channel.platform === 'playground' && channel.tenant === stage.tenant;
    const members = here ? workspace.members(channel.channel) : null;
    if (members === null) throw new ChatFault('gone', doing);
    return members;
  };

  return {
    async tell(account, card, key) {
      const here = account.platform === 'playground' && account.tenant === stage.tenant;
      if (!here || !seatOf(stage, account.user)) throw new ChatFault('gone', 'sending a direct message');
      return say(directWith(account.user), card, false, key);
    },
    async post(channel, card, key) {
      membersOf(channel, 'posting to a channel');
      return say(channel.channel, card, false, key);
    },
    async postConfidential(channel, card, key) {
      membersOf(channel, 'posting to a channel');
      return say(channel.channel, card.content, true, key);
    },
    async update(ref, card) {
      const message = messageOf(ref);
      if (message?.content.kind !== 'card') throw new ChatFault('gone', 'updating a message');
      const { confidential } = message.content;
      await kept('updating a message', () =>
        workspace.change(message.number, { kind: 'card', card, confidential }),
      );
    },
    async look(channel): Promise<Room> {
      const members = membersOf(channel, 'reading the members of a channel');
      const occupants = members.map((user): Occupant => {
        const outsider = seatOf(stage, user)?.outsider ?? false;
        return { account: accountKey(accountIn(stage, user)), kind: outsider ? 'guest' : 'person' };
      });
      return {
        channel: channelKey(channel),
        visibility: channelOf(stage, channel.channel)?.visibility ?? 'public',
        shared: false,
        archived: false,
        bodies: [],
        occupants,
        pages: 1,
        complete: true,
      };
    },
    async find(channel, key, since) {
      membersOf(channel, 'looking for a post');
      const history = workspace.history(channel.channel);
      const post = history.find((one) => one.key === key && one.content.kind === 'card');
      if (post) return { ...channel, message: String(post.number) };
      const forgotten = history.length >= KEPT_PER_CONVERSATION && new Date(history[0]?.at ?? 0) > since;
      if (forgotten) throw new ChatFault('unreachable', 'looking for a post that may be forgotten');
      return null;
    },
    async retract(ref) {
      const message = messageOf(ref);
      if (message?.content.kind !== 'card') return;
      await kept('retracting a message', () => workspace.change(message.number, { kind: 'retracted' }));
    },
    async nameOf(account) {
      return seatOf(stage, account.user)?.name ?? account.user;
    },
    async nameOfChannel({ channel }) {
      return channelOf(stage, channel)?.name ?? channel;
    },
  };
}

async function kept<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new ChatFault('unreachable', doing, { cause });
  }
}
