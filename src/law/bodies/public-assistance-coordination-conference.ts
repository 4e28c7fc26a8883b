import { fact, lawHistory } from '../law-record.ts';

/** 調整会議（生保）, by the 生活保護法. Exists since 令和6年法律21号 came into force; it stayed 任意. */
export const publicAssistanceCoordinationConference = lawHistory(
  { bodyType: 'public_assistance_coordination_conference', systemName: '調整会議（生保）' },
  {
    from: '2025-04-01',
    source: 'L',
    facts: {
      article: fact('生活保護法第27条の3第1項', 'L'),
      dutyLevel: fact('optional', 'L'),
      secrecy: fact('statute', 'L'),
      secrecyArticle: fact('生活保護法第27条の3第6項', 'L'),
      penaltyArticle: fact('生活保護法第85条の2', 'L'),
      imprisonment: fact({ kind: '懲役', maxYears: 1 }, 'L'),
      fineMaxYen: fact(1_000_000, 'L'),
      consentRule: fact('by_ordinance', 'L'),
      consentDefault: fact('must_choose', 'I'),
      replyDuty: fact('effort', 'L'),
      publicNotice: fact(false, 'I'),
      coordinatingAgency: fact('none', 'L'),
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
