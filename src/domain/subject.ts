/**
 * 対象者の種類 in law: whom a body may speak of. Which of them a body has is data of `src/law`; these are
 * only the words for it, so that a rule about the scope of subjects (対象者の範囲) can be decided by them.
 */
export const SUBJECT_KINDS = [
  /** 生活困窮者 */
  'needy_person',
  /** 生活困窮者の疑いのある者 */
  'suspected_needy_person',
  /** 自立相談支援機関が支援決定した者 */
  'support_decided_person',
  /** 被保護者 */
  'assistance_recipient',
  /** 保護廃止が見込まれる被保護者 */
  'recipient_leaving_assistance',
  /** 支援対象被保険者（要介護被保険者等） */
  'insured_person_in_need_of_care',
  /** 障害者等 */
  'person_with_disability',
  /** 要保護児童 */
  'child_in_need_of_protection',
  /** 要支援児童 */
  'child_in_need_of_support',
  /** 要保護児童・要支援児童の保護者 */
  'guardian_of_child',
  /** 特定妊婦 */
  'expectant_mother_in_need',
  /** 地域生活課題を抱える地域住民 */
  'resident_with_life_issues',
  /** その世帯 */
  'household_of_resident',
  /** 孤独・孤立の状態にある者 */
  'lonely_person',
  /** その家族等 */
  'family_of_lonely_person',
] as const;

export type SubjectKind = (typeof SUBJECT_KINDS)[number];
