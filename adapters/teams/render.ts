import type { Card, Form } from '../../src/ports/card.ts';
import { cardBody, type SurfaceKind } from './card-body.ts';
import { carry } from './carry.ts';
import type { OutgoingActivity } from './connector.ts';
import { formBody } from './form.ts';
import { TEAMS_LIMITS } from './limits.ts';
import { LOOK_VERB, type OwnView } from './own-view.ts';
import { bytesOf, cut, type Element, short, unmarked } from './text.ts';
import type { TeamsWords } from './words.ts';

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

export type AdaptiveCard = {
  readonly type: 'AdaptiveCard';
  readonly version: string;
  readonly body: readonly Element[];
  readonly [property: string]: unknown;
};

/** What a dialog shows, as the answer to the request that opened or sent it. */
export type Dialog = { readonly title: string; readonly card: AdaptiveCard };

/** Where a card stands that is a message. */
type Standing = Exclude<SurfaceKind, 'dialog'>;

/** What a card takes besides its body. */
const FRAME_BYTES = 500;
const BODY_BYTES = TEAMS_LIMITS.cardBytes - FRAME_BYTES;

function adaptive(body: readonly Element[]): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: TEAMS_LIMITS.cardVersion,
    msteams: { width: 'Full' },
    body,
  };
}

/** A card as it stands in a room, or in the chat of one person, where its files follow it. */
export function renderCard(
  card: Card,
  words: TeamsWords,
  kind: Standing = 'message',
  own: OwnView | null = null,
): AdaptiveCard {
  const refresh = own === null ? {} : refreshFor(own);
  return { ...adaptive(cardBody(card, words, { kind, bytes: BODY_BYTES - bytesOf(refresh) })), ...refresh };
}

/** The notification, and what a screen reader says, is the card's preview and nothing else of it. */
export function renderMessage(
  card: Card,
  words: TeamsWords,
  kind: Standing = 'message',
  own: OwnView | null = null,
): OutgoingActivity {
  return {
    type: 'message',
    summary: short(card.preview, TEAMS_LIMITS.preview),
    attachments: [{ contentType: ADAPTIVE_CARD, content: renderCard(card, words, kind, own) }],
  };
}

/** Makes Teams ask for the own view of these people when they see the card. */
function refreshFor({ ask, userIds }: OwnView): object {
  return { refresh: { action: { type: 'Action.Execute', verb: LOOK_VERB, data: carry({ ask }) }, userIds } };
}

/** A line of our own in a room: no card, nothing personal. */
export function renderLine(text: string): OutgoingActivity {
  return { type: 'message', text: unmarked(text) };
}

/** What is left of a message that is taken away: the card goes with its attachments. */
export function renderBlank(words: TeamsWords): OutgoingActivity {
  return { type: 'message', text: words.retracted, summary: words.retracted, attachments: [] };
}

export function cardDialog(card: Card, words: TeamsWords): Dialog {
  const body = cardBody(card, words, { kind: 'dialog', bytes: BODY_BYTES });
  return { title: cut(card.title, TEAMS_LIMITS.dialogTitle), card: adaptive(body) };
}

/** A form in a dialog; a sentence instead when its ask is longer than Teams carries. */
export function formDialog(form: Form, words: TeamsWords, key: string): Dialog {
  const body = formBody(form, words, key, BODY_BYTES);
  if (body !== null) return { title: cut(form.title, TEAMS_LIMITS.dialogTitle), card: adaptive(body) };
  const tooLong = words.buttonTooLong(form.title);
  return cardDialog(
    { title: form.title, preview: words.staleTitle, tone: 'refused', text: [tooLong] },
    words,
  );
}
