import type { BodyType } from '../domain/body-type.ts';
import { addDays, type CalendarDay, calendarDay } from '../domain/calendar-day.ts';
import type { LawOverride } from '../domain/law-override.ts';
import type { SubjectKind } from '../domain/subject.ts';

/**
 * Where a legal fact was found: S the ministry's paper of 2023, L the statute text in force on
 * 2025-06-01, L15 that of 2015, F a public page or a 要綱 by its short name, I inferred, K general
 * knowledge, M stated by the municipality for its own body.
 */
export type Source = 'S' | 'L' | 'L15' | 'I' | 'K' | 'M' | `F:${string}`;

/** A legal fact with its source. What is only inferred or known by hearsay is shown as 要確認. */
export type Fact<T> = {
  readonly value: T;
  readonly source: Source;
  readonly status: 'verified' | 'to_be_checked';
  /** What the municipality recorded, for source M. */
  readonly stated?: LawOverride;
};

export function fact<T>(value: T, source: Source): Fact<T> {
  return { value, source, status: source === 'I' || source === 'K' ? 'to_be_checked' : 'verified' };
}

/** 設置義務: 努力義務, 任意, or nothing in statute. */
export type DutyLevel = 'effort' | 'optional' | 'none';

/**
 * 守秘義務: by statute for those who do the body's work or did (事務に従事する者又は従事していた者), by
 * statute and the kind of constituent (児童福祉法25条の5), or only by the body's 要綱.
 */
export type SecrecyBasis = 'statute' | 'statute_by_constituent_kind' | 'ordinance_only';

/** Imprisonment at most: 懲役 before 2025-06-01, 拘禁刑 from then on. */
export type Imprisonment = { readonly kind: '懲役' | '拘禁刑'; readonly maxYears: number };

/** 本人同意 in law: not needed, needed, or left to the body's 要綱. */
export type ConsentRule = 'none_required' | 'required' | 'by_ordinance';

/** What holds where the body has not chosen. `must_choose` counts as required until it does. */
export type ConsentDefault = 'required' | 'not_required' | 'must_choose';

/** 公示の事項: what has to be made public of a body that is set up. */
export type NoticeItem = 'establishment' | 'name' | 'coordinating_agency' | 'constituents';

/**
 * What the law says of a kind of body. Articles are null where no statute has one, or none is known. Names
 * of articles, members and subjects are the law's own Japanese words, in every language of the bot.
 */
export type LawFacts = {
  /** The article that the body rests on (根拠). */
  readonly article: Fact<string>;
  /** 設置主体. */
  readonly setUpBy: Fact<string>;
  readonly dutyLevel: Fact<DutyLevel>;
  /** 構成員の範囲. */
  readonly members: Fact<string>;
  /** 対象者の範囲, by kind. */
  readonly subjects: Fact<readonly SubjectKind[]>;
  /** Of whom it may speak as an exception only. */
  readonly subjectsExceptionally: Fact<readonly SubjectKind[]>;
  /** 対象者の範囲, in the words of the law. */
  readonly subjectWords: Fact<string>;
  readonly secrecy: Fact<SecrecyBasis>;
  readonly secrecyArticle: Fact<string | null>;
  readonly penaltyArticle: Fact<string | null>;
  readonly imprisonment: Fact<Imprisonment | null>;
  /** 罰金の上限, in yen. */
  readonly fineMaxYen: Fact<number | null>;
  readonly consentRule: Fact<ConsentRule>;
  readonly consentDefault: Fact<ConsentDefault>;
  /** 協力の求め: the article by which the body may ask its constituents for information. */
  readonly requestArticle: Fact<string | null>;
  /** 協力の求めに応じる義務. */
  readonly replyDuty: Fact<'effort' | 'none'>;
  readonly replyArticle: Fact<string | null>;
  /** 公示. */
  readonly publicNotice: Fact<boolean>;
  readonly noticeArticle: Fact<string | null>;
  readonly noticeItems: Fact<readonly NoticeItem[]>;
  /** 調整機関. */
  readonly coordinatingAgency: Fact<'none' | 'at_most_one' | 'exactly_one'>;
  readonly coordinatingArticle: Fact<string | null>;
};

/** The law of one kind of body during one period. */
export type LawRecord = LawFacts & {
  readonly bodyType: BodyType;
  /** The system as texts show it, in brackets where two bodies share a name: 支援会議（困窮）. */
  readonly systemName: string;
  readonly effectiveFrom: CalendarDay;
  /** Where the date of the change was found. */
  readonly effectiveSource: Source;
  /** The last day, or null while it holds. */
  readonly effectiveTo: CalendarDay | null;
  /** 法令確認日: the day whose statute text was read. */
  readonly checkedOn: CalendarDay;
};

/** A day on which the law changed, and the facts that are different from then on. */
export type Change = {
  readonly from: string;
  readonly source: Source;
  readonly facts: Partial<LawFacts>;
};

const CHECKED_ON = calendarDay('2025-06-01');

/** Spreads the first facts and their dated changes (oldest first) into one record for each period. */
export function lawHistory(
  body: { readonly bodyType: BodyType; readonly systemName: string },
  first: { readonly from: string; readonly source: Source; readonly facts: LawFacts },
  changes: readonly Change[],
): readonly LawRecord[] {
  let facts = first.facts;
  return [first, ...changes].map((change, index) => {
    facts = { ...facts, ...change.facts };
    const next = changes[index];
    return {
      ...body,
      ...facts,
      effectiveFrom: calendarDay(change.from),
      effectiveSource: change.source,
      effectiveTo: next ? addDays(calendarDay(next.from), -1) : null,
      checkedOn: CHECKED_ON,
    };
  });
}
