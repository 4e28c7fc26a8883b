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
      setUpBy: fact('福祉事務所設置自治体（困窮制度主管部局）', 'S'),
      dutyLevel: fact('optional', 'S'),
      members: fact(
        '関係機関、委託を受けた者、生活困窮者に対する支援に関係する団体、当該支援に関係する職務に従事する者その他の関係者',
        'S',
      ),
      subjects: fact(['needy_person', 'suspected_needy_person'], 'S'),
      subjectsExceptionally: fact(['recipient_leaving_assistance'], 'S'),
      subjectWords: fact(
        '生活困窮者及びその疑いのある者（支援決定したケースに限らない。保護廃止が見込まれる被保護者は例外的に）',
        'S',
      ),
      secrecy: fact('statute', 'L'),
      secrecyArticle: fact('生活困窮者自立支援法第9条第5項', 'I'),
      penaltyArticle: fact('生活困窮者自立支援法第28条', 'K'),
      imprisonment: fact({ kind: '懲役', maxYears: 1 }, 'K'),
      fineMaxYen: fact(1_000_000, 'K'),
      consentRule: fact('none_required', 'S'),
      consentDefault: fact('not_required', 'S'),
      requestArticle: fact('生活困窮者自立支援法第9条第3項', 'I'),
      replyDuty: fact('effort', 'S'),
      replyArticle: fact('生活困窮者自立支援法第9条第4項', 'I'),
      publicNotice: fact(false, 'I'),
      noticeArticle: fact(null, 'I'),
      noticeItems: fact([], 'I'),
      coordinatingAgency: fact('none', 'L'),
      coordinatingArticle: fact(null, 'L'),
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
