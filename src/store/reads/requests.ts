import type { MunicipalityId } from '../../domain/ids.ts';
import type { Reply } from '../../ports/card.ts';
import type { Tx } from '../client.ts';
import { replySchema } from '../json.ts';

export async function findReply(
  db: Tx,
  municipalityId: MunicipalityId,
  requestId: string,
): Promise<{ readonly reply: Reply | null } | null> {
  const row = await db.answeredRequest.findUnique({
    where: { municipalityId_requestId: { municipalityId, requestId } },
  });
  return row && { reply: row.reply === null ? null : replySchema.parse(row.reply) };
}
