import type { Imprisonment, LawFacts } from './law-record.ts';

const ENGLISH: Readonly<Record<Imprisonment['kind'], string>> = {
  懲役: 'imprisonment with work',
  拘禁刑: 'imprisonment',
};

/** 罰則, as a statute puts it: what the law says stands here and in the data, never among the bot's sentences. */
export function penaltyWords(
  {
    imprisonment,
    fineMaxYen,
    penaltyArticle,
  }: Pick<LawFacts, 'imprisonment' | 'fineMaxYen' | 'penaltyArticle'>,
  language: 'ja' | 'en',
): string | null {
  if (imprisonment.value === null || fineMaxYen.value === null) return null;
  const { kind, maxYears } = imprisonment.value;
  const article = penaltyArticle.value;
  if (language === 'ja') {
    const fine =
      fineMaxYen.value % 10_000 === 0 ? `${fineMaxYen.value / 10_000}万円` : `${fineMaxYen.value}円`;
    return `${maxYears}年以下の${kind}又は${fine}以下の罰金${article === null ? '' : `（${article}）`}`;
  }
  const years = maxYears === 1 ? '1 year' : `${maxYears} years`;
  const fine = fineMaxYen.value.toLocaleString('en-US');
  return `Up to ${years} of ${ENGLISH[kind]} or a fine of up to ${fine} yen${article === null ? '' : ` (${article})`}`;
}
