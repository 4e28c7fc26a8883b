import { addDays, type CalendarDay } from '../domain/calendar-day.ts';
import { isArticle, type LawOverride, OVERRIDE_FACTS, overrideOn } from '../domain/law-override.ts';
import type { Fact, LawFacts, LawRecord } from './law-record.ts';

/** Why a body cannot state this fact of the law for itself (独自の定めを記録できない理由). */
export type OverrideRefusal =
  /** There is no such body in law on the first day. */
  | { readonly kind: 'not_in_law' }
  /** The law settles it; a 要綱 cannot, only a reading of the statute. */
  | { readonly kind: 'settled_by_statute' }
  /** The law leaves it to the 要綱; there is nothing to read in a statute. */
  | { readonly kind: 'left_to_ordinance' }
  /** What the law requires would be waived. */
  | { readonly kind: 'required_by_law'; readonly system: string }
  | { readonly kind: 'value_unknown'; readonly allowed: readonly string[] }
  | { readonly kind: 'article_format'; readonly example: string }
  /** An article of another law than the one that the body rests on. */
  | { readonly kind: 'other_law'; readonly example: string }
  | { readonly kind: 'no_penalty_in_law' }
  /** The statute was read before the text that is in force, or before ours was read. */
  | { readonly kind: 'read_too_early'; readonly since: CalendarDay };

/** The facts whose value is one of a few words. */
export const OVERRIDE_WORDS = {
  consentRule: ['required', 'not_required'],
  replyDuty: ['effort', 'none'],
  publicNotice: ['yes', 'no'],
} as const satisfies Partial<Record<LawOverride['fact'], readonly string[]>>;

const AMOUNTS = { imprisonment: /^[1-9]\d?$/, fineMaxYen: /^[1-9]\d{3,8}$/ } as const;
const AMOUNT_EXAMPLES = { imprisonment: '1', fineMaxYen: '1000000' } as const;
const PENALTY: readonly LawOverride['fact'][] = ['penaltyArticle', 'imprisonment', 'fineMaxYen'];
const OWN_WORDS: readonly LawOverride['fact'][] = ['setUpBy', 'members'];

type Stated = Pick<LawOverride, 'fact' | 'value' | 'basis'>;

/**
 * Whether the law of that day takes this statement (独自の定めの確認); nothing means that it does. Asked when it
 * is recorded and every time it is looked up, so that a later law outweighs it by itself.
 */
export function overrideRefusal(law: LawRecord, stated: Stated): OverrideRefusal | null {
  return wordingRefusal(law, stated) ?? waiverRefusal(law, stated) ?? basisRefusal(law, stated);
}

function wordingRefusal(law: LawRecord, { fact, value }: Stated): OverrideRefusal | null {
  if (OWN_WORDS.includes(fact)) return null;
  if (fact in OVERRIDE_WORDS) {
    const allowed: readonly string[] = OVERRIDE_WORDS[fact as keyof typeof OVERRIDE_WORDS];
    return allowed.includes(value) ? null : { kind: 'value_unknown', allowed };
  }
  if (PENALTY.includes(fact) && law.imprisonment.value === null) return { kind: 'no_penalty_in_law' };
  if (fact in AMOUNTS) {
    const amount = fact as keyof typeof AMOUNTS;
    return AMOUNTS[amount].test(value) ? null : { kind: 'value_unknown', allowed: [AMOUNT_EXAMPLES[amount]] };
  }
  return isArticle(value) ? null : { kind: 'article_format', example: exampleOf(law) };
}

function waiverRefusal(law: LawRecord, { fact, value }: Stated): OverrideRefusal | null {
  const isWaived =
    (fact === 'consentRule' && law.consentRule.value === 'required' && value !== 'required') ||
    (fact === 'replyDuty' && law.replyDuty.value === 'effort' && value !== 'effort') ||
    (fact === 'publicNotice' && law.publicNotice.value && value !== 'yes');
  return isWaived ? { kind: 'required_by_law', system: law.systemName } : null;
}

function basisRefusal(law: LawRecord, { fact, value, basis }: Stated): OverrideRefusal | null {
  const left = leftToOrdinance(law, fact);
  if (basis.kind === 'ordinance') return left === 'no' ? { kind: 'settled_by_statute' } : null;
  if (left === 'yes') return { kind: 'left_to_ordinance' };
  const name = lawNameOf(law);
  if (isArticle(value) && name !== null && !value.startsWith(`${name}第`)) {
    return { kind: 'other_law', example: law.article.value };
  }
  const since =
    law[fact].source === 'L' && law.checkedOn >= law.effectiveFrom
      ? addDays(law.checkedOn, 1)
      : law.effectiveFrom;
  return basis.checkedOn < since ? { kind: 'read_too_early', since } : null;
}

/** Whether the law leaves the fact to the 要綱; an article that nobody is sure of may be in either. */
function leftToOrdinance(law: LawRecord, fact: LawOverride['fact']): 'yes' | 'no' | 'either' {
  if (fact in OVERRIDE_WORDS || OWN_WORDS.includes(fact)) return 'yes';
  if (PENALTY.includes(fact)) return 'no';
  const { value, status } = law[fact];
  if (fact === 'article') return isArticle(String(value)) ? 'no' : 'yes';
  if (value !== null) return 'no';
  return status === 'verified' ? 'yes' : 'either';
}

/** How an article is written, by one that the body knows. */
function exampleOf({ article, systemName }: LawRecord): string {
  return isArticle(article.value) ? article.value : `${systemName}設置要綱第5条`;
}

function lawNameOf({ article }: LawRecord): string | null {
  return isArticle(article.value) ? article.value.slice(0, article.value.indexOf('第')) : null;
}

/** The record of a day with what the municipality states for the body in place of it (独自の定めを反映した法令). */
export function withOverrides(
  law: LawRecord,
  overrides: readonly LawOverride[],
  day: CalendarDay,
): LawRecord {
  const accepted = overrides.filter((one) => overrideRefusal(law, one) === null);
  const facts = OVERRIDE_FACTS.flatMap((fact): Partial<LawFacts>[] => {
    const stated = overrideOn(accepted, fact, day);
    return stated === null ? [] : [factsOf(law, stated)];
  });
  return facts.length === 0 ? law : Object.assign({}, law, ...facts);
}

function factsOf(law: LawRecord, stated: LawOverride): Partial<LawFacts> {
  const { fact, value } = stated;
  const own = <T>(of: T): Fact<T> => ({ value: of, source: 'M', status: 'verified', stated });
  switch (fact) {
    case 'consentRule':
      return { consentRule: own(value === 'required' ? 'required' : 'none_required') };
    case 'replyDuty':
      return { replyDuty: own(value === 'effort' ? 'effort' : 'none') };
    case 'publicNotice':
      return { publicNotice: own(value === 'yes') };
    case 'imprisonment':
      return law.imprisonment.value === null
        ? {}
        : { imprisonment: own({ kind: law.imprisonment.value.kind, maxYears: Number(value) }) };
    case 'fineMaxYen':
      return { fineMaxYen: own(Number(value)) };
    default:
      return { [fact]: own(value) };
  }
}
