import type { Log } from '../ports/log.ts';

/** Looks at live posts again when something has changed (見張り). */
export type Watcher<Scope> = {
  /** Something may have changed. Returns at once. */
  readonly look: (scope: Scope) => void;
  /** Waits until all that was asked for has been looked at. */
  readonly settled: () => Promise<void>;
};

/**
 * One look after the other in this process, so that two events about one room do not race each other. A fault
 * is logged; the periodic round looks again.
 */
export function watcher<Scope>(recheck: (scope: Scope) => Promise<unknown>, log: Log): Watcher<Scope> {
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;
  return {
    look: (scope) => {
      waiting += 1;
      last = last
        .then(() => recheck(scope))
        .then(
          () => {},
          (fault: unknown) => log.error({ err: fault }, 'Live posts could not be looked at again.'),
        )
        .finally(() => {
          waiting -= 1;
        });
    },
    settled: async () => {
      while (waiting > 0) await last;
    },
  };
}
