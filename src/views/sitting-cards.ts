import type { Assembly } from '../domain/assembly.ts';
import { type AttendanceReply, countAttendance, quorumStatus } from '../domain/attendance.ts';
import { type CalendarDay, dayIn } from '../domain/calendar-day.ts';
import {
  agencyName,
  type Constituent,
  constituentById,
  isActive,
  pledgeOn,
  type Roster,
} from '../domain/constituent.ts';
import type { DateNote } from '../domain/office-hours.ts';
import { countPoll, type PollAnswer } from '../domain/scheduling-poll.ts';
import type { Sitting } from '../domain/sitting.ts';
import type { Action, Card, CardItem, Fact } from '../ports/card.ts';
import type { SittingRecord } from '../ports/store.ts';
import { bodyLabel } from './body-cards.ts';
import { calendarFile } from './calendar-file.ts';
import type { Speech } from './speech.ts';

/** What every card about a sitting is made from. */
export type SittingFacts = {
  readonly zone: string;
  readonly today: CalendarDay;
  readonly record: SittingRecord;
  readonly assembly: Assembly;
};

/** つつじ市支援会議〔支援会議（困窮）〕、…: the bodies that sit together, each with its system. */
export function bodiesLabel(speech: Speech, { rosters }: Assembly, day: CalendarDay): string {
  return speech.t.common.list(rosters.map((one) => bodyLabel(speech, one.body, day)));
}

/** How a sitting is called in a title: one body by its own name, several each with its system. */
export function sittingName(speech: Speech, assembly: Assembly, day: CalendarDay): string {
  return assembly.rosters.length === 1
    ? assembly.leading.body.displayName
    : bodiesLabel(speech, assembly, day);
}

export type News = 'poll_opened' | 'called' | 'changed' | 'moved' | 'cancelled';

const MARKS = ['yes', 'maybe', 'no'] as const;

export function dateOf(speech: Speech, zone: string, sitting: Sitting): string {
  if (sitting.status === 'polling') {
    return sitting.options.map((option) => speech.shortMoment(zone, option.startsAt)).join(' / ');
  }
  return sitting.startsAt === null ? '' : speech.moment(zone, sitting.startsAt);
}

function shortDateOf(speech: Speech, zone: string, sitting: Sitting): string {
  if (sitting.status === 'polling') return speech.shortMoment(zone, sitting.deadline);
  return sitting.startsAt === null ? '' : speech.shortMoment(zone, sitting.startsAt);
}

/** Date, place and length, the facts that everybody sees first. */
export function sittingFacts(
  speech: Speech,
  { zone, today, record, assembly }: SittingFacts,
): readonly Fact[] {
  const { sitting } = record;
  const { sitting: t, common } = speech.t;
  const facts: Fact[] = [{ label: t.facts.body, value: bodiesLabel(speech, assembly, today) }];
  if (sitting.status === 'polling') {
    facts.push({ label: t.facts.deadline, value: speech.moment(zone, sitting.deadline) });
  } else if (sitting.startsAt !== null) {
    facts.push({ label: t.facts.date, value: speech.moment(zone, sitting.startsAt) });
  }
  facts.push({ label: t.facts.length, value: common.minutes(sitting.lengthMin) });
  facts.push({ label: t.facts.place, value: sitting.place === '' ? common.placeOpen : sitting.place });
  if (sitting.kind !== 'regular') facts.push({ label: t.facts.kind, value: t.kinds[sitting.kind] });
  return facts;
}

function pollItems(
  speech: Speech,
  facts: SittingFacts,
  reader: Constituent | null,
  mayAnswer: boolean,
): readonly CardItem[] {
  const { sitting, pollAnswers } = facts.record;
  if (sitting.status !== 'polling') return [];
  const t = speech.t.sitting;
  return countPoll(sitting.options, sitting.invited, pollAnswers).options.map((option) => {
    const mine = markOf(pollAnswers, option.id, reader);
    const actions: Action[] = MARKS.map((mark) => ({
      label: mine === mark ? t.chosen(t.marks[mark]) : t.marks[mark],
      ask: { kind: 'answer_poll', sittingId: sitting.id, optionId: option.id, mark },
      ...(mine === mark ? { style: 'primary' as const } : {}),
    }));
    return {
      title: speech.moment(facts.zone, option.startsAt),
      lines: [t.pollLine(option.yes, option.maybe, option.no), ...(mine ? [t.yourMark(t.marks[mine])] : [])],
      ...(mayAnswer ? { actions } : {}),
    };
  });
}

function markOf(answers: readonly PollAnswer[], optionId: string, reader: Constituent | null) {
  return answers.find((answer) => answer.optionId === optionId && answer.constituentId === reader?.id)?.mark;
}

