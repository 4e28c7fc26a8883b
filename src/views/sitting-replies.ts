import type { RankedDate } from '../domain/agenda-ranking.ts';
import { dayIn } from '../domain/calendar-day.ts';
import { agencyName, type Constituent, constituentById, isLeader, pledgeOn } from '../domain/constituent.ts';
import type { Disclosed } from '../domain/disclosure.ts';
import type { ConstituentId, OptionId, SittingId } from '../domain/ids.ts';
import type { Action, Card, CardItem, Fact } from '../ports/card.ts';
import type { Ask } from '../ports/command.ts';
import {
  bodiesLabel,
  countLine,
  type DatedNotes,
  dateOf,
  type News,
  noteLines,
  quorumFacts,
  type SittingFacts,
  sittingCard,
  sittingFacts,
  sittingName,
  waitingOf,
} from './sitting-cards.ts';
import type { Speech } from './speech.ts';

/** What whoever leads a sitting may do with it next, by its state. */
function leaderActions(speech: Speech, facts: SittingFacts): readonly Action[] {
  const { sitting } = facts.record;
  const { actions } = speech.t.sitting;
  if (sitting.status === 'cancelled') return [];
  const [answers, agenda] = partnerActions(speech, facts);
  return [
    answers,
    ...(sitting.status === 'convened'
      ? [{ label: actions.change, ask: { kind: 'change_sitting' as const, sittingId: sitting.id } }]
      : []),
    agenda,
    {
      ...cancelAction(facts, actions.cancel),
      confirm: {
        text: cancelQuestion(speech, facts),
        yes: speech.t.sitting.cancelYes,
        no: speech.t.sitting.cancelNo,
      },
    },
  ];
}

/** What those may do who lead a body that sits with the leading one: its date is not theirs to change. */
function partnerActions(speech: Speech, { record }: SittingFacts): readonly [Action, Action] {
  const { sitting } = record;
  const { actions } = speech.t.sitting;
  return [
    { label: actions.answers, ask: { kind: 'show_answers', sittingId: sitting.id }, style: 'primary' },
    { label: actions.agenda, ask: { kind: 'arrange_agenda', sittingId: sitting.id } },
  ];
}

function cancelAction({ record }: SittingFacts, label: string): Action {
  const { sitting, version } = record;
  return {
    label,
    style: 'danger',
    ask: { kind: 'cancel_sitting', sittingId: sitting.id, seenVersion: version },
    once: `cancel:${sitting.id}:${version}`,
  };
}

function cancelQuestion(speech: Speech, facts: SittingFacts): string {
  const { sitting } = facts.record;
  const t = speech.t.sitting;
  return sitting.status === 'convened'
    ? t.cancelConfirm(dateOf(speech, facts.zone, sitting))
    : t.cancelPollConfirm;
}

export type CallNotes = {
  readonly dates: readonly DatedNotes[];
  readonly shortNotice: { readonly days: number; readonly rule: number } | null;
  readonly withoutAccount: number;
  readonly notCalled: number;
};

/** The chair's answer to 開催・随時・変更・日程の確定: what was called, what to look at twice, what next. */
export function calledCard(speech: Speech, facts: SittingFacts, title: string, notes: CallNotes): Card {
  const { sitting } = facts.record;
  const t = speech.t.sitting;
  const lines = [
    ...noteLines(speech, facts.zone, notes.dates),
    ...(notes.shortNotice === null
      ? []
      : [t.notes.short_notice(notes.shortNotice.days, notes.shortNotice.rule)]),
    ...(notes.withoutAccount > 0 ? [t.noAccount(notes.withoutAccount)] : []),
    ...(notes.notCalled > 0 ? [t.notCalled(notes.notCalled)] : []),
  ];
  return {
    title,
    preview: t.preview.done,
    tone: lines.length > 0 ? 'warning' : 'good',
    facts: [
      ...sittingFacts(speech, facts),
      { label: t.facts.invited, value: t.invitedLine(sitting.invited.length) },
      ...quorumFacts(speech, facts),
    ],
    ...(lines.length > 0
      ? { text: [`${t.notesTitle}\n${lines.map(speech.t.common.bullet).join('\n')}`] }
      : {}),
    ...(sitting.status === 'polling'
      ? { items: sitting.options.map((option) => ({ title: speech.moment(facts.zone, option.startsAt) })) }
      : {}),
    actions: leaderActions(speech, facts),
  };
}

