import { createHash } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import type { SlackConnection } from './connect.ts';
import { readAll } from './paging.ts';

const EVENT_TYPE = 'tsudoi_message';
/** Before a notice is posted, it is looked for among so many: a key is tried again within hours, not months. */
const NEWEST = 200;
/** Slack's clock and ours may differ; what is looked for may be older by this than our clock says. */
const CLOCK_LEEWAY_S = 60;

/** Which message it is: the hash of its key. Any app of the workspace may read metadata, and a key has ids in it. */
export function metadataOf(key: string) {
  const mark = createHash('sha256').update(key).digest('base64url');
  return { event_type: EVENT_TYPE, event_payload: { mark } };
}

type HistoryMessage = NonNullable<webApi.ConversationsHistoryResponse['messages']>[number];

export type Found = {
  readonly ts: string;
  /** The files that were sent after it, by name. */
  readonly fileNames: readonly string[];
};

function findIn(messages: readonly HistoryMessage[], key: string, botUser: string): Found | null {
  const wanted = metadataOf(key).event_payload.mark;
  const at = messages.findIndex(({ user, metadata }) => {
    const payload = metadata?.event_payload as { readonly mark?: unknown } | undefined;
    return user === botUser && metadata?.event_type === EVENT_TYPE && payload?.mark === wanted;
  });
  const ts = messages[at]?.ts;
  if (ts === undefined) return null;
  // Newest first: what stands before it came later.
  const files = messages.slice(0, at).flatMap((message) => message.files ?? []);
  return { ts, fileNames: files.flatMap((file) => (file.name ? [file.name] : [])) };
}

/** Looks among the newest messages of a channel. */
export async function findRecent(
  slack: SlackConnection,
  channel: string,
  key: string,
): Promise<Found | null> {
  const { messages = [] } = await slack.bulk.conversations.history({
    channel,
    limit: NEWEST,
    include_all_metadata: true,
  });
  return findIn(messages, key, slack.botUser);
}

/** Looks through everything since a moment; null means that it is not there. */
export async function findSince(
  slack: SlackConnection,
  channel: string,
  key: string,
  since: Date,
): Promise<Found | null> {
  const oldest = String(since.getTime() / 1000 - CLOCK_LEEWAY_S);
  const { items } = await readAll(
    (paging) => slack.bulk.conversations.history({ channel, oldest, include_all_metadata: true, ...paging }),
    (page) => page.messages,
  );
  return findIn(items, key, slack.botUser);
}

export async function isGone(slack: SlackConnection, channel: string, ts: string): Promise<boolean> {
  const { messages = [] } = await slack.bulk.conversations.history({
    channel,
    oldest: ts,
    latest: ts,
    inclusive: true,
    limit: 1,
  });
  return messages.length === 0;
}
