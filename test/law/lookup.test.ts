import { describe, expect, it } from 'vitest';
import { BODY_TYPES, type BodyType } from '../../src/domain/body-type.ts';
import { addDays, calendarDay } from '../../src/domain/calendar-day.ts';
import { lawOn, pledgeVersion } from '../../src/law/lookup.ts';
import { LAW } from '../../src/law/records.ts';

const law = (bodyType: BodyType, day: string) => {
  const record = lawOn(bodyType, calendarDay(day));
  if (!record) throw new Error(`No ${bodyType} on ${day}`);
  return record;
};
const version = (day: string, ...bodyTypes: readonly BodyType[]) =>
  pledgeVersion(bodyTypes, calendarDay(day));

describe('the law of the eight bodies', () => {
  it('makes 支援会議（困窮） a 努力義務 from 2025-04-01', () => {
    expect(law('support_conference', '2025-03-31').dutyLevel).toMatchObject({
      value: 'optional',
      source: 'S',
    });
    expect(law('support_conference', '2025-04-01').dutyLevel).toMatchObject({
      value: 'effort',
      source: 'F:ic1',
    });
  });

  it.each([
    ['support_conference', '2018-10-01'],
    ['multilayered_support_conference', '2021-04-01'],
    ['loneliness_council', '2024-04-01'],
    ['public_assistance_coordination_conference', '2025-04-01'],
  ] as const)('has no %s before %s', (bodyType, first) => {
    const day = calendarDay(first);
    expect([lawOn(bodyType, addDays(day, -1)), lawOn(bodyType, day)?.effectiveFrom]).toEqual([null, first]);
  });

  it('binds the 自立支援協議会 to secrecy from 2024-04-01 only', () => {
    const before = law('disability_support_council', '2023-12-01');
    const after = law('disability_support_council', '2024-05-01');
    expect([before.secrecy.value, before.imprisonment.value, before.fineMaxYen.value]).toEqual([
      'ordinance_only',
      null,
      null,
    ]);
    expect([after.secrecy.value, after.secrecyArticle.value]).toEqual([
      'statute',
      '障害者総合支援法第89条の3第5項',
    ]);
  });

  it('speaks of 懲役 until 2025-05-31 and of 拘禁刑 from 2025-06-01, in every penalty', () => {
    for (const bodyType of BODY_TYPES) {
      const before = law(bodyType, '2025-05-31').imprisonment.value;
      const after = law(bodyType, '2025-06-01').imprisonment.value;
      if (bodyType === 'support_plan_conference') expect([before, after]).toEqual([null, null]);
      else expect([before?.kind, after?.kind]).toEqual(['懲役', '拘禁刑']);
    }
  });

  it('fines up to 50万円 in 要対協 and 孤独・孤立, up to 100万円 elsewhere', () => {
    const fines = Object.fromEntries(
      BODY_TYPES.map((bodyType) => [bodyType, law(bodyType, '2026-12-03').fineMaxYen.value]),
    );
    expect(fines).toEqual({
      support_conference: 1_000_000,
      support_plan_conference: null,
      public_assistance_coordination_conference: 1_000_000,
      community_care_conference: 1_000_000,
      disability_support_council: 1_000_000,
      child_protection_council: 500_000,
      multilayered_support_conference: 1_000_000,
      loneliness_council: 500_000,
    });
  });

  it('moves the secrecy of both 支援会議 from the fifth to the sixth paragraph on 2025-04-01', () => {
    const articles = (['support_conference', 'multilayered_support_conference'] as const).map((bodyType) =>
      ['2025-03-31', '2025-04-01'].map((day) => law(bodyType, day).secrecyArticle.value),
    );
    expect(articles).toEqual([
      ['生活困窮者自立支援法第9条第5項', '生活困窮者自立支援法第9条第6項'],
      ['社会福祉法第106条の6第5項', '社会福祉法第106条の6第6項'],
    ]);
  });

  it('needs consent in 支援調整会議, leaves it to the 要綱 of four, and needs none in three', () => {
    const rules = BODY_TYPES.map((bodyType) => law(bodyType, '2026-12-03').consentRule.value);
    expect(rules).toEqual([
      'none_required',
      'required',
      'by_ordinance',
      'by_ordinance',
      'by_ordinance',
      'by_ordinance',
      'none_required',
      'none_required',
    ]);
  });

  it('lets the person who sets up a body choose where nothing settles the consent', () => {
    const open = BODY_TYPES.filter((type) => law(type, '2026-12-03').consentDefault.value === 'must_choose');
    expect(open).toEqual(['public_assistance_coordination_conference', 'disability_support_council']);
  });

  it('wants a public notice and a 調整機関 of 要対協 and 孤独・孤立 only', () => {
    const noticed = BODY_TYPES.filter((type) => law(type, '2026-12-03').publicNotice.value);
    const coordinated = BODY_TYPES.map((type) => law(type, '2026-12-03').coordinatingAgency.value);
    expect(noticed).toEqual(['child_protection_council', 'loneliness_council']);
    expect(coordinated.filter((value) => value !== 'none')).toEqual(['exactly_one', 'at_most_one']);
  });

  it('speaks in 支援調整会議 only of people with a decided plan, and in 調整会議（生保） only of recipients', () => {
    const subjects = (type: BodyType) => law(type, '2026-12-03').subjects.value;
    expect(subjects('support_plan_conference')).toEqual(['support_decided_person']);
    expect(subjects('public_assistance_coordination_conference')).toEqual(['assistance_recipient']);
    expect(subjects('support_conference')).toEqual(['needy_person', 'suspected_needy_person']);
    expect(law('support_conference', '2026-12-03').subjectsExceptionally.value).toEqual([
      'recipient_leaving_assistance',
    ]);
  });

  it('says of every body who sets it up, who may sit on it and of whom it may speak', () => {
    for (const record of Object.values(LAW).flat()) {
      expect(record.setUpBy.value).not.toBe('');
      expect(record.members.value).not.toBe('');
      expect(record.subjectWords.value).not.toBe('');
      expect(record.subjects.value.length).toBeGreaterThan(0);
    }
  });

  it('has an article for a reply only where there is a duty to reply, and items of notice only with a notice', () => {
    for (const record of Object.values(LAW).flat()) {
      if (record.replyDuty.value === 'none') expect(record.replyArticle.value).toBeNull();
      expect(record.noticeItems.value.length > 0).toBe(record.publicNotice.value);
      expect(record.noticeArticle.value !== null).toBe(record.publicNotice.value);
      expect(record.coordinatingArticle.value !== null).toBe(record.coordinatingAgency.value !== 'none');
    }
  });

  it('cites the request for cooperation of 自立支援協議会 from 2024-04-01 only, and marks it 要確認', () => {
    expect(law('disability_support_council', '2023-12-01').requestArticle.value).toBeNull();
    expect(law('disability_support_council', '2024-05-01').requestArticle).toMatchObject({
      value: '障害者総合支援法第89条の3第3項',
      status: 'to_be_checked',
    });
  });

  it('names the system in brackets where two bodies share a name', () => {
    expect(law('support_conference', '2026-12-03').systemName).toBe('支援会議（困窮）');
    expect(law('multilayered_support_conference', '2026-12-03').systemName).toBe('支援会議（重層）');
  });

  it('has periods that follow each other without gap or overlap', () => {
    for (const records of Object.values(LAW)) {
      for (const [index, record] of records.entries()) {
        const next = records[index + 1];
        expect(record.effectiveTo).toBe(next ? addDays(next.effectiveFrom, -1) : null);
        expect(next === undefined || next.effectiveFrom > record.effectiveFrom).toBe(true);
      }
    }
  });

  it('marks every inferred or hearsay fact as to be checked, and no other', () => {
    for (const record of Object.values(LAW).flat()) {
      const facts = Object.values(record).filter(
        (value) => typeof value === 'object' && value !== null && 'source' in value,
      );
      expect(facts).toHaveLength(22);
      for (const { source, status } of facts) expect(status === 'to_be_checked').toBe(/^[IK]$/.test(source));
      expect(record.checkedOn).toBe('2025-06-01');
    }
  });
});