/** Whether somebody is called for the body that leads: their words are for its chair. */
function isOfLeading({ assembly }: SittingFacts, id: ConstituentId): boolean {
  return constituentById(assembly.leading, id) !== undefined;
}

function nameOfSitting(speech: Speech, { assembly, today }: SittingFacts): string {
  return sittingName(speech, assembly, today);
}

function nameOf(facts: SittingFacts, id: string): string {
  return constituentById(facts.assembly, id as ConstituentId)?.person.name ?? '';
}

/**
 * 会長の画面, drawn again with each answer: counts, quorum of each body and who has not answered. `leads`: for those who
 * lead the sitting and may change it, rather than for a body that sits with them.
 */
export function statusCard(
  speech: Speech,
  facts: SittingFacts,
  leads: boolean,
  ranking: readonly RankedDate[] = [],
): Card {
  const { sitting } = facts.record;
  const t = speech.t.sitting;
  const waiting = waitingOf(facts);
  const words = facts.record.replies.filter(
    (reply) => reply.word !== null && isOfLeading(facts, reply.constituentId) === leads,
  ).length;
  const shown: Fact[] = [
    ...sittingFacts(speech, facts),
    { label: t.facts.status, value: t.statuses[sitting.status] },
  ];
  if (sitting.status === 'convened') shown.push({ label: t.facts.answers, value: countLine(speech, facts) });
  shown.push(...quorumFacts(speech, facts));
  if (sitting.status !== 'cancelled') {
    const names = waiting.map((id) => nameOf(facts, id));
    const value = names.length === 0 ? t.everyoneAnswered : speech.t.common.list(names);
    shown.push({ label: t.facts.waiting, value });
  }
  return {
    title: t.titles.status(nameOfSitting(speech, facts)),
    preview: t.preview.status(waiting.length),
    facts: shown,
    ...(words > 0 && sitting.status !== 'cancelled' ? { text: [t.wordWaiting(words)] } : {}),
    ...(sitting.status === 'polling' ? { items: fixItems(speech, facts, leads, ranking) } : {}),
    actions: leads
      ? leaderActions(speech, facts)
      : sitting.status === 'cancelled'
        ? []
        : partnerActions(speech, facts),
  };
}

/** One row a date, with its counts and for those who lead what could be dealt with, and the button that calls the sitting. */
function fixItems(
  speech: Speech,
  facts: SittingFacts,
  leads: boolean,
  ranking: readonly RankedDate[],
): readonly CardItem[] {
  const { sitting, version } = facts.record;
  const t = speech.t.sitting;
  const poll = sittingCard(speech, facts, null, null).items ?? [];
  if (sitting.status !== 'polling') return [];
  return sitting.options.map((option, index) => {
    const date = speech.moment(facts.zone, option.startsAt);
    const row = { title: date, lines: poll[index]?.lines ?? [] };
    if (!leads) return row;
    const lines = [...row.lines, ...rankingLines(speech, ranking, option.id)];
    return {
      ...row,
      lines,
      actions: [
        {
          label: t.actions.fix,
          ask: { kind: 'fix_date', sittingId: sitting.id, optionId: option.id, seenVersion: version },
          confirm: { text: t.fixConfirm(date), yes: t.fixYes, no: t.cancelNo },
          once: `fix:${option.id}:${version}`,
        },
      ],
    };
  });
}

/** What could be dealt with on a date, by counts; the best date says that it is. */
function rankingLines(speech: Speech, ranking: readonly RankedDate[], optionId: OptionId): readonly string[] {
  const found = ranking.find((one) => one.optionId === optionId);
  if (found === undefined) return [];
  const t = speech.t.agenda.ranking;
  const { cases, pressing, absent, maybe } = found;
  const coming = absent > 0 ? t.absent(absent) : maybe > 0 ? t.maybe(maybe) : t.allCome;
  const line = cases === 0 ? t.nothing : t.line(cases, pressing, coming);
  return [ranking.length > 1 && ranking[0] === found && cases > 0 ? t.best(line) : line];
}

