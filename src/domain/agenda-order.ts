import type { AgendaItem } from './agenda.ts';
import {
  type Candidate,
  pressureOf,
  priorityOf,
  SELECTION_LIMIT,
  type SelectionTerms,
} from './agenda-candidate.ts';

/** Above what the points of a whole agenda may wait, in minutes times points. */
const WAITING_STEP = 2 ** 29;
/** Above every priority, so that what presses comes first. */
const PRESSURE_STEP = 200;

/** For each set of cases that may have come before, the least cost of getting there and the case that came last. */
type Orders = { readonly cost: Float64Array; readonly last: Int8Array };

/** Which of the cases each agency sits in for, as bits: each set once, with how many agencies it is of. */
function sittingIn(cases: readonly Candidate[]): readonly (readonly [set: number, agencies: number])[] {
  const counts = new Map<number, number>();
  for (const agency of new Set(cases.flatMap((one) => one.agencies))) {
    const set = cases.reduce(
      (bits, one, index) => bits | (one.agencies.includes(agency) ? 1 << index : 0),
      0,
    );
    counts.set(set, (counts.get(set) ?? 0) + 1);
  }
  // Who sits in for one case alone never waits.
  return [...counts].filter(([set]) => (set & (set - 1)) !== 0);
}

function cheapestOrders(cases: readonly Candidate[], terms: SelectionTerms): Orders {
  const size = 1 << cases.length;
  const agencies = sittingIn(cases);
  const lengths = cases.map((one) => one.lengthMin);
  const points = cases.map((one) => pressureOf(one, terms) * PRESSURE_STEP + priorityOf(one, terms));
  const cost = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const last = new Int8Array(size).fill(-1);
  cost[0] = 0;
  for (let before = 0; before < size - 1; before += 1) {
    const waiting = agencies.filter(([set]) => (set & before) !== 0 && (set & ~before) !== 0);
    const passed = lengths.reduce((sum, length, index) => sum + (before & (1 << index) ? length : 0), 0);
    for (let index = 0; index < cases.length; index += 1) {
      const bit = 1 << index;
      if (before & bit) continue;
      let idle = 0;
      for (const [set, count] of waiting) if ((set & bit) === 0) idle += count;
      const step = idle * (lengths[index] as number) * WAITING_STEP + passed * (points[index] as number);
      const total = (cost[before] as number) + step;
      if (total >= (cost[before | bit] as number)) continue;
      cost[before | bit] = total;
      last[before | bit] = index;
    }
  }
  return { cost, last };
}

/**
 * 入替の順: the order in which agencies that sit in for part of the cases wait as little as possible between theirs, so
 * that they come late or leave early and do not hear what is not theirs; among equals what presses and is urgent comes
 * first. Exact up to the limit of a selection, over all sets of cases that may have come before; a longer agenda
 * stands by pressure and priority.
 */
export function orderAgenda(chosen: readonly Candidate[], terms: SelectionTerms): readonly Candidate[] {
  const urgentFirst = [...chosen].sort(
    (a, b) =>
      pressureOf(b, terms) - pressureOf(a, terms) ||
      priorityOf(b, terms) - priorityOf(a, terms) ||
      (a.of.number < b.of.number ? -1 : 1),
  );
  if (chosen.length > SELECTION_LIMIT) return urgentFirst;
  const { last } = cheapestOrders(urgentFirst, terms);
  const order: Candidate[] = [];
  for (let set = (1 << urgentFirst.length) - 1; set > 0; ) {
    const index = last[set] as number;
    order.unshift(urgentFirst[index] as Candidate);
    set &= ~(1 << index);
  }
  return order;
}

/** 開始時刻: when each item begins, one after the other from the beginning of the sitting. */
export function timesOf<Item extends Pick<AgendaItem, 'lengthMin'>>(
  startsAt: Date,
  items: readonly Item[],
): readonly { readonly item: Item; readonly startsAt: Date }[] {
  let passed = 0;
  return items.map((item) => {
    const at = new Date(startsAt.getTime() + passed * 60_000);
    passed += item.lengthMin;
    return { item, startsAt: at };
  });
}
