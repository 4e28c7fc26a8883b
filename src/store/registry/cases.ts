import { isDeepStrictEqual } from 'node:util';
import type { Case } from '../../domain/case.ts';
import { EMPTY_CONTENT } from '../../domain/case-file.ts';
import { openSealed, seal } from '../../domain/confidential.ts';
import type { AgencyId, BodyId, PersonId } from '../../domain/ids.ts';
import type { RegistryCase } from '../../ports/registry.ts';
import { type CaseRow, caseFromRow, caseParts, filePlace } from '../rows/case.ts';
import { dayToColumn } from '../rows/day.ts';
import { addFacts, addHardDates, noteConsents } from './case-files.ts';
import { differing, type Ids, type Importing, idOf, stated } from './importing.ts';

type Known = {
  readonly bodies: Ids<BodyId>;
  readonly people: Ids<PersonId>;
  readonly agencies: Ids<AgencyId>;
};

/** The cases of the file (事例), by number. Content goes encrypted into the database, and only when it changed. */
export async function importCases(
  importing: Importing,
  cases: readonly RegistryCase[],
  ids: Known,
): Promise<void> {
  const { tx, municipalityId, vault, tally } = importing;
  const all = await tx.case.count({ where: { municipalityId } });
  // Held against a chair who changes an audience at the same moment.
  await tx.$queryRaw`SELECT 1 FROM "Case" WHERE "municipalityId" = ${municipalityId} FOR UPDATE`;
  const inFile = await rowsOf(
    importing,
    cases.map(({ number }) => number),
  );
  const open = await vault.opener(
    tx,
    municipalityId,
    inFile.map(({ fileId }) => fileId),
  );
  for (const one of cases) {
    const { number, line, body } = one;
    const row = inFile.find((present) => present.number === number);
    const bodyId = idOf(ids.bodies, body);
    if (!row) await addCase(importing, one, bodyId, ids);
    else if (row.bodyId !== bodyId) tally.refuse({ kind: 'case_of_other_body', line, number, body });
    else tally.changed('case', number, await changeCase(importing, one, row, caseFromRow(row, open), ids));
  }
  tally.leftAlone('case', all - inFile.length);
}

/**
 * The cases of these numbers with all that belongs to them, one query after the other: Prisma would ask for several parts at
 * once, which the one connection of a transaction does not bear.
 */
async function rowsOf(
  { tx, municipalityId }: Importing,
  numbers: readonly string[],
): Promise<readonly CaseRow[]> {
  const cases = await tx.case.findMany({
    where: { municipalityId, number: { in: [...numbers] } },
    include: { audience: caseParts.audience },
  });
  const of = { municipalityId, fileId: { in: cases.map(({ fileId }) => fileId) } };
  const files = await tx.caseFile.findMany({ where: of });
  const recusals = await tx.recusal.findMany({ where: of, ...caseParts.file.include.recusals });
  const consents = await tx.consent.findMany({ where: of, ...caseParts.file.include.consents });
  const hardDates = await tx.hardDate.findMany({ where: of, ...caseParts.file.include.hardDates });
  const inFile = <Part extends { readonly fileId: string }>(parts: readonly Part[], fileId: string) =>
    parts.filter((part) => part.fileId === fileId);
  return cases.flatMap((row) => {
    const { fileId } = row;
    const file = files.find((one) => one.fileId === fileId);
    if (!file) return [];
    const parts = {
      recusals: inFile(recusals, fileId),
      consents: inFile(consents, fileId),
      hardDates: inFile(hardDates, fileId),
    };
    return [{ ...row, file: { ...file, ...parts } }];
  });
}

function columnsOf(one: RegistryCase, { agencies }: Known) {
  const { urgency, selectionReason, noConsent, status, closedOn, leadAgency } = one;
  const leadAgencyId = leadAgency === undefined ? undefined : idOf(agencies, leadAgency);
  const closed = closedOn && dayToColumn(closedOn);
  return { urgency, selectionReason, noConsent, status, closedOn: closed, leadAgencyId };
}

const copied = (list: readonly string[] | undefined) => list && [...list];

function fileColumnsOf({ subjects, subjectKinds }: RegistryCase) {
  return { subjects: copied(subjects), subjectKinds: subjectKinds && [...subjectKinds] };
}

