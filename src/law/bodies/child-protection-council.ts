import { fact, lawHistory } from '../law-record.ts';

/** 要保護児童対策地域協議会（要対協）, by the 児童福祉法. Whom secrecy binds follows the kind of constituent. */
export const childProtectionCouncil = lawHistory(
  { bodyType: 'child_protection_council', systemName: '要保護児童対策地域協議会' },
  {
    from: '2008-04-01',
    source: 'K',
    facts: {
      article: fact('児童福祉法第25条の2第1項', 'L'),
      dutyLevel: fact('effort', 'L'),
      secrecy: fact('statute_by_constituent_kind', 'L'),
      secrecyArticle: fact('児童福祉法第25条の5', 'L'),
      penaltyArticle: fact('児童福祉法第61条の3', 'L'),
      imprisonment: fact({ kind: '懲役', maxYears: 1 }, 'L'),
      fineMaxYen: fact(500_000, 'L'),
      consentRule: fact('by_ordinance', 'S'),
      consentDefault: fact('not_required', 'S'),
      replyDuty: fact('effort', 'I'),
      publicNotice: fact(true, 'L'),
      coordinatingAgency: fact('exactly_one', 'L'),
    },
  },
  [
    {
      from: '2025-06-01',
      source: 'L',
      facts: {
        imprisonment: fact({ kind: '拘禁刑', maxYears: 1 }, 'L'),
        replyDuty: fact('effort', 'L'),
      },
    },
  ],
);
