import { TEAMS_LIMITS } from './limits.ts';

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
export function pieces(text: string, max: number = TEAMS_LIMITS.textPiece): string[] {
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
 * For text runs, in which Teams reads neither markdown nor `<at>`: what is left are the braces of `{{DATE(…)}}`, kept
 * apart by an invisible sign (U+2060) so that they stay what somebody typed.
 */
export function literal(text: string): string {
  return text.replaceAll('{{', '{\u2060{');
}

/**
 * For labels, choices and notifications, where Microsoft's renderers do not agree on whether they read markdown: every mark
 * that would make bold, italic, a link, a list, a mention or a heading gets an invisible neighbour, so that it stays a mark.
 */
export function unmarked(text: string): string {
  return literal(text).replace(/[*_`~[\]<>#|\\]/g, (mark) => `\u2060${mark}\u2060`);
}

/** Not empty, and not longer than there is room for. */
export function short(text: string, max: number): string {
  return unmarked(cut(text.trim() === '' ? '–' : text, max));
}

export type TextRun = { readonly type: 'TextRun'; readonly text: string; readonly [style: string]: unknown };
export type Element = { readonly type: string; readonly [property: string]: unknown };

export function run(text: string, style: Readonly<Record<string, unknown>> = {}): TextRun {
  return { type: 'TextRun', text: text === '' ? ' ' : literal(text), ...style };
}

/** One line of literal text. */
export function line(inlines: readonly TextRun[], style: Readonly<Record<string, unknown>> = {}): Element {
  return { type: 'RichTextBlock', inlines, ...style };
}

/** A paragraph: Teams keeps no line break inside a run, so each line is a block of its own. */
export function paragraph(text: string, style: Readonly<Record<string, unknown>> = {}): Element[] {
  return text
    .split('\n')
    .map((one, index) => line([run(one, style)], { spacing: index === 0 ? 'Medium' : 'None' }));
}

/** A remark in small print. */
export function note(text: string): Element {
  return line([run(text, { isSubtle: true, size: 'Small' })], { spacing: 'Small' });
}

/** What stands in the way, in red. */
export function alarm(text: string): Element {
  return line([run(`⚠️ ${text}`, { color: 'Attention' })], { spacing: 'Small' });
}

/** As Teams counts: UTF-16. */
export function bytesOf(json: unknown): number {
  return JSON.stringify(json).length * 2;
}
