import type { z } from 'zod';
import type { ApiClock } from './triggers.ts';
import type { Workspace } from './workspace.ts';

/** An answer with `ok: false`; everything else that goes wrong in a method is a mistake in the fake. */
export class SlackRefusal extends Error {
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(error: string, fields: Readonly<Record<string, unknown>> = {}) {
    super(error);
    this.fields = fields;
  }
}

/** Blocks that Slack would refuse are refused, and noted: the app may never let it come to that. */
export function refusalAnswer(
  slack: { readonly violations: string[] },
  name: string,
  refusal: SlackRefusal,
): Answer {
  const metadata = refusal.fields.response_metadata;
  if (metadata !== undefined)
    slack.violations.push(`${name}: ${refusal.message} ${JSON.stringify(metadata)}`);
  return { ok: false, error: refusal.message, ...refusal.fields };
}

export type Answer = Readonly<Record<string, unknown>>;
export type Call<Args> = { readonly workspace: Workspace; readonly args: Args; readonly api: ApiClock };
export type Method = {
  /** The scopes that this very call needs: for a private channel others than for a public one. */
  readonly scopes: (workspace: Workspace, args: unknown) => readonly string[];
  readonly work: (workspace: Workspace, args: unknown, api: ApiClock) => Answer;
};

export function method<Args>(
  schema: z.ZodType<Args>,
  scopes: (call: Omit<Call<Args>, 'api'>) => readonly string[],
  work: (call: Call<Args>) => Answer,
): Method {
  const read = (args: unknown): Args => {
    const parsed = schema.safeParse(args);
    if (parsed.success) return parsed.data;
    const messages = parsed.error.issues.map((issue) => `[ERROR] ${issue.path.join('.')}: ${issue.message}`);
    throw new SlackRefusal('invalid_arguments', { response_metadata: { messages } });
  };
  return {
    scopes: (workspace, args) => scopes({ workspace, args: read(args) }),
    work: (workspace, args, api) => work({ workspace, args: read(args), api }),
  };
}

/** The arguments that the client sends as JSON inside the form. */
const JSON_ARGUMENTS = new Set(['blocks', 'view', 'metadata', 'files', 'attachments']);
const NUMBERS = new Set(['limit', 'length']);
const FLAGS = new Set([
  'include_all_metadata',
  'inclusive',
  'include_num_members',
  'exclude_archived',
  'return_im',
]);

export function readArguments(contentType: string, body: Buffer): Record<string, unknown> {
  if (contentType.startsWith('application/json')) return JSON.parse(body.toString('utf8'));
  const entries = [...new URLSearchParams(body.toString('utf8'))];
  return Object.fromEntries(
    entries.map(([key, value]) => {
      if (JSON_ARGUMENTS.has(key)) return [key, JSON.parse(value)];
      if (NUMBERS.has(key)) return [key, Number(value)];
      if (FLAGS.has(key)) return [key, value === 'true' || value === '1'];
      return [key, value];
    }),
  );
}

/**
 * One page of a list. `pages` may cut it into any sizes, also empty ones, as Slack does:
 * "the number of items may be less than the limit, even when more are to come" (docs.slack.dev, pagination).
 */
export function page<T>(
  items: readonly T[],
  terms: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
  sizes?: readonly number[],
): { readonly items: readonly T[]; readonly nextCursor: string } {
  const [number, start] = terms.cursor ? terms.cursor.split(':').map(Number) : [0, 0];
  if (number === undefined || start === undefined || Number.isNaN(number) || Number.isNaN(start)) {
    throw new SlackRefusal('invalid_cursor');
  }
  const size = sizes?.[number] ?? terms.limit ?? 100;
  const end = Math.min(start + size, items.length);
  const morePages = sizes !== undefined && number + 1 < sizes.length;
  const nextCursor = end < items.length || morePages ? `${number + 1}:${end}` : '';
  return { items: items.slice(start, end), nextCursor };
}
