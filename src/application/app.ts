import { PLATFORMS } from '../ports/account.ts';
import type { Dispatch } from '../ports/command.ts';
import { makeAnchorAudit } from './anchor-audit.ts';
import { makeAskPledges } from './ask-pledges.ts';
import { makeConcernsWaiting } from './concern-news.ts';
import { makeDeliver } from './deliver.ts';
import { makeDispatch } from './dispatch.ts';
import { makeHardDatesComing } from './hard-dates-coming.ts';
import { makeRecheck, type Scope } from './recheck.ts';
import { makeRecoverDisclosures } from './recover-disclosures.ts';
import { makeRemind } from './remind.ts';
import { makeRequestsWaiting } from './requests-waiting.ts';
import { type Chats, routeChat } from './route-chat.ts';
import type { Tools } from './scene.ts';
import { makeTermsEnding } from './terms-ending.ts';

/** What one installation can do, once it has been given its tools. */
export type App = {
  readonly dispatch: Dispatch;
  /** One batch of the outbox; says how many messages it held. */
  readonly deliver: () => Promise<number>;
  readonly remind: () => Promise<number>;
  readonly recoverDisclosures: () => Promise<number>;
  readonly askPledges: () => Promise<void>;
  readonly termsEnding: () => Promise<void>;
  readonly anchorAudit: () => Promise<void>;
  readonly concernsWaiting: () => Promise<void>;
  readonly requestsWaiting: () => Promise<void>;
  readonly hardDatesComing: () => Promise<void>;
  /** Looks at live posts again; says how many had to go. */
  readonly recheck: (scope?: Scope) => Promise<number>;
};

/** As the use cases are given them, with one chat for each platform that is connected. */
export type AppTools = Omit<Tools, 'chat'> & { readonly chats: Chats };

/** Puts the use cases together. The same for Slack, the playground and the tests. */
export function makeApp({ chats, ...given }: AppTools): App {
  const tools: Tools = { ...given, chat: routeChat(chats) };
  const platforms = PLATFORMS.filter((platform) => chats[platform] !== undefined);
  return {
    dispatch: makeDispatch(tools),
    deliver: makeDeliver(tools, platforms),
    remind: makeRemind(tools),
    recoverDisclosures: makeRecoverDisclosures(tools),
    askPledges: makeAskPledges(tools),
    termsEnding: makeTermsEnding(tools),
    anchorAudit: makeAnchorAudit(tools),
    concernsWaiting: makeConcernsWaiting(tools),
    requestsWaiting: makeRequestsWaiting(tools),
    hardDatesComing: makeHardDatesComing(tools),
    recheck: makeRecheck(tools),
  };
}
