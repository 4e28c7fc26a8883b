import type { webApi } from '@slack/bolt';
import { ChatFault } from '../../src/ports/chat.ts';

/** The channel of the direct messages with somebody; Slack opens it if need be, and it is always the same. */
export async function directChannel(client: webApi.WebClient, user: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: user });
  if (channel?.id === undefined) throw new ChatFault('refused', 'opening a direct message');
  return channel.id;
}
