import { accountKey } from '../../src/ports/account.ts';
import type { Card } from '../../src/ports/card.ts';
import type { Ask } from '../../src/ports/command.ts';
import type { TeamsConversation } from '../../src/ports/teams-store.ts';
import type { Connector } from './connector.ts';
import { TEAMS_LIMITS } from './limits.ts';
import { readMembers, userOf } from './room.ts';

/** Tells a look from a press: Teams asks by itself, when somebody sees the message. */
export const LOOK_VERB = 'refresh';

/** Views that a look may bring. Nothing of a case is among them: that opens by a press only, and is written down. */
const SHOWN_UNASKED: readonly Ask['kind'][] = ['show_sitting'];

export function mayBeShownUnasked({ kind }: Ask): boolean {
  return SHOWN_UNASKED.includes(kind);
}

/** For whom Teams asks for a view of their own, by the ids that it uses in a room. */
export type OwnView = { readonly ask: Ask; readonly userIds: readonly string[] };

export type OwnViews = (at: TeamsConversation, card: Card) => Promise<OwnView | null>;

/** Somebody who comes into a room later has a view of their own after this. */
const KNOWN_FOR_MS = 60 * 60 * 1000;
const KNOWN_ROOMS = 200;

/**
 * Finds the ids in the list of the room, which is remembered for a while: a card is drawn again with every answer. Nothing is
 * decided by them, so when the list cannot be read, the card stands without.
 */
export function ownViews(connector: Connector, now: () => Date): OwnViews {
  const known = new Map<string, { readonly ids: ReadonlyMap<string, string>; readonly at: number }>();

  async function idsIn(at: TeamsConversation): Promise<ReadonlyMap<string, string>> {
    const key = `${at.tenant} ${at.conversation}`;
    const before = known.get(key);
    if (before && now().getTime() - before.at < KNOWN_FOR_MS) return before.ids;
    const { members } = await readMembers(connector, at);
    const ids = new Map(members.map((member) => [userOf(member), member.id]));
    known.delete(key);
    known.set(key, { ids, at: now().getTime() });
    if (known.size > KNOWN_ROOMS) known.delete([...known.keys()][0] ?? '');
    return ids;
  }

  return async (at, { own }) => {
    if (own === undefined || at.kind === 'personal' || !mayBeShownUnasked(own.ask)) return null;
    const readers = new Set<string>(own.readers);
    try {
      const userIds = [...(await idsIn(at))]
        .filter(([user]) => readers.has(accountKey({ platform: 'teams', tenant: at.tenant, user })))
        .map(([, id]) => id)
        .slice(0, TEAMS_LIMITS.ownViews);
      return userIds.length === 0 ? null : { ask: own.ask, userIds };
    } catch {
      return null;
    }
  };
}
