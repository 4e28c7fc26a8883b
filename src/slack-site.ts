import { slackChat } from '../adapters/slack/chat.ts';
import { connectSlack, type SlackConnection } from '../adapters/slack/connect.ts';
import { SLACK_PATH } from '../adapters/slack/server.ts';
import { listenToSlack } from '../adapters/slack/slack.ts';
import { SLACK_WORDS } from '../adapters/slack/words.ts';
import { parseWords } from './application/words.ts';
import type { Config, SlackConfig } from './config.ts';
import { install } from './installation.ts';
import type { Meter } from './metrics.ts';
import type { Cipher } from './ports/cipher.ts';
import type { Log } from './ports/log.ts';
import type { Site } from './site.ts';
import { speechIn } from './views/speech.ts';

/** Slack did not accept the token, or could not be reached, when the bot started. */
export class SlackUnreachable extends Error {
  readonly code = 'slack_unreachable';

  constructor(cause: unknown) {
    super(
      'Slack に接続できませんでした。SLACK_BOT_TOKEN と、外向きの通信を確かめてください。 / Slack could not be reached. Check SLACK_BOT_TOKEN and the network.',
      { cause },
    );
  }
}

/** The bot in a Slack workspace: connect, install, listen. */
export async function openSlackSite(terms: {
  readonly config: Config;
  readonly slack: SlackConfig;
  readonly url: string;
  readonly cipher: Cipher;
  readonly log: Log;
  readonly meter: Meter;
}): Promise<Site> {
  const { config, slack, url, cipher, log, meter } = terms;
  const connection = await connect(slack, log);
  const words = SLACK_WORDS[config.locale];
  const installation = await install({
    url,
    cipher,
    log,
    chats: { slack: slackChat(connection, words) },
    clock: { now: () => new Date() },
    speech: speechIn(config.locale),
    recheckSeconds: config.recheckSeconds,
    metrics: meter.metricsOf('slack'),
  });
  meter.watchOutbox('slack', () => installation.store.outboxCounts());
  const { dispatch } = installation.app;
  const listener = await listenToSlack(connection, slack.transport, {
    dispatch,
    parseWords,
    roomChanged: (channel) => installation.watcher.look(channel === null ? {} : { channel }),
    words,
    log,
  });
  installation.tick();
  return {
    takes: (path) => path === SLACK_PATH,
    serve: (request, response) => {
      if (listener.serve) listener.serve(request, response);
      else response.writeHead(404).end();
    },
    hangUp: () => {},
    stop: async () => {
      await listener.stop();
      await installation.stop();
    },
  };
}

async function connect(slack: SlackConfig, log: Log): Promise<SlackConnection> {
  try {
    return await connectSlack(
      { token: slack.botToken, ...(slack.apiUrl === null ? {} : { apiUrl: slack.apiUrl }) },
      log,
    );
  } catch (cause) {
    throw new SlackUnreachable(cause);
  }
}
