import type { MunicipalityId, SittingId } from '../domain/ids.ts';
import type { Outgoing, SentMessage } from '../ports/notice.ts';
import type { Commit, Due, Store } from '../ports/store.ts';
import type { Tx } from './client.ts';
import type { PrismaClient } from './generated/client.ts';
import { outgoingSchema, sentMessageSchema, toJson } from './json.ts';

/** Puts messages into the outbox; one whose key was there before is left out, sent or not. */
export async function enqueue(tx: Tx, { municipalityId, outbox, at }: Commit): Promise<void> {
  if (outbox.length === 0) return;
  await tx.outboxMessage.createMany({
    data: outbox.map((outgoing) => ({
      municipalityId,
      key: outgoing.key,
      outgoing: toJson(outgoing),
      status: 'waiting' as const,
      dueAt: at,
    })),
    skipDuplicates: true,
  });
}

type LeasedRow = { municipalityId: MunicipalityId; number: bigint; outgoing: unknown; attempts: number };

type OutboxPart = Pick<Store, 'lease' | 'delivered' | 'failed' | 'sentAbout' | 'outboxCounts' | 'nextDue'>;

/**
 * The outbox as its workers see it. A lease is a due time in the future: a worker that dies gives the message back by
 * letting it pass.
 */
export function outbox(db: PrismaClient): OutboxPart {
  return {
    async lease(now, leaseSeconds, limit) {
      const until = new Date(now.getTime() + leaseSeconds * 1000);
      // Raw, because Prisma has no SKIP LOCKED, with which workers pass each other instead of queueing.
      const rows = await db.$queryRaw<LeasedRow[]>`
        WITH due AS MATERIALIZED (
          SELECT "municipalityId", "number" FROM "OutboxMessage"
           WHERE "status" = 'waiting' AND "dueAt" <= ${now}
           ORDER BY "number" LIMIT ${limit} FOR UPDATE SKIP LOCKED
        )
        UPDATE "OutboxMessage" message SET "dueAt" = ${until}, "attempts" = "attempts" + 1
          FROM due WHERE message."municipalityId" = due."municipalityId" AND message."number" = due."number"
        RETURNING message."municipalityId", message."number", message."outgoing", message."attempts"`;
      return rows.sort((a, b) => (a.number < b.number ? -1 : 1)).map(dueFromRow);
    },

    async delivered(due, sent, now) {
      // Whoever holds the lease by now: it has been sent, and must not be sent again.
      await db.outboxMessage.updateMany({
        where: messageOf(due),
        data: { status: 'sent', sentAt: now, ...(sent && aboutSent(sent)) },
      });
    },

    async failed(due, why, again) {
      const next = again ? { dueAt: again } : { status: 'dead' as const };
      // Not when another worker has it since: then that one's result counts.
      await db.outboxMessage.updateMany({
        where: { ...messageOf(due), status: 'waiting', attempts: due.attempts + 1 },
        data: { lastFailure: why, ...next },
      });
    },

    async sentAbout(municipalityId, sittingId) {
      const rows = await db.outboxMessage.findMany({
        where: { municipalityId, sittingId, status: 'sent' },
        orderBy: { number: 'asc' },
      });
      return rows.map(({ sent }) => sentMessageSchema.parse(sent));
    },

    async outboxCounts() {
      const count = (status: 'waiting' | 'dead') => db.outboxMessage.count({ where: { status } });
      const [waiting, dead] = await Promise.all([count('waiting'), count('dead')]);
      return { waiting, dead };
    },

    async nextDue() {
      const next = await db.outboxMessage.findFirst({
        where: { status: 'waiting' },
        orderBy: { dueAt: 'asc' },
        select: { dueAt: true },
      });
      return next?.dueAt ?? null;
    },
  };
}

function messageOf({ municipalityId, id }: Due) {
  return { municipalityId, number: BigInt(id) };
}

function dueFromRow({ municipalityId, number, outgoing, attempts }: LeasedRow): Due {
  const parsed: Outgoing = outgoingSchema.parse(outgoing);
  return { id: String(number), municipalityId, outgoing: parsed, attempts: attempts - 1 };
}

function aboutSent(sent: SentMessage) {
  const sittingId: SittingId | null = 'sittingId' in sent.notice ? sent.notice.sittingId : null;
  return { sent: toJson(sent), sittingId };
}
