import { describe, expect, it } from 'vitest';
import { en } from '../../src/views/texts/en.ts';
import { ja } from '../../src/views/texts/ja.ts';

type Sentence = string | ((...given: unknown[]) => unknown);
type Entry = readonly [key: string, sentence: Sentence];

/** All sentences of a table, by their key such as sitting.titles.poll. */
function sentencesOf(table: object, above = ''): readonly Entry[] {
  return Object.entries(table).flatMap(([key, value]): readonly Entry[] =>
    typeof value === 'object' && value !== null
      ? sentencesOf(value, `${above}${key}.`)
      : [[`${above}${key}`, value as Sentence]],
  );
}

const WORDS = ['R8-014', 'Ren'];
const NUMBERS = [0, 1, 2, 60, 90];
const FLAGS = [true, false];
const LISTS = [['Ren'], ['Ren', 'Mei']];
const STATES = ['polling', 'convened', 'cancelled', 'invited', 'pledged', 'active', 'suspended', 'ended'];
const SAMPLES = [...WORDS, ...NUMBERS, ...FLAGS, ...LISTS, ...STATES];
/** Beyond two arguments all samples together would be too many. */
const FEW = ['Ren', 1, 2];

function argumentLists(count: number, samples: readonly unknown[]): readonly (readonly unknown[])[] {
  if (count === 0) return [[]];
  return argumentLists(count - 1, samples).flatMap((list) => samples.map((sample) => [...list, sample]));
}

/**
 * What a sentence can say. It is called with arguments of every kind; those that are not meant for it make
 * it throw or say something that is no text, and are left out.
 */
function saidBy(sentence: Sentence, arity: number): readonly string[] {
  if (typeof sentence === 'string') return [sentence];
  const said = argumentLists(arity, arity > 2 ? FEW : SAMPLES).flatMap((given) => {
    try {
      return [sentence(...given)];
    } catch {
      return [];
    }
  });
  return said.filter((text) => typeof text === 'string');
}

const arities = new Map(
  sentencesOf(ja).map(([key, said]) => [key, typeof said === 'string' ? 0 : said.length]),
);
const said = (table: object) =>
  sentencesOf(table).map(([key, sentence]) => ({ key, texts: saidBy(sentence, arities.get(key) ?? 0) }));
const kinds = (table: object) => sentencesOf(table).map(([key, sentence]) => `${key}: ${typeof sentence}`);

/** Kana, kanji, and the signs and wide letters that stand between them. */
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u3000-\u30ff\uff00-\uffef]/u;
const ASCII_ONLY = /^[\x20-\x7e\n]*$/;
/** Made of nothing but what they are given, so the same in every language. */
const FRAMES = [
  'common.list',
  'common.dots',
  'common.spaced',
  'sitting.calendarSummary',
  'sitting.calendarFileName',
  'audit.fileName',
  'tasks.label',
  'caseFile.hardDateLine',
];

describe('the sentences of the bot', () => {
  it('have the same keys and kinds in English and Japanese', () => {
    expect([...kinds(en)].sort()).toEqual([...kinds(ja)].sort());
  });

  it.each([
    ['Japanese', ja],
    ['English', en],
  ])('are all there in %s: none is empty or without words for what it is given', (_language, table) => {
    const silent = said(table).filter(
      ({ texts }) => texts.length === 0 || texts.some((text) => text.trim() === ''),
    );
    expect(silent.map(({ key }) => key)).toEqual([]);
  });

  it('are English in the English table: nothing Japanese comes out of it', () => {
    const japanese = said(en).flatMap(({ texts }) => texts.filter((text) => JAPANESE.test(text)));
    expect(japanese).toEqual([]);
  });

  it('are Japanese in the Japanese table: none is ASCII only', () => {
    const foreign = said(ja)
      .filter(({ key }) => !FRAMES.includes(key))
      .flatMap(({ key, texts }) => texts.filter((text) => ASCII_ONLY.test(text)).map((text) => [key, text]));
    expect(foreign).toEqual([]);
  });

  it('have form titles and buttons of at most 24 characters, the most that Slack shows on a form', () => {
    const heads = [ja, en].flatMap((table) =>
      sentencesOf(table.forms)
        .filter(([key]) => /\.(title|submit)$/.test(key))
        .flatMap(([, sentence]) =>
          typeof sentence === 'string' ? [sentence] : [String(sentence('R8-支-014'))],
        ),
    );
    expect(heads.filter((text) => text.length > 24)).toEqual([]);
  });
});

describe('the English words', () => {
  it('count one and many', () => {
    expect([en.common.people(1), en.common.people(2)]).toEqual(['1 person', '2 people']);
    expect([en.cases.listPreview(0), en.cases.listPreview(1)]).toEqual(['0 cases', '1 case']);
  });

  it('give lengths in hours and minutes', () => {
    expect([45, 60, 90, 121].map(en.common.minutes)).toEqual([
      '45 minutes',
      '1 hour',
      '1 hour 30 minutes',
      '2 hours 1 minute',
    ]);
  });
});
