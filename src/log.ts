import pino from 'pino';
import { framesOf, type Log } from './ports/log.ts';

type Told = {
  readonly type: string;
  readonly code?: unknown;
  readonly frames: readonly string[];
  readonly cause?: Told;
};

const DEEPEST = 3;
const FRAMES = 8;

/**
 * A fault for the log: what kind, which code, and where. Its message is left out, because a driver's or a
 * library's message may repeat what somebody wrote.
 */
export function faultFacts(fault: unknown, depth = 0): Told {
  if (!(fault instanceof Error)) return { type: typeof fault, frames: [] };
  const code = (fault as { code?: unknown }).code;
  return {
    type: fault.name,
    ...(code === undefined ? {} : { code: String(code) }),
    frames: framesOf(fault, FRAMES),
    ...(fault.cause === undefined || depth >= DEEPEST ? {} : { cause: faultFacts(fault.cause, depth + 1) }),
  };
}

/** JSON lines on stderr (pino). `err` is told as `faultFacts`. */
export function makeLog(level: string, destination: pino.DestinationStream = pino.destination(2)): Log {
  const lines = pino({ level, base: null }, destination);
  // Before pino sees it: of a fault without a word beside it, pino makes the fault's message the line's own.
  const told = (facts: Readonly<Record<string, unknown>>) =>
    'err' in facts ? { ...facts, err: faultFacts(facts.err) } : facts;
  return {
    info: (facts, message) => lines.info(told(facts), message),
    warn: (facts, message) => lines.warn(told(facts), message),
    error: (facts, message) => lines.error(told(facts), message),
  };
}
