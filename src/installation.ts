import { randomUUID } from 'node:crypto';
import { type App, makeApp } from './application/app.ts';
import type { Scope } from './application/recheck.ts';
import type { Chats } from './application/route-chat.ts';
import { type Courier, courier } from './jobs/courier.ts';
import { atMostEvery, startTimetable, type Timetable } from './jobs/timetable.ts';
import { type Watcher, watcher } from './jobs/watcher.ts';
import { businessCalendar } from './law/holidays.ts';
import type { Cipher } from './ports/cipher.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import { type Metrics, UNCOUNTED } from './ports/metrics.ts';
import { migrate } from './store/migrate.ts';
import { type PrismaStore, prismaStore } from './store/prisma-store.ts';
import type { Speech } from './views/speech.ts';

export type Installation = {
  readonly app: App;
  readonly store: PrismaStore;
  readonly courier: Courier;
  readonly watcher: Watcher<Scope>;
  /** Begins to tick: deliveries, reminders, the recovery of posts. */
  readonly tick: () => void;
  /** Ends the ticks, lets what is under way come to its end, and closes the store. */
  readonly stop: () => Promise<void>;
};

export type InstallationTerms = {
  readonly url: string;
  readonly cipher: Cipher;
  readonly chats: Chats;
  readonly clock: Clock;
  readonly speech: Speech;
  readonly log: Log;
  /** Where it is counted what becomes of posts and messages; else nowhere. */
  readonly metrics?: Metrics;
  /** How often live posts are looked at again although nothing was heard of. */
  readonly recheckSeconds?: number;
};

const RECHECK_SECONDS = 300;

/**
 * One bot on one database with its chats: the same for Slack, for the playground and for the tests. The
 * database is brought to the present shape first.
 */
export async function install(terms: InstallationTerms): Promise<Installation> {
  const {
    url,
    cipher,
    chats,
    clock,
    speech,
    log,
    metrics = UNCOUNTED,
    recheckSeconds = RECHECK_SECONDS,
  } = terms;
  await migrate({ url });
  const store = await prismaStore({ url, cipher });
  const app: App = makeApp({
    store,
    chats,
    clock,
    speech,
    log,
    metrics,
    newId: randomUUID,
    calendar: businessCalendar,
    wake: () => carrier.wake(),
    watch: (scope) => guard.look(scope),
  });
  const carrier = courier(app.deliver, log);
  const guard = watcher(app.recheck, log);
  const recheck = atMostEvery(recheckSeconds, clock.now, async () => guard.look({}));
  let timetable: Timetable | null = null;
  return {
    app,
    store,
    courier: carrier,
    watcher: guard,
    tick: () => {
      timetable ??= startTimetable(
        [
          { name: 'deliver', every: '*/5 * * * * *', run: async () => carrier.wake() },
          { name: 'remind', every: '0 * * * * *', run: app.remind },
          { name: 'concerns_waiting', every: '20 * * * * *', run: app.concernsWaiting },
          { name: 'requests_waiting', every: '40 * * * * *', run: app.requestsWaiting },
          { name: 'hard_dates', every: '30 * * * * *', run: app.hardDatesComing },
          { name: 'ask_pledges', every: '15 */10 * * * *', run: app.askPledges },
          { name: 'terms_ending', every: '45 5 * * * *', run: app.termsEnding },
          { name: 'anchor_audit', every: '50 */15 * * * *', run: app.anchorAudit },
          // Asked every second, it looks when the interval is over, and not up to ten seconds later.
          { name: 'recheck', every: '* * * * * *', run: recheck },
          { name: 'recover_disclosures', every: '5-59/10 * * * * *', run: app.recoverDisclosures },
        ],
        log,
      );
    },
    stop: async () => {
      await timetable?.stop();
      await guard.settled();
      await carrier.settled();
      await store.close();
    },
  };
}
