import type { AuditStore } from '../ports/audit-store.ts';
import type { Cipher } from '../ports/cipher.ts';
import type { Store } from '../ports/store.ts';
import { auditHeads } from './audit/heads.ts';
import { openClient } from './client.ts';
import { commit } from './commit.ts';
import { checkMasterKey, nameByKeys } from './key-check.ts';
import { outbox } from './outbox.ts';
import { caseReads, disclosureReads } from './reads/cases.ts';
import { concernReads } from './reads/concerns.ts';
import { cooperationReads } from './reads/cooperation.ts';
import { gateScene } from './reads/gate.ts';
import { findReply } from './reads/requests.ts';
import { rosterReads } from './reads/roster.ts';
import { sittingReads } from './reads/sittings.ts';
import { taskReads } from './reads/tasks.ts';
import { vault as makeVault } from './vault.ts';

export type PrismaStore = Store & AuditStore & { close(): Promise<void> };

/**
 * The store on a migrated PostgreSQL database. Throws `WrongMasterKey` when the database was begun with a key other
 * than the cipher's.
 */
export async function prismaStore({ url, cipher }: { url: string; cipher: Cipher }): Promise<PrismaStore> {
  const db = openClient(url, nameByKeys(cipher));
  try {
    await checkMasterKey(db, cipher);
  } catch (error) {
    await db.$disconnect();
    throw error;
  }
  const vault = makeVault(cipher);
  return {
    ...rosterReads(db),
    ...sittingReads(db, vault),
    ...caseReads(db, vault),
    ...concernReads(db, vault),
    ...cooperationReads(db, vault),
    ...taskReads(db, vault),
    ...disclosureReads(db),
    gateScene: gateScene(db, vault),
    ...outbox(db),
    ...auditHeads(db),
    findReply: (municipalityId, requestId) => findReply(db, municipalityId, requestId),
    commit: (work) => commit(db, vault, work),
    close: () => db.$disconnect(),
  };
}
