import type { CalendarDay } from '../domain/calendar-day.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Action, Card, CardItem } from '../ports/card.ts';
import type { AskOf } from '../ports/command.ts';
import type { DisclosureRecord } from '../ports/store.ts';
import { auditSheet } from './audit-sheet.ts';
import type { Speech } from './speech.ts';

export type AuditReader = {
  readonly personId: PersonId | null;
  /** Null for an account that is on nobody's roster entry. */
  readonly name: string | null;
  readonly account: string | null;
};

/** One line of who could read what, when (だれが読めたか). */
export type AuditRow = {
  readonly at: Date;
  readonly number: string;
  readonly readers: readonly AuditReader[];
} & (
  | {
      readonly kind: 'post';
      readonly channel: string;
      readonly status: DisclosureRecord['status'];
      readonly checks: number;
      readonly lastCheckedAt: Date | null;
    }
  | { readonly kind: 'reading'; readonly what: string }
);

export type AuditAbout = { readonly caseNumber: string | null; readonly person: string | null };

const PAGE = 8;

/** What happened, in words. */
export function auditWhat(speech: Speech, row: AuditRow): string {
  const t = speech.t.audit;
  if (row.kind === 'post') return t.posts[row.status];
  return (t.readings as Readonly<Record<string, string>>)[row.what] ?? row.what;
}

/** Who it was. An account that nobody on the roster has stays an account. */
export function auditWho(speech: Speech, row: AuditRow): string {
  const t = speech.t.audit;
  const names = row.readers.map((one) => one.name ?? t.unknown(one.account ?? ''));
  const refused = row.kind === 'reading' && row.what.endsWith('_refused');
  if (refused) return t.askedBy(speech.t.common.list(names));
  return names.length === 0 ? t.nobody : speech.t.common.list(names);
}

function itemOf(speech: Speech, zone: string, row: AuditRow): CardItem {
  const t = speech.t.audit;
  return {
    title: speech.t.common.spaced([speech.moment(zone, row.at), row.number]),
    lines: [
      auditWhat(speech, row),
      ...(row.kind === 'post' ? [t.channel(row.channel), t.checks(row.checks)] : []),
      t.readers(auditWho(speech, row)),
    ],
  };
}

/** 監査記録, newest first, with the whole list as a page for printing. */
export function auditCard(
  speech: Speech,
  zone: string,
  about: AuditAbout,
  rows: readonly AuditRow[],
  ask: AskOf<'audit_trail'>,
  now: Date,
): Card {
  const t = speech.t.audit;
  const { common } = speech.t;
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const page = Math.min(ask.page ?? 0, pages - 1);
  const turn = (to: number, label: string): Action => ({ label, ask: { ...ask, page: to } });
  const actions: Action[] = [
    ...(page > 0 ? [turn(page - 1, common.previousPage)] : []),
    ...(page < pages - 1 ? [turn(page + 1, common.nextPage)] : []),
  ];
  const subject = common.list([about.caseNumber, about.person].filter((one) => one !== null));
  return {
    title: pages > 1 ? common.spaced([t.title(subject), common.page(page + 1, pages)]) : t.title(subject),
    preview: t.preview,
    text: [rows.length === 0 ? t.empty : t.intro],
    items: rows.slice(page * PAGE, (page + 1) * PAGE).map((row) => itemOf(speech, zone, row)),
    ...(actions.length > 0 ? { actions } : {}),
    ...(rows.length === 0
      ? {}
      : {
          files: [
            { name: t.fileName, mime: 'text/html', content: auditSheet(speech, zone, subject, rows, now) },
          ],
        }),
  };
}

/** 監査記録の控え, for the secretariat to keep. */
export function auditAnchorCard(speech: Speech, day: CalendarDay, text: string): Card {
  const t = speech.t.audit.anchor;
  const shown = speech.day(day);
  return {
    title: t.title(shown),
    preview: t.preview(shown),
    facts: [{ label: t.label, value: text }],
    text: [t.text],
  };
}
