import { z } from 'zod';
import type { Account } from '../../src/ports/account.ts';
import { type Ask, askSchema, type Command } from '../../src/ports/command.ts';
import { accountIn, channelIn, channelOf, type Stage, seatOf } from './stage.ts';

/** Where a post came from: whose seat, and the conversation in front of it. */
export type Standpoint = { readonly user: string; readonly conversation: string };

/** What a person had entered in a form, by field name, so that nothing is lost when it is shown again. */
export type Entered = ReadonlyMap<string, string | readonly string[]>;

export type Said = { readonly command: Command; readonly token: string; readonly text: string };
export type Asked = {
  readonly command: Command;
  readonly token: string;
  /** The message on which the button stood. */
  readonly message: number | null;
  readonly entered: Entered;
  /** To be asked before anything is done. */
  readonly confirm: Question | null;
};

const questionSchema = z.object({ text: z.string(), yes: z.string(), no: z.string(), danger: z.boolean() });
export type Question = Readonly<z.infer<typeof questionSchema>>;

/** The fields of a post; a name that occurs twice has a list. */
export type Fields = Readonly<Record<string, unknown>>;

const token = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);

/** The token of one click or submit; a double click posts the same one. */
export function parseToken(fields: Fields): string | null {
  return token.safeParse(fields.request).data ?? null;
}

const saidSchema = z.object({ request: token, text: z.string().max(500) });

/**
 * Words typed into the box or tapped, with or without `/shien` in front as in Slack. Null is a post that no
 * page of ours makes.
 */
export function parseSaid(
  fields: Fields,
  at: Standpoint,
  stage: Stage,
  parseWords: (text: string) => Ask,
): Said | null {
  const said = saidSchema.safeParse(fields).data;
  if (!said) return null;
  const text = said.text.trim();
  const ask = parseWords(text.replace(/^[/／]shien(?=\s|$)/iu, '').trim());
  return { command: commandOf(said.request, ask, at, stage), token: said.request, text };
}

const askedSchema = z.object({
  request: token,
  ask: z.string().max(20_000).transform(readJson),
  once: z.string().min(1).max(300).optional(),
  message: z.coerce.number().int().positive().optional(),
  confirm: z.string().max(5_000).transform(readJson).pipe(questionSchema).optional(),
  confirmed: z.literal('yes').optional(),
});

/**
 * A pressed button or a submitted form. A form's inputs are named `kind:name`, since a list of one and a
 * text look alike once they are posted. Null is a post that no page of ours makes.
 */
export function parseAsked(fields: Fields, at: Standpoint, stage: Stage): Asked | null {
  const posted = askedSchema.safeParse(fields).data;
  if (!posted) return null;
  const { request, message, confirm, confirmed } = posted;
  const entered = new Map<string, string | readonly string[]>();
  const values: Record<string, unknown> = {};
  for (const [key, raw] of Object.entries(fields)) {
    const [, kind, name] = /^(text|choice|choices|account):([A-Za-z]\w{0,40})$/.exec(key) ?? [];
    if (kind === undefined || name === undefined || name === 'kind') continue;
    const texts = (Array.isArray(raw) ? raw : [raw]).filter((one) => typeof one === 'string');
    const value = kind === 'choices' ? texts.filter((one) => one !== '') : typedText(texts[0] ?? '');
    entered.set(name, value);
    const read = kind === 'account' ? readAccount(stage, String(value)) : value;
    if (read === undefined) return null;
    if (read !== '') values[name] = read;
  }
  const ask = askSchema.safeParse({ ...(posted.ask as object | null), ...values }).data;
  if (!ask) return null;
  return {
    command: commandOf(posted.once ?? request, ask, at, stage),
    token: request,
    message: message ?? null,
    entered,
    confirm: confirmed === 'yes' ? null : (confirm ?? null),
  };
}

function commandOf(requestId: string, ask: Ask, at: Standpoint, stage: Stage): Command {
  const actor = accountIn(stage, at.user);
  const channel = channelOf(stage, at.conversation) ? channelIn(stage, at.conversation) : null;
  return { requestId, actor, ...(channel && { channel }), ask };
}

/** Browsers send line breaks as CRLF and an empty field as an empty text. */
function typedText(text: string): string {
  const plain = text.replaceAll('\r\n', '\n');
  return plain.trim() === '' ? '' : plain;
}

/** Undefined when it is nobody with a seat; empty when nobody was chosen. */
function readAccount(stage: Stage, user: string): Account | '' | undefined {
  if (user === '') return '';
  return seatOf(stage, user) ? accountIn(stage, user) : undefined;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
