import { describe, expect, it } from 'vitest';
import type { BodyType } from '../../src/domain/body-type.ts';
import type { LawOverride, OverrideBasis, OverrideFact } from '../../src/domain/law-override.ts';
import type { MeetingBody } from '../../src/domain/meeting-body.ts';
import { consentRequired, currentPledge, gateTerms, lawsOf, mayState } from '../../src/law/of-body.ts';
import { body, day, roster } from '../support/domain-builders.ts';

const TODAY = day('2026-12-01');
const BY_ORDINANCE: OverrideBasis = {
  kind: 'ordinance',
  ordinance: { number: '令和7年告示第12号', article: '第5条' },
};
const readOn = (text: string): OverrideBasis => ({ kind: 'statute', checkedOn: day(text) });

function stated(fact: OverrideFact, value: string, choices: Partial<LawOverride> = {}): LawOverride {
  return {
    fact,
    value,
    basis: BY_ORDINANCE,
    reason: '要綱のとおり',
    from: day('2026-04-01'),
    recordedBy: null,
    recordedAt: new Date('2026-04-01T00:00:00Z'),
    ...choices,
  };
}

const of = (type: BodyType, ...law: readonly LawOverride[]): MeetingBody => ({
  ...body(),
  types: [type],
  law,
});
const lawOf = (of: MeetingBody, on = TODAY) => lawsOf(of, on)[0];
const refusal = (type: BodyType, one: LawOverride) => mayState([type], one);

