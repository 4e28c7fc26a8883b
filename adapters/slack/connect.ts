import { setTimeout } from 'node:timers/promises';
import { type Logger, LogLevel, webApi } from '@slack/bolt';
import type { Log } from '../../src/ports/log.ts';
import { SLACK_PATIENCE } from './limits.ts';

export type Patience = { readonly [Kind in keyof typeof SLACK_PATIENCE]: number };

export type Wait = (seconds: number) => Promise<void>;

export type SlackSettings = {
  readonly token: string;
  /** Another Slack Web API, for tests. */
  readonly apiUrl?: string;
  /** Milliseconds to wait for Slack, where a test is less patient. */
  readonly patience?: Partial<Patience>;
  /** How time is let pass between two attempts; a test does not wait. */
  readonly wait?: Wait;
};

/** One workspace, reached with its bot token. */
export type SlackConnection = {
  /** The workspace's id (T…); every account and channel of it carries this. */
  readonly tenant: string;
  readonly botUser: string;
  readonly botId: string;
  readonly token: string;
  readonly apiUrl: string | undefined;
  /**
   * Two clients, since a rate limit on one method stops the whole queue of its client: a slow member list
   * must not keep `views.open` waiting until its trigger is dead.
   */
  readonly interaction: webApi.WebClient;
  readonly bulk: webApi.WebClient;
  readonly patience: Patience;
  readonly wait: Wait;
  readonly logger: Logger;
};

/**
 * Bolt and its client log what they received, content included. Of their messages only the beginning is
 * kept, up to the first colon or bracket: that part is theirs.
 */
export function contentFreeLogger(log: Log): Logger {
  const facts = (messages: readonly unknown[]) => ({
    adapter: 'slack',
    said: String(messages[0] ?? '')
      .split(/[:([{"'`]/)[0]
      ?.slice(0, 120),
  });
  return {
    debug: () => {},
    info: () => {},
    warn: (...messages) => log.warn(facts(messages)),
    error: (...messages) => log.error(facts(messages)),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}

/** Asks Slack who we are. Throws when the token is not accepted or Slack cannot be reached. */
export async function connectSlack(settings: SlackSettings, log: Log): Promise<SlackConnection> {
  const logger = contentFreeLogger(log);
  const patience = { ...SLACK_PATIENCE, ...settings.patience };
  const client = (timeout: number) =>
    new webApi.WebClient(settings.token, {
      ...(settings.apiUrl === undefined ? {} : { slackApiUrl: settings.apiUrl }),
      logger,
      timeout,
      // The outbox tries again, with what it knows; a retry in here would post twice after an HTTP 500.
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    });
  const bulk = client(patience.bulk);
  const self = await bulk.auth.test();
  if (!self.team_id || !self.user_id || !self.bot_id) throw new Error('The Slack token is not a bot token.');
  return {
    tenant: self.team_id,
    botUser: self.user_id,
    botId: self.bot_id,
    token: settings.token,
    apiUrl: settings.apiUrl,
    interaction: client(patience.interaction),
    bulk,
    patience,
    wait: settings.wait ?? ((seconds) => setTimeout(seconds * 1000)),
    logger,
  };
}
