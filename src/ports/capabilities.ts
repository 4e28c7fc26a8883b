/** Whether a platform lets the bot do something, and what a person should know about it. */
export type Capability = {
  readonly has: boolean;
  readonly note?: { readonly ja: string; readonly en: string };
};

/**
 * What a platform can do (できること), as its adapter says of itself. The adapter contract in `test/contracts/` holds every
 * adapter to its record, and the tables in the READMEs are made from it.
 */
export type Capabilities = {
  readonly name: { readonly ja: string; readonly en: string };
  /** An answer stands where it was asked for, and only the one who asked sees it. */
  readonly ephemeral: Capability;
  /** A word opens its form at once, without a button in between. */
  readonly formFromWord: Capability;
  readonly home: Capability;
  /** A card of any length is shown to its end. */
  readonly wholeCards: Capability;
  /** Files are there with the answer, without somebody agreeing first. */
  readonly filesAtOnce: Capability;
  /** A confidential post whose answer was lost is found again by the bot itself. */
  readonly history: Capability;
  /** Other apps in a room are on its member list, and so count as readers. */
  readonly readsApps: Capability;
};

export type CapabilityName = Exclude<keyof Capabilities, 'name'>;
