import type { AgendaItem } from './agenda.ts';
import { type CalendarDay, daysBetween } from './calendar-day.ts';
import type { Case, Urgency } from './case.ts';
import type { CaseReason } from './disclosure.ts';
import type { AgencyId } from './ids.ts';

/** 1件あたりの時間 that is planned where nothing else was said, in minutes. */
export const CASE_MIN = 20;

/** How many cases a sitting takes at most; beyond it nobody follows any more. */
export const SELECTION_LIMIT = 12;

/** A case that might come before a sitting (議題の候補). */
export type Candidate = {
  readonly of: Case;
  readonly lengthMin: number;
  /** 次回見直し日 of the newest confirmed minutes; null when it was never reviewed, or none was set. */
  readonly nextReviewOn: CalendarDay | null;
  /** When it was last before a sitting; null: never. */
  readonly reviewedOn: CalendarDay | null;
  /** What stands against showing it in this body at all. */
  readonly against: readonly CaseReason[];
  /** Agencies of its audience besides those who lead the body. */
  readonly agencies: readonly AgencyId[];
};

/** Why a case is on the proposed agenda (選んだ理由). */
export type TakenBecause =
  | { readonly kind: 'review_due'; readonly on: CalendarDay }
  | { readonly kind: 'immediate' }
  | { readonly kind: 'never_reviewed' }
  | { readonly kind: 'priority' };

/** Why it is not (選ばなかった理由). */
export type LeftOutBecause =
  | { readonly kind: 'closed' }
  | { readonly kind: CaseReason }
  | { readonly kind: 'nobody_comes' }
  | { readonly kind: 'no_time_left'; readonly lengthMin: number }
  | { readonly kind: 'agenda_full'; readonly most: number };

export type AgendaSelection = {
  readonly taken: readonly { readonly candidate: Candidate; readonly because: TakenBecause }[];
  readonly leftOut: readonly { readonly candidate: Candidate; readonly because: LeftOutBecause }[];
};

export type SelectionTerms = {
  readonly heldOn: CalendarDay;
  readonly lengthMin: number;
  /** Agencies all of whose people have said that they do not come. */
  readonly absent: ReadonlySet<AgencyId>;
};

const URGENCY_POINTS: Readonly<Record<Urgency, number>> = { immediate: 100, high: 40, medium: 20, low: 10 };
const NEVER_POINTS = 15;
/** A week of waiting counts a point, up to half a year. */
const MOST_WAITING_POINTS = 26;

function isDue({ nextReviewOn }: Candidate, { heldOn }: SelectionTerms): boolean {
  return nextReviewOn !== null && nextReviewOn <= heldOn;
}

/** How much a case wants to come before this sitting (優先度), in points. */
export function priorityOf(candidate: Candidate, terms: SelectionTerms): number {
  const { of, reviewedOn } = candidate;
  const waiting =
    reviewedOn === null
      ? NEVER_POINTS
      : Math.min(MOST_WAITING_POINTS, Math.max(0, Math.floor(daysBetween(reviewedOn, terms.heldOn) / 7)));
  return URGENCY_POINTS[of.urgency] + waiting;
}

function barredBy({ of, against, agencies }: Candidate, { absent }: SelectionTerms): LeftOutBecause | null {
  if (of.status === 'closed') return { kind: 'closed' };
  const [first] = against;
  if (first !== undefined) return { kind: first };
  const nobody = agencies.length > 0 && agencies.every((agency) => absent.has(agency));
  return nobody ? { kind: 'nobody_comes' } : null;
}

function takenBecause(candidate: Candidate, terms: SelectionTerms): TakenBecause {
  if (isDue(candidate, terms) && candidate.nextReviewOn !== null)
    return { kind: 'review_due', on: candidate.nextReviewOn };
  if (candidate.of.urgency === 'immediate') return { kind: 'immediate' };
  return { kind: candidate.reviewedOn === null ? 'never_reviewed' : 'priority' };
}

/** What a set of cases is worth: reviews that are due before anything else, then everything, then little time. */
type Worth = { readonly due: number; readonly all: number; readonly minutes: number };

function isBetter(a: Worth, b: Worth): boolean {
  if (a.due !== b.due) return a.due > b.due;
  if (a.all !== b.all) return a.all > b.all;
  return a.minutes < b.minutes;
}

type Plan = { readonly worth: Worth; readonly chosen: readonly Candidate[] };
const NOTHING: Plan = { worth: { due: 0, all: 0, minutes: 0 }, chosen: [] };

/**
 * The set of greatest worth that fits time and number: exact, by going through the candidates once and keeping the best
 * plan for each number of cases and each minute used. Of equal ones the first in the order of the numbers stays.
 */
