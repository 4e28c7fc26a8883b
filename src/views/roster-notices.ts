import { addDays, type CalendarDay, daysBetween } from '../domain/calendar-day.ts';
import { agencyName, type Constituent, type Roster } from '../domain/constituent.ts';
import { leavesOn } from '../domain/roster.ts';
import type { EndingStep } from '../domain/terms-ending.ts';
import type { LawRecord } from '../law/law-record.ts';
import type { Action, Card, Fact } from '../ports/card.ts';
import { bodyLabel, roleName } from './body-cards.ts';
import { lawFacts } from './pledge-cards.ts';
import { listed } from './roster-cards.ts';
import type { Speech } from './speech.ts';

/** 名簿へのボタン. */
export function rosterAction(speech: Speech, { body }: Roster, withEnded = false): Action {
  return {
    label: speech.t.roster.actions.roster,
    ask: { kind: 'roster', bodyId: body.id, ...(withEnded ? { withEnded } : {}) },
  };
}

/** What became of a seat, to whoever asked for it. */
export function seatCard(
  speech: Speech,
  { roster, seat }: { readonly roster: Roster; readonly seat: Constituent },
  words: {
    readonly title: string;
    readonly preview: string;
    readonly text?: readonly string[];
    readonly actions?: readonly Action[];
  },
): Card {
  const t = speech.t.roster.facts;
  const { termRange } = speech.t.pledge;
  const { text = [], actions = [] } = words;
  const lastDay = addDays(leavesOn(seat), -1);
  return {
    title: words.title,
    preview: words.preview,
    tone: 'good',
    facts: [
      { label: t.agency, value: agencyName(roster, seat.person.agencyId) },
      { label: t.role, value: roleName(speech, seat.kind, roster.body) },
      { label: t.term, value: termRange(speech.day(seat.term.from), speech.day(lastDay)) },
    ],
    ...(text.length > 0 ? { text } : {}),
    actions: [...actions, rosterAction(speech, roster)],
  };
}

/** 守秘義務の継続, to somebody who has left the body; with the article that says so. */
export function seatEndedCard(
  speech: Speech,
  roster: Roster,
  seat: Constituent,
  laws: readonly LawRecord[],
): Card {
  const t = speech.t.roster.seatEnded;
  return {
    title: t.title(bodyLabel(speech, roster.body)),
    preview: t.preview,
    text: [t.thanks(speech.day(addDays(leavesOn(seat), -1))), t.duty],
    facts: laws.flatMap((law) => lawFacts(speech, law)),
  };
}

/** 任期満了のお知らせ, to the secretariat: one list, by agency. */
export function termsEndingCard(
  speech: Speech,
  roster: Roster,
  ending: {
    readonly seats: readonly Constituent[];
    readonly endsOn: CalendarDay;
    readonly step: EndingStep;
    readonly today: CalendarDay;
  },
): Card {
  const t = speech.t.roster.ending;
  const { seats, endsOn, step, today } = ending;
  const isOver = step === 'ended';
  const [title, preview] = isOver ? [t.titleOver, t.previewOver] : [t.titleSoon, t.previewSoon];
  const text = isOver
    ? t.textOver(speech.day(endsOn))
    : t.textSoon(speech.day(endsOn), daysBetween(today, endsOn));
  return {
    title: title(bodyLabel(speech, roster.body)),
    preview: preview(seats.length, speech.shortDay(endsOn)),
    ...(step === 'month_before' ? {} : { tone: 'warning' as const }),
    facts: namesByAgency(speech, roster, seats),
    text: [text, isOver ? t.nextOver : t.next],
    actions: [{ ...rosterAction(speech, roster, isOver), style: 'primary' }],
  };
}

function namesByAgency(speech: Speech, roster: Roster, seats: readonly Constituent[]): readonly Fact[] {
  const names = new Map<string, string[]>();
  for (const { person } of listed({ ...roster, constituents: seats })) {
    const agency = agencyName(roster, person.agencyId);
    names.set(agency, [...(names.get(agency) ?? []), person.name]);
  }
  return [...names].map(([label, those]) => ({ label, value: speech.t.common.list(those) }));
}
