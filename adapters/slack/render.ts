import type { types } from '@slack/bolt';
import type { Card } from '../../src/ports/card.ts';
import { cardBlocks, type Room } from './card-blocks.ts';
import { channelMetadata } from './carry.ts';
import { SLACK_LIMITS } from './limits.ts';
import { context, cut, escapeMarkup, plain } from './text.ts';
import type { SlackWords } from './words.ts';

export type SlackMessage = { readonly text: string; readonly blocks: types.KnownBlock[] };

const MESSAGE: Room = { blocks: SLACK_LIMITS.messageBlocks, bytes: SLACK_LIMITS.messageBytes };
const VIEW: Room = { blocks: SLACK_LIMITS.viewBlocks, bytes: SLACK_LIMITS.viewBytes };

/** The notification, and what a screen reader says, is the card's preview and nothing else of it. */
export function renderMessage(card: Card, words: SlackWords): SlackMessage {
  const preview = card.preview.trim() === '' ? '–' : card.preview;
  return {
    text: escapeMarkup(cut(preview, SLACK_LIMITS.preview)),
    blocks: cardBlocks(card, MESSAGE, words),
  };
}

export function renderHome(card: Card, words: SlackWords): types.HomeView {
  return { type: 'home', blocks: cardBlocks(card, VIEW, words) };
}

/** A card in a modal: the answer to a form, or to a button on the home tab. */
export function renderModal(card: Card, words: SlackWords, channel?: string): types.ModalView {
  return {
    type: 'modal',
    title: plain(card.title, SLACK_LIMITS.modalTitle),
    close: plain(words.close, SLACK_LIMITS.modalButton),
    private_metadata: channelMetadata(channel),
    blocks: cardBlocks(card, VIEW, words),
  };
}

/** What stands in a modal between its acknowledgement and the answer. */
export function workingModal(words: SlackWords): types.ModalView {
  return {
    type: 'modal',
    title: plain(words.workingTitle, SLACK_LIMITS.modalTitle),
    close: plain(words.close, SLACK_LIMITS.modalButton),
    blocks: [context(words.working)],
  };
}
