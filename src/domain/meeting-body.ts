import type { BodyType } from './body-type.ts';
import type { CalendarDay } from './calendar-day.ts';
import type { AgencyId, BodyId, MunicipalityId } from './ids.ts';
import type { LawOverride } from './law-override.ts';

/** 福祉事務所設置自治体: the tenant. */
export type Municipality = {
  readonly id: MunicipalityId;
  readonly key: string;
  readonly name: string;
  /** IANA name of the zone whose wall clock the sittings follow. */
  readonly zone: string;
  /** 閉庁日 beyond weekends, holidays and the turn of the year. */
  readonly closedDays: readonly CalendarDay[];
};

/**
 * 定足数. By heads: at least this share of the invited voting constituents comes. By agencies: each of
 * these agencies is represented. A body without a rule has none.
 */
export type QuorumRule =
  | { readonly kind: 'none' }
  | { readonly kind: 'heads'; readonly numerator: number; readonly denominator: number }
  | { readonly kind: 'agencies'; readonly agencies: readonly AgencyId[] };

export type BodyRules = {
  readonly quorum: QuorumRule;
  /** Days of notice before a regular sitting; a shorter one is pointed out, not refused. */
  readonly noticeDays: number;
  readonly delivery: 'inline' | 'sealed';
  /** The body's own choice where the law leaves one; `null` follows the law's rule and default. */
  readonly consent: 'required' | 'not_required' | null;
  readonly retentionYears: number | null;
  /** Accounts of apps that may stay in a channel of this body (`platform:tenant:user`). */
  readonly allowedBots: readonly string[];
};

/** 会議の層, of 要対協 above all: 代表者会議, 実務者会議, 個別ケース検討会議. */
export const BODY_LAYERS = ['representatives', 'practitioners', 'case_review'] as const;
export type BodyLayer = (typeof BODY_LAYERS)[number];

/** 会議体: a standing body of exactly one type. Bodies that are run jointly stay bodies of their own. */
export type MeetingBody = {
  readonly id: BodyId;
  readonly municipalityId: MunicipalityId;
  readonly key: string;
  readonly types: readonly BodyType[];
  /** With the parent's name in front for a sub-body: つつじ市要対協 実務者会議. */
  readonly displayName: string;
  readonly chairTitle: string;
  /**
   * The body above (親の会議体). A sub-body takes over ordinance, law and rules where it has none of its own;
   * its roster, its channels and its allowed apps are its own, so that a seat above opens no door below.
   */
  readonly parentBodyId: BodyId | null;
  readonly layer: BodyLayer | null;
  /** 設置要綱. Null: not recorded yet, so the body is in preparation. */
  readonly ordinance: Ordinance | null;
  readonly rules: BodyRules;
  /** 独自の定め, newest first; a sub-body's own before its parent's. */
  readonly law: readonly LawOverride[];
  /** Bodies that it usually sits with (一体的運営). It is enough that one of two names the other. */
  readonly jointWith: readonly BodyId[];
};

/** 設置要綱: its number and the day on which the body is set up. */
export type Ordinance = { readonly number: string; readonly establishedOn: CalendarDay };

/**
 * Whether the body is set up (設置済み) on a day. Without a 要綱, or before its day, nobody does the body's
 * work yet, so nobody is bound by its secrecy.
 */
export function isEstablished({ ordinance }: MeetingBody, day: CalendarDay): boolean {
  return ordinance !== null && ordinance.establishedOn <= day;
}

/**
 * The bodies with which a body usually sits (一体的に運営する会議体), whichever of the two has named the other. Sitting
 * together makes them one in nothing else: roster, pledge, consent rule and audience stay each body's own.
 */
export function partnersOf(body: MeetingBody, all: readonly MeetingBody[]): readonly MeetingBody[] {
  return all.filter(
    (one) => one.id !== body.id && (body.jointWith.includes(one.id) || one.jointWith.includes(body.id)),
  );
}

/** 守秘義務の範囲: whom of the agency the law binds (児童福祉法25条の5 for 要対協; else the person). */
export type SecrecyScope = 'all_staff' | 'officers_and_staff' | 'individual';

/** 構成機関・関係機関. */
export type Agency = {
  readonly id: AgencyId;
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly secrecyScope: SecrecyScope;
};
