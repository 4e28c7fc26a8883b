import { dayIn } from '../domain/calendar-day.ts';
import type { MunicipalityId } from '../domain/ids.ts';
import { ChatFault } from '../ports/chat.ts';
import type { DisclosureRecord } from '../ports/store.ts';
import { announce } from './announce.ts';
import { keepOrRetract, moveDisclosure, postKey } from './disclose.ts';
import type { Tools } from './scene.ts';

const UNFINISHED_AFTER_MS = 60_000;

/**
 * Goes on with posts that a crash or a lost answer left between two steps (中断した共有の後始末): looks whether
 * the post is there, reads the room again, and keeps or retracts it. Whoever asked for it is told how it
 * ended. What the platform will not tell now is tried again with the next tick.
 */
export function makeRecoverDisclosures(tools: Tools): () => Promise<number> {
  return async () => {
    const before = new Date(tools.clock.now().getTime() - UNFINISHED_AFTER_MS);
    let settled = 0;
    for (const { municipalityId, disclosure } of await tools.store.unfinishedDisclosures(before)) {
      try {
        await settle(tools, municipalityId, disclosure);
        settled += 1;
      } catch (fault) {
        if (!(fault instanceof ChatFault)) throw fault;
        tools.log.warn({ fault: fault.code, disclosure: disclosure.id }, 'A post is still unaccounted for.');
      }
    }
    return settled;
  };
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
