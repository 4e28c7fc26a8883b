import type { Constituent, Roster } from '../domain/constituent.ts';
import { accept, type Decision, refuse } from '../domain/decision.ts';
import type { BodyId } from '../domain/ids.ts';
import type { MeetingBody } from '../domain/meeting-body.ts';
import { type Act, type PolicyRefusal, permit } from '../domain/policy.ts';
import type { Reply } from '../ports/card.ts';
import type { Ask } from '../ports/command.ts';
import { bodyChoiceCard } from '../views/body-cards.ts';
import { policyRefusalCard } from '../views/refusals.ts';
import type { Scene, Tools } from './scene.ts';

/** The seat from which somebody acts on one body, and that body's roster. */
export type Standing = { readonly seat: Constituent; readonly roster: Roster };

type CardReply = Extract<Reply, { kind: 'card' }>;
type Candidate = { readonly constituent: Constituent; readonly body: MeetingBody };

/** The seat on the first of these bodies on which this person may do this; a reply in words otherwise. */
export function seatFor(
  tools: Tools,
  scene: Scene,
  bodyIds: readonly BodyId[],
  act: Act,
): Decision<Constituent, Reply> {
  const seats = bodyIds.flatMap((bodyId) => scene.seats.filter((one) => one.body.id === bodyId));
  const granted = seats
    .map((one) => permit(act, one.constituent, scene.today))
    .find((decision) => decision.ok);
  return granted?.ok ? accept(granted.value) : refuse(closedDoor(tools, scene, seats, act));
}

/** The seat on one body, if it may do this; a reply in words otherwise. */
export async function standOn(
  tools: Tools,
  scene: Scene,
  bodyId: BodyId,
  act: Act,
): Promise<Decision<Standing, Reply>> {
  const seat = seatFor(tools, scene, [bodyId], act);
  if (!seat.ok) return seat;
  return accept({ seat: seat.value, roster: await tools.store.roster(scene.municipality.id, bodyId) });
}

/** Why this person may do this on none of their bodies, with the way out; null when they may on one. */
export function shutOut(tools: Tools, scene: Scene, act: Act): CardReply | null {
  const isOpen = scene.seats.some((one) => permit(act, one.constituent, scene.today).ok);
  return isOpen ? null : closedDoor(tools, scene, scene.seats, act);
}

/**
 * Of several seats the one with a way out: a pledge that is missing can be given, and a term that was renewed
 * matters more than the one before it.
 */
function closedDoor(tools: Tools, scene: Scene, seats: readonly Candidate[], act: Act): CardReply {
  const byWayOut = (facts: PolicyRefusal) => {
    if (facts.kind !== 'not_active') return 1;
    return facts.state === 'invited' ? 0 : facts.state === 'ended' ? 2 : 1;
  };
  const [first] = seats
    .flatMap((one) => {
      const decision = permit(act, one.constituent, scene.today);
      return decision.ok ? [] : [{ one, facts: decision.refusal }];
    })
    .sort((a, b) => byWayOut(a.facts) - byWayOut(b.facts));
  return refusal(tools, first?.one, first?.facts ?? { kind: 'not_seated' });
}

function refusal(tools: Tools, seat: Candidate | undefined, facts: PolicyRefusal): CardReply {
  return { kind: 'card', card: policyRefusalCard(tools.speech, facts, seat?.body ?? null) };
}

/**
 * Which body is meant (どの会議体か): the one that was named; else the channel's, where it has just one in which
 * this person may do this; else the only one of the person's. Several are asked about, never guessed.
 */
export async function chooseBody(
  tools: Tools,
  scene: Scene,
  act: Act,
  named: BodyId | undefined,
  again: (bodyId: BodyId) => Ask,
): Promise<Decision<Standing, Reply>> {
  if (named !== undefined) return standOn(tools, scene, named, act);
  const binding =
    scene.channel === null ? null : await tools.store.channelBinding(scene.municipality.id, scene.channel);
  const here = scene.seats.filter((one) => binding?.bodyIds.includes(one.body.id));
  const considered = here.length > 0 ? here : scene.seats;
  const allowed = considered.filter((one) => permit(act, one.constituent, scene.today).ok);
  const bodies = new Map(allowed.map((one) => [one.body.id, one.body]));
  if (bodies.size > 1) {
    const card = bodyChoiceCard(tools.speech, [...bodies.values()], scene.today, again, scene.requestId);
    return refuse({ kind: 'card', card });
  }
  const only = [...bodies.keys()][0] ?? considered[0]?.body.id;
  if (only === undefined) return refuse(refusal(tools, undefined, { kind: 'not_seated' }));
  return standOn(tools, scene, only, act);
}
