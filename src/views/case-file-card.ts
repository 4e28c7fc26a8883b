import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Case } from '../domain/case.ts';
import type { CaseContent } from '../domain/case-file.ts';
import { householdConsent } from '../domain/consent.ts';
import { agencyName, type Roster } from '../domain/constituent.ts';
import type { Disclosed, ShownFact } from '../domain/disclosure.ts';
import { systemNames } from '../law/of-body.ts';
import type { Action, Card } from '../ports/card.ts';
import type { Speech } from './speech.ts';

const FACTS = 12;

export type CaseFileView = {
  readonly of: Case;
  readonly roster: Roster;
  readonly today: CalendarDay;
  readonly content: Disclosed<CaseContent>;
  readonly known: Disclosed<readonly ShownFact[]>;
  readonly hardDates: Disclosed<
    readonly { readonly number: number; readonly on: CalendarDay; readonly what: string }[]
  >;
  readonly mayManage: boolean;
  readonly mayKnow: (memberId: string) => boolean;
  readonly concerns: readonly string[];
  /** The same household before other bodies, with when it went there or came from there. */
  readonly referrals: readonly {
    readonly number: string;
    readonly to: boolean;
    readonly on: CalendarDay;
  }[];
  readonly dayOf: (at: Date) => CalendarDay;
};

/** 事例の内容, for the one person whose click has just been checked. */
export function caseContentCard(speech: Speech, view: CaseFileView): Card {
  const { of } = view;
  const t = speech.t.cases;
  const content = view.content.content;
  return {
    title: t.readTitle(of.number),
    preview: t.readPreview,
    facts: [
      { label: t.facts.urgency, value: t.urgencies[of.urgency] },
      ...hardDateFacts(speech, view),
      {
        label: t.facts.reason,
        value: [t.reasons[of.selectionReason], content.selectionNote]
          .filter((part) => part !== '')
          .join('　'),
      },
      ...consentFacts(speech, view),
      ...agencyFacts(speech, view),
      ...referralFacts(speech, view),
      { label: t.facts.audience, value: speech.t.common.people(of.audience.length) },
      ...(view.concerns.length === 0
        ? []
        : [{ label: speech.t.concerns.ofCase, value: speech.t.common.list(view.concerns) }]),
    ],
    text: textsOf(speech, content),
    items: [...memberItems(speech, view), ...hardDateItems(speech, view)],
    actions: actionsFor(view, speech),
  };
}

type FactLine = { readonly label: string; readonly value: string };

function hardDateFacts(speech: Speech, { hardDates }: CaseFileView): readonly FactLine[] {
  const { facts, hardDateLine } = speech.t.caseFile;
  const lines = hardDates.content.map(({ on, what }) => hardDateLine(speech.day(on), what));
  return lines.length === 0 ? [] : [{ label: facts.hardDates, value: speech.t.common.list(lines) }];
}

function consentFacts(speech: Speech, { of, roster, today }: CaseFileView): readonly FactLine[] {
  const [purpose] = roster.body.types;
  if (purpose === undefined) return [];
  const { cases: t, caseFile } = speech.t;
  const state = householdConsent(of.consents, of.subjects, purpose, today);
  const system = systemNames([purpose], today)[0] ?? purpose;
  return [
    { label: t.facts.consent, value: speech.t.common.inBrackets(t.consents[state], system) },
    ...(of.noConsent === null || state === 'obtained'
      ? []
      : [{ label: caseFile.facts.noConsent, value: caseFile.noConsentReasons[of.noConsent] }]),
  ];
}

function agencyFacts(speech: Speech, { of, roster, content }: CaseFileView): readonly FactLine[] {
  const { facts: labels, subjectKinds } = speech.t.caseFile;
  const { keyWorker, thirdParties } = content.content;
  return [
    ...(of.leadAgencyId === null
      ? []
      : [{ label: labels.leadAgency, value: agencyName(roster, of.leadAgencyId) }]),
    ...(keyWorker === '' ? [] : [{ label: labels.keyWorker, value: keyWorker }]),
    ...(thirdParties.length === 0
      ? []
      : [{ label: labels.thirdParties, value: speech.t.common.list(thirdParties) }]),
    ...(of.subjectKinds.length === 0
      ? []
      : [
          {
            label: labels.subjectKinds,
            value: speech.t.common.list(of.subjectKinds.map((kind) => subjectKinds[kind])),
          },
        ]),
  ];
}

function referralFacts(speech: Speech, { referrals }: CaseFileView): readonly FactLine[] {
  const { facts, referredTo, referredFrom } = speech.t.caseFile;
  const lines = referrals.map(({ number, to, on }) =>
    (to ? referredTo : referredFrom)(number, speech.day(on)),
  );
  return lines.length === 0 ? [] : [{ label: facts.elsewhere, value: speech.t.common.list(lines) }];
}

