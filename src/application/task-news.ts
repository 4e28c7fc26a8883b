import type { Constituent } from '../domain/constituent.ts';
import { agencyContacts } from '../domain/follow-up-task.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Notice, Outgoing } from '../ports/notice.ts';
import type { TaskFacts } from '../views/task-cards.ts';
import { leadersKnowing } from './known-cases.ts';
import type { Scene } from './scene.ts';

/** One notice to each of these people; `step` says which of the task's many it is. */
export function newsTo(
  people: readonly Constituent[],
  step: string,
  notice: Notice & { readonly taskId: string },
): readonly Outgoing[] {
  return people.map((one) => ({
    kind: 'notice' as const,
    key: `task:${notice.taskId}:${step}:${one.person.id}`,
    to: { kind: 'person' as const, personId: one.person.id },
    notice,
  }));
}

/** 打診: to the agency's people, at each offer anew. */
export function offerNews({ task, of, roster }: TaskFacts, { today }: Scene): readonly Outgoing[] {
  const step = task.offers === 1 ? 'assigned' : `assigned:${task.offers}`;
  return newsTo(agencyContacts(roster, of, task.agencyId, today), step, {
    kind: 'task_assigned',
    taskId: task.id,
  });
}

/** Those who lead the body and may know of the case (会長の側), but for whoever has just done it themselves. */
export function taskLeaders(
  { of, roster }: Pick<TaskFacts, 'of' | 'roster'>,
  today: Scene['today'],
  but: PersonId | null,
): readonly Constituent[] {
  return leadersKnowing(of, roster, today).filter(({ person }) => person.id !== but);
}

/** 返事: to those who lead the body. */
export function answerNews(facts: TaskFacts, scene: Scene): readonly Outgoing[] {
  const { id, version } = facts.task;
  return newsTo(taskLeaders(facts, scene.today, scene.person.id), `answered:${version}`, {
    kind: 'task_answered',
    taskId: id,
  });
}
