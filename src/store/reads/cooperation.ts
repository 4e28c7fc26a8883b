import type { OpenRequest } from '../../domain/cooperation-request.ts';
import type { MunicipalityId } from '../../domain/ids.ts';
import type { Store } from '../../ports/store.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { requestFromRow, requestParts } from '../rows/cooperation.ts';
import { dayToColumn } from '../rows/day.ts';
import type { Vault } from '../vault.ts';

type CooperationReads = Pick<
  Store,
  'cooperationRequest' | 'requestsOfCase' | 'openRequests' | 'requestsToRemind'
>;

/** Something is still waited for. */
export const WAITING = ['asked', 'partly_answered'] as const;

export function cooperationReads(db: PrismaClient, vault: Vault): CooperationReads {
  async function requests(
    municipalityId: MunicipalityId,
    where: Prisma.CooperationRequestWhereInput,
    orderBy: Prisma.CooperationRequestOrderByWithRelationInput[],
    take?: number,
  ) {
    const rows = await db.cooperationRequest.findMany({
      where: { ...where, municipalityId },
      include: requestParts,
      orderBy,
      ...(take !== undefined && { take }),
    });
    const open = await vault.opener(db, municipalityId, [...new Set(rows.map(({ caseId }) => caseId))]);
    return rows.map((row) => requestFromRow(row, open));
  }

  return {
    cooperationRequest: async (id, requestId) => (await requests(id, { requestId }, []))[0] ?? null,
    requestsOfCase: (id, caseId) => requests(id, { caseId }, [{ number: 'asc' }]),
    openRequests: (id, bodyIds) =>
      requests(id, { bodyId: { in: [...bodyIds] }, status: { in: [...WAITING] } }, [
        { waitsUntil: 'asc' },
        { case: { number: 'asc' } },
        { number: 'asc' },
      ]),
    async requestsToRemind(id, day, step, limit) {
      const found = await requests(
        id,
        {
          waitsUntil: { lte: dayToColumn(day) },
          ...(step === 'due' ? { dueToldAt: null } : { overdueToldAt: null }),
        },
        [{ waitsUntil: 'asc' }, { requestId: 'asc' }],
        limit,
      );
      return found.filter(
        (one): one is OpenRequest => one.status === 'asked' || one.status === 'partly_answered',
      );
    },
  };
}