function replyLine(speech: Speech, facts: SittingFacts, reply: AttendanceReply | undefined): string {
  const t = speech.t.sitting;
  if (!reply) return t.facts.waiting;
  if (reply.answer !== 'proxy' || reply.proxyId === null) return t.answers[reply.answer];
  const proxy = constituentById(facts.assembly, reply.proxyId);
  if (!proxy) return t.answers.proxy;
  const { sitting } = facts.record;
  const heldOn = sitting.status === 'convened' ? dayIn(facts.zone, sitting.startsAt) : facts.today;
  return t.proxyLine(proxy.person.name, isActive(proxy, heldOn));
}

function attendanceActions(
  speech: Speech,
  sitting: Sitting,
  mine: AttendanceReply | undefined,
): readonly Action[] {
  const t = speech.t.sitting;
  const label = (answer: 'attend' | 'online' | 'proxy' | 'absent') =>
    mine?.answer === answer ? t.chosen(t.answers[answer]) : t.answers[answer];
  const answer = (kind: 'attend' | 'online' | 'absent'): Action => ({
    label: label(kind),
    ask: { kind: 'answer_attendance', sittingId: sitting.id, answer: kind },
    ...(mine?.answer === kind || (mine === undefined && kind === 'attend')
      ? { style: 'primary' as const }
      : {}),
  });
  return [
    answer('attend'),
    answer('online'),
    { label: label('proxy'), ask: { kind: 'name_proxy', sittingId: sitting.id } },
    answer('absent'),
    ...(mine?.answer === 'absent'
      ? [{ label: t.actions.word, ask: { kind: 'tell_chair' as const, sittingId: sitting.id } }]
      : []),
  ];
}

function titleOf(speech: Speech, name: string, sitting: Sitting, news: News | null): string {
  const { titles } = speech.t.sitting;
  if (sitting.status === 'polling') return titles.poll(name);
  if (sitting.status === 'cancelled') return titles.cancelled(name);
  if (news === 'moved') return titles.moved(name);
  return news === 'changed' ? titles.changed(name) : titles.called(name);
}

function previewOf(speech: Speech, zone: string, sitting: Sitting, news: News | null): string {
  const { preview } = speech.t.sitting;
  const date = shortDateOf(speech, zone, sitting);
  if (sitting.status === 'polling') return preview.poll(date);
  if (sitting.status === 'cancelled') return date === '' ? preview.cancelledPoll : preview.cancelled(date);
  if (news === 'moved') return preview.moved(date);
  return news === 'changed' ? preview.changed(date) : preview.called(date);
}

function textOf(speech: Speech, sitting: Sitting, news: News | null, hasAnswered: boolean): string {
  const t = speech.t.sitting;
  if (sitting.status === 'polling') return t.pollText;
  if (sitting.status === 'cancelled')
    return sitting.startsAt === null ? t.pollCancelledText : t.cancelledText;
  if (hasAnswered) return t.answeredText;
  return news === 'moved' ? t.movedText : t.callText;
}

/**
 * The card of a sitting for one person (`reader`), or for a channel (null): poll, call or cancellation,
 * with the buttons to answer. In a channel the buttons answer for whoever presses them.
 */
export function sittingCard(
  speech: Speech,
  facts: SittingFacts,
  reader: Constituent | null,
  news: News | null,
): Card {
  const { zone, today, record, assembly } = facts;
  const { sitting } = record;
  const t = speech.t.sitting;
  const needsPledge = reader !== null && pledgeOn(reader, facts.today) === null;
  const mine = record.replies.find((reply) => reply.constituentId === reader?.id);
  const shown: Fact[] = [...sittingFacts(speech, facts)];
  if (sitting.status === 'convened') {
    if (reader !== null) shown.push({ label: t.facts.yours, value: replyLine(speech, facts, mine) });
    else shown.push({ label: t.facts.answers, value: countLine(speech, facts) });
  }
  const pledge: Action = { label: t.actions.pledge, ask: { kind: 'show_pledge' }, style: 'primary' };
  const actions =
    sitting.status === 'cancelled'
      ? []
      : needsPledge
        ? [pledge]
        : sitting.status === 'convened'
          ? attendanceActions(speech, sitting, mine)
          : [];
  const text = [
    textOf(speech, sitting, news, mine !== undefined),
    ...(needsPledge && sitting.status !== 'cancelled' ? [t.pledgeFirst] : []),
  ];
  const items = pollItems(speech, facts, reader, !needsPledge);
  // With the news only: an answer must not bring the same file again.
  const files = news === null ? [] : calendarFiles(speech, facts, reader);
  return {
    title: titleOf(speech, sittingName(speech, assembly, today), sitting, news),
    preview: previewOf(speech, zone, sitting, news),
    ...(sitting.status === 'cancelled' ? { tone: 'warning' as const } : {}),
    facts: shown,
    text,
    ...(items.length > 0 ? { items } : {}),
    ...(actions.length > 0 ? { actions } : {}),
    ...(files.length > 0 ? { files } : {}),
    ...(reader === null && sitting.status !== 'cancelled' ? { own: ownViews(facts) } : {}),
  };
}

