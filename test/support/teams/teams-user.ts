import type { Page } from 'playwright-core';
import { actionsOf, type CardInput, cardText, inputsOf, type Json, mistakesIn } from './cards.ts';
import { drawCard, givenBy } from './drawn-card.ts';
import { BOT, type FakeTeams } from './fake-teams.ts';
import { cardOf, type Message, type Room, textOf } from './rooms.ts';
import type { Claims } from './tokens.ts';

/** Sends a request to the bot as Microsoft does. */
export type Deliver = (
  activity: Json,
  claims?: Claims,
) => Promise<{ readonly status: number; readonly body: Json }>;

/** `command` is that of the message extension from which it was opened. */
export type Dialog = {
  readonly title: string;
  readonly card: Json;
  readonly room: Room;
  readonly command?: string;
};
export type Entry = string | readonly string[];

/** One person in front of Teams: writes to the bot, presses what is drawn, fills in what opens, and sees what comes. */
export class TeamsUser {
  readonly user: string;
  private readonly teams: FakeTeams;
  private readonly deliver: Deliver;
  dialog: Dialog | null = null;
  /** What Teams showed for a moment after a press. */
  readonly toasts: string[] = [];

  constructor(teams: FakeTeams, deliver: Deliver, user: string) {
    this.teams = teams;
    this.deliver = deliver;
    this.user = user;
  }

  get chat(): Room {
    return this.teams.personal(this.user);
  }

  /** An activity as Teams sends it for this person. */
  activity(room: Room, more: Json): Json {
    const { team, channelType, kind, id } = room;
    return {
      id: this.teams.nextId('f:'),
      channelId: 'msteams',
      serviceUrl: this.teams.serviceUrl,
      timestamp: new Date().toISOString(),
      from: { id: `29:${this.user}`, aadObjectId: this.user, name: this.teams.people.get(this.user)?.name },
      recipient: { id: BOT, name: 'つどい' },
      conversation: {
        id: kind === 'channel' ? `${id};messageid=1700000000000` : id,
        conversationType: kind,
        tenantId: this.teams.tenant,
        isGroup: kind !== 'personal',
      },
      channelData: {
        tenant: { id: this.teams.tenant },
        ...(team ? { team: { id: team }, channel: { id, type: channelType } } : {}),
      },
      ...more,
    };
  }

  /** Writes to the bot: in the chat with it, or with a mention in a room. */
  async says(text: string, roomId?: string): Promise<void> {
    const room = roomId === undefined ? this.chat : this.teams.room(roomId);
    const mention = '<at>つどい</at>';
    const said =
      room.kind === 'personal'
        ? { text }
        : {
            text: `${mention}&nbsp;${text}`,
            entities: [{ type: 'mention', text: mention, mentioned: { id: BOT, name: 'つどい' } }],
          };
    this.teams.put(room, this.user, said);
    await this.send(this.activity(room, { type: 'message', ...said }));
  }

  /** Presses a button of a message, or of the dialog, by its title; `near` picks the one below these words. */
  async press(on: Message | Dialog, title: string, near?: string): Promise<void> {
    const card = shownOn(on);
    const button = findAction(card, title, near);
    if (!button) throw new Error(`There is no [${title}] on:\n${cardText(card)}`);
    await this.passes(on, button);
  }

  /** What the client does with an action that was pressed. */
  private async passes(on: Message | Dialog, button: Json): Promise<void> {
    const room = 'activity' in on ? this.teams.room(on.room) : on.room;
    const data = button.data as Json;
    if (button.type === 'Action.Execute') {
      if (!('activity' in on)) throw new Error('A dialog knows no Action.Execute.');
      return this.execute(on, room, button);
    }
    const opens = (data.msteams as Json | undefined)?.type === 'task/fetch';
    if ('activity' in on && !opens) throw new Error('A message would send this as text.');
    const command = 'activity' in on ? undefined : on.command;
    await this.task(room, opens ? 'fetch' : 'submit', data, command);
  }

