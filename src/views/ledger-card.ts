import type { CalendarDay } from '../domain/calendar-day.ts';
import { isReviewOverdue, type LedgerEntry } from '../domain/case-ledger.ts';
import { agencyName, type Roster } from '../domain/constituent.ts';
import type { Action, Card, CardItem } from '../ports/card.ts';
import { bodyLabel } from './body-cards.ts';
import type { Speech } from './speech.ts';

const PAGE = 8;

type LedgerView = {
  readonly roster: Roster;
  readonly today: CalendarDay;
  readonly page: number;
  readonly closed: boolean;
};

/** 進行管理台帳: numbers, days and counts only; what a case is about stands behind its own button. */
export function ledgerCard(speech: Speech, entries: readonly LedgerEntry[], view: LedgerView): Card {
  const t = speech.t.ledger;
  const { page, closed, roster, today } = view;
  const { id: bodyId } = roster.body;
  const pages = Math.max(1, Math.ceil(entries.length / PAGE));
  const turn = (to: number, label: string): Action => ({
    label,
    ask: { kind: 'ledger', bodyId, page: to, closed },
  });
  const title = closed ? t.closedTitle : t.title;
  return {
    title: pages > 1 ? `${title} ${speech.t.common.page(page + 1, pages)}` : title,
    preview: t.preview(entries.length),
    facts: [{ label: t.body, value: bodyLabel(speech, roster.body, today) }],
    ...(entries.length === 0 ? { text: [closed ? t.noneClosed : t.none] } : {}),
    items: entries.slice(page * PAGE, (page + 1) * PAGE).map((entry) => itemOf(speech, entry, view)),
    actions: [
      ...(page > 0 ? [turn(page - 1, speech.t.common.previousPage)] : []),
      ...(page < pages - 1 ? [turn(page + 1, speech.t.common.nextPage)] : []),
      { label: closed ? t.showOpen : t.showClosed, ask: { kind: 'ledger', bodyId, closed: !closed } },
    ],
  };
}

function itemOf(speech: Speech, entry: LedgerEntry, { roster, today, closed }: LedgerView): CardItem {
  const { of, nextReviewOn, reviewedOn, hardOn, openTasks } = entry;
  const { ledger: t, cases, caseFile } = speech.t;
  const review =
    nextReviewOn === null
      ? reviewedOn === null
        ? t.neverReviewed
        : t.noReview
      : isReviewOverdue(entry, today)
        ? t.overdue(speech.day(nextReviewOn))
        : t.review(speech.day(nextReviewOn));
  const open = [
    speech.t.common.spaced([cases.urgencyLine(cases.urgencies[of.urgency]), review]),
    ...(hardOn === null ? [] : [t.hardDate(speech.day(hardOn))]),
    of.leadAgencyId === null ? t.noLead : t.lead(agencyName(roster, of.leadAgencyId)),
    t.openTasks(openTasks),
  ];
  const shut = [
    t.closedOn(
      of.closedOn && speech.day(of.closedOn),
      of.closing === null ? null : caseFile.closing.reasons[of.closing],
    ),
  ];
  return {
    title: of.number,
    lines: closed ? shut : open,
    actions: [
      { label: cases.actions.read, ask: { kind: 'read_case', caseNumber: of.number } },
      closed
        ? {
            label: t.reopen,
            ask: { kind: 'reopen_case', caseNumber: of.number },
            confirm: { text: t.reopenText, yes: t.reopen, no: speech.t.sitting.cancelNo },
          }
        : { label: t.close, ask: { kind: 'close_case', caseNumber: of.number } },
    ],
  };
}
