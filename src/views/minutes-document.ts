import type { AttendanceReply } from '../domain/attendance.ts';
import { addDays, dayIn, timeIn } from '../domain/calendar-day.ts';
import { type Case, isInAudience } from '../domain/case.ts';
import {
  agencyName,
  CONSTITUENT_KINDS,
  type Constituent,
  constituentById,
  type Person,
  type Roster,
} from '../domain/constituent.ts';
import type { Disclosed } from '../domain/disclosure.ts';
import type { FollowUpTask } from '../domain/follow-up-task.ts';
import type { ConfirmedMinutes, MinutesContent } from '../domain/minutes.ts';
import { retentionEndsOn } from '../domain/retention.ts';
import type { ConvenedSitting } from '../domain/sitting.ts';
import type { CardFile } from '../ports/card.ts';
import type { AskOf } from '../ports/command.ts';
import { bodyLabel, roleName } from './body-cards.ts';
import type { SittingFacts } from './sitting-cards.ts';
import type { Speech } from './speech.ts';
import { type WordPart, type WordSection, wordFile } from './word-file.ts';

/** 氏名を載せる・機関名だけ. */
export type Names = NonNullable<AskOf<'minutes_document'>['names']>;

/** A task with what is to be done, or without it where the reader may not read that. */
export type DocumentTask = { readonly task: FollowUpTask; readonly detail: Disclosed<string> | null };

/** One item (議題) as the gate let it through for the one who takes the document. */
export type DocumentItem = {
  readonly of: Case;
  /** Of the body of the item. */
  readonly roster: Roster;
  readonly minutes: ConfirmedMinutes;
  readonly content: Disclosed<MinutesContent>;
  readonly tasks: readonly DocumentTask[];
};

export type DocumentTerms = {
  readonly facts: SittingFacts;
  readonly sitting: ConvenedSitting;
  readonly names: Names;
  readonly by: Person;
  readonly now: Date;
};

const SECTIONS = ['discussion', 'assessment', 'summary', 'policy'] as const;

/**
 * 会議録 (DOCX) of one sitting, as a city hall files it: each item with everything that belongs to it on pages of its own,
 * so that it can be filed apart (鉾田市 支援調整会議要綱4条5項). Of other items it says nothing, not even that there are any.
 */
export function minutesDocument(
  speech: Speech,
  terms: DocumentTerms,
  items: readonly DocumentItem[],
): Promise<CardFile> {
  const t = speech.t.minutesDocument;
  const { facts, sitting, now } = terms;
  const name = facts.assembly.leading.body.displayName.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_');
  return wordFile({
    name: t.fileName(name, dayIn(facts.zone, sitting.startsAt)),
    title: t.page.title,
    locale: speech.locale,
    madeAt: now,
    sections: items.map((item) => sectionOf(speech, terms, item)),
  });
}

function sectionOf(speech: Speech, terms: DocumentTerms, item: DocumentItem): WordSection {
  const t = speech.t.minutesDocument.page;
  const { content } = item.content;
  const { nextReviewOn } = item.minutes;
  const heading = (text: string): WordPart => ({ kind: 'heading', text });
  return {
    header: speech.t.common.spaced([t.handling, item.of.number]),
    parts: [
      { kind: 'title', text: t.title },
      { kind: 'table', table: { widths: [2, 9], labelled: true, rows: factRows(speech, terms, item) } },
      heading(t.attendance),
      attendance(speech, terms, item),
      { kind: 'note', text: t.attendanceNote },
      ...SECTIONS.flatMap((section): WordPart[] => [
        heading(t.sections[section]),
        { kind: 'text', text: content[section] === '' ? t.nothingWritten : content[section] },
      ]),
      heading(t.tasks),
      ...taskParts(speech, terms.facts.zone, item),
      heading(t.nextReview),
      { kind: 'text', text: nextReviewOn === null ? t.undecided : speech.day(nextReviewOn) },
    ],
    footer: footerLines(speech, terms, item),
  };
}

