import { type CalendarDay, dayIn } from '../domain/calendar-day.ts';
import type { Constituent, Roster } from '../domain/constituent.ts';
import { isOfficeOpen } from '../domain/office-hours.ts';
import { endingsToTell, leftLately } from '../domain/terms-ending.ts';
import type { Outgoing } from '../ports/notice.ts';
import { announce } from './announce.ts';
import { leadersOf, secretariatOf } from './invitations.ts';
import { secrecyReminder } from './roster-standing.ts';
import type { Tools } from './scene.ts';

/**
 * 任期満了のお知らせ: tells the secretariat a month and a week before terms end, and once they are over, in one
 * list for each body and day; and everybody who has left that the duty of secrecy goes on. The keys in the outbox
 * make each once. The doors close by the dates alone and do not wait for this.
 */
export function makeTermsEnding(tools: Tools): () => Promise<void> {
  return async () => {
    for (const municipality of await tools.store.municipalities()) {
      const now = tools.clock.now();
      const today = dayIn(municipality.zone, now);
      if (!isOfficeOpen(now, tools.calendar(municipality.zone, municipality.closedDays))) continue;
      const outbox: Outgoing[] = [];
      for (const body of await tools.store.bodies(municipality.id)) {
        const roster = await tools.store.roster(municipality.id, body.id);
        outbox.push(...endingNews(roster, today));
        outbox.push(...leftLately(roster.constituents, today).flatMap(secrecyReminder));
      }
      await announce(tools, municipality.id, outbox);
    }
  };
}

function endingNews(roster: Roster, today: CalendarDay): readonly Outgoing[] {
  const bodyId = roster.body.id;
  const readers = listReaders(roster, today);
  return endingsToTell(roster.constituents, today).flatMap(({ endsOn, step }) =>
    readers.map((one) => ({
      kind: 'notice' as const,
      key: `terms_ending:${bodyId}:${endsOn}:${step}:${one.person.id}`,
      to: { kind: 'person' as const, personId: one.person.id },
      notice: { kind: 'terms_ending' as const, bodyId, endsOn },
    })),
  );
}

/** The secretariat; where nobody of it can be reached, those who lead the body. */
function listReaders(roster: Roster, today: CalendarDay): readonly Constituent[] {
  const reachable = (people: readonly Constituent[]) =>
    people.filter((one) => one.person.accounts.length > 0);
  const secretariat = reachable(secretariatOf(roster, today));
  return secretariat.length > 0 ? secretariat : reachable(leadersOf(roster, today));
}
