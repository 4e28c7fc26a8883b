import type { Action, Card } from '../../src/ports/card.ts';
import { carry, OPENS_DIALOG, VERB } from './carry.ts';
import { opensDialog } from './dialogs.ts';
import { TEAMS_LIMITS } from './limits.ts';
import { bytesOf, cut, type Element, line, note, paragraph, pieces, run, short } from './text.ts';
import type { TeamsWords } from './words.ts';

/** A room, the chat of one person, their home in that chat (ホーム), or a dialog. */
export type SurfaceKind = 'message' | 'personal' | 'home' | 'dialog';

/** What a surface has room for, and what its buttons do: a dialog knows no Action.Execute. */
export type Surface = { readonly bytes: number; readonly kind: SurfaceKind };

/** The words about what is left out, and what surrounds a text in JSON. */
const NOTE_BYTES = 1000;
/** Fewer letters than this at the end of a message are no help to anybody. */
const LEAST_LETTERS = 50;
/** A line may become a block of its own, with some JSON around it. */
const BYTES_PER_BLOCK = 260;

const TONES: Readonly<Record<NonNullable<Card['tone']>, string>> = {
  plain: '',
  good: '✅ ',
  warning: '⚠️ ',
  refused: '⛔ ',
};

const STYLES = { primary: 'positive', danger: 'destructive' } as const;

/** A button; null when it carries more than there is room for. What has to be confirmed unfolds first. */
function button(action: Action, surface: Surface): Element | null {
  const { ask, once, confirm, label } = action;
  const data = carry({
    ask,
    ...(once === undefined ? {} : { once }),
    ...(surface.kind === 'home' ? { home: true } : {}),
  });
  if (data === null) return null;
  const style = action.style === undefined ? {} : { style: STYLES[action.style] };
  const press = (title: string): Element => {
    const shown = { title: short(title, TEAMS_LIMITS.buttonText), ...style };
    if (surface.kind === 'dialog') return { type: 'Action.Submit', ...shown, data };
    if (opensDialog(ask)) return { type: 'Action.Submit', ...shown, data: { ...OPENS_DIALOG, ...data } };
    return { type: 'Action.Execute', ...shown, verb: VERB, data };
  };
  if (confirm === undefined) return press(label);
  return {
    type: 'Action.ShowCard',
    title: short(label, TEAMS_LIMITS.buttonText),
    card: {
      type: 'AdaptiveCard',
      body: [...paragraph(confirm.text), { type: 'ActionSet', actions: [press(confirm.yes)] }],
    },
  };
}

/** Buttons in rows. One for which there is no room becomes a sentence that says where to go instead. */
function actionSets(
  actions: readonly Action[],
  words: TeamsWords,
  surface: Surface,
  bytes: number,
): Element[] {
  const buttons: Element[] = [];
  const without: string[] = [];
  let left = bytes;
  for (const action of actions) {
    const drawn = button(action, surface);
    left -= drawn === null ? 0 : bytesOf(drawn);
    if (drawn === null || left < 0) without.push(action.label);
    else buttons.push(drawn);
  }
  const sets: Element[] = [];
  for (let at = 0; at < buttons.length; at += TEAMS_LIMITS.actionsPerSet) {
    sets.push({ type: 'ActionSet', actions: buttons.slice(at, at + TEAMS_LIMITS.actionsPerSet) });
  }
  return without.length === 0 ? sets : [...sets, note(words.buttonTooLong(without.join('・')))];
}

/** A part of the body. Rows are shown whole or not at all; a text may be shown in part. */
type Part =
  | { readonly kind: 'row'; readonly elements: readonly Element[] }
  | { readonly kind: 'text'; readonly text: string };

function partsOf(card: Card, words: TeamsWords, surface: Surface): Part[] {
  const facts = (card.facts ?? []).map(({ label, value }, index): Part => {
    const inlines = [run(`${label}　`, { weight: 'Bolder' }), run(cut(value.replaceAll('\n', ' '), 1000))];
    return { kind: 'row', elements: [line(inlines, { spacing: index === 0 ? 'Medium' : 'Small' })] };
  });
  const texts = (card.text ?? []).flatMap((one) => pieces(one)).map((text): Part => ({ kind: 'text', text }));
  const items = (card.items ?? []).map(({ title, lines = [], actions = [] }): Part => {
    const elements = [
      line([run(title, { weight: 'Bolder' })], { spacing: 'Medium', separator: true }),
      ...lines.flatMap((one) => paragraph(one)).map((one) => ({ ...one, spacing: 'None' })),
      ...actionSets(actions, words, surface, surface.bytes / 2),
    ];
    return { kind: 'row', elements };
  });
  return [...facts, ...texts, ...items];
}

const elementsOf = (part: Part): readonly Element[] =>
  part.kind === 'row' ? part.elements : paragraph(part.text);

function moreNote(left: readonly Part[], lettersShown: number, words: TeamsWords): Element {
  const rows = left.filter((part) => part.kind === 'row').length;
  const letters = left.reduce(
    (sum, part) => sum + (part.kind === 'text' ? part.text.length : 0),
    -lettersShown,
  );
  const said = [letters > 0 ? words.moreText(letters) : '', rows > 0 ? words.moreItems(rows) : ''];
  return note(said.join(' ').trim());
}

/**
 * A card within a surface's limits. The heading and the card's own buttons always stay; the body is shown from its beginning
 * as far as it goes, and the last line says how much is missing (続き).
 */
export function cardBody(card: Card, words: TeamsWords, surface: Surface): Element[] {
  const title = cut(`${TONES[card.tone ?? 'plain']}${card.title}`, TEAMS_LIMITS.title);
  const heading = line([run(title, { weight: 'Bolder', size: 'Medium' })]);
  const files = (card.files ?? []).map(({ name }) => name);
  const ending = [
    ...filesNote(files, words, surface),
    ...actionSets(card.actions ?? [], words, surface, surface.bytes / 2),
  ];
  const parts = partsOf(card, words, surface);
  const shown: Element[] = [heading];
  let left = surface.bytes - bytesOf([heading, ...ending]) - NOTE_BYTES;
  for (const [index, part] of parts.entries()) {
    const elements = elementsOf(part);
    const bytes = bytesOf(elements);
    if (bytes > left) {
      const [begun, letters] = part.kind === 'text' ? beginningOf(part.text, left) : [[], 0];
      return [...shown, ...begun, moreNote(parts.slice(index), letters, words), ...ending];
    }
    left -= bytes;
    shown.push(...elements);
  }
  return [...shown, ...ending];
}

/** In a personal chat the files follow the card. */
function filesNote(files: readonly string[], words: TeamsWords, { kind }: Surface): Element[] {
  if (files.length === 0 || kind === 'personal' || kind === 'home') return [];
  const names = cut(files.join('、'), 300);
  return [note(kind === 'dialog' ? words.filesInChat(names) : words.filesNotHere(names))];
}

/** As much of a text as there is room for. */
function beginningOf(text: string, bytes: number): [readonly Element[], number] {
  let begun = '';
  let used = NOTE_BYTES;
  for (const letter of text) {
    // A letter may be escaped in JSON.
    used += letter === '\n' ? BYTES_PER_BLOCK : (JSON.stringify(letter).length - 2) * 2;
    if (used > bytes) break;
    begun += letter;
  }
  return begun.length < LEAST_LETTERS ? [[], 0] : [paragraph(`${begun}…`), begun.length];
}
