import { join } from 'node:path';
import { openPlayground } from '../adapters/playground/playground.ts';
import { parseWords } from './application/words.ts';
import type { Config } from './config.ts';
import { dayIn } from './domain/calendar-day.ts';
import { loadSample } from './import/sample.ts';
import { type Installation, install } from './installation.ts';
import type { Meter } from './metrics.ts';
import type { Cipher } from './ports/cipher.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { Site } from './site.ts';
import { sampleStage } from './stage.ts';
import { dropDatabase } from './store/drop-database.ts';
import { speechIn } from './views/speech.ts';

const WALL: Clock = { now: () => new Date() };

/**
 * お試し: the sample municipality on a database of its own, with a chat of its own in this process. It goes
 * through the same installation as Slack does.
 */
export async function openPlaygroundSite(terms: {
  readonly config: Config;
  readonly url: string;
  readonly cipher: Cipher;
  readonly log: Log;
  readonly meter: Meter;
}): Promise<Site> {
  const { config, url, cipher, log, meter } = terms;
  const folder = join(config.dataDir, 'playground');
  const playground = await openPlayground({
    folder,
    stage: sampleStage(dayIn(config.zone, WALL.now())),
    wall: WALL,
  });

  const begin = async (): Promise<Installation> => {
    const { chat, clock } = playground;
    const speech = speechIn(config.locale);
    const { recheckSeconds } = config;
    const chats = { playground: chat };
    const metrics = meter.metricsOf('playground');
    const installation = await install({
      url,
      cipher,
      log,
      metrics,
      chats,
      clock,
      speech,
      recheckSeconds,
    });
    await loadSample({ url, cipher, now: clock.now(), today: dayIn(config.zone, clock.now()) });
    installation.tick();
    return installation;
  };
  let installation = await begin();
  meter.watchOutbox('playground', () => installation.store.outboxCounts());

  const site = playground.serve({
    dispatch: (command) => installation.app.dispatch(command),
    parseWords,
    log,
    locale: config.locale,
    zone: config.zone,
    demo: {
      nextSittingStart: () => nextStart(installation, playground.clock.now()),
      afterMembersChanged: async (channel) => {
        installation.watcher.look({ channel });
        await installation.watcher.settled();
        await installation.courier.settled();
      },
      afterClockMoved: async () => {
        installation.watcher.look({});
        await installation.watcher.settled();
        await installation.app.remind();
        await installation.app.termsEnding();
        await installation.app.concernsWaiting();
        await installation.app.requestsWaiting();
        await installation.app.hardDatesComing();
        await installation.app.anchorAudit();
        installation.courier.wake();
        await installation.courier.settled();
      },
      reset: async () => {
        await installation.stop();
        await dropDatabase(url);
        installation = await begin();
      },
    },
  });
  return {
    takes: () => true,
    serve: (request, response) => void site.listener(request, response),
    hangUp: site.stop,
    stop: async () => {
      await installation.stop();
      await playground.settled();
    },
  };
}

/** When the next called sitting of the sample begins. */
async function nextStart({ store }: Installation, now: Date): Promise<Date | null> {
  const starts: Date[] = [];
  for (const { id } of await store.municipalities()) {
    const bodies = await store.bodies(id);
    const records = await store.sittings(
      id,
      bodies.map((body) => body.id),
      now,
    );
    for (const { sitting } of records) {
      if (sitting.status === 'convened' && sitting.startsAt > now) starts.push(sitting.startsAt);
    }
  }
  return starts.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
