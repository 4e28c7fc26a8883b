import { applyToModals, showText } from './acknowledgement.ts';
import type { Ack, Delivery } from './delivery.ts';
import type { FakeSlack } from './fake-slack.ts';
import { type Entry, missingIn, stateOf, withEntries } from './fields.ts';
import { viewJson } from './methods-views.ts';
import { type Doing, deliverEvent, onMessage, onView, sender, slashFields } from './payloads.ts';
import { elementsOf, type Placed, readBlocks, readMessage } from './shown.ts';
import type { Message, View, Workspace } from './workspace.ts';

export type Surface = Message | View;

const blocksOf = (surface: Surface) => (surface.kind === 'message' ? surface.blocks : surface.content.blocks);

/** Everything a person reads on a message, a modal or the home tab, buttons in [ ] included. */
export function textOf(surface: Surface): string {
  if (surface.kind === 'message') return readMessage(surface).text;
  const title = surface.content.type === 'modal' ? `${surface.content.title.text}\n` : '';
  const errors = Object.values(surface.errors).map((error) => `\n⚠ ${error}`);
  return `${title}${readBlocks(surface.content.blocks).text}${errors.join('')}`;
}

export type Words = string | RegExp;
const has = (words: Words | undefined) => (surface: Surface) => {
  if (words === undefined) return true;
  return typeof words === 'string' ? textOf(surface).includes(words) : words.test(textOf(surface));
};

/**
 * One person in front of Slack: types commands, presses what is drawn, fills in what is open, and sees
 * what arrives. Everything goes to the app by Slack's own protocol.
 */
export class SlackUser {
  readonly id: string;
  private readonly delivery: Delivery;
  private readonly doing: Doing;
  private actedAt = 0;

  constructor(slack: FakeSlack, delivery: Delivery, id: string, workspace: Workspace = slack.team()) {
    const person = workspace.people.get(id);
    if (person === undefined) throw new Error(`There is no person ${id} in ${workspace.id}.`);
    this.id = id;
    this.delivery = delivery;
    this.doing = { slack, workspace, person };
  }

  /** Types `/shien 開催 …`; without a channel, in the direct messages with the bot. */
  async slash(command: string, text: string, channel = this.im): Promise<Ack> {
    if (this.doing.person.kind === 'external') {
      throw new Error('People of other organisations cannot run our commands.');
    }
    this.act();
    const ack = accepted(await this.delivery.slash(slashFields(this.doing, command, text, channel)), command);
    showText(this.doing, channel, ack);
    return ack;
  }

  /**
   * Presses a button, by its label or action_id, on a surface as it was drawn when the test got it: an old
   * message keeps its old buttons. `near` picks among equal labels the one under these words.
   */
  click(surface: Surface, what: string, terms: { readonly near?: string } = {}): Promise<Ack> {
    return this.press(surface, find(surface, what, terms.near), null);
  }

  /** Picks an option of a menu that stands on a message or a home tab. */
  choose(surface: Surface, actionId: string, option: string): Promise<Ack> {
    return this.press(surface, find(surface, actionId), option);
  }

  /** Writes into the fields of a modal, by their labels. */
  fill(view: View, entries: Readonly<Record<string, Entry>>): View {
    return this.doing.workspace.showView({ ...view, values: withEntries(view, entries) });
  }

  /** Fills in and sends a modal, and does with the modals what the acknowledgement says. */
  async submit(view: View, entries: Readonly<Record<string, Entry>> = {}): Promise<Ack> {
    const isForm = view.content.type === 'modal' && view.content.submit !== undefined;
    if (!isForm) throw new Error(`There is no button to send this with:\n${textOf(view)}`);
    const filled = this.fill(view, entries);
    const missing = missingIn(filled);
    if (missing.length > 0) throw new Error(`Slack asks to fill in ${missing.join(', ')}.`);
    this.act();
    const payload = { type: 'view_submission', ...sender(this.doing), ...onView(this.doing, filled) };
    const ack = accepted(await this.delivery.interaction({ ...payload, response_urls: [] }), 'the form');
    applyToModals(this.doing, filled, ack.body);
    return ack;
  }

  closeModal(): void {
    const screen = this.doing.workspace.screen(this.id);
    screen.modals = screen.modals.slice(0, -1);
  }

  async openHome(): Promise<void> {
    this.act();
    const { slack, workspace } = this.doing;
    const view = this.home ? { view: viewJson(workspace, this.home) } : {};
    const event = { type: 'app_home_opened', user: this.id, channel: this.im, tab: 'home', ...view };
    await deliverEvent(slack, this.delivery, event, { workspace });
  }

