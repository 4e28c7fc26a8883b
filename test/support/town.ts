/** つつじ市 for tests, with everybody on Slack; fictional like the sample. */
export const CASE_NUMBER = 'R8-支-014';

/** Strings that stand for content of a case. None of them may ever be seen where the gate did not let it. */
export const CANARIES = {
  situation: '郵便受けに紙が溜まり応答がない（試験札A）',
  member: '単身で社会的孤立の疑い（試験札B）',
  summary: '送電停止の前に同行訪問する（試験札C）',
  detail: '民生委員と同行して声をかける（試験札D）',
  word: '急な家庭訪問が入りました（試験札E）',
} as const;

export const PEOPLE = {
  kaicho: { id: 'U0KAICHO', name: '会津 一郎' },
  jimu: { id: 'U0JIMU', name: '事務 花子' },
  soudan: { id: 'U0SOUDAN', name: '相田 健' },
  soudan2: { id: 'U0SOUDAN2', name: '相沢 光' },
  minsei: { id: 'U0MINSEI', name: '民田 春' },
  denryoku: { id: 'U0DENRYOKU', name: '電野 進' },
  suido: { id: 'U0SUIDO', name: '水谷 清' },
} as const;
export type PersonKey = keyof typeof PEOPLE;

export const TOWN_YAML = `
municipality: {key: tsutsuji, name: つつじ市, slackTeam: T0001}
bodies:
  - key: shien
    types: [support_conference]
    displayName: つつじ市支援会議
    chairTitle: 会長
    ordinance: {number: 令和7年告示第12号, establishedOn: 2025-06-01}
    rules: {quorum: 1/2, noticeDays: 3, delivery: inline, consent: not_required}
  - key: chosei
    types: [public_assistance_coordination_conference]
    displayName: つつじ市調整会議
    chairTitle: 会長
    ordinance: {number: 令和7年告示第13号, establishedOn: 2025-06-01}
    rules: {quorum: {agencies: [fukushi, soudan]}, consent: not_required}
agencies:
  - {key: fukushi, name: 福祉課, kind: municipal_department}
  - {key: soudan, name: つつじ相談室, kind: consultation_agency}
  - {key: minsei, name: 民生委員協議会, kind: welfare_commissioner, secrecyScope: individual}
  - {key: denryoku, name: つつじ電力, kind: utility_provider}
  - {key: suido, name: 水道課, kind: municipal_department}
people:
  - {key: kaicho, name: 会津 一郎, agency: fukushi, slack: U0KAICHO}
  - {key: jimu, name: 事務 花子, agency: fukushi, slack: U0JIMU}
  - {key: soudan, name: 相田 健, agency: soudan, slack: U0SOUDAN}
  - {key: soudan2, name: 相沢 光, agency: soudan, slack: U0SOUDAN2}
  - {key: minsei, name: 民田 春, agency: minsei, slack: U0MINSEI}
  - {key: denryoku, name: 電野 進, agency: denryoku, slack: U0DENRYOKU}
  - {key: suido, name: 水谷 清, agency: suido, slack: U0SUIDO}
constituents:
  - {body: shien, person: kaicho, kind: chair, from: 2026-04-01, to: 2028-03-31, pledgedOn: 2026-04-01}
  - {body: shien, person: jimu, kind: secretariat, from: 2026-04-01, to: 2028-03-31, pledgedOn: 2026-04-01}
  - {body: shien, person: soudan, kind: regular, from: 2026-04-01, to: 2028-03-31, pledgedOn: 2026-04-01}
  - {body: shien, person: minsei, kind: regular, from: 2026-04-01, to: 2028-03-31, pledgedOn: 2026-04-01}
  - {body: shien, person: denryoku, kind: regular, from: 2026-04-01, to: 2028-03-31, pledgedOn: 2026-04-01}
  - {body: shien, person: suido, kind: regular, from: 2026-04-01, to: 2028-03-31}
  - {body: chosei, person: jimu, kind: chair, from: 2026-04-01, to: 2028-03-31, pledgedOn: 2026-04-01}
  - {body: chosei, person: soudan, kind: regular, from: 2026-04-01, to: 2028-03-31, pledgedOn: 2026-04-01}
channels:
  - {body: shien, slack: C0SHIEN}
  - {body: chosei, slack: C0CHOSEI}
  - {bodies: [shien, chosei], slack: C0JOINT}
cases:
  - number: R8-支-014
    body: shien
    urgency: immediate
    selectionReason: no_consent
    audience: [kaicho, jimu, soudan, minsei, denryoku]
    situation: ${CANARIES.situation}
    household: [{id: p, relation: 本人, ageBand: 60代, status: ${CANARIES.member}}]
`;

/** More of つつじ市 than every test needs: lines of the lists of a registry file, as YAML flow mappings. */
export type MoreOfTown = {
  readonly bodies?: readonly string[];
  readonly agencies?: readonly string[];
  readonly people?: readonly string[];
  readonly constituents?: readonly string[];
  readonly cases?: readonly string[];
};

/** The town's registry file, with more people, seats or cases in it. */
export function townYaml(more: MoreOfTown = {}): string {
  const lists = Object.entries(more).map(([name, lines]) => [name, lines ?? []] as const);
  return lists.reduce(
    (yaml, [name, lines]) =>
      yaml.replace(`\n${name}:\n`, `\n${name}:\n${lines.map((line) => `  - ${line}\n`).join('')}`),
    TOWN_YAML,
  );
}
