import { createHmac } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { FakeSlack } from './fake-slack.ts';

/** What Slack got back for something it sent; the body is read as JSON where it is JSON. */
export type Ack = { readonly status: number; readonly body: unknown };
export type Retry = { readonly number: number; readonly reason: string };

/** How Slack reaches the app: signed HTTP requests, or envelopes over a WebSocket. */
export type Delivery = {
  slash(fields: Readonly<Record<string, string>>): Promise<Ack>;
  interaction(payload: unknown): Promise<Ack>;
  event(envelope: unknown, retry?: Retry): Promise<Ack>;
};

/** "Your app must respond within three seconds" (docs.slack.dev, slash commands and interactivity). */
export const SLACK_WAITS_MS = 3000;
const FORM = 'application/x-www-form-urlencoded';

/** The headers by which an app knows that a request comes from Slack; `at` in seconds. */
export function signature(secret: string, body: string, at = Math.floor(Date.now() / 1000)) {
  const mac = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${mac}` };
}

const read = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

export function httpDelivery(slack: FakeSlack, url: string): Delivery {
  const post = async (body: string, type: string, extra: Record<string, string> = {}): Promise<Ack> => {
    // The body goes as a string: fetch would add a charset to URLSearchParams, which Slack does not send.
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': type, ...signature(slack.signingSecret, body), ...extra },
      signal: AbortSignal.timeout(SLACK_WAITS_MS),
    });
    const text = await response.text();
    slack.receive(text);
    return { status: response.status, body: read(text) };
  };
  return {
    slash: (fields) => post(new URLSearchParams(fields).toString(), FORM),
    interaction: (payload) =>
      post(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), FORM),
    event: (envelope, retry) =>
      post(
        JSON.stringify(envelope),
        'application/json',
        retry ? { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason } : {},
      ),
  };
}

export function socketDelivery(slack: FakeSlack): Delivery {
  const ack = async (answer: Promise<unknown>): Promise<Ack> => {
    const payload = await answer;
    // An empty acknowledgement has no payload or an empty one, where HTTP has an empty body.
    const body = payload === undefined || isDeepStrictEqual(payload, {}) ? '' : payload;
    slack.receive(JSON.stringify(body));
    return { status: 200, body };
  };
  return {
    slash: (fields) => ack(slack.socketMode.deliver('slash_commands', fields)),
    interaction: (payload) => ack(slack.socketMode.deliver('interactive', payload)),
    event: (envelope, retry) => ack(slack.socketMode.deliver('events_api', envelope, retry)),
  };
}
