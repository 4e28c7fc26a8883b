import { directWith, seatOf } from './stage.ts';
import type { Workspace } from './workspace.ts';

/** A page of one seat: on its own (`seat`), or in one half of the window (`pane`). */
export type Frame = 'seat' | 'pane';

/** Which page it is. `place` is a channel's id, `dm` or `home`, as in the address. */
export type View = { readonly frame: Frame; readonly user: string; readonly place: string };

export function pathOf(view: View): string {
  return `/${view.frame}/${view.user}/${view.place}`;
}

/** What is said on the home page goes to the conversation with the bot. */
export function conversationOf({ user, place }: Pick<View, 'user' | 'place'>): string {
  return place === 'dm' || place === 'home' ? directWith(user) : place;
}

/** The place in the address for a conversation that this person has. */
export function placeOf(user: string, conversation: string): string {
  return conversation === directWith(user) ? 'dm' : conversation;
}

/** The page that a seat opens with: its first channel, or the bot where it has none. */
export function firstView(workspace: Workspace, frame: Frame, user: string): View {
  const [first = directWith(user)] = workspace.conversations(user);
  return { frame, user, place: placeOf(user, first) };
}

export type Whereabouts =
  | { readonly kind: 'here'; readonly view: View }
  | { readonly kind: 'no_such_seat' }
  /** The person is not in the channel, or not any more, or there is none. */
  | { readonly kind: 'not_in_channel'; readonly frame: Frame; readonly user: string };

export function findView(workspace: Workspace, frame: Frame, user: string, place: string): Whereabouts {
  if (!seatOf(workspace.stage, user)) return { kind: 'no_such_seat' };
  const view = { frame, user, place };
  return workspace.conversations(user).includes(conversationOf(view))
    ? { kind: 'here', view }
    : { kind: 'not_in_channel', frame, user };
}

/** Accepts only addresses of our own pages to go back to. */
export function safeBack(back: unknown): string {
  const own = /^\/(seat\/[\w-]+\/[\w-]+|pane\/[\w-]+\/[\w-]+|pair\/[\w-]+\/[\w-]+)$/;
  return typeof back === 'string' && own.test(back) ? back : '/';
}
