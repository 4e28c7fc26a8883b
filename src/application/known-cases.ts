import type { CalendarDay } from '../domain/calendar-day.ts';
import { type Case, mayKnowOf } from '../domain/case.ts';
import type { Constituent, Roster } from '../domain/constituent.ts';
import type { BodyId } from '../domain/ids.ts';
import type { Recipient } from '../ports/notice.ts';
import { leadersOf } from './invitations.ts';
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

/** Those who lead the body and may know of the case (会長の側). */
export function leadersKnowing(of: Case, roster: Roster, today: CalendarDay): readonly Constituent[] {
  return leadersOf(roster, today).filter(({ person }) => mayKnowOf(of, person.id));
}

/** 事務局, as far as they may know of the case; where nobody of it may, everybody else who leads the body. */
export function officeKnowing(of: Case, roster: Roster, today: CalendarDay): readonly Constituent[] {
  const leaders = leadersKnowing(of, roster, today);
  const office = leaders.filter(({ kind }) => kind === 'secretariat');
  return office.length > 0 ? office : leaders;
}

/** Whether news of a case may still go there: somebody may have been left out of it since they were to be told. */
export function mayHearOf(of: Case, to: Recipient): boolean {
  return to.kind === 'channel' || mayKnowOf(of, to.personId);
}
