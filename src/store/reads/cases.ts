import { addDays } from '../../domain/calendar-day.ts';
import type {
  CaseId,
  ConstituentId,
  DisclosureId,
  FileId,
  MunicipalityId,
  PersonId,
  ReferralId,
} from '../../domain/ids.ts';
import type { Store } from '../../ports/store.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { factsSchema, proofSchema } from '../json.ts';
import { caseFromRow, caseParts, factFromRow } from '../rows/case.ts';
import { dayFromColumn, dayToColumn } from '../rows/day.ts';
import { disclosureFromRow, LIVE } from '../rows/disclosure.ts';
import { minutesFromRow } from '../rows/minutes.ts';
import type { Vault } from '../vault.ts';

type CaseReads = Pick<
  Store,
  | 'cases'
  | 'caseById'
  | 'caseByNumber'
  | 'casesOfFile'
  | 'facts'
  | 'hardDatesComing'
  | 'referrals'
  | 'minutes'
  | 'minutesOfSitting'
  | 'minutesOfCase'
  | 'reviews'
>;

export function caseReads(db: PrismaClient, vault: Vault): CaseReads {
  const openerOf = (municipalityId: MunicipalityId, rows: readonly { caseId: string }[]) =>
    vault.opener(db, municipalityId, [...new Set(rows.map(({ caseId }) => caseId))]);

  async function cases(municipalityId: MunicipalityId, where: Prisma.CaseWhereInput) {
    const rows = await db.case.findMany({
      where: { ...where, municipalityId },
      include: caseParts,
      orderBy: { number: 'asc' },
    });
    const open = await vault.opener(db, municipalityId, [...new Set(rows.map(({ fileId }) => fileId))]);
    return rows.map((row) => caseFromRow(row, open));
  }

  async function minutes(municipalityId: MunicipalityId, where: Prisma.MinutesWhereInput) {
    const rows = await db.minutes.findMany({
      where: { ...where, municipalityId },
      orderBy: [{ sitting: { startsAt: 'desc' } }, { case: { number: 'asc' } }],
    });
    const open = await openerOf(municipalityId, rows);
    return rows.map((row) => minutesFromRow(row, open));
  }

  return {
    cases: (id, bodyIds) => cases(id, { bodyId: { in: [...bodyIds] } }),
    caseById: async (id, caseId) => (await cases(id, { caseId }))[0] ?? null,
    caseByNumber: async (id, number) => (await cases(id, { number }))[0] ?? null,
    casesOfFile: (id, fileId) => cases(id, { fileId }),
    async hardDatesComing(municipalityId, today, daysAhead) {
      const rows = await db.hardDate.findMany({
        where: {
          municipalityId,
          settledAt: null,
          on: { gte: dayToColumn(today), lte: dayToColumn(addDays(today, daysAhead)) },
        },
        orderBy: [{ on: 'asc' }, { fileId: 'asc' }, { number: 'asc' }],
        select: { fileId: true, number: true, on: true, told: true },
      });
      return rows.map(({ fileId, number, on, told }) => {
        return { fileId: fileId as FileId, number, on: dayFromColumn(on), told };
      });
    },
    async facts(municipalityId, fileId) {
      const rows = await db.fact.findMany({
        where: { municipalityId, fileId },
        orderBy: [{ recordedAt: 'asc' }, { factId: 'asc' }],
      });
      const open = await vault.opener(db, municipalityId, [fileId]);
      return rows.map((row) => factFromRow(row, open));
    },
    async referrals(municipalityId, caseId) {
      const rows = await db.referral.findMany({
        where: { municipalityId, OR: [{ fromCaseId: caseId }, { toCaseId: caseId }] },
        orderBy: { at: 'asc' },
      });
      return rows.map(({ referralId, fromCaseId, toCaseId, by, at }) => ({
        id: referralId as ReferralId,
        from: fromCaseId as CaseId,
        to: toCaseId as CaseId,
        by: by as ConstituentId,
        at,
      }));
    },

    minutes: async (id, minutesId) => (await minutes(id, { minutesId }))[0] ?? null,
    minutesOfSitting: (id, sittingId) => minutes(id, { sittingId }),
    minutesOfCase: (id, caseId) => minutes(id, { caseId }),
    async reviews(municipalityId, bodyIds) {
      const rows = await db.minutes.findMany({
        where: { municipalityId, bodyId: { in: [...bodyIds] }, status: 'confirmed' },
        orderBy: { confirmedAt: 'asc' },
        select: { caseId: true, confirmedAt: true, nextReviewOn: true },
      });
      return new Map(
        rows.flatMap(({ caseId, confirmedAt, nextReviewOn }) =>
          confirmedAt === null
            ? []
            : [
                [
                  caseId as CaseId,
                  { confirmedAt, nextReviewOn: nextReviewOn && dayFromColumn(nextReviewOn) },
                ],
              ],
        ),
      );
    },
  };
}

