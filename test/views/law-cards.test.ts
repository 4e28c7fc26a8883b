import { describe, expect, it } from 'vitest';
import type { BodyType } from '../../src/domain/body-type.ts';
import type { LawOverride } from '../../src/domain/law-override.ts';
import { lawOn } from '../../src/law/lookup.ts';
import { currentPledge, lawsOf } from '../../src/law/of-body.ts';
import { penaltyWords } from '../../src/law/penalty-words.ts';
import { bodyLabel } from '../../src/views/body-cards.ts';
import { lawFacts, pledgeCard } from '../../src/views/pledge-cards.ts';
import { speechIn } from '../../src/views/speech.ts';
import { body, constituent, day } from '../support/domain-builders.ts';

const ja = speechIn('ja');
const TODAY = day('2026-12-01');

function factsOf(type: BodyType, law: readonly LawOverride[] = [], on = TODAY) {
  return lawsOf({ types: [type], law }, on)
    .flatMap((record) => lawFacts(ja, record))
    .map(({ value }) => value);
}

const stated = (choices: Pick<LawOverride, 'fact' | 'value' | 'basis'>): LawOverride => ({
  reason: '確認',
  from: day('2026-04-01'),
  recordedBy: null,
  recordedAt: new Date('2026-04-01T00:00:00Z'),
  ...choices,
});

describe('the law as it is shown', () => {
  it('marks as 要確認 what was not read in a statute, an article of a penalty among it', () => {
    expect(factsOf('support_conference')).toEqual([
      '支援会議（困窮）　生活困窮者自立支援法第9条第6項〔要確認〕（法令確認日 令和7年6月1日(日)）',
      '1年以下の拘禁刑又は100万円以下の罰金（生活困窮者自立支援法第28条）〔要確認〕',
    ]);
    expect(factsOf('multilayered_support_conference')[1]).toBe(
      '1年以下の拘禁刑又は100万円以下の罰金（社会福祉法第159条第2号）',
    );
    // The fine was found, the article is hearsay.
    expect(factsOf('loneliness_council')[1]).toContain('〔要確認〕');
  });

  it('of 自立支援協議会 shows another rule of secrecy on 2023-12-01 than on 2024-05-01 (X8)', () => {
    const [before, after] = ['2023-12-01', '2024-05-01'].map((on) =>
      factsOf('disability_support_council', [], day(on)),
    );
    expect(before).toEqual([
      '自立支援協議会　設置要綱による（法令確認日 令和7年6月1日(日)）',
      '法律上の罰則の定めはありません（要綱による）',
    ]);
    expect(after?.[0]).toContain('障害者総合支援法第89条の3第5項〔要確認〕');
    expect(after?.[1]).toContain('1年以下の懲役又は100万円以下の罰金〔要確認〕');
  });

  it('says what the municipality states for its body, by which 要綱 or on which day it was read', () => {
    const ordinance = { number: '令和7年告示第12号', article: '第5条' };
    const byOrdinance = stated({
      fact: 'secrecyArticle',
      value: 'つつじ市支援調整会議設置要綱第5条',
      basis: { kind: 'ordinance', ordinance },
    });
    expect(factsOf('support_plan_conference', [byOrdinance])[0]).toBe(
      '支援調整会議　つつじ市支援調整会議設置要綱第5条（令和7年告示第12号第5条による）',
    );
    const read = stated({
      fact: 'secrecyArticle',
      value: '生活困窮者自立支援法第9条第6項',
      basis: { kind: 'statute', checkedOn: day('2026-01-10') },
    });
    expect(factsOf('support_conference', [read])[0]).toBe(
      '支援会議（困窮）　生活困窮者自立支援法第9条第6項（法令確認日 令和8年1月10日(土)）',
    );
  });

  it('stands in the pledge with the statement of the municipality', () => {
    const law = [
      stated({
        fact: 'penaltyArticle',
        value: '生活困窮者自立支援法第29条',
        basis: { kind: 'statute', checkedOn: day('2026-01-10') },
      }),
    ];
    const of = { ...body(), law };
    const shown = pledgeCard(ja, constituent('ren'), of, lawsOf(of, TODAY), currentPledge(of, TODAY), TODAY);
    expect(JSON.stringify(shown)).toContain('生活困窮者自立支援法第29条');
    expect(JSON.stringify(shown)).toContain(currentPledge(of, TODAY));
  });

  it('has a penalty in yen and in words of the language', () => {
    const law = lawOn('child_protection_council', day('2025-05-31'));
    const now = lawOn('child_protection_council', TODAY);
    expect(law && penaltyWords(law, 'en')).toBe(
      'Up to 1 year of imprisonment with work or a fine of up to 500,000 yen (児童福祉法第61条の3)',
    );
    expect(now && penaltyWords(now, 'ja')).toBe('1年以下の拘禁刑又は50万円以下の罰金（児童福祉法第61条の3）');
    const plan = lawOn('support_plan_conference', TODAY);
    expect(plan && penaltyWords(plan, 'ja')).toBeNull();
  });
});

describe('the name of a body', () => {
  it('always has the system in brackets, of another shape where the system has some itself', () => {
    expect(bodyLabel(ja, body(), TODAY)).toBe('つつじ市支援会議〔支援会議（困窮）〕');
    const working = {
      ...body(),
      types: ['child_protection_council'] as const,
      displayName: 'つつじ市要対協 実務者会議',
    };
    expect(bodyLabel(ja, working, TODAY)).toBe('つつじ市要対協 実務者会議〔要保護児童対策地域協議会〕');
  });
});
