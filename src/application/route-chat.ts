import type { Person } from '../domain/constituent.ts';
import type { Account, Platform } from '../ports/account.ts';
import { accountOf } from '../ports/account.ts';
import { type Chat, ChatFault } from '../ports/chat.ts';

export type Chats = Readonly<Partial<Record<Platform, Chat>>>;

/** One chat port for all platforms that are connected; a platform that is not is gone. */
export function routeChat(chats: Chats): Chat {
  const on = (platform: Platform, doing: string): Chat => {
    const chat = chats[platform];
    if (!chat) throw new ChatFault('gone', doing);
    return chat;
  };
  return {
    tell: async (account, card, key) => on(account.platform, 'telling').tell(account, card, key),
    post: async (channel, card, key) => on(channel.platform, 'posting').post(channel, card, key),
    update: async (message, card) => on(message.platform, 'updating').update(message, card),
    look: async (channel) => on(channel.platform, 'looking').look(channel),
    postConfidential: async (channel, card, key) =>
      on(channel.platform, 'posting').postConfidential(channel, card, key),
    find: async (channel, key, since) => on(channel.platform, 'finding').find(channel, key, since),
    retract: async (message) => on(message.platform, 'retracting').retract(message),
    nameOf: async (account) => on(account.platform, 'naming').nameOf(account),
    nameOfChannel: async (channel) => on(channel.platform, 'naming').nameOfChannel(channel),
  };
}

/** Where a person is reached: where they last answered, of the platforms that are connected. */
export function accountToReach(person: Person, platforms: readonly Platform[]): Account | null {
  return person.accounts.map(accountOf).find((account) => platforms.includes(account.platform)) ?? null;
}
