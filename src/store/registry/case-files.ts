import { z } from 'zod';
import { type CalendarDay, dayIn } from '../../domain/calendar-day.ts';
import type { HardDate } from '../../domain/case-file.ts';
import { openSealed } from '../../domain/confidential.ts';
import { type ConsentLedger, consentOf } from '../../domain/consent.ts';
import type { AgencyId } from '../../domain/ids.ts';
import type { RegistryCase } from '../../ports/registry.ts';
import { factPlace, hardDatePlace } from '../rows/case.ts';
import { dayToColumn } from '../rows/day.ts';
import { type Ids, type Importing, idOf } from './importing.ts';

/** One more line of the ledger for each consent that the file states otherwise; without a day, on that of the import. */
export async function noteConsents(
  { tx, municipalityId, at }: Importing,
  fileId: string,
  ledger: ConsentLedger,
  stated: RegistryCase['consents'],
): Promise<readonly string[]> {
  const { zone } = await tx.municipality.findUniqueOrThrow({ where: { municipalityId } });
  const today: CalendarDay = dayIn(zone, at);
  const differs = ({ memberId, purpose, state }: RegistryCase['consents'][number]) =>
    consentOf(ledger, memberId, purpose, today) !== state;
  const added = stated.filter(differs);
  for (const [index, { on = today, until, ...line }] of added.entries()) {
    await tx.consent.create({
      data: {
        municipalityId,
        fileId,
        number: ledger.length + index + 1,
        ...line,
        on: dayToColumn(on),
        until: until && dayToColumn(until),
        recordedBy: 'import',
        recordedAt: at,
      },
    });
  }
  return added.length > 0 ? ['consent'] : [];
}

/** Hard dates of the file that are not known yet, by day and what they are about. */
export async function addHardDates(
  { tx, municipalityId, vault }: Importing,
  fileId: string,
  known: readonly HardDate[],
  stated: RegistryCase['hardDates'],
): Promise<readonly string[]> {
  const isKnown = ({ on, what }: RegistryCase['hardDates'][number]) =>
    known.some((one) => one.on === on && openSealed(one.what) === openSealed(what));
  const added = stated.filter((one) => !isKnown(one));
  let number = known.reduce((most, one) => Math.max(most, one.number), 0);
  for (const { on, what } of added) {
    number += 1;
    const content = await vault.close(tx, hardDatePlace(municipalityId, fileId, number), what);
    await tx.hardDate.create({ data: { municipalityId, fileId, number, on: dayToColumn(on), content } });
  }
  return added.length > 0 ? ['hardDates'] : [];
}

/** Facts of the file that are not known yet. */
export async function addFacts(
  { tx, municipalityId, vault, newId, at }: Importing,
  fileId: string,
  stated: RegistryCase['facts'],
  agencies: Ids<AgencyId>,
): Promise<readonly string[]> {
  if (stated.length === 0) return [];
  const rows = await tx.fact.findMany({ where: { municipalityId, fileId } });
  const open = await vault.opener(tx, municipalityId, [fileId]);
  const known = rows.map((row) => {
    const text = openSealed(open(row.content, factPlace(municipalityId, fileId, row.factId), z.string()));
    return JSON.stringify([row.sourceAgencyId, row.memberId, text]);
  });
  let added = 0;
  for (const { source, memberId, sourceConfidential, content: sealed } of stated) {
    const sourceAgencyId = idOf(agencies, source);
    if (known.includes(JSON.stringify([sourceAgencyId, memberId, openSealed(sealed)]))) continue;
    const factId = newId();
    const content = await vault.close(tx, factPlace(municipalityId, fileId, factId), sealed);
    await tx.fact.create({
      data: {
        municipalityId,
        ...{ factId, fileId, memberId, sourceAgencyId, sourceConfidential, content },
        recordedBy: 'import',
        recordedAt: at,
      },
    });
    added += 1;
  }
  return added > 0 ? ['facts'] : [];
}
