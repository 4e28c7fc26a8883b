import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from './ports/metrics.ts';
import type { Store } from './ports/store.ts';

type OutboxCounts = Store['outboxCounts'];

/** The town on its chat platforms, or the sample beside it. */
export type Counted = 'town' | 'playground';

export type Meter = {
  /** Where an installation counts. Its label keeps the sample from looking like the town. */
  readonly metricsOf: (installation: Counted) => Metrics;
  /** Asks this outbox for its length each time the metrics are read. */
  readonly watchOutbox: (installation: Counted, counts: OutboxCounts) => void;
  /** Everything, as Prometheus reads it. Throws when an outbox cannot be asked. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
  readonly stop: () => void;
};

/** From what nobody can have read to what everybody has; a round of the watch is five minutes. */
const EXPOSURE_BUCKETS = [1, 2, 5, 10, 30, 60, 120, 300, 600, 3600];

/**
 * The metrics of one process (計測). Labels are words of this program only: never a name, an id, a channel or
 * a case number, since whoever reaches the server may read them.
 */
export function makeMeter(): Meter {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const disclosures = new Counter({
    name: 'tsudoi_disclosures_total',
    help: 'Steps of confidential posts, by the status they came to.',
    labelNames: ['installation', 'status'] as const,
    registers,
  });
  const exposure = new Histogram({
    name: 'tsudoi_disclosure_exposure_seconds',
    help: 'How long a post that was taken away had been readable at most.',
    labelNames: ['installation'] as const,
    buckets: EXPOSURE_BUCKETS,
    registers,
  });
  const deliveries = new Counter({
    name: 'tsudoi_outbox_messages_total',
    help: 'Messages of the outbox, by what became of them.',
    labelNames: ['installation', 'outcome'] as const,
    registers,
  });
  const outboxes = new Map<Counted, OutboxCounts>();
  new Gauge({
    name: 'tsudoi_outbox_messages',
    help: 'Messages in the outbox now: waiting for delivery, and given up.',
    labelNames: ['installation', 'state'] as const,
    registers,
    async collect() {
      for (const [installation, counts] of outboxes) {
        const { waiting, dead } = await counts();
        this.set({ installation, state: 'waiting' }, waiting);
        this.set({ installation, state: 'dead' }, dead);
      }
    },
  });
  return {
    metricsOf: (installation) => ({
      disclosed: (status) => disclosures.inc({ installation, status }),
      exposed: (seconds) => exposure.observe({ installation }, seconds),
      delivered: () => deliveries.inc({ installation, outcome: 'delivered' }),
      gaveUp: () => deliveries.inc({ installation, outcome: 'given_up' }),
    }),
    watchOutbox: (installation, counts) => void outboxes.set(installation, counts),
    text: () => registry.metrics(),
    contentType: registry.contentType,
    stop: () => registry.clear(),
  };
}
