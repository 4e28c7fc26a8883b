import type { BodyId, SittingId } from '../../domain/ids.ts';
import { ChangedMeanwhile, type Writing } from './writer.ts';

// Prisma has no words for row locks.

/**
 * Holds the sitting as it is until the transaction ends: answers do not hinder each other, but nobody changes the
 * date under an answer that is being written.
 */
export async function holdSitting(
  { tx, municipalityId }: Writing,
  sittingId: SittingId,
  version: number,
): Promise<void> {
  const rows = await tx.$queryRaw<{ version: number }[]>`
    SELECT "version" FROM "Sitting"
     WHERE "municipalityId" = ${municipalityId} AND "sittingId" = ${sittingId} FOR SHARE`;
  if (rows[0]?.version !== version) throw new ChangedMeanwhile();
}

/** Keeps all others away from the sitting: for what is replaced as a whole and would mix otherwise. */
export async function lockSitting({ tx, municipalityId }: Writing, sittingId: SittingId): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Sitting"
     WHERE "municipalityId" = ${municipalityId} AND "sittingId" = ${sittingId} FOR UPDATE`;
  if (rows.length === 0) throw new ChangedMeanwhile();
}

/** Keeps others from writing the roster of a body; what refers to the body goes on. */
export async function lockRoster({ tx, municipalityId }: Writing, bodyId: BodyId): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "MeetingBody"
     WHERE "municipalityId" = ${municipalityId} AND "bodyId" = ${bodyId} FOR NO KEY UPDATE`;
  if (rows.length === 0) throw new ChangedMeanwhile();
}

export async function lockCase({ tx, municipalityId }: Writing, caseId: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Case" WHERE "municipalityId" = ${municipalityId} AND "caseId" = ${caseId} FOR UPDATE`;
  if (rows.length === 0) throw new ChangedMeanwhile();
}

/** Keeps others from setting what belongs to the household; what refers to its file goes on. */
export async function lockFile({ tx, municipalityId }: Writing, fileId: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "CaseFile"
     WHERE "municipalityId" = ${municipalityId} AND "fileId" = ${fileId} FOR NO KEY UPDATE`;
  if (rows.length === 0) throw new ChangedMeanwhile();
}

/** Holds the case open until the transaction ends: nobody closes it under something that is being added. */
export async function holdOpenCase({ tx, municipalityId }: Writing, caseId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ status: string }[]>`
    SELECT "status" FROM "Case"
     WHERE "municipalityId" = ${municipalityId} AND "caseId" = ${caseId} FOR SHARE`;
  if (rows.some(({ status }) => status !== 'open')) throw new ChangedMeanwhile();
}
