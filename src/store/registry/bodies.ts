import type { AgencyId, BodyId } from '../../domain/ids.ts';
import type { QuorumRule } from '../../domain/meeting-body.ts';
import { parentRefusal } from '../../domain/sub-body.ts';
import type { RegistryAgency, RegistryBody, RegistryQuorum, StatedLaw } from '../../ports/registry.ts';
import { toJson } from '../json.ts';
import { dayToColumn } from '../rows/day.ts';
import { nextOverride, overrideColumns } from '../rows/law-override.ts';
import { differing, type Ids, type Importing, idOf, stated } from './importing.ts';

const USUAL_AGENCY = { kind: 'other', secrecyScope: 'individual' } as const;

/** The agencies of the file (構成機関・関係機関), by key. */
export async function importAgencies(
  { tx, municipalityId, newId, tally }: Importing,
  agencies: readonly RegistryAgency[],
): Promise<Ids<AgencyId>> {
  const rows = await tx.agency.findMany({ where: { municipalityId } });
  const ids = new Map<string, AgencyId>();
  for (const { key, name, ...rest } of agencies) {
    const row = rows.find((one) => one.key === key);
    const agencyId = row?.agencyId ?? newId();
    ids.set(key, agencyId as AgencyId);
    if (row) {
      const data = differing(row, { name, ...rest });
      await tx.agency.updateMany({ where: { municipalityId, agencyId }, data });
      tally.changed('agency', key, Object.keys(data));
    } else {
      await tx.agency.create({
        data: { municipalityId, agencyId, key, name, ...USUAL_AGENCY, ...stated(rest) },
      });
      tally.added('agency', key);
    }
  }
  tally.leftAlone('agency', rows.filter(({ key }) => !ids.has(key)).length);
  return ids;
}

const USUAL_BODY = {
  chairTitle: '会長',
  quorum: { kind: 'none' },
  noticeDays: 0,
  delivery: 'inline',
} as const;

/** The bodies of the file (会議体), by key. */
export async function importBodies(
  importing: Importing,
  bodies: readonly RegistryBody[],
  agencies: Ids<AgencyId>,
): Promise<Ids<BodyId>> {
  const { tx, municipalityId, newId, tally } = importing;
  const rows = await tx.meetingBody.findMany({ where: { municipalityId } });
  const bodyIdOf = (key: string) => (rows.find((one) => one.key === key)?.bodyId ?? newId()) as BodyId;
  // All of them first, for a body may name one that stands further down.
  const ids: Ids<BodyId> = new Map(bodies.map(({ key }) => [key, bodyIdOf(key)]));
  // A sub-body is written after the body above it.
  for (const body of bodies.toSorted((a, b) => Number(Boolean(a.parent)) - Number(Boolean(b.parent)))) {
    const { key, law, parent } = body;
    const row = rows.find((one) => one.key === key);
    const bodyId = idOf(ids, key);
    const columns = {
      ...columnsOf(body, { agencies, bodies: ids }),
      parentBodyId: parent && idOf(ids, parent),
    };
    if (row) {
      const data = differing(row, columns);
      await tx.meetingBody.updateMany({ where: { municipalityId, bodyId }, data });
      const news = await importStated(importing, bodyId, law);
      tally.changed('body', key, [...Object.keys(data), ...(news > 0 ? ['law'] : [])]);
    } else {
      const { types, displayName } = columns;
      // What a sub-body does not state it takes over from the body above.
      const usual = { ...(parent === undefined ? USUAL_BODY : {}), allowedBots: [] };
      await tx.meetingBody.create({
        data: { municipalityId, bodyId, key, ...usual, ...stated(columns), types, displayName },
      });
      await importStated(importing, bodyId, law);
      tally.added('body', key);
    }
  }
  tally.leftAlone('body', rows.filter(({ key }) => !ids.has(key)).length);
  await checkKin(importing, bodies);
  return ids;
}

/** Adds what is stated and not on record yet (独自の定め), and tells how much that was. */
async function importStated(
  { tx, municipalityId, at }: Importing,
  bodyId: BodyId,
  law: readonly StatedLaw[],
): Promise<number> {
  const present = await tx.lawOverride.findMany({ where: { municipalityId, bodyId } });
  const columns = law.map((one) => overrideColumns({ ...one, recordedBy: null, recordedAt: at }));
  const news = columns.filter(
    ({ recordedBy: _by, recordedAt: _at, ...said }) =>
      !present.some((row) => Object.keys(differing(row, said)).length === 0),
  );
  for (const one of news) {
    const number = await nextOverride(tx, municipalityId, bodyId);
    await tx.lawOverride.create({ data: { municipalityId, bodyId, number, ...one } });
  }
  return news.length;
}

/** The file alone may be right and not fit the bodies that it does not name. */
async function checkKin(
  { tx, municipalityId, tally }: Importing,
  bodies: readonly RegistryBody[],
): Promise<void> {
  const rows = await tx.meetingBody.findMany({ where: { municipalityId }, include: { parent: true } });
  const kin = rows.map(({ key, types, parent }) => ({ key, types, parent: parent?.key ?? null }));
  for (const one of kin) {
    const refusal = parentRefusal(one, kin);
    const named = bodies.find(({ key }) => key === one.key) ?? bodies.find(({ key }) => key === one.parent);
    if (refusal && named) tally.refuse({ kind: 'sub_body_unfit', line: named.line, body: one.key, refusal });
  }
}

function columnsOf(
  { key: _key, line: _line, parent: _parent, law: _law, ordinance, ...body }: RegistryBody,
  { agencies, bodies }: { readonly agencies: Ids<AgencyId>; readonly bodies: Ids<BodyId> },
) {
  return {
    ...body,
    types: [...body.types],
    ordinanceNumber: ordinance?.number,
    ordinanceEstablishedOn: ordinance && dayToColumn(ordinance.establishedOn),
    quorum: body.quorum && toJson(quorumOf(body.quorum, agencies)),
    allowedBots: body.allowedBots && [...body.allowedBots],
    jointWith: body.jointWith && [...new Set(body.jointWith)].map((one) => idOf(bodies, one)),
  };
}

function quorumOf(quorum: RegistryQuorum, agencies: Ids<AgencyId>): QuorumRule {
  if (quorum.kind !== 'agencies') return quorum;
  return { kind: 'agencies', agencies: quorum.agencies.map((key) => idOf(agencies, key)) };
}