describe('what a municipality states of the law for its own body', () => {
  it('settles the consent that the law leaves to the 要綱, from its first day on', () => {
    const council = of('disability_support_council', stated('consentRule', 'not_required'));
    expect(consentRequired(council, day('2026-03-31'))).toBe(true);
    expect(consentRequired(council, day('2026-04-01'))).toBe(false);
    expect(gateTerms(roster([], council), TODAY).consentRequired).toBe(false);
    expect(lawOf(council)?.consentRule).toMatchObject({
      value: 'none_required',
      source: 'M',
      status: 'verified',
      stated: { reason: '要綱のとおり', basis: BY_ORDINANCE },
    });
  });

  it('outweighs the choice among the rules of the body, in both directions', () => {
    const strict = of('support_conference', stated('consentRule', 'required'));
    expect(consentRequired({ ...strict, rules: { ...strict.rules, consent: 'not_required' } }, TODAY)).toBe(
      true,
    );
    const free = of('community_care_conference', stated('consentRule', 'not_required'));
    expect(consentRequired({ ...free, rules: { ...free.rules, consent: 'required' } }, TODAY)).toBe(false);
  });

  it('cannot waive the consent of 支援調整会議: it is refused, and has no effect where it stands all the same', () => {
    const waived = stated('consentRule', 'not_required');
    expect(refusal('support_plan_conference', waived)).toEqual({
      kind: 'required_by_law',
      system: '支援調整会議',
    });
    const plan = of('support_plan_conference', waived);
    expect(consentRequired(plan, TODAY)).toBe(true);
    expect(lawOf(plan)?.consentRule.source).toBe('S');
  });

  it.each([
    ['support_conference', 'replyDuty', 'none'],
    ['child_protection_council', 'publicNotice', 'no'],
    ['loneliness_council', 'publicNotice', 'no'],
  ] as const)('cannot take from %s what statute requires: %s', (type, fact, value) => {
    expect(refusal(type, stated(fact, value))?.kind).toBe('required_by_law');
  });

  it('says by which article of the 要綱 secrecy binds where no statute does, and asks for the pledge again', () => {
    const plan = of('support_plan_conference');
    const article = '若桜町支援調整会議設置要綱第5条';
    const own = of('support_plan_conference', stated('secrecyArticle', article));
    expect(lawOf(own)?.secrecyArticle.value).toBe(article);
    expect(currentPledge(own, TODAY)).not.toBe(currentPledge(plan, TODAY));
    expect(currentPledge(own, day('2026-03-31'))).toBe(currentPledge(plan, day('2026-03-31')));
  });

  it('corrects a paragraph that we only infer, and takes the mark 要確認 away', () => {
    const read = stated('secrecyArticle', '生活困窮者自立支援法第9条第6項', { basis: readOn('2026-01-10') });
    const conference = of('support_conference', read);
    expect(lawOf(of('support_conference'))?.secrecyArticle.status).toBe('to_be_checked');
    expect(lawOf(conference)?.secrecyArticle).toMatchObject({ status: 'verified', source: 'M' });
    // The same words: nobody has to pledge again for our being surer of them.
    expect(currentPledge(conference, TODAY)).toBe(currentPledge(of('support_conference'), TODAY));
  });

  it('changes the pledge when it corrects the article of the penalty', () => {
    const read = stated('penaltyArticle', '生活困窮者自立支援法第29条', { basis: readOn('2026-01-10') });
    expect(currentPledge(of('support_conference', read), TODAY)).not.toBe(
      currentPledge(of('support_conference'), TODAY),
    );
  });

  it('is outweighed by a later statement, whose first day counts, and never by one for later', () => {
    const first = stated('consentRule', 'not_required', { from: day('2025-06-01') });
    const second = stated('consentRule', 'required', { from: day('2026-10-01') });
    const third = stated('consentRule', 'not_required', { from: day('2027-04-01') });
    const council = of('disability_support_council', third, second, first);
    expect(
      ['2025-05-31', '2025-06-01', '2026-09-30', '2026-10-01', '2027-03-31', '2027-04-01'].map((on) =>
        consentRequired(council, day(on)),
      ),
    ).toEqual([true, false, false, true, true, false]);
  });

  it('ends by itself when the law takes the matter away from the 要綱', () => {
    const own = stated('secrecyArticle', 'つつじ市協議会設置要綱第5条', { from: day('2023-04-01') });
    const council = of('disability_support_council', own);
    expect(lawOf(council, day('2023-12-01'))?.secrecyArticle.value).toBe('つつじ市協議会設置要綱第5条');
    expect(lawOf(council, day('2024-05-01'))?.secrecyArticle.value).toBe('障害者総合支援法第89条の3第5項');
  });

  it('ends by itself when a law comes into force after the statute was read', () => {
    const read = stated('secrecyArticle', '生活困窮者自立支援法第9条第4項', {
      basis: readOn('2024-12-01'),
      from: day('2024-12-01'),
    });
    const conference = of('support_conference', read);
    expect(lawOf(conference, day('2025-03-31'))?.secrecyArticle.value).toBe('生活困窮者自立支援法第9条第4項');
    expect(lawOf(conference, day('2025-04-01'))?.secrecyArticle.value).toBe('生活困窮者自立支援法第9条第6項');
  });

  it('reaches 50万円 or 2年 as amounts, with the kind of imprisonment of the day', () => {
    const basis = readOn('2026-01-10');
    const fined = of('support_conference', stated('fineMaxYen', '500000', { basis }));
    expect(lawOf(fined)?.fineMaxYen.value).toBe(500_000);
    const imprisoned = of('support_conference', stated('imprisonment', '2', { basis }));
    expect(lawOf(imprisoned)?.imprisonment.value).toEqual({ kind: '拘禁刑', maxYears: 2 });
  });

  it('may demand by 要綱 what the law does not: to answer, a public notice, who sits on it', () => {
    const council = of(
      'loneliness_council',
      stated('replyDuty', 'effort'),
      stated('members', '別表に掲げる機関'),
    );
    expect([lawOf(council)?.replyDuty.value, lawOf(council)?.members.value]).toEqual([
      'effort',
      '別表に掲げる機関',
    ]);
    const noticed = of('support_conference', stated('publicNotice', 'yes'));
    expect(lawOf(noticed)?.publicNotice.value).toBe(true);
  });

  it.each([
    [
      'an article of the penalty by a 要綱',
      'support_conference',
      stated('fineMaxYen', '500000'),
      'settled_by_statute',
    ],
    [
      'secrecy by a 要綱 where a statute binds',
      'support_conference',
      stated('secrecyArticle', '設置要綱第5条'),
      'settled_by_statute',
    ],
    [
      'consent as read in a statute',
      'disability_support_council',
      stated('consentRule', 'required', { basis: readOn('2026-01-10') }),
      'left_to_ordinance',
    ],
    ['a word that is none', 'disability_support_council', stated('consentRule', 'maybe'), 'value_unknown'],
    [
      'an amount that is none',
      'support_conference',
      stated('fineMaxYen', '五十万', { basis: readOn('2026-01-10') }),
      'value_unknown',
    ],
    [
      'an article that is none',
      'support_conference',
      stated('secrecyArticle', '9条の6項', { basis: readOn('2026-01-10') }),
      'article_format',
    ],
    [
      'an article of another law',
      'support_conference',
      stated('secrecyArticle', '社会福祉法第106条の6第6項', { basis: readOn('2026-01-10') }),
      'other_law',
    ],
    [
      'a penalty where the law has none',
      'support_plan_conference',
      stated('fineMaxYen', '500000'),
      'no_penalty_in_law',
    ],
    [
      'a reading from before the present text',
      'support_conference',
      stated('secrecyArticle', '生活困窮者自立支援法第9条第6項', { basis: readOn('2025-03-31') }),
      'read_too_early',
    ],
    [
      'a reading that is no later than ours, of what we have read',
      'multilayered_support_conference',
      stated('secrecyArticle', '社会福祉法第106条の6第7項', { basis: readOn('2025-06-01') }),
      'read_too_early',
    ],
  ] as const)('refuses %s', (_what, type, one, kind) => {
    expect(refusal(type, one)?.kind).toBe(kind);
    expect(lawsOf(of(type, one), TODAY)).toEqual(lawsOf(of(type), TODAY));
  });

  it('is not recorded for a time before there was such a body', () => {
    const early = stated('consentRule', 'required', { from: day('2025-03-31') });
    expect(refusal('public_assistance_coordination_conference', early)).toEqual({ kind: 'not_in_law' });
  });

  it('says with an example how an article is written, and of which law', () => {
    const basis = readOn('2026-01-10');
    expect(refusal('support_conference', stated('penaltyArticle', '28', { basis }))).toEqual({
      kind: 'article_format',
      example: '生活困窮者自立支援法第9条第1項',
    });
  });

  it('counts for one that is run jointly only where every kind of body takes it', () => {
    const one = stated('consentRule', 'not_required');
    expect(mayState(['disability_support_council', 'community_care_conference'], one)).toBeNull();
    expect(mayState(['disability_support_council', 'support_plan_conference'], one)?.kind).toBe(
      'required_by_law',
    );
  });
});

describe('a body that is not set up', () => {
  it('is one without a 要綱, or before the day of its 要綱', () => {
    const established = (of: MeetingBody) => gateTerms(roster([], of), TODAY).established;
    expect(established(body())).toBe(true);
    expect(established({ ...body(), ordinance: null })).toBe(false);
    const later = { number: '令和8年告示第3号', establishedOn: day('2026-12-02') };
    expect(established({ ...body(), ordinance: later })).toBe(false);
  });
});
