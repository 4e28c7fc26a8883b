import type { SlackTown } from './slack-town.ts';

/** The Slack ids of so many people. */
export const crowdOf = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `U0CROWD${index}`);

/** So many more constituents come into the town and its channel, and may read the case. */
export async function letInCrowd(town: SlackTown, count: number): Promise<void> {
  const ids = crowdOf(count);
  await town.grow({
    people: ids.map((id, index) => `{key: c${index}, name: 群 ${index}, agency: fukushi, slack: ${id}}`),
    constituents: ids.map(
      (_, index) =>
        `{body: shien, person: c${index}, kind: regular, from: 2026-04-01, to: 2028-03-31, pledgedOn: 2026-04-01}`,
    ),
  });
  await town.query(
    `INSERT INTO "CaseAudience" ("municipalityId", "caseId", "personId")
     SELECT c."municipalityId", c."caseId", p."personId" FROM "Case" c JOIN "Person" p USING ("municipalityId")
     WHERE c.number = $1 AND p.key LIKE 'c%' ON CONFLICT DO NOTHING`,
    [town.caseNumber],
  );
  for (const id of ids) {
    town.addPerson(id, { name: id });
    town.join(id, town.channel);
  }
}
