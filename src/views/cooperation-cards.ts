import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Case } from '../domain/case.ts';
import { agencyName, constituentById, type Roster } from '../domain/constituent.ts';
import type { CooperationAnswer, CooperationRequest, RequestBasis } from '../domain/cooperation-request.ts';
import type { Disclosed, ShownAnswer, ShownRequest } from '../domain/disclosure.ts';
import { LAW_TERMS } from '../law/terms.ts';
import type { Action, Card, CardItem } from '../ports/card.ts';
import type { Speech } from './speech.ts';

export type RequestFacts = {
  readonly request: CooperationRequest;
  readonly of: Case;
  readonly roster: Roster;
};

export type ListedRequest = {
  readonly facts: RequestFacts;
  /** Of the agency that was asked, and convened for the case. */
  readonly mayAnswer: boolean;
  /** Among those who lead the body. */
  readonly leads: boolean;
};

/** R8-支-014 照会2, which a lock screen may show. */
export function requestLabel(speech: Speech, { request, of }: RequestFacts): string {
  return speech.t.cooperation.label(of.number, request.number);
}

/** 根拠, and whether the law binds to answer; 要確認 where it was not read in a statute. */
export function basisText(speech: Speech, { articles, duty, toBeChecked }: RequestBasis): string {
  const { basis: t } = speech.t.cooperation;
  const words =
    articles.length === 0
      ? t.plea
      : [
          t.request(speech.t.common.list(articles)),
          duty === 'effort' ? t.effort(LAW_TERMS[speech.locale].replyDuty.effort) : t.noDuty,
        ].join(speech.locale === 'ja' ? '' : ' ');
  return toBeChecked ? speech.t.common.bracketed(words, speech.t.common.toBeChecked) : words;
}

function isWaiting({ status }: CooperationRequest): boolean {
  return status === 'asked' || status === 'partly_answered';
}

function dueLine(speech: Speech, request: CooperationRequest, today: CalendarDay): readonly string[] {
  const t = speech.t.cooperation;
  if (request.status === 'asked') {
    const day = speech.day(request.dueOn);
    return [request.dueOn < today ? t.overdue(day) : t.due(day)];
  }
  if (request.status !== 'partly_answered' || request.waitsUntil === null) return [];
  const day = speech.day(request.waitsUntil);
  return [request.waitsUntil < today ? t.restOverdue(day) : t.restDue(day)];
}

function readAction(speech: Speech, { id }: CooperationRequest): Action {
  return { label: speech.t.cooperation.actions.read, ask: { kind: 'read_request', cooperationId: id } };
}

function answerActions(speech: Speech, { id, status }: CooperationRequest): readonly Action[] {
  const t = speech.t.cooperation.actions;
  const answer = (outcome: CooperationAnswer['kind'], label: string): Action => ({
    label,
    ask: { kind: 'answer_request', cooperationId: id, outcome },
  });
  if (status === 'partly_answered') return [{ ...answer('answered', t.answerRest), style: 'primary' }];
  if (status !== 'asked') return [];
  return [
    { ...answer('answered', t.answer), style: 'primary' },
    answer('partly_answered', t.answerPart),
    answer('declined', t.decline),
  ];
}

function withdrawAction(speech: Speech, { id }: CooperationRequest): Action {
  const t = speech.t.cooperation;
  return {
    label: t.actions.withdraw,
    ask: { kind: 'withdraw_request', cooperationId: id },
    style: 'danger',
    confirm: { text: t.withdrawSure, yes: t.actions.withdraw, no: t.withdrawNo },
    once: `withdraw:${id}`,
  };
}

function askAction(speech: Speech, of: Case | null): Action {
  return {
    label: speech.t.cooperation.actions.ask,
    ask: {
      kind: 'ask_cooperation',
      ...(of === null ? {} : { caseNumber: of.number, bodyId: of.bodyId }),
    },
    style: 'primary',
  };
}

const PAGE = 8;

