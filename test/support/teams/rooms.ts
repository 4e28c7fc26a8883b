import type { Json } from './cards.ts';
import { cardText } from './cards.ts';

export type Person = {
  readonly user: string;
  readonly name: string;
  readonly kind: 'person' | 'guest' | 'external' | 'anonymous';
  /** As Teams' roster sometimes does: nothing about where somebody comes from. */
  readonly untold?: boolean;
};

export type Message = {
  readonly id: string;
  readonly room: string;
  readonly from: string;
  readonly activity: Json;
  readonly deleted: boolean;
};

export type Room = {
  readonly id: string;
  readonly kind: 'personal' | 'groupChat' | 'channel';
  readonly channelType?: 'standard' | 'private' | 'shared';
  readonly team?: string;
  readonly name: string;
  readonly members: Set<string>;
  readonly messages: Message[];
  botIsIn: boolean;
};

const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';

/** The card of a message, if it has one. */
export function cardOf({ activity }: Message): Json | null {
  const attachments = Array.isArray(activity.attachments) ? (activity.attachments as Json[]) : [];
  const found = attachments.find((one) => one.contentType === ADAPTIVE);
  return (found?.content as Json | undefined) ?? null;
}

/** Everything a person reads of a message. */
export function textOf(message: Message): string {
  const card = cardOf(message);
  const attachments = Array.isArray(message.activity.attachments) ? message.activity.attachments : [];
  const files = attachments.flatMap((one: Json) => (one.name ? [`📎${String(one.name)}`] : []));
  return [String(message.activity.text ?? ''), card ? cardText(card) : '', ...files].join('\n').trim();
}

/** As the roster of the Bot Connector tells of somebody. */
export function asMember({ user, name, kind, untold }: Person, tenant: string): Json {
  const base = { id: `29:${user}`, name };
  if (kind === 'anonymous') return { ...base, userRole: 'anonymous' };
  if (untold) return { ...base, objectId: user };
  const home = kind === 'external' ? 'elsewhere' : tenant;
  const upn = kind === 'guest' ? `${user}_home.example#EXT#@town.example` : `${user}@town.example`;
  const userRole = kind === 'guest' ? 'guest' : 'user';
  return { ...base, objectId: user, tenantId: home, userRole, userPrincipalName: upn };
}
