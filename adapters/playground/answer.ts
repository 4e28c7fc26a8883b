import type { Card, Form } from '../../src/ports/card.ts';
import type { Command, Dispatch } from '../../src/ports/command.ts';
import { directWith } from './stage.ts';
import type { Message } from './state.ts';
import type { Workspace } from './workspace.ts';

/** One post that has been understood, with all that its answer needs. */
export type Request = {
  readonly command: Command;
  readonly user: string;
  readonly conversation: string;
  /** Of this click; a double click has the same one, so its answer stands in the conversation once. */
  readonly token: string;
  /** The message on which the button stood. */
  readonly message: number | null;
};

/** Says a command through the one door. A card goes into the conversation, a form back to the page. */
export async function answer(
  workspace: Workspace,
  dispatch: Dispatch,
  request: Request,
): Promise<Form | null> {
  const reply = await dispatch(request.command);
  if (reply.kind === 'form') return reply.form;
  const replaced = reply.replaces ? privateMessage(workspace, request) : null;
  if (replaced) {
    await workspace.change(replaced.number, { kind: 'card', card: reply.card, confidential: false });
  } else {
    await sayPrivately(workspace, request, reply.card);
  }
  return null;
}

/** The message of the button, if this person alone sees it. */
function privateMessage(workspace: Workspace, { user, message, conversation }: Request): Message | null {
  const found = message === null ? null : workspace.find(message);
  if (found?.content.kind !== 'card' || found.from !== null || found.conversation !== conversation)
    return null;
  return found.onlyFor === user || found.conversation === directWith(user) ? found : null;
}

async function sayPrivately(workspace: Workspace, request: Request, card: Card): Promise<void> {
  const { user, conversation, token } = request;
  await workspace.say({
    conversation,
    from: null,
    onlyFor: onlyFor(user, conversation),
    key: `reply:${token}`,
    content: { kind: 'card', card, confidential: false },
  });
}

/** Puts what a person said to the bot where they said it; in a channel others do not see it. */
export async function note(
  workspace: Workspace,
  { user, conversation, token }: Omit<Request, 'command' | 'message'>,
  text: string,
): Promise<void> {
  if (text === '') return;
  await workspace.say({
    conversation,
    from: user,
    onlyFor: onlyFor(user, conversation),
    key: `said:${token}`,
    content: { kind: 'words', text },
  });
}

function onlyFor(user: string, conversation: string): string | null {
  return conversation === directWith(user) ? null : user;
}
