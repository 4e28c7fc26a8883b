import type { Candidate } from '../domain/agenda-candidate.ts';
import type { AgendaSelection, LeftOutBecause, TakenBecause } from '../domain/agenda-selection.ts';
import type { AgendaView } from '../domain/agenda-view.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import type { MeetingBody } from '../domain/meeting-body.ts';
import type { Sitting } from '../domain/sitting.ts';
import type { Card, Choice, Form } from '../ports/card.ts';
import type { AskOf } from '../ports/command.ts';
import { bodyLabel } from './body-cards.ts';
import { type SittingFacts, sittingFacts, sittingName } from './sitting-cards.ts';
import type { Speech } from './speech.ts';

/** 選んだ理由, in words. */
export function takenText(speech: Speech, because: TakenBecause): string {
  const t = speech.t.agenda.taken;
  switch (because.kind) {
    case 'pinned':
      return t.pinned;
    case 'hard_date':
      return t.hardDate(speech.shortDay(because.on));
    case 'review_due':
      return t.reviewDue(speech.day(because.on));
    case 'immediate':
      return t.immediate;
    case 'never_reviewed':
      return t.neverReviewed;
    case 'priority':
      return t.priority;
    default:
      throw new Error(`No words for ${JSON.stringify(because satisfies never)}`);
  }
}

/** 選ばなかった理由, in words. */
export function leftOutText(speech: Speech, because: LeftOutBecause): string {
  const t = speech.t.agenda.leftOut;
  switch (because.kind) {
    case 'closed':
      return t.closed;
    case 'consent_missing':
      return t.consentMissing;
    case 'retention_passed':
      return t.retentionPassed;
    case 'body_not_established':
      return t.bodyNotEstablished;
    case 'on_other_sitting':
      return t.onOtherSitting(because.on === null ? null : speech.shortDay(because.on));
    case 'dropped':
      return t.dropped;
    case 'lead_agency_absent':
      return t.leadAgencyAbsent;
    case 'nobody_comes':
      return t.nobodyComes;
    case 'no_time_left':
      return t.noTimeLeft(speech.t.common.minutes(because.lengthMin));
    case 'agenda_full':
      return t.agendaFull(because.most);
    default:
      throw new Error(`No words for ${JSON.stringify(because satisfies never)}`);
  }
}

/**
 * 議題のフォーム: the proposal with a reason for each case, taken or left out. Where an agenda stands already, that is
 * what is chosen, and the reasons are still there to read.
 */
export function agendaForm(
  speech: Speech,
  ask: AskOf<'set_agenda'> & { readonly seenVersion: number },
  facts: {
    readonly proposal: AgendaSelection;
    /** Numbers on the agenda now. */
    readonly present: readonly string[];
    /** That sit together. */
    readonly bodies: readonly MeetingBody[];
    /** Whether bodies have items of which this person may not know. */
    readonly hasOthers: boolean;
    readonly today: CalendarDay;
  },
  once: string,
): Form {
  const { form: t, others, parts } = speech.t.agenda;
  const { proposal, present, bodies } = facts;
  const choice = ({ of }: Candidate, why: string): Choice => {
    const body = bodies.length === 1 ? undefined : bodies.find((one) => one.id === of.bodyId);
    const urgency = speech.t.cases.urgencyLine(speech.t.cases.urgencies[of.urgency]);
    const ofBody = body === undefined ? [] : [bodyLabel(speech, body, facts.today)];
    return {
      value: of.number,
      label: of.number,
      note: speech.t.common.dots([...ofBody, urgency, why]),
    };
  };
  const proposed = proposal.taken.map((one) => one.candidate.of.number);
  const minutes = proposal.taken.reduce((sum, one) => sum + one.candidate.lengthMin, 0);
  return {
    title: t.title,
    intro: [
      present.length > 0 ? t.present : t.proposal(proposed.length, speech.t.common.minutes(minutes)),
      t.order,
      ...(bodies.length > 1 ? [parts] : []),
      ...(facts.hasOthers ? [others] : []),
    ],
    fields: [
      {
        kind: 'choices',
        name: 'caseNumbers',
        label: t.cases,
        options: [
          ...proposal.taken.map((one) => choice(one.candidate, takenText(speech, one.because))),
          ...proposal.leftOut.map((one) => choice(one.candidate, leftOutText(speech, one.because))),
        ],
        values: present.length > 0 ? present : proposed,
      },
    ],
    submit: t.submit,
    ask: {
      kind: 'set_agenda',
      ...(ask.sittingId === undefined ? {} : { sittingId: ask.sittingId }),
      seenVersion: ask.seenVersion,
    },
    once,
  };
}

/** When each item begins, with its number and how long it takes; as the one person sees it. */
export function itemLines(speech: Speech, zone: string, { items }: AgendaView): readonly string[] {
  return items.map(({ item, of, startsAt }) => {
    const length = speech.t.agenda.length(speech.t.common.minutes(item.lengthMin));
    const begins = startsAt === null ? [] : [speech.shortMoment(zone, startsAt)];
    return speech.t.common.spaced([...begins, `${of.number}${length}`]);
  });
}

function agendaText(speech: Speech, zone: string, view: AgendaView): readonly string[] {
  const lines = itemLines(speech, zone, view);
  return [
    ...(lines.length > 0 ? [lines.join('\n')] : []),
    ...(view.hasOthers ? [speech.t.agenda.others] : []),
  ];
}

/** 議題の決定, with when each case begins. Numbers and times only, and only those that this person may know of. */
export function agendaSetCard(speech: Speech, zone: string, sitting: Sitting, view: AgendaView): Card {
  const t = speech.t.cases;
  const text = agendaText(speech, zone, view);
  return {
    title: t.agendaSet(view.items.length),
    preview: t.agendaPreview,
    tone: 'good',
    ...(text.length > 0 ? { text } : {}),
    actions: [
      { label: speech.t.agenda.rearrange, ask: { kind: 'arrange_agenda', sittingId: sitting.id } },
      { label: speech.t.sitting.actions.minutes, ask: { kind: 'minutes', sittingId: sitting.id } },
      { label: speech.t.sitting.actions.answers, ask: { kind: 'show_answers', sittingId: sitting.id } },
    ],
  };
}

/** 議題を見る: the items that this person may know of. The content is behind the click, and checked then. */
export function agendaCard(speech: Speech, facts: SittingFacts, view: AgendaView): Card {
  const { card: t, others } = speech.t.agenda;
  const { zone, today, assembly } = facts;
  const lines = itemLines(speech, zone, view);
  return {
    title: t.title(sittingName(speech, assembly, today)),
    preview: t.preview(view.items.length),
    facts: sittingFacts(speech, facts),
    text: [...(view.items.length === 0 ? [t.nothing] : [t.text]), ...(view.hasOthers ? [others] : [])],
    items: view.items.map(({ of }, index) => ({
      title: lines[index] ?? of.number,
      actions: [
        { label: speech.t.cases.actions.read, ask: { kind: 'read_case' as const, caseNumber: of.number } },
      ],
    })),
  };
}
