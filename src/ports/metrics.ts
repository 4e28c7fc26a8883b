import type { DisclosureRecord } from './store.ts';

/** What is counted for those who run the bot (計測). Numbers alone: whom or what they are about is not handed in. */
export type Metrics = {
  /** A confidential post has come to this status. */
  disclosed(status: DisclosureRecord['status']): void;
  /** A post that was taken away had been readable for at most so many seconds. */
  exposed(seconds: number): void;
  /** The platform accepted a message of the outbox. */
  delivered(): void;
  /** A message of the outbox will not be tried again. */
  gaveUp(): void;
};

/** For an installation that nobody measures. */
export const UNCOUNTED: Metrics = {
  disclosed: () => {},
  exposed: () => {},
  delivered: () => {},
  gaveUp: () => {},
};
