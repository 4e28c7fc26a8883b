import cron from 'node-cron';
import type { Log } from '../ports/log.ts';

/** A job asks what is due now, so a tick that is missed delays and never loses. */
export type Job = {
  readonly name: string;
  /** cron expression with seconds */
  readonly every: string;
  readonly run: () => Promise<unknown>;
};

/**
 * Runs at most once in so many seconds, however often it is asked; the first time at once. For an interval
 * that a cron expression cannot say.
 */
export function atMostEvery(seconds: number, now: () => Date, run: () => Promise<unknown>) {
  let last: number | null = null;
  return async (): Promise<void> => {
    const at = now().getTime();
    if (last !== null && Math.abs(at - last) < seconds * 1000) return;
    last = at;
    await run();
  };
}

export type Timetable = { readonly stop: () => Promise<void> };

/** Starts the ticks (node-cron). A job that is still running is not started a second time. */
export function startTimetable(jobs: readonly Job[], log: Log): Timetable {
  const underWay = new Set<Promise<unknown>>();
  const tasks = jobs.map(({ name, every, run }) =>
    cron.schedule(
      every,
      async () => {
        const work = run().catch((fault: unknown) => log.error({ job: name, err: fault }, 'A job failed.'));
        underWay.add(work);
        await work;
        underWay.delete(work);
      },
      { name, noOverlap: true },
    ),
  );
  return {
    stop: async () => {
      await Promise.all(tasks.map((task) => task.destroy()));
      await Promise.all(underWay);
    },
  };
}
