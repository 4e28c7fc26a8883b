import type { Clock } from '../../src/ports/clock.ts';
import { channelOf, directWith, type Stage, seatOf } from './stage.ts';
import { type Content, firstState, type Message, type State, withContent, withMessage } from './state.ts';
import type { StateFile } from './state-file.ts';

/** The clock of the demo runs as the wall's does, and can be set forward. */
export type DemoClock = Clock & { advanceTo(at: Date): Promise<void> };

/**
 * The chat service that the playground stands in for: who is in which conversation, what was said there,
 * and who has read it. A change is told to the listeners once it is on the disk.
 */
export type Workspace = {
  readonly stage: Stage;
  readonly clock: DemoClock;
  /** Null when there is no such channel. */
  members(channel: string): readonly string[] | null;
  /** The channels that a person is in, then the conversation with the bot. */
  conversations(user: string): readonly string[];
  say(message: Saying): Promise<Message>;
  change(number: number, content: Content): Promise<void>;
  find(number: number): Message | null;
  /** All that is kept of a conversation, oldest first. */
  history(conversation: string): readonly Message[];
  /** What a person sees of it. */
  read(user: string, conversation: string): readonly Message[];
  unread(user: string, conversation: string): number;
  markSeen(user: string, conversation: string): void;
  setMembers(channel: string, members: readonly string[]): Promise<void>;
  /** Forgets everything, the clock's lead too. */
  reset(): Promise<void>;
  listen(listener: () => void): () => void;
};

export type Saying = Pick<Message, 'conversation' | 'from' | 'onlyFor' | 'key' | 'content'>;

export function makeWorkspace(stage: Stage, wall: Clock, file: StateFile): Workspace {
  let state = file.first;
  const listeners = new Set<() => void>();

  const change = async (next: State) => {
    state = next;
    await file.save(() => state);
    for (const listener of listeners) listener();
  };
  const now = () => new Date(wall.now().getTime() + state.clockAheadMs);
  const history = (conversation: string) => state.messages.filter((one) => one.conversation === conversation);
  const read = (user: string, conversation: string) =>
    history(conversation).filter((one) => one.onlyFor === null || one.onlyFor === user);
  const seenKey = (user: string, conversation: string) => `${user}/${conversation}`;

  return {
    stage,
    clock: {
      now,
      async advanceTo(at) {
        const aheadMs = at.getTime() - wall.now().getTime();
        if (aheadMs > state.clockAheadMs) await change({ ...state, clockAheadMs: aheadMs });
      },
    },
    members: (channel) => (channelOf(stage, channel) ? (state.members[channel] ?? []) : null),
    conversations: (user) => [
      ...stage.channels.map((one) => one.id).filter((id) => state.members[id]?.includes(user)),
      ...(seatOf(stage, user) ? [directWith(user)] : []),
    ],
    async say(saying) {
      const same = (one: Message) => one.key === saying.key && one.conversation === saying.conversation;
      // Said again because the first answer was lost: then what is awaited is only that it is kept.
      const there = state.messages.some(same);
      const next = there ? state : withMessage(state, { ...saying, at: now().toISOString() });
      await change(next);
      return next.messages.find(same) as Message;
    },
    change: (number, content) => change(withContent(state, number, content)),
    find: (number) => state.messages.find((one) => one.number === number) ?? null,
    history,
    read,
    unread(user, conversation) {
      const seen = state.seen[seenKey(user, conversation)] ?? 0;
      return read(user, conversation).filter(
        (one) => one.number > seen && one.from === null && one.content.kind === 'card',
      ).length;
    },
    markSeen(user, conversation) {
      const newest = read(user, conversation).at(-1)?.number ?? 0;
      const key = seenKey(user, conversation);
      if ((state.seen[key] ?? 0) >= newest) return;
      // Not awaited: a badge that comes back after a crash does no harm, and looking at a page cannot fail by it.
      change({ ...state, seen: { ...state.seen, [key]: newest } }).catch(() => undefined);
    },
    setMembers: (channel, members) =>
      change({ ...state, members: { ...state.members, [channel]: [...members] } }),
    reset: () => change({ ...firstState(stage), lastNumber: state.lastNumber }),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
