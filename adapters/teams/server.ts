import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../src/ports/log.ts';
import type { TeamsConversation, TeamsStore } from '../../src/ports/teams-store.ts';
import { type Envelope, envelopeSchema, heardIn, isOfExtension, tenantOf } from './activity.ts';
import type { HttpAnswer } from './answer.ts';
import type { BotFramework } from './bot-framework.ts';
import { TEAMS_LIMITS } from './limits.ts';
import { faultFacts } from './listen.ts';

export const TEAMS_PATH = '/api/messages';
/** The only channel of the Bot Framework in which who speaks is Microsoft's word and not the speaker's own. */
const CHANNEL = 'msteams';
/** How often a conversation is written down although nothing about it has changed. */
const REMEMBER_AGAIN_MS = 24 * 60 * 60 * 1000;
const REMEMBERED = 5000;

export type Serve = (request: IncomingMessage, response: ServerResponse) => void;

export type Gatekeeping = {
  readonly bot: BotFramework;
  readonly store: TeamsStore;
  readonly trusts: (serviceUrl: string) => boolean;
  readonly take: (envelope: Envelope, tenant: string) => Promise<HttpAnswer>;
  readonly log: Log;
  readonly now: () => Date;
  readonly isStopping: () => boolean;
};

/** Lets in what Microsoft has sent from a directory that is served, and nothing else. */
export function teamsServe(terms: Gatekeeping): Serve {
  const { bot, store, trusts, take, log, isStopping } = terms;
  const remember = rememberer(terms);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const turnAway = (status: number, because: string) => {
      log.warn({ adapter: 'teams', status, because }, 'A request was turned away.');
      response.writeHead(status, { connection: 'close' }).end();
    };
    if (request.url?.split('?')[0] !== TEAMS_PATH || request.method !== 'POST')
      return turnAway(404, 'no_such_address');
    if (isStopping()) return turnAway(503, 'stopping');
    const body = await readBody(request);
    if (body === null) return turnAway(413, 'too_large');
    const activity = readJson(body);
    const envelope = envelopeSchema.safeParse(activity).data;
    if (!envelope) return turnAway(400, 'unreadable');
    const verdict = await bot.authenticate(activity as object, request.headers.authorization ?? '');
    if (verdict === 'refused') return turnAway(401, 'not_sent_by_microsoft');
    if (envelope.channelId !== CHANNEL) return turnAway(403, 'other_channel');
    if (!trusts(envelope.serviceUrl)) return turnAway(403, 'other_connector');
    const tenant = tenantOf(envelope);
    if (tenant === null || !(await store.serves(tenant))) return turnAway(403, 'other_directory');
    if (!isOfExtension(envelope)) await remember(heardIn(envelope, tenant));
    const answer = await take(envelope, tenant);
    response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  }

  return (request, response) => {
    serve(request, response).catch((fault: unknown) => {
      // The sender has gone, or the database or Microsoft's keys cannot be reached: Teams tries again.
      log.error({ adapter: 'teams', ...faultFacts(fault) }, 'A request could not be taken.');
      if (response.headersSent) response.destroy();
      else response.writeHead(503, { connection: 'close' }).end();
    });
  };
}

/** Writes a conversation down when it is new or has changed, and once a day. */
function rememberer({ store, now }: Gatekeeping): (heard: TeamsConversation) => Promise<void> {
  const known = new Map<string, { readonly text: string; readonly at: number }>();
  return async (heard) => {
    const key = `${heard.tenant} ${heard.conversation}`;
    const text = JSON.stringify(heard);
    const at = now().getTime();
    const before = known.get(key);
    if (before?.text === text && at - before.at < REMEMBER_AGAIN_MS) return;
    await store.remember(heard, now());
    known.set(key, { text, at });
    if (known.size > REMEMBERED) known.delete([...known.keys()][0] ?? '');
  };
}

/** Null when there is more than Teams would send. */
function readBody(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= TEAMS_LIMITS.requestBytes) chunks.push(chunk);
      else resolve(null);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
