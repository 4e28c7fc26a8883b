import { slackChat } from '../adapters/slack/chat.ts';
import { connectSlack, type SlackConnection } from '../adapters/slack/connect.ts';
import { SLACK_PATH } from '../adapters/slack/server.ts';
import { listenToSlack } from '../adapters/slack/slack.ts';
import { SLACK_WORDS } from '../adapters/slack/words.ts';
import { parseWords } from './application/words.ts';
import type { ChatPart } from './chat-site.ts';
import type { Config, SlackConfig } from './config.ts';
import type { Log } from './ports/log.ts';

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

/** Slack as one of the bot's chats: connected, and listening once there is an installation to ask. */
export async function slackPart(config: Config, slack: SlackConfig, log: Log): Promise<ChatPart> {
  const connection = await connect(slack, log);
  const words = SLACK_WORDS[config.locale];
  return {
    chats: { slack: slackChat(connection, words) },
    async listen({ app, watcher }) {
      const listener = await listenToSlack(connection, slack.transport, {
        dispatch: app.dispatch,
        parseWords,
        roomChanged: (channel) => watcher.look(channel === null ? {} : { channel }),
        words,
        log,
      });
      return { path: SLACK_PATH, serve: listener.serve, stop: listener.stop };
    },
    close: async () => {},
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
