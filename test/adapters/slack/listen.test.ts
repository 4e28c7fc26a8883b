import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Card, Form, Reply } from '../../../src/ports/card.ts';
import type { Ask, Command } from '../../../src/ports/command.ts';
import { type FakeSlack, fakeSlack } from '../../support/slack/fake-slack.ts';
import { rateLimited, serverError } from '../../support/slack/faults.ts';
import { deliverEvent, joinChannel } from '../../support/slack/payloads.ts';
import { textOf } from '../../support/slack/slack-user.ts';
import { type AdapterTerms, type StartedAdapter, startAdapter } from '../../support/slack/start-adapter.ts';

const card = (title: string, rest: Partial<Card> = {}): Reply => ({
  kind: 'card',
  card: { title, preview: title, ...rest },
});
const replacing = (title: string): Reply => ({ ...card(title), replaces: true }) as Reply;
const scheduleForm = (fields: Partial<Form['fields'][number]> = {}, once?: string): Reply => ({
  kind: 'form',
  form: {
    title: '会議の開催',
    submit: '招集する',
    ask: { kind: 'schedule' },
    ...(once === undefined ? {} : { once }),
    fields: [
      { kind: 'text', name: 'when', label: '日時', maxLength: 500, required: true, ...fields },
      { kind: 'text', name: 'place', label: '場所', maxLength: 500 },
    ] as Form['fields'],
  },
});
const parseWords = (text: string): Ask =>
  text === '開催'
    ? { kind: 'schedule' }
    : text === '予定'
      ? { kind: 'upcoming' }
      : { kind: 'unknown_word', text };

