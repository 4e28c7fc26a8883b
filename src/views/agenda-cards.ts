import type { AgendaItem } from '../domain/agenda.ts';
import {
  type AgendaSelection,
  CASE_MIN,
  type Candidate,
  type LeftOutBecause,
  type TakenBecause,
  timesOf,
} from '../domain/agenda-selection.ts';
import type { Case } from '../domain/case.ts';
import type { Sitting } from '../domain/sitting.ts';
import type { Card, Choice, Form } from '../ports/card.ts';
import type { AskOf } from '../ports/command.ts';
import type { Speech } from './speech.ts';

function takenText(speech: Speech, because: TakenBecause): string {
  const t = speech.t.agenda.taken;
  switch (because.kind) {
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

function leftOutText(speech: Speech, because: LeftOutBecause): string {
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
  proposal: AgendaSelection,
  present: readonly string[],
  once: string,
): Form {
  const t = speech.t.agenda.form;
  const choice = ({ of }: Candidate, why: string): Choice => ({
    value: of.number,
    label: of.number,
    note: speech.t.common.dots([speech.t.cases.urgencyLine(speech.t.cases.urgencies[of.urgency]), why]),
  });
  const proposed = proposal.taken.map((one) => one.candidate.of.number);
  const minutes = proposal.taken.reduce((sum, one) => sum + one.candidate.lengthMin, 0);
  return {
    title: t.title,
    intro: [
      present.length > 0 ? t.present : t.proposal(proposed.length, speech.t.common.minutes(minutes)),
      t.order,
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

/** 議題の決定, with when each case begins. Numbers and times only. */
export function agendaSetCard(
  speech: Speech,
  zone: string,
  sitting: Sitting,
  items: readonly AgendaItem[],
  cases: readonly Case[],
): Card {
  const t = speech.t.cases;
  const numberOf = (item: AgendaItem) => cases.find((one) => one.id === item.caseId)?.number ?? '';
  const lines =
    sitting.status === 'convened'
      ? timesOf(sitting.startsAt, items, () => CASE_MIN).map(({ item, startsAt }) =>
          speech.t.common.spaced([speech.shortMoment(zone, startsAt), numberOf(item)]),
        )
      : items.map(numberOf);
  return {
    title: t.agendaSet(items.length),
    preview: t.agendaPreview,
    tone: 'good',
    ...(lines.length > 0 ? { text: [lines.join('\n')] } : {}),
    actions: [
      { label: speech.t.sitting.actions.minutes, ask: { kind: 'minutes', sittingId: sitting.id } },
      { label: speech.t.sitting.actions.answers, ask: { kind: 'show_answers', sittingId: sitting.id } },
    ],
  };
}
