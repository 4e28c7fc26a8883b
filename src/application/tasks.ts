import { isInAudience, mayKnowOf } from '../domain/case.ts';
import { seal } from '../domain/confidential.ts';
import { accept, type Decision, refuse } from '../domain/decision.ts';
import { decideReading } from '../domain/disclosure.ts';
import { agencyContacts, assignTask, completeTask, type FollowUpTask } from '../domain/follow-up-task.ts';
import type { TaskId } from '../domain/ids.ts';
import { type Act, permit } from '../domain/policy.ts';
import { gateTerms } from '../law/of-body.ts';
import type { Reply } from '../ports/card.ts';
import { doneCard } from '../views/case-cards.ts';
import { type FieldErrors, taskForm } from '../views/forms.ts';
import { refusalText } from '../views/refusals.ts';
import {
  type TaskFacts,
  taskAssignedCard,
  taskDetailCard,
  taskLabel,
  tasksCard,
} from '../views/task-cards.ts';
import { byUrgency } from './cases.ts';
import { chooseBody, type Standing, shutOut, standOn } from './choose-body.ts';
import { leadersOf } from './invitations.ts';
import { caseNamed, casesKnown } from './known-cases.ts';
import { readingRefused } from './reading-refused.ts';
import { commitWork, type Scene, type Tools, type UseCase, untilCommitted } from './scene.ts';
import { card, form, refused } from './sitting-scene.ts';
import { readTypedDay } from './typed-dates.ts';

export type ListedTask = { readonly facts: TaskFacts; readonly mine: boolean };

/**
 * Open tasks (手元のタスク): one's own agency's in whose audience one is, first; and for those who run the body
 * all of its tasks, by number and verb.
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
  return [...listed.filter((one) => one.mine), ...listed.filter((one) => !one.mine)];
}

export function makeTasks(tools: Tools): UseCase<'tasks'> {
  return async (ask, scene) => {
    const why = shutOut(tools, scene, 'see_tasks');
    if (why !== null) return why;
    const mayAssign = scene.seats.some((one) => permit('assign_task', one.constituent, scene.today).ok);
    const tasks = await tasksFor(tools, scene);
    return card(tasksCard(tools.speech, tasks, scene.today, ask.page ?? 0, mayAssign));
  };
}

/** タスクを頼む: a task for an agency with a due day; its people hear number, verb and date. */
export function makeAssignTask(tools: Tools): UseCase<'assign_task'> {
  return async (ask, scene) => {
    const { refusals, forms } = tools.speech.t;
    const named = ask.caseNumber === undefined ? null : await caseNamed(tools, scene, ask.caseNumber);
    if (ask.caseNumber !== undefined && !scene.seats.some((one) => one.body.id === named?.bodyId)) {
      return refused(tools, refusals.unknownCase(ask.caseNumber));
    }
    const chosen = await chooseBody(tools, scene, 'assign_task', named?.bodyId ?? ask.bodyId, (bodyId) => ({
      ...ask,
      bodyId,
    }));
    if (!chosen.ok) return chosen.refusal;
    const { roster, seat } = chosen.value;
    const all = await casesKnown(tools, scene, [roster.body.id]);
    const cases = byUrgency(all.filter((one) => one.status === 'open'));
    if (cases.length === 0) return refused(tools, forms.task.noCase);
    const again = (errors: FieldErrors) =>
      form(taskForm(tools.speech, ask, roster, cases, scene.requestId, errors));
    const { agencyId, verb, detail } = ask;
    if (named === null || agencyId === undefined || verb === undefined || detail === undefined)
      return again({});
    if (detail.trim() === '') return again({ detail: forms.task.empty });
    const due = readTypedDay(tools, scene, ask.due);
    if (!due.ok) return again({ due: due.refusal });
    if (due.value === null) return again({ due: forms.required });
    const dueOn = due.value;
    const { reasons } = decideReading(named.content, seat, named, gateTerms(roster, scene.today));
    if (reasons.length > 0)
      return readingRefused(tools, reasons, tools.speech.t.minutes.mayNotRead(named.number));
    return untilCommitted(async () => {
      const before = await tools.store.tasksOfCase(scene.municipality.id, named.id);
      const decision = assignTask({
        id: tools.newId() as TaskId,
        of: named,
        sittingId: null,
        number: before.reduce((most, one) => Math.max(most, one.number), 0) + 1,
        agencyId,
        verb,
        detail: seal(detail.trim()),
        dueOn,
        roster,
        today: scene.today,
      });
      if (!decision.ok) {
        const field = decision.refusal.kind === 'due_day_past' ? 'due' : 'agencyId';
        return again({ [field]: refusalText(tools.speech, scene.zone, decision.refusal) });
      }
      const task = decision.value;
      return commitWork(tools, scene, {
        reply: card(taskAssignedCard(tools.speech, { task, of: named, roster }), true),
        changes: [{ kind: 'task_added', task }],
        events: [
          {
            kind: 'task_assigned',
            bodyId: task.bodyId,
            caseId: task.caseId,
            subjectId: task.id,
            facts: { agencyId: task.agencyId, verb: task.verb, dueOn: task.dueOn },
          },
        ],
        outbox: agencyContacts(roster, named, task.agencyId, scene.today).map((one) => ({
          kind: 'notice' as const,
          key: `task:${task.id}:assigned:${one.person.id}`,
          to: { kind: 'person' as const, personId: one.person.id },
          notice: { kind: 'task_assigned' as const, taskId: task.id },
        })),
      });
    });
  };
}

