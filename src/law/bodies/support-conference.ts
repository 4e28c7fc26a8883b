import { fact, lawHistory } from '../law-record.ts';

/**
 * 支援会議（困窮）, by the 生活困窮者自立支援法.
 * Created in 2018; the ministry's paper of 2023 still has it as 任意.
 */
export const supportConference = lawHistory(
  { bodyType: 'support_conference', systemName: '支援会議（困窮）' },
  {
    from: '2018-10-01',
    source: 'L',
    facts: {
      article: fact('生活困窮者自立支援法第9条第1項', 'S'),
      dutyLevel: fact('optional', 'S'),
      secrecy: fact('statute', 'L'),
      secrecyArticle: fact('生活困窮者自立支援法第9条第5項', 'I'),
      penaltyArticle: fact('生活困窮者自立支援法第28条', 'K'),
      imprisonment: fact({ kind: '懲役', maxYears: 1 }, 'K'),
      fineMaxYen: fact(1_000_000, 'K'),
      consentRule: fact('none_required', 'S'),
      consentDefault: fact('not_required', 'S'),
      replyDuty: fact('effort', 'S'),
      publicNotice: fact(false, 'I'),
      coordinatingAgency: fact('none', 'L'),
    },
  },
  [
    {
      from: '2025-04-01',
      source: 'L',
      facts: {
        dutyLevel: fact('effort', 'F:ic1'),
        secrecyArticle: fact('生活困窮者自立支援法第9条第6項', 'I'),
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
