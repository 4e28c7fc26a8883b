import { z } from 'zod';
import type { QuorumRule } from '../domain/meeting-body.ts';
import { channelRefSchema, type MessageRef } from '../ports/account.ts';
import type { Reply } from '../ports/card.ts';
import type { Notice, Outgoing, Recipient, SentMessage } from '../ports/notice.ts';
import type { DisclosureProof } from '../ports/store.ts';
import type { Prisma } from './generated/client.ts';

// JSON columns are parsed when they are read. What only this program writes, and whose inside only the views and
// adapters look at, is looked at in outline.

/** PostgreSQL takes neither the character NUL nor half of a surrogate pair, and people paste both. */
export function cleanText(text: string): string {
  return Buffer.from(text.replaceAll('\0', '')).toString();
}

export function toJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(
    JSON.stringify(value, (_key, part) => (typeof part === 'string' ? cleanText(part) : part)),
  );
}

export const quorumSchema: z.ZodType<QuorumRule> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('heads'), numerator: z.int().min(0), denominator: z.int().min(1) }),
  z.object({ kind: z.literal('agencies'), agencies: z.array(outline<never>(z.string())) }),
]);

export const messageRefSchema: z.ZodType<MessageRef> = channelRefSchema.extend({ message: z.string() });

export const proofSchema: z.ZodType<DisclosureProof> = z.object({
  gateVersion: z.string(),
  pledgeVersion: z.string(),
  checkedAt: z.string(),
  pages: z.number(),
  listHash: z.string(),
  room: z.array(z.string()),
  readers: z.array(
    z.object({
      account: z.string(),
      constituentId: z.string().nullable(),
      reasons: z.array(z.string()),
    }),
  ),
});

export const factsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export const replySchema = outline<Reply>(
  z.discriminatedUnion('kind', [
    z.looseObject({ kind: z.literal('card'), card: z.looseObject({ title: z.string() }) }),
    z.looseObject({ kind: z.literal('form'), form: z.looseObject({ title: z.string() }) }),
  ]),
);

const noticeSchema = outline<Notice>(z.looseObject({ kind: z.string() }));

const recipientSchema = outline<Recipient>(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('person'), personId: z.string() }),
    z.object({ kind: z.literal('channel'), channel: channelRefSchema }),
  ]),
);

export const outgoingSchema = outline<Outgoing>(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('notice'), key: z.string(), to: recipientSchema, notice: noticeSchema }),
    z.object({
      kind: z.literal('refresh'),
      key: z.string(),
      sittingId: z.string(),
      scope: z.union([z.literal('all'), z.object({ countsAnd: z.string() })]),
    }),
  ]),
);

export const sentMessageSchema: z.ZodType<SentMessage> = z.object({
  message: messageRefSchema,
  to: recipientSchema,
  notice: noticeSchema,
});

/** A schema that checks less than its type says, such as ids that are more than strings to the compiler. */
function outline<T>(schema: z.ZodType<unknown>): z.ZodType<T> {
  return schema as z.ZodType<T>;
}
