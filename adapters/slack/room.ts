import { webApi } from '@slack/bolt';
import type { Occupant, Room } from '../../src/domain/disclosure.ts';
import { accountKey, type ChannelRef, channelKey } from '../../src/ports/account.ts';
import type { SlackConnection } from './connect.ts';
import { slackError } from './faults.ts';
import { PEOPLE_PAGE, readAll } from './paging.ts';

/** Up to here people are asked for one by one: 100 a minute are allowed, of whole lists only 20. */
const ONE_BY_ONE = 40;

/** How often, and for how long at most, one look waits because Slack asks it to. Longer waits are for people. */
const MOST_WAITS = 3;
const LONGEST_WAIT_SECONDS = 5;

/** Makes the calls of one look; what Slack puts off for a moment is asked once more after that moment. */
type Calling = <T>(call: () => Promise<T>) => Promise<T>;
function patiently({ wait }: SlackConnection): Calling {
  let waits = 0;
  return async function calling<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      const seconds = error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter : null;
      if (seconds === null || seconds > LONGEST_WAIT_SECONDS || waits >= MOST_WAITS) throw error;
      waits += 1;
      await wait(seconds);
      return calling(call);
    }
  };
}

type User = NonNullable<webApi.UsersInfoResponse['user']>;
async function userById({ bulk }: SlackConnection, user: string): Promise<User | null> {
  try {
    return (await bulk.users.info({ user })).user ?? null;
  } catch (error) {
    if (slackError(error) === 'user_not_found') return null;
    throw error;
  }
}

/** Everybody of the list by id: one by one, or in bulk and then those whom the bulk list lacks (external people). */
async function usersById(
  slack: SlackConnection,
  ids: readonly string[],
  calling: Calling,
): Promise<Map<string, User>> {
  const found = new Map<string, User>();
  if (ids.length > ONE_BY_ONE) {
    const wanted = new Set(ids);
    const { items } = await readAll(
      (paging) => calling(() => slack.bulk.users.list(paging)),
      (page) => page.members,
      PEOPLE_PAGE,
    );
    for (const user of items) if (user.id && wanted.has(user.id)) found.set(user.id, user);
  }
  for (const id of ids.filter((one) => !found.has(one))) {
    const user = await calling(() => userById(slack, id));
    if (user !== null) found.set(id, user);
  }
  return found;
}

/** There is no single flag for people of other organisations: a home elsewhere, or the mark of a stranger. */
function kindOf(user: User, tenant: string): Occupant['kind'] {
  if (user.deleted) return 'deactivated';
  if (user.is_bot || user.id === 'USLACKBOT') return 'bot';
  if (user.is_stranger || (user.team_id ?? user.profile?.team) !== tenant) return 'external';
  if (user.is_restricted || user.is_ultra_restricted) return 'guest';
  return 'person';
}

/**
 * Who is in a channel now. A short wait that Slack asks for is kept, since no outbox repeats a look. Every call goes to Slack; nothing is remembered. The list may lack somebody
 * when it is shorter than Slack's own count, or names somebody of whom Slack tells nothing. A longer list is
 * no sign of that: whether the count includes apps is not documented.
 */
export async function lookIntoRoom(slack: SlackConnection, ref: ChannelRef): Promise<Room> {
  const calling = patiently(slack);
  const { channel } = await calling(() =>
    slack.bulk.conversations.info({ channel: ref.channel, include_num_members: true }),
  );
  const members = await readAll(
    (paging) => calling(() => slack.bulk.conversations.members({ channel: ref.channel, ...paging })),
    (page) => page.members,
  );
  const ids = [...new Set(members.items)];
  const others = ids.filter((id) => id !== slack.botUser);
  const users = await usersById(slack, others, calling);
  const pending = channel?.is_pending_ext_shared === true;
  return {
    channel: channelKey(ref),
    visibility: channel?.is_private === true ? 'private' : 'public',
    shared: channel?.is_ext_shared === true || pending,
    archived: channel?.is_archived === true,
    bodies: [],
    occupants: others.map((id) => {
      const user = users.get(id);
      const account = accountKey({ platform: 'slack', tenant: slack.tenant, user: id });
      return { account, kind: user === undefined ? 'external' : kindOf(user, slack.tenant) };
    }),
    pages: members.pages,
    complete:
      channel?.num_members !== undefined && ids.length >= channel.num_members && users.size === others.length,
  };
}

/** How people call somebody; the id when Slack does not know. */
export async function nameInSlack(slack: SlackConnection, user: string): Promise<string> {
  const known = await userById(slack, user);
  return known?.profile?.display_name || known?.profile?.real_name || known?.real_name || user;
}

/** How people call a channel; the id when Slack tells no name. */
export async function channelInSlack({ bulk }: SlackConnection, channel: string): Promise<string> {
  const found = await bulk.conversations.info({ channel });
  return found.channel?.name || channel;
}
