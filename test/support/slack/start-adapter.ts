import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { slackChat } from '../../../adapters/slack/chat.ts';
import { connectSlack, type Patience, type Wait } from '../../../adapters/slack/connect.ts';
import type { RoomChanged } from '../../../adapters/slack/listen.ts';
import { listenToSlack, type SlackListener } from '../../../adapters/slack/slack.ts';
import { SLACK_WORDS } from '../../../adapters/slack/words.ts';
import type { Chat } from '../../../src/ports/chat.ts';
import type { Ask, Dispatch } from '../../../src/ports/command.ts';
import type { Log } from '../../../src/ports/log.ts';
import { type Delivery, httpDelivery, socketDelivery } from './delivery.ts';
import type { FakeSlack } from './fake-slack.ts';
import { SlackUser } from './slack-user.ts';

export type LogLine = Readonly<Record<string, unknown>> & { readonly level: 'info' | 'warn' | 'error' };

export type StartedAdapter = {
  readonly chat: Chat;
  readonly listener: SlackListener;
  readonly delivery: Delivery;
  /** Where Slack sends its requests; null in Socket Mode. */
  readonly url: string | null;
  readonly logged: readonly LogLine[];
  person(id: string): SlackUser;
  stop(): Promise<void>;
};

export type AdapterTerms = {
  /** Gets the chat port, since use cases need it. */
  readonly dispatch: (chat: Chat) => Dispatch;
  readonly parseWords?: (typed: string) => Ask;
  readonly roomChanged?: RoomChanged;
  readonly transport?: 'http' | 'socket';
  readonly patience?: Partial<Patience>;
  readonly wait?: Wait;
  readonly locale?: keyof typeof SLACK_WORDS;
};

const asUnknownWord = (text: string): Ask => ({ kind: 'unknown_word', text: text.slice(0, 500) });

/** The Slack adapter as `main.ts` puts it together, against the fake Slack. */
export async function startAdapter(slack: FakeSlack, terms: AdapterTerms): Promise<StartedAdapter> {
  const logged: LogLine[] = [];
  const logAs =
    (level: LogLine['level']): Log['info'] =>
    (facts, message) => {
      logged.push({ level, ...facts, ...(message === undefined ? {} : { message }) });
    };
  const log: Log = { info: logAs('info'), warn: logAs('warn'), error: logAs('error') };
  const words = SLACK_WORDS[terms.locale ?? 'ja'];
  const patience = terms.patience ? { patience: terms.patience } : {};
  const wait = terms.wait ? { wait: terms.wait } : {};
  const connection = await connectSlack(
    { token: slack.team().token, apiUrl: slack.apiUrl, ...patience, ...wait },
    log,
  );
  const chat = slackChat(connection, words);
  const listener = await listenToSlack(
    connection,
    terms.transport === 'socket'
      ? { kind: 'socket', appToken: slack.appToken }
      : { kind: 'http', signingSecret: slack.signingSecret },
    {
      dispatch: terms.dispatch(chat),
      parseWords: terms.parseWords ?? asUnknownWord,
      roomChanged: terms.roomChanged ?? (() => {}),
      words,
      log,
    },
  );
  const { serve } = listener;
  const server = serve && createServer(serve);
  if (server) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = server && `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  const delivery = url === null ? socketDelivery(slack) : httpDelivery(slack, url);
  return {
    chat,
    listener,
    delivery,
    url,
    logged,
    person: (id) => new SlackUser(slack, delivery, id),
    async stop() {
      await listener.stop();
      if (server === null) {
        await slack.until(
          () => slack.socketMode.connections === 0,
          () => 'The socket is still open.',
        );
        return;
      }
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
