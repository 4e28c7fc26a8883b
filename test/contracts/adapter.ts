import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWords } from '../../src/application/words.ts';
import type { Account, ChannelRef } from '../../src/ports/account.ts';
import type { Capabilities } from '../../src/ports/capabilities.ts';
import type { Card, Reply } from '../../src/ports/card.ts';
import type { Chat } from '../../src/ports/chat.ts';
import type { Ask, Command, Dispatch } from '../../src/ports/command.ts';
import { HOSTILE, hostileCard, hugeCard, invitation, scheduleForm } from './adapter-cards.ts';
import { passed } from './chat.ts';

/** One person in front of a platform, in a private room with the bot and one more person. */
export type AdapterUnderContract = {
  readonly capabilities: Capabilities;
  readonly chat: Chat;
  readonly channel: ChannelRef;
  readonly actor: Account;
  /** Says words to the bot in the room. This and all that follows resolve when what came of it has arrived. */
  say(words: string): Promise<void>;
  /** Presses the newest button with this label. */
  press(label: string): Promise<void>;
  /** The same button as an older version of the bot had drawn it. */
  pressOutdated(label: string): Promise<void>;
  /** Says words that are answered with a form, and has it open. */
  openForm(words: string): Promise<void>;
  /** Fills in the open form by the labels of its fields; the others stay as they stand. */
  submit(entries: Readonly<Record<string, string>>): Promise<void>;
  /** One request that the platform sends three times, as it does when an answer was late. */
  repeat(): Promise<void>;
  /** Who tells that a request was sent before: the adapter, or the core by its key. */
  readonly repetitionKnownTo: 'adapter' | 'core';
  /** The bot itself and another bot write in the room. */
  botsSpeak(): Promise<void>;
  /** Null where there is none. */
  readonly openHome: (() => Promise<void>) | null;
  /** Another app comes into the room; false where there can be none. */
  addApp(): boolean;
  /** The next answer of the platform to a post does not arrive, where one can be lost. */
  loseAnswer(): void;
  /** Everything in front of the person now; in the room alone; and in front of the other one in it. */
  reads(): Promise<string>;
  readsInRoom(): Promise<string>;
  otherReads(): Promise<string>;
  /** The files that the person has, by their names. */
  hasFiles(): Promise<readonly string[]>;
  /** What in the bot's messages is more than text: a mention, a link, an element that reads markdown. */
  live(): Promise<readonly string[]>;
  /** What the platform would not have taken. */
  violations(): readonly string[];
  stop(): Promise<void>;
};

export type Core = { readonly dispatch: Dispatch; readonly parseWords: (typed: string) => Ask };

const card = (title: string, rest: Partial<Card> = {}): Reply => ({
  kind: 'card',
  card: { title, preview: title, ...rest },
});

