import { isDeepStrictEqual } from 'node:util';
import { dayIn } from '../../domain/calendar-day.ts';
import type { CaseContent, ConsentState } from '../../domain/case.ts';
import { openSealed, seal } from '../../domain/confidential.ts';
import type { BodyId, CaseId, PersonId } from '../../domain/ids.ts';
import type { RegistryCase } from '../../ports/registry.ts';
import { caseFromRow, caseParts, casePlace } from '../rows/case.ts';
import { dayToColumn } from '../rows/day.ts';
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
      if (data.consent !== undefined) await noteConsent(importing, caseId, data.consent);
      const circle = await setCircle(importing, row, one, ids.people);
      const fields = [...Object.keys(data), ...circle, ...Object.keys(sealed)];
      tally.changed('case', number, fields);
    }
  }
  tally.leftAlone('case', rows.length - inFile.length);
}

function columnsOf({ urgency, selectionReason, consent, status, closedOn }: RegistryCase) {
  return { urgency, selectionReason, consent, status, closedOn: closedOn && dayToColumn(closedOn) };
}

async function addCase(importing: Importing, one: RegistryCase, bodyId: BodyId, people: People) {
  const { tx, municipalityId, newId, tally } = importing;
  const caseId = newId();
  const { number, urgency, selectionReason } = one;
  const content = await close(importing, caseId, { ...NOTHING, ...stated(openSealed(one.content)) });
  const columns = { ...USUAL, ...stated(columnsOf(one)), urgency, selectionReason };
  await tx.case.create({ data: { municipalityId, caseId, bodyId, number, ...columns, content } });
  if (columns.consent !== USUAL.consent) await noteConsent(importing, caseId, columns.consent);
  await setCircle(importing, { caseId, audience: [], recusals: [] }, one, people);
  tally.added('case', number);
}

function close({ tx, municipalityId, vault }: Importing, caseId: string, content: CaseContent) {
  return vault.close(tx, casePlace(municipalityId, caseId as CaseId), seal(content));
}

/** One more line of the ledger: on the day of the import the file said so. */
async function noteConsent({ tx, municipalityId, at }: Importing, caseId: string, state: ConsentState) {
  const number = (await tx.consent.count({ where: { municipalityId, caseId } })) + 1;
  const { zone } = await tx.municipality.findUniqueOrThrow({ where: { municipalityId } });
  const on = dayToColumn(dayIn(zone, at));
  const said = { state, method: 'imported', on, recordedBy: 'import', recordedAt: at } as const;
  await tx.consent.create({ data: { municipalityId, caseId, number, ...said } });
}

type Circle = {
  readonly caseId: string;
  readonly audience: readonly { readonly personId: string }[];
  readonly recusals: readonly { readonly personId: string }[];
};

/** Makes audience and recusals the file's; says which of them were others. */
async function setCircle(
  { tx, municipalityId }: Importing,
  { caseId, audience, recusals }: Circle,
  wanted: Pick<RegistryCase, 'audience' | 'recused'>,
  people: People,
): Promise<readonly string[]> {
  const where = { municipalityId, caseId };
  const news = (present: Circle['audience'], keys: readonly string[]) => {
    const ids = keys.map((key): string => idOf(people, key));
    const before = present.map(({ personId }) => personId);
    const gone = before.filter((personId) => !ids.includes(personId));
    const added = ids.filter((personId) => !before.includes(personId));
    return { gone, rows: added.map((personId) => ({ ...where, personId })) };
  };
  const changed: string[] = [];
  if (wanted.audience !== undefined) {
    const { gone, rows } = news(audience, wanted.audience);
    await tx.caseAudience.deleteMany({ where: { ...where, personId: { in: gone } } });
    await tx.caseAudience.createMany({ data: rows });
    if (gone.length + rows.length > 0) changed.push('audience');
  }
  if (wanted.recused !== undefined) {
    const { gone, rows } = news(recusals, wanted.recused);
    await tx.recusal.deleteMany({ where: { ...where, personId: { in: gone } } });
    await tx.recusal.createMany({ data: rows });
    if (gone.length + rows.length > 0) changed.push('recused');
  }
  return changed;
}
