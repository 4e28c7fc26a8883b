import { ChatFault, type ChatFaultCode } from '../../src/ports/chat.ts';

/** The Bot Connector answered with a refusal, and did nothing. */
export class ConnectorRefusal extends Error {
  readonly status: number;
  readonly retryAfterSeconds: number | null;

  constructor(status: number, retryAfterSeconds: number | null = null) {
    super(`The Bot Connector answered ${status}.`);
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Whether nothing can have been posted: what fails with 500, or not at all, may have been. */
export function isCertain(fault: unknown): boolean {
  return fault instanceof ConnectorRefusal && fault.status < 500 && fault.status !== 408;
}

export function isGone(fault: unknown): boolean {
  return fault instanceof ConnectorRefusal && (fault.status === 404 || fault.status === 410);
}

function codeOf({ status }: ConnectorRefusal): ChatFaultCode {
  if (status === 429) return 'rate_limited';
  if (status === 404 || status === 410) return 'gone';
  // 412 is a clash with another change of the same conversation, to be tried again; 401 is a token that ran out.
  const passing = status >= 500 || status === 401 || status === 408 || status === 412;
  return passing ? 'unreachable' : 'refused';
}

export function chatFault(doing: string, cause: unknown): ChatFault {
  if (cause instanceof ChatFault) return cause;
  if (!(cause instanceof ConnectorRefusal)) return new ChatFault('unreachable', doing, { cause });
  const wait = cause.retryAfterSeconds === null ? {} : { retryAfterSeconds: cause.retryAfterSeconds };
  return new ChatFault(codeOf(cause), doing, { cause, ...wait });
}

/** Runs one step of the chat port; whatever fails in it becomes a `ChatFault`. */
export async function orFault<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw chatFault(doing, cause);
  }
}