/** 照会の一覧: numbers, agencies, states and days; what was asked and answered is one's own click away. */
export function requestsCard(
  speech: Speech,
  listed: readonly ListedRequest[],
  terms: {
    readonly of: Case | null;
    readonly page: number;
    readonly today: CalendarDay;
    readonly mayAsk: boolean;
  },
): Card {
  const { of, page, today, mayAsk } = terms;
  const t = speech.t.cooperation;
  const title = of === null ? t.listTitle : t.listTitleOf(of.number);
  const pages = Math.max(1, Math.ceil(listed.length / PAGE));
  const turn = (to: number, label: string): Action => ({
    label,
    ask: { kind: 'requests', page: to, ...(of === null ? {} : { caseNumber: of.number }) },
  });
  const actions = [
    ...(mayAsk ? [askAction(speech, of)] : []),
    ...(page > 0 ? [turn(page - 1, speech.t.common.previousPage)] : []),
    ...(page < pages - 1 ? [turn(page + 1, speech.t.common.nextPage)] : []),
  ];
  return {
    title: pages > 1 ? `${title} ${speech.t.common.page(page + 1, pages)}` : title,
    preview: t.listPreview(listed.length),
    ...(listed.length === 0 ? { text: [t.listEmpty] } : {}),
    items: listed.slice(page * PAGE, (page + 1) * PAGE).map((one) => requestItem(speech, one, today)),
    ...(actions.length > 0 ? { actions } : {}),
  };
}

function requestItem(
  speech: Speech,
  { facts, mayAnswer, leads }: ListedRequest,
  today: CalendarDay,
): CardItem {
  const t = speech.t.cooperation;
  const { request, roster } = facts;
  return {
    title: requestLabel(speech, facts),
    lines: [
      ...(leads ? [t.agencyLine(agencyName(roster, request.agencyId))] : []),
      t.states[request.status],
      ...dueLine(speech, request, today),
    ],
    actions: [
      readAction(speech, request),
      ...(mayAnswer ? answerActions(speech, request) : []),
      ...(leads && isWaiting(request) ? [withdrawAction(speech, request)] : []),
    ],
  };
}

/** 照会の内容, for the one person whose click has just been checked. */
export function requestContentCard(
  speech: Speech,
  zone: string,
  { facts, mayAnswer, leads }: ListedRequest,
  shown: Disclosed<ShownRequest>,
  more: {
    readonly sitting: string | null;
    readonly today: CalendarDay;
    /** What each member of the household is called. */
    readonly memberName: (memberId: string) => string;
    /** Whether this person may make the answer a fact of the case, and it is none yet. */
    readonly mayKeep: (answer: CooperationAnswer) => boolean;
  },
): Card {
  const t = speech.t.cooperation;
  const { request, roster } = facts;
  const label = requestLabel(speech, facts);
  return {
    title: t.read.title(label),
    preview: label,
    facts: [
      { label: t.read.agency, value: agencyName(roster, request.agencyId) },
      { label: t.read.due, value: speech.day(request.dueOn) },
      ...(more.sitting === null ? [] : [{ label: t.read.sitting, value: more.sitting }]),
      { label: t.read.basis, value: basisText(speech, request.basis) },
      { label: t.read.state, value: t.states[request.status] },
    ],
    text: [speech.t.common.labelled(t.read.question, shown.content.what)],
    items: shown.content.answers.map((one) => ({
      title: t.read.answerTitle(one.answer.number, t.read.kinds[one.answer.kind]),
      lines: answerLines(speech, zone, roster, one, more.memberName),
      ...(one.content !== null && more.mayKeep(one.answer)
        ? { actions: [keepAction(speech, request, one.answer.number)] }
        : {}),
    })),
    actions: [
      ...(mayAnswer ? answerActions(speech, request) : []),
      ...(leads && isWaiting(request) ? [withdrawAction(speech, request)] : []),
    ],
  };
}

function keepAction(speech: Speech, { id }: CooperationRequest, number: number): Action {
  return {
    label: speech.t.cooperation.actions.keep,
    ask: { kind: 'keep_answer', cooperationId: id, number },
    once: `keep:${id}:${number}`,
  };
}

function answerLines(
  speech: Speech,
  zone: string,
  roster: Roster,
  { answer, content }: ShownAnswer,
  memberName: (memberId: string) => string,
): readonly string[] {
  const { read: t, reasons } = speech.t.cooperation;
  const { labelled } = speech.t.common;
  const by = constituentById(roster, answer.by)?.person.name ?? '';
  const line = t.by(by, speech.moment(zone, answer.at));
  if (content === null) return [line, t.hidden];
  const { text, missing } = content;
  if (answer.kind === 'declined') {
    const why = labelled(t.reason, reasons[answer.reason]);
    return [line, why, ...(text === '' ? [] : [labelled(t.word, text)])];
  }
  return [
    line,
    ...(answer.memberId === null ? [] : [t.about(memberName(answer.memberId))]),
    labelled(t.text, text),
    ...(missing === '' ? [] : [labelled(t.missing, missing)]),
    ...(answer.restBy === null ? [] : [labelled(t.restBy, speech.day(answer.restBy))]),
  ];
}

