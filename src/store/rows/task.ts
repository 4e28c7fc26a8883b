import { z } from 'zod';
import type { FollowUpTask } from '../../domain/follow-up-task.ts';
import type { AgencyId, BodyId, CaseId, ConstituentId, SittingId, TaskId } from '../../domain/ids.ts';
import type { ContentPlace } from '../../ports/cipher.ts';
import type * as Rows from '../generated/client.ts';
import type { Opener } from '../vault.ts';
import { dayFromColumn } from './day.ts';

export function detailPlace(municipalityId: string, caseId: string, taskId: string): ContentPlace {
  return { municipalityId, subjectId: caseId, field: `task.detail:${taskId}` };
}

export function taskFromRow(row: Rows.FollowUpTask, open: Opener): FollowUpTask {
  const { municipalityId, caseId, taskId, doneAt, doneBy } = row;
  const base = {
    id: taskId as TaskId,
    bodyId: row.bodyId as BodyId,
    caseId: caseId as CaseId,
    sittingId: row.sittingId as SittingId | null,
    number: row.number,
    agencyId: row.agencyId as AgencyId,
    verb: row.verb,
    detail: open(row.detail, detailPlace(municipalityId, caseId, taskId), z.string()),
    dueOn: dayFromColumn(row.dueOn),
  };
  if (row.status === 'open') return { ...base, status: 'open' };
  if (doneAt === null || doneBy === null) throw new Error('A task that is done does not say by whom.');
  return { ...base, status: 'done', doneAt, doneBy: doneBy as ConstituentId };
}
