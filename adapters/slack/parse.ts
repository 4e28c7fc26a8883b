import { z } from 'zod';
import type { Account, ChannelRef } from '../../src/ports/account.ts';
import type { Ask, Command } from '../../src/ports/command.ts';
import { channelIn, readCarried, withEntries } from './carry.ts';
import { VALUE_ACTION } from './form.ts';
import type { Place } from './place.ts';
import { type FieldState, sentViewSchema } from './sent-form.ts';

/** The workspace that this bot serves, and how typed words are read. */
export type Standpoint = {
  readonly tenant: string;
  readonly botUser: string;
  readonly parseWords: (typed: string) => Ask;
};

export type Parsed =
  | { readonly kind: 'command'; readonly command: Command; readonly place: Place }
  /** Who can read this channel may have changed; null: any of them. Nobody waits for an answer. */
  | { readonly kind: 'room_changed'; readonly channel: ChannelRef | null; readonly place: null }
  /** Nothing that we know; a person is told so where there is a place for it. */
  | { readonly kind: 'unsupported'; readonly because: string; readonly place: Place | null };

export const SLASH_COMMANDS: readonly string[] = ['/shien'];
/**
 * What tells that who can read a channel may have changed. `user_change` comes when somebody becomes a guest
 * or is deactivated, and names no channel.
 */
const ROOM_EVENTS = ['channel_rename', 'group_rename', 'channel_shared', 'user_change'] as const;
export const EVENTS = ['app_home_opened', 'member_joined_channel', ...ROOM_EVENTS] as const;

const id = z.string().min(1).max(200);
const unsupported = (because: string, place: Place | null = null): Parsed => ({
  kind: 'unsupported',
  because,
  place,
});

const account = (at: Standpoint, user: string): Account => ({ platform: 'slack', tenant: at.tenant, user });

/** Direct messages have ids with a D; a command said there has no channel. */
const isDirect = (channel: string) => channel.startsWith('D');

function commandOf(
  at: Standpoint,
  said: { requestId: string; user: string; ask: Ask; channel?: string },
): Command {
  const { requestId, user, ask, channel } = said;
  const open = channel !== undefined && !isDirect(channel);
  return {
    requestId,
    actor: account(at, user),
    ...(open ? { channel: { platform: 'slack', tenant: at.tenant, channel } } : {}),
    ask,
  };
}

const slashSchema = z.object({
  command: z.string(),
  text: z.string().max(10_000).default(''),
  team_id: id,
  user_id: id,
  channel_id: id,
  trigger_id: id,
  response_url: z.url(),
});

export function parseSlash(payload: unknown, at: Standpoint): Parsed {
  const said = slashSchema.safeParse(payload).data;
  if (!said) return unsupported('unreadable_slash_command');
  const place: Place = {
    kind: 'message',
    user: said.user_id,
    channel: said.channel_id,
    responseUrl: said.response_url,
    triggerId: said.trigger_id,
    ownMessage: false,
  };
  // People of a connected organisation cannot run our commands; a command from elsewhere is not for us.
  if (said.team_id !== at.tenant) return unsupported('other_workspace');
  if (!SLASH_COMMANDS.includes(said.command)) return unsupported('unknown_command', place);
  const ask = at.parseWords(said.text);
  const requestId = `slack:slash:${said.trigger_id}`;
  return {
    kind: 'command',
    place,
    command: commandOf(at, { requestId, user: said.user_id, ask, channel: said.channel_id }),
  };
}

const viewSchema = z.object({
  id,
  type: z.enum(['modal', 'home']),
  private_metadata: z.string().max(3000).default(''),
});

const actionSchema = z.object({
  user: z.object({ id }),
  trigger_id: id,
  response_url: z.url().optional(),
  container: z.object({ is_ephemeral: z.boolean().optional() }).optional(),
  channel: z.object({ id }).optional(),
  view: viewSchema.optional(),
  actions: z.array(z.object({ value: z.string().max(2000).optional(), action_ts: id })).min(1),
});

function placeOfAction(pressed: z.infer<typeof actionSchema>): Place | null {
  const user = pressed.user.id;
  const { view, channel, response_url: responseUrl, trigger_id: triggerId } = pressed;
  if (view?.type === 'home') return { kind: 'home', user, triggerId };
  if (view?.type === 'modal') {
    const from = channelIn(view.private_metadata);
    return { kind: 'modal', user, viewId: view.id, ...(from === undefined ? {} : { channel: from }) };
  }
  if (channel === undefined || responseUrl === undefined) return null;
  // On a message that only this person sees, the answer may take its place.
  const ownMessage = pressed.container?.is_ephemeral === true || isDirect(channel.id);
  return { kind: 'message', user, channel: channel.id, responseUrl, triggerId, ownMessage };
}

