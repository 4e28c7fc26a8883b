import { streamSSE } from 'hono/streaming';
import type { PageApp } from './guard.ts';
import { clockText, type Locale } from './when.ts';
import type { Workspace } from './workspace.ts';

export type Live = { stop(): void };

const CLOCK_EVERY_MS = 20_000;

/**
 * Tells open pages that something has changed, and what the clock shows; a page then loads its own parts
 * anew. Nothing of a message goes this way, so there is nothing here to keep apart.
 */
export function liveRoute(app: PageApp, workspace: Workspace, locale: Locale, zone: string): Live {
  const ends = new Set<() => void>();
  const clock = () => clockText(locale, zone, workspace.clock.now());

  app.get('/live', (c) =>
    streamSSE(c, async (stream) => {
      const tell = (event: string) => {
        stream.writeSSE({ event, data: clock() }).catch(() => undefined);
      };
      tell('clock');
      const unlisten = workspace.listen(() => tell('changed'));
      const ticking = setInterval(tell, CLOCK_EVERY_MS, 'clock');
      let end = () => {};
      await new Promise<void>((done) => {
        end = done;
        ends.add(end);
        stream.onAbort(end);
      });
      ends.delete(end);
      clearInterval(ticking);
      unlisten();
    }),
  );
  return {
    stop() {
      for (const end of ends) end();
    },
  };
}
