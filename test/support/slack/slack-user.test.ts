import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Delivery, httpDelivery, socketDelivery } from './delivery.ts';
import { type FakeSlack, fakeSlack } from './fake-slack.ts';
import { deliverEvent, joinChannel } from './payloads.ts';
import { slackUser } from './slack-user.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const button = (text: string, value: string) => ({
  type: 'button' as const,
  action_id: `ask:${value}`,
  text: plain(text),
  value,
});
const modal = (title: string, extra: object = {}) => ({
  type: 'modal' as const,
  title: plain(title),
  submit: plain('送信'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'when',
      label: plain('日時'),
      element: { type: 'plain_text_input' as const, action_id: 'value' },
    },
    {
      type: 'input' as const,
      block_id: 'form',
      label: plain('形'),
      element: {
        type: 'static_select' as const,
        action_id: 'value',
        initial_option: { text: plain('対面'), value: 'room' },
        options: [
          { text: plain('対面'), value: 'room' },
          { text: plain('オンライン'), value: 'online' },
        ],
      },
    },
  ],
  ...extra,
});

/** A Bolt app of a few lines: the driver is tried against the real library, over both of its transports. */
function smallApp(receiver: HTTPReceiver | SocketModeReceiver, slack: FakeSlack) {
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: slack.team().token, botId: 'B', botUserId: slack.team().botUser }),
    clientOptions: { slackApiUrl: slack.apiUrl },
    logLevel: LogLevel.ERROR,
    convoStore: false,
  });
  app.command('/shien', async ({ ack, respond, client, command }) => {
    await ack();
    if (command.text === '入力')
      await client.views.open({ trigger_id: command.trigger_id, view: modal('入力') });
    else {
      await respond({
        text: 'x',
        blocks: [
          { type: 'section', text: plain('第1回') },
          { type: 'actions', elements: [button('出席', 'first')] },
          { type: 'section', text: plain('第2回') },
          { type: 'actions', elements: [button('出席', 'second')] },
        ],
      });
    }
  });
  app.action(/^ask:/, async ({ ack, respond, body }) => {
    await ack();
    const action = 'actions' in body ? body.actions[0] : undefined;
    await respond({
      text: `受付: ${action && 'value' in action ? action.value : ''}`,
      replace_original: true,
    });
  });
  app.view(/.*/, async ({ ack, view }) => {
    const when = view.state.values.when?.value?.value;
    const form = view.state.values.form?.value?.selected_option?.value;
    if (when === '昨日') await ack({ response_action: 'errors', errors: { when: '過去の日です' } });
    else if (when === '明日') await ack({ response_action: 'push', view: modal(`次へ ${form}`) });
    else await ack();
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'header', text: plain('私の予定') }] },
    });
  });
  app.event('member_joined_channel', async ({ event, client, context }) => {
    await client.chat.postMessage({ channel: event.channel, text: `${event.user} ${context.retryNum ?? 0}` });
  });
  return app;
}

type Started = { readonly delivery: Delivery; readonly stop: () => Promise<void> };

async function overHttp(slack: FakeSlack): Promise<Started> {
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logLevel: LogLevel.ERROR });
  smallApp(receiver, slack);
  const server = createServer(receiver.requestListener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  const stop = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { delivery: httpDelivery(slack, url), stop };
}

async function overSocket(slack: FakeSlack): Promise<Started> {
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  });
  const app = smallApp(receiver, slack);
  await app.start();
  return {
    delivery: socketDelivery(slack),
    stop: async () => {
      await app.stop();
      await slack.until(
        () => slack.socketMode.connections === 0,
        () => 'still connected',
      );
    },
  };
}

describe.each([
  ['HTTP', overHttp],
  ['Socket Mode', overSocket],
])('a person in front of the fake Slack, over %s', (_name, start) => {
  let slack: FakeSlack;
  let app: Started;
  const person = () => slackUser(slack, app.delivery, 'U1');

  beforeEach(async () => {
    slack = await fakeSlack();
    slack.team().addPerson('U1');
    slack.team().addPerson('U2');
    slack.team().addChannel('C1', { members: ['U1'] });
    app = await start(slack);
  });
  afterEach(async () => {
    await app.stop();
    await slack.stop();
  });

  it('presses the button under the words that are named', async () => {
    const user = person();
    await user.slash('/shien', '', 'C1');
    const card = await user.sees('第2回');
    expect(() => user.click(card, '出席')).toThrow('Several things');
    await user.click(card, '出席', { near: '第2回' });
    await user.sees('受付: second');
    expect(user.screen()).not.toContain('第1回');
  });

  it('fills in a modal and meets errors, the next step and the end', async () => {
    const user = person();
    await user.slash('/shien', '入力');
    const form = await user.seesModal('日時');
    await expect(user.submit(form)).rejects.toThrow('日時');
    await user.submit(form, { 日時: '昨日' });
    const again = await user.seesModal('過去の日です');
    await user.submit(again, { 日時: '明日', 形: 'オンライン' });
    await user.submit(await user.seesModal('次へ online'), { 日時: '明後日' });
    expect(user.modal?.id).toBe(form.id);
    await user.submit(again, { 日時: '明後日' });
    expect(user.modal).toBeUndefined();
    expect(slack.violations).toEqual([]);
  });

  it('opens the home tab', async () => {
    const user = person();
    await user.openHome();
    await user.seesHome('私の予定');
  });

  it('hears of a join, and of the same event again when Slack retries', async () => {
    const user = person();
    await joinChannel(slack, app.delivery, { channel: 'C1', person: 'U2' });
    await user.sees('U2 0');
    const event = {
      type: 'member_joined_channel',
      user: 'U9',
      channel: 'C1',
      channel_type: 'G',
      team: 'T0001',
    };
    await deliverEvent(slack, app.delivery, event, { retries: [{ number: 1, reason: 'http_timeout' }] });
    await user.sees('U9 1');
  });
});
