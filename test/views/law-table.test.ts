import { describe, expect, it } from 'vitest';
import type { LawFacts, LawRecord } from '../../src/law/law-record.ts';
import { LAW } from '../../src/law/records.ts';
import { lawTable } from '../../src/views/law-table.ts';
import { bodyTypeCard, lawCard } from '../../src/views/setup-cards.ts';
import { type Locale, speechIn } from '../../src/views/speech.ts';
import { day } from '../support/domain-builders.ts';

const records = Object.values(LAW).flat();
const LOCALES: readonly Locale[] = ['ja', 'en'];

/** The rows of the table in their order, and the facts of the law that each shows. */
function factsByRow(law: LawRecord): readonly (readonly (keyof LawFacts)[])[] {
  return [
    ['article'],
    ['setUpBy'],
    ['dutyLevel'],
    ['members'],
    ['subjectWords'],
    ['secrecy'],
    ['secrecyArticle'],
    law.imprisonment.value === null ? [] : ['imprisonment', 'fineMaxYen', 'penaltyArticle'],
    ['consentRule'],
    ...(law.requestArticle.value === null ? [] : [['requestArticle'] as const]),
    ['replyDuty', 'replyArticle'],
    law.publicNotice.value
      ? ['publicNotice', 'noticeArticle', 'noticeItems']
      : ['publicNotice', 'noticeArticle'],
    ['coordinatingAgency', 'coordinatingArticle'],
    [],
  ];
}

describe('the law as a table', () => {
  it.each(
    LOCALES.flatMap((locale) =>
      records.map((law) => ({ locale, law, name: law.bodyType, from: law.effectiveFrom })),
    ),
  )('marks in $locale what is not verified of $name from $from, and nothing else', ({ locale, law }) => {
    const speech = speechIn(locale);
    const rows = lawTable(speech, law);
    const expected = factsByRow(law);
    expect(rows).toHaveLength(expected.length);
    for (const [index, facts] of expected.entries()) {
      const isDoubtful = facts.some((name) => law[name].status === 'to_be_checked');
      expect(rows[index]?.value.includes(speech.t.common.toBeChecked), rows[index]?.label).toBe(isDoubtful);
      expect(rows[index]?.value).not.toMatch(/undefined|null|\[object/);
    }
  });

  it('says for 要対協 what has to be made public, and by which article', () => {
    const law = LAW.child_protection_council.at(-1) as LawRecord;
    const notice = lawTable(speechIn('ja'), law).find(({ label }) => label === '公示');
    expect(notice?.value).toBe(
      '必要（設置した旨、名称、調整機関、構成する機関等の名称〔要確認〕）（児童福祉法第25条の2第3項）',
    );
  });

  it('is shown with its day before anything is set up by it', () => {
    const law = LAW.support_conference.at(-1) as LawRecord;
    const shown = lawCard(speechIn('ja'), law);
    expect(shown.facts).toContainEqual({ label: '法令確認日', value: '令和7年6月1日(日)' });
    expect(shown.facts).toContainEqual({ label: '設置の義務', value: '努力義務' });
    expect(shown.actions?.[0]?.ask).toEqual({ kind: 'set_up_body', bodyType: 'support_conference' });
  });

  it('tells the two 支援会議 apart where the kind is chosen', () => {
    const labels = bodyTypeCard(speechIn('ja'), day('2026-12-01')).actions?.map(({ label }) => label);
    expect(labels).toHaveLength(8);
    expect(labels).toContain('支援会議（困窮）');
    expect(labels).toContain('支援会議（重層）');
  });
});
