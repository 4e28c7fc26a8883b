import type { BodyId } from '../../domain/ids.ts';
import type { Store } from '../../ports/store.ts';
import type * as Rows from '../generated/client.ts';
import type { PrismaClient } from '../generated/client.ts';
import { type CaseRow, caseFromRow } from '../rows/case.ts';
import { agencyFromRow, bodyFromRow, constituentFromRow } from '../rows/roster.ts';
import type { Vault } from '../vault.ts';

/** A row as PostgreSQL writes it into JSON: dates as text, bytes as `\x…`. */
type Json<Row> = {
  [Column in keyof Row]: NonNullable<Row[Column]> extends Date | Uint8Array
    ? string | Extract<Row[Column], null>
    : Row[Column];
};

type Seat = Json<Rows.Constituent> & {
  readonly person: Rows.Person & { readonly accounts: readonly Json<Rows.PersonAccount>[] };
  readonly pledges: readonly Json<Rows.ConfidentialityPledge>[];
};

type OwnBody = Json<Rows.MeetingBody> & { readonly overrides: readonly Json<Rows.LawOverride>[] };

type Scene = {
  readonly body: OwnBody & { readonly parent: OwnBody | null };
  readonly agencies: readonly Rows.Agency[];
  readonly seats: readonly Seat[];
  readonly case: Json<Rows.Case>;
  readonly file: Json<Rows.CaseFile>;
  readonly audience: readonly Rows.CaseAudience[];
  readonly recusals: readonly Rows.Recusal[];
  readonly consents: readonly Json<Rows.Consent>[];
  readonly hardDates: readonly Json<Rows.HardDate>[];
  readonly keys: readonly Json<Rows.DataKey>[];
  readonly bodyIds: readonly BodyId[];
};

/**
 * What the gate decides by, in one statement: Prisma would make ten of it, and between two of them somebody's term
 * or the audience may change. A test compares it with what Prisma reads.
 */
