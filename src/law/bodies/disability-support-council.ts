import { fact, lawHistory } from '../law-record.ts';

/** 自立支援協議会, by the 障害者総合支援法. Until 2024-03-31 no statute bound its members to secrecy. */
export const disabilitySupportCouncil = lawHistory(
  { bodyType: 'disability_support_council', systemName: '自立支援協議会' },
  {
    from: '2013-04-01',
    source: 'K',
    facts: {
      article: fact('障害者総合支援法第89条の3第1項', 'L15'),
      dutyLevel: fact('effort', 'S'),
      secrecy: fact('ordinance_only', 'S'),
      secrecyArticle: fact(null, 'S'),
      penaltyArticle: fact(null, 'S'),
      imprisonment: fact(null, 'S'),
      fineMaxYen: fact(null, 'S'),
      consentRule: fact('by_ordinance', 'S'),
      consentDefault: fact('must_choose', 'I'),
      replyDuty: fact('none', 'S'),
      publicNotice: fact(false, 'L15'),
      coordinatingAgency: fact('none', 'L'),
    },
  },
  [
    {
      from: '2024-04-01',
      source: 'F:shonari',
      facts: {
        secrecy: fact('statute', 'F:shonari'),
        secrecyArticle: fact('障害者総合支援法第89条の3第5項', 'K'),
        penaltyArticle: fact(null, 'K'),
        imprisonment: fact({ kind: '懲役', maxYears: 1 }, 'K'),
        fineMaxYen: fact(1_000_000, 'K'),
        replyDuty: fact('effort', 'K'),
      },
    },
    {
      from: '2025-06-01',
      source: 'L',
      facts: {
        imprisonment: fact({ kind: '拘禁刑', maxYears: 1 }, 'K'),
      },
    },
  ],
);
