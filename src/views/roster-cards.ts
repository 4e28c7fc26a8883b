import { addDays, type CalendarDay, daysBetween } from '../domain/calendar-day.ts';
import {
  agencyName,
  CONSTITUENT_KINDS,
  type Constituent,
  type ConstituentState,
  pledgeOn,
  type Roster,
  stateOn,
} from '../domain/constituent.ts';
import { leavesOn } from '../domain/roster.ts';
import type { Action, Card, CardItem } from '../ports/card.ts';
import { bodyLabel, roleName } from './body-cards.ts';
import type { Speech } from './speech.ts';

/** A roster as it is looked at on a day, with the version of the pledge that is in force then. */
export type RosterView = {
  readonly roster: Roster;
  readonly today: CalendarDay;
  readonly pledgeVersion: string;
};

/** From so many days before the end of a term on, the roster shows it. */
const SOON_DAYS = 60;
/** A Slack message has room for about so many people, and for about so many buttons beside them. */
const PAGE_PEOPLE = 8;
const PAGE_BUTTONS = 24;

/** 名簿の順: by agency, then by role, name and term. */
export function listed({ constituents, agencies }: Roster): readonly Constituent[] {
  const agency = (one: Constituent) => agencies.findIndex(({ id }) => id === one.person.agencyId);
  const role = (one: Constituent) => CONSTITUENT_KINDS.indexOf(one.kind);
  return [...constituents].sort(
    (a, b) =>
      agency(a) - agency(b) ||
      role(a) - role(b) ||
      a.person.name.localeCompare(b.person.name, 'ja') ||
      a.term.from.localeCompare(b.term.from),
  );
}

function termWords(speech: Speech, seat: Constituent, state: ConstituentState, today: CalendarDay) {
  const t = speech.t.roster;
  const lastDay = addDays(leavesOn(seat), -1);
  if (state === 'ended') return [t.ended(speech.day(lastDay))];
  if (state === 'suspended' && seat.suspendedOn) return [t.suspendedSince(speech.day(seat.suspendedOn))];
  if (lastDay < seat.term.to) return [t.releasedOn(speech.day(lastDay))];
  if (seat.term.from > today) return [t.begins(speech.day(seat.term.from))];
  return daysBetween(today, lastDay) <= SOON_DAYS ? [t.endsSoon(speech.day(lastDay))] : [];
}

function pledgeWords(speech: Speech, seat: Constituent, state: ConstituentState, view: RosterView) {
  const t = speech.t.roster;
  const pledge = pledgeOn(seat, view.today);
  if (pledge === null) return state === 'invited' ? [] : [t.pledgeMissing];
  const day = speech.day(pledge.pledgedOn);
  const isOld = pledge.version !== view.pledgeVersion && state !== 'ended';
  return [isOld ? t.pledgeOutdated(day) : t.pledgedOn(day, t.methods[pledge.method])];
}

function seatActions(speech: Speech, seat: Constituent, state: ConstituentState, view: RosterView): Action[] {
  const t = speech.t.roster.actions;
  const act = (
    kind: 'release' | 'suspend' | 'resume' | 'renew' | 'record_pledge',
    label: string,
  ): Action => ({
    label,
    ask: { kind, constituentId: seat.id },
  });
  const others = view.roster.constituents.filter(
    (one) => one.person.id === seat.person.id && one.id !== seat.id,
  );
  const mayRenew =
    others.every((one) => leavesOn(one) <= leavesOn(seat)) && (state === 'ended' || seat.endedOn === null);
  const renew = mayRenew ? [act('renew', t.renew)] : [];
  if (state === 'ended') return renew;
  if (state === 'suspended') return [act('resume', t.resume), act('release', t.release)];
  const needsPledge = pledgeOn(seat, view.today)?.version !== view.pledgeVersion;
  return [
    act('release', t.release),
    act('suspend', t.suspend),
    ...(needsPledge ? [act('record_pledge', t.recordPledge)] : []),
    ...renew,
  ];
}

