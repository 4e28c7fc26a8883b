import type { Account, ChannelRef, MessageRef } from '../../src/ports/account.ts';
import type { Card } from '../../src/ports/card.ts';
import { type Chat, ChatFault } from '../../src/ports/chat.ts';
import type { SlackConnection } from './connect.ts';
import { directChannel } from './direct.ts';
import { orFault, slackError } from './faults.ts';
import { shareFiles } from './files.ts';
import { findRecent, findSince, isGone, metadataOf } from './history.ts';
import { renderMessage } from './render.ts';
import { channelInSlack, lookIntoRoom, nameInSlack } from './room.ts';
import type { SlackWords } from './words.ts';

/** The chat port for one Slack workspace. */
export function slackChat(slack: SlackConnection, words: SlackWords): Chat {
  const { bulk, tenant } = slack;
  const refTo = (channel: string, message: string): MessageRef => ({
    platform: 'slack',
    tenant,
    channel,
    message,
  });

  async function post(channel: string, card: Card, key: string): Promise<string> {
    const posted = await bulk.chat.postMessage({
      channel,
      ...renderMessage(card, words),
      metadata: metadataOf(key),
      // A link that somebody typed is not fetched by Slack for all to see.
      unfurl_links: false,
      unfurl_media: false,
    });
    if (posted.ts === undefined) throw new ChatFault('refused', 'posting a message');
    return posted.ts;
  }

  /**
   * Posts once per key. After a timeout, an HTTP 500 or a crash nobody knows whether Slack took the message,
   * so every attempt looks before it posts.
   */
  async function postOnce(channel: string, card: Card, key: string): Promise<MessageRef> {
    const before = await findRecent(slack, channel, key);
    const ts = before?.ts ?? (await post(channel, card, key));
    await shareFiles(
      bulk,
      channel,
      (card.files ?? []).filter(({ name }) => !before?.fileNames.includes(name)),
    );
    return refTo(channel, ts);
  }

  /** One step of the port, on an account or channel of this workspace. */
  function step<Ref extends Account | ChannelRef, T>(
    doing: string,
    ref: Ref,
    work: (ref: Ref) => Promise<T>,
  ): Promise<T> {
    return orFault(doing, async () => {
      if (ref.platform !== 'slack' || ref.tenant !== tenant) throw new ChatFault('gone', doing);
      return work(ref);
    });
  }

  return {
    tell: (account, card, key) =>
      step('sending a direct message', account, async ({ user }) =>
        postOnce(await directChannel(bulk, user), card, key),
      ),
    post: (ref, card, key) =>
      step('posting to a channel', ref, ({ channel }) => postOnce(channel, card, key)),
    // Its key is new each time and it is found again by `find`; the less time between the gate and the post, the better.
    postConfidential: (ref, card, key) =>
      step('posting to a channel', ref, async ({ channel }) =>
        refTo(channel, await post(channel, card.content, key)),
      ),
    find: (ref, key, since) =>
      step('looking for a message', ref, async ({ channel }) => {
        const found = await findSince(slack, channel, key, since);
        return found && refTo(channel, found.ts);
      }),
    update: (ref, card) =>
      step('updating a message', ref, async ({ channel, message }) => {
        await bulk.chat.update({ channel, ts: message, ...renderMessage(card, words) });
      }),
    look: (ref) => step('reading the members of a channel', ref, () => lookIntoRoom(slack, ref)),
    retract: (ref) =>
      step('retracting a message', ref, async ({ channel, message }) => {
        // Blanked first: it is out of sight even if the second step fails. Text alone removes the blocks.
        await unlessGone(bulk.chat.update({ channel, ts: message, text: '–' }));
        await unlessGone(bulk.chat.delete({ channel, ts: message }));
        if (!(await isGone(slack, channel, message))) throw new ChatFault('refused', 'retracting a message');
      }),
    nameOf: (account) => step('asking for a name', account, ({ user }) => nameInSlack(slack, user)),
    nameOfChannel: (ref) => step('asking for a name', ref, ({ channel }) => channelInSlack(slack, channel)),
  };
}

/** Somebody else may have been faster in deleting it. */
async function unlessGone(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (slackError(error) !== 'message_not_found') throw error;
  }
}
