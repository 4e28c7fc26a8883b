import { seal } from '../domain/confidential.ts';
import { isLate } from '../domain/follow-up-task.ts';
import type { TaskId } from '../domain/ids.ts';
import { type RoundOutcome, reportTask } from '../domain/task-rounds.ts';
import type { Reply } from '../ports/card.ts';
import { refusalText } from '../views/refusals.ts';
import { reportedCard } from '../views/task-cards.ts';
import { reportForm } from '../views/task-forms.ts';
import { commitWork, type Scene, type Tools, type UseCase, untilCommitted } from './scene.ts';
import { card, form, refused } from './sitting-scene.ts';
import { newsTo, taskLeaders } from './task-news.ts';
import { calendarOf, standBeforeTask } from './task-standing.ts';

type Report = {
  readonly taskId: TaskId;
  readonly round?: number | undefined;
  readonly outcome: RoundOutcome;
  readonly how: string;
};

/** 完了: from the button on the offer, the reminder or the list. */
export function makeCompleteTask(tools: Tools): UseCase<'complete_task'> {
  return ({ taskId, round }, scene) =>
    report(tools, scene, { taskId, round, outcome: { outcome: 'done' }, how: '' });
}

/** ひとこと添えて報告: done with a word on how, or not done and why. */
export function makeReportTask(tools: Tools): UseCase<'report_task'> {
  return async (ask, scene) => {
    const { taskId, round, outcome, how } = ask;
    if (outcome !== undefined) {
      const reported: RoundOutcome =
        outcome === 'done' ? { outcome } : { outcome: 'not_done', reason: outcome };
      return report(tools, scene, { taskId, round, outcome: reported, how: how?.trim() ?? '' });
    }
    const standing = await standBeforeTask(tools, scene, taskId, 'see_tasks');
    if (!standing.ok) return standing.refusal;
    if (!standing.value.mine)
      return refused(tools, refusalText(tools.speech, scene.zone, { kind: 'other_agency' }));
    return form(reportForm(tools.speech, standing.value.facts, scene.requestId));
  };
}

/** Those who run the body hear of it. */
function report(tools: Tools, scene: Scene, { taskId, round, outcome, how }: Report): Promise<Reply> {
  return untilCommitted(async () => {
    const standing = await standBeforeTask(tools, scene, taskId, 'see_tasks');
    if (!standing.ok) return standing.refusal;
    const { task, facts, seat } = standing.value;
    const decision = reportTask(task, {
      by: seat,
      of: facts.of,
      now: scene.now,
      calendar: calendarOf(tools, scene),
      report: outcome,
      how: how === '' ? null : seal(how),
      ...(round === undefined ? {} : { seenRound: round }),
    });
    if (!decision.ok) return refused(tools, refusalText(tools.speech, scene.zone, decision.refusal));
    const { task: after, round: reported } = decision.value;
    return commitWork(tools, scene, {
      reply: card(reportedCard(tools.speech, { ...facts, task: after }, reported), true),
      changes: [
        { kind: 'task_changed', task: after },
        { kind: 'round_reported', round: reported },
      ],
      events: [
        {
          kind: reported.outcome === 'done' ? 'task_done' : 'task_not_done',
          bodyId: task.bodyId,
          caseId: task.caseId,
          subjectId: task.id,
          facts: {
            late: isLate(task, scene.today),
            round: reported.round,
            agencyId: reported.agencyId,
            takenOn: task.status === 'offered',
            ...(reported.outcome === 'not_done' ? { reason: reported.reason } : {}),
          },
        },
      ],
      outbox: newsTo(taskLeaders(facts, scene.today, scene.person.id), `done:${reported.round}`, {
        kind: 'task_done',
        taskId: task.id,
        round: reported.round,
      }),
    });
  });
}
