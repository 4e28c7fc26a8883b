import type { Block, ViewContent } from './block-kit.ts';
import { readBlocks, readMessage } from './shown.ts';

/**
 * What Slack keeps of one team: people, channels, messages, open modals and App Homes.
 * Nothing here knows HTTP; the Web API's methods (methods-*.ts) read and change it.
 */
export type PersonKind =
  | 'member'
  | 'guest'
  | 'single_channel_guest'
  | 'external' // of another organisation, here by Slack Connect
  | 'stranger' // external and in none of our channels any more
  | 'bot'
  | 'deactivated';
export type Person = { readonly id: string; readonly name: string; kind: PersonKind };

export type ChannelKind = 'public' | 'private' | 'im';
export type Channel = {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  archived: boolean;
  extShared: boolean;
  /** In the order of joining; the bot is one of them where it was invited. */
  members: readonly string[];
  messages: readonly Message[];
};

export type UploadedFile = { readonly id: string; readonly name: string; readonly content: Buffer };
export type Metadata = { readonly event_type: string; readonly event_payload: unknown };

/** Never changed: an edit puts a new value in its place, so a test can keep what a person saw before. */
export type Message = {
  readonly kind: 'message';
  /** Rises with every change anywhere in the team. */
  readonly revision: number;
  readonly channel: string;
  readonly ts: string;
  readonly author: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly files: readonly UploadedFile[];
  readonly metadata?: Metadata;
  readonly threadTs?: string;
  /** Ephemeral: only this person sees it. */
  readonly onlyFor?: string;
};

export type StateValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
export type View = {
  readonly kind: 'view';
  readonly revision: number;
  readonly id: string;
  readonly owner: string;
  readonly hash: string;
  readonly rootId: string;
  readonly previousId?: string;
  readonly content: ViewContent;
  /** What the person has typed and chosen, by block_id and action_id. */
  readonly values: StateValues;
  /** Beside the fields, after `response_action: errors`; by block_id. */
  readonly errors: Readonly<Record<string, string>>;
};
export type Screen = { modals: readonly View[]; home?: View };

export type Tools = {
  /** Unique and rising, as Slack's message timestamps are. */
  nextTs(): string;
  nextId(prefix: string): string;
  /** Called after each change, so that whoever waits for something to appear looks again. */
  changed(): void;
};

export class Workspace {
  readonly id: string;
  readonly botUser: string;
  readonly botId: string;
  readonly token: string;
  readonly people = new Map<string, Person>();
  readonly channels = new Map<string, Channel>();
  readonly files = new Map<string, { name: string; length: number; content?: Buffer }>();
  /** Every text that was ever before a person's eyes, also what was changed or deleted since. */
  readonly sightings: { readonly person: string; readonly where: string; readonly text: string }[] = [];
  readonly tools: Tools;
  private readonly screens = new Map<string, Screen>();
  private changes = 0;

  constructor(id: string, tools: Tools) {
    this.id = id;
    this.tools = tools;
    this.botUser = `U0BOT${id}`;
    this.botId = `B0BOT${id}`;
    this.token = `xoxb-fake-${id}`;
    this.addPerson(this.botUser, { name: 'つどい', kind: 'bot' });
  }

  addPerson(id: string, terms: { readonly name?: string; readonly kind?: PersonKind } = {}): Person {
    const person: Person = { id, name: terms.name ?? id, kind: terms.kind ?? 'member' };
    this.people.set(id, person);
    return person;
  }

  /** The bot is a member unless `withoutBot`. */
  addChannel(
    id: string,
    terms: {
      readonly name?: string;
      readonly kind?: ChannelKind;
      readonly members?: readonly string[];
      readonly withoutBot?: boolean;
      readonly archived?: boolean;
      readonly extShared?: boolean;
    } = {},
  ): Channel {
    const channel: Channel = {
      id,
      name: terms.name ?? id.toLowerCase(),
      kind: terms.kind ?? 'private',
      archived: terms.archived ?? false,
      extShared: terms.extShared ?? false,
      members: [...(terms.withoutBot ? [] : [this.botUser]), ...(terms.members ?? [])],
      messages: [],
    };
    this.channels.set(id, channel);
    return channel;
  }

