import type { BodyId, MunicipalityId } from '../../domain/ids.ts';
import type { SittingRecord, Store } from '../../ports/store.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { type SittingRow, sittingParts, sittingRecordFromRow } from '../rows/sitting.ts';
import type { Vault } from '../vault.ts';

type SittingReads = Pick<Store, 'sitting' | 'sittings' | 'pastSittings'>;

export function sittingReads(db: PrismaClient, vault: Vault): SittingReads {
  async function records(
    municipalityId: MunicipalityId,
    rows: readonly SittingRow[],
  ): Promise<SittingRecord[]> {
    const withWords = rows.filter(({ replies }) => replies.some(({ word }) => word !== null));
    const open = await vault.opener(
      db,
      municipalityId,
      withWords.map(({ sittingId }) => sittingId),
    );
    return rows.map((row) => sittingRecordFromRow(row, open));
  }

  /** Sittings that these bodies lead or sit in on. */
  const ofBodies = (bodyIds: readonly BodyId[]): Prisma.SittingWhereInput => ({
    OR: [{ bodyId: { in: [...bodyIds] } }, { jointWith: { hasSome: [...bodyIds] } }],
  });

  return {
    async sitting(municipalityId, sittingId) {
      const row = await db.sitting.findUnique({
        where: { municipalityId_sittingId: { municipalityId, sittingId } },
        include: sittingParts,
      });
      const [record] = await records(municipalityId, row ? [row] : []);
      return record ?? null;
    },

    async sittings(municipalityId, bodyIds, since) {
      const rows = await db.sitting.findMany({
        where: {
          municipalityId,
          AND: [
            ofBodies(bodyIds),
            { OR: [{ status: 'polling' }, { status: 'convened', endsAt: { gt: since } }] },
          ],
        },
        include: sittingParts,
        orderBy: [{ startsAt: { sort: 'asc', nulls: 'last' } }, { deadline: 'asc' }, { sittingId: 'asc' }],
      });
      return records(municipalityId, rows);
    },

    async pastSittings(municipalityId, bodyIds, now, limit) {
      const rows = await db.sitting.findMany({
        where: { municipalityId, ...ofBodies(bodyIds), status: 'convened', startsAt: { lt: now } },
        include: sittingParts,
        orderBy: [{ startsAt: 'desc' }, { sittingId: 'asc' }],
        take: limit,
      });
      return records(municipalityId, rows);
    },
  };
}
