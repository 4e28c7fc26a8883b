import { distance } from 'fastest-levenshtein';
import { isCaseNumber } from '../domain/case.ts';
import type { Ask } from '../ports/command.ts';

/** What may follow a word: free text for dates, and what was marked by a label or has a shape of its own. */
type Rest = {
  readonly text: string;
  readonly caseNumbers: readonly string[];
  readonly place?: string;
  readonly length?: string;
  readonly deadline?: string;
  /** Without the bodies that usually sit with it. */
  readonly alone: boolean;
};

type Word = {
  readonly ja: string;
  readonly en: string;
  readonly others: readonly string[];
  readonly ask: (rest: Rest) => Ask;
};

const when = ({ text }: Rest) => (text === '' ? {} : { when: text });
const details = ({ place, length, deadline }: Rest) => ({
  ...(place === undefined ? {} : { place }),
  ...(length === undefined ? {} : { length }),
  ...(deadline === undefined ? {} : { deadline }),
});
const alone = (rest: Rest) => (rest.alone ? { jointWith: [] } : {});
const firstCase = ({ caseNumbers }: Rest) => (caseNumbers[0] ? { caseNumber: caseNumbers[0] } : {});

/** The words of the bot (言葉), in the order in which help shows them. Japanese first, English alias accepted. */
export const WORDS: readonly Word[] = [
  {
    ja: '開催',
    en: 'schedule',
    others: ['日程調整', '招集'],
    ask: (rest) => ({ kind: 'schedule', ...when(rest), ...details(rest), ...alone(rest) }),
  },
  {
    ja: '随時',
    en: 'urgent',
    others: ['緊急'],
    ask: (rest) => ({
      kind: 'schedule_urgently',
      ...when(rest),
      ...details(rest),
      ...alone(rest),
      ...(rest.caseNumbers.length > 0 ? { caseNumbers: [...rest.caseNumbers] } : {}),
    }),
  },
  { ja: '予定', en: 'upcoming', others: ['日程'], ask: () => ({ kind: 'upcoming' }) },
  { ja: 'ホーム', en: 'home', others: [], ask: () => ({ kind: 'home' }) },
  {
    ja: '変更',
    en: 'change',
    others: [],
    ask: (rest) => ({ kind: 'change_sitting', ...when(rest), ...details(rest) }),
  },
  { ja: '中止', en: 'cancel', others: [], ask: () => ({ kind: 'cancel_sitting' }) },
  {
    ja: '気づき',
    en: 'concern',
    others: ['concerns', '気付き', '相談'],
    ask: ({ text }) => (text === '' ? { kind: 'concerns' } : { kind: 'report_concern', what: text }),
  },
  {
    ja: '事例',
    en: 'case',
    others: ['cases', 'ケース'],
    ask: (rest) =>
      rest.caseNumbers[0]
        ? /^(同意|consent)$/u.test(rest.text)
          ? { kind: 'record_consent', caseNumber: rest.caseNumbers[0] }
          : { kind: 'read_case', caseNumber: rest.caseNumbers[0] }
        : /^(登録|追加|new|add)$/u.test(rest.text)
          ? { kind: 'register_case' }
          : { kind: 'cases' },
  },
  { ja: '台帳', en: 'ledger', others: [], ask: () => ({ kind: 'ledger' }) },
  {
    ja: '議題',
    en: 'agenda',
    others: [],
    ask: ({ text }) => (/^(一覧|list)$/u.test(text) ? { kind: 'set_agenda' } : { kind: 'arrange_agenda' }),
  },
  {
    ja: '議事録',
    en: 'minutes',
    others: ['会議録'],
    ask: ({ text }) => ({ kind: /^(出力|export)$/u.test(text) ? 'minutes_document' : 'minutes' }),
  },
  { ja: '共有', en: 'share', others: ['要旨'], ask: (rest) => ({ kind: 'share', ...firstCase(rest) }) },
  { ja: '点検', en: 'check', others: [], ask: (rest) => ({ kind: 'check_channel', ...firstCase(rest) }) },
  {
    ja: 'タスク',
    en: 'tasks',
    others: ['task', '宿題', '役割'],
    ask: (rest) => (rest.caseNumbers[0] ? { kind: 'assign_task', ...firstCase(rest) } : { kind: 'tasks' }),
  },
  {
    ja: '照会',
    en: 'request',
    others: ['requests', '協力', '協力の求め'],
    ask: (rest) => ({ kind: 'requests', ...firstCase(rest) }),
  },
  {
    ja: '発動',
    en: 'trigger',
    others: [],
    ask: (rest) => ({ kind: 'trigger', ...firstCase(rest) }),
  },
  { ja: '監査', en: 'audit', others: ['記録'], ask: (rest) => ({ kind: 'audit_trail', ...firstCase(rest) }) },
  {
    ja: '名簿',
    en: 'roster',
    others: ['構成員'],
    ask: ({ text }) => {
      if (/^(加える|追加|委嘱|add)$/u.test(text)) return { kind: 'appoint' };
      return /^(出力|export)$/u.test(text) ? { kind: 'export_roster' } : { kind: 'roster' };
    },
  },
  { ja: '設置', en: 'setup', others: ['set-up', '要綱', '定め'], ask: () => ({ kind: 'setup' }) },
  { ja: '誓約', en: 'pledge', others: [], ask: () => ({ kind: 'show_pledge' }) },
  { ja: 'ヘルプ', en: 'help', others: ['使い方', '?', '？'], ask: () => ({ kind: 'help' }) },
];

