/**
 * 会議体の種類 in law: the eight bodies that the product runs (`src/law` has what holds for each).
 * What a municipality calls its body is a display name and never decides anything.
 */
export const BODY_TYPES = [
  /** 支援会議（困窮）, 生活困窮者自立支援法9条 */
  'support_conference',
  /** 支援調整会議, by 実施要綱 and not by statute */
  'support_plan_conference',
  /** 調整会議（生保）, 生活保護法27条の3 */
  'public_assistance_coordination_conference',
  /** 地域ケア会議, 介護保険法115条の48 */
  'community_care_conference',
  /** 自立支援協議会, 障害者総合支援法89条の3 */
  'disability_support_council',
  /** 要保護児童対策地域協議会, 児童福祉法25条の2 */
  'child_protection_council',
  /** 支援会議（重層）, 社会福祉法106条の6 */
  'multilayered_support_conference',
  /** 孤独・孤立対策地域協議会, 孤独・孤立対策推進法15条 */
  'loneliness_council',
] as const;

export type BodyType = (typeof BODY_TYPES)[number];
