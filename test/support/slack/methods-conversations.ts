import { z } from 'zod';
import { openIm, toJson } from './methods-chat.ts';
import { method, page, SlackRefusal } from './web-api.ts';
import type { Channel, ChannelKind, Person, Workspace } from './workspace.ts';

const paging = { cursor: z.string().optional(), limit: z.number().int().max(999).optional() };

/** channels:read for public, groups:read for private, im:read for direct messages; likewise the histories. */
const PREFIX: Readonly<Record<ChannelKind, string>> = { public: 'channels', private: 'groups', im: 'im' };
const scopeFor =
  (what: 'read' | 'history') =>
  ({ workspace, args }: { workspace: Workspace; args: { channel: string } }) => [
    `${PREFIX[workspace.channels.get(args.channel)?.kind ?? 'public']}:${what}`,
  ];

function known(workspace: Workspace, id: string): Channel {
  const channel = workspace.channels.get(id);
  const hidden = channel?.kind !== 'public' && !channel?.members.includes(workspace.botUser);
  if (channel === undefined || hidden) throw new SlackRefusal('channel_not_found');
  return channel;
}

const channelJson = (workspace: Workspace, channel: Channel) => ({
  id: channel.id,
  name: channel.name,
  is_channel: channel.kind !== 'im',
  is_group: false, // "Some modern private channels report is_channel" (docs.slack.dev, conversation object)
  is_im: channel.kind === 'im',
  is_mpim: false,
  is_private: channel.kind !== 'public',
  is_archived: channel.archived,
  is_member: channel.members.includes(workspace.botUser),
  is_ext_shared: channel.extShared,
  is_org_shared: false,
  is_shared: channel.extShared,
  context_team_id: workspace.id,
});

export const userJson = (workspace: Workspace, person: Person) => {
  const external = person.kind === 'external' || person.kind === 'stranger';
  return {
    id: person.id,
    team_id: external ? 'T0ELSEWHERE' : workspace.id,
    name: person.id.toLowerCase(),
    real_name: person.name,
    deleted: person.kind === 'deactivated',
    is_bot: person.kind === 'bot',
    is_app_user: false,
    is_restricted: person.kind === 'guest' || person.kind === 'single_channel_guest',
    is_ultra_restricted: person.kind === 'single_channel_guest',
    ...(external ? { is_stranger: person.kind === 'stranger' } : {}),
    profile: { real_name: person.name, team: external ? 'T0ELSEWHERE' : workspace.id },
  };
};

export const conversationMethods = {
  'conversations.info': method(
    z.object({ channel: z.string(), include_num_members: z.boolean().optional() }),
    scopeFor('read'),
    ({ workspace, args }) => {
      const channel = known(workspace, args.channel);
      const count = args.include_num_members ? { num_members: channel.members.length } : {};
      return { channel: { ...channelJson(workspace, channel), ...count } };
    },
  ),
  'conversations.members': method(
    z.object({ channel: z.string(), ...paging }),
    scopeFor('read'),
    ({ workspace, args, api }) => {
      const channel = known(workspace, args.channel);
      const { items, nextCursor } = page(channel.members, args, api.pageSizes.get('conversations.members'));
      return { members: items, response_metadata: { next_cursor: nextCursor } };
    },
  ),
  'conversations.list': method(
    z.object({
      types: z.string().default('public_channel'),
      exclude_archived: z.boolean().optional(),
      ...paging,
    }),
    ({ args }) => [
      ...(args.types.includes('public_channel') ? ['channels:read'] : []),
      ...(args.types.includes('private_channel') ? ['groups:read'] : []),
    ],
    ({ workspace, args, api }) => {
      const channels = [...workspace.channels.values()].filter(
        (channel) =>
          (channel.kind === 'public' && args.types.includes('public_channel')) ||
          (channel.kind === 'private' &&
            args.types.includes('private_channel') &&
            channel.members.includes(workspace.botUser)),
      );
      const shown = channels.filter((channel) => !(args.exclude_archived && channel.archived));
      const { items, nextCursor } = page(shown, args, api.pageSizes.get('conversations.list'));
      return {
        channels: items.map((channel) => channelJson(workspace, channel)),
        response_metadata: { next_cursor: nextCursor },
      };
    },
  ),
  'conversations.open': method(
    z.object({ users: z.string() }),
    () => ['im:write'],
    ({ workspace, args }) => ({ channel: { id: openIm(workspace, args.users).id } }),
  ),
  'conversations.history': method(
    z.object({
      channel: z.string(),
      oldest: z.string().optional(),
      latest: z.string().optional(),
      inclusive: z.boolean().optional(),
      include_all_metadata: z.boolean().optional(),
      ...paging,
    }),
    scopeFor('history'),
    ({ workspace, args, api }) => {
      const channel = known(workspace, args.channel);
      if (!channel.members.includes(workspace.botUser)) throw new SlackRefusal('not_in_channel');
      const within = (ts: string) => {
        if (args.inclusive && (ts === args.oldest || ts === args.latest)) return true;
        const at = Number(ts);
        return at > Number(args.oldest ?? 0) && at < Number(args.latest ?? Number.POSITIVE_INFINITY);
      };
      const newestFirst = channel.messages
        .filter((message) => message.onlyFor === undefined && within(message.ts))
        .toReversed();
      const { items, nextCursor } = page(newestFirst, args, api.pageSizes.get('conversations.history'));
      return {
        messages: items.map((message) => toJson(message, args.include_all_metadata ?? false)),
        has_more: nextCursor !== '',
        response_metadata: { next_cursor: nextCursor },
      };
    },
  ),
};

export const userMethods = {
  'auth.test': method(
    z.object({}),
    () => [],
    ({ workspace }) => ({
      url: 'https://fake.slack.test/',
      team: 'つつじ市',
      team_id: workspace.id,
      user: 'tsudoi',
      user_id: workspace.botUser,
      bot_id: workspace.botId,
      is_enterprise_install: false,
    }),
  ),
  'users.info': method(
    z.object({ user: z.string() }),
    () => ['users:read'],
    ({ workspace, args }) => {
      const person = workspace.people.get(args.user);
      if (person === undefined) throw new SlackRefusal('user_not_found');
      return { user: userJson(workspace, person) };
    },
  ),
  /** Without people of other organisations, with deactivated ones and bots. */
  'users.list': method(
    z.object(paging),
    () => ['users:read'],
    ({ workspace, args, api }) => {
      const own = [...workspace.people.values()].filter(
        (person) => person.kind !== 'external' && person.kind !== 'stranger',
      );
      const { items, nextCursor } = page(own, args, api.pageSizes.get('users.list'));
      return {
        members: items.map((person) => userJson(workspace, person)),
        response_metadata: { next_cursor: nextCursor },
      };
    },
  ),
};
