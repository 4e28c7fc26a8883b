import type { types } from '@slack/bolt';
import { SLACK_LIMITS } from './limits.ts';

/** At most `max` UTF-16 units, visibly cut, never inside a letter. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const letter of text) {
    if (kept.length + letter.length > max - 1) break;
    kept += letter;
  }
  return `${kept}…`;
}

/** Pieces of at most `max` UTF-16 units that give the whole text when put together. */
export function pieces(text: string, max: number = SLACK_LIMITS.textPiece): string[] {
  const found: string[] = [];
  let piece = '';
  for (const letter of text) {
    if (piece.length + letter.length > max) {
      found.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return piece === '' ? found : [...found, piece];
}

/**
 * For the top-level `text` of a message, which is always markup: `<!channel>` and the like lose their
 * brackets, and a mark that would make bold, italic, struck, code or a quotation gets invisible neighbours
 * (U+2060), so that it stays a mark. Slack has no escape for those (docs.slack.dev, formatting).
 */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '\u2060&gt;')
    .replace(/[*_~`]/g, (mark) => `\u2060${mark}\u2060`);
}

/** Plain text: Slack reads no markup in it; `emoji: false` leaves `:smile:` as it is. It may not be empty. */
export function plain(text: string, max: number): types.PlainTextElement {
  return { type: 'plain_text', text: cut(text.trim() === '' ? '–' : text, max), emoji: false };
}

type RichLine = readonly { readonly text: string; readonly bold?: boolean }[];

/**
 * Lines of literal text. Slack parses nothing inside a rich text's text elements, neither mentions nor
 * marks, so what a person typed needs no escaping there.
 */
export function richText(lines: readonly RichLine[]): types.RichTextBlock {
  return {
    type: 'rich_text',
    elements: lines.map((line) => ({
      type: 'rich_text_section',
      elements: line.map(({ text, bold }) => ({
        type: 'text',
        text: text === '' ? ' ' : text,
        ...(bold ? { style: { bold } } : {}),
      })),
    })),
  };
}

export function context(text: string): types.ContextBlock {
  return { type: 'context', elements: [plain(text, SLACK_LIMITS.contextText)] };
}
