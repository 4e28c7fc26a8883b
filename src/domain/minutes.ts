import type { CalendarDay } from './calendar-day.ts';
import type { Confidential } from './confidential.ts';
import { accept, type Decision, refuse } from './decision.ts';
import type { BodyId, CaseId, ConstituentId, MinutesId, SittingId } from './ids.ts';
import type { Sitting } from './sitting.ts';

/** 会議の結果 of one case. */
export type MinutesContent = {
  /** 要旨: what is shared through the gate. */
  readonly summary: string;
  /** 協議の内容. */
  readonly discussion: string;
  /** 見立て（アセスメント）. */
  readonly assessment: string;
  /** 支援方針. */
  readonly policy: string;
};

/** Minutes in which nothing is written yet (白紙の会議録). */
export const EMPTY_MINUTES: MinutesContent = { summary: '', discussion: '', assessment: '', policy: '' };

/** The parts besides the summary (要旨以外の記録), in the order in which they are read. */
export const MINUTES_PARTS = ['policy', 'assessment', 'discussion'] as const;

type MinutesBase = {
  readonly id: MinutesId;
  readonly bodyId: BodyId;
  readonly sittingId: SittingId;
  readonly caseId: CaseId;
  readonly content: Confidential<MinutesContent>;
  /** 次回見直し日. */
  readonly nextReviewOn: CalendarDay | null;
  readonly writtenBy: ConstituentId;
  readonly version: number;
};

export type DraftMinutes = MinutesBase & { readonly status: 'draft' };
export type ConfirmedMinutes = MinutesBase & {
  readonly status: 'confirmed';
  readonly confirmedAt: Date;
  readonly confirmedBy: ConstituentId;
};

/** 会議録, one per case and sitting (鉾田市 支援調整会議要綱4条5項: 記録は相談者ごとに作成). */
export type Minutes = DraftMinutes | ConfirmedMinutes;

export type MinutesRefusal =
  | { readonly kind: 'not_convened'; readonly status: Sitting['status'] }
  | { readonly kind: 'not_begun'; readonly startsAt: Date }
  | { readonly kind: 'already_confirmed' }
  | { readonly kind: 'review_day_past'; readonly day: CalendarDay }
  | { readonly kind: 'changed_meanwhile' };

/**
 * Writes or rewrites the result of one case (会議録の作成). From the start of the sitting on, until the
 * chair confirms it. `seenVersion` is what the writer had before them: another's later text is not
 * written over.
 */
export function draftMinutes(
  before: Minutes | null,
  terms: {
    readonly id: MinutesId;
    readonly sitting: Sitting;
    /** Of the item on the agenda: of a joint sitting it need not be the one that leads. */
    readonly bodyId: BodyId;
    readonly caseId: CaseId;
    readonly content: Confidential<MinutesContent>;
    readonly nextReviewOn: CalendarDay | null;
    readonly by: ConstituentId;
    readonly seenVersion: number;
    readonly today: CalendarDay;
    readonly now: Date;
  },
): Decision<DraftMinutes, MinutesRefusal> {
  const { sitting } = terms;
  if (sitting.status !== 'convened') return refuse({ kind: 'not_convened', status: sitting.status });
  if (sitting.startsAt > terms.now) return refuse({ kind: 'not_begun', startsAt: sitting.startsAt });
  if (before?.status === 'confirmed') return refuse({ kind: 'already_confirmed' });
  if ((before?.version ?? 0) !== terms.seenVersion) return refuse({ kind: 'changed_meanwhile' });
  if (terms.nextReviewOn !== null && terms.nextReviewOn < terms.today) {
    return refuse({ kind: 'review_day_past', day: terms.nextReviewOn });
  }
  return accept({
    id: before?.id ?? terms.id,
    bodyId: terms.bodyId,
    sittingId: sitting.id,
    caseId: terms.caseId,
    content: terms.content,
    nextReviewOn: terms.nextReviewOn,
    writtenBy: terms.by,
    version: terms.seenVersion + 1,
    status: 'draft',
  });
}

/** Confirms a draft (会議録の確定): the very text that the chair has read, named by its version. */
export function confirmMinutes(
  minutes: Minutes,
  terms: { readonly by: ConstituentId; readonly seenVersion: number; readonly now: Date },
): Decision<ConfirmedMinutes, MinutesRefusal> {
  if (minutes.status === 'confirmed') return refuse({ kind: 'already_confirmed' });
  if (minutes.version !== terms.seenVersion) return refuse({ kind: 'changed_meanwhile' });
  return accept({
    ...minutes,
    version: minutes.version + 1,
    status: 'confirmed',
    confirmedAt: terms.now,
    confirmedBy: terms.by,
  });
}
