import type { IncomingMessage, ServerResponse } from 'node:http';
import { type HTTPReceiver, isValidSlackRequest } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../../src/ports/log.ts';
import { SLACK_LIMITS } from './limits.ts';

export const SLACK_PATH = '/slack/events';
const FORM = 'application/x-www-form-urlencoded';
/** A request is at most this old, or this far ahead of our clock; Slack's own advice for the first half. */
const MOST_SECONDS_APART = 300;

export type Serve = (request: IncomingMessage, response: ServerResponse) => void;

const sender = { team: z.object({ id: z.string() }), user: z.object({ id: z.string() }) };

/** What Bolt has a listener for and can read; anything else would wait three seconds for nobody's acknowledgement. */
const knownSchema = z.union([
  z.object({ command: z.string() }),
  z.object({ type: z.literal('url_verification'), challenge: z.string() }),
  z.object({ type: z.literal('event_callback'), event: z.object({ type: z.string() }) }),
  z.object({
    type: z.literal('block_actions'),
    ...sender,
    actions: z.array(z.object({ action_id: z.string() })).min(1),
  }),
  z.object({ type: z.literal('view_submission'), ...sender, view: z.object({ callback_id: z.string() }) }),
]);

/**
 * Stands before Bolt's receiver and lets through what it can handle. By itself Bolt dies of a signed `null`,
 * takes four megabytes, and lets what nobody listens to wait (seen with Bolt 5.1).
 */
export function slackServe(terms: {
  readonly receiver: HTTPReceiver;
  readonly signingSecret: string;
  readonly log: Log;
  readonly isStopping: () => boolean;
}): Serve {
  const { receiver, signingSecret, log } = terms;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const turnAway = (status: number, because: string) => {
      log.warn({ adapter: 'slack', status, because }, 'A request was turned away.');
      response.writeHead(status, { connection: 'close' }).end();
    };
    if (request.url?.split('?')[0] !== SLACK_PATH || request.method !== 'POST')
      return turnAway(404, 'no_such_address');
    if (terms.isStopping()) return turnAway(503, 'stopping');
    const rawBody = await readBody(request);
    if (rawBody === null) return turnAway(413, 'too_large');
    const text = rawBody.toString('utf8');
    const isForm = request.headers['content-type'] === FORM;
    // Slack asks whether our TLS works; the only thing it does not sign.
    if (isForm && new URLSearchParams(text).get('ssl_check') === '1') {
      response.writeHead(200).end();
      return;
    }
    if (!isFromSlack(request, text, signingSecret)) return turnAway(401, 'not_signed_by_slack');
    const body = readJson(text, isForm);
    if (body === undefined) return turnAway(400, 'unreadable');
    if (!knownSchema.safeParse(body).success) return turnAway(404, 'nobody_listens');
    receiver.requestListener(Object.assign(request, { rawBody }), response);
  }

  return (request, response) => {
    serve(request, response).catch(() => {
      // The sender has gone in the middle of the request.
      log.warn({ adapter: 'slack', because: 'request_broke_off' }, 'A request was not finished.');
      response.destroy();
    });
  };
}

/** Null when there is more than Slack would send. By events: twice as fast as an iterator over the stream. */
function readBody(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= SLACK_LIMITS.requestBytes) chunks.push(chunk);
      else resolve(null);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

function isFromSlack({ headers }: IncomingMessage, body: string, signingSecret: string): boolean {
  const signature = headers['x-slack-signature'];
  const at = Number(headers['x-slack-request-timestamp'] ?? Number.NaN);
  if (typeof signature !== 'string' || !(Math.abs(Date.now() / 1000 - at) <= MOST_SECONDS_APART))
    return false;
  return isValidSlackRequest({
    signingSecret,
    body,
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': at },
  });
}

/** As Bolt will read it; undefined when it is no object. */
function readJson(text: string, isForm: boolean): unknown {
  const form = isForm ? new URLSearchParams(text) : null;
  const payload = form?.get('payload') ?? null;
  if (form !== null && payload === null) return Object.fromEntries(form);
  try {
    return z.looseObject({}).safeParse(JSON.parse(payload ?? text)).data;
  } catch {
    return undefined;
  }
}
