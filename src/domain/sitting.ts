import type { CalendarDay } from './calendar-day.ts';
import { dayIn } from './calendar-day.ts';
import { type Constituent, mayBeCalled } from './constituent.ts';
import { accept, type Decision, refuse } from './decision.ts';
import type { BodyId, ConstituentId, OptionId, SittingId } from './ids.ts';

/** 定例・随時・緊急. */
export type SittingKind = 'regular' | 'as_needed' | 'urgent';

type SittingBase = {
  readonly id: SittingId;
  /** The body that leads: its chair or secretariat calls the sitting and changes it. */
  readonly bodyId: BodyId;
  /** Bodies that sit with it (一体的運営), in the order of their parts of the sitting. */
  readonly jointWith: readonly BodyId[];
  readonly kind: SittingKind;
  readonly lengthMin: number;
  readonly place: string;
  /** 招集された構成員: one seat for each person, also of those who sit on several of the bodies. */
  readonly invited: readonly ConstituentId[];
  /** Grows with each change that calendars have to hear of (RFC 5545 SEQUENCE). */
  readonly sequence: number;
};

/** 日程調整中: several dates are asked about until the chair fixes one. */
export type PollingSitting = SittingBase & {
  readonly status: 'polling';
  readonly options: readonly DateOption[];
  /** Until when answers are asked for; the poll itself stays open until a date is fixed. */
  readonly deadline: Date;
};

/** 招集済み. */
export type ConvenedSitting = SittingBase & {
  readonly status: 'convened';
  readonly startsAt: Date;
  readonly convenedAt: Date;
};

/** 中止. `startsAt` is the date that had been called, or null when only a poll was open. */
export type CancelledSitting = SittingBase & {
  readonly status: 'cancelled';
  readonly startsAt: Date | null;
  readonly cancelledAt: Date;
};

export type Sitting = PollingSitting | ConvenedSitting | CancelledSitting;

/** The bodies of a sitting (同席する会議体), the leading one first. */
export function bodiesOf({
  bodyId,
  jointWith,
}: Pick<SittingBase, 'bodyId' | 'jointWith'>): readonly BodyId[] {
  return [bodyId, ...jointWith];
}

export type DateOption = { readonly id: OptionId; readonly startsAt: Date };

export type SittingRefusal =
  | { readonly kind: 'date_past'; readonly startsAt: Date }
  | { readonly kind: 'same_date_twice'; readonly startsAt: Date }
  | { readonly kind: 'deadline_past'; readonly deadline: Date }
  | { readonly kind: 'deadline_after_first_date'; readonly deadline: Date; readonly first: Date }
  | { readonly kind: 'not_active_that_day'; readonly count: number; readonly day: CalendarDay }
  | { readonly kind: 'nobody_invited' }
  | { readonly kind: 'no_date' }
  | { readonly kind: 'too_many_dates'; readonly most: number }
  | { readonly kind: 'length_out_of_range'; readonly least: number; readonly most: number }
  | { readonly kind: 'no_longer_polling'; readonly status: Sitting['status'] }
  | { readonly kind: 'not_convened'; readonly status: Sitting['status'] }
  | { readonly kind: 'already_cancelled' }
  | { readonly kind: 'already_begun'; readonly startsAt: Date }
  | { readonly kind: 'unknown_option' }
  | { readonly kind: 'nothing_to_change' };

export const SITTING_LIMITS = { options: 10, leastMin: 15, mostMin: 480 } as const;

export type SittingTerms = {
  readonly id: SittingId;
  readonly bodyId: BodyId;
  readonly jointWith: readonly BodyId[];
  readonly kind: SittingKind;
  readonly lengthMin: number;
  readonly place: string;
  /** As `oneSeatEach` gives them. */
  readonly invited: readonly Constituent[];
  readonly zone: string;
  readonly now: Date;
};

function checkTerms(terms: SittingTerms, days: readonly Date[]): SittingRefusal | null {
  const past = days.find((at) => at <= terms.now);
  if (past) return { kind: 'date_past', startsAt: past };
  if (terms.lengthMin < SITTING_LIMITS.leastMin || terms.lengthMin > SITTING_LIMITS.mostMin) {
    return { kind: 'length_out_of_range', least: SITTING_LIMITS.leastMin, most: SITTING_LIMITS.mostMin };
  }
  if (terms.invited.length === 0) return { kind: 'nobody_invited' };
  for (const at of days) {
    const refusal = uncallable(terms.invited, dayIn(terms.zone, at));
    if (refusal) return refusal;
  }
  return null;
}

function uncallable(invited: readonly Constituent[], day: CalendarDay): SittingRefusal | null {
  const count = invited.filter((one) => !mayBeCalled(one, day)).length;
  return count > 0 ? { kind: 'not_active_that_day', count, day } : null;
}

function base(terms: SittingTerms): SittingBase {
  return {
    id: terms.id,
    bodyId: terms.bodyId,
    jointWith: [...new Set(terms.jointWith)].filter((id) => id !== terms.bodyId),
    kind: terms.kind,
    lengthMin: terms.lengthMin,
    place: terms.place,
    invited: terms.invited.map((one) => one.id),
    sequence: 0,
  };
}

/**
 * Calls a sitting on one date (招集). The date lies ahead, and each of those invited holds the seat on
 * the day it is held, not on the day of the call.
 */
