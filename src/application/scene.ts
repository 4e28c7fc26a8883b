import type { AuditEvent } from '../domain/audit.ts';
import { type CalendarDay, dayIn } from '../domain/calendar-day.ts';
import type { Person } from '../domain/constituent.ts';
import type { Municipality } from '../domain/meeting-body.ts';
import type { BusinessCalendar } from '../domain/office-hours.ts';
import type { Account, ChannelRef } from '../ports/account.ts';
import { accountKey } from '../ports/account.ts';
import type { AuditStore } from '../ports/audit-store.ts';
import type { Reply } from '../ports/card.ts';
import type { Chat } from '../ports/chat.ts';
import type { Clock, NewId } from '../ports/clock.ts';
import type { Ask, AskOf } from '../ports/command.ts';
import type { Log } from '../ports/log.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Outgoing } from '../ports/notice.ts';
import type { Change, Seat, Store } from '../ports/store.ts';
import type { Speech } from '../views/speech.ts';
import type { Scope } from './recheck.ts';

/** What the use cases are given. */
export type Tools = {
  readonly store: Store & AuditStore;
  readonly chat: Chat;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly calendar: (zone: string, closedDays: readonly CalendarDay[]) => BusinessCalendar;
  readonly speech: Speech;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Says that live posts must be looked at again, since who may read them has changed. */
  readonly watch: (scope: Scope) => void;
  /** Says that the outbox has something new. */
  readonly wake: () => void;
};

/** One request on stage: who asks, where, and what time it is there. */
export type Scene = {
  /** As the platform or the button gave it. */
  readonly requestId: string;
  /** Under which the request is saved: it counts for this account only. */
  readonly savedAs: string;
  readonly municipality: Municipality;
  readonly zone: string;
  readonly now: Date;
  readonly today: CalendarDay;
  readonly account: Account;
  readonly person: Person;
  readonly seats: Seat['seats'];
  readonly channel: ChannelRef | null;
};

export type UseCase<Kind extends Ask['kind']> = (ask: AskOf<Kind>, scene: Scene) => Promise<Reply>;

/** A request id counts for one account only, so that nobody is given another's answer. */
export function savedAs(command: { readonly requestId: string; readonly actor: Account }): string {
  return `${accountKey(command.actor)}|${command.requestId}`;
}

export function sceneOf(
  seat: Seat & { readonly person: Person },
  command: { readonly requestId: string; readonly actor: Account; readonly channel?: ChannelRef },
  now: Date,
): Scene {
  const zone = seat.municipality.zone;
  return {
    requestId: command.requestId,
    savedAs: savedAs(command),
    municipality: seat.municipality,
    zone,
    now,
    today: dayIn(zone, now),
    account: command.actor,
    person: seat.person,
    seats: seat.seats,
    channel: command.channel ?? null,
  };
}

export type Work = {
  readonly reply: Reply;
  readonly changes?: readonly Change[];
  readonly events?: readonly AuditEvent[];
  readonly outbox?: readonly Outgoing[];
  /** A reply that shows content of a case is never saved. */
  readonly keepReply?: boolean;
};

/**
 * Commits a person's work with its reply. Null means that something was changed meanwhile: the caller
 * reads again and either decides anew (answers) or tells who was faster (changes by the chair).
 */
export async function commitWork(tools: Tools, scene: Scene, work: Work): Promise<Reply | null> {
  const outbox = work.outbox ?? [];
  const committed = await tools.store.commit({
    municipalityId: scene.municipality.id,
    request: { id: scene.savedAs, reply: work.keepReply === false ? null : work.reply },
    actor: { personId: scene.person.id, account: accountKey(scene.account) },
    at: scene.now,
    changes: work.changes ?? [],
    events: work.events ?? [],
    outbox,
  });
  switch (committed.kind) {
    case 'committed':
      if (outbox.length > 0) tools.wake();
      return work.reply;
    case 'answered_before':
      return committed.reply ?? work.reply;
    case 'changed_meanwhile':
      return null;
    default:
      throw new Error(`No such outcome: ${JSON.stringify(committed satisfies never)}`);
  }
}

const TRIES = 8;

/**
 * For answers, which all count: reads, decides and commits anew while somebody else's change came between.
 */
export async function untilCommitted(work: () => Promise<Reply | null>): Promise<Reply> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const reply = await work();
    if (reply !== null) return reply;
  }
  throw new Error(`The state changed ${TRIES} times while one answer was being written.`);
}
