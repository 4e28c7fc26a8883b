import { type Candidate, pressingDate, type SelectionTerms, worthOf } from './agenda-candidate.ts';
import { chooseCases } from './agenda-selection.ts';
import type { OptionId } from './ids.ts';

/** A date that is asked about, with who would come and what the law of that day lets the body deal with. */
export type DateTerms = {
  readonly optionId: OptionId;
  readonly candidates: readonly Candidate[];
  readonly terms: SelectionTerms;
};

/** A date by the agenda that it allows (日程の評価). */
export type RankedDate = {
  readonly optionId: OptionId;
  /** How many cases could be dealt with. */
  readonly cases: number;
  /** Of these, those with a hard date that presses. */
  readonly pressing: number;
  /** Agencies of these cases that would not come, and that are not sure to. */
  readonly absent: number;
  readonly maybe: number;
};

/**
 * 日程の順位: the dates of a poll by what could be done on each of them, the best first. Judged for all by the same day, so
 * that none is better for being later; of equal ones the earlier stands first. A case whose hard date will have passed by
 * then no longer counts for it, nor one of which nobody comes.
 */
export function rankDates(dates: readonly DateTerms[]): readonly RankedDate[] {
  return dates
    .map(({ optionId, candidates, terms }) => {
      const { chosen } = chooseCases(candidates, terms);
      const agencies = new Set(chosen.flatMap((one) => one.agencies));
      const count = (some: SelectionTerms['absent']) => [...agencies].filter((one) => some.has(one)).length;
      return {
        heldOn: terms.heldOn,
        worth: chosen.reduce((sum, one) => sum + worthOf(one, terms), 0),
        date: {
          optionId,
          cases: chosen.length,
          pressing: chosen.filter((one) => pressingDate(one, terms) !== null).length,
          absent: count(terms.absent),
          maybe: count(terms.maybe),
        },
      };
    })
    .sort((a, b) => b.worth - a.worth || (a.heldOn < b.heldOn ? -1 : a.heldOn > b.heldOn ? 1 : 0))
    .map(({ date }) => date);
}
