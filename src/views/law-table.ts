import type { Fact as LawFact, LawRecord } from '../law/law-record.ts';
import { LAW_TERMS } from '../law/terms.ts';
import type { Fact } from '../ports/card.ts';
import { lawFacts, lawWords } from './pledge-cards.ts';
import type { Speech } from './speech.ts';

/** 公示の事項 in words, as the law lists them. */
export function noticeItems(speech: Speech, { noticeItems: items }: LawRecord): string {
  const words = items.value.map((item) => LAW_TERMS[speech.locale].noticeItems[item]);
  return lawWords(speech, items, speech.t.common.list(words));
}

/** いまの法令の定め: all that the data has of a kind of body, with 要確認 and 法令確認日, in the order of a 要綱. */
export function lawTable(speech: Speech, law: LawRecord): readonly Fact[] {
  const t = speech.t.setup.law;
  const terms = LAW_TERMS[speech.locale];
  const said = (label: string, fact: LawFact<unknown>, words: string): Fact => ({
    label,
    value: lawWords(speech, fact, words),
  });
  /** A word and the article behind it; unsure where either is. */
  const cited = (label: string, fact: LawFact<unknown>, words: string, article: LawFact<string | null>) => {
    const doubtful = [fact, article].find(({ status }) => status !== 'verified') ?? fact;
    return said(label, doubtful, article.value === null ? words : t.article(words, article.value));
  };
  const [secrecy, penalty] = lawFacts(speech, law);
  const noticed = law.publicNotice.value ? t.article(t.noticeNeeded, noticeItems(speech, law)) : t.noticeNone;
  return [
    said(speech.t.law.facts.article, law.article, law.article.value),
    said(speech.t.law.facts.setUpBy, law.setUpBy, law.setUpBy.value),
    said(t.duty, law.dutyLevel, terms.dutyLevel[law.dutyLevel.value]),
    said(t.members, law.members, law.members.value),
    said(t.subjects, law.subjectWords, law.subjectWords.value),
    said(t.secrecy, law.secrecy, terms.secrecy[law.secrecy.value]),
    ...(secrecy ? [{ ...secrecy, label: speech.t.law.facts.secrecyArticle }] : []),
    ...(penalty ? [penalty] : []),
    said(t.consent, law.consentRule, terms.consentRule[law.consentRule.value]),
    ...(law.requestArticle.value === null
      ? []
      : [said(t.request, law.requestArticle, law.requestArticle.value)]),
    cited(t.reply, law.replyDuty, terms.replyDuty[law.replyDuty.value], law.replyArticle),
    cited(t.notice, law.publicNotice, noticed, law.noticeArticle),
    cited(
      t.agency,
      law.coordinatingAgency,
      terms.coordinatingAgency[law.coordinatingAgency.value],
      law.coordinatingArticle,
    ),
    { label: t.checked, value: speech.day(law.checkedOn) },
  ];
}
