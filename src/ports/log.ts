/** One wide line per command or job run: kinds, counts, milliseconds. Never content, never names. */
export type Log = {
  info(facts: Readonly<Record<string, unknown>>, message?: string): void;
  warn(facts: Readonly<Record<string, unknown>>, message?: string): void;
  error(facts: Readonly<Record<string, unknown>>, message?: string): void;
};

const FRAME = /^ {4}at .*(?::\d+:\d+|<anonymous>|native|index \d+)\)?$/;

/** Where a fault happened (呼び出し位置). What it says is left out, for it may repeat what somebody wrote. */
export function framesOf({ stack = '', message }: Error, most: number): readonly string[] {
  // The message stands before the frames, and a line of it may look like one.
  const said = message === '' ? -1 : stack.indexOf(message);
  const below = said < 0 ? stack : stack.slice(said + message.length);
  const frames = below.split('\n').filter((line) => FRAME.test(line));
  return frames.slice(0, most).map((line) => line.trim());
}
