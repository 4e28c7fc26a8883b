import { describe, expect, it } from 'vitest';
import type { Mistake } from '../../src/import/mistake.ts';
import { readRegistryFile } from '../../src/import/read-file.ts';
import { importTexts, sentenceOf } from '../../src/import/words.ts';
import { NOW, read, town } from './files.ts';

function mistakesIn(text: string) {
  const file = readRegistryFile(text, NOW);
  return file.ok ? [] : file.refusal;
}

/** The mistakes without their lines. */
const told = (text: string) => mistakesIn(text).map(({ line: _line, ...mistake }) => mistake);

describe('what a file states of the law', () => {
  const ORDINANCE = 'ordinance: {number: 令和7年告示第12号, establishedOn: 2025-06-01}\n';
  const withLaw = (...stated: readonly string[]) =>
    town([ORDINANCE, `${ORDINANCE}    law:\n${stated.map((one) => `      - {${one}}\n`).join('')}`]);
  const plan = (text: string) =>
    text.replace('types: [support_conference]', 'types: [support_plan_conference]');
  const RULE =
    'fact: consentRule, value: required, ordinance: {article: 第6条}, reason: 要綱, from: 2026-04-01';
  const READ =
    'fact: secrecyArticle, value: 生活困窮者自立支援法 第9条第6項, checkedOn: 2026-01-10, reason: 確認, from: 2026-01-10';
  it('rests on the 要綱 of the body, or on the day on which the statute was read', () => {
    const amount = 'fact: fineMaxYen, value: 500000, checkedOn: 2026-01-10, reason: 確認, from: 2026-01-10';
    expect(read(withLaw(RULE, READ, amount)).bodies[0]?.law).toEqual([
      {
        fact: 'consentRule',
        value: 'required',
        basis: { kind: 'ordinance', ordinance: { number: '令和7年告示第12号', article: '第6条' } },
        reason: '要綱',
        from: '2026-04-01',
      },
      {
        fact: 'secrecyArticle',
        value: '生活困窮者自立支援法第9条第6項',
        basis: { kind: 'statute', checkedOn: '2026-01-10' },
        reason: '確認',
        from: '2026-01-10',
      },
      expect.objectContaining({ fact: 'fineMaxYen', value: '500000' }),
    ]);
  });

  it.each([
    [
      'an unknown fact',
      RULE.replace('consentRule', 'consentRul'),
      { kind: 'value_unknown', nearest: 'consentRule' },
    ],
    [
      'an article of a 要綱 that is none',
      RULE.replace('第6条', '6条'),
      { kind: 'value_wrong', field: 'article', wrong: 'ordinance_article' },
    ],
    [
      'an article that is none',
      READ.replace('法 第9条第6項', '法9の6'),
      { kind: 'not_to_be_stated', refusal: { kind: 'article_format' } },
    ],
    [
      'nothing to rest on',
      RULE.replace('ordinance: {article: 第6条}, ', ''),
      { kind: 'stated_without_basis' },
    ],
    ['two things to rest on', `${READ}, ordinance: {article: 第6条}`, { kind: 'stated_without_basis' }],
    [
      'a reading that is still to come',
      READ.replace('checkedOn: 2026-01-10', 'checkedOn: 2027-01-10'),
      { kind: 'read_in_future' },
    ],
    [
      'what the law settles',
      READ.replace('checkedOn: 2026-01-10', 'ordinance: {article: 第6条}'),
      { kind: 'not_to_be_stated', refusal: { kind: 'settled_by_statute' } },
    ],
  ])('is told by its line where it has %s', (_what, stated, mistake) => {
    expect(mistakesIn(withLaw(stated))).toMatchObject([{ line: 9, ...mistake }]);
  });

  it('has to name the 要綱 where the body has none', () => {
    const none = withLaw(RULE).replace(ORDINANCE, 'noticed: 1\n').replace('    noticed: 1\n', '');
    expect(told(none)).toEqual([{ kind: 'stated_without_ordinance' }]);
    expect(told(none.replace('{article: 第6条}', '{number: 令和8年告示第1号, article: 第6条}'))).toEqual([]);
  });

  it('cannot waive the consent of 支援調整会議', () => {
    const rule = RULE.replace('value: required', 'value: not_required');
    const found = told(plan(withLaw(rule)).replace(', consent: not_required', ''));
    expect(found).toEqual([
      { kind: 'not_to_be_stated', refusal: { kind: 'required_by_law', system: '支援調整会議' } },
    ]);
    expect(sentenceOf(importTexts('ja'), { line: 9, ...found[0] } as Mistake)).toBe(
      '支援調整会議では法令などが求めている項目のため、なくすことはできません。この項目は書かずに、そのままにしてください。',
    );
  });
});

describe('a sub-body in a file', () => {
  const below = (fields: string, key = 'jitsumu') =>
    town(
      [
        'agencies:\n',
        `  - {key: ${key}, types: [support_conference], displayName: 実務者会議${fields}}\nagencies:\n`,
      ],
      [
        'constituents:\n',
        `constituents:\n  - {body: ${key}, person: jimu, kind: chair, from: 2026-04-01, to: 2028-03-31}\n`,
      ],
    );
  it('names the body above it, and its layer', () => {
    expect(read(below(', parent: shien, layer: practitioners')).bodies[1]).toMatchObject({
      parent: 'shien',
      layer: 'practitioners',
    });
  });

  it.each([
    [', parent: shein', { kind: 'reference_unknown', what: 'body', key: 'shein', nearest: 'shien' }],
    [', parent: jitsumu', { kind: 'wrong_parent', refusal: { kind: 'parent_circle' } }],
    [', layer: case_review', { kind: 'layer_without_parent' }],
  ])('is refused with%s', (fields, mistake) => {
    expect(told(below(fields))).toEqual([mistake]);
  });

  it('is refused below a body of another kind', () => {
    const other = below(', parent: shien').replace(
      'jitsumu, types: [support_conference]',
      'jitsumu, types: [loneliness_council]',
    );
    expect(told(other)).toEqual([{ kind: 'wrong_parent', refusal: { kind: 'parent_of_other_kind' } }]);
  });

  it('is refused in a circle, at both ends', () => {
    const circle = below(', parent: shien').replace(
      'displayName: つつじ市支援会議',
      'displayName: つつじ市支援会議\n    parent: jitsumu',
    );
    expect(told(circle)).toEqual([
      { kind: 'wrong_parent', refusal: { kind: 'parent_circle' } },
      { kind: 'wrong_parent', refusal: { kind: 'parent_circle' } },
    ]);
  });
});
