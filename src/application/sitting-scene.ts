import type { AgendaReader } from '../domain/agenda-view.ts';
import { type Assembly, assemble } from '../domain/assembly.ts';
import type { Constituent } from '../domain/constituent.ts';
import { accept, type Decision, refuse } from '../domain/decision.ts';
import type { BodyId, SittingId } from '../domain/ids.ts';
import { type Act, permit } from '../domain/policy.ts';
import { bodiesOf, type Sitting } from '../domain/sitting.ts';
import type { Reply } from '../ports/card.ts';
import type { Ask } from '../ports/command.ts';
import type { SittingRecord } from '../ports/store.ts';
import { refusedCard } from '../views/refusals.ts';
import type { SittingFacts } from '../views/sitting-cards.ts';
import { type Purpose, sittingChoiceCard } from '../views/sitting-replies.ts';
import { seatFor } from './choose-body.ts';
import { assemblyOf } from './joint-bodies.ts';
import type { Scene, Tools } from './scene.ts';

/** A sitting as one person stands before it. */
export type SittingStanding = {
  readonly seat: Constituent;
  /** Of all bodies that sit together. */
  readonly assembly: Assembly;
  readonly record: SittingRecord;
  readonly facts: SittingFacts;
};

export function factsOf(scene: Scene, record: SittingRecord, assembly: Assembly): SittingFacts {
  return { zone: scene.zone, today: scene.today, record, assembly };
}

/** The bodies of a sitting from which one may do this: it is called and changed by the one that leads. */
function bodiesFor(act: Act, sitting: Sitting): readonly BodyId[] {
  return act === 'call_sitting' ? [sitting.bodyId] : bodiesOf(sitting);
}

/**
 * A sitting for somebody who may do this on one of its bodies. One that is not of this municipality does not exist
 * for them.
 */
export async function standBefore(
  tools: Tools,
  scene: Scene,
  sittingId: SittingId,
  act: Act,
): Promise<Decision<SittingStanding, Reply>> {
  const { refusals } = tools.speech.t;
  const record = await tools.store.sitting(scene.municipality.id, sittingId);
  const sits = (bodyIds: readonly BodyId[]) => scene.seats.some((one) => bodyIds.includes(one.body.id));
  if (record === null || !sits(bodiesOf(record.sitting))) {
    return refuse({ kind: 'card', card: refusedCard(tools.speech, refusals.unknownSitting) });
  }
  const bodyIds = bodiesFor(act, record.sitting);
  if (!sits(bodyIds)) return refuse({ kind: 'card', card: refusedCard(tools.speech, refusals.ledByOther) });
  const active = seatFor(tools, scene, bodyIds, act);
  if (!active.ok) return active;
  const assembly = await assemblyOf(tools.store, scene.municipality.id, record.sitting);
  const seat = act === 'answer' ? calledSeat(scene, record, active.value) : active.value;
  return accept({ seat, assembly, record, facts: factsOf(scene, record, assembly) });
}

/**
 * By which of their seats somebody has to do with a sitting (招集された席): one for which they are called, else one from
 * which they sit for another. Before a renewed term begins (更新), a sitting within it calls the next seat.
 */
function calledSeat(scene: Scene, { sitting, replies }: SittingRecord, seat: Constituent): Constituent {
  const bodyIds = bodiesOf(sitting);
  const own = [seat, ...scene.seats.map((one) => one.constituent)].filter((one) =>
    bodyIds.includes(one.bodyId),
  );
  const called = own.find((one) => sitting.invited.includes(one.id));
  return called ?? own.find((one) => replies.some((reply) => reply.proxyId === one.id)) ?? seat;
}

/** The sittings of all bodies on which this person may do this. */
export async function sittingsFor(
  tools: Tools,
  scene: Scene,
  act: Act,
  load: (bodyIds: readonly BodyId[]) => Promise<readonly SittingRecord[]>,
): Promise<readonly { readonly facts: SittingFacts; readonly seat: Constituent }[]> {
  const seats = new Map(
    scene.seats
      .filter((one) => permit(act, one.constituent, scene.today).ok)
      .map((one) => [one.body.id, one.constituent]),
  );
  const seatOn = ({ sitting }: SittingRecord) =>
    bodiesFor(act, sitting)
      .map((bodyId) => seats.get(bodyId))
      .find((one) => one !== undefined);
  const found = seats.size === 0 ? [] : await load([...seats.keys()]);
  const records = found.filter((record) => seatOn(record) !== undefined);
  const bodyIds = [...new Set(records.flatMap(({ sitting }) => bodiesOf(sitting)))];
  const rosters = new Map(
    await Promise.all(
      bodyIds.map(async (id) => [id, await tools.store.roster(scene.municipality.id, id)] as const),
    ),
  );
  return records.flatMap((record) => {
    const active = seatOn(record);
    const [leading, ...partners] = bodiesOf(record.sitting).flatMap((id) => rosters.get(id) ?? []);
    if (!active || !leading) return [];
    const seat = act === 'answer' ? calledSeat(scene, record, active) : active;
    return [{ seat, facts: factsOf(scene, record, assemble(leading, partners)) }];
  });
}

/** Whether somebody is called to a sitting, or sits there for another. */
export function concernsSeat({ record }: SittingFacts, seat: Constituent): boolean {
  const proxies = record.replies.map((one) => one.proxyId);
  return record.sitting.invited.includes(seat.id) || proxies.includes(seat.id);
}

/** Whether this person may change and cancel a sitting, from a seat on the body that leads it. */
export function leadsSitting(scene: Scene, { sitting }: SittingRecord): boolean {
  return scene.seats.some(
    ({ body, constituent }) =>
      body.id === sitting.bodyId && permit('call_sitting', constituent, scene.today).ok,
  );
}

/** As whom this person looks at an agenda: by all of their seats. */
export function readerOf(scene: Scene): AgendaReader {
  const seats = scene.seats.map((one) => one.constituent);
  return { personId: scene.person.id, seats, today: scene.today };
}

/** Sittings to come, the ones going on included. */
export function coming(tools: Tools, scene: Scene, act: Act) {
  return sittingsFor(tools, scene, act, (ids) => tools.store.sittings(scene.municipality.id, ids, scene.now));
}

/**
 * Which sitting is meant (どの会議か): the only one there is, else a choice. Never guessed among several.
 */
export function chooseSitting(
  tools: Tools,
  purpose: Purpose,
  candidates: readonly SittingFacts[],
  again: (sittingId: SittingId) => Ask,
): Decision<SittingId, Reply> {
  const only = candidates[0];
  if (only && candidates.length === 1) return accept(only.record.sitting.id);
  const card = sittingChoiceCard(tools.speech, purpose, candidates, again);
  return refuse({ kind: 'card', card });
}

export function form(formToShow: Extract<Reply, { kind: 'form' }>['form']): Reply {
  return { kind: 'form', form: formToShow };
}

export function card(shown: Extract<Reply, { kind: 'card' }>['card'], replaces = false): Reply {
  return replaces ? { kind: 'card', card: shown, replaces } : { kind: 'card', card: shown };
}

export function refused(tools: Tools, text: string): Reply {
  return card(refusedCard(tools.speech, text));
}
