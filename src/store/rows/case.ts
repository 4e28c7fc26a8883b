import { z } from 'zod';
import type { Case } from '../../domain/case.ts';
import { type CaseContent, EMPTY_CONTENT, type Fact, ISSUE_TAGS } from '../../domain/case-file.ts';
import type { AgencyId, BodyId, CaseId, ConstituentId, FactId, FileId, PersonId } from '../../domain/ids.ts';
import type { ContentPlace } from '../../ports/cipher.ts';
import type * as Rows from '../generated/client.ts';
import type { Prisma } from '../generated/client.ts';
import type { Opener } from '../vault.ts';
import { dayFromColumn } from './day.ts';

export const caseParts = {
  audience: { orderBy: { personId: 'asc' } },
  file: {
    include: {
      recusals: { orderBy: { personId: 'asc' } },
      consents: { orderBy: { number: 'desc' } },
      hardDates: { orderBy: { number: 'asc' } },
    },
  },
} satisfies Prisma.CaseInclude;
export type CaseRow = Prisma.CaseGetPayload<{ include: typeof caseParts }>;

/** What was written before a part existed reads as if it had been left empty. */
export const contentSchema: z.ZodType<CaseContent> = z.object({
  household: z.array(
    z.object({
      id: z.string(),
      relation: z.string(),
      ageBand: z.string(),
      status: z.string(),
      services: z.array(z.string()).default([]),
    }),
  ),
  situation: z.string(),
  wishes: z.string().default(EMPTY_CONTENT.wishes),
  strengths: z.string().default(EMPTY_CONTENT.strengths),
  issues: z.array(z.object({ tag: z.enum(ISSUE_TAGS), memberId: z.string().nullable() })).default([]),
  thirdParties: z.array(z.string()).default([]),
  keyWorker: z.string().default(EMPTY_CONTENT.keyWorker),
  selectionNote: z.string().default(EMPTY_CONTENT.selectionNote),
});

/** The file of a case that was there before files has the case's id, so its content still opens at this place. */
export function filePlace(municipalityId: string, fileId: string): ContentPlace {
  return { municipalityId, subjectId: fileId, field: 'case.content' };
}

export function factPlace(municipalityId: string, fileId: string, factId: string): ContentPlace {
  return { municipalityId, subjectId: fileId, field: `fact.content:${factId}` };
}

export function hardDatePlace(municipalityId: string, fileId: string, number: number): ContentPlace {
  return { municipalityId, subjectId: fileId, field: `hardDate.content:${number}` };
}

export function caseFromRow(row: CaseRow, open: Opener): Case {
  const { municipalityId, caseId, bodyId, number, urgency, selectionReason, noConsent, status, file } = row;
  const { fileId } = file;
  return {
    id: caseId as CaseId,
    fileId: fileId as FileId,
    bodyId: bodyId as BodyId,
    number,
    urgency,
    selectionReason,
    noConsent,
    subjects: file.subjects,
    subjectKinds: file.subjectKinds,
    consents: file.consents.map(({ memberId, purpose, state, method, on, until }) => {
      return {
        memberId,
        purpose,
        state,
        method,
        on: dayFromColumn(on),
        until: until && dayFromColumn(until),
      };
    }),
    hardDates: file.hardDates.map((one) => ({
      number: one.number,
      on: dayFromColumn(one.on),
      what: open(one.content, hardDatePlace(municipalityId, fileId, one.number), z.string()),
      settledAt: one.settledAt,
    })),
    leadAgencyId: row.leadAgencyId as AgencyId | null,
    audience: row.audience.map(({ personId }) => personId as PersonId),
    limits: row.audience.flatMap(({ personId, members }) =>
      members.length === 0 ? [] : [{ personId: personId as PersonId, members }],
    ),
    recused: file.recusals.map(({ personId }) => personId as PersonId),
    status,
    closing: row.closing,
    closedOn: row.closedOn && dayFromColumn(row.closedOn),
    content: open(file.content, filePlace(municipalityId, fileId), contentSchema),
    version: file.version,
  };
}

export function factFromRow(row: Rows.Fact, open: Opener): Fact {
  const { municipalityId, factId, fileId, memberId, sourceConfidential, recordedAt } = row;
  return {
    id: factId as FactId,
    fileId: fileId as FileId,
    memberId,
    sourceAgencyId: row.sourceAgencyId as AgencyId,
    sourceConfidential,
    recordedBy: row.recordedBy as ConstituentId,
    recordedAt,
    content: open(row.content, factPlace(municipalityId, fileId, factId), z.string()),
  };
}
