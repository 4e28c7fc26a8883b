import type { BodyType } from './body-type.ts';
import type { Case } from './case.ts';
import { accept, type Decision, refuse } from './decision.ts';
import type { AgendaItemId, CaseId, SittingId } from './ids.ts';
import type { Sitting } from './sitting.ts';

/** 議題. Carries its own legal basis, since a joint sitting has more than one. */
export type AgendaItem = {
  readonly id: AgendaItemId;
  readonly sittingId: SittingId;
  readonly caseId: CaseId;
  readonly position: number;
  readonly legalBasis: BodyType;
};

export const AGENDA_LIMIT = 30;

export type AgendaRefusal =
  | { readonly kind: 'sitting_cancelled' }
  | { readonly kind: 'too_many_items'; readonly most: number }
  | { readonly kind: 'case_closed'; readonly numbers: readonly string[] }
  /** The body may not deal with it: no consent, or the retention is over. The chair cannot overrule that. */
  | { readonly kind: 'case_barred'; readonly numbers: readonly string[] }
  | { readonly kind: 'has_minutes'; readonly numbers: readonly string[] };

/**
 * Puts cases on the agenda of a sitting (議題の決定), in the given order. A case that has minutes in this
 * sitting stays on it; a closed case does not come on, nor one that the body may not deal with.
 */
export function setAgenda(
  sitting: Sitting,
  terms: {
    readonly cases: readonly Case[];
    readonly present: readonly AgendaItem[];
    readonly withMinutes: readonly Case[];
    /** Cases that law, consent or retention keep from this body. */
    readonly barred: readonly Case[];
    readonly legalBasis: BodyType;
    readonly newId: () => AgendaItemId;
  },
): Decision<readonly AgendaItem[], AgendaRefusal> {
  if (sitting.status === 'cancelled') return refuse({ kind: 'sitting_cancelled' });
  if (terms.cases.length > AGENDA_LIMIT) return refuse({ kind: 'too_many_items', most: AGENDA_LIMIT });
  const before = new Map(terms.present.map((item) => [item.caseId, item]));
  const closed = terms.cases.filter((one) => one.status === 'closed' && !before.has(one.id));
  if (closed.length > 0) return refuse({ kind: 'case_closed', numbers: closed.map((one) => one.number) });
  const barred = terms.cases.filter((one) => terms.barred.includes(one) && !before.has(one.id));
  if (barred.length > 0) return refuse({ kind: 'case_barred', numbers: barred.map((one) => one.number) });
  const chosen = new Set(terms.cases.map((one) => one.id));
  const lost = terms.withMinutes.filter((one) => !chosen.has(one.id));
  if (lost.length > 0) return refuse({ kind: 'has_minutes', numbers: lost.map((one) => one.number) });
  return accept(
    terms.cases.map((one, index) => ({
      id: before.get(one.id)?.id ?? terms.newId(),
      sittingId: sitting.id,
      caseId: one.id,
      position: index + 1,
      legalBasis: before.get(one.id)?.legalBasis ?? terms.legalBasis,
    })),
  );
}