describe.each([['HTTP', 'http'] as const, ['Socket Mode', 'socket'] as const])(
  'the bot in Slack, over %s',
  (_, transport) => {
    let slack: FakeSlack;
    let app: StartedAdapter;
    let now: number;
    let commands: Command[];
    let replies: (command: Command) => Reply | Promise<Reply>;

    const start = (rest: Partial<AdapterTerms> = {}) =>
      startAdapter(slack, {
        transport,
        parseWords,
        dispatch: () => async (command) => {
          commands.push(command);
          return replies(command);
        },
        ...rest,
      });

    beforeEach(async () => {
      now = Date.now();
      commands = [];
      replies = () => card('はい');
      slack = await fakeSlack({ now: () => now });
      for (const id of ['U1', 'U2']) slack.team().addPerson(id);
      slack.team().addChannel('C1', { members: ['U1', 'U2'] });
      app = await start();
    });
    afterEach(async () => {
      await app.stop();
      await slack.stop();
      expect(slack.violations).toEqual([]);
    });

    const kinds = () => commands.map((command) => command.ask.kind);

    it('acknowledges before the work is done, and answers the one who asked', async () => {
      let finish = (_reply: Reply) => {};
      replies = () =>
        new Promise((resolve) => {
          finish = resolve;
        });
      const [one, two] = [app.person('U1'), app.person('U2')];
      await one.slash('/shien', '予定', 'C1');
      expect(one.screen()).toBe('');
      finish(card('予定は1件です'));
      await one.sees('予定は1件です');
      await app.listener.idle();
      expect([two.screen(), kinds()]).toEqual(['', ['upcoming']]);
    });

    it('answers in channels where the bot is not a member', async () => {
      slack.team().addChannel('C2', { withoutBot: true, members: ['U1'] });
      const person = app.person('U1');
      await person.slash('/shien', '予定', 'C2');
      await person.sees('はい', 'C2');
    });

    describe('a form', () => {
      const ask = async (where = 'C1') => {
        const person = app.person('U1');
        replies = ({ ask: said }) =>
          'when' in said ? card(`招集しました ${said.when}`, { tone: 'good' }) : scheduleForm();
        await person.slash('/shien', '開催', where);
        return person;
      };

      it('opens for a command, and gives way to the answer when it is sent', async () => {
        const person = await ask();
        await person.submit(await person.seesModal('日時'), { 日時: '12/3 14:00' });
        expect(textOf(await person.seesModal('招集しました'))).toContain('招集しました 12/3 14:00');
        expect(commands.at(-1)).toMatchObject({
          ask: { kind: 'schedule', when: '12/3 14:00' },
          channel: { channel: 'C1' },
        });
      });

      it('says that it is being worked on while it is', async () => {
        const person = await ask();
        let finish = (_reply: Reply) => {};
        replies = () =>
          new Promise((resolve) => {
            finish = resolve;
          });
        await person.submit(await person.seesModal('日時'), { 日時: '12/3' });
        expect(person.modal && textOf(person.modal)).toContain('処理しています');
        finish(card('招集しました'));
        await person.seesModal('招集しました');
      });

      it('comes again with what was entered and the error beside its field, and has another try', async () => {
        const person = await ask();
        replies = ({ ask: said }) =>
          'when' in said && said.when === '昨日'
            ? scheduleForm({ value: said.when, error: '過去の日です。' } as Partial<Form['fields'][number]>)
            : card('招集しました');
        await person.submit(await person.seesModal('日時'), { 日時: '昨日' });
        const again = await person.seesModal('過去の日です。');
        expect(textOf(again)).toContain('日時\n昨日\n⚠️ 過去の日です。');
        await person.submit(again, { 日時: '12/3' });
        await person.seesModal('招集しました');
      });

      it('opens from a button once its command has come too late for it', async () => {
        const person = app.person('U1');
        replies = () => {
          now += 3100;
          return scheduleForm();
        };
        await person.slash('/shien', '開催', 'C1');
        const offer = await person.sees('入力画面を開けませんでした');
        expect(person.modal).toBeUndefined();
        replies = () => scheduleForm();
        await person.click(offer, '入力を始める');
        await person.seesModal('日時');
        expect(kinds()).toEqual(['schedule', 'schedule']);
      });

      it('that was closed before its answer came is answered privately where it began', async () => {
        const person = await ask();
        let finish = (_reply: Reply) => {};
        replies = () =>
          new Promise((resolve) => {
            finish = resolve;
          });
        await person.submit(await person.seesModal('日時'), { 日時: '12/3' });
        person.closeModal();
        finish(card('招集しました'));
        await person.sees('招集しました', 'C1');
        expect(app.person('U2').screen()).toBe('');
      });

      it('comes back as it was sent when something went wrong, and nobody has to type again', async () => {
        const person = await ask();
        replies = () => Promise.reject(new Error('the database says: 12/3 14:00'));
        await person.submit(await person.seesModal('日時'), { 日時: '12/3 14:00', 場所: '第2会議室' });
        const again = await person.seesModal('不具合');
        replies = ({ ask: said }) => card(JSON.stringify(said));
        await person.submit(again);
        await person.seesModal('"when":"12/3 14:00","place":"第2会議室"');
        expect(JSON.stringify(app.logged)).not.toContain('12/3');
      });

      it('with a key of its own is one request, however often it is sent', async () => {
        const person = app.person('U1');
        replies = () => scheduleForm({}, 'schedule:1');
        await person.slash('/shien', '開催');
        const form = await person.seesModal('日時');
        await person.submit(form, { 日時: '12/3' });
        await app.listener.idle();
        await person.submit(await person.seesModal('日時'), { 日時: '12/3' });
        await app.listener.idle();
        expect(commands.slice(1).map((command) => command.requestId)).toEqual(['schedule:1', 'schedule:1']);
      });

      it('opens at once though Slack holds back everything else', async () => {
        slack.fail('conversations.open', rateLimited(30));
        const account = { platform: 'slack', tenant: 'T0001', user: 'U2' } as const;
        await expect(app.chat.tell(account, { title: 'x', preview: 'x' }, 'k')).rejects.toThrow(
          'rate_limited',
        );
        await (await ask()).seesModal('日時');
      });
    });

    describe('a button', () => {
      const buttons = card('招集のお知らせ', {
        actions: [
          { label: '出席', ask: { kind: 'upcoming' }, once: 'attend:1' },
          { label: '欠席', ask: { kind: 'help' } },
        ],
      });
      const shared = { platform: 'slack', tenant: 'T0001', channel: 'C1' } as const;
      const post = async () => {
        if (buttons.kind === 'card') await app.chat.post(shared, buttons.card, 'k');
        return app.person('U1').sees('招集のお知らせ', 'C1');
      };

      it('on a message for all is answered to the one who pressed, and the message stays', async () => {
        const message = await post();
        replies = () => replacing('承りました');
        const person = app.person('U1');
        await person.click(message, '出席');
        await person.answered('承りました');
        expect(textOf(await person.sees('招集のお知らせ'))).toContain('[出席]');
        expect(app.person('U2').screen()).not.toContain('承りました');
      });

      it('on a private message is answered in its place, if the answer says so', async () => {
        replies = ({ ask }) => (ask.kind === 'help' ? replacing('承りました') : buttons);
        const person = app.person('U1');
        await person.slash('/shien', '予定', 'C1');
        await person.click(await person.sees('招集のお知らせ'), '欠席');
        await person.sees('承りました');
        expect(person.screen()).not.toContain('招集のお知らせ');
      });

      it('pressed twice is the same request twice', async () => {
        const message = await post();
        const person = app.person('U1');
        await Promise.all([person.click(message, '出席'), person.click(message, '出席')]);
        await app.listener.idle();
        expect(commands.map((command) => command.requestId)).toEqual(['attend:1', 'attend:1']);
      });

      it('in a modal is answered in that modal', async () => {
        const person = app.person('U1');
        replies = () => scheduleForm();
        await person.slash('/shien', '開催', 'C1');
        replies = ({ ask }) => (ask.kind === 'help' ? card('使い方') : buttons);
        await person.submit(await person.seesModal('日時'), { 日時: '12/3' });
        await person.click(await person.seesModal('招集のお知らせ'), '欠席');
        await person.seesModal('使い方');
        expect(commands.at(-1)).toMatchObject({ channel: { channel: 'C1' } });
      });

      it('from before a change of the bot is answered with a way on', async () => {
        const message = await post();
        const old = JSON.parse(JSON.stringify(message).replaceAll('upcoming', 'abolished'));
        const person = app.person('U1');
        await person.click(old, '出席');
        await person.answered('画面が古くなっています');
        expect(commands).toEqual([]);
      });

      it('gets an apology when something goes wrong, and the log gets the kind of fault without its words', async () => {
        const message = await post();
        replies = () => Promise.reject(Object.assign(new Error('佐藤さんの事例'), { code: 'store_fault' }));
        const person = app.person('U1');
        await person.click(message, '出席');
        await person.answered('申し訳ありません');
        expect(app.logged).toContainEqual(
          expect.objectContaining({ level: 'error', requestId: 'attend:1', code: 'store_fault' }),
        );
        expect(JSON.stringify(app.logged)).not.toContain('佐藤');
      });
    });

    describe('the home tab', () => {
      it('shows what the core says is at home, and again after each thing done from it', async () => {
        let open = 2;
        replies = ({ ask }) => {
          if (ask.kind === 'home')
            return card(`タスク ${open}件`, { actions: [{ label: '完了', ask: { kind: 'help' } }] });
          open -= 1;
          return card('完了しました');
        };
        const person = app.person('U1');
        await person.openHome();
        await person.click(await person.seesHome('タスク 2件'), '完了');
        await person.seesModal('完了しました');
        await person.seesHome('タスク 1件');
        expect(kinds()).toEqual(['home', 'help', 'home']);
        expect(commands.every((command) => command.channel === undefined)).toBe(true);
      });
    });

    describe('an event', () => {
      it('that Slack sends three more times is answered once', async () => {
        const retries = [1, 2, 3].map((number) => ({ number, reason: 'http_timeout' }));
        const event = { type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' };
        await deliverEvent(slack, app.delivery, event, { retries });
        await app.listener.idle();
        expect(kinds()).toEqual(['home']);
      });

      it('of the bot being invited tells whoever invited it whether the channel is fit', async () => {
        slack.team().addChannel('C9', { withoutBot: true, members: ['U1', 'U2'] });
        replies = () => card('点検の結果');
        await joinChannel(slack, app.delivery, {
          channel: 'C9',
          person: slack.team().botUser,
          inviter: 'U1',
        });
        await app.person('U1').sees('点検の結果', 'C9');
        expect(app.person('U2').screen()).toBe('');
        expect(kinds()).toEqual(['check_channel']);
      });
    });

    it('brings a file that belongs to an answer by direct message', async () => {
      const file = { name: 'sitting.ics', mime: 'text/calendar', content: 'BEGIN:VCALENDAR' };
      replies = () => card('予定', { files: [file] });
      const person = app.person('U1');
      await person.slash('/shien', '予定', 'C1');
      await slack.until(
        () => person.messages(person.im).some((message) => message.files.length === 1),
        () => person.screen(),
      );
    });

    it('answers by direct message when the answer address does not work', async () => {
      slack.fail('response_url', serverError());
      const person = app.person('U1');
      await person.slash('/shien', '予定', 'C1');
      await person.sees('はい', 'C1');
      slack.team().addChannel('C2', { withoutBot: true, members: ['U1'] });
      slack.fail('response_url', serverError());
      await person.slash('/shien', '予定', 'C2');
      await person.sees('はい', person.im);
    });

    it('stays silent and alive when Slack cannot be reached for the answer', async () => {
      slack.fail('response_url', serverError(), 2);
      slack.fail('chat.postEphemeral', serverError(), 2);
      const person = app.person('U1');
      await person.slash('/shien', '予定', 'C1');
      await app.listener.idle();
      expect(app.logged.map((line) => line.level)).toContain('error');
      await person.slash('/shien', '予定', 'C1');
      await person.sees('はい');
    });

    it('when it stops, finishes what it has acknowledged', async () => {
      let finish = (_reply: Reply) => {};
      replies = () =>
        new Promise((resolve) => {
          finish = resolve;
        });
      const person = app.person('U1');
      await person.slash('/shien', '予定', 'C1');
      let stopped = false;
      const stop = app.listener.stop().then(() => {
        stopped = true;
      });
      expect(stopped).toBe(false);
      finish(card('間に合いました'));
      await stop;
      expect(person.screen()).toContain('間に合いました');
      const late = transport === 'http' ? person.slash('/shien', '予定') : Promise.reject(new Error('503'));
      await expect(late).rejects.toThrow('503');
      app = await start();
    });
  },
);