function bestSet(candidates: readonly Candidate[], terms: SelectionTerms): readonly Candidate[] {
  let best = new Map<string, Plan>([['0 0', NOTHING]]);
  for (const candidate of candidates) {
    const next = new Map(best);
    const points = priorityOf(candidate, terms);
    for (const { worth, chosen } of best.values()) {
      const minutes = worth.minutes + candidate.lengthMin;
      if (minutes > terms.lengthMin || chosen.length === SELECTION_LIMIT) continue;
      const due = worth.due + (isDue(candidate, terms) ? points : 0);
      const plan: Plan = { worth: { due, all: worth.all + points, minutes }, chosen: [...chosen, candidate] };
      const key = `${plan.chosen.length} ${minutes}`;
      const before = next.get(key);
      if (before === undefined || isBetter(plan.worth, before.worth)) next.set(key, plan);
    }
    best = next;
  }
  let winner = NOTHING;
  for (const plan of best.values()) if (isBetter(plan.worth, winner.worth)) winner = plan;
  return winner.chosen;
}

const byNumber = (a: Candidate, b: Candidate) => (a.of.number < b.of.number ? -1 : 1);

/**
 * 議題の案: which cases come before a sitting, each with its reason, and each that does not with its own. Never what
 * law, consent or retention forbid, nor a case of which nobody comes; reviews that are due first; then the greatest
 * priority that fits the time. The chair has the last word on everything but the law.
 */
export function selectAgenda(candidates: readonly Candidate[], terms: SelectionTerms): AgendaSelection {
  const sorted = [...candidates].sort(byNumber);
  const open = sorted.filter((one) => barredBy(one, terms) === null);
  const chosen = new Set(bestSet(open, terms));
  const used = [...chosen].reduce((sum, one) => sum + one.lengthMin, 0);
  const leftOver = (one: Candidate): LeftOutBecause =>
    used + one.lengthMin <= terms.lengthMin
      ? { kind: 'agenda_full', most: SELECTION_LIMIT }
      : { kind: 'no_time_left', lengthMin: one.lengthMin };
  return {
    taken: orderAgenda([...chosen], terms).map((candidate) => ({
      candidate,
      because: takenBecause(candidate, terms),
    })),
    leftOut: sorted
      .filter((one) => !chosen.has(one))
      .map((candidate) => ({ candidate, because: barredBy(candidate, terms) ?? leftOver(candidate) })),
  };
}

/** What an order costs: minutes that agencies wait between their cases, then minutes that points wait. */
type Cost = { readonly waiting: number; readonly delay: number };
type Order = { readonly cost: Cost; readonly order: readonly Candidate[] };

function isCheaper(a: Cost, b: Cost): boolean {
  return a.waiting !== b.waiting ? a.waiting < b.waiting : a.delay < b.delay;
}

/**
 * 入替の順: the order in which agencies that sit in for part of the cases wait as little as possible between theirs, so
 * that they come late or leave early and do not hear what is not theirs; among equals what is urgent comes first.
 * Exact up to the limit of a selection, over all sets of cases that may have come before; a longer agenda stands by
 * priority.
 */
export function orderAgenda(chosen: readonly Candidate[], terms: SelectionTerms): readonly Candidate[] {
  const urgentFirst = [...chosen].sort(
    (a, b) => priorityOf(b, terms) - priorityOf(a, terms) || byNumber(a, b),
  );
  if (chosen.length > SELECTION_LIMIT) return urgentFirst;
  const all = 2 ** urgentFirst.length - 1;
  const best: (Order | undefined)[] = [{ cost: { waiting: 0, delay: 0 }, order: [] }];
  const agenciesOf = (set: number) =>
    new Set(urgentFirst.flatMap((one, index) => (set & (2 ** index) ? one.agencies : [])));
  for (let set = 0; set < all; set += 1) {
    const before = best[set];
    if (before === undefined) continue;
    const begun = agenciesOf(set);
    const passed = before.order.reduce((sum, one) => sum + one.lengthMin, 0);
    for (const [index, one] of urgentFirst.entries()) {
      if (set & (2 ** index)) continue;
      const after = set | (2 ** index);
      const toCome = agenciesOf(all & ~after);
      const idle = [...begun].filter((agency) => toCome.has(agency) && !one.agencies.includes(agency)).length;
      const cost = {
        waiting: before.cost.waiting + idle * one.lengthMin,
        delay: before.cost.delay + passed * priorityOf(one, terms),
      };
      const known = best[after];
      if (known === undefined || isCheaper(cost, known.cost))
        best[after] = { cost, order: [...before.order, one] };
    }
  }
  return best[all]?.order ?? urgentFirst;
}

/** 開始時刻: when each item begins, one after the other from the beginning of the sitting. */
export function timesOf<Item extends Pick<AgendaItem, 'caseId'>>(
  startsAt: Date,
  items: readonly Item[],
  lengthMin: (item: Item) => number,
): readonly { readonly item: Item; readonly startsAt: Date }[] {
  let passed = 0;
  return items.map((item) => {
    const at = new Date(startsAt.getTime() + passed * 60_000);
    passed += lengthMin(item);
    return { item, startsAt: at };
  });
}
