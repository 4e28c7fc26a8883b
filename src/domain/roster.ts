import { addDays, type CalendarDay, dayOf, daysBetween, partsOf } from './calendar-day.ts';
import {
  type Constituent,
  type ConstituentKind,
  type Person,
  type Pledge,
  type Roster,
  stateOn,
} from './constituent.ts';
import { accept, type Decision, refuse } from './decision.ts';
import type { AgencyId, ConstituentId } from './ids.ts';

type Term = Constituent['term'];

/** 誓約書（紙）: its day, and the text that was in force then; null where there was no such body in law yet. */
export type PaperPledge = { readonly pledgedOn: CalendarDay; readonly version: string | null };

export type RosterRefusal =
  | { readonly kind: 'term_reversed'; readonly from: CalendarDay; readonly to: CalendarDay }
  | { readonly kind: 'term_over'; readonly to: CalendarDay }
  /** The person has a seat on this body at that time already. */
  | { readonly kind: 'seat_overlaps'; readonly from: CalendarDay; readonly to: CalendarDay }
  | { readonly kind: 'already_ended'; readonly day: CalendarDay }
  | { readonly kind: 'release_planned'; readonly day: CalendarDay }
  | { readonly kind: 'release_past'; readonly today: CalendarDay }
  | { readonly kind: 'release_after_term'; readonly to: CalendarDay }
  | { readonly kind: 'last_chair' }
  | { readonly kind: 'own_seat' }
  | { readonly kind: 'already_suspended'; readonly since: CalendarDay }
  | { readonly kind: 'not_suspended' }
  | { readonly kind: 'still_suspended' }
  | { readonly kind: 'pledge_in_future'; readonly day: CalendarDay }
  | { readonly kind: 'pledge_before_law'; readonly day: CalendarDay }
  | { readonly kind: 'pledged_later'; readonly day: CalendarDay };

type Decided<T> = Decision<T, RosterRefusal>;

/** The first day without the seat (退任の日): after the last day of the term, or the day of the release. */
export function leavesOn({ term, endedOn }: Constituent): CalendarDay {
  return endedOn !== null && endedOn <= term.to ? endedOn : addDays(term.to, 1);
}

/** 任期の重なり: a person has one seat on a body at a time, and no two that begin on one day. */
function clashing(roster: Roster, person: Person, term: Term): Constituent | undefined {
  return roster.constituents
    .filter((one) => one.person.id === person.id)
    .find((one) => one.term.from === term.from || (one.term.from <= term.to && term.from < leavesOn(one)));
}

function checkTerm(roster: Roster, person: Person, term: Term, today: CalendarDay): Decided<Term> {
  const { from, to } = term;
  if (to < from) return refuse({ kind: 'term_reversed', from, to });
  if (to < today) return refuse({ kind: 'term_over', to });
  const other = clashing(roster, person, term);
  if (other) return refuse({ kind: 'seat_overlaps', ...other.term });
  return accept(term);
}

function checkPledge({ pledgedOn, version }: PaperPledge, today: CalendarDay): Decided<Pledge> {
  if (pledgedOn > today) return refuse({ kind: 'pledge_in_future', day: pledgedOn });
  if (version === null) return refuse({ kind: 'pledge_before_law', day: pledgedOn });
  return accept({ pledgedOn, version, method: 'paper' });
}

/**
 * Gives somebody a seat on the body (委嘱). It may be entered late, but not when the term is over. Without a
 * pledge on paper it waits for one; the door opens no sooner.
 */
export function appoint(
  roster: Roster,
  terms: {
    readonly id: ConstituentId;
    readonly person: Person;
    readonly kind: ConstituentKind;
    readonly term: Term;
    readonly pledge: PaperPledge | null;
    readonly today: CalendarDay;
  },
): Decided<Constituent> {
  const { id, person, kind, today } = terms;
  const term = checkTerm(roster, person, terms.term, today);
  if (!term.ok) return term;
  const pledge = terms.pledge === null ? accept(null) : checkPledge(terms.pledge, today);
  if (!pledge.ok) return pledge;
  return accept({
    id,
    bodyId: roster.body.id,
    person,
    kind,
    term: term.value,
    suspendedOn: null,
    endedOn: null,
    pledge: pledge.value,
  });
}

/**
 * Ends a seat before its term does (解嘱), on a day from today on: what was shown until now rests on the seat
 * as it was. The last chair stays until there is another, so that the body is never without one.
 */
export function release(
  roster: Roster,
  seat: Constituent,
  { on, today }: { readonly on: CalendarDay; readonly today: CalendarDay },
): Decided<Constituent> {
  const open = checkOpen(seat, today);
  if (!open.ok) return open;
  if (on < today) return refuse({ kind: 'release_past', today });
  if (on > seat.term.to) return refuse({ kind: 'release_after_term', to: seat.term.to });
  const successor = roster.constituents.some(
    (one) => one.kind === 'chair' && one.id !== seat.id && one.suspendedOn === null && leavesOn(one) > on,
  );
  if (seat.kind === 'chair' && !successor) return refuse({ kind: 'last_chair' });
  return accept({ ...seat, endedOn: on });
}

