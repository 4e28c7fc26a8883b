import type { ChannelRef } from '../../src/ports/account.ts';
import type { Ask, Command } from '../../src/ports/command.ts';
import {
  conversationOf,
  type Envelope,
  executeSchema,
  extensionSchema,
  heardIn,
  isOfExtension,
  membersSchema,
  messageSchema,
  taskSchema,
  userOf,
} from './activity.ts';
import { type Carried, entriesIn, readCarried, withEntries } from './carry.ts';
import { isExtensionWord } from './dialogs.ts';
import { consentSchema, type UploadInfo } from './files.ts';
import { LOOK_VERB, mayBeShownUnasked } from './own-view.ts';
import type { Place } from './place.ts';

export type Parsed =
  | {
      readonly kind: 'command';
      readonly command: Command;
      readonly place: Place;
      /** What a form asked before anything was entered, to show it again after a fault. */
      readonly before?: Ask;
    }
  /** Who can read this room may have changed; null: any of a team. `tells` is what the person who did it asks without knowing. */
  | {
      readonly kind: 'room_changed';
      readonly channel: ChannelRef | null;
      readonly tells: { readonly command: Command; readonly place: Place } | null;
    }
  /** An offered file was taken; without `upload` it was declined. */
  | {
      readonly kind: 'file';
      readonly file: string;
      readonly upload: UploadInfo | null;
      readonly place: Place;
    }
  /** Nothing that we know; a person is told so where there is a place for it. */
  | { readonly kind: 'unsupported'; readonly because: string; readonly place: Place | null };

export type Standpoint = {
  readonly tenant: string;
  readonly botId: string;
  readonly parseWords: (typed: string) => Ask;
};

const unsupported = (because: string, place: Place | null = null): Parsed => ({
  kind: 'unsupported',
  because,
  place,
});

/** Reads a request of Teams that is known to come from Microsoft, and from a directory that is served. */
export function parseActivity(envelope: Envelope, at: Standpoint): Parsed {
  switch (envelope.type) {
    case 'message':
      return parseMessage(envelope, at);
    case 'invoke':
      return parseInvoke(envelope, at);
    case 'conversationUpdate':
    case 'installationUpdate':
      return parseChange(envelope, at);
    default:
      return unsupported('other_activity');
  }
}

function placeOf(envelope: Envelope, at: Standpoint, how: Place['how']): Place | null {
  const user = userOf(envelope);
  if (user === null) return null;
  const { kind, conversation } = heardIn(envelope, at.tenant);
  const surface = kind === 'personal' && !isOfExtension(envelope) ? 'personal' : 'room';
  return { tenant: at.tenant, user, conversation, thread: envelope.conversation.id, surface, how };
}

function commandAt(place: Place, requestId: string, ask: Ask): Command {
  const { tenant, user, conversation, surface } = place;
  return {
    requestId,
    actor: { platform: 'teams', tenant, user },
    ...(surface === 'room' ? { channel: { platform: 'teams', tenant, channel: conversation } } : {}),
    ask,
  };
}

/** A word to the bot: in a room with its mention, which is not part of the word. */
function parseMessage(envelope: Envelope, at: Standpoint): Parsed {
  const said = messageSchema.safeParse(envelope).data;
  if (!said) return unsupported('unreadable_message');
  const place = placeOf(envelope, at, { kind: 'said' });
  if (place === null) return unsupported('nobody');
  // A retry has the same id; without one it could not be told from a second word.
  if (envelope.id === undefined) return unsupported('without_id', place);
  const requestId = `teams:message:${place.conversation}:${envelope.id}`;
  const carried = said.text ? null : readCarried(said.value);
  if (carried !== null) {
    const command = commandAt(place, carried.once ?? requestId, carried.ask);
    return { kind: 'command', command, place };
  }
  const mentions = (said.entities ?? []).filter((one) => one.type === 'mention');
  const ours = mentions.filter((one) => one.mentioned?.id === (envelope.recipient?.id ?? at.botId));
  if (place.surface === 'room' && ours.length === 0) return unsupported('not_addressed');
  const words = ours.reduce((text, one) => text.replace(one.text ?? '', ' '), said.text ?? '');
  return { kind: 'command', command: commandAt(place, requestId, at.parseWords(plainText(words))), place };
}

