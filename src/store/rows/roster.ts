import type { Constituent, Person } from '../../domain/constituent.ts';
import type { AgencyId, BodyId, ConstituentId, MunicipalityId, PersonId } from '../../domain/ids.ts';
import type { Agency, MeetingBody, Municipality } from '../../domain/meeting-body.ts';
import { accountKey } from '../../ports/account.ts';
import type * as Rows from '../generated/client.ts';
import type { Prisma } from '../generated/client.ts';
import { quorumSchema } from '../json.ts';
import { dayFromColumn } from './day.ts';

export function municipalityFromRow(row: Rows.Municipality): Municipality {
  return {
    id: row.municipalityId as MunicipalityId,
    key: row.key,
    name: row.name,
    zone: row.zone,
    closedDays: row.closedDays.map(dayFromColumn),
  };
}

export function bodyFromRow(row: Rows.MeetingBody): MeetingBody {
  const { ordinanceNumber: number, ordinanceEstablishedOn: establishedOn } = row;
  return {
    id: row.bodyId as BodyId,
    municipalityId: row.municipalityId as MunicipalityId,
    key: row.key,
    types: row.types,
    displayName: row.displayName,
    chairTitle: row.chairTitle,
    ordinance:
      number !== null && establishedOn !== null
        ? { number, establishedOn: dayFromColumn(establishedOn) }
        : null,
    rules: {
      quorum: quorumSchema.parse(row.quorum),
      noticeDays: row.noticeDays,
      delivery: row.delivery,
      consent: row.consent,
      retentionYears: row.retentionYears,
      allowedBots: row.allowedBots,
    },
    jointWith: row.jointWith as BodyId[],
  };
}

export function agencyFromRow(row: Rows.Agency): Agency {
  const { key, name, kind, secrecyScope } = row;
  return { id: row.agencyId as AgencyId, key, name, kind, secrecyScope };
}

export const personParts = { accounts: true } satisfies Prisma.PersonInclude;
type PersonRow = Prisma.PersonGetPayload<{ include: typeof personParts }>;

export function personFromRow(row: PersonRow): Person {
  return {
    id: row.personId as PersonId,
    name: row.name,
    agencyId: row.agencyId as AgencyId,
    accounts: row.accounts.map(accountKey),
  };
}

/** With the latest pledge only. */
export const constituentParts = {
  person: { include: personParts },
  pledges: { orderBy: [{ pledgedOn: 'desc' }, { recordedAt: 'desc' }], take: 1 },
} satisfies Prisma.ConstituentInclude;
type ConstituentRow = Prisma.ConstituentGetPayload<{ include: typeof constituentParts }>;

export function constituentFromRow(row: ConstituentRow): Constituent {
  const [pledge] = row.pledges;
  return {
    id: row.constituentId as ConstituentId,
    bodyId: row.bodyId as BodyId,
    person: personFromRow(row.person),
    kind: row.kind,
    term: { from: dayFromColumn(row.termFrom), to: dayFromColumn(row.termTo) },
    suspendedOn: row.suspendedOn && dayFromColumn(row.suspendedOn),
    endedOn: row.endedOn && dayFromColumn(row.endedOn),
    pledge: pledge
      ? { pledgedOn: dayFromColumn(pledge.pledgedOn), version: pledge.version, method: pledge.method }
      : null,
  };
}