/** What the inside relies on in every adapter, from what a person does to what they read: run through each protocol. */
export function adapterContract(name: string, open: (core: Core) => Promise<AdapterUnderContract>): void {
  describe(`the adapter for ${name}, as all of them`, () => {
    let at: AdapterUnderContract;
    let asked: Command[];
    let answer: (ask: Ask) => Reply;

    beforeEach(async () => {
      asked = [];
      answer = () => card('承りました');
      at = await open({
        parseWords,
        dispatch: async (command) => {
          asked.push(command);
          return answer(command.ask);
        },
      });
    });
    afterEach(async () => {
      const violations = at.violations();
      await at.stop();
      expect(violations).toEqual([]);
    });

    it.each<[string, Ask]>([
      ['開催 12/3 14:00', { kind: 'schedule', when: '12/3 14:00' }],
      ['タスク', { kind: 'tasks' }],
      ['ごみの日はいつですか', { kind: 'unknown_word', text: 'ごみの日はいつですか' }],
    ])('makes of 「%s」 the same as the others', async (words, ask) => {
      await at.say(words);
      expect(asked).toEqual([{ requestId: expect.any(String), actor: at.actor, channel: at.channel, ask }]);
      expect(await at.reads()).toContain('承りました');
    });

    it('answers the one who asked and nobody else, in the room where the platform can', async () => {
      await at.say('予定');
      expect((await at.readsInRoom()).includes('承りました')).toBe(at.capabilities.ephemeral.has);
      expect(await at.otherReads()).not.toContain('承りました');
    });

    it('says what a button carries, under its key', async () => {
      answer = ({ kind }) =>
        kind === 'upcoming' ? card('会議', { actions: [invitation] }) : card('承りました');
      await at.say('予定');
      await at.press('出席');
      await at.press('出席');
      expect(asked.slice(1).map(({ actor, ask, requestId }) => ({ actor, ask, requestId }))).toEqual(
        [1, 2].map(() => ({ actor: at.actor, ask: invitation.ask, requestId: invitation.once })),
      );
    });

    it('answers a button that is out of date kindly, and does nothing', async () => {
      answer = () => card('会議', { actions: [invitation] });
      await at.say('予定');
      await at.pressOutdated('出席');
      expect(asked).toHaveLength(1);
      expect(await at.reads()).toMatch(/お手数ですが|もう一度お試しください/);
    });

    it('says what was entered in a form', async () => {
      answer = (ask) => ('when' in ask ? card('招集しました') : scheduleForm(ask));
      await at.openForm('開催');
      await at.submit({ 日時: '12/3 14:00' });
      expect(asked.at(-1)).toMatchObject({
        actor: at.actor,
        ask: { kind: 'schedule', when: '12/3 14:00', place: '市役所' },
      });
      expect(await at.reads()).toContain('招集しました');
    });

    it('opens a form for a word, or says where it opens', async () => {
      answer = scheduleForm;
      await at.say('開催');
      expect((await at.reads()).includes('日時')).toBe(at.capabilities.formFromWord.has);
    });

    it('brings a form with a mistake back with what was entered', async () => {
      answer = (ask) => ('when' in ask && ask.when !== '昨日' ? card('招集しました') : scheduleForm(ask));
      await at.openForm('開催');
      await at.submit({ 日時: '昨日', 場所: '第2会議室' });
      expect(await at.reads()).toContain('過ぎた日です。');
      await at.submit({ 日時: '12/3 14:00' });
      expect(asked.at(-1)?.ask).toMatchObject({ when: '12/3 14:00', place: '第2会議室' });
    });

    it('answers a request once, however often the platform sends it', async () => {
      answer = () => card('一度だけ');
      await at.repeat();
      expect(new Set(asked.map(({ requestId }) => requestId)).size).toBe(1);
      expect(asked).toHaveLength(at.repetitionKnownTo === 'adapter' ? 1 : 3);
      expect((await at.reads()).split('一度だけ')).toHaveLength(2);
    });

    it('does not answer itself or another bot', async () => {
      await at.botsSpeak();
      expect(asked).toEqual([]);
    });

    it('takes what was typed for text, and shows it as text', async () => {
      answer = (ask) => hostileCard(ask.kind === 'report_concern' ? (ask.what ?? '') : '');
      await at.say(`気づき ${HOSTILE}`);
      expect(asked[0]?.ask).toEqual({ kind: 'report_concern', what: HOSTILE });
      // Title, fact, paragraph, row and its line.
      expect((await at.reads()).split(HOSTILE).length - 1).toBeGreaterThanOrEqual(5);
      await at.chat.post(at.channel, { title: HOSTILE, preview: HOSTILE, text: [HOSTILE] }, 'hostile');
      expect(await at.readsInRoom()).toContain(HOSTILE);
      expect(await at.live()).toEqual([]);
    });

    it('draws a huge card within what the platform takes, and says so where something is left out', async () => {
      answer = (ask) => {
        if (ask.kind === 'schedule' && ask.when === undefined) return scheduleForm(ask);
        return { kind: 'card', card: hugeCard };
      };
      await at.say('予定');
      const seen = await at.reads();
      expect(seen).toContain('大きな一覧');
      expect(seen.includes('続きがあります')).toBe(!at.capabilities.wholeCards.has);
      expect(seen.includes('最後の行')).toBe(at.capabilities.wholeCards.has);
      await at.openForm('開催');
      await at.submit({ 日時: '12/3 14:00' });
      await at.openHome?.();
      await at.chat.tell(at.actor, hugeCard, 'huge');
      await at.chat.update(await at.chat.post(at.channel, hugeCard, 'huge'), hugeCard);
    });

    it('has a home page where the platform has one', async () => {
      expect(at.openHome !== null).toBe(at.capabilities.home.has);
      await at.openHome?.();
      expect(asked.map(({ ask }) => ask.kind)).toEqual(at.capabilities.home.has ? ['home'] : []);
    });

    it('hands files over with the answer, or offers them', async () => {
      const file = { name: 'kaigi.ics', mime: 'text/calendar', content: 'BEGIN:VCALENDAR' };
      answer = () => card('予定', { files: [file] });
      await at.say('予定');
      expect(await at.hasFiles()).toEqual(at.capabilities.filesAtOnce.has ? ['kaigi.ics'] : []);
      expect(await at.reads()).toContain('kaigi.ics');
    });

    it('finds a post whose answer was lost, or says that it cannot know', async () => {
      const since = new Date(0);
      at.loseAnswer();
      const content: Card = { title: 'R8-支-014', preview: '共有', text: ['同行訪問'] };
      await at.chat.postConfidential(at.channel, passed(content), 'd1').catch(() => undefined);
      expect(await at.readsInRoom()).toContain('同行訪問');
      const found = await at.chat.find(at.channel, 'd1', since).catch(({ code }) => code);
      expect(found).toEqual(
        at.capabilities.history.has
          ? expect.objectContaining({ message: expect.any(String) })
          : 'unreachable',
      );
    });

    it('sees other apps in a room where the platform tells of them', async () => {
      const app = at.addApp();
      const { occupants } = await at.chat.look(at.channel);
      expect(occupants.some(({ kind }) => kind === 'bot')).toBe(app && at.capabilities.readsApps.has);
    });
  });
}
