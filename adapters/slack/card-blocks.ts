import type { types } from '@slack/bolt';
import type { Action, Card } from '../../src/ports/card.ts';
import { ACTION_PREFIX, buttonValue } from './carry.ts';
import { SLACK_LIMITS } from './limits.ts';
import { context, cut, pieces, plain, richText } from './text.ts';
import type { SlackWords } from './words.ts';

type Block = types.KnownBlock;

/** What a surface has room for. */
export type Room = { readonly blocks: number; readonly bytes: number };

/** The words about what is left out, and what surrounds a text in JSON. */
const NOTE_BYTES = 500;
/** In UTF-8 a UTF-16 unit takes at most three bytes. */
const BYTES_PER_UNIT = 3;
/** Fewer letters than this at the end of a message are no help to anybody. */
const LEAST_LETTERS = 50;
const FACTS_PER_BLOCK = 10;

const TONES: Readonly<Record<NonNullable<Card['tone']>, string>> = {
  plain: '',
  good: '✅ ',
  warning: '⚠️ ',
  refused: '⛔ ',
};

const bytesOf = (blocks: readonly Block[]) => Buffer.byteLength(JSON.stringify(blocks));

function button(action: Action, value: string, index: number, words: SlackWords): types.Button {
  const { label, style, confirm } = action;
  return {
    type: 'button',
    action_id: `${ACTION_PREFIX}${index}`,
    text: plain(label, SLACK_LIMITS.buttonText),
    value,
    ...(style === undefined ? {} : { style }),
    ...(confirm === undefined
      ? {}
      : {
          confirm: {
            title: plain(words.confirmTitle, SLACK_LIMITS.confirmTitle),
            text: plain(confirm.text, SLACK_LIMITS.confirmText),
            confirm: plain(confirm.yes, SLACK_LIMITS.confirmButton),
            deny: plain(confirm.no, SLACK_LIMITS.confirmButton),
          },
        }),
  };
}

/**
 * Buttons in blocks of 25. One whose ask is longer than Slack carries, or for which there is no room left,
 * becomes a sentence that says where to go instead.
 */
function actionBlocks(actions: readonly Action[], words: SlackWords, bytes: number): Block[] {
  const buttons: types.Button[] = [];
  const without: string[] = [];
  let left = bytes;
  for (const action of actions) {
    const value = buttonValue(action);
    const drawn = value === null ? null : button(action, value, buttons.length, words);
    left -= drawn === null ? 0 : Buffer.byteLength(JSON.stringify(drawn));
    if (drawn === null || left < 0) without.push(action.label);
    else buttons.push(drawn);
  }
  const blocks: Block[] = [];
  for (let at = 0; at < buttons.length; at += SLACK_LIMITS.actionsPerBlock) {
    blocks.push({ type: 'actions', elements: buttons.slice(at, at + SLACK_LIMITS.actionsPerBlock) });
  }
  return without.length === 0 ? blocks : [...blocks, context(words.buttonTooLong(without.join('・')))];
}

/** A part of the body. Rows are shown whole or not at all; a text may be shown in part. */
type Part =
  | { readonly kind: 'rows'; readonly blocks: readonly Block[]; readonly count: number }
  | { readonly kind: 'text'; readonly text: string };

function bodyOf(card: Card, words: SlackWords, room: Room): Part[] {
  const facts = (card.facts ?? []).map(({ label, value }) => [
    { text: `${label}　`, bold: true },
    { text: cut(value, SLACK_LIMITS.textPiece) },
  ]);
  const parts: Part[] = [];
  for (let at = 0; at < facts.length; at += FACTS_PER_BLOCK) {
    const some = facts.slice(at, at + FACTS_PER_BLOCK);
    parts.push({ kind: 'rows', blocks: [richText(some)], count: some.length });
  }
  for (const text of (card.text ?? []).flatMap((paragraph) => pieces(paragraph)))
    parts.push({ kind: 'text', text });
  for (const item of card.items ?? []) {
    const lines = [[{ text: item.title, bold: true }], ...(item.lines ?? []).map((text) => [{ text }])];
    const buttons = actionBlocks(item.actions ?? [], words, room.bytes / 2);
    parts.push({ kind: 'rows', blocks: [richText(lines), ...buttons], count: 1 });
  }
  return parts;
}

const blocksOf = (part: Part): readonly Block[] =>
  part.kind === 'rows' ? part.blocks : [richText([[{ text: part.text }]])];

function moreNote(left: readonly Part[], lettersCut: number, words: SlackWords): Block {
  const rows = left.reduce((sum, part) => sum + (part.kind === 'rows' ? part.count : 0), 0);
  const letters = left.reduce(
    (sum, part) => sum + (part.kind === 'text' ? part.text.length : 0),
    -lettersCut,
  );
  return context(
    [letters > 0 ? words.moreText(letters) : '', rows > 0 ? words.moreItems(rows) : ''].join(' ').trim(),
  );
}

/**
 * A card within a surface's limits. The heading and the card's own buttons always stay; the body is shown
 * from its beginning as far as it goes, and the last line says how much is missing (続き).
 */
export function cardBlocks(card: Card, room: Room, words: SlackWords): Block[] {
  const title = plain(`${TONES[card.tone ?? 'plain']}${card.title}`, SLACK_LIMITS.header);
  const heading: Block = { type: 'header', text: title };
  const ending = actionBlocks(card.actions ?? [], words, room.bytes / 2);
  const parts = bodyOf(card, words, room);
  const shown: Block[] = [heading];
  let bytesLeft = room.bytes - bytesOf([heading, ...ending]) - NOTE_BYTES;
  let blocksLeft = room.blocks - ending.length - 2;
  for (const [index, part] of parts.entries()) {
    const blocks = blocksOf(part);
    const bytes = bytesOf(blocks);
    if (bytes > bytesLeft || blocks.length > blocksLeft) {
      const letters =
        blocksLeft > 0 && part.kind === 'text' ? Math.floor((bytesLeft - NOTE_BYTES) / BYTES_PER_UNIT) : 0;
      const [begun = ''] = letters < LEAST_LETTERS || part.kind !== 'text' ? [] : pieces(part.text, letters);
      if (begun !== '') shown.push(richText([[{ text: `${begun}…` }]]));
      return [...shown, moreNote(parts.slice(index), begun.length, words), ...ending];
    }
    bytesLeft -= bytes;
    blocksLeft -= blocks.length;
    shown.push(...blocks);
  }
  return [...shown, ...ending];
}
