import { webApi } from '@slack/bolt';
import { ChatFault, type ChatFaultCode } from '../../src/ports/chat.ts';

/** Errors after which asking again does not help, because somebody or something is no longer there. */
const GONE = new Set([
  'account_inactive',
  'cannot_dm_bot',
  'channel_not_found',
  'is_archived',
  'message_not_found',
  'not_in_channel',
  'user_disabled',
  'user_not_found',
]);

/** The `error` of an answer with `ok: false`, or null for another kind of failure. */
export function slackError(error: unknown): string | null {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
}

export function chatFault(doing: string, cause: unknown): ChatFault {
  if (cause instanceof ChatFault) return cause;
  if (cause instanceof webApi.WebAPIRateLimitedError) {
    return new ChatFault('rate_limited', doing, { cause, retryAfterSeconds: cause.retryAfter });
  }
  const error = slackError(cause);
  if (error === 'ratelimited') return new ChatFault('rate_limited', doing, { cause });
  const code: ChatFaultCode = error === null ? 'unreachable' : GONE.has(error) ? 'gone' : 'refused';
  return new ChatFault(code, doing, { cause });
}

/** Runs one step of the chat port; whatever fails in it becomes a `ChatFault`. */
export async function orFault<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw chatFault(doing, cause);
  }
}
