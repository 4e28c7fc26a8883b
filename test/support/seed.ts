import type { ConstituentKind } from '../../src/domain/constituent.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { openClient } from '../../src/store/client.ts';

/**
 * Who sits on the body of a seeded municipality. The name is the constituent's id; person and account have others, so
 * that one taken for the other does not go unseen.
 */
export const SEATS = {
  chair: { agency: 'welfare', kind: 'chair' },
  office: { agency: 'welfare', kind: 'secretariat' },
  sato: { agency: 'hokatsu', kind: 'regular' },
  suzuki: { agency: 'shakyo', kind: 'regular' },
  tanaka: { agency: 'shakyo', kind: 'regular' },
} as const satisfies Record<string, { agency: string; kind: ConstituentKind }>;

export const personIdOf = (name: string) => `person-${name}` as PersonId;
export const accountOf = (name: string, tenant = 'tsutsuji') =>
  ({ platform: 'slack', tenant, user: `U-${name}` }) as const;

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

/**
 * A small municipality with one body, three agencies and five people, all active from April 2026 to March 2028. Its
 * Slack workspace is named like it.
 */
export async function seedMunicipality(url: string, municipalityId = 'tsutsuji'): Promise<void> {
  const db = openClient(url);
  const own = { municipalityId };
  try {
    await db.municipality.create({
      data: { ...own, key: municipalityId, name: 'つつじ市', zone: 'Asia/Tokyo' },
    });
    await db.workspace.create({ data: { ...own, platform: 'slack', tenant: municipalityId } });
    await db.meetingBody.create({
      data: {
        ...own,
        bodyId: 'shien',
        key: 'shien',
        types: ['support_conference'],
        displayName: 'つつじ市支援会議',
        chairTitle: '会長',
        ordinanceNumber: '令和7年告示第12号',
        ordinanceEstablishedOn: midnight('2025-06-01'),
        quorum: { kind: 'heads', numerator: 1, denominator: 2 },
        noticeDays: 3,
        delivery: 'inline',
        retentionYears: 5,
        allowedBots: [],
      },
    });
    const channel = { platform: 'slack', tenant: municipalityId, channel: 'C1' } as const;
    await db.channel.create({ data: { ...own, ...channel, bodyId: 'shien' } });
    for (const agencyId of new Set(Object.values(SEATS).map(({ agency }) => agency))) {
      await db.agency.create({
        data: { ...own, agencyId, key: agencyId, name: agencyId, kind: 'other', secrecyScope: 'individual' },
      });
    }
    for (const [id, { agency, kind }] of Object.entries(SEATS)) {
      await db.person.create({
        data: { ...own, personId: personIdOf(id), key: id, name: `${id} さん`, agencyId: agency },
      });
      await db.personAccount.create({
        data: { ...own, ...accountOf(id, municipalityId), personId: personIdOf(id) },
      });
      await db.constituent.create({
        data: {
          ...own,
          constituentId: id,
          bodyId: 'shien',
          personId: personIdOf(id),
          kind,
          termFrom: midnight('2026-04-01'),
          termTo: midnight('2028-03-31'),
        },
      });
      await db.confidentialityPledge.create({
        data: {
          ...own,
          constituentId: id,
          recordedAt: midnight('2026-04-01'),
          pledgedOn: midnight('2026-04-01'),
          version: '2025-06-01',
          method: 'paper',
        },
      });
    }
  } finally {
    await db.$disconnect();
  }
}
