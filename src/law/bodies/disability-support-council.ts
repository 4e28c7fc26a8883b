import { fact, lawHistory } from '../law-record.ts';

/** 自立支援協議会, by the 障害者総合支援法. Until 2024-03-31 no statute bound its members to secrecy. */
export const disabilitySupportCouncil = lawHistory(
  { bodyType: 'disability_support_council', systemName: '自立支援協議会' },
  {
    from: '2013-04-01',
    source: 'K',
    facts: {
      article: fact('障害者総合支援法第89条の3第1項', 'L15'),
      setUpBy: fact('地方公共団体（単独又は共同）', 'L15'),
      dutyLevel: fact('effort', 'S'),
      members: fact(
        '関係機関、関係団体並びに障害者等及びその家族並びに障害者等の福祉、医療、教育又は雇用に関連する職務に従事する者その他の関係者',
        'S',
      ),
      subjects: fact(['person_with_disability'], 'L15'),
      subjectsExceptionally: fact([], 'L15'),
      subjectWords: fact('障害者等', 'L15'),
      secrecy: fact('ordinance_only', 'S'),
      secrecyArticle: fact(null, 'S'),
      penaltyArticle: fact(null, 'S'),
      imprisonment: fact(null, 'S'),
      fineMaxYen: fact(null, 'S'),
      consentRule: fact('by_ordinance', 'S'),
      consentDefault: fact('must_choose', 'I'),
      requestArticle: fact(null, 'S'),
      replyDuty: fact('none', 'S'),
      replyArticle: fact(null, 'S'),
      publicNotice: fact(false, 'L15'),
      noticeArticle: fact(null, 'L15'),
      noticeItems: fact([], 'L15'),
      coordinatingAgency: fact('none', 'L'),
      coordinatingArticle: fact(null, 'L'),
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
        requestArticle: fact('障害者総合支援法第89条の3第3項', 'K'),
        replyDuty: fact('effort', 'K'),
        replyArticle: fact('障害者総合支援法第89条の3第4項', 'K'),
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
