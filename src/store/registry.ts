import { randomUUID } from 'node:crypto';
import type { Cipher } from '../ports/cipher.ts';
import type { NewId } from '../ports/clock.ts';
import type { ImportReport, Registry, RegistryFile } from '../ports/registry.ts';
import { REGISTRY_KINDS } from '../ports/registry.ts';
import { appendAudit } from './audit/append.ts';
import { entryOf } from './audit/entry.ts';
import { isUniqueViolation, isWriteConflict, openClient, type Tx } from './client.ts';
import { checkMasterKey, nameByKeys } from './key-check.ts';
import { importAgencies, importBodies } from './registry/bodies.ts';
import { importCases } from './registry/cases.ts';
import { importChannels } from './registry/channels.ts';
import { importConstituents } from './registry/constituents.ts';
import type { Importing } from './registry/importing.ts';
import { importMunicipality } from './registry/municipality.ts';
import { importPeople } from './registry/people.ts';
import { makeTally } from './registry/tally.ts';
import { vault as makeVault, type Vault } from './vault.ts';

export type PrismaRegistry = Registry & { close(): Promise<void> };

type Terms = Parameters<Registry['apply']>[1];

const TRIES = 5;
const TIMEOUT_MS = 120_000;
/** 'tsim' in ASCII. */
const IMPORT_LOCK = 0x7473696d;

/** Ends the transaction without a trace: there was a mistake, or it was only to be seen what would change. */
class NotKept extends Error {
  readonly report: ImportReport;

  constructor(report: ImportReport) {
    super('The import is not kept.');
    this.report = report;
  }
}

/**
 * The registry (名簿の取り込み) on a migrated PostgreSQL database. Throws `WrongMasterKey` when the database was begun
 * with a key other than the cipher's.
 */
export async function prismaRegistry({
  url,
  cipher,
  newId = randomUUID,
}: {
  url: string;
  cipher: Cipher;
  newId?: NewId;
}): Promise<PrismaRegistry> {
  const db = openClient(url, nameByKeys(cipher));
  try {
    await checkMasterKey(db, cipher);
  } catch (error) {
    await db.$disconnect();
    throw error;
  }
  const vault = makeVault(cipher);
  return {
    async apply(file, terms) {
      for (let tried = 1; ; tried += 1) {
        try {
          return await db.$transaction((tx) => importAll({ tx, vault, newId }, file, terms), {
            timeout: TIMEOUT_MS,
          });
        } catch (error) {
          if (error instanceof NotKept) return error.report;
          // The bot may write the same thing at the same moment; then it is there when we look again.
          const mayPass = isWriteConflict(error) || isUniqueViolation(error);
          if (!mayPass || tried === TRIES) throw error;
        }
      }
    },
    knows: async (key) => (await db.municipality.count({ where: { key } })) > 0,
    close: () => db.$disconnect(),
  };
}

async function importAll(
  tools: { readonly tx: Tx; readonly vault: Vault; readonly newId: NewId },
  file: RegistryFile,
  { at, dryRun }: Terms,
): Promise<ImportReport> {
  const { tx, newId } = tools;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${IMPORT_LOCK}::bigint)`;
  const tally = makeTally();
  const municipalityId = await importMunicipality({ tx, newId, tally }, file.municipality);
  const importing: Importing = { ...tools, municipalityId, at, tally };
  const agencies = await importAgencies(importing, file.agencies);
  const bodies = await importBodies(importing, file.bodies, agencies);
  const people = await importPeople(importing, file.people, agencies);
  await importConstituents(importing, file.constituents, { bodies, people });
  await importChannels(importing, file.channels, bodies);
  await importCases(importing, file.cases, { bodies, people, agencies });
  if (tally.mistakes.length > 0) throw new NotKept({ kind: 'refused', mistakes: tally.mistakes });
  const report = tally.report(dryRun);
  if (dryRun) throw new NotKept(report);
  const act = { municipalityId, at, personId: null, account: null, requestId: null };
  const event = { kind: 'registry_imported', facts: factsOf(report) };
  await appendAudit(tx, municipalityId, [entryOf(act, event)]);
  return report;
}

/** How many of each kind were added and changed. */
function factsOf(report: Extract<ImportReport, { kind: 'applied' }>): Record<string, number> {
  const count = (entries: readonly { kind: string }[], kind: string) =>
    entries.filter((entry) => entry.kind === kind).length;
  return Object.fromEntries(
    REGISTRY_KINDS.flatMap((kind) => [
      [`${kind}_added`, count(report.added, kind)],
      [`${kind}_changed`, count(report.changed, kind)],
    ]),
  );
}
