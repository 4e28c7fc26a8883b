import type { Account, ChannelRef } from '../../src/ports/account.ts';

/** Somebody whose place can be taken in the playground. */
export type Seat = {
  readonly user: string;
  readonly name: string;
  readonly agency: string;
  /** As it is shown: 会長, 事務局, 構成員, 部外者. */
  readonly role: string;
  /** Not registered anywhere; can be put into a channel to see the gate refuse. */
  readonly outsider?: boolean;
};

export type StageChannel = {
  readonly id: string;
  readonly name: string;
  readonly visibility: 'private' | 'public';
  /** Users who are in it at the start. */
  readonly members: readonly string[];
};

/** Whom the tour asks to take a seat, and about which case of the sample. */
export type Tour = {
  readonly chair: string;
  readonly secretariat: string;
  readonly constituent: string;
  readonly caseNumber: string;
};

/** What is given of the sample municipality: who sits where. Everything else is in its database. */
export type Stage = {
  readonly tenant: string;
  readonly seats: readonly Seat[];
  readonly channels: readonly StageChannel[];
  readonly tour: Tour;
};

export function seatOf(stage: Stage, user: string): Seat | null {
  return stage.seats.find((seat) => seat.user === user) ?? null;
}

export function channelOf(stage: Stage, id: string): StageChannel | null {
  return stage.channels.find((channel) => channel.id === id) ?? null;
}

export function accountIn(stage: Stage, user: string): Account {
  return { platform: 'playground', tenant: stage.tenant, user };
}

export function channelIn(stage: Stage, channel: string): ChannelRef {
  return { platform: 'playground', tenant: stage.tenant, channel };
}

/** The conversation between one person and the bot. A channel of the stage never has such an id. */
export function directWith(user: string): string {
  return `dm-${user}`;
}

const NAME = /^[A-Za-z0-9_-]{1,60}$/;

/** Refuses a stage on which two things could be taken for each other. */
export function checkStage(stage: Stage): void {
  const users = stage.seats.map((seat) => seat.user);
  const channels = stage.channels.map((channel) => channel.id);
  const wrong = [...users, ...channels].find((id) => !NAME.test(id));
  if (wrong !== undefined) throw new Error(`The playground cannot use "${wrong}" in an address.`);
  const reserved = channels.find((id) => id === 'dm' || id === 'home' || id.startsWith('dm-'));
  if (reserved !== undefined)
    throw new Error(`The playground keeps the channel name "${reserved}" to itself.`);
  const twice = [users, channels].flatMap((ids) => ids.filter((id, index) => ids.indexOf(id) !== index));
  if (twice[0] !== undefined) throw new Error(`The playground has "${twice[0]}" twice.`);
  const { chair, secretariat, constituent } = stage.tour;
  const strangers = [...stage.channels.flatMap((one) => one.members), chair, secretariat, constituent];
  const stranger = strangers.find((user) => !users.includes(user));
  if (stranger !== undefined) throw new Error(`The playground has no seat for "${stranger}".`);
}
