import pg from 'pg';
import { type AuditLink, type ChainEnd, NOTHING_YET } from './chain.ts';
import type { Anchor, Known } from './verify.ts';

/** The audit of a database as it is at one moment. It reads only, so an auditor's role that may only read will do. */
export type AuditReading = {
  readonly known: Required<Known>;
  /** What the municipalities are called, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly lines: AsyncIterable<AuditLink>;
};

/** There is nothing to be read: no database, or one of an earlier shape. */
export class NoAudit extends Error {
  readonly code = 'no_audit';

  constructor(cause?: unknown) {
    super(
      '監査記録のあるデータベースがありません。つどいを一度起動してから、もう一度お試しください。 / ' +
        'There is no database with an audit. Start the bot once, then try again.',
      cause === undefined ? undefined : { cause },
    );
    this.name = 'NoAudit';
  }
}

const MISSING = ['3D000', '42P01', '42703'];

/** Reads all chains, or that of the municipality with this key or id. */
export async function readAudit<T>(
  url: string,
  municipality: string | null,
  work: (reading: AuditReading) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    // One snapshot for lines, heads and anchors, whatever the bot writes meanwhile.
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await work(await readingOf(client, municipality));
  } catch (error) {
    throw MISSING.includes((error as { code?: string }).code ?? '') ? new NoAudit(error) : error;
  } finally {
    await client.end();
  }
}

async function readingOf(client: pg.Client, municipality: string | null): Promise<AuditReading> {
  const all = await client.query(
    'SELECT "municipalityId" AS id, "key", "name" FROM "Municipality" ORDER BY "key"',
  );
  const chosen = all.rows.filter(({ id, key }) => municipality === null || [id, key].includes(municipality));
  const names = new Map<string, string>(chosen.map(({ id, name }) => [id, name]));
  const isMeant = ({ id }: { id: string }) => municipality === null || names.has(id);
  const heads = await client.query(
    `SELECT "municipalityId" AS id, "number", encode("hash", 'hex') AS hash FROM "AuditHead"`,
  );
  const anchors = await client.query(
    `SELECT "municipalityId" AS id, "number", encode("hash", 'hex') AS hash FROM "AuditAnchor"`,
  );
  const nothing: [string, ChainEnd][] = [...names.keys()].map((id) => [id, NOTHING_YET]);
  return {
    names,
    known: {
      heads: new Map([...nothing, ...heads.rows.filter(isMeant).map((row) => [row.id, endOf(row)] as const)]),
      anchors: anchors.rows.filter(isMeant).map((row): Anchor => ({ ...endOf(row), municipalityId: row.id })),
    },
    lines: linesOf(client, municipality === null ? null : [...names.keys()]),
  };
}

function endOf({ number, hash }: { number: string; hash: string }): ChainEnd {
  return { number: Number(number), hash };
}

const LINES_AT_ONCE = 2000;

async function* linesOf(client: pg.Client, chains: readonly string[] | null): AsyncGenerator<AuditLink> {
  await client.query(
    `DECLARE lines NO SCROLL CURSOR FOR
      SELECT "municipalityId", "number", "form", "at", "kind", "requestId", "personId", "account", "bodyId",
             "sittingId", "caseId", "subjectId", "facts", encode("previousHash", 'hex') AS "previousHash",
             encode("hash", 'hex') AS "hash"
        FROM "AuditEvent" WHERE $1::text[] IS NULL OR "municipalityId" = ANY ($1)
       ORDER BY "municipalityId", "number"`,
    [chains],
  );
  for (;;) {
    const { rows } = await client.query(`FETCH ${LINES_AT_ONCE} FROM lines`);
    if (rows.length === 0) return;
    for (const row of rows) yield { ...row, number: Number(row.number) };
  }
}
