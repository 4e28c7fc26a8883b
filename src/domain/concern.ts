import type { CalendarDay } from './calendar-day.ts';
import { dayIn, instantOf } from './calendar-day.ts';
import { nextCaseNumber } from './case.ts';
import type { Confidential } from './confidential.ts';
import { type Constituent, isActive, type Roster } from './constituent.ts';
import { accept, type Decision, refuse } from './decision.ts';
import type { BodyId, CaseId, ConcernId, ConstituentId } from './ids.ts';
import { type BusinessCalendar, nextBusinessDay } from './office-hours.ts';

/** 終了の理由. */
export const CONCERN_CLOSINGS = ['handled_elsewhere', 'no_need', 'reported_before'] as const;
export type ConcernClosing = (typeof CONCERN_CLOSINGS)[number];

type ConcernBase = {
  readonly id: ConcernId;
  readonly bodyId: BodyId;
  /** 受付番号, such as R8-気-003. */
  readonly number: string;
  /** 今日中に見てほしい, as whoever reports it sees it. */
  readonly urgent: boolean;
  readonly reportedBy: ConstituentId;
  readonly reportedAt: Date;
  readonly content: Confidential<string>;
};

export type OpenConcern = ConcernBase & { readonly status: 'open' };
export type DecidedConcern = ConcernBase & { readonly decidedAt: Date; readonly decidedBy: ConstituentId } & (
    | { readonly status: 'became_case' | 'joined_case'; readonly caseId: CaseId }
    | { readonly status: 'closed'; readonly closing: ConcernClosing }
  );

/** 気づき: what a constituent has noticed of a household, told to the secretariat only (domain/README 2.3 no. 0). */
export type Concern = OpenConcern | DecidedConcern;

/** What the secretariat makes of a concern (対応の決定). */
export type ConcernOutcome =
  | { readonly status: 'became_case' | 'joined_case'; readonly caseId: CaseId }
  | { readonly status: 'closed'; readonly closing: ConcernClosing };

export type ConcernRefusal =
  | { readonly kind: 'concern_decided'; readonly decidedAt: Date }
  | { readonly kind: 'no_secretariat' };

/** 次の受付番号: R8-気-003 after R8-気-002, anew in each fiscal year. */
export function nextConcernNumber(day: CalendarDay, taken: readonly string[]): string {
  return nextCaseNumber('気', day, taken);
}

/** Who hears of a concern and decides on it (気づきの受け手): the secretariat in office, and nobody else. */
export function concernReaders(roster: Roster, today: CalendarDay): readonly Constituent[] {
  return roster.constituents.filter((one) => one.kind === 'secretariat' && isActive(one, today));
}

/** Takes a concern in (気づきの受付). Without a secretariat nobody would ever read it, so it is not taken. */
export function reportConcern(
  roster: Roster,
  terms: Omit<OpenConcern, 'status'> & { readonly today: CalendarDay },
): Decision<OpenConcern, ConcernRefusal> {
  const { today, ...concern } = terms;
  if (concernReaders(roster, today).length === 0) return refuse({ kind: 'no_secretariat' });
  return accept({ ...concern, status: 'open' });
}

/** The first decision counts; whoever comes second is told when it was made. */
export function decideConcern(
  concern: Concern,
  outcome: ConcernOutcome,
  terms: { readonly by: ConstituentId; readonly now: Date },
): Decision<DecidedConcern, ConcernRefusal> {
  if (concern.status !== 'open') return refuse({ kind: 'concern_decided', decidedAt: concern.decidedAt });
  return accept({ ...concern, ...outcome, decidedAt: terms.now, decidedBy: terms.by });
}

const URGENT_MS = 60 * 60_000;

/** 対応期限: an hour for an urgent one, whatever the time; else noon of the next business day. */
export function concernDueAt(
  { urgent, reportedAt }: Pick<Concern, 'urgent' | 'reportedAt'>,
  calendar: BusinessCalendar,
): Date {
  if (urgent) return new Date(reportedAt.getTime() + URGENT_MS);
  const day = nextBusinessDay(dayIn(calendar.zone, reportedAt), calendar);
  return instantOf(calendar.zone, day, '12:00');
}
