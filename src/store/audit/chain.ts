import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from './canonical-json.ts';

/** One line of the audit (監査記録) as the database keeps it. */
export type AuditEntry = {
  readonly municipalityId: string;
  readonly at: Date;
  readonly kind: string;
  readonly requestId: string | null;
  readonly personId: string | null;
  readonly account: string | null;
  readonly bodyId: string | null;
  readonly sittingId: string | null;
  readonly caseId: string | null;
  readonly subjectId: string | null;
  readonly facts: Readonly<Record<string, Json>> | null;
};

/** A line in its place in the municipality's chain. Hashes are SHA-256 in hexadecimal digits. */
export type AuditLink = AuditEntry & {
  /** 1, 2, 3 … without gaps. */
  readonly number: number;
  /** Which canonical form was hashed. */
  readonly form: number;
  readonly previousHash: string;
  readonly hash: string;
};

/** Where a chain ends, or ended once. */
export type ChainEnd = { readonly number: number; readonly hash: string };

/** Before the first line. */
export const NOTHING_YET: ChainEnd = { number: 0, hash: '0'.repeat(64) };

/** The form that is written today. A change of it is a new number; what was written stays in its own. */
export const FORM = 1;

/**
 * What is hashed of a line: every column, nothing left out. The migration that chained the lines from before there were
 * chains does the same in SQL.
 */
export function hashedPart(line: Omit<AuditLink, 'hash'>) {
  return {
    form: line.form,
    municipalityId: line.municipalityId,
    number: line.number,
    at: line.at.toISOString(),
    kind: line.kind,
    requestId: line.requestId,
    personId: line.personId,
    account: line.account,
    bodyId: line.bodyId,
    sittingId: line.sittingId,
    caseId: line.caseId,
    subjectId: line.subjectId,
    facts: line.facts,
    previousHash: line.previousHash,
  } satisfies Json;
}

export function hashOf(line: Omit<AuditLink, 'hash'>): string {
  return createHash('sha256')
    .update(canonicalJson(hashedPart(line)))
    .digest('hex');
}

/** Puts lines behind the end of a chain, each bound to the one before it. */
export function chainUp(end: ChainEnd, entries: readonly AuditEntry[]): readonly AuditLink[] {
  const links: AuditLink[] = [];
  for (const entry of entries) {
    const { number, hash } = links.at(-1) ?? end;
    const line = { ...entry, number: number + 1, form: FORM, previousHash: hash };
    links.push({ ...line, hash: hashOf(line) });
  }
  return links;
}