  /** Has what is shown drawn in a browser by Microsoft's renderer, does something there, and passes on what that gave. */
  async inBrowser(page: Page, on: Message | Dialog, does: () => Promise<void>): Promise<void> {
    await drawCard(page, shownOn(on));
    await does();
    const given = await givenBy(page);
    if (given.length !== 1) throw new Error(`The card gave ${given.length} actions.`);
    await this.passes(on, given[0] as Json);
  }

  /**
   * Looks at a message as Teams' client does: where the card says that this person has a view of their own, it is fetched, and
   * nobody else sees it.
   */
  async looksAt(message: Message): Promise<Message> {
    const refresh = cardOf(message)?.refresh as { action: Json; userIds: readonly string[] } | undefined;
    if (!refresh?.userIds.includes(`29:${this.user}`)) return message;
    const room = this.teams.room(message.room);
    const body = await this.send(
      this.activity(room, {
        ...{ type: 'invoke', name: 'adaptiveCard/action', replyToId: message.id },
        value: { action: refresh.action, trigger: 'automatic' },
      }),
    );
    if (body.type !== 'application/vnd.microsoft.card.adaptive') return message;
    this.teams.violations.push(...mistakesIn(body.value as Json));
    this.teams.show(this.user, cardText(body.value as Json));
    const attachments = [{ contentType: body.type, content: body.value }];
    return { ...message, activity: { ...message.activity, attachments } };
  }

  /** Fills in the dialog by the labels of its fields, and sends it with its last button. */
  async submit(entries: Readonly<Record<string, Entry>> = {}): Promise<void> {
    const { dialog } = this;
    if (dialog === null) throw new Error('No dialog is open.');
    const inputs = inputsOf(dialog.card);
    const strange = Object.keys(entries).filter((label) => !inputs.some((one) => one.label === label));
    if (strange.length > 0)
      throw new Error(`There is no field ${strange.join()} in:\n${cardText(dialog.card)}`);
    const values = Object.fromEntries(
      inputs.map((input) => [input.id, enteredIn(input, entries[input.label])]),
    );
    const missing = inputs.filter((input) => input.required && values[input.id] === '');
    if (missing.length > 0)
      throw new Error(`Teams asks to fill in ${missing.map(({ label }) => label).join()}.`);
    const button = actionsOf(dialog.card).at(-1)?.json;
    await this.task(dialog.room, 'submit', { ...(button?.data as Json), ...values }, dialog.command);
  }

  /** Takes a file that is offered in the chat with the bot; its bytes are in `stored` then. */
  async takes(message: Message, name: string): Promise<void> {
    const [offered] = message.activity.attachments as { readonly content: Json }[];
    const context = offered?.content.acceptContext;
    const where = `${this.teams.origin}/storage/${encodeURIComponent(name)}`;
    const uploadInfo = { uploadUrl: where, contentUrl: where, name, uniqueId: 'u1', fileType: 'ics' };
    await this.send(
      this.activity(this.chat, {
        ...{ type: 'invoke', name: 'fileConsent/invoke', replyToId: message.id },
        value: { type: 'fileUpload', action: 'accept', context, uploadInfo },
      }),
    );
  }

  /** Waits for a message with these words that this person can read. */
  sees(words: string, roomId?: string): Promise<Message> {
    return this.teams.until(
      () => this.messages(roomId).findLast((message) => textOf(message).includes(words)),
      () => `${this.user} does not see “${words}” but:\n${this.messages(roomId).map(textOf).join('\n---\n')}`,
    );
  }

  /** The dialog that is open, with these words in it. */
  seesDialog(words: string): Dialog {
    const text = this.dialog ? `${this.dialog.title}\n${cardText(this.dialog.card)}` : '(no dialog)';
    if (this.dialog === null || !text.includes(words)) throw new Error(`No dialog says “${words}”:\n${text}`);
    return this.dialog;
  }

