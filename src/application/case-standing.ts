import type { Case } from '../domain/case.ts';
import { accept, type Decision, refuse } from '../domain/decision.ts';
import type { FileId } from '../domain/ids.ts';
import type { Reply } from '../ports/card.ts';
import { type Standing, standOn } from './choose-body.ts';
import { caseNamed } from './known-cases.ts';
import type { Scene, Tools } from './scene.ts';
import { refused } from './sitting-scene.ts';

export type CaseStanding = { readonly of: Case; readonly standing: Standing };

/**
 * A case before somebody who may do this: who may read it (`see_cases`), or who runs its body (`register_case`). Who is left
 * out of it as a party does not even learn that it exists.
 */
export async function standBeforeCase(
  tools: Tools,
  scene: Scene,
  caseNumber: string,
  act: 'see_cases' | 'register_case',
): Promise<Decision<CaseStanding, Reply>> {
  const unknown = refuse(refused(tools, tools.speech.t.refusals.unknownCase(caseNumber)));
  const of = await caseNamed(tools, scene, caseNumber);
  if (of === null || !scene.seats.some((one) => one.body.id === of.bodyId)) return unknown;
  const standing = await standOn(tools, scene, of.bodyId, act);
  return standing.ok ? accept({ of, standing: standing.value }) : standing;
}

/** What is live of a household is looked at again before every body: who may read it, or whose consent counts, has changed. */
export async function watchHousehold(tools: Tools, { municipality }: Scene, fileId: FileId): Promise<void> {
  for (const { id } of await tools.store.casesOfFile(municipality.id, fileId)) tools.watch({ caseId: id });
}