/** In a channel everybody who is called and may answer sees their own answer, where the platform can show it to them alone. */
function ownViews({ record, assembly, today }: SittingFacts): NonNullable<Card['own']> {
  const { sitting } = record;
  const called = assembly.constituents.filter(
    (one) => sitting.invited.includes(one.id) && pledgeOn(one, today) !== null,
  );
  return {
    ask: { kind: 'show_sitting', sittingId: sitting.id },
    readers: [...new Set(called.flatMap((one) => one.person.accounts))],
  };
}

/** 予定表ファイル: to each person's own message, with bodies, date and place, and nothing of a case. */
function calendarFiles(
  speech: Speech,
  { zone, today, record, assembly }: SittingFacts,
  reader: Constituent | null,
) {
  const { sitting } = record;
  if (reader === null || sitting.status === 'polling' || sitting.startsAt === null) return [];
  const stamp = sitting.status === 'cancelled' ? sitting.cancelledAt : sitting.convenedAt;
  return [
    {
      name: speech.t.sitting.calendarFileName(dayIn(zone, sitting.startsAt)),
      mime: 'text/calendar',
      content: calendarFile({
        uid: `${sitting.id}@tsudoi`,
        sequence: sitting.sequence,
        cancelled: sitting.status === 'cancelled',
        startsAt: sitting.startsAt,
        lengthMin: sitting.lengthMin,
        summary: speech.t.sitting.calendarSummary(bodiesLabel(speech, assembly, today)),
        place: sitting.place,
        stamp,
      }),
    },
  ];
}

export function countLine(speech: Speech, { record }: SittingFacts): string {
  const count = countAttendance(record.sitting, record.replies);
  return speech.t.sitting.countLine(count.attend, count.online, count.proxy, count.absent, count.waiting);
}

/** 定足数, one line for each body that has a rule; of several bodies each by its name. */
export function quorumFacts(speech: Speech, facts: SittingFacts): readonly Fact[] {
  const { rosters } = facts.assembly;
  const { sitting: t, common } = speech.t;
  return rosters.flatMap((roster) => {
    const value = quorumLine(speech, facts, roster);
    if (value === null) return [];
    const name = bodyLabel(speech, roster.body, facts.today);
    return [{ label: t.facts.quorum, value: rosters.length === 1 ? value : common.labelled(name, value) }];
  });
}

function quorumLine(speech: Speech, { zone, record, assembly }: SittingFacts, roster: Roster): string | null {
  const { sitting, replies } = record;
  const t = speech.t.sitting;
  if (roster.body.rules.quorum.kind === 'none') return null;
  if (sitting.status !== 'convened') return sitting.status === 'polling' ? t.quorumPending : null;
  const heldOn = dayIn(zone, sitting.startsAt);
  const seats = assembly.constituents;
  const status = quorumStatus(roster, { sitting, replies, heldOn, seats });
  if (status.kind === 'heads') return t.quorumHeads(status.coming, status.needed, status.met);
  if (status.kind === 'none') return null;
  return t.quorumAgencies(status.missing.map((agency) => agencyName(roster, agency)));
}

/** Who has not answered yet (未回答): for those who lead the sitting only. */
export function waitingOf({ record }: SittingFacts): readonly string[] {
  const { sitting } = record;
  if (sitting.status === 'polling') {
    return countPoll(sitting.options, sitting.invited, record.pollAnswers).waiting;
  }
  return sitting.invited.filter((id) => !record.replies.some((reply) => reply.constituentId === id));
}

/** '8:30', as times stand in notices. */
const clock = (time: string) => time.replace(/^0/, '');

export type DatedNotes = { readonly at: Date; readonly notes: readonly DateNote[] };

/** What to look at twice (祝日・閉庁・時間外): pointed out, never refused. */
export function noteLines(speech: Speech, zone: string, dates: readonly DatedNotes[]): readonly string[] {
  const t = speech.t.sitting.notes;
  const words = (note: DateNote): string => {
    if (note.kind === 'holiday') return t.holiday(note.name);
    return note.kind === 'out_of_hours'
      ? t.out_of_hours(clock(note.opens), clock(note.closes))
      : t[note.kind];
  };
  return dates.flatMap(({ at, notes }) =>
    notes.map((note) => t.line(speech.shortMoment(zone, at), words(note))),
  );
}
