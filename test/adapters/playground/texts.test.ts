import { describe, expect, it } from 'vitest';
import { TEXTS } from '../../../adapters/playground/texts.ts';
import { parseWords } from '../../../src/application/words.ts';

describe.each(['ja', 'en'] as const)('the texts in %s', (locale) => {
  it('have the keys of the Japanese ones, and nothing empty', () => {
    expect(Object.keys(TEXTS[locale])).toEqual(Object.keys(TEXTS.ja));
    for (const [key, text] of Object.entries(TEXTS[locale])) expect(text, key).not.toBe('');
  });

  it.each(TEXTS[locale].words)('offer with %s a word that the bot knows', (word) => {
    expect(parseWords(word).kind).not.toBe('unknown_word');
  });

  it('lead through five steps with words that the bot knows', () => {
    const words = TEXTS[locale].tour.map((step) => step.word?.replace('{case}', 'R8-支-014') ?? '');
    expect(words).toHaveLength(5);
    expect(words.map((word) => parseWords(word).kind)).toEqual([
      'schedule',
      'help',
      'minutes',
      'share',
      'assign_task',
    ]);
  });
});
