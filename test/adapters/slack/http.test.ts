import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../../src/ports/command.ts';
import { signature } from '../../support/slack/delivery.ts';
import { type FakeSlack, fakeSlack } from '../../support/slack/fake-slack.ts';
import { type StartedAdapter, startAdapter } from '../../support/slack/start-adapter.ts';

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const CANARY = '合言葉';

describe('the address for Slack', () => {
  let slack: FakeSlack;
  let app: StartedAdapter;
  const commands: Command[] = [];

  beforeAll(async () => {
    slack = await fakeSlack();
    slack.team().addPerson('U1');
    app = await startAdapter(slack, {
      dispatch: () => async (command) => {
        commands.push(command);
        return { kind: 'card', card: { title: 'はい', preview: 'はい' } };
      },
    });
  });
  afterAll(async () => {
    await app.stop();
    await slack.stop();
  });

  type Terms = {
    type?: string;
    secret?: string;
    at?: number;
    signed?: boolean;
    path?: string;
    method?: string;
  };
  const send = async (body: string, terms: Terms = {}) => {
    const { type = FORM, secret = slack.signingSecret, at, signed = true } = terms;
    const response = await fetch(new URL(terms.path ?? '/slack/events', app.url ?? ''), {
      method: terms.method ?? 'POST',
      ...(terms.method === 'GET' ? {} : { body }),
      headers: { 'content-type': type, ...(signed ? signature(secret, body, at) : {}) },
    });
    return { status: response.status, text: await response.text() };
  };
  const now = () => Math.floor(Date.now() / 1000);
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

  it.each<[string, string, Terms, number]>([
    ['is not signed', 'command=/shien', { signed: false }, 401],
    ['is signed with another secret', 'command=/shien', { secret: 'wrong' }, 401],
    ['is older than five minutes', 'command=/shien', { at: now() - 301 }, 401],
    ['comes from the future', 'command=/shien', { at: now() + 3600 }, 401],
    ['has no time in its time', 'command=/shien', { at: Number.NaN }, 401],
    ['is larger than Slack sends', `text=${'x'.repeat(70_000)}`, {}, 413],
    ['is null', 'null', { type: JSON_TYPE }, 400],
    ['is a list', '[1]', { type: JSON_TYPE }, 400],
    ['is no JSON', `{"${CANARY}`, { type: JSON_TYPE }, 400],
    ['is nested without end', nested(20_000), { type: JSON_TYPE }, 400],
    ['has null for its payload', 'payload=null', {}, 400],
    ['has no JSON for its payload', `payload=${CANARY}`, {}, 400],
    ['is empty', '', {}, 404],
    ['is of a kind nobody listens to', '{"type":"shortcut"}', { type: JSON_TYPE }, 404],
    ['is an event without an event', '{"type":"event_callback","event":null}', { type: JSON_TYPE }, 404],
    ['is a click by nobody', 'payload={"type":"block_actions","actions":[{"action_id":"x"}]}', {}, 404],
    ['is a click on nothing', 'payload={"type":"block_actions","actions":[]}', {}, 404],
    ['goes to another address', 'command=/shien', { path: '/slack/other' }, 404],
    ['is not a POST', '', { method: 'GET', signed: false }, 404],
  ])('turns away a request that %s', async (_name, body, terms, status) => {
    expect(await send(body, terms)).toEqual({ status, text: '' });
  });

  it('answers the question whether TLS works, which is not signed, and nothing smuggled in with it', async () => {
    expect(await send('ssl_check=1&command=/shien&payload={}', { signed: false })).toEqual({
      status: 200,
      text: '',
    });
    expect(commands).toEqual([]);
  });

  it('answers the question whether the address is ours', async () => {
    const question = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    const { status, text } = await send(question, { type: JSON_TYPE });
    expect([status, JSON.parse(text)]).toEqual([200, { challenge: 'abc' }]);
    expect((await send(question, { type: JSON_TYPE, signed: false })).status).toBe(401);
  });

  it('acknowledges and passes over payloads that are signed and make no sense', async () => {
    const sender = { team: { id: 'T0001' }, user: { id: 'U1' } };
    const senseless = [
      'command=/shien',
      `payload=${JSON.stringify({ type: 'block_actions', ...sender, actions: [{ action_id: 'x' }] })}`,
      `payload=${JSON.stringify({ type: 'view_submission', ...sender, view: { callback_id: 'form' } })}`,
    ];
    expect((await Promise.all(senseless.map((body) => send(body)))).map(({ status }) => status)).toEqual([
      200, 200, 200,
    ]);
    await app.listener.idle();
    expect(commands).toEqual([]);
  });

  it('says so when it is another command', async () => {
    const person = app.person('U1');
    await person.slash('/kaigi', '');
    await person.sees('対応していません');
  });

  it('is still there after all that, and has logged what it turned away without its content', async () => {
    const person = app.person('U1');
    await person.slash('/shien', '');
    await person.sees('はい');
    const turnedAway = app.logged.filter((line) => line.because !== undefined);
    expect(turnedAway.length).toBeGreaterThan(15);
    expect(JSON.stringify(app.logged)).not.toContain(CANARY);
    expect(app.logged.filter((line) => line.level === 'error')).toEqual([]);
  });

  it('does not start without a signing secret', async () => {
    const without = {
      signingSecret: '',
      team: () => slack.team(),
      apiUrl: slack.apiUrl,
    } as unknown as FakeSlack;
    const start = startAdapter(without, { dispatch: () => async () => Promise.reject(new Error('unused')) });
    await expect(start).rejects.toThrow('signingSecret');
  });
});
