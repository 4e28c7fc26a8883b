import type { AgencyId, BodyId } from '../../domain/ids.ts';
import type { QuorumRule } from '../../domain/meeting-body.ts';
import type { RegistryAgency, RegistryBody, RegistryQuorum } from '../../ports/registry.ts';
import { toJson } from '../json.ts';
import { dayToColumn } from '../rows/day.ts';
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
  allowedBots: [],
} as const;

/** The bodies of the file (会議体), by key. */
export async function importBodies(
  { tx, municipalityId, newId, tally }: Importing,
  bodies: readonly RegistryBody[],
  agencies: Ids<AgencyId>,
): Promise<Ids<BodyId>> {
  const rows = await tx.meetingBody.findMany({ where: { municipalityId } });
  const bodyIdOf = (key: string) => (rows.find((one) => one.key === key)?.bodyId ?? newId()) as BodyId;
  // All of them first, for a body may name one that stands further down.
  const ids: Ids<BodyId> = new Map(bodies.map(({ key }) => [key, bodyIdOf(key)]));
  for (const body of bodies) {
    const { key } = body;
    const row = rows.find((one) => one.key === key);
    const bodyId = idOf(ids, key);
    const columns = columnsOf(body, { agencies, bodies: ids });
    if (row) {
      const data = differing(row, columns);
      await tx.meetingBody.updateMany({ where: { municipalityId, bodyId }, data });
      tally.changed('body', key, Object.keys(data));
    } else {
      const { types, displayName } = columns;
      const usual = { ...USUAL_BODY, allowedBots: [...USUAL_BODY.allowedBots] };
      await tx.meetingBody.create({
        data: { municipalityId, bodyId, key, ...usual, ...stated(columns), types, displayName },
      });
      tally.added('body', key);
    }
  }
  tally.leftAlone('body', rows.filter(({ key }) => !ids.has(key)).length);
  return ids;
}

function columnsOf(
  { key: _key, ordinance, ...body }: RegistryBody,
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
