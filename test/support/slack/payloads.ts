import type { Delivery, Retry } from './delivery.ts';
import type { FakeSlack } from './fake-slack.ts';
import { valuesOf } from './fields.ts';
import { toJson } from './methods-chat.ts';
import { userJson } from './methods-conversations.ts';
import { viewJson } from './methods-views.ts';
import type { Message, Person, View, Workspace } from './workspace.ts';

/** Who does something, and where Slack keeps them: what every payload is made from. */
export type Doing = { readonly slack: FakeSlack; readonly workspace: Workspace; readonly person: Person };

function responseUrl({ slack, workspace, person }: Doing, channel: string, messageTs?: string): string {
  const target = { team: workspace.id, channel, person: person.id, ...(messageTs ? { messageTs } : {}) };
  return `${slack.origin}/response/${slack.api.issueResponse(target)}`;
}

export function slashFields(doing: Doing, command: string, text: string, channelId: string) {
  const { slack, workspace, person } = doing;
  const { name, kind } = workspace.channel(channelId);
  return {
    token: 'legacy',
    team_id: workspace.id,
    team_domain: 'fake',
    channel_id: channelId,
    channel_name: kind === 'im' ? 'directmessage' : kind === 'private' ? 'privategroup' : name,
    user_id: person.id,
    user_name: person.id.toLowerCase(),
    command,
    text,
    api_app_id: slack.appId,
    is_enterprise_install: 'false',
    response_url: responseUrl(doing, channelId),
    trigger_id: slack.api.issueTrigger(person.id),
  };
}

/** What block_actions and view_submission have in common. */
export function sender({ slack, workspace, person }: Doing) {
  return {
    team: { id: workspace.id, domain: 'fake' },
    enterprise: null,
    is_enterprise_install: false,
    user: {
      id: person.id,
      username: person.id.toLowerCase(),
      name: person.id.toLowerCase(),
      team_id: userJson(workspace, person).team_id,
    },
    api_app_id: slack.appId,
    token: 'legacy',
    trigger_id: slack.api.issueTrigger(person.id),
  };
}

export function onMessage(doing: Doing, message: Message) {
  const { name, kind } = doing.workspace.channel(message.channel);
  const ephemeral = message.onlyFor !== undefined;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: ephemeral,
    },
    channel: { id: message.channel, name: kind === 'im' ? 'directmessage' : name },
    // Slack keeps no ephemeral messages, so it cannot send one back.
    ...(ephemeral ? {} : { message: toJson(message) }),
    state: { values: {} },
    response_url: responseUrl(doing, message.channel, message.ts),
  };
}

export function onView({ workspace }: Doing, view: View) {
  return {
    container: { type: 'view', view_id: view.id },
    view: { ...viewJson(workspace, view), state: { values: valuesOf(view) } },
  };
}

/** The envelope of the Events API. */
export function eventEnvelope(
  slack: FakeSlack,
  workspace: Workspace,
  event: Readonly<Record<string, unknown>>,
) {
  return {
    token: 'legacy',
    team_id: workspace.id,
    api_app_id: slack.appId,
    event: { event_ts: workspace.tools.nextTs(), ...event },
    type: 'event_callback',
    event_id: workspace.tools.nextId('Ev'),
    event_time: Math.floor(slack.api.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.id,
        user_id: workspace.botUser,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: '1-fake',
  };
}

/** Delivers an event, and as often again as `retries` says: the same envelope, as Slack does. */
export async function deliverEvent(
  slack: FakeSlack,
  delivery: Delivery,
  event: Readonly<Record<string, unknown>>,
  terms: { readonly workspace?: Workspace; readonly retries?: readonly Retry[] } = {},
) {
  const envelope = eventEnvelope(slack, terms.workspace ?? slack.team(), event);
  const acks = [await delivery.event(envelope)];
  for (const retry of terms.retries ?? []) acks.push(await delivery.event(envelope, retry));
  return acks;
}

/** Somebody comes into a channel; the app hears of it where the bot is a member, or is the one who comes. */
export async function joinChannel(
  slack: FakeSlack,
  delivery: Delivery,
  terms: {
    readonly channel: string;
    readonly person: string;
    readonly inviter?: string;
    readonly workspace?: Workspace;
  },
): Promise<void> {
  const workspace = terms.workspace ?? slack.team();
  workspace.join(terms.channel, terms.person);
  const channel = workspace.channel(terms.channel);
  if (!channel.members.includes(workspace.botUser)) return;
  await deliverEvent(
    slack,
    delivery,
    {
      type: 'member_joined_channel',
      user: terms.person,
      channel: channel.id,
      channel_type: channel.kind === 'private' ? 'G' : 'C',
      team: workspace.id,
      ...(terms.inviter === undefined ? {} : { inviter: terms.inviter }),
    },
    { workspace },
  );
}
