import { dayIn } from '../domain/calendar-day.ts';
import type { Constituent } from '../domain/constituent.ts';
import { isOfficeOpen } from '../domain/office-hours.ts';
import type { Outgoing } from '../ports/notice.ts';
import { announce } from './announce.ts';
import { secretariatOf } from './invitations.ts';
import type { Tools } from './scene.ts';

/**
 * 監査記録の控え: once on each business day on which something was recorded since the last one, the head of the
 * audit goes to the secretariat. Kept there, out of the hands of whoever runs the database, it shows later
 * whether the chain was written anew.
 */
export function makeAnchorAudit(tools: Tools): () => Promise<void> {
  return async () => {
    for (const { id, zone, closedDays } of await tools.store.municipalities()) {
      const now = tools.clock.now();
      const today = dayIn(zone, now);
      if (!isOfficeOpen(now, tools.calendar(zone, closedDays))) continue;
      const before = await tools.store.anchorBefore(id, today);
      const anchor = await tools.store.anchorHead(id, today);
      if (anchor === null || anchor.number === before?.number) continue;
      const readers = new Map<string, Constituent>();
      for (const body of await tools.store.bodies(id)) {
        for (const one of secretariatOf(await tools.store.roster(id, body.id), today)) {
          if (one.person.accounts.length > 0) readers.set(one.person.id, one);
        }
      }
      const outbox = [...readers.values()].map(
        ({ person }): Outgoing => ({
          kind: 'notice',
          key: `audit_anchor:${today}:${person.id}`,
          to: { kind: 'person', personId: person.id },
          notice: { kind: 'audit_anchor', day: anchor.day, text: anchor.text },
        }),
      );
      await announce(tools, id, outbox);
    }
  };
}