/** What follows a place and is not part of its name: a date, a case, or the next label. */
const AFTER_PLACE = String.raw`\d{1,4}[/.年月日時:]|R\d|令和|再?来週|今週|今日|明日|明後日|あす|あした|あさって|(?:単独|alone)(?!\S)|\S{2,6}:`;

const LABELS = {
  place: new RegExp(String.raw`(?:開催場所|場所|会場|place):\s*(\S+(?:\s+(?!${AFTER_PLACE})\S+)*)`, 'iu'),
  length: /(?:所要時間|時間|所要|length):\s*(\S+)/iu,
  deadline: /(?:回答期限|締切|〆切|期限|deadline):\s*(\S+(?:\s+\d{1,2}[:時]\S*)?)/iu,
} as const;

/** 単独: this body alone, whoever usually sits with it. */
const isAlone = (token: string) => /^(単独|alone)$/iu.test(token);

function readRest(text: string): Rest {
  let left = text;
  const found: { place?: string; length?: string; deadline?: string } = {};
  for (const [name, pattern] of Object.entries(LABELS)) {
    const match = pattern.exec(left);
    if (!match?.[1]) continue;
    found[name as keyof typeof LABELS] = match[1];
    left = left.replace(match[0], ' ');
  }
  const tokens = left.split(/\s+/u).filter((token) => token !== '');
  return {
    ...found,
    caseNumbers: tokens.filter(isCaseNumber).slice(0, 30),
    alone: tokens.some(isAlone),
    text: tokens
      .filter((token) => !isCaseNumber(token) && !isAlone(token))
      .join(' ')
      .slice(0, 500),
  };
}

const spellings = (word: Word) => [word.ja, word.en, ...word.others];

/**
 * Reads what was typed after `/shien`, or to the bot. No word asks for help; a word that does not exist
 * becomes `unknown_word`, which is answered with the nearest one. A word may run into its date: 開催12/3.
 */
export function parseWords(typed: string): Ask {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return { kind: 'help' };
  const [first = '', ...others] = text.split(/\s+/u);
  const exact = WORDS.find((word) => spellings(word).includes(first.toLowerCase()));
  if (exact) return exact.ask(readRest(others.join(' ')));
  const joined = WORDS.find(
    (word) => first.startsWith(word.ja) && /^[\dR令平来再今明あ]/u.test(first.slice(word.ja.length)),
  );
  if (joined) return joined.ask(readRest([first.slice(joined.ja.length), ...others].join(' ')));
  return { kind: 'unknown_word', text: first.slice(0, 40) };
}

/** The nearest word to a mistyped one (もしかして), or null when nothing is near. */
export function nearestWord(typed: string): Word | null {
  const ranked = WORDS.flatMap((word) =>
    spellings(word).map((spelling) => ({
      word,
      far: distance(typed.toLowerCase(), spelling) / Math.max(typed.length, spelling.length),
    })),
  ).sort((a, b) => a.far - b.far);
  const best = ranked[0];
  return best && best.far <= 0.5 ? best.word : null;
}
