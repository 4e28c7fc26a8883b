import { z } from 'zod';
import type { Ack } from './delivery.ts';
import { inputsOf } from './fields.ts';
import { makeView, pushView } from './methods-views.ts';
import type { Doing } from './payloads.ts';
import { refusalAnswer, SlackRefusal } from './web-api.ts';
import type { View } from './workspace.ts';

const responseAction = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
  z.object({ response_action: z.literal('clear') }),
]);
type ResponseAction = z.infer<typeof responseAction>;

function apply({ workspace, person }: Doing, view: View, action: ResponseAction): void {
  switch (action.response_action) {
    case 'errors': {
      const known = new Set(inputsOf(view).map((input) => input.block_id));
      const strays = Object.keys(action.errors).filter((id) => !known.has(id));
      if (strays.length > 0) throw new Error(`Slack shows errors beside inputs only, not at ${strays}.`);
      workspace.showView({ ...view, errors: action.errors });
      break;
    }
    case 'update':
      workspace.showView(makeView(workspace, person.id, action.view, view));
      break;
    case 'push':
      pushView(workspace, person.id, action.view);
      break;
    case 'clear':
      workspace.screen(person.id).modals = [];
      break;
    default:
      throw new Error(`No such action: ${JSON.stringify(action satisfies never)}`);
  }
}

/** What Slack does with the modals when a view_submission is acknowledged; an empty body closes the modal. */
export function applyToModals(doing: Doing, view: View, body: unknown): void {
  const screen = doing.workspace.screen(doing.person.id);
  const now = screen.modals.find((other) => other.id === view.id);
  // The app's next step may overtake its acknowledgement by a hair; then it has already been shown.
  if (now === undefined || now.hash !== view.hash) return;
  if (body === '') {
    screen.modals = screen.modals.filter((other) => other.id !== view.id);
    return;
  }
  try {
    apply(doing, view, responseAction.parse(body));
  } catch (error) {
    if (error instanceof SlackRefusal) refusalAnswer(doing.slack, 'acknowledgement', error);
    throw error;
  }
}

/** A text in the acknowledgement of a slash command is shown to the person alone. */
export function showText({ workspace, person }: Doing, channel: string, { body }: Ack): void {
  const text = typeof body === 'string' ? body : z.object({ text: z.string() }).safeParse(body).data?.text;
  if (!text) return;
  workspace.put({
    channel,
    ts: workspace.tools.nextTs(),
    author: workspace.botUser,
    text,
    blocks: [],
    files: [],
    onlyFor: person.id,
  });
}
