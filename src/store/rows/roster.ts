import type { Constituent, Person } from '../../domain/constituent.ts';
import type { AgencyId, BodyId, ConstituentId, MunicipalityId, PersonId } from '../../domain/ids.ts';
import type { Agency, MeetingBody, Municipality, Ordinance } from '../../domain/meeting-body.ts';
import { subBodyName } from '../../domain/sub-body.ts';
import { accountKey } from '../../ports/account.ts';
import type * as Rows from '../generated/client.ts';
import type { Prisma } from '../generated/client.ts';
import { quorumSchema } from '../json.ts';
import { dayFromColumn } from './day.ts';
import { overrideFromRow } from './law-override.ts';

export function municipalityFromRow(row: Rows.Municipality): Municipality {
  return {
    id: row.municipalityId as MunicipalityId,
    key: row.key,
    name: row.name,
    zone: row.zone,
    closedDays: row.closedDays.map(dayFromColumn),
  };
}

const overrideParts = { overrides: { orderBy: { number: 'desc' } } } satisfies Prisma.MeetingBodyInclude;

/** With what is stated of the law, newest first, and the body above. */
export const bodyParts = {
  ...overrideParts,
  parent: { include: overrideParts },
} satisfies Prisma.MeetingBodyInclude;
type OwnRow = Rows.MeetingBody & { readonly overrides: readonly Rows.LawOverride[] };
export type BodyRow = OwnRow & { readonly parent: OwnRow | null };

/** What holds where neither the body nor the one above it says anything. */
const USUAL = { chairTitle: '会長', quorum: { kind: 'none' }, noticeDays: 0, delivery: 'inline' } as const;

export function bodyFromRow(row: BodyRow): MeetingBody {
  const { parent } = row;
  const inherited = <Name extends keyof OwnRow>(name: Name) => row[name] ?? parent?.[name] ?? null;
  return {
    id: row.bodyId as BodyId,
    municipalityId: row.municipalityId as MunicipalityId,
    key: row.key,
    types: row.types,
    displayName: parent ? subBodyName(row.displayName, parent.displayName) : row.displayName,
    chairTitle: inherited('chairTitle') ?? USUAL.chairTitle,
    parentBodyId: row.parentBodyId as BodyId | null,
    layer: row.layer,
    ordinance: ordinanceOf(row) ?? (parent && ordinanceOf(parent)),
    rules: {
      quorum: quorumSchema.parse(inherited('quorum') ?? USUAL.quorum),
      noticeDays: inherited('noticeDays') ?? USUAL.noticeDays,
      delivery: inherited('delivery') ?? USUAL.delivery,
      consent: inherited('consent'),
      retentionYears: inherited('retentionYears'),
      allowedBots: row.allowedBots,
    },
    law: [...row.overrides, ...(parent?.overrides ?? [])].map(overrideFromRow),
    jointWith: row.jointWith as BodyId[],
  };
}

function ordinanceOf({ ordinanceNumber, ordinanceEstablishedOn }: OwnRow): Ordinance | null {
  if (ordinanceNumber === null || ordinanceEstablishedOn === null) return null;
  return { number: ordinanceNumber, establishedOn: dayFromColumn(ordinanceEstablishedOn) };
}

export function agencyFromRow(row: Rows.Agency): Agency {
  const { key, name, kind, secrecyScope } = row;
  return { id: row.agencyId as AgencyId, key, name, kind, secrecyScope };
}

export const personParts = { accounts: true } satisfies Prisma.PersonInclude;
type PersonRow = Prisma.PersonGetPayload<{ include: typeof personParts }>;

/** The account that was heard of last comes first, since that is where the person is told; then by their keys. */
function accountsOf(rows: PersonRow['accounts']): Person['accounts'] {
  const heard = (row: PersonRow['accounts'][number]) => row.lastHeardAt?.getTime() ?? 0;
  return rows
    .map((row) => ({ key: accountKey(row), at: heard(row) }))
    .sort((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1))
    .map(({ key }) => key);
}

export function personFromRow(row: PersonRow): Person {
  return {
    id: row.personId as PersonId,
    name: row.name,
    agencyId: row.agencyId as AgencyId,
    accounts: accountsOf(row.accounts),
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
