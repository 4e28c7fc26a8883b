import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Demo } from '../../../adapters/playground/demo-routes.ts';
import {
  openPlayground,
  type Playground,
  type PlaygroundSite,
} from '../../../adapters/playground/playground.ts';
import type { Account, ChannelRef } from '../../../src/ports/account.ts';
import type { Command } from '../../../src/ports/command.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { parseWords, scripted, stage } from './sample.ts';

export const MONDAY = new Date('2026-11-09T01:00:00Z');
export const wall = { now: () => MONDAY };

export function account(user: string): Account {
  return { platform: 'playground', tenant: stage.tenant, user };
}

export function channel(id: string): ChannelRef {
  return { platform: 'playground', tenant: stage.tenant, channel: id };
}

export type Running = {
  readonly url: string;
  readonly playground: Playground;
  readonly site: PlaygroundSite;
  /** What the core was asked, in order. */
  readonly asked: readonly Command[];
  readonly demo: { moved: number; resets: number; nextSitting: Date | null };
  /** What was logged as an error. */
  readonly errors: readonly unknown[];
  stop(): Promise<void>;
};

/** A playground on a port of this machine, with the scripted core behind it. */
export async function running(): Promise<Running> {
  const folder = await temporaryFolder();
  const playground = await openPlayground({ folder: folder.path, stage, wall });
  const { dispatch, asked } = scripted();
  const demo = { moved: 0, resets: 0, nextSitting: null as Date | null };
  const given: Demo = {
    nextSittingStart: async () => demo.nextSitting,
    afterMembersChanged: async () => {},
    afterClockMoved: async () => {
      demo.moved += 1;
    },
    reset: async () => {
      demo.resets += 1;
    },
  };
  const errors: unknown[] = [];
  const log = { info() {}, warn() {}, error: (facts: unknown) => errors.push(facts) };
  const site = playground.serve({
    dispatch,
    parseWords,
    demo: given,
    log,
    locale: 'ja',
    zone: 'Asia/Tokyo',
  });
  const server = createServer(site.listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    playground,
    site,
    asked,
    demo,
    errors,
    async stop() {
      site.stop();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await playground.settled();
      await folder.remove();
    },
  };
}
