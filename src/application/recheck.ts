import { type CalendarDay, dayIn } from '../domain/calendar-day.ts';
import type { Roster } from '../domain/constituent.ts';
import { inspectRoom } from '../domain/disclosure.ts';
import type { CaseId, MunicipalityId } from '../domain/ids.ts';
import { gateTerms } from '../law/of-body.ts';
import type { ChannelRef } from '../ports/account.ts';
import { channelKey } from '../ports/account.ts';
import { ChatFault } from '../ports/chat.ts';
import type { DisclosureProof, DisclosureRecord } from '../ports/store.ts';
import { announce } from './announce.ts';
import { disclosureNotices, keepOrRetract, moveDisclosure } from './disclose.ts';
import { proofOf, readRoom } from './gate.ts';
import { lanesBy } from './lanes.ts';
import type { Tools } from './scene.ts';

/** Which live posts to look at again: those of one channel, of one case, or all. */
export type Scope = {
  readonly channel?: ChannelRef;
  readonly caseId?: CaseId;
};

/**
 * Looks at live posts again (公開中の投稿の再確認): after somebody joined, after a change of audience or
 * roster, and every few minutes, because events get lost. A post that would not be let through now is taken
 * away. A room that cannot be read decides nothing; the next round asks again.
 */
export function makeRecheck(tools: Tools): (scope?: Scope) => Promise<number> {
  return async (scope = {}) => {
    let taken = 0;
    for (const { id } of await tools.store.municipalities()) {
      const live = (await tools.store.keptDisclosures(id)).filter(
        (one) =>
          (scope.caseId === undefined || one.caseId === scope.caseId) &&
          (scope.channel === undefined || channelKey(one.channel) === channelKey(scope.channel)),
      );
      for (const lane of lanesBy(live, (one) => channelKey(one.channel))) {
        taken += await recheckRoom(tools, id, lane);
      }
    }
    return taken;
  };
}

/** One reading of a room serves all posts in it. */
async function recheckRoom(
  tools: Tools,
  id: MunicipalityId,
  posts: readonly DisclosureRecord[],
): Promise<number> {
  const channel = posts[0]?.channel;
  if (channel === undefined) return 0;
  const municipality = await tools.store.municipality(id);
  const today = dayIn(municipality.zone, tools.clock.now());
  const seen = await readRoom(tools, channel);
  let taken = 0;
  for (const kept of posts) {
    const { roster, of, bodies } = await tools.store.gateScene(id, kept);
    const room = { ...seen, bodies };
    const terms = gateTerms(roster, today);
    const verdict = inspectRoom(room, of, terms);
    if (verdict.verdict === 'allow')
      await stillFit(tools, id, kept, proofOf(room, verdict, terms, tools.clock.now()));
    if (verdict.verdict === 'inconclusive') await warnIfUnwatched(tools, id, kept, { roster, today });
    if (verdict.verdict !== 'refuse') continue;
    const standing: DisclosureRecord = { ...kept, status: 'posted' };
    // From here on the recovery takes over if this process dies: the post is no longer accounted for.
    if (!(await moveDisclosure(tools, id, 'kept', standing, verdict, []))) continue;
    taken += 1;
    try {
      await keepOrRetract(tools, { municipalityId: id, today, roster }, standing);
    } catch (fault) {
      if (!(fault instanceof ChatFault)) throw fault;
      tools.log.error({ fault: fault.code, disclosure: kept.id }, 'A post that must go is still there.');
      // Somebody has to delete it by hand: the secretariat is told in which channel.
      await announce(tools, id, disclosureNotices(roster, today, standing, 'disclosure_stuck'));
    }
  }
  return taken;
}

/** How long a channel may stay unread before somebody is told; events get lost and calls fail for less. */
const UNWATCHED_AFTER_MS = 15 * 60_000;

/**
 * 見張れない投稿: a channel that cannot be read for a quarter of an hour, for example because the bot was removed
 * from it. Nothing is decided about the post, which may not even be reachable; a person has to look. Told once
 * until the channel has been read again.
 */
async function warnIfUnwatched(
  tools: Tools,
  id: MunicipalityId,
  kept: DisclosureRecord,
  { roster, today }: { readonly roster: Roster; readonly today: CalendarDay },
): Promise<void> {
  const checkedAt = kept.proof === null ? kept.at.getTime() : Date.parse(kept.proof.checkedAt);
  if (tools.clock.now().getTime() - checkedAt < UNWATCHED_AFTER_MS) return;
  await announce(tools, id, disclosureNotices(roster, today, kept, 'disclosure_unwatched'));
}

/** The newest proof that everybody in the room may read it; an exposure is counted from here. */
async function stillFit(
  tools: Tools,
  municipalityId: MunicipalityId,
  kept: DisclosureRecord,
  proof: DisclosureProof,
): Promise<void> {
  await announce(
    tools,
    municipalityId,
    [],
    [{ kind: 'disclosure_moved', disclosure: { ...kept, proof }, from: 'kept' }],
  );
}
