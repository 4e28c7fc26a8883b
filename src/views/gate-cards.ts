import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Case } from '../domain/case.ts';
import {
  type Disclosed,
  type ReaderReason,
  type RoomReason,
  shapeDisclosed,
  type Verdict,
} from '../domain/disclosure.ts';
import type { DisclosureId } from '../domain/ids.ts';
import type { Minutes, MinutesContent } from '../domain/minutes.ts';
import type { Action, Card } from '../ports/card.ts';
import type { Speech } from './speech.ts';

/** How many stand in the way, why the room is unfit, and whom to ask. Never who: that goes to the secretariat. */
function verdictLines(speech: Speech, verdict: Verdict, secretariat: readonly string[]): readonly string[] {
  const t = speech.t.gate;
  if (verdict.verdict === 'inconclusive') return [t.inconclusive];
  if (verdict.verdict === 'allow') return [t.checkFit(verdict.readers.length)];
  const count = verdict.readers.filter((reader) => reader.reasons.length > 0).length;
  return [
    ...verdict.room.map((reason) => t.room[reason]),
    ...(count > 0 ? [t.inTheWay(count)] : []),
    ...(secretariat.length > 0 ? [t.askSecretariat(speech.t.common.list(secretariat))] : []),
  ];
}

/** 点検の結果. */
export function checkCard(speech: Speech, verdict: Verdict, secretariat: readonly string[]): Card {
  const t = speech.t.gate;
  const fit = verdict.verdict === 'allow';
  return {
    title: t.checkTitle(fit),
    preview: t.checkPreview(fit),
    tone: fit ? 'good' : 'refused',
    text: verdictLines(speech, verdict, secretariat),
  };
}

function shareAgain(speech: Speech, minutes: Minutes): Action {
  return { label: speech.t.gate.again, ask: { kind: 'share', minutesId: minutes.id } };
}

/** 共有できなかった: nothing was posted, the text waits. */
export function shareRefusedCard(
  speech: Speech,
  of: Case,
  minutes: Minutes,
  verdict: Verdict,
  secretariat: readonly string[],
): Card {
  const t = speech.t.gate;
  return {
    title: t.refusedTitle(of.number),
    preview: t.refusedPreview(of.number),
    tone: 'refused',
    text: [...verdictLines(speech, verdict, secretariat), t.kept],
    actions: [shareAgain(speech, minutes)],
  };
}

export function sharedCard(speech: Speech, of: Case, readers: number): Card {
  const t = speech.t.gate;
  return {
    title: t.sharedTitle(of.number),
    preview: t.sharedPreview(of.number),
    tone: 'good',
    text: [t.sharedText(readers)],
    actions: [
      {
        label: speech.t.tasks.actions.assign,
        ask: { kind: 'assign_task', caseNumber: of.number, bodyId: of.bodyId },
        style: 'primary',
      },
    ],
  };
}

/** The platform did not answer: it is being found out whether the post is there. */
export function sharePendingCard(speech: Speech, of: Case): Card {
  const t = speech.t.gate;
  return {
    title: t.pendingTitle(of.number),
    preview: t.pendingTitle(of.number),
    tone: 'warning',
    text: [t.pendingText],
  };
}

/** How a lost post ended, to whoever asked for it. */
export function shareSettledCard(
  speech: Speech,
  of: Case,
  minutes: Minutes,
  settled: { readonly status: string; readonly readers: number },
): Card {
  const t = speech.t.gate;
  if (settled.status === 'kept') return sharedCard(speech, of, settled.readers);
  if (settled.status === 'retracted') return shareRetractedCard(speech, of, minutes);
  return {
    title: t.refusedTitle(of.number),
    preview: t.refusedPreview(of.number),
    tone: 'warning',
    text: [t.notPosted],
    actions: [shareAgain(speech, minutes)],
  };
}

export function shareRetractedCard(speech: Speech, of: Case, minutes: Minutes): Card {
  const t = speech.t.gate;
  return {
    title: t.retractedTitle(of.number),
    preview: t.refusedPreview(of.number),
    tone: 'refused',
    text: [t.retractedText, t.kept],
    actions: [shareAgain(speech, minutes)],
  };
}