/** Makes a case what the file says; names what was otherwise. */
async function changeCase(
  importing: Importing,
  one: RegistryCase,
  row: CaseRow,
  present: Case,
  ids: Known,
): Promise<readonly string[]> {
  const { tx, municipalityId, vault } = importing;
  const { caseId, fileId, file } = row;
  const data = differing(row, columnsOf(one, ids));
  await tx.case.updateMany({ where: { municipalityId, caseId }, data });
  const before = openSealed(present.content);
  const content = { ...before, ...stated(openSealed(one.content)) };
  const columns = differing(file, fileColumnsOf(one));
  const isChanged = !isDeepStrictEqual(content, before);
  if (isChanged || Object.keys(columns).length > 0) {
    const sealed = await vault.close(tx, filePlace(municipalityId, fileId), seal(content));
    await tx.caseFile.updateMany({
      where: { municipalityId, fileId },
      data: { ...columns, content: sealed, version: file.version + 1 },
    });
  }
  return [
    ...Object.keys(data),
    ...(await setCircle(importing, present, one, ids.people)),
    ...Object.keys(columns),
    ...(isChanged ? ['content'] : []),
    ...(await noteConsents(importing, fileId, present.consents, one.consents)),
    ...(await addHardDates(importing, fileId, present.hardDates, one.hardDates)),
    ...(await addFacts(importing, fileId, one.facts, ids.agencies)),
  ];
}

async function addCase(importing: Importing, one: RegistryCase, bodyId: BodyId, ids: Known) {
  const { tx, municipalityId, newId, tally, vault } = importing;
  const [caseId, fileId] = [newId(), newId()];
  const { number, urgency, selectionReason } = one;
  const content = { ...EMPTY_CONTENT, ...stated(openSealed(one.content)) };
  const sealed = await vault.close(tx, filePlace(municipalityId, fileId), seal(content));
  const { subjects = [], subjectKinds = [] } = fileColumnsOf(one);
  await tx.caseFile.create({ data: { municipalityId, fileId, subjects, subjectKinds, content: sealed } });
  const columns = { status: 'open' as const, ...stated(columnsOf(one, ids)), urgency, selectionReason };
  await tx.case.create({ data: { municipalityId, caseId, fileId, bodyId, number, ...columns } });
  await setCircle(importing, { id: caseId, fileId, audience: [], limits: [], recused: [] }, one, ids.people);
  await noteConsents(importing, fileId, [], one.consents);
  await addHardDates(importing, fileId, [], one.hardDates);
  await addFacts(importing, fileId, one.facts, ids.agencies);
  tally.added('case', number);
}

type Circle = Pick<Case, 'audience' | 'limits' | 'recused'> & {
  readonly id: string;
  readonly fileId: string;
};

/** Makes audience, limits and recusals the file's; says which of them were others. */
async function setCircle(
  { tx, municipalityId }: Importing,
  { id: caseId, fileId, audience, limits, recused }: Circle,
  wanted: Pick<RegistryCase, 'audience' | 'limits' | 'recused'>,
  people: Ids<PersonId>,
): Promise<readonly string[]> {
  const changed: string[] = [];
  const idsOf = (keys: readonly string[]) => keys.map((key) => idOf(people, key));
  if (wanted.audience !== undefined) {
    const ids = idsOf(wanted.audience);
    const gone = audience.filter((personId) => !ids.includes(personId));
    const added = ids.filter((personId) => !audience.includes(personId));
    const where = { municipalityId, caseId };
    await tx.caseAudience.deleteMany({ where: { ...where, personId: { in: gone } } });
    await tx.caseAudience.createMany({
      data: added.map((personId) => ({ ...where, personId, members: [] })),
    });
    if (gone.length + added.length > 0) changed.push('audience');
  }
  for (const { person, members } of wanted.limits ?? []) {
    const personId = idOf(people, person);
    const known = limits.find((one) => one.personId === personId)?.members ?? [];
    if (isDeepStrictEqual([...known].sort(), [...members].sort())) continue;
    await tx.caseAudience.updateMany({
      where: { municipalityId, caseId, personId },
      data: { members: [...members] },
    });
    changed.push('limits');
  }
  if (wanted.recused !== undefined) {
    const ids = idsOf(wanted.recused);
    const gone = recused.filter((personId) => !ids.includes(personId));
    const added = ids.filter((personId) => !recused.includes(personId));
    const where = { municipalityId, fileId };
    await tx.recusal.deleteMany({ where: { ...where, personId: { in: gone } } });
    await tx.recusal.createMany({ data: added.map((personId) => ({ ...where, personId })) });
    if (gone.length + added.length > 0) changed.push('recused');
  }
  return changed;
}
