import { readRegistryFile } from '../../src/import/read-file.ts';
import type { RegistryFile } from '../../src/ports/registry.ts';

/** What stands for a case's content in these tests. */
export const CANARY = '金糸雀';

/** A small municipality on Slack: one body, two agencies, three people, one case. */
export const TOWN = `municipality: {key: tsutsuji, name: つつじ市, slackTeam: T0001}
bodies:
  - key: shien
    types: [support_conference]
    displayName: つつじ市支援会議
    chairTitle: 会長
    ordinance: {number: 令和7年告示第12号, establishedOn: 2025-06-01}
    rules: {quorum: 1/2, noticeDays: 3, delivery: inline, retentionYears: 5, consent: not_required}
agencies:
  - {key: fukushi, name: 福祉課, kind: municipal_department}
  - {key: hokatsu, name: 地域包括支援センター, kind: community_care_center, secrecyScope: individual}
people:
  - {key: kaicho, name: 会津 一郎, agency: fukushi, slack: U0KAICHO}
  - {key: jimu, name: 事務 花子, agency: fukushi, slack: U0JIMU, email: jimu@example.jp}
  - {key: sato, name: 佐藤 花子, agency: hokatsu, slack: U0SATO}
constituents:
  - {body: shien, person: kaicho, kind: chair, from: 2026-04-01, to: 2028-03-31, pledgedOn: 2026-04-01}
  - {body: shien, person: jimu, kind: secretariat, from: 2026-04-01, to: 2028-03-31, pledgedOn: 2026-04-01}
  - {body: shien, person: sato, kind: regular, from: 2026-04-01, to: 2028-03-31, pledgedOn: 2026-04-01}
channels:
  - {body: shien, slack: C0SHIEN}
cases:
  - number: R8-支-014
    body: shien
    urgency: immediate
    selectionReason: no_consent
    audience: [kaicho, sato]
    household: [{id: p, relation: 本人, ageBand: 60代, status: ${CANARY}}]
    situation: ${CANARY}が鳴いた
`;

export const NOW = new Date('2026-11-24T01:00:00Z');

/** The town with parts of its text replaced; each part has to be there. */
export function town(...replaced: readonly (readonly [part: string, by: string])[]): string {
  return replaced.reduce((text, [part, by]) => {
    if (!text.includes(part)) throw new Error(`There is no "${part}" in the file.`);
    return text.replace(part, by);
  }, TOWN);
}

/** The line on which a part of a text stands for the first time. */
export function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

export function read(text: string, now = NOW): RegistryFile {
  const file = readRegistryFile(text, now);
  if (!file.ok) throw new Error(JSON.stringify(file.refusal));
  return file.value;
}
