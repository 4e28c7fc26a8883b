import { fact, lawHistory } from '../law-record.ts';

/**
 * 地域ケア会議, by the 介護保険法.
 * Read in the text of 2015; consent of the person or family is the premise of its 要綱.
 */
export const communityCareConference = lawHistory(
  { bodyType: 'community_care_conference', systemName: '地域ケア会議' },
  {
    from: '2015-04-01',
    source: 'K',
    facts: {
      article: fact('介護保険法第115条の48第1項', 'L15'),
      setUpBy: fact('市町村', 'L15'),
      dutyLevel: fact('effort', 'S'),
      members: fact(
        '介護支援専門員、保健医療又は福祉の専門家、民生委員その他の関係者、関係機関及び関係団体',
        'L15',
      ),
      subjects: fact(['insured_person_in_need_of_care'], 'L15'),
      subjectsExceptionally: fact([], 'L15'),
      subjectWords: fact('支援対象被保険者（要介護被保険者等）', 'L15'),
      secrecy: fact('statute', 'L15'),
      secrecyArticle: fact('介護保険法第115条の48第5項', 'L15'),
      penaltyArticle: fact('介護保険法第205条第2項', 'L15'),
      imprisonment: fact({ kind: '懲役', maxYears: 1 }, 'L15'),
      fineMaxYen: fact(1_000_000, 'L15'),
      consentRule: fact('by_ordinance', 'S'),
      consentDefault: fact('required', 'S'),
      requestArticle: fact('介護保険法第115条の48第3項', 'I'),
      replyDuty: fact('effort', 'S'),
      replyArticle: fact('介護保険法第115条の48第4項', 'L15'),
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
        imprisonment: fact({ kind: '拘禁刑', maxYears: 1 }, 'I'),
      },
    },
  ],
);
