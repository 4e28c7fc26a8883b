import { SLACK_CAPABILITIES } from '../../adapters/slack/capabilities.ts';
import { fakeSlack } from '../support/slack/fake-slack.ts';
import { serverError } from '../support/slack/faults.ts';
import { deliverEvent } from '../support/slack/payloads.ts';
import { elementsOf, readMessage } from '../support/slack/shown.ts';
import { type Surface, textOf } from '../support/slack/slack-user.ts';
import { startAdapter } from '../support/slack/start-adapter.ts';
import type { AdapterUnderContract, Core } from './adapter.ts';

const ROOM = 'C1';

export async function slackAdapter({ dispatch, parseWords }: Core): Promise<AdapterUnderContract> {
  const slack = await fakeSlack();
  const team = slack.team();
  for (const id of ['U1', 'U2']) team.addPerson(id);
  team.addChannel(ROOM, { members: ['U1', 'U2'] });
  const app = await startAdapter(slack, { parseWords, dispatch: () => dispatch });
  const [person, other] = [app.person('U1'), app.person('U2')];
  const idle = () => app.listener.idle();
  const surfaces = (): Surface[] =>
    [...person.messages(), person.modal, person.home].filter((one) => one !== undefined);
  const holding = (label: string): Surface => {
    const found = surfaces().findLast((one) => textOf(one).includes(`[${label}]`));
    if (!found) throw new Error(`There is no [${label}] on:\n${person.screen()}`);
    return found;
  };
  const said = (text: string) => ({ type: 'message', channel: ROOM, channel_type: 'group', text });
  const own = () => [...team.channels.values()].flatMap(({ messages }) => messages);

  const files = () => person.messages().flatMap((one) => one.files.map(({ name }) => name));

  return {
    capabilities: SLACK_CAPABILITIES,
    chat: app.chat,
    channel: { platform: 'slack', tenant: team.id, channel: ROOM },
    actor: { platform: 'slack', tenant: team.id, user: 'U1' },
    async say(words) {
      await person.slash('/shien', words, ROOM);
      await idle();
    },
    async press(label) {
      await person.click(holding(label), label);
      await idle();
    },
    async pressOutdated(label) {
      const old = JSON.stringify(holding(label)).replaceAll('answer_attendance', 'abolished');
      await person.click(JSON.parse(old), label);
      await idle();
    },
    async openForm(words) {
      await person.slash('/shien', words, ROOM);
      await idle();
    },
    async submit(entries) {
      await person.submit(await person.seesModal(), entries);
      await idle();
    },
    // Only events are sent again; a command or a press that was not acknowledged is shown to the person as failed.
    async repeat() {
      const retries = [1, 2].map((number) => ({ number, reason: 'http_timeout' }));
      const event = { type: 'app_home_opened', user: 'U1', channel: person.im, tab: 'home' };
      await deliverEvent(slack, app.delivery, event, { retries });
      await idle();
    },
    repetitionKnownTo: 'adapter',
    async botsSpeak() {
      const channel = { platform: 'slack', tenant: team.id, channel: ROOM } as const;
      await app.chat.post(channel, { title: '開催 12/3 14:00', preview: '開催' }, 'own');
      const ours = { ...said('/shien 開催 12/3 14:00'), user: team.botUser, bot_id: team.botId };
      await deliverEvent(slack, app.delivery, ours);
      await deliverEvent(slack, app.delivery, { ...ours, user: 'UAPP', bot_id: 'BAPP' });
      await idle();
    },
    async openHome() {
      await person.openHome();
      await idle();
    },
    addApp() {
      team.addPerson('UAPP', { kind: 'bot' });
      team.join(ROOM, 'UAPP');
      return true;
    },
    loseAnswer: () => slack.fail('chat.postMessage', serverError('after')),
    reads: async () => [person.screen(), ...files()].join('\n'),
    readsInRoom: async () => person.messages(ROOM).map(textOf).join('\n'),
    otherReads: async () => other.screen(),
    hasFiles: async () => files(),
    async live() {
      const rung = own().flatMap((message) => readMessage(message).notifies);
      const marked = own().filter(({ blocks }) => JSON.stringify(blocks).includes('"mrkdwn"'));
      const linked = own().flatMap(({ blocks }) =>
        elementsOf(blocks).filter(({ element }) => JSON.stringify(element).includes('"url"')),
      );
      return [...rung, ...[...marked, ...linked].map((one) => JSON.stringify(one))];
    },
    violations: () => slack.violations,
    async stop() {
      await app.stop();
      await slack.stop();
    },
  };
}