export function gateScene(db: PrismaClient, vault: Vault): Store['gateScene'] {
  return async (municipalityId, { bodyId, caseId, channel }) => {
    const [found] = await db.$queryRaw<Scene[]>`
      SELECT
        to_jsonb(b) || jsonb_build_object(
          'overrides', (SELECT coalesce(jsonb_agg(to_jsonb(o) ORDER BY o."number" DESC), '[]') FROM "LawOverride" o
            WHERE o."municipalityId" = b."municipalityId" AND o."bodyId" = b."bodyId"),
          'parent', (SELECT to_jsonb(u) || jsonb_build_object(
              'overrides', (SELECT coalesce(jsonb_agg(to_jsonb(o) ORDER BY o."number" DESC), '[]') FROM "LawOverride" o
                WHERE o."municipalityId" = u."municipalityId" AND o."bodyId" = u."bodyId"))
            FROM "MeetingBody" u
            WHERE u."municipalityId" = b."municipalityId" AND u."bodyId" = b."parentBodyId")) AS "body",
        to_jsonb(k) AS "case",
        to_jsonb(f) AS "file",
        (SELECT coalesce(jsonb_agg(to_jsonb(a) ORDER BY a."key"), '[]') FROM "Agency" a
          WHERE a."municipalityId" = b."municipalityId") AS "agencies",
        (SELECT coalesce(jsonb_agg(
            to_jsonb(c) || jsonb_build_object(
              'person', to_jsonb(p) || jsonb_build_object('accounts',
                (SELECT coalesce(jsonb_agg(to_jsonb(n)), '[]') FROM "PersonAccount" n
                  WHERE n."municipalityId" = p."municipalityId" AND n."personId" = p."personId")),
              'pledges',
                (SELECT coalesce(jsonb_agg(to_jsonb(latest)), '[]') FROM (
                  SELECT * FROM "ConfidentialityPledge" g
                  WHERE g."municipalityId" = c."municipalityId" AND g."constituentId" = c."constituentId"
                  ORDER BY g."pledgedOn" DESC, g."recordedAt" DESC LIMIT 1) latest))
            ORDER BY c."kind", p."name", c."constituentId"), '[]')
          FROM "Constituent" c
          JOIN "Person" p ON p."municipalityId" = c."municipalityId" AND p."personId" = c."personId"
          WHERE c."municipalityId" = b."municipalityId" AND c."bodyId" = b."bodyId") AS "seats",
        (SELECT coalesce(jsonb_agg(to_jsonb(r) ORDER BY r."personId"), '[]') FROM "CaseAudience" r
          WHERE r."municipalityId" = k."municipalityId" AND r."caseId" = k."caseId") AS "audience",
        (SELECT coalesce(jsonb_agg(to_jsonb(q) ORDER BY q."personId"), '[]') FROM "Recusal" q
          WHERE q."municipalityId" = k."municipalityId" AND q."fileId" = k."fileId") AS "recusals",
        (SELECT coalesce(jsonb_agg(to_jsonb(l) ORDER BY l."number" DESC), '[]') FROM "Consent" l
          WHERE l."municipalityId" = k."municipalityId" AND l."fileId" = k."fileId") AS "consents",
        (SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY t."number"), '[]') FROM "HardDate" t
          WHERE t."municipalityId" = k."municipalityId" AND t."fileId" = k."fileId") AS "hardDates",
        (SELECT coalesce(jsonb_agg(to_jsonb(d)), '[]') FROM "DataKey" d
          WHERE d."municipalityId" = k."municipalityId" AND d."subjectId" = k."fileId") AS "keys",
        (SELECT coalesce(jsonb_agg(h."bodyId" ORDER BY h."bodyId"), '[]') FROM "Channel" h
          WHERE h."municipalityId" = b."municipalityId" AND h."platform" = ${channel.platform}::"Platform"
            AND h."tenant" = ${channel.tenant} AND h."channel" = ${channel.channel}) AS "bodyIds"
      FROM "MeetingBody" b
      JOIN "Case" k ON k."municipalityId" = b."municipalityId" AND k."caseId" = ${caseId}
      JOIN "CaseFile" f ON f."municipalityId" = k."municipalityId" AND f."fileId" = k."fileId"
      WHERE b."municipalityId" = ${municipalityId} AND b."bodyId" = ${bodyId}`;
    if (found === undefined) throw new Error('There is no such body or case.');
    const open = vault.openerWith(found.keys.map((key) => ({ ...key, wrapped: bytes(key.wrapped) })));
    const { body, audience, case: kase } = found;
    return {
      roster: {
        body: bodyFromRow({ ...ownBody(body), parent: body.parent && ownBody(body.parent) }),
        constituents: found.seats.map(seatFromJson),
        agencies: found.agencies.map(agencyFromRow),
      },
      of: caseFromRow(
        { ...kase, closedOn: dateOrNull(kase.closedOn), audience: [...audience], file: fileFromJson(found) },
        open,
      ),
      bodies: found.bodyIds,
    };
  };
}

function fileFromJson({ file, recusals, consents, hardDates }: Scene): CaseRow['file'] {
  return {
    ...file,
    content: bytes(file.content),
    recusals: [...recusals],
    consents: consents.map((line) => ({
      ...line,
      on: new Date(line.on),
      until: dateOrNull(line.until),
      recordedAt: new Date(line.recordedAt),
    })),
    hardDates: hardDates.map((date) => ({
      ...date,
      on: new Date(date.on),
      content: bytes(date.content),
      settledAt: dateOrNull(date.settledAt),
    })),
  };
}

function ownBody(body: OwnBody) {
  return {
    ...body,
    ordinanceEstablishedOn: dateOrNull(body.ordinanceEstablishedOn),
    overrides: body.overrides.map((one) => ({
      ...one,
      checkedOn: dateOrNull(one.checkedOn),
      from: new Date(one.from),
      recordedAt: new Date(one.recordedAt),
    })),
  };
}

function seatFromJson({ person, pledges, ...seat }: Seat) {
  return constituentFromRow({
    ...seat,
    termFrom: new Date(seat.termFrom),
    termTo: new Date(seat.termTo),
    suspendedOn: dateOrNull(seat.suspendedOn),
    endedOn: dateOrNull(seat.endedOn),
    person: {
      ...person,
      accounts: person.accounts.map((one) => ({ ...one, lastHeardAt: dateOrNull(one.lastHeardAt) })),
    },
    pledges: pledges.map((pledge) => ({
      ...pledge,
      pledgedOn: new Date(pledge.pledgedOn),
      recordedAt: new Date(pledge.recordedAt),
    })),
  });
}

/** A date without a time is midnight in Greenwich, as in a column that Prisma reads. */
const dateOrNull = (text: string | null) => (text === null ? null : new Date(text));

const bytes = (text: string) => new Uint8Array(Buffer.from(text.slice('\\x'.length), 'hex'));
