import { dayIn } from '../domain/calendar-day.ts';
import type { DisclosureId, MunicipalityId } from '../domain/ids.ts';
import { ChatFault } from '../ports/chat.ts';
import type { DisclosureRecord } from '../ports/store.ts';
import { announce } from './announce.ts';
import { disclosureNotices, keepOrRetract, moveDisclosure, postKey } from './disclose.ts';
import type { Tools } from './scene.ts';

const UNFINISHED_AFTER_MS = 60_000;
const FIRST_PAUSE_MS = 20_000;
/** A post that must go is not left longer than this without a new attempt. */
const LONGEST_PAUSE_MS = 300_000;

type Pause = { readonly lengthMs: number; readonly until: number };

/**
 * Goes on with posts that a crash or a lost answer left between two steps (中断した共有の後始末): looks whether
 * the post is there, reads the room again, and keeps or retracts it. Whoever asked for it is told how it
 * ended. What the platform refuses is tried again after a pause that doubles, or as long as it asks for; a
 * process that has just started tries at once.
 */
export function makeRecoverDisclosures(tools: Tools): () => Promise<number> {
  const pauses = new Map<DisclosureId, Pause>();
  return async () => {
    const now = tools.clock.now().getTime();
    const before = new Date(now - UNFINISHED_AFTER_MS);
    let settled = 0;
    for (const { municipalityId, disclosure } of await tools.store.unfinishedDisclosures(before)) {
      const pause = pauses.get(disclosure.id);
      if (pause !== undefined && now < pause.until) continue;
      try {
        await settle(tools, municipalityId, disclosure);
        pauses.delete(disclosure.id);
        settled += 1;
      } catch (fault) {
        if (!(fault instanceof ChatFault)) throw fault;
        pauses.set(disclosure.id, pauseAfter(pause, fault, now));
        if (disclosure.status === 'allowed') await warnIfUnfound(tools, municipalityId, disclosure);
        tools.log.warn({ fault: fault.code, disclosure: disclosure.id }, 'A post is still unaccounted for.');
      }
    }
    return settled;
  };
}

/** How long the platform may take to say what became of a post, before somebody is asked to look. */
const UNFOUND_AFTER_MS = 10 * 60_000;

/** 届いたか分からない投稿: told once. A platform that shows a bot no history (Teams) will never say. */
async function warnIfUnfound(tools: Tools, id: MunicipalityId, disclosure: DisclosureRecord): Promise<void> {
  const now = tools.clock.now();
  if (now.getTime() - disclosure.at.getTime() < UNFOUND_AFTER_MS) return;
  const { zone } = await tools.store.municipality(id);
  const roster = await tools.store.roster(id, disclosure.bodyId);
  await announce(tools, id, disclosureNotices(roster, dayIn(zone, now), disclosure, 'disclosure_unfound'));
}

function pauseAfter(before: Pause | undefined, { retryAfterSeconds }: ChatFault, now: number): Pause {
  const doubled = before === undefined ? FIRST_PAUSE_MS : before.lengthMs * 2;
  const lengthMs = Math.min(Math.max(doubled, (retryAfterSeconds ?? 0) * 1000), LONGEST_PAUSE_MS);
  return { lengthMs, until: now + lengthMs };
}

async function settle(tools: Tools, id: MunicipalityId, disclosure: DisclosureRecord): Promise<void> {
  const municipality = await tools.store.municipality(id);
  const roster = await tools.store.roster(id, disclosure.bodyId);
  const today = dayIn(municipality.zone, tools.clock.now());
  let posted = disclosure;
  if (disclosure.status === 'intended') {
    // The decision was never made, so nothing was posted; who wants it still asks again.
    posted = { ...disclosure, status: 'inconclusive' };
    if (!(await moveDisclosure(tools, id, 'intended', posted, null, []))) return;
  }
  if (disclosure.status === 'allowed') {
    const message = await tools.chat.find(disclosure.channel, postKey(disclosure.id), disclosure.at);
    posted = { ...disclosure, status: message === null ? 'inconclusive' : 'posted', message };
    if (!(await moveDisclosure(tools, id, 'allowed', posted, null, []))) return;
  }
  if (posted.status === 'posted') {
    const outcome = await keepOrRetract(tools, { municipalityId: id, today, roster }, posted);
    if (outcome.kind === 'pending') return;
  }
  const asker = roster.constituents.find((one) => one.id === disclosure.by);
  if (asker === undefined) return;
  await announce(tools, id, [
    {
      kind: 'notice',
      key: `disclosure_settled:${disclosure.id}`,
      to: { kind: 'person', personId: asker.person.id },
      notice: { kind: 'disclosure_settled', disclosureId: disclosure.id },
    },
  ]);
}
