import { z } from 'zod';
import type { BodyId, CaseId, ConstituentId, MinutesId, SittingId } from '../../domain/ids.ts';
import type { Minutes, MinutesContent } from '../../domain/minutes.ts';
import type { ContentPlace } from '../../ports/cipher.ts';
import type * as Rows from '../generated/client.ts';
import type { Opener } from '../vault.ts';
import { dayFromColumn, dayToColumn } from './day.ts';

/** What was written before a part existed reads as if it had been left empty. */
const part = z.string().default('');
const contentSchema: z.ZodType<MinutesContent> = z.object({
  summary: z.string(),
  discussion: part,
  assessment: part,
  policy: part,
});

export function minutesPlace(municipalityId: string, caseId: string, minutesId: string): ContentPlace {
  return { municipalityId, subjectId: caseId, field: `minutes.content:${minutesId}` };
}

export function minutesFromRow(row: Rows.Minutes, open: Opener): Minutes {
  const { municipalityId, caseId, minutesId, version, confirmedAt, confirmedBy } = row;
  const base = {
    id: minutesId as MinutesId,
    bodyId: row.bodyId as BodyId,
    sittingId: row.sittingId as SittingId,
    caseId: caseId as CaseId,
    content: open(row.content, minutesPlace(municipalityId, caseId, minutesId), contentSchema),
    nextReviewOn: row.nextReviewOn && dayFromColumn(row.nextReviewOn),
    writtenBy: row.writtenBy as ConstituentId,
    version,
  };
  if (row.status === 'draft') return { ...base, status: 'draft' };
  if (confirmedAt === null || confirmedBy === null) throw new Error('Confirmed minutes do not say by whom.');
  return { ...base, status: 'confirmed', confirmedAt, confirmedBy: confirmedBy as ConstituentId };
}

export function minutesColumns(minutes: Minutes) {
  const { nextReviewOn, writtenBy, version, status } = minutes;
  const confirmed =
    minutes.status === 'confirmed'
      ? { confirmedAt: minutes.confirmedAt, confirmedBy: minutes.confirmedBy }
      : {};
  return {
    nextReviewOn: nextReviewOn && dayToColumn(nextReviewOn),
    writtenBy,
    version,
    status,
    ...confirmed,
  };
}
