import { z } from 'zod';
import type { Action, Form } from '../../src/ports/card.ts';
import { type Ask, askSchema } from '../../src/ports/command.ts';
import { SLACK_LIMITS } from './limits.ts';

/**
 * What a button or a modal carries through Slack and back: the ask, ids only. Slack signs what it sends, so
 * it comes back as it was drawn; who may do it is decided when it is pressed.
 */
const carriedSchema = z.object({
  ask: askSchema,
  once: z.string().min(1).max(300).optional(),
  /** The channel in which a form was asked for; a submission does not tell it. */
  channel: z.string().min(1).max(200).optional(),
});
export type Carried = z.infer<typeof carriedSchema>;

/** All our buttons; the number keeps those of one block apart. */
export const ACTION_PREFIX = 'ask:';
export const FORM_CALLBACK = 'form';

/** Null when it is more than Slack carries. */
function write(carried: Carried, max: number): string | null {
  const text = JSON.stringify(carried);
  return text.length <= max ? text : null;
}

export function buttonValue({ ask, once }: Pick<Action, 'ask' | 'once'>): string | null {
  return write({ ask, ...(once === undefined ? {} : { once }) }, SLACK_LIMITS.buttonValue);
}

export function formMetadata({ ask, once }: Form, channel: string | undefined): string | null {
  const carried = {
    ask,
    ...(once === undefined ? {} : { once }),
    ...(channel === undefined ? {} : { channel }),
  };
  return write(carried, SLACK_LIMITS.privateMetadata);
}

const channelSchema = z.object({ channel: z.string().min(1).max(200).optional() });

/** For modals that show a card: where the person began. */
export function channelMetadata(channel: string | undefined): string {
  return JSON.stringify(channel === undefined ? {} : { channel });
}

export function channelIn(metadata: string): string | undefined {
  return readJson(channelSchema, metadata)?.channel;
}

function readJson<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Null for what no version of ours wrote, or an older one of which the ask has changed. */
export function readCarried(text: string): Carried | null {
  return readJson(carriedSchema, text);
}

/** The form's ask with what was entered; null when an entry is not of the field's kind. */
export function withEntries(ask: Ask, entries: Readonly<Record<string, unknown>>): Ask | null {
  return askSchema.safeParse({ ...ask, ...entries, kind: ask.kind }).data ?? null;
}
