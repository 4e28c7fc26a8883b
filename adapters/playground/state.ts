import { z } from 'zod';
import type { Card } from '../../src/ports/card.ts';
import type { Stage } from './stage.ts';

/** Written by ourselves from a `Card`; only that it is one is looked at again. */
const cardSchema = z
  .looseObject({ title: z.string(), preview: z.string() })
  .transform((card) => card as Card);

const contentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('card'), card: cardSchema, confidential: z.boolean() }),
  z.object({ kind: z.literal('words'), text: z.string() }),
  z.object({ kind: z.literal('retracted') }),
]);
export type Content = z.infer<typeof contentSchema>;

const messageSchema = z.object({
  number: z.number().int().positive(),
  conversation: z.string(),
  /** Null is the bot. */
  from: z.string().nullable(),
  /** Set on a message in a channel that one person alone sees. */
  onlyFor: z.string().nullable(),
  /** The same key in the same conversation is the same message. */
  key: z.string(),
  /** By the clock of the demo. */
  at: z.string(),
  /** Grows with each change of the content. */
  revision: z.number().int().positive(),
  content: contentSchema,
});
export type Message = Readonly<z.infer<typeof messageSchema>>;

/** Everything that the playground itself remembers; cards are kept as data and drawn when looked at. */
export const stateSchema = z.object({
  format: z.literal(1),
  lastNumber: z.number().int().nonnegative(),
  clockAheadMs: z.number().nonnegative(),
  members: z.record(z.string(), z.array(z.string())),
  messages: z.array(messageSchema),
  /** The newest message that a person has seen in a conversation, as `user/conversation`. */
  seen: z.record(z.string(), z.number().int()),
});
export type State = Readonly<z.infer<typeof stateSchema>>;

export function firstState(stage: Stage): State {
  return {
    format: 1,
    lastNumber: 0,
    clockAheadMs: 0,
    members: Object.fromEntries(stage.channels.map((channel) => [channel.id, [...channel.members]])),
    messages: [],
    seen: {},
  };
}

/** Enough for weeks of trying; what is older is forgotten, as the file is written as a whole. */
export const KEPT_PER_CONVERSATION = 500;

/** Adds a message and forgets the oldest of its conversation beyond what is kept. */
export function withMessage(state: State, message: Omit<Message, 'number' | 'revision'>): State {
  const added = { ...message, number: state.lastNumber + 1, revision: 1 };
  const same = state.messages.filter((one) => one.conversation === message.conversation);
  const oldest = same.length >= KEPT_PER_CONVERSATION ? same[0] : undefined;
  return {
    ...state,
    lastNumber: added.number,
    messages: [...state.messages.filter((one) => one !== oldest), added],
  };
}

export function withContent(state: State, number: number, content: Content): State {
  return {
    ...state,
    messages: state.messages.map((one) =>
      one.number === number ? { ...one, content, revision: one.revision + 1 } : one,
    ),
  };
}
