import type { CalendarDay } from '../../domain/calendar-day.ts';
import type { MunicipalityId } from '../../domain/ids.ts';
import type { AuditAnchor, AuditHead, AuditStore } from '../../ports/audit-store.ts';
import type * as Rows from '../generated/client.ts';
import type { PrismaClient } from '../generated/client.ts';
import { dayFromColumn, dayToColumn } from '../rows/day.ts';
import { bytesOf, endOf } from './rows.ts';

export function auditHeads(db: PrismaClient): AuditStore {
  async function auditHead(municipalityId: MunicipalityId): Promise<AuditHead | null> {
    const row = await db.auditHead.findUnique({ where: { municipalityId } });
    return row && endOf(row);
  }

  return {
    auditHead,
    async anchorHead(municipalityId: MunicipalityId, day: CalendarDay): Promise<AuditAnchor | null> {
      const head = await auditHead(municipalityId);
      if (!head) return null;
      const column = dayToColumn(day);
      await db.auditAnchor.createMany({
        data: { municipalityId, day: column, number: head.number, hash: bytesOf(head.hash) },
        skipDuplicates: true,
      });
      const row = await db.auditAnchor.findUniqueOrThrow({
        where: { municipalityId_day: { municipalityId, day: column } },
      });
      return anchorOf(row);
    },
    async anchorBefore(municipalityId: MunicipalityId, day: CalendarDay): Promise<AuditAnchor | null> {
      const row = await db.auditAnchor.findFirst({
        where: { municipalityId, day: { lt: dayToColumn(day) } },
        orderBy: { day: 'desc' },
      });
      return row && anchorOf(row);
    },
  };
}

function anchorOf(row: Rows.AuditAnchor): AuditAnchor {
  const end = endOf(row);
  return { ...end, day: dayFromColumn(row.day), text: `${end.number}:${end.hash}` };
}
