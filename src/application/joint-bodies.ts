import { type Assembly, assemble } from '../domain/assembly.ts';
import type { Roster } from '../domain/constituent.ts';
import type { BodyId, MunicipalityId } from '../domain/ids.ts';
import { type MeetingBody, partnersOf } from '../domain/meeting-body.ts';
import type { Sitting } from '../domain/sitting.ts';
import type { ChannelRef } from '../ports/account.ts';
import type { Store } from '../ports/store.ts';
import type { Scene, Tools } from './scene.ts';

/** The rosters of all bodies of a sitting (同席する会議体の名簿). */
export async function assemblyOf(
  store: Pick<Store, 'roster'>,
  id: MunicipalityId,
  { bodyId, jointWith }: Pick<Sitting, 'bodyId' | 'jointWith'>,
): Promise<Assembly> {
  const [leading, partners] = await Promise.all([
    store.roster(id, bodyId),
    Promise.all(jointWith.map((one) => store.roster(id, one))),
  ]);
  return assemble(leading, partners);
}

/** The channels of all bodies of a sitting. */
export async function channelsOfAll(
  tools: Tools,
  scene: Scene,
  { rosters }: Assembly,
): Promise<readonly ChannelRef[]> {
  const { id } = scene.municipality;
  return (await Promise.all(rosters.map((one) => tools.store.channelsOf(id, one.body.id)))).flat();
}

/** Who may sit together at a sitting that is being called (一体的に開く会議体). */
export type JointChoice = {
  /** Every other body of the municipality. */
  readonly offered: readonly MeetingBody[];
  /** Of those that were chosen, the leading one first. */
  readonly assembly: Assembly;
  /** Of the leading body and those that usually sit with it: whose people a form can show one by one. */
  readonly usual: Assembly;
};

/** Reads what was chosen in the form; where nobody chose, the bodies that usually sit together do so. */
export async function chooseJoint(
  tools: Tools,
  scene: Scene,
  leading: Roster,
  chosen: readonly BodyId[] | undefined,
): Promise<JointChoice> {
  const { id } = scene.municipality;
  const bodies = await tools.store.bodies(id);
  const offered = bodies.filter((one) => one.id !== leading.body.id);
  const usual = partnersOf(leading.body, bodies).map((one) => one.id);
  const sitting = offered.map((one) => one.id).filter((one) => (chosen ?? usual).includes(one));
  const rosters = new Map(
    await Promise.all(
      [...new Set([...usual, ...sitting])].map(
        async (one) => [one, await tools.store.roster(id, one)] as const,
      ),
    ),
  );
  const of = (ids: readonly BodyId[]) =>
    assemble(
      leading,
      ids.flatMap((one) => rosters.get(one) ?? []),
    );
  return { offered, assembly: of(sitting), usual: of(usual) };
}
