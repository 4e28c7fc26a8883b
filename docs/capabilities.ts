import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PLAYGROUND_CAPABILITIES } from '../adapters/playground/capabilities.ts';
import { SLACK_CAPABILITIES } from '../adapters/slack/capabilities.ts';
import { TEAMS_CAPABILITIES } from '../adapters/teams/capabilities.ts';
import type { Capabilities, CapabilityName } from '../src/ports/capabilities.ts';

// npx tsx docs/capabilities.ts: writes what the adapters say of their platforms into both READMEs, between the marks.

type Language = 'ja' | 'en';

const PLATFORMS: readonly Capabilities[] = [SLACK_CAPABILITIES, TEAMS_CAPABILITIES, PLAYGROUND_CAPABILITIES];

const ROWS: Readonly<Record<CapabilityName, Readonly<Record<Language, string>>>> = {
  ephemeral: {
    ja: '会議室での返事が、聞いた方だけに見える',
    en: 'An answer in a room is seen there by the one who asked, and by nobody else',
  },
  formFromWord: { ja: '言葉だけでフォームが開く', en: 'A word opens its form at once' },
  home: { ja: 'ホームの画面がある', en: 'There is a home page' },
  wholeCards: { ja: '長い一覧も最後まで表示する', en: 'A card of any length is shown to its end' },
  filesAtOnce: { ja: 'ファイルがそのまま届く', en: 'Files come with the answer' },
  history: {
    ja: '届いたか分からない共有を、ボットが自分で確かめる',
    en: 'A confidential post whose answer was lost is found by the bot itself',
  },
  readsApps: { ja: '会議室のほかのアプリにも気づく', en: 'Other apps in a room are noticed' },
};

const FIRST: Readonly<Record<Language, string>> = { ja: 'できること', en: 'What the platform lets it do' };
const READMES: Readonly<Record<Language, string>> = { ja: 'README.ja.md', en: 'README.md' };

const BEGIN = '<!-- capabilities: npx tsx docs/capabilities.ts -->';
const END = '<!-- /capabilities -->';

/** The table of what each platform can do, in Markdown. */
export function capabilityTable(language: Language): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const cell = (platform: Capabilities, name: CapabilityName) => {
    const { has, note } = platform[name];
    const mark = has ? '✓' : '–';
    if (note === undefined) return mark;
    return language === 'ja' ? `${mark}（${note.ja}）` : `${mark} (${note.en})`;
  };
  return [
    line([FIRST[language], ...PLATFORMS.map(({ name }) => name[language])]),
    line(['---', ...PLATFORMS.map(() => '---')]),
    ...Object.entries(ROWS).map(([name, row]) =>
      line([row[language], ...PLATFORMS.map((platform) => cell(platform, name as CapabilityName))]),
    ),
  ].join('\n');
}

/** A README with the present table between its marks. */
export function withTable(readme: string, language: Language): string {
  const [before, rest, ...others] = readme.split(BEGIN);
  const [, after] = rest?.split(END) ?? [];
  if (before === undefined || after === undefined || others.length > 0) {
    throw new Error(`${READMES[language]} has no place for the table, or several.`);
  }
  return `${before}${BEGIN}\n${capabilityTable(language)}\n${END}${after}`;
}

export const readmes = Object.entries(READMES).map(([language, file]) => ({
  language: language as Language,
  path: fileURLToPath(new URL(`../${file}`, import.meta.url)),
}));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { language, path } of readmes) {
    await writeFile(path, withTable(await readFile(path, 'utf8'), language));
  }
}
