import { z } from 'zod';
import { type Block, checkMessage, type MessageContent } from './block-kit.ts';
import { method, SlackRefusal } from './web-api.ts';
import type { Channel, Message, Workspace } from './workspace.ts';

const metadata = z.object({ event_type: z.string(), event_payload: z.unknown() });
const content = { text: z.string().optional(), blocks: z.unknown().optional() };

/** Blocks without an id get one, as Slack gives them. */
export const withIds = (blocks: readonly Block[], workspace: Workspace): Block[] =>
  blocks.map((block) => ({ ...block, block_id: block.block_id ?? workspace.tools.nextId('b') }));

export function checkedContent(args: { readonly text?: unknown; readonly blocks?: unknown }): MessageContent {
  const checked = checkMessage({ text: args.text, blocks: args.blocks });
  if (!checked.ok)
    throw new SlackRefusal('invalid_blocks', { response_metadata: { messages: checked.problems } });
  if (!checked.value.text && !checked.value.blocks?.length) throw new SlackRefusal('no_text');
  return checked.value;
}

/** A channel the bot may write in. A private one it is not in does not exist for it. */
export function writable(workspace: Workspace, id: string): Channel {
  if (workspace.people.has(id)) return openIm(workspace, id);
  const channel = workspace.channels.get(id);
  const inside = channel?.members.includes(workspace.botUser) ?? false;
  if (channel === undefined || (channel.kind === 'private' && !inside))
    throw new SlackRefusal('channel_not_found');
  if (!inside) throw new SlackRefusal('not_in_channel');
  if (channel.archived) throw new SlackRefusal('is_archived');
  return channel;
}

export function openIm(workspace: Workspace, personId: string): Channel {
  const person = workspace.people.get(personId);
  if (person === undefined || person.kind === 'stranger') throw new SlackRefusal('user_not_found');
  if (person.kind === 'deactivated') throw new SlackRefusal('user_disabled');
  if (person.kind === 'bot') throw new SlackRefusal('cannot_dm_bot');
  return workspace.im(personId);
}

function own(workspace: Workspace, channel: string, ts: string, refusal: string): Message {
  const message = workspace.message(channel, ts);
  // An ephemeral message cannot be changed by its timestamp, only through a response_url.
  if (message === undefined || message.onlyFor !== undefined) throw new SlackRefusal('message_not_found');
  if (message.author !== workspace.botUser) throw new SlackRefusal(refusal);
  return message;
}

/** As the Web API shows a message. */
export const toJson = (message: Message, withMetadata = true) => ({
  type: 'message',
  ts: message.ts,
  user: message.author,
  text: message.text,
  ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
  ...(message.files.length > 0 ? { files: message.files.map(({ id, name }) => ({ id, name })) } : {}),
  ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
  ...(withMetadata && message.metadata ? { metadata: message.metadata } : {}),
});

const writes = () => ['chat:write'];

export const chatMethods = {
  'chat.postMessage': method(
    z.object({
      channel: z.string(),
      ...content,
      metadata: metadata.optional(),
      thread_ts: z.string().optional(),
    }),
    writes,
    ({ workspace, args }) => {
      const channel = writable(workspace, args.channel);
      const { text, blocks } = checkedContent(args);
      const message = workspace.put({
        channel: channel.id,
        ts: workspace.tools.nextTs(),
        author: workspace.botUser,
        text: text ?? '',
        blocks: withIds(blocks ?? [], workspace),
        files: [],
        ...(args.metadata ? { metadata: args.metadata } : {}),
        ...(args.thread_ts === undefined ? {} : { threadTs: args.thread_ts }),
      });
      return { channel: channel.id, ts: message.ts, message: toJson(message) };
    },
  ),
  'chat.update': method(
    z.object({ channel: z.string(), ts: z.string(), ...content, metadata: metadata.optional() }),
    writes,
    ({ workspace, args }) => {
      const before = own(workspace, args.channel, args.ts, 'cant_update_message');
      if ((args.text?.length ?? 0) > 4000) throw new SlackRefusal('msg_too_long');
      const { text, blocks } = checkedContent(args);
      // Text without blocks removes the blocks; blocks without text remove the text (docs.slack.dev, chat.update).
      const after = workspace.put({
        ...before,
        text: text ?? '',
        blocks: withIds(blocks ?? [], workspace),
        ...(args.metadata ? { metadata: args.metadata } : {}),
      });
      return { channel: args.channel, ts: args.ts, text: after.text, message: toJson(after) };
    },
  ),
  'chat.delete': method(z.object({ channel: z.string(), ts: z.string() }), writes, ({ workspace, args }) => {
    own(workspace, args.channel, args.ts, 'cant_delete_message');
    workspace.remove(args.channel, args.ts);
    return { channel: args.channel, ts: args.ts };
  }),
  'chat.postEphemeral': method(
    z.object({ channel: z.string(), user: z.string(), ...content, thread_ts: z.string().optional() }),
    writes,
    ({ workspace, args }) => {
      const channel = writable(workspace, args.channel);
      if (!channel.members.includes(args.user)) throw new SlackRefusal('user_not_in_channel');
      const { text, blocks } = checkedContent(args);
      const message = workspace.put({
        channel: channel.id,
        ts: workspace.tools.nextTs(),
        author: workspace.botUser,
        text: text ?? '',
        blocks: withIds(blocks ?? [], workspace),
        files: [],
        onlyFor: args.user,
      });
      return { message_ts: message.ts };
    },
  ),
  'chat.getPermalink': method(
    z.object({ channel: z.string(), message_ts: z.string() }),
    () => [],
    ({ workspace, args }) => {
      if (!workspace.message(args.channel, args.message_ts)) throw new SlackRefusal('message_not_found');
      const permalink = `https://fake.slack.test/archives/${args.channel}/p${args.message_ts.replace('.', '')}`;
      return { channel: args.channel, permalink };
    },
  ),
};
