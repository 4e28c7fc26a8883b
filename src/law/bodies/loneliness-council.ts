import { fact, lawHistory } from '../law-record.ts';

/** 孤独・孤立対策地域協議会, by the 孤独・孤立対策推進法. No rule makes its members answer a request. */
export const lonelinessCouncil = lawHistory(
  { bodyType: 'loneliness_council', systemName: '孤独・孤立対策地域協議会' },
  {
    from: '2024-04-01',
    source: 'S',
    facts: {
      article: fact('孤独・孤立対策推進法第15条第1項', 'F:iuris'),
      setUpBy: fact('地方公共団体（単独又は共同）', 'F:iuris'),
      dutyLevel: fact('effort', 'S'),
      members: fact(
        '当事者等に対する支援に関係する機関及び団体、支援に関係する職務に従事する者その他の関係者（構成機関等）',
        'S',
      ),
      subjects: fact(['lonely_person', 'family_of_lonely_person'], 'F:iuris'),
      subjectsExceptionally: fact([], 'F:iuris'),
      subjectWords: fact('孤独・孤立の状態にある者及びその家族等（当事者等）', 'F:iuris'),
      secrecy: fact('statute', 'S'),
      secrecyArticle: fact('孤独・孤立対策推進法第18条', 'K'),
      penaltyArticle: fact('孤独・孤立対策推進法第30条', 'K'),
      imprisonment: fact({ kind: '懲役', maxYears: 1 }, 'I'),
      fineMaxYen: fact(500_000, 'F:kyodo'),
      consentRule: fact('none_required', 'S'),
      consentDefault: fact('not_required', 'S'),
      requestArticle: fact(null, 'K'),
      replyDuty: fact('none', 'S'),
      replyArticle: fact(null, 'S'),
      publicNotice: fact(true, 'F:elaws'),
      noticeArticle: fact('孤独・孤立対策推進法第15条第2項', 'F:elaws'),
      noticeItems: fact(['establishment', 'name', 'coordinating_agency', 'constituents'], 'F:elaws'),
      coordinatingAgency: fact('at_most_one', 'F:jplaws'),
      coordinatingArticle: fact('孤独・孤立対策推進法第17条第1項', 'F:jplaws'),
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