/** 要旨の投稿: made only from what has passed the gate, and stays marked so. */
export function summaryPost(
  speech: Speech,
  of: Case,
  nextReviewOn: CalendarDay | null,
  passed: Disclosed<MinutesContent>,
): Disclosed<Card> {
  const t = speech.t.gate.post;
  return shapeDisclosed(passed, (content) => ({
    title: t.title(of.number),
    preview: t.preview(of.number),
    text: [
      content.summary,
      ...(nextReviewOn === null ? [] : [speech.t.minutes.nextReview(speech.day(nextReviewOn))]),
      t.handling,
    ],
  }));
}

/** 封をした要旨: what everybody in the channel sees. Each click is checked for the one who clicks. */
export function sealedSummaryCard(speech: Speech, of: Case, minutes: Minutes): Card {
  const t = speech.t.gate.sealed;
  return {
    title: t.title(of.number),
    preview: t.preview(of.number),
    text: [t.text],
    actions: [{ label: t.open, ask: { kind: 'read_minutes', minutesId: minutes.id }, style: 'primary' }],
  };
}

/** The chair's answer after a sealed summary was put into a channel. */
export function sealedCard(speech: Speech, of: Case): Card {
  const t = speech.t.gate.sealed;
  return { ...sharedCard(speech, of, 0), title: t.doneTitle(of.number), text: [t.doneText] };
}

/** Who stands in the way and why: for the secretariat's eyes, by direct message only; never which case. */
export function namesForSecretariatCard(
  speech: Speech,
  facts: {
    readonly retracted: boolean;
    readonly channelName: string;
    readonly room: readonly string[];
    readonly readers: readonly { readonly name: string; readonly reasons: readonly string[] }[];
  },
): Card {
  const t = speech.t.gate;
  const { secretariat } = t;
  const incomplete = facts.room.includes('list_incomplete');
  const roomWords = incomplete
    ? [t.inconclusive]
    : facts.room.map((reason) => t.room[reason as RoomReason] ?? reason);
  const mend = incomplete ? [] : [secretariat.text];
  return {
    title: facts.retracted ? secretariat.retractedTitle : secretariat.title,
    preview: facts.retracted ? secretariat.retractedPreview : secretariat.preview,
    tone: 'warning',
    facts: [{ label: secretariat.channel, value: facts.channelName }],
    text: [...roomWords, ...(facts.retracted ? [secretariat.retractedText] : mend)],
    items: facts.readers.map(({ name, reasons }) => ({
      title: name,
      lines: [speech.t.common.list(reasons.map((reason) => t.reader[reason as ReaderReason] ?? reason))],
    })),
  };
}

type Alarm = 'stuck' | 'unwatched' | 'unfound';

/** 至急: what only a person can do now, in which channel. Names no case. */
function alarmCard(speech: Speech, alarm: Alarm, channelName: string): Card {
  const { alarms, channel } = speech.t.gate.secretariat;
  const { title, preview, text } = alarms[alarm];
  return { title, preview, tone: 'refused', facts: [{ label: channel, value: channelName }], text: [text] };
}

/** 消せない投稿. */
export const disclosureStuckCard = (speech: Speech, channel: string) => alarmCard(speech, 'stuck', channel);

/** 参加者を確かめられない投稿. */
export const disclosureUnwatchedCard = (speech: Speech, channel: string) =>
  alarmCard(speech, 'unwatched', channel);

/** 届いたか分からない投稿. */
export function disclosureUnfoundCard(speech: Speech, channel: string, disclosureId: DisclosureId): Card {
  const { settle } = speech.t.gate.secretariat;
  return {
    ...alarmCard(speech, 'unfound', channel),
    actions: [
      {
        label: settle.action,
        ask: { kind: 'settle_disclosure', disclosureId },
        confirm: { text: settle.confirm, yes: settle.yes, no: settle.no },
      },
    ],
  };
}

/** どの要旨を・どのチャンネルで: a choice with one button each. */
export function shareChoiceCard(title: string, choices: readonly Action[]): Card {
  return { title, preview: title, actions: choices };
}
