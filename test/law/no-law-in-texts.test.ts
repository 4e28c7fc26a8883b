import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const WHERE = ['src/views', 'src/application', 'src/import', 'src/domain', 'src/ports', 'adapters'];

/** An article, a penalty or a level of duty. They are dated data of `src/law` and stand in no sentence and no code. */
const LEGAL_FACT =
  /法(律)?第?\d|第?\d+条|条の\d|[一二三四五六七八九十]条|拘禁刑|懲役|以下の罰金|万円|努力義務|法令確認日 ?[\d令平]|of imprisonment|\bfine of\b|\barticle \d/iu;
/** How an article of a 要綱 is written, as the import says it: an example, of no law. */
const EXAMPLES = /第5条(第2項)?/gu;

/** What the program says and does: the text without its comments, which may cite what a rule comes from. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

function legalFactsIn(text: string): readonly string[] {
  return withoutComments(text)
    .split('\n')
    .filter((line) => LEGAL_FACT.test(line.replace(EXAMPLES, '')))
    .map((line) => line.trim());
}

const files = WHERE.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name)),
);

describe('legal facts', () => {
  it('stand in the data of the law and in no sentence, form or use case', () => {
    expect(files.length).toBeGreaterThan(150);
    const found = files.flatMap((file) =>
      legalFactsIn(readFileSync(file, 'utf8')).map((line) => `${file.slice(ROOT.length + 1)}: ${line}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    "text: '生活困窮者自立支援法9条により',",
    "text: '社会福祉法第106条の6第6項',",
    "text: '1年以下の拘禁刑',",
    "text: '50万円以下の罰金',",
    "duty: '設置は努力義務です',",
    "text: 'Up to a year of imprisonment',",
    "text: 'by article 9 of the act',",
  ])('would be noticed: %s', (line) => {
    expect(legalFactsIn(line)).toHaveLength(1);
  });

  it('may be cited in a comment, and an article of a 要綱 may be an example', () => {
    expect(legalFactsIn("/** 生活保護法27条の3 */\n// 児童福祉法25条の5\nhint: '例：第5条第2項',")).toEqual(
      [],
    );
  });
});
