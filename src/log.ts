import pino from 'pino';
import type { Log } from './ports/log.ts';

type Told = {
  readonly type: string;
  readonly code?: unknown;
  readonly frames: readonly string[];
  readonly cause?: Told;
};

const DEEPEST = 3;

/**
 * A fault for the log: what kind, which code, and where. Its message is left out, because a driver's or a
 * library's message may repeat what somebody wrote.
 */
export function faultFacts(fault: unknown, depth = 0): Told {
  if (!(fault instanceof Error)) return { type: typeof fault, frames: [] };
  const frames = (fault.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const code = (fault as { code?: unknown }).code;
  return {
    type: fault.name,
    ...(code === undefined ? {} : { code: String(code) }),
    frames: frames.slice(0, 8).map((line) => line.trim()),
    ...(fault.cause === undefined || depth >= DEEPEST ? {} : { cause: faultFacts(fault.cause, depth + 1) }),
  };
}

/** JSON lines on stderr (pino). `err` is told as `faultFacts`. */
export function makeLog(level: string, destination: pino.DestinationStream = pino.destination(2)): Log {
  return pino(
    { level, base: null, serializers: { err: (fault: unknown) => faultFacts(fault) } },
    destination,
  );
}
