import { z } from 'zod';
import type { Case, CaseContent } from '../../domain/case.ts';
import type { BodyId, CaseId, PersonId } from '../../domain/ids.ts';
import type { ContentPlace } from '../../ports/cipher.ts';
import type { Prisma } from '../generated/client.ts';
import type { Opener } from '../vault.ts';
import { dayFromColumn } from './day.ts';

export const caseParts = {
  audience: { orderBy: { personId: 'asc' } },
  recusals: { orderBy: { personId: 'asc' } },
} satisfies Prisma.CaseInclude;
type CaseRow = Prisma.CaseGetPayload<{ include: typeof caseParts }>;

const contentSchema: z.ZodType<CaseContent> = z.object({
  household: z.array(
    z.object({ id: z.string(), relation: z.string(), ageBand: z.string(), status: z.string() }),
  ),
  situation: z.string(),
});

export function casePlace(municipalityId: string, caseId: string): ContentPlace {
  return { municipalityId, subjectId: caseId, field: 'case.content' };
}

export function caseFromRow(row: CaseRow, open: Opener): Case {
  const { municipalityId, caseId, bodyId, number, urgency, selectionReason, consent, status } = row;
  return {
    id: caseId as CaseId,
    bodyId: bodyId as BodyId,
    number,
    urgency,
    selectionReason,
    consent,
    audience: row.audience.map(({ personId }) => personId as PersonId),
    recused: row.recusals.map(({ personId }) => personId as PersonId),
    status,
    closedOn: row.closedOn && dayFromColumn(row.closedOn),
    content: open(row.content, casePlace(municipalityId, caseId), contentSchema),
  };
}
