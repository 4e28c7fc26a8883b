import { type Case, mayKnowOf } from '../domain/case.ts';
import type { BodyId } from '../domain/ids.ts';
import type { Scene, Tools } from './scene.ts';

/** The cases of these bodies that this person may know of (利害関係者には見えない): by number. */
export async function casesKnown(
  tools: Tools,
  scene: Scene,
  bodyIds: readonly BodyId[],
): Promise<readonly Case[]> {
  const cases = await tools.store.cases(scene.municipality.id, bodyIds);
  return cases.filter((one) => mayKnowOf(one, scene.person.id));
}

/** The case of a number; null also for somebody who is left out of it. */
export async function caseNamed(tools: Tools, scene: Scene, number: string): Promise<Case | null> {
  const found = await tools.store.caseByNumber(scene.municipality.id, number);
  return found !== null && mayKnowOf(found, scene.person.id) ? found : null;
}
