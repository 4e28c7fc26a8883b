import { createHash } from 'node:crypto';
import type { BodyType } from '../domain/body-type.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import type { LawOverride } from '../domain/law-override.ts';
import type { LawRecord } from './law-record.ts';
import { withOverrides } from './override.ts';
import { LAW } from './records.ts';

/** The law of a kind of body on a day, or null before that kind of body existed. */
export function lawOn(bodyType: BodyType, day: CalendarDay): LawRecord | null {
  return LAW[bodyType].findLast((record) => record.effectiveFrom <= day) ?? null;
}

/**
 * The version of the pledge (誓約) that constituents of these bodies give on that day. It changes when an
 * article or penalty that the pledge cites changes, by a new law, by a correction of our data or by what the
 * municipality states for the body, and with nothing else; then the pledge is asked for again.
 */
export function pledgeVersion(
  bodyTypes: readonly BodyType[],
  day: CalendarDay,
  overrides: readonly LawOverride[] = [],
): string {
  const cited = [...new Set(bodyTypes)].sort().map((bodyType) => {
    const law = lawOn(bodyType, day);
    if (!law) throw new RangeError(`There is no ${bodyType} in law on ${day}`);
    return citedByPledge(withOverrides(law, overrides, day));
  });
  return createHash('sha256').update(JSON.stringify(cited)).digest('hex').slice(0, 16);
}

function citedByPledge(law: LawRecord): readonly unknown[] {
  const { bodyType, article, secrecy, secrecyArticle, penaltyArticle, imprisonment, fineMaxYen } = law;
  return [
    bodyType,
    article.value,
    secrecy.value,
    secrecyArticle.value,
    penaltyArticle.value,
    imprisonment.value && [imprisonment.value.kind, imprisonment.value.maxYears],
    fineMaxYen.value,
  ];
}