  /** Opens what a message offers, and gives the dialog. */
  async opens(message: Message, title: string, words: string): Promise<Dialog> {
    await this.press(message, title);
    return this.seesDialog(words);
  }

  messages(roomId?: string): Message[] {
    return [...this.teams.rooms.values()]
      .filter((room) => room.members.has(this.user) && (roomId === undefined || room.id === roomId))
      .flatMap((room) => room.messages)
      .filter((message) => !message.deleted);
  }

  /** All that this person has ever seen. */
  everSeen(): string {
    return (this.teams.seen.get(this.user) ?? []).join('\n');
  }

  /** Sends a request, and minds how it was taken. */
  async send(activity: Json): Promise<Json> {
    const { status, body } = await this.deliver(activity);
    if (status !== 200) throw new Error(`The bot answered ${status}.`);
    return body;
  }

  private async execute(on: Message, room: Room, button: Json): Promise<void> {
    const action = { type: 'Action.Execute', title: button.title, verb: button.verb, data: button.data };
    const body = await this.send(
      this.activity(room, {
        ...{ type: 'invoke', name: 'adaptiveCard/action', replyToId: on.id },
        value: { action, trigger: 'manual' },
      }),
    );
    if (body.type === 'application/vnd.microsoft.card.adaptive') {
      // What takes a card's place does so for everybody who sees it.
      const attachments = [{ contentType: body.type, content: body.value }];
      this.teams.put(room, BOT, { ...on.activity, attachments }, on.id);
      return;
    }
    this.toasts.push(String(body.value));
    this.teams.show(this.user, String(body.value));
    this.teams.changed();
  }

  /** Chooses a command of the message extension above a chat, in which the bot need not be. */
  async extension(command: string, room: Room): Promise<Dialog> {
    await this.task(room, 'fetch', {}, command);
    return this.seesDialog('');
  }

  private async task(room: Room, does: 'fetch' | 'submit', data: Json, command?: string): Promise<void> {
    const ofExtension = does === 'fetch' ? 'composeExtension/fetchTask' : 'composeExtension/submitAction';
    const about = { context: { theme: 'default' } };
    const value =
      command === undefined
        ? { data, ...about }
        : { commandId: command, commandContext: 'compose', ...about, ...(does === 'submit' ? { data } : {}) };
    const name = command === undefined ? `task/${does}` : ofExtension;
    const body = await this.send(this.activity(room, { type: 'invoke', name, value }));
    const task = body.task as { readonly type: string; readonly value: Json };
    if (task.type !== 'continue') throw new Error(`The dialog was answered with ${task.type}.`);
    const card = (task.value.card as Json).content as Json;
    const from = command === undefined ? {} : { command };
    this.dialog = { title: String(task.value.title), card, room, ...from };
    this.teams.show(this.user, cardText(card));
    this.teams.changed();
  }
}

function shownOn(on: Message | Dialog): Json {
  const card = 'activity' in on ? cardOf(on) : on.card;
  if (!card) throw new Error('There is no card on this.');
  return card;
}

/** A button by its title; one that asks whether one is sure is found under what it asks for. */
function findAction(card: Json, title: string, near?: string): Json | null {
  const found = actionsOf(card).filter(
    (action) => action.title === title && (near === undefined || action.near.includes(near)),
  );
  const json = found[0]?.json;
  if (json?.type !== 'Action.ShowCard') return json ?? null;
  return actionsOf(json.card as Json)[0]?.json ?? null;
}

function enteredIn(input: CardInput, entry: Entry | undefined): string {
  if (entry === undefined) return input.value;
  const chosen = (typeof entry === 'string' ? [entry] : entry).map((one) => {
    if (input.type !== 'Input.ChoiceSet' || input.choices.length === 0) return one;
    const choice = input.choices.find(({ title, value }) => title.startsWith(one) || value === one);
    if (!choice)
      throw new Error(`${input.label} has no ${one}, but ${input.choices.map(({ title }) => title)}.`);
    return choice.value;
  });
  return chosen.join(',');
}
