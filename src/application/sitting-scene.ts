import type { Constituent } from '../domain/constituent.ts';
import { accept, type Decision, refuse } from '../domain/decision.ts';
import type { BodyId, SittingId } from '../domain/ids.ts';
import { type Act, permit } from '../domain/policy.ts';
import type { Reply } from '../ports/card.ts';
import type { Ask } from '../ports/command.ts';
import type { SittingRecord } from '../ports/store.ts';
import { refusedCard } from '../views/refusals.ts';
import type { SittingFacts } from '../views/sitting-cards.ts';
import { type Purpose, sittingChoiceCard } from '../views/sitting-replies.ts';
import { type Standing, standOn } from './choose-body.ts';
import type { Scene, Tools } from './scene.ts';

/** A sitting as one person stands before it. */
export type SittingStanding = Standing & { readonly record: SittingRecord; readonly facts: SittingFacts };

export function factsOf(scene: Scene, record: SittingRecord, standing: Standing): SittingFacts {
  return { zone: scene.zone, today: scene.today, record, roster: standing.roster };
}

/**
 * A sitting for somebody who may do this on its body. One that is not of this municipality does not exist
 * for them.
 */
export async function standBefore(
  tools: Tools,
  scene: Scene,
  sittingId: SittingId,
  act: Act,
): Promise<Decision<SittingStanding, Reply>> {
  const record = await tools.store.sitting(scene.municipality.id, sittingId);
  if (record === null || !scene.seats.some((one) => one.body.id === record.sitting.bodyId)) {
    return refuse({ kind: 'card', card: refusedCard(tools.speech, tools.speech.t.refusals.unknownSitting) });
  }
  const standing = await standOn(tools, scene, record.sitting.bodyId, act);
  if (!standing.ok) return standing;
  const { roster } = standing.value;
  const seat = act === 'answer' ? calledSeat(scene, record, standing.value.seat) : standing.value.seat;
  return accept({ seat, roster, record, facts: factsOf(scene, record, { seat, roster }) });
}

/** Before a renewed term begins, a sitting within it calls the next seat (更新): its person answers for that one. */
function calledSeat(scene: Scene, { sitting }: SittingRecord, seat: Constituent): Constituent {
  const own = scene.seats.map((one) => one.constituent).filter((one) => one.bodyId === sitting.bodyId);
  return [seat, ...own].find((one) => sitting.invited.includes(one.id)) ?? seat;
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
  const records = seats.size === 0 ? [] : await load([...seats.keys()]);
  const rosters = new Map(
    await Promise.all(
      [...new Set(records.map((one) => one.sitting.bodyId))].map(
        async (id) => [id, await tools.store.roster(scene.municipality.id, id)] as const,
      ),
    ),
  );
  return records.flatMap((record) => {
    const active = seats.get(record.sitting.bodyId);
    const roster = rosters.get(record.sitting.bodyId);
    if (!active || !roster) return [];
    const seat = act === 'answer' ? calledSeat(scene, record, active) : active;
    return [{ seat, facts: factsOf(scene, record, { seat, roster }) }];
  });
}

/** Whether somebody is called to a sitting, or sits there for another. */
export function concernsSeat({ record }: SittingFacts, seat: Constituent): boolean {
  const proxies = record.replies.map((one) => one.proxyId);
  return record.sitting.invited.includes(seat.id) || proxies.includes(seat.id);
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
