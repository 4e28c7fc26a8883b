import { type CalendarDay, dayIn } from '../domain/calendar-day.ts';
import { type Concern, concernDueAt, concernReaders, type DecidedConcern } from '../domain/concern.ts';
import { constituentById, type Roster } from '../domain/constituent.ts';
import { isOfficeOpen } from '../domain/office-hours.ts';
import type { Notice, Outgoing } from '../ports/notice.ts';
import { announce } from './announce.ts';
import type { Tools } from './scene.ts';

type ConcernNews = Extract<
  Notice,
  { kind: 'concern_reported' | 'concern_waiting' | 'concern_decided' }
>['kind'];

function to(
  personId: Roster['constituents'][number]['person']['id'],
  kind: ConcernNews,
  { id }: Concern,
): Outgoing {
  return {
    kind: 'notice',
    key: `${kind}:${id}:${personId}`,
    to: { kind: 'person', personId },
    notice: { kind, concernId: id },
  };
}

const readersOf = (roster: Roster, today: CalendarDay) =>
  concernReaders(roster, today).filter((one) => one.person.accounts.length > 0);

/** To the secretariat: that something has come, by number only. Empty when nobody of it has a chat account. */
export function concernReportedNews(
  roster: Roster,
  concern: Concern,
  today: CalendarDay,
): readonly Outgoing[] {
  return readersOf(roster, today).map((one) => to(one.person.id, 'concern_reported', concern));
}

/** To whoever reported it: that it was decided on, and nothing of what. */
export function concernDecidedNews(roster: Roster, concern: DecidedConcern): readonly Outgoing[] {
  const reporter = constituentById(roster, concern.reportedBy);
  if (reporter === undefined || reporter.person.accounts.length === 0) return [];
  return [to(reporter.person.id, 'concern_decided', concern)];
}

/**
 * 対応期限の催促: tells the secretariat once of each concern that has waited too long for a first decision. An
 * urgent one does not wait for office hours.
 */
export function makeConcernsWaiting(tools: Tools): () => Promise<void> {
  return async () => {
    for (const { id, zone, closedDays } of await tools.store.municipalities()) {
      const now = tools.clock.now();
      const calendar = tools.calendar(zone, closedDays);
      const bodies = await tools.store.bodies(id);
      const open = await tools.store.concerns(
        id,
        bodies.map((one) => one.id),
        { openOnly: true },
      );
      const late = open.filter(
        (one) => concernDueAt(one, calendar) <= now && (one.urgent || isOfficeOpen(now, calendar)),
      );
      const outbox: Outgoing[] = [];
      for (const concern of late) {
        const roster = await tools.store.roster(id, concern.bodyId);
        const readers = readersOf(roster, dayIn(zone, now));
        outbox.push(...readers.map((one) => to(one.person.id, 'concern_waiting', concern)));
      }
      await announce(tools, id, outbox);
    }
  };
}
