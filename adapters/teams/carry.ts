import { z } from 'zod';
import type { Field, Form } from '../../src/ports/card.ts';
import { type Ask, askSchema } from '../../src/ports/command.ts';
import { TEAMS_LIMITS } from './limits.ts';

const FIELD_KINDS = ['text', 'choice', 'choices', 'account'] as const satisfies readonly Field['kind'][];
type FieldKinds = Readonly<Record<string, Field['kind']>>;

/**
 * What a button or a dialog carries through Teams and back: the ask, ids only. Teams sends it back with its own token, so
 * it comes as it was drawn by us, or by somebody who may send requests as Microsoft; who may do it is decided when it is
 * pressed.
 */
const carriedSchema = z.object({
  ask: askSchema,
  once: z.string().min(1).max(300).optional(),
  /** The button stands on the person's home, which is drawn anew when something was done from it. */
  home: z.literal(true).optional(),
  /** Of a form: what kind each field is, since Teams sends all of them as text. */
  fields: z.record(z.string().max(60), z.enum(FIELD_KINDS)).optional(),
});
export type Carried = z.infer<typeof carriedSchema>;

/** Ours among what Teams and the fields of a form put beside it. */
const KEY = 'tsudoi';

/** What makes Teams open a dialog instead of sending a press. */
export const OPENS_DIALOG = { msteams: { type: 'task/fetch' } } as const;
export const VERB = 'ask';

/** Null when it is more than a button carries. */
export function carry(carried: Carried): Readonly<Record<typeof KEY, Carried>> | null {
  return JSON.stringify(carried).length <= TEAMS_LIMITS.carried ? { [KEY]: carried } : null;
}

export function carryForm({ ask, once, fields }: Form, key: string): ReturnType<typeof carry> {
  const kinds: FieldKinds = Object.fromEntries(fields.map(({ name, kind }) => [name, kind]));
  return carry({ ask, once: once ?? key, fields: kinds });
}

const withOurs = z.looseObject({ [KEY]: carriedSchema });

/** Null when this is no button of ours, or an older one of which the ask has changed. */
export function readCarried(data: unknown): Carried | null {
  return withOurs.safeParse(data).data?.[KEY] ?? null;
}

/** What was entered, by field name; an optional field that was left empty is not there. */
export function entriesIn(
  data: unknown,
  fields: FieldKinds,
  tenant: string,
): Readonly<Record<string, unknown>> {
  const sent = z.looseObject({}).safeParse(data).data ?? {};
  const entries = Object.entries(fields).map(([name, kind]) => [name, entryOf(kind, sent[name], tenant)]);
  return Object.fromEntries(entries.filter(([, entry]) => entry !== undefined));
}

function entryOf(kind: Field['kind'], sent: unknown, tenant: string): unknown {
  const text = typeof sent === 'string' ? sent : '';
  switch (kind) {
    case 'text':
      return text.trim() === '' ? undefined : text;
    case 'choice':
      return text === '' ? undefined : text;
    case 'choices':
      return text === '' ? [] : text.split(',');
    case 'account':
      return text === '' ? undefined : { platform: 'teams', tenant, user: text };
    default:
      throw new Error(`No entry for ${JSON.stringify(kind satisfies never)}`);
  }
}

/** The form's ask with what was entered; null when an entry is not of the field's kind. */
export function withEntries(ask: Ask, entries: Readonly<Record<string, unknown>>): Ask | null {
  return askSchema.safeParse({ ...ask, ...entries, kind: ask.kind }).data ?? null;
}
