import type { MunicipalityId } from '../../domain/ids.ts';
import type { Store } from '../../ports/store.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { concernFromRow } from '../rows/concern.ts';
import type { Vault } from '../vault.ts';

type ConcernReads = Pick<Store, 'concern' | 'concerns' | 'concernsOfCase' | 'concernNumbers'>;

export function concernReads(db: PrismaClient, vault: Vault): ConcernReads {
  async function concerns(municipalityId: MunicipalityId, where: Prisma.ConcernWhereInput) {
    const rows = await db.concern.findMany({
      where: { ...where, municipalityId },
      orderBy: [{ reportedAt: 'desc' }, { number: 'desc' }],
    });
    const open = await vault.opener(
      db,
      municipalityId,
      rows.map(({ concernId }) => concernId),
    );
    return rows.map((row) => concernFromRow(row, open));
  }
  return {
    concern: async (id, concernId) => (await concerns(id, { concernId }))[0] ?? null,
    concerns: (id, bodyIds, terms) =>
      concerns(id, {
        bodyId: { in: [...bodyIds] },
        ...(terms?.openOnly ? { status: 'open' } : {}),
        ...(terms?.by ? { reportedBy: { in: [...terms.by] } } : {}),
      }),
    concernsOfCase: (id, caseId) => concerns(id, { caseId }),
    async concernNumbers(municipalityId) {
      const rows = await db.concern.findMany({ where: { municipalityId }, select: { number: true } });
      return rows.map(({ number }) => number);
    },
  };
}
