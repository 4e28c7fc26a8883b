import { describe, expect, it } from 'vitest';
import { isArticle, isOrdinanceArticle } from '../../src/domain/law-override.ts';
import { parentRefusal, subBodyName } from '../../src/domain/sub-body.ts';

const council = (key: string, parent: string | null) => ({
  key,
  parent,
  types: ['child_protection_council'] as const,
});
const top = council('youtaikyo', null);
const working = council('jitsumu', 'youtaikyo');

describe('a sub-body', () => {
  it('stands below a body of the same kind', () => {
    expect(parentRefusal(working, [top, working])).toBeNull();
    expect(parentRefusal(top, [top, working])).toBeNull();
  });

  it('does not stand below itself, directly or by a detour', () => {
    const own = council('a', 'a');
    expect(parentRefusal(own, [own])).toEqual({ kind: 'parent_circle' });
    const pair = [council('a', 'b'), council('b', 'a')];
    expect(pair.map((one) => parentRefusal(one, pair))).toEqual([
      { kind: 'parent_circle' },
      { kind: 'parent_circle' },
    ]);
    const three = [council('a', 'b'), council('b', 'c'), council('c', 'b')];
    expect(parentRefusal(council('a', 'b'), three)).toEqual({ kind: 'parent_is_sub_body', top: 'c' });
  });

  it('does not stand below another sub-body; the one at the top is named', () => {
    const below = council('kobetsu', 'jitsumu');
    expect(parentRefusal(below, [top, working, below])).toEqual({
      kind: 'parent_is_sub_body',
      top: 'youtaikyo',
    });
  });

  it('does not stand below a body of another kind in law', () => {
    const shien = { key: 'shien', parent: null, types: ['support_conference'] as const };
    const strange = council('jitsumu', 'shien');
    expect(parentRefusal(strange, [shien, strange])).toEqual({ kind: 'parent_of_other_kind' });
  });

  it('is called by the name above and its own, once', () => {
    expect(subBodyName('実務者会議', 'つつじ市要対協')).toBe('つつじ市要対協 実務者会議');
    expect(subBodyName('つつじ市要対協 実務者会議', 'つつじ市要対協')).toBe('つつじ市要対協 実務者会議');
  });
});

describe('an article', () => {
  it.each([
    '生活困窮者自立支援法第9条第6項',
    '社会福祉法第106条の6第6項',
    '社会福祉法第159条第2号',
    '設置要綱第5条',
  ])('may be written %s', (text) => expect(isArticle(text)).toBe(true));

  it.each([
    '第9条',
    '法9条',
    '9条6項',
    '生活困窮者自立支援法',
    '生活困窮者自立支援法第九条',
    '法律 第9条',
    '法律第9条第6項など',
  ])('is not %s', (text) => expect(isArticle(text)).toBe(false));

  it('of a 要綱 stands without its name', () => {
    expect(['第5条', '第5条の2', '第5条第2項', '5条', '要綱第5条'].map(isOrdinanceArticle)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
