import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PLAYGROUND_CAPABILITIES } from '../../adapters/playground/capabilities.ts';
import { openPlayground } from '../../adapters/playground/playground.ts';
import type { Log } from '../../src/ports/log.ts';
import { account, channel, wall } from '../adapters/playground/running.ts';
import { stage } from '../adapters/playground/sample.ts';
import { visit } from '../adapters/playground/visitor.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { AdapterUnderContract, Core } from './adapter.ts';
import { fieldsOf, formWith, labelsOf, textIn } from './html-page.ts';

const ROOM = 'shien';
const SEAT = `/pane/sato/${ROOM}`;
const silent: Log = { info() {}, warn() {}, error() {} };

export async function playgroundAdapter({ dispatch, parseWords }: Core): Promise<AdapterUnderContract> {
  const folder = await temporaryFolder();
  const playground = await openPlayground({ folder: folder.path, stage, wall });
  const demo = {
    nextSittingStart: async () => null,
    afterMembersChanged: async () => {},
    afterClockMoved: async () => {},
    reset: async () => {},
  };
  const site = playground.serve({
    ...{ dispatch, parseWords, demo, log: silent },
    ...{ locale: 'ja', zone: 'Asia/Tokyo' },
  });
  const server = createServer(site.listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const visitor = await visit(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, SEAT);
  const page = async (path = SEAT) => (await visitor.get(path)).text();

  /** The dialog that is open, what the page was told instead, and the home page once it was looked at. */
  let dialog = '';
  let told = '';
  let home = '';
  const post = async (path: string, fields: Record<string, string>) => {
    const answer = (await (await visitor.post(path, fields)).json()) as { dialog?: string; error?: string };
    dialog = answer.dialog ?? '';
    told = answer.error ?? '';
  };
  const say = (text: string) => post(`${SEAT}/say`, { text });

  return {
    capabilities: PLAYGROUND_CAPABILITIES,
    chat: playground.chat,
    channel: channel(ROOM),
    actor: account('sato'),
    say,
    async press(label) {
      const form = formWith(await page(), label);
      await post(form.action, fieldsOf(form.html));
    },
    async pressOutdated(label) {
      const form = formWith(await page(), label);
      const fields = fieldsOf(form.html);
      await post(form.action, {
        ...fields,
        ask: (fields.ask ?? '').replace('answer_attendance', 'abolished'),
      });
    },
    openForm: say,
    async submit(entries) {
      const names = labelsOf(dialog);
      const entered = Object.entries(entries).map(([label, entry]) => [names[label] ?? label, entry]);
      await post(`${SEAT}/ask`, { ...fieldsOf(dialog), ...Object.fromEntries(entered) });
    },
    async repeat() {
      const fields = { text: '予定', request: crypto.randomUUID() };
      for (const _time of [1, 2, 3]) await post(`${SEAT}/say`, fields);
    },
    repetitionKnownTo: 'core',
    async botsSpeak() {
      await playground.chat.post(channel(ROOM), { title: '開催 12/3 14:00', preview: '開催' }, 'own');
      await post(`/pane/tsudoi/${ROOM}/say`, { text: '開催 12/3 14:00' });
    },
    async openHome() {
      home = await page('/pane/sato/home');
    },
    // Who has no seat cannot be in a room.
    addApp: () => false,
    // There is nothing between it and the bot.
    loseAnswer: () => {},
    reads: async () => [textIn(await page()), textIn(dialog), textIn(home), told].join('\n'),
    readsInRoom: async () => textIn(await page()),
    otherReads: async () => textIn(await page(`/pane/tanaka/${ROOM}`)),
    async hasFiles() {
      const links = [...(await page()).matchAll(/<a href="(\/file\/[^"]+)" download="([^"]+)"/g)];
      const found = await Promise.all(links.map(([, href = '']) => visitor.get(href)));
      return links.filter((_, index) => found[index]?.ok).map(([, , name = '']) => name);
    },
    async live() {
      const tags = (await page()).match(/<[^>]*>/g) ?? [];
      return tags.filter((tag) => /^<(?:u>|at>|img)|href="[^"]*evil/.test(tag));
    },
    violations: () => [],
    async stop() {
      site.stop();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await playground.settled();
      await folder.remove();
    },
  };
}
