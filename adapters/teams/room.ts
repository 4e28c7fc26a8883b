import type { Occupant, Room } from '../../src/domain/disclosure.ts';
import { accountKey, type ChannelRef, channelKey } from '../../src/ports/account.ts';
import { ChatFault } from '../../src/ports/chat.ts';
import type { TeamsConversation } from '../../src/ports/teams-store.ts';
import type { Connector, Member } from './connector.ts';

/** A list with more pages is none of ours, or its token runs in a circle. */
const MOST_PAGES = 500;

/**
 * The member list to its end: the token is followed, never the length of a page. Throws when the token does not end.
 */
export async function readMembers(
  connector: Connector,
  at: TeamsConversation,
): Promise<{ readonly members: readonly Member[]; readonly pages: number }> {
  const members: Member[] = [];
  const tokens = new Set<string>();
  let pages = 0;
  let token: string | null = null;
  do {
    const page = await connector.membersPage(at.serviceUrl, at.conversation, token);
    members.push(...page.members);
    pages += 1;
    token = page.continuationToken || null;
    if (token !== null && (tokens.has(token) || pages > MOST_PAGES)) {
      throw new ChatFault('refused', 'reading a list whose token does not end');
    }
    if (token !== null) tokens.add(token);
  } while (token !== null);
  return { members, pages };
}

/** The id in the directory, by which people are registered; a person without one is anonymous. */
export function userOf({ id, objectId, aadObjectId }: Member): string {
  return objectId || aadObjectId || id;
}

const isAnonymous = ({ objectId, aadObjectId, userRole }: Member) =>
  !(objectId || aadObjectId) || userRole === 'anonymous';

/** Teams has two signs of a guest, and either counts. */
function kindOf(member: Member, tenant: string): Occupant['kind'] {
  if (isAnonymous(member)) return 'external';
  if (member.tenantId && member.tenantId !== tenant) return 'external';
  if (member.userRole === 'guest' || member.userPrincipalName?.toUpperCase().includes('#EXT#'))
    return 'guest';
  return 'person';
}

/** Somebody of whom Teams did not say where they come from, or as what, might be anybody. */
const isTold = (member: Member) =>
  isAnonymous(member) || (Boolean(member.tenantId) && Boolean(member.userRole));

/**
 * Who can read a room besides its members. A standard channel is read by its whole team, and whether everybody may join
 * that team is not told to a bot; so it counts as public, like a channel of which Teams did not say what it is. In the
 * chat of a meeting people come and go without being on the list.
 */
function visibilityOf(at: TeamsConversation): Room['visibility'] {
  if (at.kind === 'group') return at.conversation.startsWith('19:meeting_') ? 'public' : 'private';
  return at.channelType === 'private' || at.channelType === 'shared' ? 'private' : 'public';
}

/**
 * Who is in a room now. Every call goes to Teams; only what the room is (channel, group chat) is remembered, and that
 * never changes. Teams does not list the apps of a room.
 */
export async function lookIntoRoom(
  connector: Connector,
  botId: string,
  ref: ChannelRef,
  at: TeamsConversation,
): Promise<Room> {
  const { members, pages } = await readMembers(connector, at);
  const others = members.filter(({ id }) => id !== botId);
  const occupants = new Map<string, Occupant>();
  for (const member of others) {
    const account = accountKey({ platform: 'teams', tenant: ref.tenant, user: userOf(member) });
    occupants.set(account, { account, kind: kindOf(member, ref.tenant) });
  }
  return {
    channel: channelKey(ref),
    visibility: visibilityOf(at),
    shared: at.channelType === 'shared',
    archived: false,
    bodies: [],
    occupants: [...occupants.values()],
    pages,
    // Whoever runs the body is in its room; a list of nobody is a list that was not told.
    complete: others.length > 0 && others.every(isTold),
  };
}

/** How many rooms are asked for somebody's name. */
const MOST_ROOMS = 20;

/** How people call somebody, asked of the rooms that the bot is in; null when none of them knows. */
export async function nameAmong(
  connector: Connector,
  rooms: readonly TeamsConversation[],
  user: string,
): Promise<string | null> {
  for (const { serviceUrl, conversation } of rooms.slice(0, MOST_ROOMS)) {
    try {
      const { name } = await connector.member(serviceUrl, conversation, user);
      if (name) return name;
    } catch {
      // Not in that room, or the bot is no longer; another one may know.
    }
  }
  return null;
}
