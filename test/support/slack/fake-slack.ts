import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fault, FaultPlan } from './faults.ts';
import { makeServe } from './http.ts';
import { type SocketMode, socketMode } from './socket-mode.ts';
import { ApiClock } from './triggers.ts';
import type { Answer } from './web-api.ts';
import { Workspace } from './workspace.ts';

export type ApiCall = {
  /** A Web API method, or `upload`, or `response_url`. */
  readonly method: string;
  readonly team: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly status: number;
  readonly answer: Answer;
};

/** How long a test waits for something to appear before it says what there is instead. */
const PATIENCE_MS = 10_000;

export type FakeSlackOptions = {
  readonly teams?: readonly string[];
  /** Bot scopes; a call that needs another is refused with `missing_scope`. Default: every scope. */
  readonly scopes?: readonly string[];
  /** Milliseconds. Trigger ids, response_urls and message timestamps go by it. */
  readonly now?: () => number;
};

/**
 * A small Slack on a loopback port: it keeps state, enforces what the real one enforces, and remembers
 * everything it was sent. The app under test talks to it by Slack's own client; nothing is replaced.
 */
export class FakeSlack {
  readonly signingSecret = 'fake-signing-secret';
  readonly appToken = 'xapp-fake';
  readonly appId = 'A0TSUDOI';
  readonly api: ApiClock;
  readonly teams: readonly Workspace[];
  readonly scopes: readonly string[] | undefined;
  readonly calls: ApiCall[] = [];
  /** Messages and views that broke a limit of Block Kit. Tests expect none. */
  readonly violations: string[] = [];
  readonly scopesUsed = new Set<string>();
  readonly socketMode: SocketMode;
  readonly faults = new FaultPlan();
  /** Requests that get no answer until the fake stops. */
  readonly hanging = new Set<ServerResponse>();
  private readonly received: string[] = [];
  private readonly waiting = new Set<() => void>();
  private readonly server = createServer(makeServe(this));
  private counter = 0;

  constructor(options: FakeSlackOptions) {
    const now = options.now ?? Date.now;
    const nextId = (prefix: string) => {
      this.counter += 1;
      return `${prefix}${String(this.counter).padStart(6, '0')}`;
    };
    const tools = {
      nextId,
      nextTs: () => `${Math.floor(now() / 1000)}.${nextId('')}`,
      changed: () => this.lookAgain(),
    };
    this.api = new ApiClock(now, nextId);
    this.scopes = options.scopes;
    this.teams = (options.teams ?? ['T0001']).map((id) => new Workspace(id, tools));
    this.socketMode = socketMode(this.server, () => this.origin.replace('http', 'ws'), nextId, tools.changed);
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    for (const response of this.hanging) response.destroy();
    this.socketMode.dropAll();
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** For `slackApiUrl` of Slack's client: with the slash at the end. */
  get apiUrl(): string {
    return `${this.origin}/api/`;
  }

  /** The first team, or the one with this id. */
  team(id?: string): Workspace {
    const found = id === undefined ? this.teams[0] : this.teams.find((team) => team.id === id);
    if (found === undefined) throw new Error(`There is no team ${id}.`);
    return found;
  }

  /** The next calls of a method (or `upload`, `response_url`) meet a fault. */
  fail(method: string, fault: Fault, times = 1): void {
    this.faults.add(method, fault, times);
  }

  /** A method meets a fault at the `number`th call from now on; those before it go well. */
  failAt(method: string, number: number, fault: Fault, times = 1): void {
    this.faults.spare(method, number - 1);
    this.faults.add(method, fault, times);
  }

  callsOf(method: string): ApiCall[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** Hands out a list in pages of these sizes; 0 makes an empty page with more to come. */
  pageSizes(method: string, sizes: readonly number[]): void {
    this.api.pageSizes.set(method, sizes);
  }

  /** What the app sent, raw and decoded, whatever became of it: for searches after words that must not leave. */
  allBytes(): string {
    return this.received.join('\n');
  }

  /** Acknowledgements are sent by the app as well; the driver reports their bodies here. */
  receive(text: string): void {
    this.received.push(text);
  }

  record(call: ApiCall): void {
    this.calls.push(call);
    this.lookAgain();
  }

  /** Waits until `look` finds something or says true; looks again after each call and each change. */
  until<T>(look: () => T | undefined | false, otherwise: () => string): Promise<T> {
    return new Promise((resolve, reject) => {
      const again = () => {
        const found = look();
        if (found !== undefined && found !== false) settle(() => resolve(found));
      };
      const settle = (end: () => void) => {
        clearTimeout(timer);
        this.waiting.delete(again);
        end();
      };
      const timer = setTimeout(() => settle(() => reject(new Error(otherwise()))), PATIENCE_MS);
      this.waiting.add(again);
      again();
    });
  }

  private lookAgain(): void {
    for (const look of [...this.waiting]) look();
  }
}

export const fakeSlack = (options: FakeSlackOptions = {}): Promise<FakeSlack> =>
  new FakeSlack(options).start();
