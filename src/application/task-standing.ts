import { isInAudience, mayKnowOf } from '../domain/case.ts';
import { accept, type Decision, refuse } from '../domain/decision.ts';
import type { FollowUpTask } from '../domain/follow-up-task.ts';
import type { TaskId } from '../domain/ids.ts';
import { permit } from '../domain/policy.ts';
import type { Reply } from '../ports/card.ts';
import type { TaskFacts } from '../views/task-cards.ts';
import { type Standing, standOn } from './choose-body.ts';
import type { Scene, Tools } from './scene.ts';
import { refused } from './sitting-scene.ts';

export type TaskStanding = Standing & {
  readonly task: FollowUpTask;
  readonly facts: TaskFacts;
  /** Whether the person speaks for its agency, and whether they run the body. */
  readonly mine: boolean;
  readonly runs: boolean;
};

/** A task before somebody who may do this; for everybody else, and for a party to the case, it does not exist. */
export async function standBeforeTask(
  tools: Tools,
  scene: Scene,
  taskId: TaskId,
  act: 'see_tasks' | 'assign_task',
): Promise<Decision<TaskStanding, Reply>> {
  const unknown = refused(tools, tools.speech.t.refusals.unknownThing);
  const task = await tools.store.task(scene.municipality.id, taskId);
  if (task === null || !scene.seats.some((one) => one.body.id === task.bodyId)) return refuse(unknown);
  const of = await tools.store.caseById(scene.municipality.id, task.caseId);
  if (of === null || !mayKnowOf(of, scene.person.id)) return refuse(unknown);
  const standing = await standOn(tools, scene, task.bodyId, act);
  if (!standing.ok) return standing;
  const { roster, seat } = standing.value;
  return accept({
    ...standing.value,
    task,
    facts: { task, of, roster },
    mine: task.agencyId === scene.person.agencyId && isInAudience(of, scene.person.id),
    runs: permit('assign_task', seat, scene.today).ok,
  });
}

export function calendarOf(tools: Tools, { municipality }: Pick<Scene, 'municipality'>) {
  return tools.calendar(municipality.zone, municipality.closedDays);
}
