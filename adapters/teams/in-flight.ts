/** Work that was acknowledged and is not yet done. */
export type InFlight = {
  track(work: Promise<void>): void;
  /** Resolves once nothing is under way, what has come meanwhile included. */
  idle(): Promise<void>;
};

export function inFlight(): InFlight {
  const pending = new Set<Promise<void>>();
  return {
    track(work) {
      pending.add(work);
      void work.finally(() => pending.delete(work));
    },
    async idle() {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}
