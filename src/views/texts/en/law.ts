import type { Texts } from '../ja.ts';

export const law: Texts['law'] = {
  facts: {
    article: 'Basis',
    setUpBy: 'Set up by',
    members: 'Who may be a constituent',
    secrecyArticle: 'Basis of secrecy',
    penaltyArticle: 'Basis of the penalty',
    imprisonment: 'Imprisonment at most (years)',
    fineMaxYen: 'Fine at most (yen)',
    consentRule: 'Consent of the person',
    requestArticle: 'Basis of requests for cooperation',
    replyDuty: 'Duty to answer',
    replyArticle: 'Basis of the duty to answer',
    publicNotice: 'Public notice',
    noticeArticle: 'Basis of the public notice',
    coordinatingArticle: 'Basis of the coordinating agency',
  },
  layers: {
    representatives: 'representatives’ meeting',
    practitioners: 'practitioners’ meeting',
    case_review: 'case review meeting',
  },
  refused: {
    not_in_law: 'There was no such kind of body on that day. Please check the date.',
    settled_by_statute:
      'The law settles this, so an ordinance cannot change it. If you have read the present text and correct it, give the day of reading in place of the ordinance.',
    left_to_ordinance:
      'The law says nothing of this and leaves it to the ordinance. Please give the article of the ordinance.',
    required_by_law: (system) =>
      `The rules of ${system} require this, so it cannot be waived. Please leave it as it is.`,
    value_unknown: (allowed) =>
      `This value is not possible here. Possible is ${allowed} (a number: as an example).`,
    article_format: (example) =>
      `The article cannot be read. Please write the name of the law and Arabic numerals, such as ${example}.`,
    other_law: (example) =>
      `This is another law than the one the body rests on. Please cite an article of that one, such as ${example}.`,
    no_penalty_in_law: 'There is no penalty in law for this body, so none can be recorded.',
    read_too_early: (day) =>
      `The text was read before the present one came into force, or before the day on which ours was read. Please read it on or after ${day} and give that day.`,
  },
  wrongParent: {
    parent_circle: 'Following the bodies above leads back to this one. Please check parent.',
    parent_is_sub_body: (top) =>
      `A sub-body cannot have sub-bodies. Please write the body above it, “${top}”, as parent.`,
    parent_of_other_kind:
      'The body above is of another kind (types). A sub-body must be of the same kind as the one above.',
  },
};
