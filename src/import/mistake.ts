import type { CalendarDay } from '../domain/calendar-day.ts';
import type { ParentRefusal } from '../domain/sub-body.ts';
import type { OverrideRefusal } from '../law/override.ts';
import type { Platform } from '../ports/account.ts';
import type { OnLine, RegistryMistake } from '../ports/registry.ts';

/** Why a file is not YAML. */
export type SyntaxFault =
  | 'indent'
  | 'tab'
  | 'unclosed'
  | 'colon'
  | 'character'
  | 'documents'
  | 'alias'
  | 'other';

/** What a value has to be and is not. */
export type Wrong =
  | 'empty'
  | 'too_long'
  | 'unprintable'
  | 'key'
  | 'day'
  | 'zone'
  | 'email'
  | 'number'
  | 'quorum'
  | 'stated_value'
  | 'ordinance_article'
  | 'case_number'
  | 'agency_kind'
  | 'slack_team'
  | 'slack_user'
  | 'slack_channel'
  | 'platform_id'
  | 'playground_id';

/** The lists of the file whose entries have a name of their own. */
export type Listed = 'body' | 'agency' | 'person' | 'channel' | 'case' | 'household' | 'audience';

/**
 * A mistake that the file alone shows. It has names of fields, keys and case numbers; never what is known of a
 * household. `field` and `value` are null where they do not look like what belongs there, as they might be
 * content that slipped.
 */
export type FileMistake =
  | { readonly kind: 'syntax'; readonly fault: SyntaxFault }
  | { readonly kind: 'empty_file' }
  | { readonly kind: 'field_missing'; readonly field: string }
  | { readonly kind: 'field_unknown'; readonly field: string | null; readonly nearest: string | null }
  | { readonly kind: 'field_twice' }
  | {
      readonly kind: 'wrong_type';
      readonly field: string;
      readonly expected: 'text' | 'number' | 'list' | 'fields' | 'yes_no';
    }
  | {
      readonly kind: 'value_unknown';
      readonly field: string;
      readonly value: string | null;
      readonly allowed: readonly string[];
      readonly nearest: string | null;
    }
  | { readonly kind: 'value_wrong'; readonly field: string; readonly wrong: Wrong }
  | {
      readonly kind: 'listed_twice';
      readonly what: Listed;
      readonly key: string;
      readonly firstLine: number;
    }
  | {
      readonly kind: 'reference_unknown';
      readonly what: 'body' | 'agency' | 'person';
      readonly key: string;
      readonly nearest: string | null;
    }
  | { readonly kind: 'body_types_joint' }
  | { readonly kind: 'joint_with_itself' }
  | { readonly kind: 'consent_required_by_law' }
  /** Neither an article of a 要綱 nor the day of reading the statute, or both. */
  | { readonly kind: 'stated_without_basis' }
  /** It names no 要綱, and the body has none. */
  | { readonly kind: 'stated_without_ordinance' }
  | { readonly kind: 'read_in_future' }
  | { readonly kind: 'not_to_be_stated'; readonly refusal: OverrideRefusal }
  | { readonly kind: 'layer_without_parent' }
  | { readonly kind: 'wrong_parent'; readonly refusal: ParentRefusal }
  | { readonly kind: 'term_reversed'; readonly from: CalendarDay; readonly to: CalendarDay }
  | { readonly kind: 'terms_overlap'; readonly person: string; readonly firstLine: number }
  | { readonly kind: 'pledge_before_law'; readonly system: string }
  | { readonly kind: 'pledge_in_future' }
  | { readonly kind: 'chair_missing'; readonly body: string }
  | {
      readonly kind: 'account_twice';
      readonly platform: Platform;
      readonly person: string;
      readonly other: string;
      readonly firstLine: number;
    }
  | { readonly kind: 'tenant_missing'; readonly platform: Platform; readonly field: string }
  | { readonly kind: 'channel_without_body' }
  | { readonly kind: 'channel_without_platform' }
  | { readonly kind: 'audience_without_seat'; readonly person: string; readonly body: string }
  /** A limit of somebody who is not in the audience. */
  | { readonly kind: 'limit_without_audience'; readonly person: string }
  | { readonly kind: 'member_unknown'; readonly member: string }
  | { readonly kind: 'consent_in_future' };

/** 取り込みの間違い: what has to be put right before anything is imported, and on which line. */
export type Mistake = RegistryMistake | (OnLine & FileMistake);