/** 回答一覧: who answered what, and the words to the chair that this reader may see. */
export function answersCard(
  speech: Speech,
  facts: SittingFacts,
  words: ReadonlyMap<ConstituentId, Disclosed<string>>,
  leads: boolean,
): Card {
  const { record } = facts;
  const { sitting } = record;
  const t = speech.t.sitting;
  const items = sitting.invited.map((id): CardItem => {
    const reader = constituentById(facts.assembly, id);
    const lines: string[] = [];
    if (sitting.status === 'polling') {
      const marks = sitting.options.map((option) => {
        const answer = record.pollAnswers.find(
          (one) => one.optionId === option.id && one.constituentId === id,
        );
        return `${speech.shortMoment(facts.zone, option.startsAt)} ${answer ? t.marks[answer.mark] : t.noMark}`;
      });
      lines.push(speech.t.common.spaced(marks));
    } else if (reader) {
      const card = sittingCard(speech, facts, reader, null);
      lines.push(card.facts?.find((fact) => fact.label === t.facts.yours)?.value ?? t.facts.waiting);
    }
    const word = words.get(id);
    if (word) lines.push(t.wordLine(word.content));
    return { title: nameOf(facts, id), lines };
  });
  const status = statusCard(speech, facts, leads);
  return { ...status, title: t.titles.answers(nameOfSitting(speech, facts)), items };
}

/** 予定: one row a sitting, with the button that comes next. */
export function upcomingItems(
  speech: Speech,
  sittings: readonly { readonly facts: SittingFacts; readonly seat: Constituent }[],
): readonly CardItem[] {
  const t = speech.t.sitting;
  return sittings.map(({ facts, seat }) => {
    const { sitting } = facts.record;
    const card = sittingCard(speech, facts, seat, null);
    const yours = card.facts?.find((fact) => fact.label === t.facts.yours)?.value;
    const invited = sitting.invited.includes(seat.id);
    const polling = sitting.status === 'polling';
    const place = sitting.place === '' ? speech.t.common.placeOpen : sitting.place;
    return {
      title: polling
        ? card.title
        : speech.t.common.spaced([
            dateOf(speech, facts.zone, sitting),
            bodiesLabel(speech, facts.assembly, facts.today),
          ]),
      lines: [
        ...(polling ? [dateOf(speech, facts.zone, sitting)] : []),
        speech.t.common.labelled(t.facts.place, place),
        ...(invited && yours ? [speech.t.common.labelled(t.facts.yours, yours)] : []),
      ],
      actions: [
        ...(invited
          ? [
              {
                label: polling ? t.actions.showPoll : t.actions.show,
                ask: { kind: 'show_sitting' as const, sittingId: sitting.id },
              },
            ]
          : []),
        ...(isLeader(seat)
          ? [{ label: t.actions.answers, ask: { kind: 'show_answers' as const, sittingId: sitting.id } }]
          : []),
      ],
    };
  });
}

export function upcomingCard(
  speech: Speech,
  sittings: readonly { readonly facts: SittingFacts; readonly seat: Constituent }[],
): Card {
  const t = speech.t.sitting;
  return {
    title: t.titles.upcoming,
    preview: t.preview.upcoming(sittings.length),
    ...(sittings.length === 0 ? { text: [t.nothing.upcoming] } : { items: upcomingItems(speech, sittings) }),
  };
}

export type Purpose = 'change' | 'cancel' | 'agenda' | 'read_agenda' | 'minutes' | 'minutes_document';

/** どの会議ですか: one button a sitting. */
export function sittingChoiceCard(
  speech: Speech,
  purpose: Purpose,
  sittings: readonly SittingFacts[],
  ask: (sittingId: SittingId) => Ask,
): Card {
  const t = speech.t.sitting;
  if (sittings.length === 0)
    return { title: t.which[purpose], preview: t.which[purpose], text: [t.nothing[purpose]] };
  return {
    title: t.which[purpose],
    preview: t.which[purpose],
    items: sittings.map((facts) => ({
      title: dateOf(speech, facts.zone, facts.record.sitting),
      lines: [bodiesLabel(speech, facts.assembly, facts.today)],
      actions: [{ label: speech.t.common.open, ask: ask(facts.record.sitting.id) }],
    })),
  };
}