function seatItem(speech: Speech, seat: Constituent, view: RosterView): CardItem {
  const { roster, today } = view;
  const t = speech.t.roster;
  const { dots } = speech.t.common;
  const state = stateOn(seat, today);
  const place = [
    agencyName(roster, seat.person.agencyId),
    roleName(speech, seat.kind, roster.body),
    t.states[state],
  ];
  const more = [
    ...termWords(speech, seat, state, today),
    ...pledgeWords(speech, seat, state, view),
    ...(seat.person.accounts.length === 0 ? [t.noAccount] : []),
  ];
  return {
    title: seat.person.name,
    lines: [dots(place), ...(more.length > 0 ? [dots(more)] : [])],
    actions: seatActions(speech, seat, state, view),
  };
}

/** Fills pages one after the other, as far as people and buttons fit. */
function paged(items: readonly CardItem[]): readonly (readonly CardItem[])[] {
  const pages: CardItem[][] = [[]];
  const buttons = (page: readonly CardItem[]) =>
    page.reduce((sum, { actions = [] }) => sum + actions.length, 0);
  for (const item of items) {
    const page = pages.at(-1) ?? [];
    const isFull = page.length === PAGE_PEOPLE || buttons([...page, item]) > PAGE_BUTTONS;
    if (isFull) pages.push([item]);
    else page.push(item);
  }
  return pages;
}

function countWords(speech: Speech, seats: readonly Constituent[], today: CalendarDay): string {
  const t = speech.t.roster;
  const states = Object.keys(t.states) as ConstituentState[];
  const counts = states.map((state) => ({
    state,
    n: seats.filter((seat) => stateOn(seat, today) === state).length,
  }));
  const present = counts.filter(({ n }) => n > 0).map(({ state, n }) => t.stateCount(t.states[state], n));
  return speech.t.common.dots(present);
}

/** 名簿: who has a seat, by agency, with what may be done about each; whoever has left only when asked for. */
export function rosterCard(
  speech: Speech,
  view: RosterView,
  asked: { readonly page: number; readonly withEnded: boolean },
): Card {
  const t = speech.t.roster;
  const { roster, today } = view;
  const all = listed(roster);
  const seats = all.filter((seat) => asked.withEnded || stateOn(seat, today) !== 'ended');
  const pages = paged(seats.map((seat) => seatItem(speech, seat, view)));
  const page = Math.min(asked.page, pages.length - 1);
  const show = (to: number, withEnded: boolean, label: string): Action => ({
    label,
    ask: { kind: 'roster', bodyId: roster.body.id, page: to, withEnded },
  });
  const { previousPage, nextPage } = speech.t.common;
  const paging = [
    ...(page > 0 ? [show(page - 1, asked.withEnded, previousPage)] : []),
    ...(page < pages.length - 1 ? [show(page + 1, asked.withEnded, nextPage)] : []),
  ];
  const toggle = asked.withEnded ? t.actions.hideEnded : t.actions.showEnded;
  return {
    title: pages.length > 1 ? `${t.title} ${speech.t.common.page(page + 1, pages.length)}` : t.title,
    preview: t.preview(seats.length),
    facts: [
      { label: t.facts.body, value: bodyLabel(speech, roster.body, today) },
      ...(seats.length > 0 ? [{ label: t.facts.counts, value: countWords(speech, seats, today) }] : []),
    ],
    ...(seats.length === 0 ? { text: [all.length === 0 ? t.empty : t.allEnded] } : {}),
    items: pages[page] ?? [],
    actions: [
      { label: t.actions.add, ask: { kind: 'appoint', bodyId: roster.body.id }, style: 'primary' },
      { label: t.actions.export, ask: { kind: 'export_roster', bodyId: roster.body.id } },
      show(0, !asked.withEnded, toggle),
      ...paging,
    ],
  };
}
