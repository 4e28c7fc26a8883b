import type { Candidate, SelectionTerms } from '../../src/domain/agenda-candidate.ts';
import type { Urgency } from '../../src/domain/case.ts';
import { seal } from '../../src/domain/confidential.ts';
import type { AgencyId, CaseId } from '../../src/domain/ids.ts';
import { day, kase } from './domain-builders.ts';

/** The day of the sitting unless the test says otherwise. */
export const HELD_ON = day('2026-12-03');
export const agency = (name: string) => name as AgencyId;

/** 送電停止など, on a day. */
export const hardDates = (on: string | null, settledAt: Date | null = null) =>
  on === null ? [] : [{ number: 1, on: day(on), what: seal('内容'), settledAt }];

type Choices = Partial<Candidate> & {
  readonly urgency?: Urgency;
  readonly hardDate?: string | null;
  readonly lead?: AgencyId | null;
};
/** A case that might come before a sitting, by its number. */
export function candidate(number: string, choices: Choices = {}): Candidate {
  const { urgency = 'medium', hardDate = null, lead = null, ...rest } = choices;
  return {
    of: kase({
      id: number as CaseId,
      number,
      urgency,
      hardDates: hardDates(hardDate),
      leadAgencyId: lead,
    }),
    lengthMin: 20,
    nextReviewOn: null,
    reviewedOn: day('2026-11-26'),
    against: [],
    agencies: [],
    otherSitting: null,
    ...rest,
  };
}

export const terms = (choices: Partial<SelectionTerms> = {}): SelectionTerms => ({
  heldOn: HELD_ON,
  judgedOn: HELD_ON,
  lengthMin: 60,
  absent: new Set(),
  maybe: new Set(),
  pinned: new Set(),
  dropped: new Set(),
  ...choices,
});
