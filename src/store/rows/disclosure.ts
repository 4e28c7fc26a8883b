import type { BodyId, CaseId, ConstituentId, DisclosureId, MinutesId } from '../../domain/ids.ts';
import type { DisclosureRecord } from '../../ports/store.ts';
import * as Rows from '../generated/client.ts';
import { messageRefSchema, proofSchema, toJson } from '../json.ts';

export function disclosureFromRow(row: Rows.Disclosure): DisclosureRecord {
  const { platform, tenant, channel, status, at, message, proof } = row;
  return {
    id: row.disclosureId as DisclosureId,
    bodyId: row.bodyId as BodyId,
    caseId: row.caseId as CaseId,
    minutesId: row.minutesId as MinutesId,
    channel: { platform, tenant, channel },
    status,
    by: row.by as ConstituentId,
    at,
    message: message === null ? null : messageRefSchema.parse(message),
    proof: proof === null ? null : proofSchema.parse(proof),
  };
}

/** A post stands in the channel, or may come to stand there. */
export const LIVE: readonly DisclosureRecord['status'][] = ['intended', 'allowed', 'posted', 'kept'];

/** What the protocol of posting fills in as it goes. */
export function disclosureProgress(record: DisclosureRecord) {
  const { status, message, proof, minutesId, channel } = record;
  const live = LIVE.includes(status);
  return {
    status,
    liveKey: live ? [minutesId, channel.platform, channel.tenant, channel.channel].join(' ') : null,
    message: message === null ? Rows.Prisma.DbNull : toJson(message),
    proof: proof === null ? Rows.Prisma.DbNull : toJson(proof),
  };
}
