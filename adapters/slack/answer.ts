import type { types } from '@slack/bolt';
import type { Card, Form, Reply } from '../../src/ports/card.ts';
import { type Ask, withoutContent } from '../../src/ports/command.ts';
import type { SlackConnection } from './connect.ts';
import { directChannel } from './direct.ts';
import { slackError } from './faults.ts';
import { shareFiles } from './files.ts';
import { renderForm } from './form.ts';
import type { Place } from './place.ts';
import { renderHome, renderMessage, renderModal } from './render.ts';
import { formAgain } from './sent-form.ts';
import type { SlackWords } from './words.ts';

type MessagePlace = Extract<Place, { kind: 'message' }>;
type ModalPlace = Extract<Place, { kind: 'modal' }>;

const DEAD_TRIGGER = new Set(['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id']);

/** Brings replies to the person who asked, and to nobody else. */
export type Answer = {
  reply(place: Place, reply: Reply, ask: Ask): Promise<void>;
  /** A card that did not come from a use case: an apology, or what is not supported. */
  tell(place: Place, card: Card): Promise<void>;
  /** An apology; a form that was sent comes back as it was. */
  apologise(place: Place): Promise<void>;
};

export function makeAnswer(slack: SlackConnection, words: SlackWords): Answer {
  const { interaction } = slack;

  /** Seen by one person and kept nowhere: in the channel where they asked, else in their direct messages. */
  async function whisper(user: string, channel: string | undefined, card: Card): Promise<void> {
    const message = renderMessage(card, words);
    if (channel !== undefined) {
      try {
        await interaction.chat.postEphemeral({ channel, user, ...message });
        return;
      } catch (error) {
        // The bot or the person is not in that channel; a slash command works everywhere.
        if (slackError(error) === null) throw error;
      }
    }
    await interaction.chat.postEphemeral({
      channel: await directChannel(interaction, user),
      user,
      ...message,
    });
  }

  async function respond(place: MessagePlace, card: Card, replace: boolean): Promise<void> {
    const response = await fetch(place.responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({
        response_type: 'ephemeral',
        replace_original: replace && place.ownMessage,
        ...renderMessage(card, words),
      }),
      signal: AbortSignal.timeout(slack.patience.interaction),
    });
    // Used up after five answers or half an hour.
    if (!response.ok) await whisper(place.user, place.channel, card);
  }

  /** A form opens only within three seconds of the click; after that a button offers it, with a trigger of its own. */
  function insteadOf(form: Form, ask: Ask): Card {
    const open = { label: words.openForm, ask: withoutContent(ask), style: 'primary' as const };
    return { title: form.title, preview: words.formWaits, text: [words.formWaits], actions: [open] };
  }

  function viewOf(reply: Reply, channel: string | undefined): types.ModalView {
    if (reply.kind === 'card') return renderModal(reply.card, words, channel);
    return renderForm(reply.form, words, channel) ?? renderModal(tooLong(reply.form), words, channel);
  }

  const tooLong = (form: Form): Card => ({
    title: form.title,
    preview: words.staleTitle,
    tone: 'refused',
    text: [words.buttonTooLong(form.title)],
  });

  /** False when it came too late, or Slack did not answer in time. */
  async function open(triggerId: string, view: types.ModalView): Promise<boolean> {
    try {
      await interaction.views.open({ trigger_id: triggerId, view });
      return true;
    } catch (error) {
      const refusal = slackError(error);
      if (refusal === null || DEAD_TRIGGER.has(refusal)) return false;
      throw error;
    }
  }

  async function inModal(place: ModalPlace, reply: Reply, ask: Ask): Promise<void> {
    try {
      await interaction.views.update({ view_id: place.viewId, view: viewOf(reply, place.channel) });
    } catch (error) {
      // The person has closed it meanwhile.
      if (slackError(error) !== 'not_found') throw error;
      await whisper(
        place.user,
        place.channel,
        reply.kind === 'card' ? reply.card : insteadOf(reply.form, ask),
      );
    }
  }

  async function reply(place: Place, answer: Reply, ask: Ask): Promise<void> {
    const card = answer.kind === 'card' ? answer.card : insteadOf(answer.form, ask);
    switch (place.kind) {
      case 'message': {
        const opened = answer.kind === 'form' && (await open(place.triggerId, viewOf(answer, place.channel)));
        if (!opened) await respond(place, card, answer.kind === 'card' && answer.replaces === true);
        break;
      }
      case 'modal':
        await inModal(place, answer, ask);
        break;
      case 'home':
        if (!(await open(place.triggerId, viewOf(answer, undefined))))
          await whisper(place.user, undefined, card);
        break;
      case 'home_tab':
        await interaction.views.publish({ user_id: place.user, view: renderHome(card, words) });
        break;
      case 'channel':
        await whisper(place.user, place.channel, card);
        break;
      default:
        throw new Error(`No answer for ${JSON.stringify(place satisfies never)}`);
    }
    if (card.files?.length) {
      await shareFiles(slack.bulk, await directChannel(interaction, place.user), card.files);
    }
  }

  const tell = (place: Place, card: Card) => reply(place, { kind: 'card', card }, { kind: 'help' });

  return {
    reply,
    tell,
    async apologise(place) {
      if (place.kind === 'modal' && place.sent) {
        const view = formAgain(place.sent, words.fault, words);
        await interaction.views.update({ view_id: place.viewId, view });
        return;
      }
      const { faultTitle: title, fault } = words;
      await tell(place, { title, preview: title, tone: 'refused', text: [fault] });
    },
  };
}
