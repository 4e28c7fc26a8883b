import type { OverrideFact } from '../../../domain/law-override.ts';
import type { BodyLayer } from '../../../domain/meeting-body.ts';
import type { ParentRefusal } from '../../../domain/sub-body.ts';
import type { OverrideRefusal } from '../../../law/override.ts';

/** 独自の定め and 下位の会議: the words of the import and of the chat alike. */
export const law = {
  facts: {
    article: '根拠',
    setUpBy: '設置主体',
    members: '構成員の範囲',
    secrecyArticle: '守秘義務の根拠',
    penaltyArticle: '罰則の根拠',
    imprisonment: '拘禁の上限（年）',
    fineMaxYen: '罰金の上限（円）',
    consentRule: '本人同意',
    requestArticle: '協力の求めの根拠',
    replyDuty: '応じる義務',
    replyArticle: '応じる義務の根拠',
    publicNotice: '公示',
    noticeArticle: '公示の根拠',
    coordinatingArticle: '調整機関の根拠',
  } satisfies Record<OverrideFact, string>,
  layers: {
    representatives: '代表者会議',
    practitioners: '実務者会議',
    case_review: '個別ケース検討会議',
  } satisfies Record<BodyLayer, string>,
  refused: {
    not_in_law: 'その日には、この会議体の制度がまだありませんでした。日付を確かめてください。',
    settled_by_statute:
      'この項目は法律が定めているため、要綱では変えられません。いまの条文を確かめて直すときは、要綱の条の代わりに、条文を確かめた日を書いてください。',
    left_to_ordinance:
      'この項目は法律に定めがなく、要綱に委ねられています。根拠となる要綱の条を書いてください。',
    required_by_law: (system: string) =>
      `${system}では法令などが求めている項目のため、なくすことはできません。この項目は書かずに、そのままにしてください。`,
    value_unknown: (allowed: string) => `この項目には使えない値です。使える値は ${allowed} です（数は例）。`,
    article_format: (example: string) =>
      `条の書き方が読めません。法令や要綱の名から、算用数字で書いてください（例：${example}）。`,
    other_law: (example: string) =>
      `この会議体の根拠とは別の法律です。根拠の法律の条で書いてください（例：${example}）。`,
    no_penalty_in_law: 'この会議体には法律の罰則がないため、罰則は記録できません。',
    read_too_early: (day: string) =>
      `いまの条文になる前か、つどいの法令確認日より前に確かめた内容です。${day}以降に条文を確かめて、その日を書いてください。`,
  } satisfies Record<OverrideRefusal['kind'], string | ((part: string) => string)>,
  wrongParent: {
    parent_circle: '上の会議体をたどると自分に戻ります。parent を見直してください。',
    parent_is_sub_body: (top: string) =>
      `下位の会議の下には置けません。parent には、その上の会議体「${top}」を書いてください。`,
    parent_of_other_kind: '上の会議体と種類（types）が違います。下位の会議は同じ種類にしてください。',
  } satisfies Record<ParentRefusal['kind'], string | ((top: string) => string)>,
};
