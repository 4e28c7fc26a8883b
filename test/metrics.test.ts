import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Meter, makeMeter } from '../src/metrics.ts';

let meter: Meter;
beforeEach(() => {
  meter = makeMeter();
});
afterEach(() => meter.stop());

/** The lines of our own metrics that are not zero. */
async function told(): Promise<string[]> {
  const lines = (await meter.text()).split('\n');
  return lines.filter((line) => line.startsWith('tsudoi_') && !line.endsWith(' 0'));
}

describe('the metrics', () => {
  it('count posts by status and messages by outcome, the sample apart from the town', async () => {
    const town = meter.metricsOf('town');
    const sample = meter.metricsOf('playground');
    town.disclosed('allowed');
    town.disclosed('kept');
    town.disclosed('kept');
    sample.disclosed('refused');
    town.delivered();
    sample.delivered();
    town.gaveUp();
    expect((await told()).sort()).toEqual([
      'tsudoi_disclosures_total{installation="playground",status="refused"} 1',
      'tsudoi_disclosures_total{installation="town",status="allowed"} 1',
      'tsudoi_disclosures_total{installation="town",status="kept"} 2',
      'tsudoi_outbox_messages_total{installation="playground",outcome="delivered"} 1',
      'tsudoi_outbox_messages_total{installation="town",outcome="delivered"} 1',
      'tsudoi_outbox_messages_total{installation="town",outcome="given_up"} 1',
    ]);
  });

  it('put an exposure of exactly two seconds within what is promised', async () => {
    meter.metricsOf('town').exposed(2);
    meter.metricsOf('town').exposed(301);
    const lines = await told();
    const upTo = (le: string) => `tsudoi_disclosure_exposure_seconds_bucket{le="${le}",installation="town"}`;
    expect(lines).toContain(`${upTo('2')} 1`);
    expect(lines).toContain(`${upTo('300')} 1`);
    expect(lines).toContain(`${upTo('600')} 2`);
    expect(lines).toContain('tsudoi_disclosure_exposure_seconds_sum{installation="town"} 303');
  });

  it('ask the outbox anew each time', async () => {
    let waiting = 3;
    meter.watchOutbox('town', async () => ({ waiting, dead: 1 }));
    expect(await told()).toContain('tsudoi_outbox_messages{installation="town",state="waiting"} 3');
    waiting = 5;
    expect(await told()).toEqual([
      'tsudoi_outbox_messages{installation="town",state="waiting"} 5',
      'tsudoi_outbox_messages{installation="town",state="dead"} 1',
    ]);
  });

  it('are not told at all when the outbox cannot be asked, rather than with old numbers', async () => {
    meter.watchOutbox('town', () => Promise.reject(new Error('No connection.')));
    await expect(meter.text()).rejects.toThrow('No connection.');
  });

  it('tell how the process is', async () => {
    const text = await meter.text();
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  });
});