/** 照会した, with whom it could not reach yet. */
export function cooperationAskedCard(
  speech: Speech,
  of: Case,
  dueOn: CalendarDay,
  agencies: { readonly asked: readonly string[]; readonly unreached: readonly string[] },
): Card {
  const { ask: t, actions } = speech.t.cooperation;
  const { list } = speech.t.common;
  return {
    title: t.done(of.number, list(agencies.asked), speech.shortDay(dueOn)),
    preview: t.donePreview(of.number),
    tone: agencies.unreached.length === 0 ? 'good' : 'warning',
    ...(agencies.unreached.length === 0 ? {} : { text: [t.notReached(list(agencies.unreached))] }),
    actions: [{ label: actions.list, ask: { kind: 'requests', caseNumber: of.number } }],
  };
}

/** 回答した, with the one tap that makes it a fact of the case. */
export function answeredCard(speech: Speech, facts: RequestFacts): Card {
  const { answer: t } = speech.t.cooperation;
  const { request } = facts;
  const label = requestLabel(speech, facts);
  const isFact = request.status !== 'declined';
  return {
    title: t.done(label),
    preview: t.donePreview(label),
    tone: 'good',
    ...(!isFact
      ? {}
      : { text: [t.keepNext], actions: [keepAction(speech, request, request.answers.length)] }),
  };
}

export function requestDoneCard(speech: Speech, facts: RequestFacts, done: 'kept' | 'withdrawn'): Card {
  const t = speech.t.cooperation;
  const label = requestLabel(speech, facts);
  return done === 'kept'
    ? { title: t.kept(label), preview: t.keptPreview(label), tone: 'good' }
    : { title: t.withdrawn(label), preview: t.withdrawnPreview(label), tone: 'good' };
}

/** お願い・期限・取り下げ, to the contacts of an agency: number, verb and date only. */
export function requestToAgencyCard(
  speech: Speech,
  facts: RequestFacts,
  today: CalendarDay,
  news: 'asked' | 'due' | 'withdrawn',
): Card {
  const label = requestLabel(speech, facts);
  const { request } = facts;
  if (news === 'withdrawn') {
    const t = speech.t.cooperation.notices.withdrawn;
    return { title: t.title(label), preview: t.preview(label), text: [t.text] };
  }
  const t = speech.t.cooperation.notices[news];
  return {
    title: t.title(label),
    preview: t.preview(label, speech.shortDay(request.dueOn)),
    ...(news === 'due' ? { tone: 'warning' as const } : {}),
    text: [...dueLine(speech, request, today), t.text],
    actions: [...answerActions(speech, request), readAction(speech, request)],
  };
}

/** 回答があった, to those who asked: number and agency, and no content. */
export function requestAnsweredCard(
  speech: Speech,
  facts: RequestFacts,
  answer: CooperationAnswer,
  today: CalendarDay,
): Card {
  const t = speech.t.cooperation;
  const { request, roster } = facts;
  const label = requestLabel(speech, facts);
  return {
    title: t.notices.answered.title[answer.kind](label),
    preview: t.notices.answered.preview(label),
    tone: answer.kind === 'answered' ? 'good' : 'plain',
    text: [t.agencyLine(agencyName(roster, request.agencyId)), ...dueLine(speech, request, today)],
    actions: [readAction(speech, request)],
  };
}

/** 未回答, to those who asked. */
export function requestOverdueCard(speech: Speech, facts: RequestFacts, today: CalendarDay): Card {
  const t = speech.t.cooperation;
  const { request, roster } = facts;
  const label = requestLabel(speech, facts);
  return {
    title: t.notices.overdue.title(label),
    preview: t.notices.overdue.preview(label),
    tone: 'warning',
    text: [
      t.agencyLine(agencyName(roster, request.agencyId)),
      ...dueLine(speech, request, today),
      t.notices.overdue.text,
    ],
    actions: [withdrawAction(speech, request)],
  };
}