export function callSitting(
  terms: SittingTerms & { readonly startsAt: Date },
): Decision<ConvenedSitting, SittingRefusal> {
  const refusal = checkTerms(terms, [terms.startsAt]);
  if (refusal) return refuse(refusal);
  return accept({ ...base(terms), status: 'convened', startsAt: terms.startsAt, convenedAt: terms.now });
}

/**
 * Asks about several dates (日程調整). At most ten, all ahead and different; answers are asked for before
 * the first of them.
 */
export function openPoll(
  terms: SittingTerms & { readonly options: readonly DateOption[]; readonly deadline: Date },
): Decision<PollingSitting, SittingRefusal> {
  const options = [...terms.options].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const days = options.map((option) => option.startsAt);
  if (options.length === 0) return refuse({ kind: 'no_date' });
  if (options.length > SITTING_LIMITS.options) {
    return refuse({ kind: 'too_many_dates', most: SITTING_LIMITS.options });
  }
  const twice = days.find((at, index) => at.getTime() === days[index + 1]?.getTime());
  if (twice) return refuse({ kind: 'same_date_twice', startsAt: twice });
  const refusal = checkTerms(terms, days);
  if (refusal) return refuse(refusal);
  const first = days[0] as Date;
  if (terms.deadline <= terms.now) return refuse({ kind: 'deadline_past', deadline: terms.deadline });
  if (terms.deadline > first) {
    return refuse({ kind: 'deadline_after_first_date', deadline: terms.deadline, first });
  }
  return accept({ ...base(terms), status: 'polling', options, deadline: terms.deadline });
}

/** Fixes one date of a poll (日程の確定), which calls the sitting. A date that has passed cannot be fixed. */
export function fixDate(
  sitting: Sitting,
  terms: {
    readonly optionId: OptionId;
    readonly invited: readonly Constituent[];
    readonly zone: string;
    readonly now: Date;
  },
): Decision<ConvenedSitting, SittingRefusal> {
  if (sitting.status !== 'polling') return refuse({ kind: 'no_longer_polling', status: sitting.status });
  const option = sitting.options.find((one) => one.id === terms.optionId);
  if (!option) return refuse({ kind: 'unknown_option' });
  if (option.startsAt <= terms.now) return refuse({ kind: 'date_past', startsAt: option.startsAt });
  const refusal = uncallable(terms.invited, dayIn(terms.zone, option.startsAt));
  if (refusal) return refuse(refusal);
  const { options: _options, deadline: _deadline, ...rest } = sitting;
  return accept({ ...rest, status: 'convened', startsAt: option.startsAt, convenedAt: terms.now });
}

/**
 * Changes date, place or length of a called sitting (変更). With a new date everybody is asked again;
 * `askAgain` says so. What has begun is not changed any more.
 */
export function changeSitting(
  sitting: Sitting,
  terms: {
    readonly startsAt: Date | null;
    readonly lengthMin: number | null;
    readonly place: string | null;
    readonly invited: readonly Constituent[];
    readonly zone: string;
    readonly now: Date;
  },
): Decision<{ readonly sitting: ConvenedSitting; readonly askAgain: boolean }, SittingRefusal> {
  if (sitting.status === 'cancelled') return refuse({ kind: 'already_cancelled' });
  if (sitting.status !== 'convened') return refuse({ kind: 'not_convened', status: sitting.status });
  if (sitting.startsAt <= terms.now) return refuse({ kind: 'already_begun', startsAt: sitting.startsAt });
  const startsAt = terms.startsAt ?? sitting.startsAt;
  const place = terms.place ?? sitting.place;
  const lengthMin = terms.lengthMin ?? sitting.lengthMin;
  const moved = startsAt.getTime() !== sitting.startsAt.getTime();
  if (!moved && place === sitting.place && lengthMin === sitting.lengthMin) {
    return refuse({ kind: 'nothing_to_change' });
  }
  if (startsAt <= terms.now) return refuse({ kind: 'date_past', startsAt });
  if (lengthMin < SITTING_LIMITS.leastMin || lengthMin > SITTING_LIMITS.mostMin) {
    return refuse({
      kind: 'length_out_of_range',
      least: SITTING_LIMITS.leastMin,
      most: SITTING_LIMITS.mostMin,
    });
  }
  const refusal = moved ? uncallable(terms.invited, dayIn(terms.zone, startsAt)) : null;
  if (refusal) return refuse(refusal);
  return accept({
    sitting: { ...sitting, startsAt, place, lengthMin, sequence: sitting.sequence + 1 },
    askAgain: moved,
  });
}

/** Cancels a poll or a called sitting (中止) that has not begun. */
export function cancelSitting(sitting: Sitting, now: Date): Decision<CancelledSitting, SittingRefusal> {
  if (sitting.status === 'cancelled') return refuse({ kind: 'already_cancelled' });
  if (sitting.status === 'convened' && sitting.startsAt <= now) {
    return refuse({ kind: 'already_begun', startsAt: sitting.startsAt });
  }
  const startsAt = sitting.status === 'convened' ? sitting.startsAt : null;
  const { id, bodyId, jointWith, kind, lengthMin, place, invited, sequence } = sitting;
  return accept({
    id,
    bodyId,
    jointWith,
    kind,
    lengthMin,
    place,
    invited,
    sequence: sequence + 1,
    status: 'cancelled',
    startsAt,
    cancelledAt: now,
  });
}
