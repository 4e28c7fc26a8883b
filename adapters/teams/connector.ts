import { z } from 'zod';
import type { BotFramework } from './bot-framework.ts';
import { ConnectorRefusal } from './faults.ts';
import { TEAMS_LIMITS } from './limits.ts';

/** A message as the Bot Connector takes it. */
export type OutgoingActivity = {
  readonly type: 'message';
  readonly text?: string;
  readonly summary?: string;
  readonly attachments?: readonly {
    readonly contentType: string;
    readonly content: object;
    readonly name?: string;
    readonly contentUrl?: string;
  }[];
};

const text = z.string().min(1);

/** Somebody on a member list. What Teams leaves out stays undefined: the gate has to know that it was not said. */
const memberSchema = z.object({
  id: text,
  name: z.string().nullish(),
  /** The REST answer says objectId, Microsoft's own client aadObjectId. */
  objectId: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  tenantId: z.string().nullish(),
  userRole: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  email: z.string().nullish(),
});
export type Member = z.infer<typeof memberSchema>;

const pageSchema = z.object({ members: z.array(memberSchema), continuationToken: z.string().nullish() });
export type MembersPage = z.infer<typeof pageSchema>;

const channelsSchema = z.object({
  conversations: z.array(z.object({ id: text, name: z.string().nullish() })),
});

/** The Bot Connector: where a bot's messages go, and who is in a room. One request each, never repeated in here. */
export type Connector = {
  /** The chat with one person; the same one however often it is asked for. */
  openPersonal(serviceUrl: string, tenant: string, user: string): Promise<string>;
  send(serviceUrl: string, conversation: string, activity: OutgoingActivity): Promise<string>;
  update(
    serviceUrl: string,
    conversation: string,
    activity: string,
    content: OutgoingActivity,
  ): Promise<void>;
  remove(serviceUrl: string, conversation: string, activity: string): Promise<void>;
  membersPage(serviceUrl: string, conversation: string, token: string | null): Promise<MembersPage>;
  member(serviceUrl: string, conversation: string, user: string): Promise<Member>;
  channelsOf(
    serviceUrl: string,
    team: string,
  ): Promise<readonly { readonly id: string; readonly name?: string | null | undefined }[]>;
};

/** Hosts of Microsoft's connectors. A service URL comes with a request; our token goes nowhere else. */
const HOSTS = [
  /^smba\.trafficmanager\.net$/,
  /^smba\.infra\.[a-z]+\.teams\.microsoft\.(com|us)$/,
  /(^|\.)botframework\.(com|us|azure\.us)$/,
];

/** Whether a service URL is Microsoft's. */
export function isMicrosofts(serviceUrl: string): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, port } = new URL(serviceUrl);
  return protocol === 'https:' && port === '' && HOSTS.some((host) => host.test(hostname));
}

/**
 * By plain HTTP instead of botbuilder's client: that one repeats a post after an HTTP 500, so a message may come four
 * times, and waits for ever for a connector that does not answer (measured with 4.23.3).
 */
export function connector(
  bot: BotFramework,
  terms: { readonly patienceMs: number; readonly trusts: (serviceUrl: string) => boolean },
): Connector {
  async function ask(serviceUrl: string, method: string, path: string, body?: object): Promise<unknown> {
    if (!terms.trusts(serviceUrl)) throw new Error('This is no address of a Bot Connector.');
    // Fetching a token takes part of the patience too.
    const signal = AbortSignal.timeout(terms.patienceMs);
    const authorization = await Promise.race([bot.authorization(serviceUrl), aborted(signal)]);
    const response = await fetch(`${serviceUrl.replace(/\/$/, '')}/v3/${path}`, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(authorization === null ? {} : { authorization }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'error',
      signal,
    });
    const answer = await response.text();
    if (!response.ok) throw new ConnectorRefusal(response.status, waitOf(response));
    return answer === '' ? {} : JSON.parse(answer);
  }

  const at = (conversation: string, rest = '') =>
    `conversations/${encodeURIComponent(conversation)}${rest === '' ? '' : `/${rest}`}`;
  const identified = (answer: unknown) => z.object({ id: text }).parse(answer).id;

  return {
    async openPersonal(serviceUrl, tenant, user) {
      return identified(
        await ask(serviceUrl, 'POST', 'conversations', {
          isGroup: false,
          bot: { id: bot.botId },
          members: [{ id: user }],
          tenantId: tenant,
          channelData: { tenant: { id: tenant } },
        }),
      );
    },
    async send(serviceUrl, conversation, activity) {
      return identified(await ask(serviceUrl, 'POST', at(conversation, 'activities'), activity));
    },
    async update(serviceUrl, conversation, activity, content) {
      const path = at(conversation, `activities/${encodeURIComponent(activity)}`);
      await ask(serviceUrl, 'PUT', path, { ...content, id: activity });
    },
    async remove(serviceUrl, conversation, activity) {
      await ask(serviceUrl, 'DELETE', at(conversation, `activities/${encodeURIComponent(activity)}`));
    },
    async membersPage(serviceUrl, conversation, token) {
      const query = new URLSearchParams({ pageSize: String(TEAMS_LIMITS.membersPage) });
      if (token !== null) query.set('continuationToken', token);
      return pageSchema.parse(await ask(serviceUrl, 'GET', at(conversation, `pagedmembers?${query}`)));
    },
    async member(serviceUrl, conversation, user) {
      const path = at(conversation, `members/${encodeURIComponent(user)}`);
      return memberSchema.parse(await ask(serviceUrl, 'GET', path));
    },
    async channelsOf(serviceUrl, team) {
      const path = `teams/${encodeURIComponent(team)}/conversations`;
      return channelsSchema.parse(await ask(serviceUrl, 'GET', path)).conversations;
    },
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}

/** `Retry-After` in seconds, which may also be a date. */
function waitOf({ headers }: Response): number | null {
  const told = headers.get('retry-after');
  if (told === null) return null;
  const seconds = Number.isNaN(Number(told)) ? (Date.parse(told) - Date.now()) / 1000 : Number(told);
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}
