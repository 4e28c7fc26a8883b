import type { MunicipalityId } from '../../domain/ids.ts';
import type { NewId } from '../../ports/clock.ts';
import type { RegistryMunicipality } from '../../ports/registry.ts';
import type { Tx } from '../client.ts';
import { dayToColumn } from '../rows/day.ts';
import { differing, stated } from './importing.ts';
import type { Tally } from './tally.ts';

const USUAL = { zone: 'Asia/Tokyo' };

/**
 * Finds the municipality of the file by its key, or by its workspace and name; otherwise it is new. A workspace of
 * another municipality is refused: it would open that one's cases to these people.
 */
export async function importMunicipality(
  { tx, newId, tally }: { tx: Tx; newId: NewId; tally: Tally },
  file: RegistryMunicipality,
): Promise<MunicipalityId> {
  const { key, name, zone, closedDays } = file;
  const columns = { name, zone, closedDays: closedDays?.map(dayToColumn) };
  const taken = await workspacesOf(tx, file);
  const present =
    (await tx.municipality.findUnique({ where: { key } })) ??
    taken.find(({ municipality }) => municipality.name === name)?.municipality;
  const municipalityId = present?.municipalityId ?? newId();
  if (!present) {
    await tx.municipality.create({ data: { municipalityId, key, ...USUAL, ...stated(columns), name } });
    tally.added('municipality', key);
  }
  const news: string[] = [];
  for (const { platform, tenant, line } of file.workspaces) {
    const owner = taken.find((one) => one.platform === platform && one.tenant === tenant);
    if (owner && owner.municipalityId !== municipalityId) {
      tally.refuse({ kind: 'workspace_taken', line, platform });
    } else if (!owner) {
      await tx.workspace.create({ data: { municipalityId, platform, tenant } });
      news.push(platform);
    }
  }
  if (present) {
    const data = differing(present, columns);
    await tx.municipality.update({ where: { municipalityId }, data });
    tally.changed('municipality', present.key, [...Object.keys(data), ...news]);
  }
  return municipalityId as MunicipalityId;
}

/** The workspaces that the file names, as far as they are somebody's. */
async function workspacesOf(tx: Tx, { workspaces }: RegistryMunicipality) {
  return tx.workspace.findMany({
    where: { OR: workspaces.map(({ platform, tenant }) => ({ platform, tenant })) },
    include: { municipality: true },
  });
}