function factRows(
  speech: Speech,
  { facts, sitting, names }: DocumentTerms,
  { of, roster, minutes }: DocumentItem,
): (readonly string[])[] {
  const t = speech.t.minutesDocument.page;
  const { common } = speech.t;
  const { zone } = facts;
  const ends = new Date(sitting.startsAt.getTime() + sitting.lengthMin * 60_000);
  const chair = constituentById(roster, minutes.confirmedBy);
  const confirmed = [
    speech.moment(zone, minutes.confirmedAt),
    ...(chair === undefined ? [] : [roleName(speech, chair.kind, roster.body)]),
    ...(chair === undefined || names === 'left_out' ? [] : [chair.person.name]),
  ];
  return [
    [t.body, bodyLabel(speech, roster.body, dayIn(zone, sitting.startsAt))],
    [t.when, t.span(speech.moment(zone, sitting.startsAt), timeIn(zone, ends))],
    [t.place, sitting.place === '' ? t.nothingWritten : sitting.place],
    [t.item, of.number],
    [t.confirmed, common.spaced(confirmed)],
    [t.version, t.versionOf(minutes.version)],
  ];
}

/** Who was called for this item and what they answered. Who sits there for other items only is not named. */
function attendance(
  speech: Speech,
  { facts, sitting, names }: DocumentTerms,
  { of, roster }: DocumentItem,
): WordPart {
  const { columns } = speech.t.minutesDocument.page;
  const { assembly, record } = facts;
  const called = sitting.invited
    .flatMap((id) => constituentById(assembly, id) ?? [])
    .filter((one) => isInAudience(of, one.person.id))
    .sort((a, b) => CONSTITUENT_KINDS.indexOf(a.kind) - CONSTITUENT_KINDS.indexOf(b.kind));
  const withNames = names === 'shown';
  const answerOf = (one: Constituent) => record.replies.find((reply) => reply.constituentId === one.id);
  const bodyOf = (one: Constituent) =>
    assembly.rosters.find(({ body }) => body.id === one.bodyId)?.body ?? roster.body;
  return {
    kind: 'table',
    table: {
      widths: withNames ? [4, 3, 2, 4] : [5, 2, 3],
      head: [columns.agency, ...(withNames ? [columns.name] : []), columns.role, columns.answer],
      rows: called.map((one) => [
        agencyName(assembly, one.person.agencyId),
        ...(withNames ? [one.person.name] : []),
        roleName(speech, one.kind, bodyOf(one)),
        answerText(speech, facts, answerOf(one), withNames),
      ]),
    },
  };
}

function answerText(
  speech: Speech,
  { assembly }: SittingFacts,
  reply: AttendanceReply | undefined,
  withNames: boolean,
): string {
  const { answers, facts: words } = speech.t.sitting;
  if (reply === undefined) return words.waiting;
  const proxy = reply.proxyId === null ? undefined : constituentById(assembly, reply.proxyId);
  return proxy === undefined || !withNames
    ? answers[reply.answer]
    : speech.t.common.inBrackets(answers[reply.answer], proxy.person.name);
}

/** 役割分担表: verb, and what exactly where it may be read. */
function taskParts(speech: Speech, zone: string, { roster, tasks }: DocumentItem): readonly WordPart[] {
  const t = speech.t.minutesDocument.page;
  const { agency, what, due, state } = t.taskColumns;
  if (tasks.length === 0) return [{ kind: 'text', text: t.noTasks }];
  const rows = tasks.map(({ task, detail }) => [
    agencyName(roster, task.agencyId),
    [speech.t.tasks.verbs[task.verb], ...(detail === null ? [] : [detail.content])].join('\n'),
    task.dueOn === null ? speech.t.tasks.notYet : speech.day(task.dueOn),
    task.status === 'done'
      ? t.taskDone(speech.day(dayIn(zone, task.since)))
      : speech.t.tasks.statuses[task.status],
  ]);
  return [
    { kind: 'table', table: { widths: [25, 49, 38, 38], head: [agency, what, due, state], rows } },
    { kind: 'note', text: t.tasksNote },
  ];
}

function footerLines(
  speech: Speech,
  { facts, by, now }: DocumentTerms,
  { of, roster }: DocumentItem,
): readonly string[] {
  const t = speech.t.minutesDocument.footer;
  const agency = agencyName(facts.assembly, by.agencyId);
  return [
    speech.t.common.spaced([t.handling, retentionNote(speech, of, roster)]),
    t.takenBy(by.name, agency, speech.moment(facts.zone, now)),
  ];
}

/** 保存期限 once the case is closed, before that how long it will be kept. */
function retentionNote(speech: Speech, { closedOn }: Case, { body }: Roster): string {
  const t = speech.t.minutesDocument.footer;
  const { retentionYears } = body.rules;
  if (retentionYears === null) return t.keptByRules;
  if (closedOn === null) return t.keptYears(retentionYears);
  return t.keptUntil(speech.day(addDays(retentionEndsOn(closedOn, retentionYears), -1)));
}
