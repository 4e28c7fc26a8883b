import type { BodyType } from './body-type.ts';
import type { CalendarDay } from './calendar-day.ts';
import type { Case } from './case.ts';
import { householdConsent } from './consent.ts';
import { type Constituent, isActive, isLeader, type Roster } from './constituent.ts';
import { accept, type Decision, refuse } from './decision.ts';
import type { CaseId } from './ids.ts';
import type { SubjectKind } from './subject.ts';

export type ReferralRefusal =
  | { readonly kind: 'case_closed' }
  /** The household is before that body already, under this number. */
  | { readonly kind: 'already_there'; readonly number: string }
  | { readonly kind: 'consent_missing' }
  /** Whom the body may deal with. */
  | { readonly kind: 'subject_not_covered'; readonly covered: readonly SubjectKind[] }
  | { readonly kind: 'nobody_there' };

/** What the law of the body says to which a case is referred, on the day of the referral. */
export type ReferralTerms = {
  readonly target: Roster;
  readonly purpose: BodyType;
  readonly consentRequired: boolean;
  /** 対象者の範囲, exceptions included. */
  readonly covered: readonly SubjectKind[];
  readonly today: CalendarDay;
  /** The same household before every body. */
  readonly known: readonly Case[];
};

/** Who leads a body, and so decides on a case that comes to it (つなぎ先の会長・副会長・事務局). */
export function leadsOf({ constituents }: Roster, today: CalendarDay): readonly Constituent[] {
  return constituents.filter((one) => isLeader(one) && isActive(one, today));
}

/**
 * つなぎ・移管: brings a household's case before one more body, with a number of its own there. It is one file; each body
 * keeps its own audience, so nobody there but those who lead it may read anything until they have chosen whom to convene.
 * What the law of the target does not allow is refused: no consent where it is needed, or somebody with whom it may not
 * deal. Parties stay left out.
 */
export function referCase(
  of: Case,
  terms: ReferralTerms & { readonly id: CaseId; readonly number: string },
): Decision<Case, ReferralRefusal> {
  const { target, purpose, consentRequired, covered, today, known, id, number } = terms;
  if (of.status === 'closed') return refuse({ kind: 'case_closed' });
  const there = known.find((one) => one.bodyId === target.body.id);
  if (there !== undefined) return refuse({ kind: 'already_there', number: there.number });
  if (consentRequired && householdConsent(of.consents, of.subjects, purpose, today) !== 'obtained')
    return refuse({ kind: 'consent_missing' });
  if (!of.subjectKinds.some((kind) => covered.includes(kind)))
    return refuse({ kind: 'subject_not_covered', covered });
  const audience = leadsOf(target, today)
    .map((one) => one.person.id)
    .filter((personId) => !of.recused.includes(personId));
  if (audience.length === 0) return refuse({ kind: 'nobody_there' });
  return accept({
    ...of,
    id,
    bodyId: target.body.id,
    number,
    leadAgencyId: null,
    audience,
    limits: [],
    closing: null,
    closedOn: null,
  });
}
