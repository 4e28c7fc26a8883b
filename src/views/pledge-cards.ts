import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Constituent } from '../domain/constituent.ts';
import type { MeetingBody } from '../domain/meeting-body.ts';
import type { Fact as LawFact, LawRecord } from '../law/law-record.ts';
import { penaltyWords } from '../law/penalty-words.ts';
import type { Action, Card, Fact } from '../ports/card.ts';
import { bodyLabel } from './body-cards.ts';
import type { Speech } from './speech.ts';

/** A legal fact as it may be shown: with 要確認 where it was not read in a statute. */
export function lawWords(speech: Speech, fact: LawFact<unknown>, words: string): string {
  return fact.status === 'verified' ? words : speech.t.common.bracketed(words, speech.t.common.toBeChecked);
}

/** 法令確認日, or what the municipality's own statement rests on. */
export function restingOn(speech: Speech, law: LawRecord, { stated }: LawFact<unknown>): string {
  const t = speech.t.pledge;
  if (stated?.basis.kind === 'ordinance') {
    const { number, article } = stated.basis.ordinance;
    return t.byOrdinance(number, article);
  }
  return t.checkedOn(speech.day(stated?.basis.checkedOn ?? law.checkedOn));
}

export function penaltyOf(speech: Speech, law: LawRecord): string {
  const words = penaltyWords(law, speech.locale);
  if (words === null) return speech.t.pledge.noPenalty;
  const { imprisonment, fineMaxYen, penaltyArticle } = law;
  const doubtful = [imprisonment, fineMaxYen, penaltyArticle].find((one) => one.status !== 'verified');
  return lawWords(speech, doubtful ?? fineMaxYen, words);
}

/** 根拠と罰則: the article that binds to secrecy, and what follows a breach. */
export function lawFacts(speech: Speech, law: LawRecord): readonly Fact[] {
  const t = speech.t.pledge;
  const article = law.secrecyArticle.value ?? t.ordinance;
  return [
    {
      label: t.basis,
      value: speech.t.common.inBrackets(
        speech.t.common.spaced([law.systemName, lawWords(speech, law.secrecyArticle, article)]),
        restingOn(speech, law, law.secrecyArticle),
      ),
    },
    { label: t.penalty, value: penaltyOf(speech, law) },
  ];
}

/** 誓約書: its words from the law in force, and the one button. */
export function pledgeCard(
  speech: Speech,
  seat: Constituent,
  body: MeetingBody,
  laws: readonly LawRecord[],
  version: string,
  today: CalendarDay,
): Card {
  const t = speech.t.pledge;
  const action: Action = {
    label: t.action,
    ask: { kind: 'pledge', constituentId: seat.id, version },
    style: 'primary',
    once: `pledge:${seat.id}:${version}`,
  };
  return {
    title: t.title,
    preview: t.preview,
    text: [t.intro(seat.person.name, bodyLabel(speech, body, today)), t.promise, t.handling],
    facts: [
      ...laws.flatMap((law) => lawFacts(speech, law)),
      { label: t.term, value: t.termRange(speech.day(seat.term.from), speech.day(seat.term.to)) },
    ],
    actions: [action],
  };
}

/** 誓約のお願い, by direct message. */
export function pledgeAskedCard(speech: Speech, body: MeetingBody): Card {
  const t = speech.t.pledge;
  return {
    title: t.asked.title(bodyLabel(speech, body)),
    preview: t.preview,
    text: [t.asked.text],
    actions: [
      {
        label: speech.t.sitting.actions.pledge,
        ask: { kind: 'show_pledge', bodyId: body.id },
        style: 'primary',
      },
    ],
  };
}

/** 承りました. Whoever is alone on a body that was just set up goes on to its roster, others to what is coming. */
export function pledgedCard(
  speech: Speech,
  seat: Constituent,
  body: MeetingBody,
  { alone = false }: { readonly alone?: boolean } = {},
): Card {
  const t = speech.t.pledge;
  const next: Action = alone
    ? { label: speech.t.setup.actions.addPeople, ask: { kind: 'appoint', bodyId: body.id } }
    : { label: speech.t.sitting.titles.upcoming, ask: { kind: 'upcoming' } };
  return {
    title: t.done(bodyLabel(speech, body)),
    preview: t.donePreview,
    tone: 'good',
    text: [t.doneText(speech.day(seat.term.from))],
    actions: [{ ...next, style: 'primary' }],
  };
}

/** Nothing to pledge: what has been pledged, and when. */
export function pledgeStateCard(
  speech: Speech,
  seats: readonly { readonly constituent: Constituent; readonly body: MeetingBody }[],
): Card {
  const t = speech.t.pledge;
  const lines = seats.flatMap(({ constituent, body }) =>
    constituent.pledge === null
      ? []
      : [t.already(bodyLabel(speech, body), speech.day(constituent.pledge.pledgedOn))],
  );
  return { title: t.title, preview: t.title, text: [t.nothing, ...lines] };
}
