import type { FollowUpTask } from '../../domain/follow-up-task.ts';
import { dayToColumn } from '../rows/day.ts';
import { detailPlace, howPlace, scopePlace, taskColumns, triggerPlace } from '../rows/task.ts';
import { holdOpenCase } from './locks.ts';
import { expectOne, type Writers, type Writing } from './writer.ts';

async function sealedColumns(task: FollowUpTask, { tx, municipalityId, vault }: Writing) {
  const { id, caseId } = task;
  const scope = task.status === 'countered' ? task.counter.scope : null;
  return {
    detail: await vault.close(tx, detailPlace(municipalityId, caseId, id), task.detail),
    counterScope:
      scope === null ? null : await vault.close(tx, scopePlace(municipalityId, caseId, id), scope),
  };
}

export const taskWriters = {
  async task_added({ task }, writing) {
    const { id: taskId, bodyId, caseId, sittingId, number, verb } = task;
    const { tx, municipalityId } = writing;
    await holdOpenCase(writing, caseId);
    await tx.followUpTask.create({
      data: {
        ...{ municipalityId, taskId, bodyId, caseId, sittingId, number, verb },
        ...taskColumns(task),
        ...(await sealedColumns(task, writing)),
        version: task.version,
      },
    });
  },

  async task_changed({ task }, writing) {
    const { tx, municipalityId } = writing;
    const { id: taskId, version } = task;
    const sealed = await sealedColumns(task, writing);
    expectOne(
      await tx.followUpTask.updateMany({
        where: { municipalityId, taskId, version },
        data: { ...taskColumns(task), ...sealed, version: version + 1 },
      }),
    );
  },

  async round_reported({ round }, { tx, municipalityId, vault }) {
    const { taskId, caseId, agencyId, dueOn, outcome, at, by, how } = round;
    await tx.taskRound.create({
      data: {
        ...{ municipalityId, taskId, round: round.round, agencyId, outcome, at, by },
        dueOn: dueOn === null ? null : dayToColumn(dueOn),
        reason: round.outcome === 'not_done' ? round.reason : null,
        how: how === null ? null : await vault.close(tx, howPlace(municipalityId, caseId, round), how),
      },
    });
  },

  async trigger_added({ trigger }, { tx, municipalityId, vault }) {
    const { id: triggerId, caseId } = trigger;
    const words = await vault.close(tx, triggerPlace(municipalityId, caseId, triggerId), trigger.words);
    await tx.taskTrigger.create({ data: { municipalityId, triggerId, caseId, words } });
  },

  async trigger_pulled({ trigger, by }, { tx, municipalityId, at }) {
    const { id: triggerId, times: number } = trigger;
    await tx.triggerEvent.create({ data: { municipalityId, triggerId, number, at, by } });
  },

  async reminder_made({ key, taskId, step }, { tx, municipalityId, at }) {
    await tx.reminder.create({ data: { municipalityId, key, taskId, step, madeAt: at } });
  },
} satisfies Partial<Writers>;
