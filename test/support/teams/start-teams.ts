import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { botFramework } from '../../../adapters/teams/bot-framework.ts';
import type { TeamsPatience } from '../../../adapters/teams/limits.ts';
import type { RoomChanged } from '../../../adapters/teams/listen.ts';
import { openTeams, type TeamsListener } from '../../../adapters/teams/teams.ts';
import { TEAMS_WORDS } from '../../../adapters/teams/words.ts';
import type { Chat } from '../../../src/ports/chat.ts';
import type { Ask, Dispatch } from '../../../src/ports/command.ts';
import type { Log } from '../../../src/ports/log.ts';
import { teamsStore } from '../../../src/store/teams.ts';
import type { Json } from './cards.ts';
import { APP_ID, type FakeTeams, OUTBOUND } from './fake-teams.ts';
import { type Deliver, TeamsUser } from './teams-user.ts';

export type StartedTeams = {
  readonly chat: Chat;
  readonly listener: TeamsListener;
  readonly url: string;
  readonly deliver: Deliver;
  readonly logged: readonly unknown[];
  person(user: string): TeamsUser;
  stop(): Promise<void>;
};

export type TeamsTerms = {
  readonly databaseUrl: string;
  /** Gets the chat port, since use cases need it. */
  readonly dispatch: (chat: Chat) => Dispatch;
  readonly parseWords?: (typed: string) => Ask;
  readonly roomChanged?: RoomChanged;
  readonly patience?: Partial<TeamsPatience>;
  readonly locale?: keyof typeof TEAMS_WORDS;
  readonly now?: () => Date;
};

/** The Teams adapter as the site puts it together, against the fake Teams, with real signed tokens. */
export async function startTeams(teams: FakeTeams, terms: TeamsTerms): Promise<StartedTeams> {
  const logged: unknown[] = [];
  const write: Log['info'] = (facts, message) => void logged.push(facts, message);
  const store = teamsStore({ url: terms.databaseUrl });
  const opened = openTeams({
    bot: botFramework(
      { appId: APP_ID, password: 'secret', tenantId: teams.tenant },
      { openIdMetadataUrl: `${teams.origin}/openid`, authorization: OUTBOUND },
    ),
    store,
    words: TEAMS_WORDS[terms.locale ?? 'ja'],
    log: { info: write, warn: write, error: write },
    now: terms.now ?? (() => new Date()),
    trusts: (url) => url === teams.serviceUrl,
    firstServiceUrl: teams.serviceUrl,
    stores: (url) => url.startsWith(`${teams.origin}/storage/`),
    ...(terms.patience ? { patience: terms.patience } : {}),
  });
  const listener = opened.listen({
    dispatch: terms.dispatch(opened.chat),
    parseWords: terms.parseWords ?? ((text) => ({ kind: 'unknown_word', text })),
    roomChanged: terms.roomChanged ?? (() => {}),
  });
  const server = createServer(listener.serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  const deliver: Deliver = async (activity, claims = {}) => {
    const token = teams.tokens.good({ serviceurl: teams.serviceUrl, ...claims });
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    teams.receive(text);
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Json };
  };
  return {
    chat: opened.chat,
    ...{ listener, url, deliver, logged },
    person: (user) => new TeamsUser(teams, deliver, user),
    async stop() {
      await listener.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await store.close();
    },
  };
}
