import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { Ask, Dispatch } from '../../src/ports/command.ts';
import type { Log } from '../../src/ports/log.ts';
import { makeAnswer } from './answer.ts';
import type { SlackConnection } from './connect.ts';
import { inFlight } from './in-flight.ts';
import { listen, type RoomChanged } from './listen.ts';
import { type Serve, SLACK_PATH, slackServe } from './server.ts';
import type { SlackWords } from './words.ts';

/** How Slack reaches us: signed requests to our own HTTP server, or a WebSocket that we open. */
export type Transport =
  | { readonly kind: 'http'; readonly signingSecret: string }
  | { readonly kind: 'socket'; readonly appToken: string };

export type SlackTools = {
  readonly dispatch: Dispatch;
  readonly parseWords: (typed: string) => Ask;
  readonly roomChanged: RoomChanged;
  readonly words: SlackWords;
  readonly log: Log;
};

export type SlackListener = {
  /** For requests under /slack/; null in Socket Mode, where there are none. */
  readonly serve: Serve | null;
  /** Resolves once nothing that was acknowledged is still under way. */
  idle(): Promise<void>;
  /** Takes nothing new and waits for what is under way, but not for ever. */
  stop(): Promise<void>;
};

const GRACE_MS = 8000;
/** Bolt reconnects after this silence; its five seconds by default are five seconds of deafness every few hours. */
const PING_MS = 2000;

/** Starts to listen to one workspace. In Socket Mode it resolves when the connection stands. */
export async function listenToSlack(
  slack: SlackConnection,
  transport: Transport,
  tools: SlackTools,
): Promise<SlackListener> {
  const { dispatch, parseWords, roomChanged, words, log } = tools;
  const pending = inFlight();
  let stopping = false;
  const { receiver, serve } = receive(slack, transport, { log, isStopping: () => stopping });
  const app = new App({
    receiver,
    // One workspace: no look-up per request, and no check at start that would end the process.
    authorize: async () => ({ botToken: slack.token, botId: slack.botId, botUserId: slack.botUser }),
    convoStore: false,
    ignoreSelf: false,
    logger: slack.logger,
    ...(slack.apiUrl === undefined ? {} : { clientOptions: { slackApiUrl: slack.apiUrl } }),
  });
  listen(app, {
    at: { tenant: slack.tenant, botUser: slack.botUser, parseWords },
    dispatch,
    roomChanged,
    answer: makeAnswer(slack, words),
    words,
    log,
    inFlight: pending,
  });
  if (transport.kind === 'socket') await app.start();

  return {
    serve,
    idle: pending.idle,
    async stop() {
      stopping = true;
      // Slack keeps what comes from now on for another connection, or sends it again.
      if (transport.kind === 'socket') await app.stop();
      const { promise: waitedLongEnough, cancel } = timer(GRACE_MS);
      await Promise.race([pending.idle(), waitedLongEnough]);
      cancel();
    },
  };
}

type Received = { readonly receiver: HTTPReceiver | SocketModeReceiver; readonly serve: Serve | null };

function receive(
  slack: SlackConnection,
  transport: Transport,
  terms: { readonly log: Log; readonly isStopping: () => boolean },
): Received {
  if (transport.kind === 'http') {
    const { signingSecret } = transport;
    if (signingSecret === '') throw new Error('An empty signingSecret would let everybody in.');
    // The server is the caller's, one for all platforms; `slackServe` has checked the signature before Bolt sees it.
    const receiver = new HTTPReceiver({
      signingSecret,
      signatureVerification: false,
      endpoints: SLACK_PATH,
      logger: slack.logger,
    });
    return { receiver, serve: slackServe({ receiver, signingSecret, ...terms }) };
  }
  const receiver = new SocketModeReceiver({
    appToken: transport.appToken,
    clientPingTimeout: PING_MS,
    logger: slack.logger,
    // Its own client with its own retries: with few of them a short outage at reconnecting ends the process.
    ...(slack.apiUrl === undefined
      ? {}
      : { installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } } }),
  });
  return { receiver, serve: null };
}

function timer(ms: number): { promise: Promise<void>; cancel: () => void } {
  let cancel = () => {};
  const promise = new Promise<void>((resolve) => {
    const handle = setTimeout(resolve, ms);
    cancel = () => clearTimeout(handle);
  });
  return { promise, cancel };
}
