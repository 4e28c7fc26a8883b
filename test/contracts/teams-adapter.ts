import { TEAMS_CAPABILITIES } from '../../adapters/teams/capabilities.ts';
import { testDatabase } from '../support/database.ts';
import { cardText } from '../support/teams/cards.ts';
import { serveDirectory } from '../support/teams/directory.ts';
import { BOT, fakeTeams, TENANT } from '../support/teams/fake-teams.ts';
import { type Message, textOf } from '../support/teams/rooms.ts';
import { startTeams } from '../support/teams/start-teams.ts';
import type { Dialog } from '../support/teams/teams-user.ts';
import type { AdapterUnderContract, Core } from './adapter.ts';

const ROOM = '19:shien@thread.tacv2';

/** What somebody types as Teams sends it on. */
const asSent = (typed: string) =>
  typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export async function teamsAdapter({ dispatch, parseWords }: Core): Promise<AdapterUnderContract> {
  const database = await testDatabase();
  await serveDirectory(database.url, TENANT);
  const teams = await fakeTeams();
  teams.addPerson('sato', '佐藤 花子');
  teams.addPerson('suzuki', '鈴木 太郎');
  const room = teams.addRoom(ROOM, { members: ['sato', 'suzuki'] });
  const app = await startTeams(teams, { databaseUrl: database.url, parseWords, dispatch: () => dispatch });
  const [person, other] = [app.person('sato'), app.person('suzuki')];
  const idle = () => app.listener.idle();
  // A room is known once something was heard from it; nobody is asked or answered by that.
  await app.deliver(person.activity(room, { type: 'conversationUpdate' }));

  const fromBot = () =>
    [...teams.rooms.values()].flatMap((one) => one.messages.filter(({ from }) => from === BOT));
  const shown = (messages: readonly Message[]) => messages.map(textOf).join('\n');
  const dialog = () => (person.dialog ? `${person.dialog.title}\n${cardText(person.dialog.card)}` : '');
  const holding = (label: string): Message | Dialog => {
    if (dialog().includes(`[${label}]`)) return person.dialog as Dialog;
    const found = person.messages().findLast((one) => textOf(one).includes(`[${label}]`));
    if (!found) throw new Error(`There is no [${label}] on:\n${shown(person.messages())}`);
    return found;
  };
  const say = async (words: string) => {
    await person.says(asSent(words), ROOM);
    await idle();
  };

  return {
    capabilities: TEAMS_CAPABILITIES,
    chat: app.chat,
    channel: { platform: 'teams', tenant: TENANT, channel: ROOM },
    actor: { platform: 'teams', tenant: TENANT, user: 'sato' },
    say,
    async press(label) {
      await person.press(holding(label), label);
      await idle();
    },
    async pressOutdated(label) {
      const old = JSON.stringify(holding(label)).replaceAll('answer_attendance', 'abolished');
      await person.press(JSON.parse(old), label);
      await idle();
    },
    async openForm(words) {
      await say(words);
      await person.press(holding('入力を始める'), '入力を始める');
    },
    async submit(entries) {
      await person.submit(entries);
      await idle();
    },
    async repeat() {
      const typed = person.activity(person.chat, { type: 'message', text: '予定' });
      for (const _time of [1, 2, 3]) await app.deliver(typed);
      await idle();
    },
    repetitionKnownTo: 'adapter',
    async botsSpeak() {
      const text = '<at>つどい</at> 開催 12/3 14:00';
      const entities = [{ type: 'mention', text: '<at>つどい</at>', mentioned: { id: BOT } }];
      for (const id of [BOT, '28:another-bot']) {
        await app.deliver(
          person.activity(room, { type: 'message', text, entities, from: { id, name: 'bot' } }),
        );
      }
      await idle();
    },
    openHome: null,
    // Teams takes apps into a room and leaves them out of its list; so does the fake.
    addApp: () => true,
    loseAnswer: () => teams.fail('send', { kind: 'lost' }),
    reads: async () => [shown(person.messages()), dialog(), ...person.toasts].join('\n'),
    readsInRoom: async () => shown(person.messages(ROOM).filter(({ from }) => from === BOT)),
    otherReads: async () => other.everSeen(),
    hasFiles: async () => [...teams.stored.keys()],
    async live() {
      const sent = fromBot().map(({ activity }) => JSON.stringify(activity));
      // Text runs are literal; a TextBlock reads markdown, and an entity or a text with `<at>` mentions somebody.
      return sent.filter((json) =>
        /"TextBlock"|"entities"|"url"|"text":"[^"]*<at>[^"]*","type":"message"/.test(json),
      );
    },
    violations: () => teams.violations,
    async stop() {
      await app.stop();
      await teams.stop();
      await database.drop();
    },
  };
}
