import { type CalendarDay, daysBetween } from './calendar-day.ts';
import type { Confidential } from './confidential.ts';
import { accept, type Decision, refuse } from './decision.ts';
import type { AgencyId, ConstituentId, FactId, FileId } from './ids.ts';

/** 世帯員. */
export type HouseholdMember = {
  /** Such as `a`: says nothing of the person. */
  readonly id: string;
  /** 続柄. */
  readonly relation: string;
  readonly ageBand: string;
  /** 心身・生活の状況. */
  readonly status: string;
  /** 利用中のサービス. */
  readonly services: readonly string[];
};

/** 課題の種類, from a closed list, so that agencies can be suggested by it. */
export const ISSUE_TAGS = [
  'money',
  'arrears',
  'debt',
  'housing',
  'work',
  'health',
  'mental_health',
  'addiction',
  'dementia',
  'disability',
  'care_burden',
  'violence',
  'child_rearing',
  'school',
  'isolation',
  'law_and_rights',
] as const;
export type IssueTag = (typeof ISSUE_TAGS)[number];

/** 課題: of one member, or of the household. */
export type Issue = { readonly tag: IssueTag; readonly memberId: string | null };

/** What is known of a household (事例の内容). Shown through the gate only. */
export type CaseContent = {
  readonly household: readonly HouseholdMember[];
  /** 状況, as the secretariat wrote it for everybody who is convened. */
  readonly situation: string;
  /** 本人の意向. */
  readonly wishes: string;
  /** 本人の強み. */
  readonly strengths: string;
  readonly issues: readonly Issue[];
  /** 関係する第三者: named so that none of them is ever convened for this case. */
  readonly thirdParties: readonly string[];
  /** キーパーソン（主たる援助者）. */
  readonly keyWorker: string;
  /** 選定理由の説明, where it is another than the two of the paper. */
  readonly selectionNote: string;
};

/** A file in which nothing is written yet (白紙の事例ファイル). */
export const EMPTY_CONTENT: CaseContent = {
  household: [],
  situation: '',
  wishes: '',
  strengths: '',
  issues: [],
  thirdParties: [],
  keyWorker: '',
  selectionNote: '',
};

/** 情報: one thing that is known, where it comes from and whom of the household it is about. */
export type Fact = {
  readonly id: FactId;
  readonly fileId: FileId;
  /** Null: about the household. */
  readonly memberId: string | null;
  /** 情報提供元. */
  readonly sourceAgencyId: AgencyId;
  /** 提供元を明かさない: named to the source itself and to those who lead the body, and never handed out by itself. */
  readonly sourceConfidential: boolean;
  readonly recordedBy: ConstituentId;
  readonly recordedAt: Date;
  readonly content: Confidential<string>;
};

/** 期日: a day on which something happens to the household whatever anybody does, such as 送電停止. */
export type HardDate = {
  readonly number: number;
  readonly on: CalendarDay;
  readonly what: Confidential<string>;
  /** Since when it need not be minded any more (延期・解消). */
  readonly settledAt: Date | null;
};

export type HardDateRefusal = { readonly kind: 'hard_date_past'; readonly today: CalendarDay };

/** Notes a day that cannot be moved (期日の登録). A day that is over warns nobody. */
export function addHardDate(
  known: readonly HardDate[],
  terms: { readonly on: CalendarDay; readonly what: Confidential<string>; readonly today: CalendarDay },
): Decision<HardDate, HardDateRefusal> {
  const { on, what, today } = terms;
  if (on < today) return refuse({ kind: 'hard_date_past', today });
  const last = known.reduce((most, one) => Math.max(most, one.number), 0);
  return accept({ number: last + 1, on, what, settledAt: null });
}

/** The nearest day from a day on that still has to be minded (次の期日); null where there is none. */
export function nextHardDate(dates: readonly HardDate[], from: CalendarDay): CalendarDay | null {
  const open = dates.filter(({ on, settledAt }) => settledAt === null && on >= from).map(({ on }) => on);
  return open.sort()[0] ?? null;
}

/** 期日の知らせの段階: three days before, the day before, and on the day. */
export const HARD_DATE_STEPS = ['three_days', 'one_day', 'today'] as const;
export type HardDateStep = (typeof HARD_DATE_STEPS)[number];

/** The step that is due on a day (知らせる段階); null while it is far off, and once it is over. */
export function hardDateStep(on: CalendarDay, today: CalendarDay): HardDateStep | null {
  const days = daysBetween(today, on);
  if (days < 0 || days > 3) return null;
  return days === 0 ? 'today' : days === 1 ? 'one_day' : 'three_days';
}

/** Adds a member to the household, or writes over the one of the same id (世帯員の記入). */
export function withMember(content: CaseContent, member: HouseholdMember): CaseContent {
  const known = content.household.some(({ id }) => id === member.id);
  const household = known
    ? content.household.map((one) => (one.id === member.id ? member : one))
    : [...content.household, member];
  return { ...content, household };
}

/** The id for one more member (世帯員の記号): a, b, c …, then a2 … */
export function nextMemberId(household: readonly HouseholdMember[]): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  for (let round = 1; ; round += 1) {
    for (const letter of letters) {
      const id = round === 1 ? letter : `${letter}${round}`;
      if (!household.some((one) => one.id === id)) return id;
    }
  }
}

/**
 * Kinds of agencies that help with an issue (課題に応じた機関): a suggestion for whom to convene, from practice
 * (domain/README 2.2), and never a rule.
 */
const HELPS: Readonly<Record<IssueTag, readonly string[]>> = {
  money: ['consultation_agency', 'social_welfare_council', 'welfare_office'],
  arrears: ['utility_provider', 'consultation_agency', 'social_welfare_council'],
  debt: ['consultation_agency', 'legal_office', 'social_welfare_council'],
  housing: ['housing_support', 'consultation_agency'],
  work: ['employment_office', 'consultation_agency'],
  health: ['medical', 'health_center', 'community_care_center'],
  mental_health: ['medical', 'health_center', 'disability_consultation_office'],
  addiction: ['medical', 'health_center'],
  dementia: ['community_care_center', 'care_management_office', 'medical'],
  disability: ['disability_consultation_office'],
  care_burden: ['community_care_center', 'care_management_office'],
  violence: ['community_care_center', 'disability_consultation_office', 'child_guidance_center'],
  child_rearing: ['child_guidance_center', 'welfare_commissioner'],
  school: ['school'],
  isolation: ['welfare_commissioner', 'social_welfare_council'],
  law_and_rights: ['legal_office'],
};

/** The agencies that the issues of a household speak for (招集先の候補), those with the most issues first. */
export function suggestedAgencies<A extends { readonly id: AgencyId; readonly kind: string }>(
  issues: readonly Issue[],
  agencies: readonly A[],
): readonly A[] {
  const tags = [...new Set(issues.map(({ tag }) => tag))];
  const weight = ({ kind }: A) => tags.filter((tag) => HELPS[tag].includes(kind)).length;
  return agencies
    .filter((one) => weight(one) > 0)
    .sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
}
