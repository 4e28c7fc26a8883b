import type { Disclosed, Room } from '../domain/disclosure.ts';
import type { Account, ChannelRef, MessageRef } from './account.ts';
import type { Card } from './card.ts';

/**
 * What the inside needs of a chat platform. Every method throws a `ChatFault` when the platform did not
 * do it or did not say; nothing is retried inside, for the outbox does that. Only a look, which no outbox repeats,
 * may wait out a moment that the platform asks for.
 */
export type Chat = {
  /** Direct message. `key` is the deduplication key, kept with the message where the platform can. */
  tell(account: Account, card: Card, key: string): Promise<MessageRef>;
  /** An open message to a channel: nothing confidential. */
  post(channel: ChannelRef, card: Card, key: string): Promise<MessageRef>;
  /** Replaces the content of a message that this bot sent. Its files were sent before and are not sent again. */
  update(message: MessageRef, card: Card): Promise<void>;
  /**
   * Asks the platform now who is in the room, to the end of the list, leaving the bot itself out. `bodies`
   * is left empty: the binding is the store's. Sets `complete: false` when the list may lack somebody.
   */
  look(channel: ChannelRef): Promise<Room>;
  /** Posts what has passed the gate; takes nothing else. */
  postConfidential(channel: ChannelRef, card: Disclosed<Card>, key: string): Promise<MessageRef>;
  /**
   * Looks for a confidential post by its key, after its answer was lost. Null only when the platform's list was
   * read back far enough to be sure that it is not there; throws otherwise.
   */
  find(channel: ChannelRef, key: string, since: Date): Promise<MessageRef | null>;
  /** Blanks and deletes a message of this bot, and throws unless it is gone. */
  retract(message: MessageRef): Promise<void>;
  /** How people call an account on the platform, for the secretariat only; the id when unknown. */
  nameOf(account: Account): Promise<string>;
  /** How people call a channel on the platform; its id when the platform does not say. */
  nameOfChannel(channel: ChannelRef): Promise<string>;
};

export type ChatFaultCode = 'rate_limited' | 'unreachable' | 'gone' | 'refused';

/** The platform did not do what was asked. Carries no text of the message. */
export class ChatFault extends Error {
  readonly code: ChatFaultCode;
  readonly retryAfterSeconds: number | null;

  constructor(
    code: ChatFaultCode,
    doing: string,
    options: { cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(`The chat platform failed while ${doing} (${code}).`, { cause: options.cause });
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }
}
