import { randomUUID } from 'node:crypto';
import type { Card, Form, Reply } from '../../src/ports/card.ts';
import { type Ask, withoutContent } from '../../src/ports/command.ts';
import { personalChat, type TeamsTools } from './chat.ts';
import { opensDialog } from './dialogs.ts';
import { chatFault } from './faults.ts';
import type { UploadInfo } from './files.ts';
import { filledAgain } from './form.ts';
import type { Place } from './place.ts';
import {
  ADAPTIVE_CARD,
  type AdaptiveCard,
  cardDialog,
  type Dialog,
  formDialog,
  renderCard,
  renderLine,
  renderMessage,
} from './render.ts';

/** What a request is answered with; Teams shows the body of a press or a dialog. */
export type HttpAnswer = { readonly status: number; readonly body?: unknown };

/** Brings replies to the person who asked, and to nobody else. */
export type Answer = {
  /** Into the person's chat with the bot. A room hears only that there was an answer. */
  toPerson(place: Place, reply: Reply, ask: Ask): Promise<void>;
  /** The answer to a press: the card takes the place of the pressed one only where nobody else sees it. */
  toPress(place: Place, reply: Reply, ask: Ask): Promise<HttpAnswer>;
  toDialog(place: Place, reply: Reply): Promise<HttpAnswer>;
  /** The person's own view of a message, for as long as they look; others see the message as it is. */
  toLook(place: Place, reply: Reply): HttpAnswer;
  /** The person's home in place of the one that they pressed a button on. */
  homeAgain(card: Card): HttpAnswer;
  /** A sentence into the person's chat, or where a file lies now. */
  afterFile(place: Place, upload: UploadInfo | null): Promise<void>;
  /** A sentence, shown for a moment to whoever pressed, or in the dialog. */
  say(place: Place, sentence: string): HttpAnswer;
  /** The form that was sent, with what was entered and a sentence on top. */
  again(form: Form, entries: Readonly<Record<string, unknown>>): HttpAnswer;
  /** What is read in a dialog of its own, as a message with a button. */
  opener(place: Place, ask: Ask): Promise<void>;
};

const MESSAGE = 'application/vnd.microsoft.activity.message';

export function makeAnswer(tools: TeamsTools): Answer {
  const { connector, words } = tools;

  const button = (title: string, sentence: string, label: string, ask: Ask): Card => ({
    title,
    preview: sentence,
    text: [sentence],
    actions: [{ label, ask: withoutContent(ask), style: 'primary' }],
  });

  /**
   * A dialog opens only from a button: a form that comes as the answer to a word waits behind one. Where the word asked for
   * a list and got a form, the form's own ask brings it.
   */
  const asCard = (reply: Reply, ask: Ask): Card => {
    if (reply.kind === 'card') return reply.card;
    const { title, ask: own } = reply.form;
    return button(title, words.formWaits, words.openForm, opensDialog(ask) ? ask : own);
  };

  async function send(place: Place, card: Card, ask?: Ask): Promise<void> {
    const { serviceUrl, conversation } = await chatWith(place);
    const message = renderMessage(card, words, ask?.kind === 'home' ? 'home' : 'personal');
    await connector.send(serviceUrl, conversation, message);
    await offer(place, card);
  }

  async function offer(place: Place, { files = [] }: Card): Promise<void> {
    if (files.length === 0) return;
    const { serviceUrl, conversation } = await chatWith(place);
    for (const file of files) await connector.send(serviceUrl, conversation, tools.files.offer(file, place));
  }

  async function chatWith(place: Place) {
    const here =
      place.surface === 'personal' ? await tools.store.conversation(place.tenant, place.conversation) : null;
    return here ?? personalChat(tools, place);
  }

  /** In the room itself: a line of ours, without anything of the answer. */
  async function mention(place: Place, sentence: string): Promise<void> {
    if (place.how.kind === 'dialog' && place.how.from === 'extension') return;
    const room = await tools.store.conversation(place.tenant, place.conversation);
    if (room !== null) await connector.send(room.serviceUrl, place.thread, renderLine(sentence));
  }

  async function whisper(place: Place, card: Card, ask?: Ask): Promise<void> {
    if (place.surface === 'personal') return send(place, card, ask);
    try {
      await send(place, card, ask);
    } catch (cause) {
      const fault = chatFault('answering in a personal chat', cause);
      if (fault.code !== 'refused' && fault.code !== 'gone') throw fault;
      return mention(place, words.personalChatClosed);
    }
    if (place.how.kind === 'said') await mention(place, words.answeredPersonally);
  }

  const dialog = ({ title, card }: Dialog): HttpAnswer => ({
    status: 200,
    body: {
      task: {
        type: 'continue',
        value: {
          ...{ title, height: 'large', width: 'medium' },
          card: { contentType: ADAPTIVE_CARD, content: card },
        },
      },
    },
  });

  const formIn = (form: Form) => dialog(formDialog(form, words, `teams:form:${randomUUID()}`));

  const inPlace = (value: AdaptiveCard): HttpAnswer => ({
    status: 200,
    body: { statusCode: 200, type: ADAPTIVE_CARD, value },
  });

  const say = (place: Place, sentence: string): HttpAnswer => {
    if (place.how.kind === 'dialog') return dialog(cardDialog({ title: sentence, preview: sentence }, words));
    const value = place.how.kind === 'looked' ? words.noOwnView : sentence;
    return { status: 200, body: { statusCode: 200, type: MESSAGE, value } };
  };

  return {
    toPerson: (place, reply, ask) => whisper(place, asCard(reply, ask), ask),
    async toPress(place, reply, ask) {
      const card = asCard(reply, ask);
      const own = place.surface === 'personal';
      const onHome = place.how.kind === 'pressed' && place.how.onHome;
      if (own && !onHome && reply.kind === 'card' && reply.replaces) {
        await offer(place, card);
        return inPlace(renderCard(card, words, 'personal'));
      }
      await whisper(place, card, ask);
      return say(place, own ? words.answeredBelow : words.answeredPersonally);
    },
    async toDialog(place, reply) {
      if (reply.kind === 'form') return formIn(reply.form);
      await offer(place, reply.card);
      return dialog(cardDialog(reply.card, words));
    },
    toLook: (place, reply) =>
      reply.kind === 'card' && reply.card.tone !== 'refused'
        ? inPlace(renderCard(reply.card, words))
        : say(place, words.noOwnView),
    homeAgain: (card) => inPlace(renderCard(card, words, 'home')),
    async afterFile(place, upload) {
      const { serviceUrl, conversation } = await chatWith(place);
      const said = upload === null ? renderLine(words.fileGone) : tools.files.info(upload);
      await connector.send(serviceUrl, conversation, said);
    },
    say,
    again: (form, entries) => formIn(filledAgain(form, entries, words.fault)),
    opener: (place, ask) => whisper(place, button(words.open, words.readApart, words.open, ask)),
  };
}
