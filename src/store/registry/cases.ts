import { isDeepStrictEqual } from 'node:util';
import type { CaseContent } from '../../domain/case.ts';
import { openSealed, seal } from '../../domain/confidential.ts';
import type { BodyId, CaseId, PersonId } from '../../domain/ids.ts';
import type { RegistryCase } from '../../ports/registry.ts';
import { caseFromRow, caseParts, casePlace } from '../rows/case.ts';
import { differing, type Ids, type Importing, idOf, stated } from './importing.ts';

const USUAL = { consent: 'not_sought', status: 'open' } as const;
const NOTHING: CaseContent = { household: [], situation: '' };

type People = Ids<PersonId>;

/** The cases of the file (事例), by number. Content goes encrypted into the database, and only when it changed. */
export async function importCases(
  importing: Importing,
  cases: readonly RegistryCase[],
  ids: { readonly bodies: Ids<BodyId>; readonly people: People },
): Promise<void> {
  const { tx, municipalityId, vault, tally } = importing;
  // Held against a chair who changes an audience at the same moment.
  await tx.$queryRaw`SELECT 1 FROM "Case" WHERE "municipalityId" = ${municipalityId} FOR UPDATE`;
  const rows = await tx.case.findMany({ where: { municipalityId }, include: caseParts });
  const inFile = rows.filter(({ number }) => cases.some((one) => one.number === number));
  const open = await vault.opener(
    tx,
    municipalityId,
    inFile.map(({ caseId }) => caseId),
  );
  for (const one of cases) {
    const { number, line, body } = one;
    const row = inFile.find((present) => present.number === number);
    const bodyId = idOf(ids.bodies, body);
    if (!row) await addCase(importing, one, bodyId, ids.people);
    else if (row.bodyId !== bodyId) tally.refuse({ kind: 'case_of_other_body', line, number, body });
    else {
      const { caseId } = row;
      const data = differing(row, columnsOf(one));
      const present = openSealed(caseFromRow(row, open).content);
      const content = { ...present, ...stated(openSealed(one.content)) };
      const isChanged = !isDeepStrictEqual(content, present);
      const sealed = isChanged ? { content: await close(importing, caseId, content) } : {};
      await tx.case.updateMany({ where: { municipalityId, caseId }, data: { ...data, ...sealed } });
      const before = row.audience.map(({ personId }) => personId);
      const isMoved = await setAudience(importing, { caseId, before, wanted: one.audience }, ids.people);
      const fields = [...Object.keys(data), ...(isMoved ? ['audience'] : []), ...Object.keys(sealed)];
      tally.changed('case', number, fields);
    }
  }
  tally.leftAlone('case', rows.length - inFile.length);
}

function columnsOf({ urgency, selectionReason, consent, status }: RegistryCase) {
  return { urgency, selectionReason, consent, status };
}

async function addCase(importing: Importing, one: RegistryCase, bodyId: BodyId, people: People) {
  const { tx, municipalityId, newId, tally } = importing;
  const caseId = newId();
  const { number, urgency, selectionReason } = one;
  const content = await close(importing, caseId, { ...NOTHING, ...stated(openSealed(one.content)) });
  const columns = { ...USUAL, ...stated(columnsOf(one)), urgency, selectionReason };
  await tx.case.create({ data: { municipalityId, caseId, bodyId, number, ...columns, content } });
  await setAudience(importing, { caseId, before: [], wanted: one.audience }, people);
  tally.added('case', number);
}

function close({ tx, municipalityId, vault }: Importing, caseId: string, content: CaseContent) {
  return vault.close(tx, casePlace(municipalityId, caseId as CaseId), seal(content));
}

/** Makes the audience the file's; says whether it was another one. */
async function setAudience(
  { tx, municipalityId }: Importing,
  of: {
    readonly caseId: string;
    readonly before: readonly string[];
    readonly wanted: readonly string[] | undefined;
  },
  people: People,
): Promise<boolean> {
  if (of.wanted === undefined) return false;
  const { caseId, before } = of;
  const wanted = of.wanted.map((key): string => idOf(people, key));
  const gone = before.filter((personId) => !wanted.includes(personId));
  const news = wanted.filter((personId) => !before.includes(personId));
  await tx.caseAudience.deleteMany({ where: { municipalityId, caseId, personId: { in: gone } } });
  await tx.caseAudience.createMany({
    data: news.map((personId) => ({ municipalityId, caseId, personId })),
  });
  return gone.length + news.length > 0;
}
