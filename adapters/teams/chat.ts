import type { Account, ChannelRef, MessageRef } from '../../src/ports/account.ts';
import { type Chat, ChatFault } from '../../src/ports/chat.ts';
import type { TeamsConversation, TeamsStore } from '../../src/ports/teams-store.ts';
import type { Connector, OutgoingActivity } from './connector.ts';
import { isCertain, isGone, orFault } from './faults.ts';
import type { FileDesk } from './files.ts';
import { ownViews } from './own-view.ts';
import { renderBlank, renderMessage } from './render.ts';
import { lookIntoRoom, nameAmong } from './room.ts';
import type { TeamsWords } from './words.ts';

export type TeamsTools = {
  readonly connector: Connector;
  readonly store: TeamsStore;
  readonly botId: string;
  readonly words: TeamsWords;
  readonly files: FileDesk;
  readonly now: () => Date;
  /** Where somebody is written to before any message came from their directory. */
  readonly firstServiceUrl: string;
};

/** How many rooms may be asked for a name. */
const MOST_ROOMS = 20;

/** Where somebody's personal chat is; it is opened if need be. */
export async function personalChat(
  { connector, store, now, firstServiceUrl }: TeamsTools,
  { tenant, user }: Pick<Account, 'tenant' | 'user'>,
): Promise<TeamsConversation> {
  const known = await store.personal(tenant, user);
  if (known !== null) return known;
  if (!(await store.serves(tenant))) throw new ChatFault('gone', 'opening a personal chat');
  const serviceUrl = (await store.serviceUrl(tenant)) ?? firstServiceUrl;
  const conversation = await connector.openPersonal(serviceUrl, tenant, user);
  const opened: TeamsConversation = {
    ...{ tenant, conversation, user, serviceUrl, kind: 'personal' },
    channelType: null,
    team: null,
  };
  await store.remember(opened, now());
  return opened;
}