describe('the version of a pledge', () => {
  it('changes with 拘禁刑 on 2025-06-01 and stays the same afterwards', () => {
    expect(version('2025-05-31', 'child_protection_council')).not.toBe(
      version('2025-06-01', 'child_protection_council'),
    );
    expect(version('2025-06-01', 'child_protection_council')).toBe(
      version('2031-01-01', 'child_protection_council'),
    );
  });

  it('changes when the cited paragraph moves', () => {
    expect(version('2025-03-31', 'support_conference')).not.toBe(version('2025-04-01', 'support_conference'));
  });

  it('stays when the law changes in what a pledge does not cite', () => {
    expect(version('2025-05-31', 'support_plan_conference')).toBe(
      version('2025-06-01', 'support_plan_conference'),
    );
  });

  it('is another one for another body, and for bodies that are run jointly', () => {
    const each = BODY_TYPES.map((bodyType) => version('2026-12-03', bodyType));
    const joint = version('2026-12-03', 'support_conference', 'public_assistance_coordination_conference');
    expect(new Set([...each, joint]).size).toBe(9);
  });

  it('does not depend on the order in which joint bodies are named', () => {
    expect(version('2026-12-03', 'support_conference', 'loneliness_council')).toBe(
      version('2026-12-03', 'loneliness_council', 'support_conference', 'loneliness_council'),
    );
  });

  it('is refused loudly for a body that was not in law yet', () => {
    expect(() => version('2025-03-31', 'public_assistance_coordination_conference')).toThrow(RangeError);
  });
});
