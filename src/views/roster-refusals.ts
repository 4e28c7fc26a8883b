import { addDays } from '../domain/calendar-day.ts';
import type { MeetingBody } from '../domain/meeting-body.ts';
import type { RosterRefusal } from '../domain/roster.ts';
import type { Speech } from './speech.ts';

/** The sentence for what the roster cannot take (名簿のお断りの文). */
export function rosterRefusalText(speech: Speech, body: MeetingBody, refusal: RosterRefusal): string {
  const t = speech.t.roster.refused;
  const { day } = speech;
  switch (refusal.kind) {
    case 'term_reversed':
      return t.termReversed(day(refusal.from), day(refusal.to));
    case 'term_over':
      return t.termOver(day(refusal.to));
    case 'seat_overlaps':
      return t.seatOverlaps(day(refusal.from), day(refusal.to));
    case 'already_ended':
      return t.alreadyEnded(day(addDays(refusal.day, -1)));
    case 'release_planned':
      return t.releasePlanned(day(addDays(refusal.day, -1)));
    case 'release_past':
      return t.releasePast(day(refusal.today));
    case 'release_after_term':
      return t.releaseAfterTerm(day(refusal.to));
    case 'last_chair':
      return t.lastChair(body.chairTitle);
    case 'own_seat':
      return t.ownSeat;
    case 'already_suspended':
      return t.alreadySuspended(day(refusal.since));
    case 'not_suspended':
      return t.notSuspended;
    case 'still_suspended':
      return t.stillSuspended;
    case 'pledge_in_future':
      return t.pledgeInFuture(day(refusal.day));
    case 'pledge_before_law':
      return t.pledgeBeforeLaw(day(refusal.day));
    case 'pledged_later':
      return t.pledgedLater(day(refusal.day));
    default:
      throw new Error(`No sentence for ${JSON.stringify(refusal satisfies never)}`);
  }
}
