import type { Chat } from '../../src/ports/chat.ts';
import type { Ask, Dispatch } from '../../src/ports/command.ts';
import type { Log } from '../../src/ports/log.ts';
import type { TeamsStore } from '../../src/ports/teams-store.ts';
import { makeAnswer } from './answer.ts';
import type { BotFramework } from './bot-framework.ts';
import { type TeamsTools, teamsChat } from './chat.ts';
import { connector, isMicrosofts } from './connector.ts';
import { fileDesk, isStorage, upload } from './files.ts';
import { inFlight } from './in-flight.ts';
import { TEAMS_PATIENCE, type TeamsPatience } from './limits.ts';
import { listen, type RoomChanged } from './listen.ts';
import { type Serve, teamsServe } from './server.ts';
import type { TeamsWords } from './words.ts';

/** Microsoft's connector for everybody outside of the government clouds, until a directory has told its own. */
const FIRST_SERVICE_URL = 'https://smba.trafficmanager.net/teams/';
const GRACE_MS = 8000;

export type TeamsSettings = {
  readonly bot: BotFramework;
  readonly store: TeamsStore;
  readonly words: TeamsWords;
  readonly log: Log;
  readonly now: () => Date;
  /** Other connectors than Microsoft's: on this machine without authentication, and in tests. */
  readonly trusts?: (serviceUrl: string) => boolean;
  /** Other storage than Microsoft's, in tests. */
  readonly stores?: (uploadUrl: string) => boolean;
  /** Where somebody is written to before any message came from their directory; in tests another. */
  readonly firstServiceUrl?: string;
  readonly patience?: Partial<TeamsPatience>;
};

export type TeamsListener = {
  /** For requests to `TEAMS_PATH`. */
  readonly serve: Serve;
  /** Resolves once nothing that was acknowledged is still under way. */
  idle(): Promise<void>;
  /** Takes nothing new and waits for what is under way, but not for ever. */
  stop(): Promise<void>;
};

export type Teams = {
  readonly chat: Chat;
  listen(tools: {
    readonly dispatch: Dispatch;
    readonly parseWords: (typed: string) => Ask;
    readonly roomChanged: RoomChanged;
  }): TeamsListener;
};

/** The bot in Microsoft Teams: the chat port, and the listener once there is something to dispatch to. */
export function openTeams(settings: TeamsSettings): Teams {
  const { bot, store, words, log, now, trusts = isMicrosofts } = settings;
  const { firstServiceUrl = FIRST_SERVICE_URL, stores = isStorage } = settings;
  const patience = { ...TEAMS_PATIENCE, ...settings.patience };
  const tools: TeamsTools = {
    connector: connector(bot, { patienceMs: patience.connector, trusts }),
    ...{ store, words, now, botId: bot.botId, firstServiceUrl },
    files: fileDesk(words, now),
  };
  return {
    chat: teamsChat(tools),
    listen({ dispatch, parseWords, roomChanged }) {
      const pending = inFlight();
      let stopping = false;
      const take = listen({
        ...{ botId: bot.botId, parseWords, dispatch, roomChanged, words, log },
        ...{ answer: makeAnswer(tools), inFlight: pending, pressMs: patience.press },
        files: tools.files,
        async handOver(file, uploadUrl) {
          if (!stores(uploadUrl)) throw new Error('This is no storage of Microsoft.');
          await upload(file, uploadUrl, patience.connector);
        },
      });
      return {
        serve: teamsServe({ bot, store, trusts, take, log, now, isStopping: () => stopping }),
        idle: pending.idle,
        async stop() {
          stopping = true;
          let cancel = () => {};
          const waitedLongEnough = new Promise<void>((resolve) => {
            const handle = setTimeout(resolve, GRACE_MS);
            cancel = () => clearTimeout(handle);
          });
          await Promise.race([pending.idle(), waitedLongEnough]);
          cancel();
        },
      };
    },
  };
}
