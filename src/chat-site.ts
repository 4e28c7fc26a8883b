import type { Chats } from './application/route-chat.ts';
import type { Config } from './config.ts';
import { type Installation, install } from './installation.ts';
import type { Meter } from './metrics.ts';
import type { Cipher } from './ports/cipher.ts';
import type { Log } from './ports/log.ts';
import type { Site } from './site.ts';
import { speechIn } from './views/speech.ts';

/** A chat platform of the bot: its chat port, and its ear. */
export type ChatPart = {
  readonly chats: Chats;
  listen(installation: Installation): Promise<Ear>;
  /** Lets go of what the chat port holds; after the installation has stopped. */
  close(): Promise<void>;
};

export type Ear = {
  readonly path: string;
  /** Null where no requests are taken, as in Slack's Socket Mode. */
  readonly serve: Site['serve'] | null;
  stop(): Promise<void>;
};

/**
 * The bot in Slack, in Teams or in both (一つの会議を両方で): one installation, so that a sitting called in one is answered
 * in the other. Each platform is connected, then all is installed, then each listens.
 */
export async function openChatSite(terms: {
  readonly config: Config;
  readonly url: string;
  readonly cipher: Cipher;
  readonly log: Log;
  readonly meter: Meter;
}): Promise<Site> {
  const { config, url, cipher, log, meter } = terms;
  const parts: ChatPart[] = [];
  // Loaded when it is configured, so that Slack's and Microsoft's packages do nothing where they are not used.
  if (config.slack) {
    const { slackPart } = await import('./slack-site.ts');
    parts.push(await slackPart(config, config.slack, log));
  }
  if (config.teams) {
    const { teamsPart } = await import('./teams-site.ts');
    parts.push(teamsPart(config, config.teams, url, log));
  }
  const installation = await install({
    url,
    cipher,
    log,
    chats: Object.assign({}, ...parts.map(({ chats }) => chats)),
    clock: { now: () => new Date() },
    speech: speechIn(config.locale),
    recheckSeconds: config.recheckSeconds,
    metrics: meter.metricsOf('town'),
  });
  meter.watchOutbox('town', () => installation.store.outboxCounts());
  const ears: Ear[] = [];
  for (const part of parts) ears.push(await part.listen(installation));
  installation.tick();
  return {
    takes: (path) => ears.some((ear) => ear.path === path),
    serve: (request, response) => {
      const path = request.url?.split('?')[0];
      const serve = ears.find((ear) => ear.path === path)?.serve;
      if (serve) serve(request, response);
      else response.writeHead(404).end();
    },
    hangUp: () => {},
    stop: async () => {
      await Promise.all(ears.map((ear) => ear.stop()));
      await installation.stop();
      await Promise.all(parts.map((part) => part.close()));
    },
  };
}
