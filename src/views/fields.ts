import type { Choice, Field } from '../ports/card.ts';
import { LONG, SHORT } from './forms.ts';

/** The choices of a table of words. */
export function choicesOf(
  values: readonly string[],
  words: Readonly<Record<string, string>>,
): readonly Choice[] {
  return values.map((value) => ({ value, label: words[value] ?? value }));
}

/** A field for text, short or long, or of at most `max` characters. */
export function textField(
  name: string,
  label: string,
  value: string | undefined,
  more: {
    readonly hint?: string;
    readonly long?: boolean;
    readonly max?: number;
    readonly required?: boolean;
  } = {},
): Field {
  const { hint, long = false, max = long ? LONG : SHORT, required = false } = more;
  return {
    ...{ kind: 'text', name, label, maxLength: max },
    ...(hint === undefined ? {} : { hint }),
    ...(long ? { multiline: true } : {}),
    ...(required ? { required } : {}),
    ...(value ? { value } : {}),
  };
}
