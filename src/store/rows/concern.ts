import { z } from 'zod';
import type { Concern } from '../../domain/concern.ts';
import type { BodyId, CaseId, ConcernId, ConstituentId } from '../../domain/ids.ts';
import type { ContentPlace } from '../../ports/cipher.ts';
import type * as Rows from '../generated/client.ts';
import type { Opener } from '../vault.ts';

export function concernPlace(municipalityId: string, concernId: string): ContentPlace {
  return { municipalityId, subjectId: concernId, field: 'concern.content' };
}

export function concernFromRow(row: Rows.Concern, open: Opener): Concern {
  const { municipalityId, concernId, number, urgent, reportedAt, caseId, closing, decidedAt, decidedBy } =
    row;
  const base = {
    id: concernId as ConcernId,
    bodyId: row.bodyId as BodyId,
    number,
    urgent,
    reportedBy: row.reportedBy as ConstituentId,
    reportedAt,
    content: open(row.content, concernPlace(municipalityId, concernId), z.string()),
  };
  if (row.status === 'open') return { ...base, status: 'open' };
  if (decidedAt === null || decidedBy === null) throw new Error('A decided concern does not say by whom.');
  const decided = { ...base, decidedAt, decidedBy: decidedBy as ConstituentId };
  if (row.status === 'closed') {
    if (closing === null) throw new Error('A closed concern does not say why.');
    return { ...decided, status: 'closed', closing };
  }
  if (caseId === null) throw new Error('A concern that went to a case does not say to which.');
  return { ...decided, status: row.status, caseId: caseId as CaseId };
}
