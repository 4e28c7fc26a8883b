import { type Assembly, oneSeatEach, peopleSeated } from '../domain/assembly.ts';
import type { AttendanceReply } from '../domain/attendance.ts';
import { type CalendarDay, dayIn } from '../domain/calendar-day.ts';
import { type Constituent, isLeader, mayBeCalled, type Roster } from '../domain/constituent.ts';
import type { ConstituentId, SittingId } from '../domain/ids.ts';
import type { Sitting } from '../domain/sitting.ts';
import { type ChannelRef, channelKey } from '../ports/account.ts';
import type { Outgoing } from '../ports/notice.ts';
import type { SittingRecord } from '../ports/store.ts';

/** A roster, or those of all bodies of a sitting. */
type Seated = Pick<Roster, 'constituents'>;

/** Everybody of the roster who may be called to all of these days (招集できる構成員). */
export function callable(roster: Seated, days: readonly CalendarDay[]): readonly Constituent[] {
  return roster.constituents.filter((one) => days.every((day) => mayBeCalled(one, day)));
}

/**
 * Who is called unless the chair chooses otherwise: 臨時の構成員 and observers come only when they are named,
 * and so are free to sit for a colleague.
 */
export function usuallyCalled(roster: Seated, days: readonly CalendarDay[]): readonly Constituent[] {
  return callable(roster, days).filter((one) => one.kind !== 'adhoc' && one.kind !== 'observer');
}

/** The constituents of a list of ids (名指しの構成員), in the roster's order; ids of other bodies fall out. */
export function named(roster: Seated, ids: readonly ConstituentId[]): readonly Constituent[] {
  return roster.constituents.filter((one) => ids.includes(one.id));
}

/**
 * Whom the chair has picked (招集する構成員): each by one seat on a body of this sitting, whichever of their seats `from`
 * had been offered. Who sits on none of the bodies falls out.
 */
export function picked(
  assembly: Assembly,
  from: readonly Constituent[],
  ids: readonly ConstituentId[],
  days: readonly CalendarDay[],
): readonly Constituent[] {
  const people = peopleSeated(from, ids);
  const seats = assembly.constituents.filter((one) => people.has(one.person.id));
  return oneSeatEach(seats, days);
}

/** Who leads this sitting and is to see its counts: chair, deputy and secretariat in office. */
export function leadersOf(roster: Seated, day: CalendarDay): readonly Constituent[] {
  return roster.constituents.filter((one) => isLeader(one) && mayBeCalled(one, day));
}

export function secretariatOf(roster: Seated, day: CalendarDay): readonly Constituent[] {
  return roster.constituents.filter((one) => one.kind === 'secretariat' && mayBeCalled(one, day));
}

export function chairsOf(roster: Seated, day: CalendarDay): readonly Constituent[] {
  return roster.constituents.filter(
    (one) => (one.kind === 'chair' || one.kind === 'deputy_chair') && mayBeCalled(one, day),
  );
}

/** The days on which a sitting may be held: of a poll all, of a call one. */
export function daysOf(zone: string, sitting: Sitting): readonly CalendarDay[] {
  switch (sitting.status) {
    case 'polling':
      return sitting.options.map((option) => dayIn(zone, option.startsAt));
    case 'convened':
      return [dayIn(zone, sitting.startsAt)];
    case 'cancelled':
      return sitting.startsAt === null ? [] : [dayIn(zone, sitting.startsAt)];
    default:
      throw new Error(`No such sitting: ${JSON.stringify(sitting satisfies never)}`);
  }
}

type News = Extract<Extract<Outgoing, { kind: 'notice' }>['notice'], { kind: 'sitting' }>['news'];

/** Who sits for somebody else (代理者), as the answers stand. */
export function proxiesIn(roster: Seated, replies: readonly AttendanceReply[]): readonly Constituent[] {
  return roster.constituents.filter((one) => replies.some((reply) => reply.proxyId === one.id));
}

/** Each person once, however many seats they have here. */
function eachOnce(seats: readonly Constituent[]): readonly Constituent[] {
  return [...new Map(seats.map((one) => [one.person.id, one])).values()];
}

/** The news of a sitting to all who are called to it, to their proxies, and to the channels of all its bodies. */
export function sittingNews(
  { sitting, replies }: Pick<SittingRecord, 'sitting' | 'replies'>,
  news: News,
  assembly: Assembly,
  channels: readonly ChannelRef[],
): readonly Outgoing[] {
  const notice = { kind: 'sitting', sittingId: sitting.id, news } as const;
  const key = (to: string) => `sitting:${sitting.id}:${news}:${sitting.sequence}:${to}`;
  // A channel may serve several of the bodies.
  const rooms = [...new Map(channels.map((one) => [channelKey(one), one])).values()];
  const people = [...named(assembly, sitting.invited), ...proxiesIn(assembly, replies)];
  return [
    ...rooms.map((channel) => ({
      kind: 'notice' as const,
      key: key(`${channel.platform}:${channel.channel}`),
      to: { kind: 'channel' as const, channel },
      notice,
    })),
    ...eachOnce(people).map((one) => ({
      kind: 'notice' as const,
      key: key(one.person.id),
      to: { kind: 'person' as const, personId: one.person.id },
      notice,
    })),
  ];
}

/**
 * To those who sat for somebody by these answers and are no longer needed (代理の取り消し). The same notice as
 * when they were named: its words are made from what is true at delivery. `why` tells apart being released twice.
 */
export function proxyReleases(
  sittingId: SittingId,
  roster: Seated,
  replies: readonly AttendanceReply[],
  why: string,
): readonly Outgoing[] {
  return replies.flatMap(({ constituentId: forId, proxyId }) =>
    roster.constituents
      .filter((one) => one.id === proxyId)
      .map((one) => ({
        kind: 'notice' as const,
        key: `proxy_released:${sittingId}:${one.id}:${why}`,
        to: { kind: 'person' as const, personId: one.person.id },
        notice: { kind: 'proxy_named' as const, sittingId, forId },
      })),
  );
}

/** The live counts of a sitting to those who lead it, and to the secretariats of the bodies that sit with them. */
export function statusCards(sitting: Sitting, assembly: Assembly, today: CalendarDay): readonly Outgoing[] {
  return statusTo(sitting, [...leadersOf(assembly.leading, today), ...partnerOffices(assembly, today)]);
}

/**
 * A change to the secretariats of the bodies that sit with the leading one (事務局への連絡), as far as they are not called
 * themselves and hear of it with everybody.
 */
export function partnerNews(sitting: Sitting, assembly: Assembly, today: CalendarDay): readonly Outgoing[] {
  const called = peopleSeated(assembly.constituents, sitting.invited);
  const leading = new Set(leadersOf(assembly.leading, today).map((one) => one.person.id));
  const uncalled = partnerOffices(assembly, today).filter(
    ({ person }) => !called.has(person.id) && !leading.has(person.id),
  );
  return statusTo(sitting, uncalled);
}

function partnerOffices({ leading, rosters }: Assembly, today: CalendarDay): readonly Constituent[] {
  return rosters.filter((one) => one !== leading).flatMap((one) => secretariatOf(one, today));
}

function statusTo(sitting: Sitting, people: readonly Constituent[]): readonly Outgoing[] {
  return eachOnce(people).map((one) => ({
    kind: 'notice' as const,
    key: `sitting_status:${sitting.id}:${sitting.status}:${sitting.sequence}:${one.person.id}`,
    to: { kind: 'person' as const, personId: one.person.id },
    notice: { kind: 'sitting_status' as const, sittingId: sitting.id },
  }));
}
