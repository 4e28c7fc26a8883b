import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Json, mistakesIn } from './cards.ts';
import { serveConnector } from './connector-server.ts';
import { cardOf, type Message, type Person, type Room, textOf } from './rooms.ts';
import { Tokens } from './tokens.ts';

export const APP_ID = '11111111-2222-4333-8444-555555555555';
export const TENANT = 'tenant-tsutsuji';
export const BOT = `28:${APP_ID}`;
export const OUTBOUND = 'Bearer outbound-token-of-the-bot';

export type Route = 'openPersonal' | 'send' | 'update' | 'remove' | 'pagedmembers' | 'member' | 'channels';
/** `lost`: it is done, and the answer never comes. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'lost' };

const PATIENCE_MS = 10_000;

/** Microsoft Teams as far as a bot meets it: rooms, people, the Bot Connector, and keys that sign its requests. */
export class FakeTeams {
  readonly tenant: string;
  readonly tokens = new Tokens(APP_ID);
  readonly people = new Map<string, Person>();
  readonly rooms = new Map<string, Room>();
  /** What the bot did that Teams does not take. */
  readonly violations: string[] = [];
  /** What everybody has ever seen, by person. */
  readonly seen = new Map<string, string[]>();
  readonly calls: { readonly route: Route; readonly room: string }[] = [];
  /** What was put into people's own storage, by the name of the file. */
  readonly stored = new Map<string, Buffer>();
  readonly hanging = new Set<ServerResponse>();
  membersPage = 2;
  /** Whether the connector asks who the bot is, as Microsoft's does. */
  wantsToken = true;
  private readonly received: string[] = [];
  private readonly faults: { readonly route: Route; readonly fault: Fault }[] = [];
  private readonly after: { readonly route: Route; readonly act: () => void }[] = [];
  private readonly waiting = new Set<() => void>();
  private readonly server = createServer(serveConnector(this));
  private counter = 0;

  constructor(tenant: string = TENANT) {
    this.tenant = tenant;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    for (const response of this.hanging) response.destroy();
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get serviceUrl(): string {
    return `${this.origin}/teams/`;
  }

  nextId(prefix = ''): string {
    this.counter += 1;
    return `${prefix}${1_700_000_000_000 + this.counter}`;
  }

  addPerson(user: string, name: string, more: Partial<Person> = {}): Person {
    const person: Person = { user, name, kind: 'person', ...more };
    this.people.set(user, person);
    return person;
  }

  addRoom(
    id: string,
    terms: Partial<Omit<Room, 'id' | 'members'>> & { members?: readonly string[] } = {},
  ): Room {
    const { members = [], ...more } = terms;
    const room: Room = {
      ...{ id, kind: 'channel', name: id, messages: [], botIsIn: true },
      ...(more.kind === undefined || more.kind === 'channel'
        ? { channelType: 'private' as const, team: '19:team@thread.tacv2' }
        : {}),
      ...more,
      members: new Set(members),
    };
    this.rooms.set(id, room);
    return room;
  }

  /** Somebody comes into a room, and reads what stands there. */
  join(user: string, room: string): void {
    const found = this.room(room);
    found.members.add(user);
    for (const message of found.messages) if (!message.deleted) this.show(user, textOf(message));
    this.changed();
  }

  room(id: string): Room {
    const room = this.rooms.get(id);
    if (room === undefined) throw new Error(`There is no room ${id}.`);
    return room;
  }

  /** The chat of somebody with the bot; opened when it is not there yet. */
  personal(user: string): Room {
    const id = `a:1personal-${user}`;
    return this.rooms.get(id) ?? this.addRoom(id, { kind: 'personal', members: [user] });
  }

  /** The next so many calls of a route go wrong. */
  fail(route: Route, fault: Fault, times = 1): void {
    for (let done = 0; done < times; done += 1) this.faults.push({ route, fault });
  }

  takeFault(route: Route): Fault | null {
    const at = this.faults.findIndex((one) => one.route === route);
    return at < 0 ? null : (this.faults.splice(at, 1)[0]?.fault ?? null);
  }

  /** Does something the moment after the next call of a route was answered. */
  onceAfter(route: Route, act: () => void): void {
    this.after.push({ route, act });
  }

  answered(route: Route): void {
    const at = this.after.findIndex((one) => one.route === route);
    if (at >= 0) this.after.splice(at, 1)[0]?.act();
    this.changed();
  }

  put(room: Room, from: string, activity: Json, id = this.nextId()): Message {
    const message: Message = { id, room: room.id, from, activity, deleted: false };
    const at = room.messages.findIndex((one) => one.id === id);
    if (at < 0) room.messages.push(message);
    else room.messages[at] = message;
    for (const user of room.members) this.show(user, textOf(message));
    if (from === BOT) this.check(activity, cardOf(message));
    this.changed();
    return message;
  }

  private check(activity: Json, card: Json | null): void {
    if (card) this.violations.push(...mistakesIn(card));
    if (card && !activity.summary) this.violations.push('A card without a summary.');
  }

  show(user: string, text: string): void {
    this.seen.set(user, [...(this.seen.get(user) ?? []), text]);
  }

  receive(text: string): void {
    this.received.push(text);
  }

  /** All that has ever come from the bot, requests and answers, as one text. */
  allBytes(): string {
    return this.received.join('\n');
  }

  /** Waits until `look` finds something; looks again after each call and each change. */
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

  changed(): void {
    for (const look of [...this.waiting]) look();
  }
}

export const fakeTeams = (tenant?: string): Promise<FakeTeams> => new FakeTeams(tenant).start();
