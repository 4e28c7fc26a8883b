import { botFramework, unauthenticatedBot } from '../adapters/teams/bot-framework.ts';
import { TEAMS_PATH } from '../adapters/teams/server.ts';
import { openTeams } from '../adapters/teams/teams.ts';
import { TEAMS_WORDS } from '../adapters/teams/words.ts';
import { parseWords } from './application/words.ts';
import type { ChatPart } from './chat-site.ts';
import type { Config, TeamsConfig } from './config.ts';
import type { Log } from './ports/log.ts';
import { teamsStore } from './store/teams.ts';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** For a connector on this machine, such as Microsoft's playground for agents. */
function isOnThisMachine(serviceUrl: string): boolean {
  return URL.canParse(serviceUrl) && LOOPBACK.includes(new URL(serviceUrl).hostname);
}

/** Teams as one of the bot's chats. Nothing is asked of Microsoft before the first message comes or goes. */
export function teamsPart(config: Config, teams: TeamsConfig, url: string, log: Log): ChatPart {
  const store = teamsStore({ url });
  const opened = openTeams({
    store,
    words: TEAMS_WORDS[config.locale],
    log,
    now: () => new Date(),
    ...(teams.kind === 'registered'
      ? { bot: botFramework(teams) }
      : { bot: unauthenticatedBot(), trusts: isOnThisMachine }),
  });
  return {
    chats: { teams: opened.chat },
    async listen({ app, watcher }) {
      const { serve, stop } = opened.listen({
        dispatch: app.dispatch,
        parseWords,
        roomChanged: (channel) => watcher.look(channel === null ? {} : { channel }),
      });
      return { path: TEAMS_PATH, serve, stop };
    },
    close: store.close,
  };
}
