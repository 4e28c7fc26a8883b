import type { IncomingMessage, ServerResponse } from 'node:http';

/** A part of the bot that answers requests, and can be stopped. */
export type Site = {
  /** Whether this request is its to answer. */
  readonly takes: (path: string) => boolean;
  readonly serve: (request: IncomingMessage, response: ServerResponse) => void;
  /** Lets go of what keeps connections open, so that the server can close. */
  readonly hangUp: () => void;
  readonly stop: () => Promise<void>;
};
