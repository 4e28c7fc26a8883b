import { z } from 'zod';
import type {
  AnswerContent,
  CooperationAnswer,
  CooperationRequest,
} from '../../domain/cooperation-request.ts';
import type { AgencyId, BodyId, CaseId, ConstituentId, RequestId, SittingId } from '../../domain/ids.ts';
import type { ContentPlace } from '../../ports/cipher.ts';
import type * as Rows from '../generated/client.ts';
import type { Prisma } from '../generated/client.ts';
import type { Opener } from '../vault.ts';
import { dayFromColumn } from './day.ts';

export const requestParts = {
  answers: { orderBy: { number: 'asc' } },
} satisfies Prisma.CooperationRequestInclude;

type Row = Prisma.CooperationRequestGetPayload<{ include: typeof requestParts }>;

export function questionPlace(municipalityId: string, caseId: string, requestId: string): ContentPlace {
  return { municipalityId, subjectId: caseId, field: `request.what:${requestId}` };
}

export function answerPlace(
  municipalityId: string,
  caseId: string,
  requestId: string,
  number: number,
): ContentPlace {
  return { municipalityId, subjectId: caseId, field: `request.answer:${requestId}:${number}` };
}

const answerSchema: z.ZodType<AnswerContent> = z.object({ text: z.string(), missing: z.string() });

export function requestFromRow(row: Row, open: Opener): CooperationRequest {
  const { municipalityId, requestId, caseId, status, waitsUntil, withdrawnAt, withdrawnBy } = row;
  const base = {
    id: requestId as RequestId,
    bodyId: row.bodyId as BodyId,
    caseId: caseId as CaseId,
    sittingId: row.sittingId as SittingId | null,
    number: row.number,
    agencyId: row.agencyId as AgencyId,
    what: open(row.what, questionPlace(municipalityId, caseId, requestId), z.string()),
    dueOn: dayFromColumn(row.dueOn),
    basis: { articles: row.articles, duty: row.duty, toBeChecked: row.toBeChecked },
    askedBy: row.askedBy as ConstituentId,
    askedAt: row.askedAt,
    answers: row.answers.map((answer) => answerFromRow(answer, caseId, open)),
  };
  if (status === 'asked' || status === 'partly_answered') {
    return { ...base, status, waitsUntil: waitsUntil && dayFromColumn(waitsUntil) };
  }
  if (status !== 'withdrawn') return { ...base, status };
  if (withdrawnAt === null || withdrawnBy === null) {
    throw new Error('A request that was withdrawn does not say by whom.');
  }
  return { ...base, status, withdrawnAt, withdrawnBy: withdrawnBy as ConstituentId };
}

function answerFromRow(row: Rows.CooperationAnswer, caseId: string, open: Opener): CooperationAnswer {
  const { municipalityId, requestId, number, kind, at, memberId, sourceConfidential, restBy, reason } = row;
  const base = {
    number,
    by: row.by as ConstituentId,
    at,
    content: open(row.content, answerPlace(municipalityId, caseId, requestId, number), answerSchema),
  };
  if (kind !== 'declined') {
    return { ...base, kind, memberId, sourceConfidential, restBy: restBy && dayFromColumn(restBy) };
  }
  if (reason === null) throw new Error('An agency that declined does not say why.');
  return { ...base, kind, reason };
}
