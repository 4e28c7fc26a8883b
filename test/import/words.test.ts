import { describe, expect, it } from 'vitest';
import type { Mistake } from '../../src/import/mistake.ts';
import { importTexts, mistakeLines, reportLines, sentenceOf } from '../../src/import/words.ts';
import type { RegistryCounts } from '../../src/ports/registry.ts';

type Table = { readonly [key: string]: unknown };

function keysOf(table: Table, path = ''): readonly string[] {
  return Object.entries(table).flatMap(([key, value]) =>
    typeof value === 'object' ? keysOf(value as Table, `${path}${key}.`) : [`${path}${key}`],
  );
}

const none = {
  municipality: 0,
  body: 0,
  agency: 0,
  person: 0,
  constituent: 0,
  pledge: 0,
  channel: 0,
  case: 0,
};

describe('the sentences of the import', () => {
  it('are the same in Japanese and in English, key by key', () => {
    expect(keysOf(importTexts('en'))).toEqual(keysOf(importTexts('ja')));
  });

  it('say who has an account, and do not name somebody who was invited in chat', () => {
    const taken = { line: 3, kind: 'account_taken', platform: 'slack', person: 'sato' } as const;
    const say = (owner: string | null) => sentenceOf(importTexts('ja'), { ...taken, owner });
    expect(say('jimu')).toBe(
      '「sato」さんの slack のアカウントは、すでに「jimu」さんのものとして登録されています。',
    );
    expect(say(null)).toBe(
      '「sato」さんの slack のアカウントは、チャットで招かれた別の方のものとして登録されています。',
    );
  });

  it('say after a mistake in the syntax that not all could be looked at', () => {
    const mistake: Mistake = { line: 2, kind: 'syntax', fault: 'tab' };
    expect(mistakeLines(importTexts('ja'), [mistake]).at(-1)).toContain('もう一度お試しください');
  });

  it('report by kind what was added and changed, and count the rest', () => {
    const unchanged: RegistryCounts = { ...none, agency: 2, person: 1 };
    const lines = reportLines(importTexts('ja'), {
      kind: 'applied',
      dryRun: true,
      added: [
        { kind: 'person', key: 'sato', fields: [] },
        { kind: 'constituent', key: 'shien/sato', fields: [] },
        { kind: 'person', key: 'mori', fields: [] },
      ],
      changed: [{ kind: 'case', key: 'R8-支-014', fields: ['urgency', 'content'] }],
      unchanged,
      leftAlone: { ...none, case: 4 },
    });
    expect(lines).toEqual([
      '取り込むと、次のようになります（まだ何も書き込んでいません）。',
      '  追加　　人 2件：sato、mori',
      '  追加　　構成員 1件：shien/sato',
      '  変更　　事例 R8-支-014（urgency、content）',
      '  変更なし 機関 2件、人 1件',
      '  ファイルになく、そのままのもの 事例 4件',
    ]);
  });

  it('say so when there is nothing to do', () => {
    const report = {
      kind: 'applied',
      dryRun: false,
      added: [],
      changed: [],
      unchanged: none,
      leftAlone: none,
    } as const;
    expect(reportLines(importTexts('en'), report)).toEqual(['The database is as this file says already.']);
  });
});
