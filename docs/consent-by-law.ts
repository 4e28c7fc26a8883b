import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { BODY_TYPES } from '../src/domain/body-type.ts';
import type { CalendarDay } from '../src/domain/calendar-day.ts';
import type { BodyId, MunicipalityId } from '../src/domain/ids.ts';
import type { BodyRules, MeetingBody } from '../src/domain/meeting-body.ts';
import type { SubjectKind } from '../src/domain/subject.ts';
import { warekiDay } from '../src/domain/wareki.ts';
import type { Fact, LawRecord, Source } from '../src/law/law-record.ts';
import { consentRequired } from '../src/law/of-body.ts';
import { LAW } from '../src/law/records.ts';

// npx tsx docs/consent-by-law.ts: prints what the law's data says of consent into docs/consent-by-law.md, for a lawyer
// to read. The same rows are what test/law/consent-table.test.ts puts through the gate.

export const CHOICES: readonly BodyRules['consent'][] = [null, 'required', 'not_required'];

/** One line of the table: a kind of body in one period, one kind of subject, and what follows from each choice. */
export type ConsentRow = {
  readonly law: LawRecord;
  readonly subject: SubjectKind;
  /** Of whom it may speak as an exception only. */
  readonly exceptional: boolean;
  /** Whether consent is required, by the body's own choice in its rules: none, required, not required. */
  readonly required: readonly boolean[];
};

export function consentRows(): readonly ConsentRow[] {
  return BODY_TYPES.flatMap((type) => LAW[type]).flatMap((law) => {
    const required = CHOICES.map((consent) => consentRequired(bodyOf(law, consent), law.effectiveFrom));
    const row = (exceptional: boolean) => (subject: SubjectKind) => ({ law, subject, exceptional, required });
    return [...law.subjects.value.map(row(false)), ...law.subjectsExceptionally.value.map(row(true))];
  });
}

/** A body of this kind that states nothing but, perhaps, its choice. */
export function bodyOf({ bodyType }: LawRecord, consent: BodyRules['consent']): MeetingBody {
  return {
    id: 'body' as BodyId,
    municipalityId: 'municipality' as MunicipalityId,
    key: 'body',
    types: [bodyType],
    displayName: '',
    chairTitle: '',
    parentBodyId: null,
    layer: null,
    ordinance: { number: '', establishedOn: LAW[bodyType][0]?.effectiveFrom as CalendarDay },
    rules: {
      quorum: { kind: 'none' },
      noticeDays: 0,
      delivery: 'inline',
      consent,
      retentionYears: null,
      allowedBots: [],
    },
    law: [],
    jointWith: [],
  };
}

const SUBJECTS: Readonly<Record<SubjectKind, string>> = {
  needy_person: '生活困窮者',
  suspected_needy_person: '生活困窮者の疑いのある者',
  support_decided_person: '支援決定した者',
  assistance_recipient: '被保護者',
  recipient_leaving_assistance: '保護廃止が見込まれる被保護者',
  insured_person_in_need_of_care: '支援対象被保険者',
  person_with_disability: '障害者等',
  child_in_need_of_protection: '要保護児童',
  child_in_need_of_support: '要支援児童',
  guardian_of_child: '保護者',
  expectant_mother_in_need: '特定妊婦',
  resident_with_life_issues: '地域生活課題を抱える地域住民',
  household_of_resident: 'その世帯',
  lonely_person: '孤独・孤立の状態にある者',
  family_of_lonely_person: 'その家族等',
};

const RULES = {
  none_required: '定めなし（同意がなくても可）',
  required: '必要',
  by_ordinance: '要綱による',
} as const;

const CHECK = '**要確認**';

function cited<T>(fact: Fact<T>, words: string): string {
  return `${words} [${fact.source}]${fact.status === 'verified' ? '' : ` ${CHECK}`}`;
}

function lineOf({ law, subject, exceptional, required }: ConsentRow): readonly string[] {
  const until = law.effectiveTo === null ? '' : warekiDay(law.effectiveTo);
  return [
    law.systemName,
    cited(
      exceptional ? law.subjectsExceptionally : law.subjects,
      `${SUBJECTS[subject]}${exceptional ? '（例外）' : ''}`,
    ),
    `${warekiDay(law.effectiveFrom)}〜${until}`,
    cited(law.article, law.article.value),
    cited(law.consentRule, RULES[law.consentRule.value]),
    ...required.map((needed, index) => {
      const word = needed ? '必要' : '不要';
      // What holds by default is a reading of its own.
      return index === 0 && law.consentRule.value === 'by_ordinance' ? cited(law.consentDefault, word) : word;
    }),
  ];
}

const SOURCES: Readonly<Record<Exclude<Source, `F:${string}` | 'M'> | 'F:…', string>> = {
  S: '厚生労働省の資料（2023年秋）に書かれている',
  L: '2025年6月1日に施行されている条文で確かめた',
  L15: '2015年の条文で確かめた。その後の改正は見ていない',
  'F:…': '公開の頁または自治体の要綱で見つけた',
  I: '上のものから推測した',
  K: '一般に知られているが、確かめていない',
};

/** The whole document. */
export function consentDocument(): string {
  const table = (...rows: readonly (readonly string[])[]) =>
    rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const head = [
    '会議体',
    '対象者',
    '期間',
    '根拠',
    '本人同意の定め',
    '定めていないとき',
    '要綱で「必要」',
    '要綱で「不要」',
  ];
  const checked = [...new Set(BODY_TYPES.flatMap((type) => LAW[type]).map((law) => law.checkedOn))];
  return `# 本人同意の一覧

この表は \`src/law\` の法令データから作られています（\`npx tsx docs/consent-by-law.ts\`）。直すときはデータを直してください。
共有の関門がこの表のとおりに判断することを、\`test/law/consent-table.test.ts\` が確かめます。
法令確認日は${checked.map(warekiDay).join('、')}です。${CHECK} の付いたものは、お使いになる前に条文で確かめてください。

右の3列は、会議体ごとの定めによって同意が要るかどうかです。「必要」のとき、同意を得た事例（\`obtained\`）だけを共有できます。
同意の状態が拒否・未確認・撤回のときは、どれも「同意がない」ものとして扱います。
同意の要否は会議体の種類で決まり、同じ会議体の中で対象者によって変わることはありません。
自治体が要綱の条や確かめた条文を記録した会議体では（独自の定め）、その日からそちらが優先します。ただし、法令などが「必要」とするものを「不要」にはできません。

${table(
  head,
  head.map(() => '---'),
  ...consentRows().map(lineOf),
)}

## 出典の記号

${table(['記号', '意味'], ['---', '---'], ...Object.entries(SOURCES))}
`;
}

export const CONSENT_DOCUMENT = fileURLToPath(new URL('./consent-by-law.md', import.meta.url));

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(CONSENT_DOCUMENT, consentDocument());
