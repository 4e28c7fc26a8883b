import { createHash } from 'node:crypto';
import type { CalendarDay } from '../domain/calendar-day.ts';
import { GATE_VERSION, type GateTerms, type Room, type Verdict } from '../domain/disclosure.ts';
import type { MunicipalityId } from '../domain/ids.ts';
import type { ChannelRef } from '../ports/account.ts';
import { channelKey } from '../ports/account.ts';
import { ChatFault } from '../ports/chat.ts';
import type { DisclosureProof, GateScene, Store } from '../ports/store.ts';
import type { Standing } from './choose-body.ts';
import { secretariatOf } from './invitations.ts';
import type { Tools } from './scene.ts';

/**
 * Everything a decision rests on (判定の材料). The room first, for that may take a while: roster, audience and
 * binding are those of the moment after it was read.
 */
export async function readForGate(
  tools: Tools,
  id: MunicipalityId,
  about: Parameters<Store['gateScene']>[1],
): Promise<Omit<GateScene, 'bodies'> & { readonly room: Room }> {
  const room = await readRoom(tools, about.channel);
  const { bodies, ...scene } = await tools.store.gateScene(id, about);
  return { ...scene, room: { ...room, bodies } };
}

/** Reads a room now and adds the bodies to which it is bound. */
export async function lookAt(tools: Tools, id: MunicipalityId, channel: ChannelRef): Promise<Room> {
  const room = await readRoom(tools, channel);
  const binding = await tools.store.channelBinding(id, channel);
  return { ...room, bodies: binding?.bodyIds ?? [] };
}

/**
 * A room without its bodies. One that the platform will not tell about is an incomplete list: nothing is
 * decided (domain/README 2.6 no. 1).
 */
export async function readRoom(tools: Tools, channel: ChannelRef): Promise<Room> {
  try {
    return await tools.chat.look(channel);
  } catch (fault) {
    if (!(fault instanceof ChatFault)) throw fault;
    tools.log.warn({ fault: fault.code }, 'The member list could not be read.');
    return {
      channel: channelKey(channel),
      visibility: 'private',
      shared: false,
      archived: false,
      bodies: [],
      occupants: [],
      pages: 0,
      complete: false,
    };
  }
}

/** Whom to ask (事務局): the names of the secretariat in office. */
export function secretariatNames(standing: Pick<Standing, 'roster'>, today: CalendarDay): readonly string[] {
  return secretariatOf(standing.roster, today).map((one) => one.person.name);
}

/** How people call a channel (チャンネル名), for those who have to find it; its id when it cannot be asked for. */
export async function channelName(tools: Tools, channel: ChannelRef): Promise<string> {
  try {
    return await tools.chat.nameOfChannel(channel);
  } catch (fault) {
    if (!(fault instanceof ChatFault)) throw fault;
    return channel.channel;
  }
}

/** 判定の証拠: what was read and found, without content. */
export function proofOf(room: Room, verdict: Verdict, terms: GateTerms, at: Date): DisclosureProof {
  const accounts = room.occupants.map((one) => one.account).sort();
  const readers = verdict.verdict === 'inconclusive' ? [] : verdict.readers;
  const reasons = {
    allow: [],
    inconclusive: ['list_incomplete'],
    refuse: verdict.verdict === 'refuse' ? verdict.room : [],
  };
  return {
    gateVersion: GATE_VERSION,
    pledgeVersion: terms.pledgeVersion,
    checkedAt: at.toISOString(),
    pages: room.pages,
    listHash: createHash('sha256').update(JSON.stringify(accounts)).digest('hex'),
    room: reasons[verdict.verdict],
    readers: readers.map((reader) => ({
      account: reader.account,
      constituentId: reader.constituent?.id ?? null,
      reasons: reader.reasons,
    })),
  };
}

export function inTheWay(verdict: Verdict): number {
  return verdict.verdict === 'refuse' ? verdict.readers.filter((one) => one.reasons.length > 0).length : 0;
}
