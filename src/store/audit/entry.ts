import type { AuditActor, AuditEvent } from '../../domain/audit.ts';
import type { MunicipalityId } from '../../domain/ids.ts';
import { cleanText } from '../json.ts';
import type { Json } from './canonical-json.ts';
import type { AuditEntry } from './chain.ts';

/** Whose act it was, when, and on which request. */
export type Act = AuditActor & {
  readonly municipalityId: MunicipalityId;
  readonly at: Date;
  readonly requestId: string | null;
};

/**
 * An event as the database will give it back, since that is what is hashed: text in Unicode's form C and such as
 * PostgreSQL takes, numbers as JSON has them, null for what is not there.
 */
export function entryOf(act: Act, event: AuditEvent): AuditEntry {
  const text = (value: string | null | undefined) => (value == null ? null : normal(value));
  return {
    municipalityId: act.municipalityId,
    at: act.at,
    kind: normal(event.kind),
    requestId: text(act.requestId),
    personId: text(act.personId),
    account: text(act.account),
    bodyId: text(event.bodyId),
    sittingId: text(event.sittingId),
    caseId: text(event.caseId),
    subjectId: text(event.subjectId),
    facts: event.facts ? factsOf(event.facts) : null,
  };
}

function factsOf(facts: NonNullable<AuditEvent['facts']>): Readonly<Record<string, Json>> {
  const entries = Object.entries(facts).flatMap(([name, value]) =>
    value === undefined ? [] : [[normal(name), plain(value)]],
  );
  return Object.fromEntries(entries);
}

function plain(value: string | number | boolean | null): Json {
  if (typeof value === 'string') return normal(value);
  // JSON has neither NaN nor a negative zero.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  return value;
}

function normal(text: string): string {
  return cleanText(text).normalize('NFC');
}