function textsOf(speech: Speech, { situation, wishes, strengths }: CaseContent): readonly string[] {
  const { labelled } = speech.t.common;
  const labels = speech.t.caseFile.facts;
  return [
    ...(situation === '' ? [] : [labelled(speech.t.cases.facts.situation, situation)]),
    ...(wishes === '' ? [] : [labelled(labels.wishes, wishes)]),
    ...(strengths === '' ? [] : [labelled(labels.strengths, strengths)]),
  ];
}

/** The household, one by one, with what is known of each, and then of all together. */
function memberItems(speech: Speech, view: CaseFileView): NonNullable<Card['items']> {
  const { content, mayManage, of } = view;
  const { household } = content.content;
  const members = household.map((member) => {
    const { id, relation, ageBand, status, services } = member;
    const known = view.mayKnow(id);
    const t = speech.t.caseFile;
    return {
      title: speech.t.cases.memberLine(relation, ageBand, ''),
      lines: known
        ? [
            ...(status === '' ? [] : [status]),
            ...(services.length === 0 ? [] : [t.services(speech.t.common.list(services))]),
            ...(of.subjects.includes(id) ? [t.subjectMark] : []),
            ...issueLines(speech, content.content, id),
            ...factLines(speech, view, id),
          ]
        : [t.hidden],
      ...(mayManage && known
        ? {
            actions: [
              {
                label: t.actions.editMember,
                ask: { kind: 'edit_member' as const, caseNumber: of.number, memberId: id },
              },
            ],
          }
        : {}),
    };
  });
  const whole = [...issueLines(speech, content.content, null), ...factLines(speech, view, null)];
  return whole.length === 0 ? members : [...members, { title: speech.t.caseFile.household, lines: whole }];
}

function issueLines(speech: Speech, { issues }: CaseContent, memberId: string | null): readonly string[] {
  const own = issues.filter((one) => one.memberId === memberId);
  if (own.length === 0) return [];
  const words = own.map(({ tag }) => speech.t.caseFile.issueTags[tag]);
  return [speech.t.common.labelled(speech.t.caseFile.facts.issues, speech.t.common.list(words))];
}

function factLines(speech: Speech, view: CaseFileView, memberId: string | null): readonly string[] {
  const t = speech.t.caseFile;
  const own = view.known.content.filter((one) => one.memberId === memberId);
  const lines = own.slice(-FACTS).map((one) => {
    const name = one.sourceAgencyId === null ? null : agencyName(view.roster, one.sourceAgencyId);
    const source =
      name === null ? t.sourceHidden : one.sourceConfidential ? t.sourceConfidential(name) : name;
    return t.factLine(speech.shortDay(view.dayOf(one.recordedAt)), one.text, source);
  });
  return own.length > FACTS ? [t.more(own.length - FACTS), ...lines] : lines;
}

function hardDateItems(speech: Speech, view: CaseFileView): NonNullable<Card['items']> {
  if (!view.mayManage) return [];
  const t = speech.t.caseFile;
  return view.hardDates.content.map(({ number, on, what }) => ({
    title: t.hardDateLine(speech.day(on), what),
    actions: [
      {
        label: t.actions.settle,
        ask: { kind: 'settle_hard_date' as const, caseNumber: view.of.number, number },
        confirm: { text: t.hardDate.sure, yes: t.actions.settle, no: speech.t.sitting.cancelNo },
      },
    ],
  }));
}

function actionsFor({ of, mayManage }: CaseFileView, speech: Speech): readonly Action[] {
  const { actions: t } = speech.t.caseFile;
  const { actions } = speech.t.cases;
  const caseNumber = of.number;
  const fact: Action = { label: t.fact, ask: { kind: 'add_fact', caseNumber } };
  if (!mayManage) return [fact];
  return [
    { label: t.edit, ask: { kind: 'edit_case', caseNumber } },
    { label: t.member, ask: { kind: 'edit_member', caseNumber } },
    fact,
    { label: t.hardDate, ask: { kind: 'add_hard_date', caseNumber } },
    { label: actions.consent, ask: { kind: 'record_consent', caseNumber } },
    { label: actions.audience, ask: { kind: 'set_audience', caseNumber } },
    { label: t.limit, ask: { kind: 'limit_audience', caseNumber } },
    { label: t.refer, ask: { kind: 'refer_case', caseNumber } },
    {
      label: speech.t.cooperation.actions.ask,
      ask: { kind: 'ask_cooperation', caseNumber, bodyId: of.bodyId },
    },
  ];
}
