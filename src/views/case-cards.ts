import { addDays, type CalendarDay } from '../domain/calendar-day.ts';
import type { Case } from '../domain/case.ts';
import type { HardDateStep } from '../domain/case-file.ts';
import { type ConsentLedger, type ConsentRecord, householdConsent } from '../domain/consent.ts';
import { retentionEndsOn } from '../domain/retention.ts';
import { systemNames } from '../law/of-body.ts';
import type { Action, Card } from '../ports/card.ts';
import type { Speech } from './speech.ts';

export type ListedCase = {
  readonly of: Case;
  readonly mayRead: boolean;
  readonly mayManage: boolean;
};

const PAGE = 8;

/** 事例の一覧: number, urgency and size of the audience; the content only behind the reader's own click. */
export function casesCard(
  speech: Speech,
  listed: readonly ListedCase[],
  page: number,
  mayRegister: boolean,
): Card {
  const t = speech.t.cases;
  const pages = Math.max(1, Math.ceil(listed.length / PAGE));
  const shown = listed.slice(page * PAGE, (page + 1) * PAGE);
  const turn = (to: number, label: string): Action => ({ label, ask: { kind: 'cases', page: to } });
  const actions: Action[] = [
    ...(mayRegister
      ? [{ label: t.actions.register, ask: { kind: 'register_case' as const }, style: 'primary' as const }]
      : []),
    ...(page > 0 ? [turn(page - 1, speech.t.common.previousPage)] : []),
    ...(page < pages - 1 ? [turn(page + 1, speech.t.common.nextPage)] : []),
  ];
  return {
    title: pages > 1 ? `${t.listTitle} ${speech.t.common.page(page + 1, pages)}` : t.listTitle,
    preview: t.listPreview(listed.length),
    ...(listed.length === 0 ? { text: [t.listEmpty] } : {}),
    items: shown.map(({ of, mayRead, mayManage }) => ({
      title: of.number,
      lines: [
        t.urgencyLine(t.urgencies[of.urgency]),
        t.audienceLine(of.audience.length, of.recused.length),
        mayRead ? t.youMayRead : t.youMayNotRead,
      ],
      actions: [
        ...(mayRead
          ? [{ label: t.actions.read, ask: { kind: 'read_case' as const, caseNumber: of.number } }]
          : []),
        ...(mayManage
          ? [
              { label: t.actions.audience, ask: { kind: 'set_audience' as const, caseNumber: of.number } },
              { label: t.actions.consent, ask: { kind: 'record_consent' as const, caseNumber: of.number } },
              {
                label: t.actions.task,
                ask: { kind: 'assign_task' as const, caseNumber: of.number, bodyId: of.bodyId },
              },
            ]
          : []),
      ],
    })),
    ...(actions.length > 0 ? { actions } : {}),
  };
}

/** 同意の記録, with what it means for sharing in this body. */
export function consentCard(
  speech: Speech,
  number: string,
  record: ConsentRecord,
  facts: {
    readonly consents: ConsentLedger;
    readonly subjects: readonly string[];
    readonly isRequired: boolean;
    /** Whether it was given for the body from which it was recorded. */
    readonly isOfThisBody: boolean;
    readonly today: CalendarDay;
  },
): Card {
  const t = speech.t.cases;
  const system = systemNames([record.purpose], facts.today)[0] ?? record.purpose;
  const now = householdConsent(facts.consents, facts.subjects, record.purpose, facts.today);
  const next = !facts.isOfThisBody
    ? t.consent.elsewhere(system)
    : !facts.isRequired
      ? t.consent.notNeeded
      : now === 'obtained'
        ? t.consent.open
        : t.consent.shut;
  return {
    title: t.consent.done(number, t.consents[record.state]),
    preview: t.updatedPreview(number),
    tone: 'good',
    facts: [
      { label: t.consent.purpose, value: system },
      { label: t.consent.method, value: t.consent.methods[record.method] },
      { label: t.consent.on, value: speech.day(record.on) },
      ...(record.until === null ? [] : [{ label: t.consent.until, value: speech.day(record.until) }]),
    ],
    text: [next],
  };
}

/** That something in a case is saved, with the way back to it. */
export function caseSavedCard(speech: Speech, number: string, title: string): Card {
  return doneCard(title, speech.t.cases.updatedPreview(number), [
    { label: speech.t.cases.actions.read, ask: { kind: 'read_case', caseNumber: number } },
  ]);
}

export function caseRegisteredCard(speech: Speech, of: Case): Card {
  const t = speech.t.cases;
  return {
    title: t.registered(of.number),
    preview: t.registeredPreview(of.number),
    tone: 'good',
    facts: [
      { label: t.facts.urgency, value: t.urgencies[of.urgency] },
      { label: t.facts.audience, value: speech.t.common.people(of.audience.length) },
    ],
    text: [t.registeredNext],
    actions: [{ label: speech.t.sitting.actions.agenda, ask: { kind: 'arrange_agenda' }, style: 'primary' }],
  };
}

export function doneCard(title: string, preview: string, actions: readonly Action[] = []): Card {
  return { title, preview, tone: 'good', ...(actions.length > 0 ? { actions } : {}) };
}

/** 議題から外れた知らせ, to those who lead the body. */
export function itemDroppedCard(speech: Speech, number: string, body: string, heldOn: CalendarDay): Card {
  const t = speech.t.caseFile.dropped;
  return { title: t.title(number), preview: t.title(number), text: [t.text(body, speech.day(heldOn))] };
}

/** つながれた知らせ, with the one thing to do next. */
export function caseReferredCard(speech: Speech, number: string): Card {
  const { news, newsText } = speech.t.caseFile.refer;
  return {
    title: news(number),
    preview: news(number),
    text: [newsText],
    actions: [
      {
        label: speech.t.cases.actions.audience,
        ask: { kind: 'set_audience', caseNumber: number },
        style: 'primary',
      },
    ],
  };
}

/** 終結の記録, with how long its records may be used. */
export function caseClosedCard(speech: Speech, of: Case, retentionYears: number | null): Card {
  const t = speech.t.caseFile.closing;
  const until =
    of.closedOn === null || retentionYears === null
      ? null
      : addDays(retentionEndsOn(of.closedOn, retentionYears), -1);
  return {
    title: t.done(of.number),
    preview: speech.t.cases.updatedPreview(of.number),
    tone: 'good',
    facts: [
      ...(of.closing === null ? [] : [{ label: t.reason, value: t.reasons[of.closing] }]),
      ...(of.closedOn === null ? [] : [{ label: t.on, value: speech.day(of.closedOn) }]),
    ],
    ...(until === null ? {} : { text: [t.kept(speech.day(until))] }),
    actions: [{ label: speech.t.ledger.title, ask: { kind: 'ledger', bodyId: of.bodyId } }],
  };
}

/** 期日の知らせ: number and day; what happens on it is behind the click. */
export function hardDateCard(speech: Speech, of: Case, on: CalendarDay, step: HardDateStep): Card {
  const { notice } = speech.t.caseFile.hardDate;
  const title = notice.titles[step](of.number);
  return {
    title,
    preview: title,
    facts: [{ label: speech.t.caseFile.facts.hardDates, value: speech.day(on) }],
    text: [step === 'today' ? notice.last : notice.next],
    actions: [
      {
        label: speech.t.cases.actions.read,
        ask: { kind: 'read_case', caseNumber: of.number },
        style: 'primary',
      },
    ],
  };
}