/** 中止してよいですか, after the bare word. */
export function cancelCard(speech: Speech, facts: SittingFacts): Card {
  const t = speech.t.sitting;
  return {
    title: t.which.cancel,
    preview: t.which.cancel,
    facts: sittingFacts(speech, facts),
    text: [cancelQuestion(speech, facts)],
    actions: [cancelAction(facts, t.cancelYes)],
  };
}

/** Somebody was faster: the present state, to decide anew. */
export function fasterCard(speech: Speech, facts: SittingFacts, leads: boolean): Card {
  const { faster } = speech.t.sitting;
  const status = statusCard(speech, facts, leads);
  return { ...status, title: faster.title, preview: faster.preview, tone: 'warning', text: [faster.text] };
}

/** A short word that something is done, with the sitting's facts. */
export function sittingDoneCard(speech: Speech, facts: SittingFacts, title: string): Card {
  return { title, preview: speech.t.sitting.preview.done, tone: 'good', facts: sittingFacts(speech, facts) };
}

/** 代理出席のお願い, to the proxy. */
export function proxyNamedCard(
  speech: Speech,
  facts: SittingFacts,
  forId: ConstituentId,
  proxy: Constituent,
): Card {
  const t = speech.t.sitting;
  const base = sittingCard(speech, facts, proxy, 'called');
  const { sitting } = facts.record;
  const date = sitting.status === 'convened' ? speech.shortDay(dayIn(facts.zone, sitting.startsAt)) : '';
  const unpledged = pledgeOn(proxy, facts.today) === null;
  const pledge: Action = { label: t.actions.pledge, ask: { kind: 'show_pledge' }, style: 'primary' };
  return {
    title: t.proxyNamed.title(nameOfSitting(speech, facts)),
    preview: t.proxyNamed.preview(date),
    facts: sittingFacts(speech, facts),
    text: [t.proxyNamed.text(nameOf(facts, forId)), ...(unpledged ? [t.proxyNamed.pledgeFirst] : [])],
    ...(base.files ? { files: base.files } : {}),
    ...(unpledged ? { actions: [pledge] } : {}),
  };
}

/** News of the sitting to somebody who sits for another: as those called hear it, without their buttons. */
export function proxyNewsCard(speech: Speech, facts: SittingFacts, proxy: Constituent, news: News): Card {
  const { actions: _actions, text: _text, ...card } = sittingCard(speech, facts, proxy, news);
  const t = speech.t.sitting;
  const text = facts.record.sitting.status === 'cancelled' ? t.cancelledText : t.proxyNamed.still;
  return { ...card, facts: sittingFacts(speech, facts), text: [text] };
}

/** 代理の取り消し, to whoever was to sit for somebody. */
export function proxyReleasedCard(speech: Speech, facts: SittingFacts): Card {
  const t = speech.t.sitting.proxyReleased;
  return {
    title: t.title(bodiesLabel(speech, facts.assembly, facts.today)),
    preview: t.preview,
    tone: 'warning',
    text: [t.text],
  };
}

/** 代理者が招待された, to the secretariat. */
export function proxyInvitedCard(speech: Speech, facts: SittingFacts, proxy: Constituent): Card {
  const t = speech.t.sitting.proxyInvited;
  return {
    title: t.title,
    preview: t.preview,
    tone: 'warning',
    facts: sittingFacts(speech, facts),
    text: [t.text(agencyName(facts.assembly, proxy.person.agencyId))],
    items: [{ title: proxy.person.name }],
  };
}

/** 会長へのひとことが届いた: that there is one; its text is behind 回答一覧. */
export function wordNoticeCard(speech: Speech, facts: SittingFacts): Card {
  const t = speech.t.sitting;
  return {
    title: t.wordNotice.title,
    preview: t.wordNotice.preview,
    text: [t.wordNotice.text],
    actions: [
      {
        label: t.actions.answers,
        ask: { kind: 'show_answers', sittingId: facts.record.sitting.id },
        style: 'primary',
      },
    ],
  };
}
