import type { CaseId, MunicipalityId } from '../../domain/ids.ts';
import type { Store } from '../../ports/store.ts';
import type * as Rows from '../generated/client.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { dayToColumn } from '../rows/day.ts';
import { roundFromRow, taskFromRow, triggerFromRow } from '../rows/task.ts';
import type { Vault } from '../vault.ts';

type TaskReads = Pick<
  Store,
  'task' | 'openTasks' | 'tasksOfCase' | 'taskRounds' | 'triggersOfCase' | 'tasksToRemind' | 'offersWaiting'
>;

export function taskReads(db: PrismaClient, vault: Vault): TaskReads {
  const openerOf = (municipalityId: MunicipalityId, rows: readonly { caseId: string }[]) =>
    vault.opener(db, municipalityId, [...new Set(rows.map(({ caseId }) => caseId))]);

  async function tasks(municipalityId: MunicipalityId, where: Prisma.FollowUpTaskWhereInput) {
    const rows: Rows.FollowUpTask[] = await db.followUpTask.findMany({
      where: { ...where, municipalityId },
      orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { taskId: 'asc' }],
    });
    const open = await openerOf(municipalityId, rows);
    return rows.map((row) => taskFromRow(row, open));
  }

  const named = (municipalityId: MunicipalityId, rows: readonly { taskId: string }[]) =>
    rows.length === 0 ? [] : tasks(municipalityId, { taskId: { in: rows.map(({ taskId }) => taskId) } });

  return {
    task: async (id, taskId) => (await tasks(id, { taskId }))[0] ?? null,
    openTasks: (id, bodyIds) =>
      tasks(id, {
        bodyId: { in: [...bodyIds] },
        status: { in: ['offered', 'accepted', 'declined', 'countered'] },
      }),
    tasksOfCase: (id, caseId) => tasks(id, { caseId }),

    async taskRounds(municipalityId, taskId) {
      const rows = await db.taskRound.findMany({
        where: { municipalityId, taskId },
        include: { task: { select: { caseId: true } } },
        orderBy: { round: 'asc' },
      });
      const open = await openerOf(
        municipalityId,
        rows.map(({ task }) => task),
      );
      return rows.map(({ task, ...row }) => roundFromRow(row, task.caseId as CaseId, open));
    },

    async triggersOfCase(municipalityId, caseId) {
      const rows = await db.taskTrigger.findMany({
        where: { municipalityId, caseId },
        include: { events: { orderBy: { number: 'desc' }, take: 1 } },
        orderBy: { triggerId: 'asc' },
      });
      const open = await openerOf(municipalityId, rows);
      return rows.map((row) => triggerFromRow(row, open));
    },

    // A step of reminding names the day or the offer that it is about, which no relation filter of the client can say.
    async tasksToRemind(municipalityId, day, limit) {
      const rows = await db.$queryRaw<{ taskId: string }[]>`
        SELECT t."taskId" FROM "FollowUpTask" AS t
         WHERE t."municipalityId" = ${municipalityId} AND t."status" IN ('offered', 'accepted')
           AND t."dueOn" <= ${dayToColumn(day)}
           AND NOT EXISTS (
             SELECT 1 FROM "Reminder" AS r
              WHERE r."municipalityId" = t."municipalityId" AND r."taskId" = t."taskId"
                AND r."step" = 'due:' || to_char(t."dueOn", 'YYYY-MM-DD'))
         ORDER BY t."dueOn", t."taskId" LIMIT ${limit}`;
      return named(municipalityId, rows);
    },

    async offersWaiting(municipalityId, before, step, limit) {
      const rows = await db.$queryRaw<{ taskId: string }[]>`
        SELECT t."taskId" FROM "FollowUpTask" AS t
         WHERE t."municipalityId" = ${municipalityId} AND t."status" = 'offered' AND t."offeredAt" < ${before}
           AND NOT EXISTS (
             SELECT 1 FROM "Reminder" AS r
              WHERE r."municipalityId" = t."municipalityId" AND r."taskId" = t."taskId"
                AND r."step" = 'offer_' || ${step} || ':' || t."offers")
         ORDER BY t."offeredAt", t."taskId" LIMIT ${limit}`;
      return named(municipalityId, rows);
    },
  };
}
