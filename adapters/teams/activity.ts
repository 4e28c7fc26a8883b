import { z } from 'zod';
import type { TeamsConversation } from '../../src/ports/teams-store.ts';

const id = z.string().min(1).max(500);
const someone = z.object({ id, aadObjectId: z.string().max(200).nullish() });

/** What every request has in common; checked before anything else, for botbuilder dies of less (seen with 4.23.3). */
export const envelopeSchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: id.optional(),
  channelId: z.string().max(100).nullish(),
  serviceUrl: z.url().max(500),
  conversation: z.looseObject({
    id,
    conversationType: z.string().max(60).nullish(),
    tenantId: z.string().max(200).nullish(),
    isGroup: z.boolean().nullish(),
  }),
  from: someone.nullish(),
  recipient: z.object({ id }).nullish(),
  channelData: z
    .object({
      tenant: z.object({ id }).nullish(),
      team: z.object({ id }).nullish(),
      channel: z.object({ id, type: z.string().max(60).nullish() }).nullish(),
      eventType: z.string().max(100).nullish(),
    })
    .nullish(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

export const messageSchema = z.object({
  text: z.string().max(20_000).nullish(),
  value: z.unknown().optional(),
  replyToId: id.nullish(),
  entities: z
    .array(
      z.looseObject({
        type: z.string(),
        text: z.string().nullish(),
        mentioned: z.object({ id }).nullish(),
      }),
    )
    .nullish(),
});

export const executeSchema = z.object({
  replyToId: id.nullish(),
  value: z.object({ action: z.object({ verb: z.string().nullish(), data: z.unknown().optional() }) }),
});

export const taskSchema = z.object({ value: z.object({ data: z.unknown().optional() }) });

/** Of the message extension: which of its commands, and what a form of it was filled in with. */
export const extensionSchema = z.object({
  value: z.object({ commandId: z.string().max(100).nullish(), data: z.unknown().optional() }),
});

export const membersSchema = z.object({
  membersAdded: z.array(z.object({ id })).nullish(),
  membersRemoved: z.array(z.object({ id })).nullish(),
});

/**
 * Whether this comes from the message extension. It is opened above any chat, so where it comes from is no place of the bot:
 * a chat of two other people is personal too.
 */
export function isOfExtension({ type, name }: Envelope): boolean {
  return type === 'invoke' && String(name).startsWith('composeExtension/');
}

/** The directory in which it happened. */
export function tenantOf({ conversation, channelData }: Envelope): string | null {
  return channelData?.tenant?.id ?? conversation.tenantId ?? null;
}

/** Messages in a channel name their thread behind the channel. */
export function conversationOf({ conversation }: Envelope): string {
  return conversation.id.split(';')[0] ?? conversation.id;
}

/** By the id in the directory, under which people are registered; somebody without one is nobody. */
export function userOf({ from }: Envelope): string | null {
  return from?.aadObjectId || null;
}

function kindOf({ conversation, channelData }: Envelope): TeamsConversation['kind'] {
  if (conversation.conversationType === 'personal') return 'personal';
  if (conversation.conversationType === 'channel' || channelData?.team || channelData?.channel)
    return 'channel';
  // Whatever is not said to be personal may have other readers.
  return 'group';
}

/** Where this was heard, as far as it was told. */
export function heardIn(envelope: Envelope, tenant: string): TeamsConversation {
  const kind = kindOf(envelope);
  const conversation = conversationOf(envelope);
  const { channel, team } = envelope.channelData ?? {};
  return {
    tenant,
    conversation,
    kind,
    user: kind === 'personal' ? userOf(envelope) : null,
    // Of another channel of the same team nothing is learnt about this one.
    channelType: channel?.id === conversation ? (channel.type ?? null) : null,
    team: team?.id ?? null,
    serviceUrl: envelope.serviceUrl,
  };
}
