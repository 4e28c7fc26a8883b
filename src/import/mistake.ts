import type { CalendarDay } from '../domain/calendar-day.ts';
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
      readonly expected: 'text' | 'number' | 'list' | 'fields';
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
  | { readonly kind: 'audience_without_seat'; readonly person: string; readonly body: string };

/** 取り込みの間違い: what has to be put right before anything is imported, and on which line. */
export type Mistake = RegistryMistake | (OnLine & FileMistake);