/** As it was typed: Teams writes some letters as in HTML. */
function plainText(text: string): string {
  return text
    .replaceAll('&nbsp;', ' ')
    .replaceAll('\u00a0', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()
    .slice(0, 10_000);
}

function parseInvoke(envelope: Envelope, at: Standpoint): Parsed {
  switch (envelope.name) {
    case 'adaptiveCard/action':
      return parsePress(envelope, at);
    case 'task/fetch':
    case 'task/submit':
      return parseDialog(envelope, at);
    case 'composeExtension/fetchTask':
    case 'composeExtension/submitAction':
      return parseExtension(envelope, at);
    case 'fileConsent/invoke':
      return parseConsent(envelope, at);
    default:
      return unsupported('other_invoke');
  }
}

function parseConsent(envelope: Envelope, at: Standpoint): Parsed {
  const value = consentSchema.safeParse(envelope).data?.value;
  const place = placeOf(envelope, at, { kind: 'said' });
  if (!value || place === null) return unsupported('unreadable_consent');
  const upload = value.action === 'accept' ? (value.uploadInfo ?? null) : null;
  return { kind: 'file', file: value.context.tsudoiFile, upload, place };
}

function parsePress(envelope: Envelope, at: Standpoint): Parsed {
  const pressed = executeSchema.safeParse(envelope).data;
  const carried = readCarried(pressed?.value.action.data);
  if (pressed?.value.action.verb === LOOK_VERB) return lookOf(envelope, at, carried);
  const how = {
    kind: 'pressed',
    message: pressed?.replyToId ?? null,
    onHome: carried?.home ?? false,
  } as const;
  const place = placeOf(envelope, at, how);
  if (place === null) return unsupported('nobody');
  if (carried === null || envelope.id === undefined) return unsupported('unknown_action', place);
  const requestId = carried.once ?? `teams:press:${place.conversation}:${envelope.id}`;
  return { kind: 'command', command: commandAt(place, requestId, carried.ask), place };
}

/** What somebody sees without a press is asked for by us only, but a client could say anything. */
function lookOf(envelope: Envelope, at: Standpoint, carried: Carried | null): Parsed {
  const place = placeOf(envelope, at, { kind: 'looked' });
  if (place === null) return unsupported('nobody');
  if (carried === null || envelope.id === undefined || !mayBeShownUnasked(carried.ask))
    return unsupported('unknown_look', place);
  const requestId = `teams:look:${place.conversation}:${envelope.id}`;
  return { kind: 'command', command: commandAt(place, requestId, carried.ask), place };
}

/** A button that opens a dialog, a button inside one, or a form that was sent: only a form tells its fields. */
function parseDialog(envelope: Envelope, at: Standpoint): Parsed {
  const data = taskSchema.safeParse(envelope).data?.value.data;
  const sends = envelope.name === 'task/submit';
  return dialogOf(envelope, at, { data, carried: readCarried(data), sends, from: 'message' });
}

/** The message extension: one of its commands opens a dialog, which goes on like any other. */
function parseExtension(envelope: Envelope, at: Standpoint): Parsed {
  const { commandId, data } = extensionSchema.safeParse(envelope).data?.value ?? {};
  const sends = envelope.name === 'composeExtension/submitAction';
  const opened = commandId && isExtensionWord(commandId) ? { ask: at.parseWords(commandId) } : null;
  return dialogOf(envelope, at, {
    ...{ data, sends, from: 'extension' },
    carried: sends ? readCarried(data) : opened,
  });
}

type InDialog = {
  readonly data: unknown;
  readonly carried: Carried | null;
  readonly sends: boolean;
  readonly from: 'message' | 'extension';
};

function dialogOf(envelope: Envelope, at: Standpoint, { data, carried, sends, from }: InDialog): Parsed {
  const fields = sends ? carried?.fields : undefined;
  const entries = fields && entriesIn(data, fields, at.tenant);
  const place = placeOf(envelope, at, { kind: 'dialog', sent: entries ? { entries } : null, from });
  if (place === null) return unsupported('nobody');
  const ask = carried && (entries ? withEntries(carried.ask, entries) : carried.ask);
  if (!carried || !ask || envelope.id === undefined) return unsupported('unknown_dialog', place);
  // A form that opens does no work; only sending it counts under its key.
  const once = sends ? carried.once : undefined;
  const requestId = once ?? `teams:dialog:${place.conversation}:${envelope.id}`;
  return {
    kind: 'command',
    command: commandAt(place, requestId, ask),
    place,
    ...(entries ? { before: carried.ask } : {}),
  };
}

/**
 * Anything that happens to a room or its team may let somebody else read it, so live posts are looked at again. Whoever adds
 * the bot to a group chat is told whether it is fit for confidential posts (点検), and in a personal chat sees their home.
 */
function parseChange(envelope: Envelope, at: Standpoint): Parsed {
  const change = membersSchema.safeParse(envelope).data;
  if (!change) return unsupported('unreadable_change');
  const { kind, team } = heardIn(envelope, at.tenant);
  const added = change.membersAdded?.some((one) => one.id === (envelope.recipient?.id ?? at.botId)) ?? false;
  const place = added ? placeOf(envelope, at, { kind: 'said' }) : null;
  const ask: Ask = kind === 'personal' ? { kind: 'home' } : { kind: 'check_channel' };
  // A team's list is that of its channels: in which of them the bot is wanted is not said.
  const told = place !== null && kind !== 'channel' && envelope.id !== undefined;
  const tells = told
    ? { place, command: commandAt(place, `teams:change:${place.conversation}:${envelope.id}`, ask) }
    : null;
  const channel: ChannelRef | null =
    team !== null || kind === 'channel'
      ? null
      : { platform: 'teams', tenant: at.tenant, channel: conversationOf(envelope) };
  return { kind: 'room_changed', channel, tells };
}
