import { fact, lawHistory } from '../law-record.ts';

/**
 * 支援調整会議: looks at the plan of a person who agreed.
 * No statute makes it; 実施要綱 and 自治体事務マニュアル do.
 */
export const supportPlanConference = lawHistory(
  { bodyType: 'support_plan_conference', systemName: '支援調整会議' },
  {
    from: '2015-04-01',
    source: 'L15',
    facts: {
      article: fact('自立相談支援事業実施要綱・自治体事務マニュアル等', 'S'),
      setUpBy: fact('主に自立相談支援機関', 'S'),
      dutyLevel: fact('none', 'S'),
      members: fact('自立相談支援機関、自治体、支援提供者', 'S'),
      subjects: fact(['support_decided_person'], 'S'),
      subjectsExceptionally: fact([], 'S'),
      subjectWords: fact('自立相談支援機関が支援決定したケース', 'S'),
      secrecy: fact('ordinance_only', 'F:若桜町'),
      secrecyArticle: fact(null, 'S'),
      penaltyArticle: fact(null, 'S'),
      imprisonment: fact(null, 'S'),
      fineMaxYen: fact(null, 'S'),
      consentRule: fact('required', 'S'),
      consentDefault: fact('required', 'S'),
      requestArticle: fact(null, 'S'),
      replyDuty: fact('none', 'S'),
      replyArticle: fact(null, 'S'),
      publicNotice: fact(false, 'S'),
      noticeArticle: fact(null, 'S'),
      noticeItems: fact([], 'S'),
      coordinatingAgency: fact('none', 'L'),
      coordinatingArticle: fact(null, 'L'),
    },
  },
  [],
);
