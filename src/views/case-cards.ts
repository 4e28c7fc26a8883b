import type { Case, CaseContent, ConsentRecord } from '../domain/case.ts';
import type { Disclosed } from '../domain/disclosure.ts';
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

/** 事例の内容, for the one person whose click has just been checked. */
export function caseContentCard(
  speech: Speech,
  of: Case,
  content: Disclosed<CaseContent>,
  view: { readonly mayManage: boolean; readonly concerns: readonly string[] },
): Card {
  const t = speech.t.cases;
  const { household, situation } = content.content;
  return {
    title: t.readTitle(of.number),
    preview: t.readPreview,
    facts: [
      { label: t.facts.urgency, value: t.urgencies[of.urgency] },
      { label: t.facts.reason, value: t.reasons[of.selectionReason] },
      { label: t.facts.consent, value: t.consents[of.consent] },
      { label: t.facts.audience, value: speech.t.common.people(of.audience.length) },
      ...(household.length === 0
        ? []
        : [
            {
              label: t.facts.household,
              value: household.map((one) => t.memberLine(one.relation, one.ageBand, one.status)).join('\n'),
            },
          ]),
      ...(view.concerns.length === 0
        ? []
        : [{ label: speech.t.concerns.ofCase, value: speech.t.common.list(view.concerns) }]),
    ],
    ...(situation === '' ? {} : { text: [speech.t.common.labelled(t.facts.situation, situation)] }),
    ...(view.mayManage
      ? {
          actions: [
            { label: t.actions.consent, ask: { kind: 'record_consent', caseNumber: of.number } },
            { label: t.actions.audience, ask: { kind: 'set_audience', caseNumber: of.number } },
          ],
        }
      : {}),
  };
}

/** 同意の記録, with what it means for sharing in this body. */
export function consentCard(speech: Speech, of: Case, record: ConsentRecord, isRequired: boolean): Card {
  const t = speech.t.cases;
  const next = !isRequired
    ? t.consent.notNeeded
    : of.consent === 'obtained'
      ? t.consent.open
      : t.consent.shut;
  return {
    title: t.consent.done(of.number, t.consents[record.state]),
    preview: t.updatedPreview(of.number),
    tone: 'good',
    facts: [
      { label: t.consent.method, value: t.consent.methods[record.method] },
      { label: t.consent.on, value: speech.day(record.on) },
    ],
    text: [next],
  };
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
    actions: [{ label: speech.t.sitting.actions.agenda, ask: { kind: 'set_agenda' }, style: 'primary' }],
  };
}

export function doneCard(title: string, preview: string, actions: readonly Action[] = []): Card {
  return { title, preview, tone: 'good', ...(actions.length > 0 ? { actions } : {}) };
}
