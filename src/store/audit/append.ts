import type { MunicipalityId } from '../../domain/ids.ts';
import { isUniqueViolation, type Tx } from '../client.ts';
import { type AuditEntry, type ChainEnd, chainUp, NOTHING_YET } from './chain.ts';
import { bytesOf, endOf, type HeadRow, rowOf } from './rows.ts';

/** The recorded end of a chain is not where its rows end; somebody has written to these tables by hand. */
export class AuditChainBroken extends Error {
  readonly code = 'audit_chain_broken';

  constructor(cause: unknown) {
    super(
      '監査記録の末尾が、記録と合いません。npm run audit:verify で確かめてください。 / ' +
        'The audit does not end where its head says. Run npm run audit:verify.',
      { cause },
    );
    this.name = 'AuditChainBroken';
  }
}

/**
 * Adds lines to the municipality's chain. To be called last in a transaction: from here to its end all other writers
 * of the municipality wait, and since nothing more is locked after it, none of them can wait in a circle.
 */
export async function appendAudit(
  tx: Tx,
  municipalityId: MunicipalityId,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const end = await holdEnd(tx, municipalityId);
  // A trigger moves the head along.
  await tx.auditEvent.createMany({ data: chainUp(end, entries).map(rowOf) }).catch((error) => {
    throw isUniqueViolation(error) ? new AuditChainBroken(error) : error;
  });
}

async function holdEnd(tx: Tx, municipalityId: MunicipalityId): Promise<ChainEnd> {
  // Prisma has no words for row locks.
  const lock = () => tx.$queryRaw<HeadRow[]>`
    SELECT "number", "hash" FROM "AuditHead" WHERE "municipalityId" = ${municipalityId} FOR UPDATE`;
  const [present] = await lock();
  if (present) return endOf(present);
  // The municipality's first line. Of several at once, one makes the row and the others wait for it here.
  const { number, hash } = NOTHING_YET;
  await tx.auditHead.createMany({
    data: { municipalityId, number, hash: bytesOf(hash) },
    skipDuplicates: true,
  });
  const [made] = await lock();
  if (!made) throw new AuditChainBroken(undefined);
  return endOf(made);
}