type TaskStanding = Standing & { readonly task: FollowUpTask; readonly facts: TaskFacts };

async function standBeforeTask(
  tools: Tools,
  scene: Scene,
  taskId: TaskId,
  act: Act,
): Promise<Decision<TaskStanding, Reply>> {
  const unknown = refused(tools, tools.speech.t.refusals.unknownThing);
  const task = await tools.store.task(scene.municipality.id, taskId);
  if (task === null || !scene.seats.some((one) => one.body.id === task.bodyId)) return refuse(unknown);
  const of = await tools.store.caseById(scene.municipality.id, task.caseId);
  if (of === null) return refuse(unknown);
  const standing = await standOn(tools, scene, task.bodyId, act);
  if (!standing.ok) return standing;
  return accept({ ...standing.value, task, facts: { task, of, roster: standing.value.roster } });
}

/** タスクの内容: opened for the one who clicks, if they may know the case now; the reading is recorded. */
export function makeReadTask(tools: Tools): UseCase<'read_task'> {
  return async (ask, scene) => {
    const standing = await standBeforeTask(tools, scene, ask.taskId, 'see_tasks');
    if (!standing.ok) return standing.refusal;
    const { task, facts, roster, seat } = standing.value;
    const { reasons, disclosed } = decideReading(task.detail, seat, facts.of, gateTerms(roster, scene.today));
    const mine = task.agencyId === scene.person.agencyId;
    const reply =
      disclosed === null
        ? readingRefused(tools, reasons, tools.speech.t.minutes.mayNotRead(facts.of.number))
        : card(taskDetailCard(tools.speech, facts, disclosed, scene.today, mine));
    await commitWork(tools, scene, {
      reply,
      keepReply: false,
      events: [
        {
          kind: disclosed === null ? 'task_reading_refused' : 'task_read',
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

/** 完了: from the button on the reminder or the list; those who run the body hear of it. */
export function makeCompleteTask(tools: Tools): UseCase<'complete_task'> {
  return (ask, scene) =>
    untilCommitted(async () => {
      const standing = await standBeforeTask(tools, scene, ask.taskId, 'see_tasks');
      if (!standing.ok) return standing.refusal;
      const { task, facts, roster, seat } = standing.value;
      const decision = completeTask(task, { by: seat, of: facts.of, now: scene.now });
      if (!decision.ok) return refused(tools, refusalText(tools.speech, scene.zone, decision.refusal));
      const label = taskLabel(tools.speech, facts);
      const { done, donePreview } = tools.speech.t.tasks;
      return commitWork(tools, scene, {
        reply: card(doneCard(done(label), donePreview(label)), true),
        changes: [{ kind: 'task_done', task: decision.value }],
        events: [
          {
            kind: 'task_done',
            bodyId: task.bodyId,
            caseId: task.caseId,
            subjectId: task.id,
            facts: { late: task.dueOn < scene.today },
          },
        ],
        outbox: leadersOf(roster, scene.today)
          .filter(({ person }) => person.id !== scene.person.id && mayKnowOf(facts.of, person.id))
          .map((one) => ({
            kind: 'notice' as const,
            key: `task:${task.id}:done:${one.person.id}`,
            to: { kind: 'person' as const, personId: one.person.id },
            notice: { kind: 'task_done' as const, taskId: task.id },
          })),
      });
    });
}
