import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { emptyDatabase, query } from '../support/database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

describe('a database from before tasks were offered', () => {
  it('keeps open tasks as offered, done ones with their round, and does not remind of them twice', async () => {
    const database = await emptyDatabase();
    const files = await temporaryFolder();
    const run = (sql: string) => query(database.url, sql);
    try {
      const names = (await readdir(MIGRATIONS)).filter((name) => /^\d/.test(name)).sort();
      const lifecycle = names.findIndex((name) => name.endsWith('_task_lifecycle'));
      for (const name of names.slice(0, lifecycle)) {
        await cp(join(MIGRATIONS, name), join(files.path, name), { recursive: true });
      }
      await migrate({ url: database.url, folder: files.path });
      // The tasks alone, without the case and the agency that they point at.
      await run(`ALTER TABLE "FollowUpTask" DISABLE TRIGGER ALL`);
      await run(`INSERT INTO "FollowUpTask" ("municipalityId", "taskId", "bodyId", "caseId", "number", "agencyId", "verb",
          "detail", "dueOn", "status", "doneAt", "doneBy") VALUES
        ('t', 'open', 'b', 'c', 1, 'a', 'visit', '', '2026-12-10', 'open', NULL, NULL),
        ('t', 'done', 'b', 'c', 2, 'a', 'visit', '', '2026-12-11', 'done', '2026-12-09T00:00:00Z', 'ren')`);
      await run(`INSERT INTO "Reminder" ("municipalityId", "key", "taskId", "step", "madeAt")
        VALUES ('t', 'task:open:due', 'open', 'due', '2026-12-10T00:00:00Z')`);
      await migrate({ url: database.url });
      expect(
        await run('SELECT "taskId", status, kind, "movedBy" FROM "FollowUpTask" ORDER BY number'),
      ).toEqual([
        { taskId: 'open', status: 'offered', kind: 'due', movedBy: null },
        { taskId: 'done', status: 'done', kind: 'due', movedBy: 'ren' },
      ]);
      expect(await run('SELECT "taskId", round, "by" FROM "TaskRound"')).toEqual([
        { taskId: 'done', round: 1, by: 'ren' },
      ]);
      expect(await run('SELECT step FROM "Reminder"')).toEqual([{ step: 'due:2026-12-10' }]);
    } finally {
      await database.drop();
      await files.remove();
    }
  });
});
