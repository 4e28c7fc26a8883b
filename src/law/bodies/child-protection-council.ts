import { fact, lawHistory } from '../law-record.ts';

/** 要保護児童対策地域協議会（要対協）, by the 児童福祉法. Whom secrecy binds follows the kind of constituent. */
export const childProtectionCouncil = lawHistory(
  { bodyType: 'child_protection_council', systemName: '要保護児童対策地域協議会' },
  {
    from: '2008-04-01',
    source: 'K',
    facts: {
      article: fact('児童福祉法第25条の2第1項', 'L'),
      setUpBy: fact('地方公共団体（単独又は共同）', 'L'),
      dutyLevel: fact('effort', 'L'),
      members: fact('関係機関、関係団体及び児童の福祉に関連する職務に従事する者その他の関係者', 'L'),
      subjects: fact(
        [
          'child_in_need_of_protection',
          'child_in_need_of_support',
          'guardian_of_child',
          'expectant_mother_in_need',
        ],
        'L',
      ),
      subjectsExceptionally: fact([], 'L'),
      subjectWords: fact(
        '要保護児童（延長者・保護延長者を含む）、要支援児童、その保護者及び特定妊婦（支援対象児童等）',
        'L',
      ),
      secrecy: fact('statute_by_constituent_kind', 'L'),
      secrecyArticle: fact('児童福祉法第25条の5', 'L'),
      penaltyArticle: fact('児童福祉法第61条の3', 'L'),
      imprisonment: fact({ kind: '懲役', maxYears: 1 }, 'L'),
      fineMaxYen: fact(500_000, 'L'),
      consentRule: fact('by_ordinance', 'S'),
      consentDefault: fact('not_required', 'S'),
      requestArticle: fact('児童福祉法第25条の3第1項', 'I'),
      replyDuty: fact('effort', 'I'),
      replyArticle: fact('児童福祉法第25条の3第2項', 'I'),
      publicNotice: fact(true, 'L'),
      noticeArticle: fact('児童福祉法第25条の2第3項', 'L'),
      noticeItems: fact(['establishment', 'name', 'coordinating_agency', 'constituents'], 'I'),
      coordinatingAgency: fact('exactly_one', 'L'),
      coordinatingArticle: fact('児童福祉法第25条の2第4項', 'K'),
    },
  },
  [
    {
      from: '2025-06-01',
      source: 'L',
      facts: {
        imprisonment: fact({ kind: '拘禁刑', maxYears: 1 }, 'L'),
        replyDuty: fact('effort', 'L'),
        replyArticle: fact('児童福祉法第25条の3第2項', 'L'),
      },
    },
  ],
);
