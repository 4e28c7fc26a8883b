import { fact, lawHistory } from '../law-record.ts';

/** 支援会議（重層）, by the 社会福祉法. Not the 重層的支援会議, which needs consent and is none of the eight. */
export const multilayeredSupportConference = lawHistory(
  { bodyType: 'multilayered_support_conference', systemName: '支援会議（重層）' },
  {
    from: '2021-04-01',
    source: 'L',
    facts: {
      article: fact('社会福祉法第106条の6第1項', 'L'),
      setUpBy: fact('市町村', 'L'),
      dutyLevel: fact('optional', 'L'),
      members: fact(
        '支援関係機関、第106条の4第5項の受託者、地域生活課題を抱える地域住民に対する支援に従事する者その他の関係者',
        'L',
      ),
      subjects: fact(['resident_with_life_issues', 'household_of_resident'], 'L'),
      subjectsExceptionally: fact([], 'L'),
      subjectWords: fact('地域生活課題を抱える地域住民及びその世帯', 'L'),
      secrecy: fact('statute', 'L'),
      secrecyArticle: fact('社会福祉法第106条の6第5項', 'I'),
      penaltyArticle: fact('社会福祉法第159条第2号', 'L'),
      imprisonment: fact({ kind: '懲役', maxYears: 1 }, 'L'),
      fineMaxYen: fact(1_000_000, 'L'),
      consentRule: fact('none_required', 'S'),
      consentDefault: fact('not_required', 'S'),
      requestArticle: fact('社会福祉法第106条の6第3項', 'L'),
      replyDuty: fact('effort', 'L'),
      replyArticle: fact('社会福祉法第106条の6第4項', 'L'),
      publicNotice: fact(false, 'L'),
      noticeArticle: fact(null, 'L'),
      noticeItems: fact([], 'L'),
      coordinatingAgency: fact('none', 'L'),
      coordinatingArticle: fact(null, 'L'),
    },
  },
  [
    {
      from: '2025-04-01',
      source: 'L',
      facts: {
        secrecyArticle: fact('社会福祉法第106条の6第6項', 'L'),
      },
    },
    {
      from: '2025-06-01',
      source: 'L',
      facts: {
        imprisonment: fact({ kind: '拘禁刑', maxYears: 1 }, 'L'),
      },
    },
  ],
);