type DisclosureReads = Pick<
  Store,
  | 'disclosure'
  | 'unfinishedDisclosures'
  | 'liveDisclosures'
  | 'keptDisclosures'
  | 'disclosuresOf'
  | 'disclosureChecks'
  | 'readings'
>;

/** Somebody opened content for themselves, or was refused it. */
const READING_KINDS = [
  'case_read',
  'case_reading_refused',
  'minutes_read',
  'minutes_reading_refused',
  'minutes_document_read',
  'task_read',
  'task_reading_refused',
  'triggers_read',
  'triggers_reading_refused',
  'concern_read',
  'concern_reading_refused',
  'request_read',
  'request_reading_refused',
] as const;

export function disclosureReads(db: PrismaClient): DisclosureReads {
  return {
    async disclosure(municipalityId, disclosureId) {
      const row = await db.disclosure.findUnique({
        where: { municipalityId_disclosureId: { municipalityId, disclosureId } },
      });
      return row && disclosureFromRow(row);
    },

    async unfinishedDisclosures(before) {
      const rows = await db.disclosure.findMany({
        where: { status: { in: ['intended', 'allowed', 'posted'] }, at: { lt: before } },
        orderBy: { at: 'asc' },
      });
      return rows.map((row) => ({
        municipalityId: row.municipalityId as MunicipalityId,
        disclosure: disclosureFromRow(row),
      }));
    },

    async disclosuresOf(municipalityId, bodyIds) {
      const rows = await db.disclosure.findMany({
        where: { municipalityId, bodyId: { in: [...bodyIds] } },
        orderBy: { at: 'desc' },
      });
      return rows.map(disclosureFromRow);
    },

    async disclosureChecks(municipalityId, ids) {
      const rows = await db.disclosureCheck.findMany({
        where: { municipalityId, disclosureId: { in: [...ids] } },
        orderBy: { at: 'asc' },
      });
      return rows.map(({ disclosureId, at, status, proof }) => ({
        disclosureId: disclosureId as DisclosureId,
        at,
        status,
        proof: proofSchema.parse(proof),
      }));
    },

    async readings(municipalityId, bodyIds, limit) {
      const rows = await db.auditEvent.findMany({
        where: { municipalityId, bodyId: { in: [...bodyIds] }, kind: { in: [...READING_KINDS] } },
        orderBy: { at: 'desc' },
        take: limit,
      });
      return rows.map(({ at, kind, personId, caseId, facts }) => ({
        at,
        kind,
        personId: personId as PersonId | null,
        caseId: caseId as CaseId | null,
        facts: facts === null ? {} : factsSchema.parse(facts),
      }));
    },

    async keptDisclosures(municipalityId) {
      const rows = await db.disclosure.findMany({
        where: { municipalityId, status: 'kept' },
        orderBy: { at: 'asc' },
      });
      return rows.map(disclosureFromRow);
    },

    async liveDisclosures(municipalityId, caseId) {
      const rows = await db.disclosure.findMany({
        where: { municipalityId, caseId, status: { in: [...LIVE] } },
        orderBy: { at: 'asc' },
      });
      return rows.map(disclosureFromRow);
    },
  };
}