  /** The one direct-message channel between the bot and this person. */
  im(person: string): Channel {
    const id = `D${person}`;
    return this.channels.get(id) ?? this.addChannel(id, { kind: 'im', name: person, members: [person] });
  }

  join(channelId: string, person: string): void {
    const channel = this.channel(channelId);
    if (channel.members.includes(person)) return;
    channel.members = [...channel.members, person];
    // Whoever joins reads what was posted before.
    for (const message of channel.messages) {
      if (message.onlyFor === undefined) this.seen(person, channel.id, readMessage(message).text);
    }
    this.tools.changed();
  }

  leave(channelId: string, person: string): void {
    const channel = this.channel(channelId);
    channel.members = channel.members.filter((member) => member !== person);
    this.tools.changed();
  }

  channel(id: string): Channel {
    const channel = this.channels.get(id);
    if (channel === undefined) throw new Error(`There is no channel ${id} in ${this.id}.`);
    return channel;
  }

  screen(person: string): Screen {
    const screen = this.screens.get(person) ?? { modals: [] };
    this.screens.set(person, screen);
    return screen;
  }

  /** The newest version of a message, or nothing when it was deleted. */
  message(channelId: string, ts: string): Message | undefined {
    return this.channels.get(channelId)?.messages.find((message) => message.ts === ts);
  }

  get revision(): number {
    return this.changes;
  }

  put(content: Omit<Message, 'kind' | 'revision'>): Message {
    this.changes += 1;
    const message: Message = { ...content, kind: 'message', revision: this.changes };
    const channel = this.channel(message.channel);
    const known = channel.messages.some((other) => other.ts === message.ts);
    channel.messages = known
      ? channel.messages.map((other) => (other.ts === message.ts ? message : other))
      : [...channel.messages, message];
    const { text } = readMessage(message);
    for (const member of message.onlyFor === undefined ? channel.members : [message.onlyFor]) {
      this.seen(
        member,
        channel.id,
        [message.text, text, ...message.files.map((file) => file.content.toString('utf8'))].join('\n'),
      );
    }
    this.tools.changed();
    return message;
  }

  remove(channelId: string, ts: string): void {
    const channel = this.channel(channelId);
    channel.messages = channel.messages.filter((message) => message.ts !== ts);
    this.tools.changed();
  }

  visibleTo(person: string): Message[] {
    return [...this.channels.values()]
      .filter((channel) => channel.members.includes(person))
      .flatMap((channel) => channel.messages)
      .filter((message) => message.onlyFor === undefined || message.onlyFor === person);
  }

  findView(id: string): View | undefined {
    for (const screen of this.screens.values()) {
      const found = [...screen.modals, screen.home].find((view) => view?.id === id);
      if (found) return found;
    }
    return undefined;
  }

  /** Puts a view where the one with its id stands, on top of the modals, or on the home tab. */
  showView(content: Omit<View, 'kind' | 'revision'>): View {
    this.changes += 1;
    const view: View = { ...content, kind: 'view', revision: this.changes };
    const screen = this.screen(view.owner);
    if (view.content.type === 'home') screen.home = view;
    else if (screen.modals.some((other) => other.id === view.id)) {
      screen.modals = screen.modals.map((other) => (other.id === view.id ? view : other));
    } else screen.modals = [...screen.modals, view];
    const title = view.content.type === 'modal' ? view.content.title.text : '';
    this.seen(view.owner, view.id, `${title}\n${readBlocks(view.content.blocks).text}`);
    this.tools.changed();
    return view;
  }

  private seen(person: string, where: string, text: string): void {
    this.sightings.push({ person, where, text });
  }
}
