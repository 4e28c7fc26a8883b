import { SlackRefusal } from './web-api.ts';

/** "A trigger_id expires three seconds after it is sent, and can be used once" (docs.slack.dev, modals). */
const TRIGGER_LIFE_MS = 3000;
/** "Up to five times within 30 minutes" (docs.slack.dev, handling user interaction). */
const RESPONSE_LIFE_MS = 30 * 60_000;
const RESPONSE_USES = 5;

export type ResponseTarget = {
  readonly team: string;
  readonly channel: string;
  readonly person: string;
  /** The message whose button was pressed; a slash command has none. */
  readonly messageTs?: string;
};

type Handle<T> = { readonly target: T; readonly issuedAt: number; uses: number };

/** The short-lived handles that Slack hands out with each interaction, and the clock they die by. */
export class ApiClock {
  readonly now: () => number;
  /** Per method, the sizes in which lists are handed out from now on; else as the caller asks. */
  readonly pageSizes = new Map<string, readonly number[]>();
  private readonly triggers = new Map<string, Handle<string>>();
  private readonly responses = new Map<string, Handle<ResponseTarget>>();
  private readonly nextId: (prefix: string) => string;

  constructor(now: () => number, nextId: (prefix: string) => string) {
    this.now = now;
    this.nextId = nextId;
  }

  issueTrigger(person: string): string {
    const id = this.nextId('trigger.');
    this.triggers.set(id, { target: person, issuedAt: this.now(), uses: 0 });
    return id;
  }

  /** Gives the person the trigger belongs to. */
  useTrigger(id: string): string {
    const trigger = this.triggers.get(id);
    if (trigger === undefined) throw new SlackRefusal('invalid_trigger_id');
    if (this.now() - trigger.issuedAt > TRIGGER_LIFE_MS) throw new SlackRefusal('expired_trigger_id');
    if (trigger.uses > 0) throw new SlackRefusal('exchanged_trigger_id');
    trigger.uses += 1;
    return trigger.target;
  }

  issueResponse(target: ResponseTarget): string {
    const id = this.nextId('response.');
    this.responses.set(id, { target, issuedAt: this.now(), uses: 0 });
    return id;
  }

  useResponse(id: string): ResponseTarget {
    const response = this.responses.get(id);
    if (response === undefined) throw new SlackRefusal('invalid_url');
    if (this.now() - response.issuedAt > RESPONSE_LIFE_MS) throw new SlackRefusal('expired_url');
    if (response.uses >= RESPONSE_USES) throw new SlackRefusal('used_url');
    response.uses += 1;
    return response.target;
  }
}
