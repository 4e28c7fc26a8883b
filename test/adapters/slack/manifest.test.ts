import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { EVENTS, SLASH_COMMANDS } from '../../../adapters/slack/parse.ts';
import { SLACK_PATH } from '../../../adapters/slack/server.ts';

/** Only what a manifest may hold, with the limits that Slack's own type for it states (@slack/web-api, Manifest). */
const manifestSchema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.number(), minor_version: z.number() }),
  display_information: z.strictObject({
    name: z.string().max(35),
    description: z.string().max(140),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    bot_user: z.strictObject({ display_name: z.string().max(80), always_online: z.boolean() }),
    slash_commands: z.array(
      z.strictObject({
        command: z.string().max(32),
        url: z.url(),
        description: z.string().max(2000),
        usage_hint: z.string().max(1000),
        should_escape: z.boolean(),
      }),
    ),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: z.url(), bot_events: z.array(z.string()) }),
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: z.url() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

/** The scopes of each Web API method in the conversations that we have (docs.slack.dev, methods). */
const SCOPES_OF: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'files.uploadV2': ['files:write'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.update': [],
};

function usedMethods(): string[] {
  const folder = new URL('../../../adapters/slack/', import.meta.url);
  const sources = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const calls = sources.flatMap((source) => [
    ...source.matchAll(/\.(auth|bots|chat|conversations|files|reactions|team|users|views)\.(\w+)\(/g),
  ]);
  return [...new Set(calls.map(([, family, method]) => `${family}.${method}`))].sort();
}

const manifest = manifestSchema.parse(
  parse(readFileSync(new URL('../../../manifests/slack.yaml', import.meta.url), 'utf8')),
);

describe('the manifest of the Slack app', () => {
  it('announces the commands that are handled', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(SLASH_COMMANDS);
  });

  it('subscribes to the events that are handled', () => {
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(EVENTS);
  });

  it('sends everything to the one address that is served', () => {
    const { event_subscriptions, interactivity } = manifest.settings;
    const urls = [event_subscriptions, interactivity].map(({ request_url }) => request_url);
    for (const url of [...urls, ...manifest.features.slash_commands.map((command) => command.url)]) {
      expect(new URL(url).pathname).toBe(SLACK_PATH);
    }
  });

  it('asks for the scopes of the methods that are called, and for no other', () => {
    expect(usedMethods()).toEqual(Object.keys(SCOPES_OF).sort());
    const needed = new Set(['commands', ...Object.values(SCOPES_OF).flat()]);
    expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual([...needed].sort());
  });
});