/** A pressed button. People of a connected organisation can press too: the use case decides about them. */
export function parseAction(payload: unknown, at: Standpoint): Parsed {
  const pressed = actionSchema.safeParse(payload).data;
  const action = pressed?.actions[0];
  if (!pressed || !action) return unsupported('unreadable_action');
  const place = placeOfAction(pressed);
  const carried = readCarried(action.value ?? '');
  if (place === null || carried === null) return unsupported('unknown_action', place);
  const user = pressed.user.id;
  const channel = 'channel' in place ? place.channel : undefined;
  return {
    kind: 'command',
    place,
    command: commandOf(at, {
      requestId: carried.once ?? `slack:action:${action.action_ts}:${user}`,
      user,
      ask: carried.ask,
      ...(channel === undefined ? {} : { channel }),
    }),
  };
}

/** What was entered, by field name. Undefined stands for an optional field that was left empty. */
function entryOf(field: FieldState, at: Standpoint): unknown {
  switch (field.type) {
    case 'plain_text_input':
      return field.value?.trim() ? field.value : undefined;
    case 'static_select':
    case 'radio_buttons':
      return field.selected_option?.value;
    case 'multi_static_select':
    case 'checkboxes':
      return field.selected_options.map(({ value }) => value);
    case 'users_select':
      return field.selected_user ? account(at, field.selected_user) : undefined;
    default:
      throw new Error(`No entry for ${JSON.stringify(field satisfies never)}`);
  }
}

const submissionSchema = z.object({
  user: z.object({ id }),
  view: z.object({ ...viewSchema.shape, hash: id, ...sentViewSchema.shape }),
});

/** A form that was sent. The same view, sent again unchanged, is the same request. */
export function parseSubmission(payload: unknown, at: Standpoint): Parsed {
  const sent = submissionSchema.safeParse(payload).data;
  if (!sent) return unsupported('unreadable_submission');
  const { view } = sent;
  const carried = readCarried(view.private_metadata);
  const user = sent.user.id;
  const channel = carried?.channel;
  const place: Place = {
    kind: 'modal',
    user,
    viewId: view.id,
    sent: view,
    ...(channel === undefined ? {} : { channel }),
  };
  const entries = Object.entries(view.state.values)
    .map(([name, { [VALUE_ACTION]: field }]) => [name, field && entryOf(field, at)] as const)
    .filter(([, entry]) => entry !== undefined);
  const ask = carried && withEntries(carried.ask, Object.fromEntries(entries));
  if (!ask) return unsupported('unknown_form', place);
  const requestId = carried.once ?? `slack:form:${view.id}:${view.hash}`;
  return {
    kind: 'command',
    place,
    command: commandOf(at, { requestId, user, ask, ...(channel === undefined ? {} : { channel }) }),
  };
}

const eventSchema = z.object({
  team_id: id,
  event_id: id,
  event: z.discriminatedUnion('type', [
    z.object({ type: z.literal('app_home_opened'), user: id, tab: z.string().default('home') }),
    z.object({ type: z.literal('member_joined_channel'), user: id, channel: id, inviter: id.optional() }),
    z.object({ type: z.enum(['channel_rename', 'group_rename']), channel: z.object({ id }) }),
    z.object({ type: z.literal('channel_shared'), channel: id }),
    z.object({ type: z.literal('user_change') }),
  ]),
});

/**
 * Opening the home tab asks for it. Whoever invites the bot into a channel is told whether it is fit for
 * confidential posts (点検), before anybody relies on it. Anything that may let somebody else read a channel is
 * passed on, and live posts in it are looked at again.
 */
export function parseEvent(payload: unknown, at: Standpoint): Parsed {
  const heard = eventSchema.safeParse(payload).data;
  if (!heard) return unsupported('unreadable_event');
  if (heard.team_id !== at.tenant) return unsupported('other_workspace');
  const { event } = heard;
  const requestId = `slack:event:${heard.event_id}`;
  if (event.type === 'app_home_opened') {
    if (event.tab !== 'home') return unsupported('messages_tab');
    const command = commandOf(at, { requestId, user: event.user, ask: { kind: 'home' } });
    return { kind: 'command', command, place: { kind: 'home_tab', user: event.user } };
  }
  if (event.type !== 'member_joined_channel') {
    const changed = event.type === 'user_change' ? null : event.channel;
    return roomChanged(at, typeof changed === 'object' ? (changed?.id ?? null) : changed);
  }
  const { inviter, channel } = event;
  if (event.user !== at.botUser) return roomChanged(at, channel);
  if (inviter === undefined) return unsupported('invited_by_nobody');
  const command = commandOf(at, { requestId, user: inviter, ask: { kind: 'check_channel' }, channel });
  return { kind: 'command', command, place: { kind: 'channel', user: inviter, channel } };
}

function roomChanged(at: Standpoint, channel: string | null): Parsed {
  const ref: ChannelRef | null = channel === null ? null : { platform: 'slack', tenant: at.tenant, channel };
  return { kind: 'room_changed', channel: ref, place: null };
}
