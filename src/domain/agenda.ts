import { CASE_MIN, type OtherSitting } from './agenda-candidate.ts';
import type { BodyType } from './body-type.ts';
import type { CalendarDay } from './calendar-day.ts';
import type { Case } from './case.ts';
import { accept, type Decision, refuse } from './decision.ts';
import type { AgendaItemId, BodyId, CaseId, SittingId } from './ids.ts';
import { bodiesOf, type Sitting } from './sitting.ts';

/** 議題. Carries the body of its case and that body's legal basis, since a joint sitting has more than one. */
export type AgendaItem = {
  readonly id: AgendaItemId;
  readonly sittingId: SittingId;
  readonly bodyId: BodyId;
  readonly caseId: CaseId;
  readonly position: number;
  readonly legalBasis: BodyType;
  /** 予定の時間, in minutes. */
  readonly lengthMin: number;
};

/** What may be planned for one item (1件の時間), in minutes. */
export const ITEM_LENGTH = { least: 5, most: 120, step: 5 } as const;

/** Of one body; nobody can find out by trying how many items another body has. */
export const AGENDA_LIMIT = 30;

export type AgendaRefusal =
  | { readonly kind: 'sitting_cancelled' }
  | { readonly kind: 'too_many_items'; readonly most: number }
  /** Of a body that does not sit here, or whose agenda is not this person's to set. */
  | { readonly kind: 'case_of_other_body'; readonly numbers: readonly string[] }
  | { readonly kind: 'case_closed'; readonly numbers: readonly string[] }
  /** The body may not deal with it: no consent, or the retention is over. The chair cannot overrule that. */
  | { readonly kind: 'case_barred'; readonly numbers: readonly string[] }
  | { readonly kind: 'has_minutes'; readonly numbers: readonly string[] }
  /** Another sitting to come has it on its agenda; `on` is null as long as that one has no date. */
  | {
      readonly kind: 'on_other_sitting';
      readonly numbers: readonly string[];
      readonly on: CalendarDay | null;
    };

type AgendaTerms = {
  /** In the order wanted; of several bodies each in its own part of the sitting. */
  readonly cases: readonly Case[];
  /** What was there to choose from. An item of any other case stays where it is. */
  readonly offered: readonly Case[];
  readonly present: readonly AgendaItem[];
  readonly withMinutes: readonly Case[];
  /** Cases that law, consent or retention keep from their body. */
  readonly barred: readonly Case[];
  /** Cases that stand on the agenda of another sitting to come. */
  readonly elsewhere: ReadonlyMap<CaseId, OtherSitting>;
  /** Planned minutes, where the chair says other ones than before. */
  readonly lengths: ReadonlyMap<CaseId, number>;
  /** The legal basis of each body whose items are being set. */
  readonly bases: ReadonlyMap<BodyId, BodyType>;
  readonly newId: () => AgendaItemId;
};

function agendaRefusal(sitting: Sitting, terms: AgendaTerms): AgendaRefusal | null {
  if (sitting.status === 'cancelled') return { kind: 'sitting_cancelled' };
  const { cases, present, bases } = terms;
  const before = new Set(present.map((item) => item.caseId));
  const news = cases.filter((one) => !before.has(one.id));
  const numbers = (some: readonly Case[]) => some.map((one) => one.number);
  const foreign = news.filter((one) => !bases.has(one.bodyId) || !bodiesOf(sitting).includes(one.bodyId));
  if (foreign.length > 0) return { kind: 'case_of_other_body', numbers: numbers(foreign) };
  const isFull = [...bases.keys()].some(
    (bodyId) => cases.filter((one) => one.bodyId === bodyId).length > AGENDA_LIMIT,
  );
  if (isFull) return { kind: 'too_many_items', most: AGENDA_LIMIT };
  const closed = news.filter((one) => one.status === 'closed');
  if (closed.length > 0) return { kind: 'case_closed', numbers: numbers(closed) };
  const barred = news.filter((one) => terms.barred.includes(one));
  if (barred.length > 0) return { kind: 'case_barred', numbers: numbers(barred) };
  const twice = news.filter((one) => terms.elsewhere.has(one.id));
  const [other] = twice.map((one) => terms.elsewhere.get(one.id));
  if (other !== undefined) {
    const there = twice.filter((one) => terms.elsewhere.get(one.id)?.on === other.on);
    return { kind: 'on_other_sitting', numbers: numbers(there), on: other.on };
  }
  const lost = terms.withMinutes.filter((one) => terms.offered.includes(one) && !cases.includes(one));
  return lost.length > 0 ? { kind: 'has_minutes', numbers: numbers(lost) } : null;
}

/**
 * Puts cases on the agenda of a sitting (議題の決定). Each body of a joint sitting has its own part, in the order of
 * the bodies, and its items rest on its own law; who sets one body's items leaves the others' as they are. A case
 * that has minutes in this sitting stays on it; a closed case does not come on, nor one that its body may not deal
 * with, nor one that another sitting to come deals with.
 */
export function setAgenda(
  sitting: Sitting,
  terms: AgendaTerms,
): Decision<readonly AgendaItem[], AgendaRefusal> {
  const refusal = agendaRefusal(sitting, terms);
  if (refusal !== null) return refuse(refusal);
  const { cases, offered, present, bases } = terms;
  const isHere = (some: readonly Case[], item: AgendaItem) => some.some((one) => one.id === item.caseId);
  const kept = present.filter((item) => !isHere(offered, item) && !isHere(cases, item));
  const chosen = cases.flatMap((one): Omit<AgendaItem, 'position'>[] => {
    const before = present.find((item) => item.caseId === one.id);
    const legalBasis = before?.legalBasis ?? bases.get(one.bodyId);
    if (legalBasis === undefined) return [];
    const id = before?.id ?? terms.newId();
    const lengthMin = terms.lengths.get(one.id) ?? before?.lengthMin ?? CASE_MIN;
    const bodyId = before?.bodyId ?? one.bodyId;
    return [{ id, sittingId: sitting.id, bodyId, caseId: one.id, legalBasis, lengthMin }];
  });
  const part = ({ bodyId }: Pick<AgendaItem, 'bodyId'>) => bodiesOf(sitting).indexOf(bodyId);
  const inParts = [...kept, ...chosen].sort((a, b) => part(a) - part(b));
  return accept(inParts.map((item, index) => ({ ...item, position: index + 1 })));
}