  /** The modal on top. */
  get modal(): View | undefined {
    return this.doing.workspace.screen(this.id).modals.at(-1);
  }

  get home(): View | undefined {
    return this.doing.workspace.screen(this.id).home;
  }

  /** The channel of the direct messages with the bot. */
  get im(): string {
    return this.doing.workspace.im(this.id).id;
  }

  /** All messages this person can read now, oldest first; of one channel when it is named. */
  messages(channel?: string): Message[] {
    const visible = this.doing.workspace.visibleTo(this.id);
    return channel === undefined ? visible : visible.filter((message) => message.channel === channel);
  }

  /** The newest message with these words; waits until there is one. */
  sees(words: Words, channel?: string): Promise<Message> {
    return this.wait(words, () => this.messages(channel).findLast(has(words)));
  }

  seesModal(words?: Words): Promise<View> {
    return this.wait(words, () => [this.modal].find((view) => view !== undefined && has(words)(view)));
  }

  seesHome(words?: Words): Promise<View> {
    return this.wait(words, () => [this.home].find((view) => view !== undefined && has(words)(view)));
  }

  /** What has come to this person alone since they last did something: ephemeral, direct, modal or home. */
  answered(words?: Words): Promise<Surface> {
    return this.wait(words, () => {
      const own = this.messages().filter(
        (message) => message.onlyFor === this.id || message.channel === this.im,
      );
      return [...own, ...this.views()]
        .filter((surface) => surface.revision > this.actedAt && has(words)(surface))
        .sort((a, b) => a.revision - b.revision)
        .at(-1);
    });
  }

  /** Everything before this person's eyes now, in words. */
  screen(): string {
    return [...this.messages(), ...this.views()].map(textOf).join('\n――\n');
  }

  /** Everything this person has ever had before their eyes, also what was changed or deleted since. */
  everSeen(): string {
    const own = this.doing.workspace.sightings.filter((sighting) => sighting.person === this.id);
    return own.map((sighting) => sighting.text).join('\n――\n');
  }

  private views(): View[] {
    return [this.modal, this.home].filter((view) => view !== undefined);
  }

  private wait<T>(words: Words | undefined, look: () => T | undefined): Promise<T> {
    const sought = words ?? 'anything new';
    return this.doing.slack.until(look, () => `${this.id} does not see ${sought}, but:\n${this.screen()}`);
  }

  private act(): void {
    this.actedAt = this.doing.workspace.revision;
  }

  private async press(surface: Surface, { block, element }: Placed, option: string | null): Promise<Ack> {
    this.act();
    const place = surface.kind === 'message' ? onMessage(this.doing, surface) : onView(this.doing, surface);
    const action = {
      action_id: element.action_id,
      block_id: block.block_id,
      action_ts: this.doing.workspace.tools.nextTs(),
      ...stateOf(element, option),
    };
    const payload = { type: 'block_actions', ...sender(this.doing), ...place, actions: [action] };
    return accepted(await this.delivery.interaction(payload), 'the button');
  }
}

export const slackUser = (
  slack: FakeSlack,
  delivery: Delivery,
  id: string,
  workspace?: Workspace,
): SlackUser => new SlackUser(slack, delivery, id, workspace);

/** Slack tells the person when the app did not answer well. */
function accepted(ack: Ack, what: string): Ack {
  if (ack.status === 200) return ack;
  throw new Error(`Slack says: ${what} failed because the app answered ${ack.status}.`);
}

function find(surface: Surface, what: string, near?: string): Placed {
  const placed = elementsOf(blocksOf(surface));
  const named = placed.filter(
    ({ element }) => element.action_id === what || (element.type === 'button' && element.text.text === what),
  );
  const [found, ...others] = near === undefined ? named : named.filter((one) => isUnder(surface, one, near));
  if (found !== undefined && others.length === 0) return found;
  throw new Error(
    `${found ? 'Several things' : 'Nothing'} to press is called 「${what}」 here:\n${textOf(surface)}`,
  );
}

/** Whether these words stand in the element's own block or above it, after the elements before. */
function isUnder(surface: Surface, placed: Placed, words: string): boolean {
  const blocks = blocksOf(surface);
  const before = elementsOf(blocks).findLast((other) => other.index < placed.index)?.index ?? -1;
  return readBlocks(blocks.slice(before + 1, placed.index + 1)).text.includes(words);
}
