import type { CalendarDay } from './calendar-day.ts';
import { type Constituent, isActive, mayBeCalled, type Roster } from './constituent.ts';
import type { BodyId, ConstituentId, PersonId } from './ids.ts';

/**
 * 同席する会議体の名簿: the rosters of all bodies of one sitting. It is not a roster itself, so that it never reaches the
 * gate: a seat opens the doors of its own body only.
 */
export type Assembly = Pick<Roster, 'constituents' | 'agencies'> & {
  /** Of the body that called the sitting. */
  readonly leading: Roster;
  /** Of all bodies, the leading one first. */
  readonly rosters: readonly Roster[];
};

/** Brings the rosters of the bodies that sit together to one table (一体的運営). */
export function assemble(leading: Roster, partners: readonly Roster[] = []): Assembly {
  const rosters = [leading, ...partners];
  const agencies = new Map(rosters.flatMap((one) => one.agencies).map((agency) => [agency.id, agency]));
  return {
    leading,
    rosters,
    constituents: rosters.flatMap((one) => one.constituents),
    agencies: [...agencies.values()],
  };
}

/** The roster of one body of the sitting; undefined for a body that does not sit there. */
export function rosterOf({ rosters }: Assembly, bodyId: BodyId): Roster | undefined {
  return rosters.find((one) => one.body.id === bodyId);
}

/**
 * 一人一席: somebody with seats on several of the bodies is called once, by a seat that is active on these days; else
 * by one that may be called; else by the first, in the order of the bodies.
 */
export function oneSeatEach(
  seats: readonly Constituent[],
  days: readonly CalendarDay[],
): readonly Constituent[] {
  const fitness = (seat: Constituent) => {
    if (days.every((day) => isActive(seat, day))) return 2;
    return days.every((day) => mayBeCalled(seat, day)) ? 1 : 0;
  };
  const best = new Map<PersonId, Constituent>();
  for (const seat of seats) {
    const other = best.get(seat.person.id);
    if (other === undefined || fitness(seat) > fitness(other)) best.set(seat.person.id, seat);
  }
  return seats.filter((seat) => best.get(seat.person.id) === seat);
}

/** Whose seats these are (招集された人), also when they sit on another of the bodies as well. */
export function peopleSeated(
  seats: readonly Constituent[],
  ids: readonly ConstituentId[],
): ReadonlySet<PersonId> {
  return new Set(seats.filter((seat) => ids.includes(seat.id)).map((seat) => seat.person.id));
}
