import { fact, lawHistory } from '../law-record.ts';

/** 調整会議（生保）, by the 生活保護法. Exists since 令和6年法律21号 came into force; it stayed 任意. */
export const publicAssistanceCoordinationConference = lawHistory(
  { bodyType: 'public_assistance_coordination_conference', systemName: '調整会議（生保）' },
  {
    from: '2025-04-01',
    source: 'L',
    facts: {
      article: fact('生活保護法第27条の3第1項', 'L'),
      setUpBy: fact('保護の実施機関（福祉事務所）', 'L'),
      dutyLevel: fact('optional', 'L'),
      members: fact(
        '関係機関、第55条の7第2項等の受託者、被保護者に対する支援に関係する団体、当該支援に関係する職務に従事する者その他保護の実施機関が認めたもの',
        'L',
      ),
      subjects: fact(['assistance_recipient'], 'S'),
      subjectsExceptionally: fact([], 'S'),
      subjectWords: fact('被保護者のうち、複数の関係機関との緊密な連携が必要と福祉事務所が判断した者', 'S'),
      secrecy: fact('statute', 'L'),
      secrecyArticle: fact('生活保護法第27条の3第6項', 'L'),
      penaltyArticle: fact('生活保護法第85条の2', 'L'),
      imprisonment: fact({ kind: '懲役', maxYears: 1 }, 'L'),
      fineMaxYen: fact(1_000_000, 'L'),
      consentRule: fact('by_ordinance', 'L'),
      consentDefault: fact('must_choose', 'I'),
      requestArticle: fact('生活保護法第27条の3第3項', 'L'),
      replyDuty: fact('effort', 'L'),
      replyArticle: fact('生活保護法第27条の3第4項', 'L'),
      publicNotice: fact(false, 'I'),
      noticeArticle: fact(null, 'I'),
      noticeItems: fact([], 'I'),
      coordinatingAgency: fact('none', 'L'),
      coordinatingArticle: fact(null, 'L'),
    },
  },
  [
    {
      from: '2025-06-01',
      source: 'L',
      facts: {
        imprisonment: fact({ kind: '拘禁刑', maxYears: 1 }, 'L'),
      },
    },
  ],
);
