import { fact, lawHistory } from '../law-record.ts';

/** 孤独・孤立対策地域協議会, by the 孤独・孤立対策推進法. No rule makes its members answer a request. */
export const lonelinessCouncil = lawHistory(
  { bodyType: 'loneliness_council', systemName: '孤独・孤立対策地域協議会' },
  {
    from: '2024-04-01',
    source: 'S',
    facts: {
      article: fact('孤独・孤立対策推進法第15条第1項', 'F:iuris'),
      dutyLevel: fact('effort', 'S'),
      secrecy: fact('statute', 'S'),
      secrecyArticle: fact('孤独・孤立対策推進法第18条', 'K'),
      penaltyArticle: fact('孤独・孤立対策推進法第30条', 'K'),
      imprisonment: fact({ kind: '懲役', maxYears: 1 }, 'I'),
      fineMaxYen: fact(500_000, 'F:kyodo'),
      consentRule: fact('none_required', 'S'),
      consentDefault: fact('not_required', 'S'),
      replyDuty: fact('none', 'S'),
      publicNotice: fact(true, 'F:elaws'),
      coordinatingAgency: fact('at_most_one', 'F:jplaws'),
    },
  },
  [
    {
      from: '2025-06-01',
      source: 'L',
      facts: {
        imprisonment: fact({ kind: '拘禁刑', maxYears: 1 }, 'F:kyodo'),
      },
    },
  ],
);
