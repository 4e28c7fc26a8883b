/** One wide line per command or job run: kinds, counts, milliseconds. Never content, never names. */
export type Log = {
  info(facts: Readonly<Record<string, unknown>>, message?: string): void;
  warn(facts: Readonly<Record<string, unknown>>, message?: string): void;
  error(facts: Readonly<Record<string, unknown>>, message?: string): void;
};
