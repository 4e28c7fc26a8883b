import { z } from 'zod';
import type { AccountKey, ChannelKey } from '../domain/ids.ts';

export const PLATFORMS = ['slack', 'teams', 'playground'] as const;
export type Platform = (typeof PLATFORMS)[number];

const part = z.string().min(1).max(200);

/** Somebody's account on a chat platform; `tenant` is the workspace or the directory. */
export const accountSchema = z.object({ platform: z.enum(PLATFORMS), tenant: part, user: part });
export type Account = z.infer<typeof accountSchema>;

/** A channel on a chat platform. */
export const channelRefSchema = z.object({ platform: z.enum(PLATFORMS), tenant: part, channel: part });
export type ChannelRef = z.infer<typeof channelRefSchema>;

/** A message that the bot has sent. */
export type MessageRef = ChannelRef & { readonly message: string };

export function accountKey({ platform, tenant, user }: Account): AccountKey {
  return `${platform}:${tenant}:${user}` as AccountKey;
}

export function channelKey({ platform, tenant, channel }: ChannelRef): ChannelKey {
  return `${platform}:${tenant}:${channel}` as ChannelKey;
}

/** The account behind a key; only chat ports and the store need it. */
export function accountOf(key: AccountKey): Account {
  const [platform, tenant, ...user] = key.split(':');
  return accountSchema.parse({ platform, tenant, user: user.join(':') });
}
