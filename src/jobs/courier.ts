import type { Log } from '../ports/log.ts';

/** Carries the outbox out as soon as something is in it (配達係). */
export type Courier = {
  /** Something new may be due. Returns at once. */
  readonly wake: () => void;
  /** Waits until nothing more is due; for tests and for stopping in order. */
  readonly settled: () => Promise<void>;
};

/**
 * One loop at a time in this process: woken while it runs, it runs once more. A fault of the store ends the
 * round and is logged; the next tick begins again.
 */
export function courier(deliver: () => Promise<number>, log: Log): Courier {
  let running: Promise<void> | null = null;
  let wokenAgain = false;

  async function rounds(): Promise<void> {
    do {
      wokenAgain = false;
      while ((await deliver()) > 0);
    } while (wokenAgain);
  }

  const wake = () => {
    wokenAgain = true;
    if (running !== null) return;
    running = rounds()
      .catch((fault: unknown) => {
        wokenAgain = false;
        log.error({ err: fault }, 'A round of deliveries failed.');
      })
      .finally(() => {
        running = null;
        if (wokenAgain) wake();
      });
  };

  const settled = async (): Promise<void> => {
    while (running !== null) await running;
  };
  return { wake, settled };
}
