import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const DOMAIN = join(import.meta.dirname, '../../src/domain');
const read = (file: string) => readFileSync(join(DOMAIN, file), 'utf8');

/** Rows such as: | `Sitting` | 会議（1回分） | One occurrence of a body | sitting.ts | */
const rows = read('GLOSSARY.md')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const [name = '', japanese = '', , file = ''] = line
      .slice(1)
      .split('|')
      .map((cell) => cell.trim());
    return { name: name.replaceAll('`', ''), japanese, file };
  });

const exportsOf = (file: string) =>
  [...read(file).matchAll(/^export (?:type|function|const|class) (\w+)/gm)].map((match) => match[1] ?? '');

describe('the glossary', () => {
  it('names only what is in the file it points at: an export, or a word of the data', () => {
    const unknown = rows.filter(
      ({ name, file }) => !exportsOf(file).includes(name) && !read(file).includes(`'${name}'`),
    );
    expect(unknown).toEqual([]);
  });

  it('has a line for every name that the domain exports', () => {
    const files = readdirSync(DOMAIN).filter((file) => file.endsWith('.ts'));
    const missing = files.flatMap((file) =>
      exportsOf(file)
        .filter((name) => !rows.some((row) => row.name === name && row.file === file))
        .map((name) => `${name} (${file})`),
    );
    expect(missing).toEqual([]);
  });

  it('pairs every name with a Japanese term', () => {
    const untranslated = rows.filter(
      ({ japanese }) => !/[○△×\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(japanese),
    );
    expect(untranslated).toEqual([]);
  });

  it('has one line for each name', () => {
    const names = rows.map(({ name, file }) => `${name} (${file})`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
