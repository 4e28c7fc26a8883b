import type { LawFacts, NoticeItem } from './law-record.ts';

type Value<Name extends keyof LawFacts> = LawFacts[Name]['value'] & string;

type Terms = {
  readonly dutyLevel: Readonly<Record<Value<'dutyLevel'>, string>>;
  readonly secrecy: Readonly<Record<Value<'secrecy'>, string>>;
  readonly consentRule: Readonly<Record<Value<'consentRule'>, string>>;
  readonly replyDuty: Readonly<Record<Value<'replyDuty'>, string>>;
  readonly coordinatingAgency: Readonly<Record<Value<'coordinatingAgency'>, string>>;
  readonly noticeItems: Readonly<Record<NoticeItem, string>>;
};

/** What the values of the law's data are called (法令の用語), in the languages of the bot. */
export const LAW_TERMS: Readonly<Record<'ja' | 'en', Terms>> = {
  ja: {
    dutyLevel: { effort: '努力義務', optional: '任意', none: '法律に定めなし' },
    secrecy: {
      statute: '事務に従事する者・従事していた者',
      statute_by_constituent_kind: '構成員の種類による（機関・法人の職員、または本人）',
      ordinance_only: '法律に定めなし（設置要綱による）',
    },
    consentRule: {
      none_required: '不要（同意がなくても共有できる）',
      required: '必要',
      by_ordinance: '法律に定めなし（設置要綱による）',
    },
    replyDuty: { effort: '努力義務', none: '定めなし' },
    coordinatingAgency: {
      none: '定めなし',
      at_most_one: '1つまで指定できる',
      exactly_one: '1つに限り指定する',
    },
    noticeItems: {
      establishment: '設置した旨',
      name: '名称',
      coordinating_agency: '調整機関',
      constituents: '構成する機関等の名称',
    },
  },
  en: {
    dutyLevel: { effort: 'to be aimed at by law', optional: 'optional', none: 'nothing in law' },
    secrecy: {
      statute: 'those who do the work or did',
      statute_by_constituent_kind: 'by the kind of constituent (staff of an agency, or the person)',
      ordinance_only: 'nothing in law (by the ordinance)',
    },
    consentRule: {
      none_required: 'not needed',
      required: 'needed',
      by_ordinance: 'nothing in law (by the ordinance)',
    },
    replyDuty: { effort: 'to be aimed at by law', none: 'none' },
    coordinatingAgency: { none: 'none', at_most_one: 'one may be designated', exactly_one: 'exactly one' },
    noticeItems: {
      establishment: 'that it was set up',
      name: 'its name',
      coordinating_agency: 'the coordinating agency',
      constituents: 'the names of its constituents',
    },
  },
};
