import type { AuditEvent } from '../domain/audit.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import { type Constituent, constituentById } from '../domain/constituent.ts';
import { accept, type Decision, refuse } from '../domain/decision.ts';
import type { ConstituentId } from '../domain/ids.ts';
import type { MeetingBody } from '../domain/meeting-body.ts';
import type { PaperPledge, RosterRefusal } from '../domain/roster.ts';
import { currentPledge, lawsOf } from '../law/of-body.ts';
import type { Reply } from '../ports/card.ts';
import type { Outgoing } from '../ports/notice.ts';
import { refusedCard } from '../views/refusals.ts';
import { rosterAction } from '../views/roster-notices.ts';
import { rosterRefusalText } from '../views/roster-refusals.ts';
import { type Standing, standOn } from './choose-body.ts';
import { type Scene, type Tools, untilCommitted } from './scene.ts';
import { card, refused } from './sitting-scene.ts';

/** Somebody who keeps the roster of a body, before one seat of it. */
export type SeatStanding = Standing & { readonly of: Constituent };

/** A seat of a body whose roster this person keeps. One of another municipality does not exist for them. */
async function standAtSeat(
  tools: Tools,
  scene: Scene,
  id: ConstituentId,
): Promise<Decision<SeatStanding, Reply>> {
  const unknown = refuse(refused(tools, tools.speech.t.refusals.unknownThing));
  const found = await tools.store.constituent(scene.municipality.id, id);
  if (found === null || !scene.seats.some((one) => one.body.id === found.bodyId)) return unknown;
  const standing = await standOn(tools, scene, found.bodyId, 'manage_roster');
  if (!standing.ok) return standing;
  const of = constituentById(standing.value.roster, id);
  return of === undefined ? unknown : accept({ ...standing.value, of });
}

/** Reads, decides and writes anew while somebody else writes the same roster. */
export function atSeat(
  tools: Tools,
  scene: Scene,
  id: ConstituentId,
  work: (standing: SeatStanding) => Promise<Reply | null>,
): Promise<Reply> {
  return untilCommitted(async () => {
    const standing = await standAtSeat(tools, scene, id);
    return standing.ok ? work(standing.value) : standing.refusal;
  });
}

/** What the roster cannot take, with the way back to it. */
export function seatRefused(tools: Tools, { roster }: SeatStanding, facts: RosterRefusal): Reply {
  const text = rosterRefusalText(tools.speech, roster.body, facts);
  return card(refusedCard(tools.speech, text, [rosterAction(tools.speech, roster)]));
}

export function seatEvent(
  { roster, of }: SeatStanding,
  kind: string,
  facts: NonNullable<AuditEvent['facts']> = {},
): AuditEvent {
  return { kind, bodyId: roster.body.id, subjectId: of.id, facts };
}

/** A pledge on paper is to the text that was in force on its day, if the body was in law by then. */
export function paperPledge(body: MeetingBody, pledgedOn: CalendarDay): PaperPledge {
  const isInLaw = lawsOf(body, pledgedOn).length === body.types.length;
  return { pledgedOn, version: isInLaw ? currentPledge(body, pledgedOn) : null };
}

/** 誓約のお願い to somebody with a new seat, unless the pledge is there; once, with the same key as the job's. */
export function pledgeRequest(body: MeetingBody, seat: Constituent, today: CalendarDay): readonly Outgoing[] {
  const version = currentPledge(body, today);
  if (seat.pledge?.version === version || seat.person.accounts.length === 0) return [];
  return [
    {
      kind: 'notice',
      key: `pledge_asked:${seat.id}:${version}`,
      to: { kind: 'person', personId: seat.person.id },
      notice: { kind: 'pledge_asked', constituentId: seat.id },
    },
  ];
}

/** 守秘義務の継続 to somebody who has left; once, with the same key as the job's. */
export function secrecyReminder(seat: Constituent): readonly Outgoing[] {
  if (seat.person.accounts.length === 0) return [];
  return [
    {
      kind: 'notice',
      key: `seat_ended:${seat.id}`,
      to: { kind: 'person', personId: seat.person.id },
      notice: { kind: 'seat_ended', constituentId: seat.id },
    },
  ];
}