/** The chat port for the Teams directories of the municipalities. */
export function teamsChat(tools: TeamsTools): Chat {
  const { connector, store, botId, words, now } = tools;
  const ownViewsIn = ownViews(connector, now);

  /** A room that the bot has been spoken to in; of any other it is not known what it is. */
  async function knownRoom({ tenant, channel }: ChannelRef, doing: string): Promise<TeamsConversation> {
    const known = await store.conversation(tenant, channel);
    if (known === null) throw new ChatFault('gone', doing);
    return known;
  }

  /** The same, or a room that stands on the list although nobody has spoken to the bot there: for what is not confidential. */
  async function anyRoom({ tenant, channel }: ChannelRef, doing: string): Promise<TeamsConversation> {
    const known = await store.conversation(tenant, channel);
    if (known !== null) return known;
    if (!(await store.serves(tenant))) throw new ChatFault('gone', doing);
    const serviceUrl = (await store.serviceUrl(tenant)) ?? tools.firstServiceUrl;
    return {
      ...{ tenant, conversation: channel, kind: 'channel', serviceUrl },
      ...{ user: null, channelType: null, team: null },
    };
  }

  /**
   * Sends, and writes down before and after it. Where Teams refused, there is no message; where the answer was lost, nobody
   * knows, and the line that was begun says so.
   */
  async function send(to: TeamsConversation, message: OutgoingActivity, key: string): Promise<MessageRef> {
    const { tenant, conversation, serviceUrl } = to;
    const at = { tenant, conversation, key };
    await store.begin(at, now());
    let activity: string;
    try {
      activity = await connector.send(serviceUrl, conversation, message);
    } catch (fault) {
      if (isCertain(fault)) await store.undo(at);
      throw fault;
    }
    await store.sent(at, activity);
    return refTo(to, activity);
  }

  const refTo = ({ tenant, conversation }: TeamsConversation, message: string): MessageRef => ({
    ...{ platform: 'teams', tenant, message },
    channel: conversation,
  });

  /** Posts once per key, as far as Teams has answered; after a lost answer an open message is sent again. */
  async function sendOnce(
    to: TeamsConversation,
    message: () => OutgoingActivity | Promise<OutgoingActivity>,
    key: string,
  ): Promise<MessageRef> {
    const { tenant, conversation } = to;
    const before = await store.message({ tenant, conversation, key });
    return before?.activity ? refTo(to, before.activity) : send(to, await message(), key);
  }

  /** One step of the port, on an account or channel of Teams. */
  function step<Ref extends Account | ChannelRef, T>(
    doing: string,
    ref: Ref,
    work: (ref: Ref) => Promise<T>,
  ): Promise<T> {
    return orFault(doing, async () => {
      if (ref.platform !== 'teams') throw new ChatFault('gone', doing);
      return work(ref);
    });
  }

  return {
    tell: (account, card, key) =>
      step('sending a direct message', account, async () => {
        const to = await personalChat(tools, account);
        const sent = await sendOnce(to, () => renderMessage(card, words, 'personal'), key);
        for (const file of card.files ?? []) {
          await sendOnce(to, () => tools.files.offer(file, account), `${key}:file:${file.name}`);
        }
        return sent;
      }),
    post: (ref, card, key) =>
      step('posting to a room', ref, async () => {
        const room = await anyRoom(ref, 'posting to a room');
        const message = async () => renderMessage(card, words, 'message', await ownViewsIn(room, card));
        return sendOnce(room, message, key);
      }),
    // Its key is new each time; what became of it after a lost answer is for `find` to say.
    postConfidential: (ref, card, key) =>
      step('posting to a room', ref, async () =>
        send(await knownRoom(ref, 'posting to a room'), renderMessage(card.content, words), key),
      ),
    find: (ref, key) =>
      step('looking for a message', ref, async ({ tenant, channel }) => {
        const begun = await store.message({ tenant, conversation: channel, key });
        if (begun === null) return null;
        // Teams lets a bot read no history, so this stays unknown until a person looks.
        if (begun.activity === null) throw new ChatFault('unreachable', 'looking for a message');
        return { ...{ platform: 'teams', tenant, channel }, message: begun.activity };
      }),
    update: (ref, card) =>
      step('updating a message', ref, async ({ channel, message }) => {
        const room = await anyRoom(ref, 'updating a message');
        const kind = room.kind === 'personal' ? 'personal' : 'message';
        const content = renderMessage(card, words, kind, await ownViewsIn(room, card));
        await connector.update(room.serviceUrl, channel, message, content);
      }),
    look: (ref) =>
      step('reading the members of a room', ref, async () =>
        lookIntoRoom(connector, botId, ref, await knownRoom(ref, 'reading the members of a room')),
      ),
    retract: (ref) =>
      step('retracting a message', ref, async ({ tenant, channel, message }) => {
        const { serviceUrl } = await anyRoom(ref, 'retracting a message');
        const blank = () => connector.update(serviceUrl, channel, message, renderBlank(words));
        // Blanked first: it is out of sight even if the second step fails.
        await orGone(blank);
        await orGone(() => connector.remove(serviceUrl, channel, message));
        // A message cannot be read back; but one that is gone cannot be changed. A room that the bot has left says the same
        // of every message, so it has to be one that can still be read.
        if (!(await orGone(blank))) throw new ChatFault('refused', 'retracting a message');
        await connector.membersPage(serviceUrl, channel, null).catch((cause: unknown) => {
          throw new ChatFault('refused', 'retracting a message', { cause });
        });
        await store.gone({ tenant, conversation: channel }, message);
      }),
    nameOf: (account) =>
      step('asking for a name', account, async ({ tenant, user }) => {
        const rooms = await store.rooms(tenant, MOST_ROOMS);
        return (await nameAmong(connector, rooms, user)) ?? user;
      }),
    nameOfChannel: (ref) =>
      step('asking for a name', ref, async ({ channel }) => {
        const { serviceUrl, team } = await knownRoom(ref, 'asking for a name');
        // Teams tells no bot what a group chat is called.
        if (team === null) return channel;
        const channels = await connector.channelsOf(serviceUrl, team);
        return channels.find(({ id }) => id === channel)?.name || channel;
      }),
  };
}

/** True when Teams says that the message is gone. */
async function orGone(call: () => Promise<void>): Promise<boolean> {
  try {
    await call();
    return false;
  } catch (fault) {
    if (isGone(fault)) return true;
    throw fault;
  }
}
