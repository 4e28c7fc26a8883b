import pg from 'pg';

let sent = 0;

/** From now on every statement that this process sends to PostgreSQL is counted: each is a round trip. */
export function countStatements(): void {
  const prototype = pg.Client.prototype as unknown as Record<'query', (...args: unknown[]) => unknown>;
  const { query } = prototype;
  prototype.query = function counted(this: unknown, ...args: unknown[]) {
    sent += 1;
    return query.apply(this, args);
  };
}

/** How many round trips some work made, where nothing else runs beside it. */
export async function roundTripsOf(work: () => Promise<unknown>): Promise<number> {
  const before = sent;
  await work();
  return sent - before;
}
