import { isInAudience } from '../domain/case.ts';
import type { Confidential } from '../domain/confidential.ts';
import { decideReading } from '../domain/disclosure.ts';
import { isLate } from '../domain/follow-up-task.ts';
import { permit } from '../domain/policy.ts';
import { gateTerms } from '../law/of-body.ts';
import { type AgencyCount, type TaskFacts, tasksCard } from '../views/task-cards.ts';
import type { TaskContent } from '../views/task-detail.ts';
import { taskDetailCard } from '../views/task-detail.ts';
import { shutOut } from './choose-body.ts';
import { casesKnown } from './known-cases.ts';
import { readingRefused } from './reading-refused.ts';
import { commitWork, type Scene, type Tools, type UseCase } from './scene.ts';
import { card } from './sitting-scene.ts';
import { standBeforeTask, type TaskStanding } from './task-standing.ts';

export type ListedTask = { readonly facts: TaskFacts; readonly mine: boolean };

/**
 * Open tasks (手元のタスク): one's own agency's in whose audience one is, first, offers before what was taken on; and for
 * those who run the body all of its tasks, by number and verb.
 */
export async function tasksFor(tools: Tools, scene: Scene): Promise<readonly ListedTask[]> {
  const id = scene.municipality.id;
  const seats = scene.seats.filter((one) => permit('see_tasks', one.constituent, scene.today).ok);
  if (seats.length === 0) return [];
  const bodyIds = [...new Set(seats.map((one) => one.body.id))];
  const [tasks, cases] = await Promise.all([
    tools.store.openTasks(id, bodyIds),
    casesKnown(tools, scene, bodyIds),
  ]);
  const rosters = new Map(
    await Promise.all(bodyIds.map(async (bodyId) => [bodyId, await tools.store.roster(id, bodyId)] as const)),
  );
  const listed = tasks.flatMap((task): ListedTask[] => {
    const of = cases.find((one) => one.id === task.caseId);
    const roster = rosters.get(task.bodyId);
    const seat = seats.find((one) => one.body.id === task.bodyId)?.constituent;
    if (!of || !roster || !seat) return [];
    const mine = task.agencyId === scene.person.agencyId && isInAudience(of, scene.person.id);
    const runs = permit('assign_task', seat, scene.today).ok;
    return mine || runs ? [{ facts: { task, of, roster }, mine }] : [];
  });
  const offered = ({ facts }: ListedTask) => facts.task.status === 'offered';
  const mine = listed.filter((one) => one.mine);
  return [
    ...mine.filter(offered),
    ...mine.filter((one) => !offered(one)),
    ...listed.filter((one) => !one.mine),
  ];
}

export function makeTasks(tools: Tools): UseCase<'tasks'> {
  return async (ask, scene) => {
    const why = shutOut(tools, scene, 'see_tasks');
    if (why !== null) return why;
    const mayAssign = scene.seats.some((one) => permit('assign_task', one.constituent, scene.today).ok);
    const tasks = await tasksFor(tools, scene);
    const counts = countsFor(scene, tasks);
    return card(tasksCard(tools.speech, tasks, counts, scene.today, ask.page ?? 0, mayAssign));
  };
}

/** 機関ごとの未完了: of the bodies whose secretariat somebody is, and for nobody else. */
function countsFor(scene: Scene, tasks: readonly ListedTask[]): readonly AgencyCount[] {
  const counted = tasks.filter(({ facts }) =>
    scene.seats.some(
      ({ body, constituent }) =>
        body.id === facts.task.bodyId && permit('see_task_counts', constituent, scene.today).ok,
    ),
  );
  const agencies = new Map<string, AgencyCount>();
  for (const { facts } of counted) {
    const { agencyId } = facts.task;
    const before = agencies.get(agencyId) ?? { agencyId, roster: facts.roster, open: 0, late: 0 };
    const late = before.late + (isLate(facts.task, scene.today) ? 1 : 0);
    agencies.set(agencyId, { ...before, open: before.open + 1, late });
  }
  return [...agencies.values()];
}

/** タスクの内容: opened for the one who clicks, if they may know the case now; the reading is recorded. */
export function makeReadTask(tools: Tools): UseCase<'read_task'> {
  return async (ask, scene) => {
    const standing = await standBeforeTask(tools, scene, ask.taskId, 'see_tasks');
    if (!standing.ok) return standing.refusal;
    const { task, facts } = standing.value;
    const { reasons, content } = await openTask(tools, scene, standing.value);
    const reply =
      content === null
        ? readingRefused(tools, reasons, tools.speech.t.minutes.mayNotRead(facts.of.number))
        : card(taskDetailCard(tools.speech, facts, content, scene, standing.value));
    await commitWork(tools, scene, {
      reply,
      keepReply: false,
      events: [
        {
          kind: content === null ? 'task_reading_refused' : 'task_read',
          bodyId: task.bodyId,
          caseId: task.caseId,
          subjectId: task.id,
          facts: { reasons: reasons.join(',') },
        },
      ],
    });
    return reply;
  };
}

type Reasons = ReturnType<typeof decideReading>['reasons'];

/** Everything that was written of a task, each part through the gate for this reader. */
async function openTask(
  tools: Tools,
  scene: Scene,
  { task, facts, seat, roster }: TaskStanding,
): Promise<{ readonly reasons: Reasons; readonly content: TaskContent | null }> {
  const read = (sealed: Confidential<string>) =>
    decideReading(sealed, seat, facts.of, gateTerms(roster, scene.today));
  const { reasons, disclosed: detail } = read(task.detail);
  if (detail === null) return { reasons, content: null };
  const id = scene.municipality.id;
  const { schedule } = task;
  const triggers = schedule.kind === 'triggered' ? await tools.store.triggersOfCase(id, task.caseId) : [];
  const trigger = triggers.find((one) => schedule.kind === 'triggered' && one.id === schedule.triggerId);
  const scope = task.status === 'countered' ? task.counter.scope : null;
  const rounds = await tools.store.taskRounds(id, task.id);
  return {
    reasons,
    content: {
      detail,
      scope: scope === null ? null : read(scope).disclosed,
      trigger: trigger === undefined ? null : read(trigger.words).disclosed,
      rounds: rounds.map((round) => ({
        round,
        how: round.how === null ? null : read(round.how).disclosed,
      })),
    },
  };
}
