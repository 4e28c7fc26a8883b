/** A typed text in the form that the rules read, which still knows the characters it came from. */
export type NormalText = {
  readonly text: string;
  /** What the person typed between two positions of `text`. */
  readonly typed: (from: number, to: number) => string;
};

/**
 * Full width, half width and compatibility signs become one form (NFKC: １２／３ → 12/3, ㈭ → (木)), one
 * character at a time so that what is left over can be given back as it was typed. Circled and bracketed
 * numbers of a list (①, ⑴) become a bullet; NFKC would join ①12/3 to 112/3.
 */
export function normalise(typed: string): NormalText {
  let text = '';
  const starts: number[] = [];
  let at = 0;
  for (const character of typed) {
    const plain = /[\u2460-\u249b]/.test(character) ? '・' : character.normalize('NFKC');
    for (let unit = 0; unit < plain.length; unit += 1) starts.push(at);
    text += plain;
    at += character.length;
  }
  starts.push(at);
  return { text, typed: (from, to) => typed.slice(starts[from], starts[to]) };
}
