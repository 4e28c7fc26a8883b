import type { BodyId, MunicipalityId, PersonId } from '../../domain/ids.ts';
import type { Store } from '../../ports/store.ts';
import type { PrismaClient } from '../generated/client.ts';
import {
  agencyFromRow,
  bodyFromRow,
  bodyParts,
  constituentFromRow,
  constituentParts,
  municipalityFromRow,
  personFromRow,
  personParts,
} from '../rows/roster.ts';

type RosterReads = Pick<
  Store,
  | 'findSeat'
  | 'municipality'
  | 'municipalities'
  | 'bodies'
  | 'roster'
  | 'person'
  | 'personKeys'
  | 'constituent'
  | 'channelBinding'
  | 'channelsOf'
>;

export function rosterReads(db: PrismaClient): RosterReads {
  const bodyKey = (municipalityId: MunicipalityId, bodyId: BodyId) => ({
    municipalityId_bodyId: { municipalityId, bodyId },
  });
  return {
    async findSeat({ platform, tenant, user }) {
      const workspace = await db.workspace.findUnique({
        where: { platform_tenant: { platform, tenant } },
        include: { municipality: true },
      });
      if (!workspace) return null;
      const municipality = municipalityFromRow(workspace.municipality);
      const account = await db.personAccount.findUnique({
        where: {
          municipalityId_platform_tenant_user: { municipalityId: municipality.id, platform, tenant, user },
        },
        include: {
          person: {
            include: {
              ...personParts,
              seats: {
                include: { ...constituentParts, body: { include: bodyParts } },
                orderBy: { bodyId: 'asc' },
              },
            },
          },
        },
      });
      if (!account) return { municipality, person: null, seats: [] };
      const seats = account.person.seats.map((seat) => ({
        constituent: constituentFromRow(seat),
        body: bodyFromRow(seat.body),
      }));
      return { municipality, person: personFromRow(account.person), seats };
    },

    async municipality(municipalityId) {
      return municipalityFromRow(await db.municipality.findUniqueOrThrow({ where: { municipalityId } }));
    },

    async municipalities() {
      return (await db.municipality.findMany({ orderBy: { municipalityId: 'asc' } })).map(
        municipalityFromRow,
      );
    },

    async bodies(municipalityId) {
      const rows = await db.meetingBody.findMany({
        where: { municipalityId },
        include: bodyParts,
        orderBy: { key: 'asc' },
      });
      return rows.map(bodyFromRow);
    },

    async roster(municipalityId, bodyId) {
      const [body, agencies] = await Promise.all([
        db.meetingBody.findUniqueOrThrow({
          where: bodyKey(municipalityId, bodyId),
          include: {
            ...bodyParts,
            constituents: {
              include: constituentParts,
              orderBy: [{ kind: 'asc' }, { person: { name: 'asc' } }, { constituentId: 'asc' }],
            },
          },
        }),
        db.agency.findMany({ where: { municipalityId }, orderBy: { key: 'asc' } }),
      ]);
      return {
        body: bodyFromRow(body),
        constituents: body.constituents.map(constituentFromRow),
        agencies: agencies.map(agencyFromRow),
      };
    },

    async person(municipalityId, personId) {
      const row = await db.person.findUnique({
        where: { municipalityId_personId: { municipalityId, personId } },
        include: personParts,
      });
      return row && personFromRow(row);
    },

    async personKeys(municipalityId, bodyId) {
      const rows = await db.person.findMany({
        where: { municipalityId, seats: { some: { municipalityId, bodyId } } },
        select: { personId: true, key: true },
      });
      return new Map(
        rows.flatMap(({ personId, key }) => (key === null ? [] : [[personId as PersonId, key]])),
      );
    },

    async constituent(municipalityId, constituentId) {
      const row = await db.constituent.findUnique({
        where: { municipalityId_constituentId: { municipalityId, constituentId } },
        include: constituentParts,
      });
      return row && { constituent: constituentFromRow(row), bodyId: row.bodyId as BodyId };
    },

    async channelBinding(municipalityId, { platform, tenant, channel }) {
      const rows = await db.channel.findMany({
        where: { municipalityId, platform, tenant, channel },
        orderBy: { bodyId: 'asc' },
      });
      if (rows.length === 0) return null;
      return { channel: { platform, tenant, channel }, bodyIds: rows.map(({ bodyId }) => bodyId as BodyId) };
    },

    async channelsOf(municipalityId, bodyId) {
      const rows = await db.channel.findMany({
        where: { municipalityId, bodyId },
        orderBy: [{ platform: 'asc' }, { tenant: 'asc' }, { channel: 'asc' }],
      });
      return rows.map(({ platform, tenant, channel }) => ({ platform, tenant, channel }));
    },
  };
}
