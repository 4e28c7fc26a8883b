import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Chat } from '../../src/ports/chat.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Ask, Dispatch } from '../../src/ports/command.ts';
import { framesOf, type Log } from '../../src/ports/log.ts';
import { playgroundChat } from './chat.ts';
import { type Demo, demoRoutes } from './demo-routes.ts';
import { memoryFiles } from './files.ts';
import { guard, type PageApp } from './guard.ts';
import { liveRoute } from './live-route.ts';
import { makeRespond } from './respond.ts';
import { seatPages } from './seat-pages.ts';
import { seatPosts } from './seat-posts.ts';
import { checkStage, type Stage } from './stage.ts';
import { openStateFile } from './state-file.ts';
import { staticRoutes } from './static-routes.ts';
import { TEXTS } from './texts.ts';
import type { Locale } from './when.ts';
import { type DemoClock, makeWorkspace } from './workspace.ts';

export type Playground = {
  readonly chat: Chat;
  /** The demo's time; everything that serves the playground goes by it. */
  readonly clock: DemoClock;
  /** Makes the pages, once there is something that answers commands. */
  serve(parts: PlaygroundParts): PlaygroundSite;
  /** Resolves when all that has happened is on the disk, so that the folder can be left. */
  settled(): Promise<void>;
};

export type PlaygroundParts = {
  readonly dispatch: Dispatch;
  readonly parseWords: (text: string) => Ask;
  readonly demo: Demo;
  readonly log: Log;
  readonly locale: Locale;
  readonly zone: string;
  /** Names besides localhost under which the pages may be opened, without a port. */
  readonly hosts?: readonly string[];
};

export type PlaygroundSite = {
  /** Answers one request; for `node:http` and for anything that hands requests on. */
  readonly listener: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly app: PageApp;
  /** Lets go of the open pages, so that a server can close. */
  stop(): void;
};

const BODY_LIMIT = 256 * 1024;

/**
 * The third chat adapter: a chat service of its own in one process, with a page on which every seat of the
 * sample municipality can be taken. It speaks with the core through `Chat` and `Dispatch` as Slack does.
 */
export async function openPlayground(options: {
  readonly folder: string;
  readonly stage: Stage;
  readonly wall: Clock;
}): Promise<Playground> {
  checkStage(options.stage);
  const file = await openStateFile(options.folder, options.stage);
  const workspace = makeWorkspace(options.stage, options.wall, file);
  return {
    chat: playgroundChat(workspace),
    clock: workspace.clock,
    settled: file.settled,
    serve({ dispatch, parseWords, demo, log, locale, zone, hosts = [] }) {
      const texts = TEXTS[locale];
      const respond = makeRespond(locale, zone, randomUUID);
      const files = memoryFiles();
      const app: PageApp = new Hono();
      app.onError((fault, c) => {
        log.error({ playground: c.req.method, fault: fault.name, frames: framesOf(fault, 6) });
        return respond.problem(c, 500, texts.fault);
      });
      app.use(guard(hosts, texts, respond.problem));
      app.use(bodyLimit({ maxSize: BODY_LIMIT, onError: (c) => respond.problem(c, 413, texts.tooLarge) }));
      staticRoutes(app, files);
      const live = liveRoute(app, workspace, locale, zone);
      demoRoutes(app, { workspace, demo, zone, respond });
      seatPosts(app, { workspace, dispatch, parseWords, respond, files });
      seatPages(app, { workspace, dispatch, respond, files });
      return { app, listener: getRequestListener(app.fetch), stop: live.stop };
    },
  };
}