/** The seats of an agency that are not over yet (その機関の構成員). */
export function seatsOfAgency(
  roster: Roster,
  agencyId: AgencyId,
  today: CalendarDay,
): readonly Constituent[] {
  return roster.constituents.filter(
    (one) => one.person.agencyId === agencyId && stateOn(one, today) !== 'ended',
  );
}

/**
 * Ends all seats of an agency that leaves the body (機関の退会), in the order of the roster: all of them or none.
 * A term that is over before that day ends by itself.
 */
export function releaseAgency(
  roster: Roster,
  agencyId: AgencyId,
  terms: { readonly on: CalendarDay; readonly today: CalendarDay },
): Decided<readonly Constituent[]> {
  const released: Constituent[] = [];
  let left = roster;
  for (const seat of seatsOfAgency(roster, agencyId, terms.today)) {
    if (seat.term.to < terms.on || (seat.endedOn !== null && seat.endedOn <= terms.on)) continue;
    const decision = release(left, seat, terms);
    if (!decision.ok) return decision;
    released.push(decision.value);
    left = {
      ...left,
      constituents: left.constituents.map((one) => (one.id === seat.id ? decision.value : one)),
    };
  }
  return accept(released);
}

function checkOpen(seat: Constituent, today: CalendarDay): Decided<Constituent> {
  return stateOn(seat, today) === 'ended'
    ? refuse({ kind: 'already_ended', day: leavesOn(seat) })
    : accept(seat);
}

/** Closes the door for a time (停止), at once; not for oneself, who could not undo it. */
export function suspend(
  seat: Constituent,
  { by, today }: { readonly by: Constituent; readonly today: CalendarDay },
): Decided<Constituent> {
  const open = checkOpen(seat, today);
  if (!open.ok) return open;
  if (seat.person.id === by.person.id) return refuse({ kind: 'own_seat' });
  if (seat.suspendedOn !== null && seat.suspendedOn <= today) {
    return refuse({ kind: 'already_suspended', since: seat.suspendedOn });
  }
  return accept({ ...seat, suspendedOn: today });
}

/** Takes a suspension back (停止の解除). The pledge that was missing before is missing still. */
export function resume(seat: Constituent, today: CalendarDay): Decided<Constituent> {
  const open = checkOpen(seat, today);
  if (!open.ok) return open;
  if (seat.suspendedOn === null) return refuse({ kind: 'not_suspended' });
  return accept({ ...seat, suspendedOn: null });
}

/** The term that follows on a seat's (次の任期), as long as that one; after a gap it begins today. */
export function nextTerm(seat: Constituent, today: CalendarDay): Term {
  const { from: began, to } = seat.term;
  const follows = leavesOn(seat);
  const from = follows < today ? today : follows;
  const [first, last, next] = [partsOf(began), partsOf(to), partsOf(addDays(to, 1))];
  const isWholeYears = next.month === first.month && next.date === first.date;
  const sameDay = dayOf(last.year + next.year - first.year, last.month, last.date);
  const until = isWholeYears && sameDay !== null && sameDay > from ? sameDay : null;
  return { from, to: until ?? addDays(from, daysBetween(began, to)) };
}

/**
 * Another term for the same person in the same role (再任): a seat of its own, which asks for a pledge of its
 * own. The seat before stays as it was, also when it has ended.
 */
export function renew(
  roster: Roster,
  seat: Constituent,
  terms: { readonly id: ConstituentId; readonly to: CalendarDay; readonly today: CalendarDay },
): Decided<Constituent> {
  const { id, to, today } = terms;
  if (stateOn(seat, today) !== 'ended') {
    if (leavesOn(seat) <= seat.term.to) return refuse({ kind: 'release_planned', day: leavesOn(seat) });
    if (seat.suspendedOn !== null) return refuse({ kind: 'still_suspended' });
  }
  const term = { from: nextTerm(seat, today).from, to };
  return appoint(roster, { id, person: seat.person, kind: seat.kind, term, pledge: null, today });
}

/** Enters a pledge that was given on paper (誓約の記録), to the text that was in force on its day. */
export function recordPledge(seat: Constituent, paper: PaperPledge, today: CalendarDay): Decided<Pledge> {
  const open = checkOpen(seat, today);
  if (!open.ok) return open;
  if (seat.pledge !== null && seat.pledge.pledgedOn >= paper.pledgedOn) {
    return refuse({ kind: 'pledged_later', day: seat.pledge.pledgedOn });
  }
  return checkPledge(paper, today);
}
