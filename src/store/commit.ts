import type { Change, Commit, Committed } from '../ports/store.ts';
import { appendAudit } from './audit/append.ts';
import { entryOf } from './audit/entry.ts';
import { isUniqueViolation, isWriteConflict, type Tx } from './client.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import { toJson } from './json.ts';
import { enqueue } from './outbox.ts';
import { findReply } from './reads/requests.ts';
import type { Vault } from './vault.ts';
import { bodyWriters } from './writers/body.ts';
import { caseWriters } from './writers/case.ts';
import { concernWriters } from './writers/concern.ts';
import { cooperationWriters } from './writers/cooperation.ts';
import { rosterWriters } from './writers/roster.ts';
import { sittingWriters } from './writers/sitting.ts';
import { taskWriters } from './writers/task.ts';
import { ChangedMeanwhile, type Writers, type Writing } from './writers/writer.ts';

const writers: Writers = {
  ...bodyWriters,
  ...sittingWriters,
  ...rosterWriters,
  ...caseWriters,
  ...concernWriters,
  ...cooperationWriters,
  ...taskWriters,
};

const TRIES = 5;

/** State, audit, outbox and reply in one transaction: all of it or nothing. */
export async function commit(db: PrismaClient, vault: Vault, work: Commit): Promise<Committed> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await db.$transaction((tx) => write({ tx, vault, ...work }, work));
    } catch (error) {
      if (error instanceof ChangedMeanwhile || isUniqueViolation(error)) return { kind: 'changed_meanwhile' };
      if (!isWriteConflict(error) || tried === TRIES) throw error;
    }
  }
}

async function write(writing: Writing, work: Commit): Promise<Committed> {
  const { tx } = writing;
  // First, for it settles who is first: the second of two with one request id waits here until the other is through.
  if (!(await claimRequest(tx, work))) {
    const before = await findReply(tx, work.municipalityId, work.request?.id ?? '');
    return { kind: 'answered_before', reply: before?.reply ?? null };
  }
  for (const change of work.changes) await writeChange(change, writing);
  await noteWhereHeard(tx, work);
  await enqueue(tx, work);
  await writeAudit(tx, work);
  return { kind: 'committed' };
}

async function claimRequest(tx: Tx, { municipalityId, request, at }: Commit): Promise<boolean> {
  if (request === null) return true;
  const reply = request.reply === null ? Prisma.DbNull : toJson(request.reply);
  const { count } = await tx.answeredRequest.createMany({
    data: { municipalityId, requestId: request.id, reply, answeredAt: at },
    skipDuplicates: true,
  });
  return count === 1;
}

/** Where a person last decided something, so that they are told there and not on the other platform. */
async function noteWhereHeard(tx: Tx, { municipalityId, actor, changes, at }: Commit): Promise<void> {
  if (changes.length === 0 || actor.account === null || actor.personId === null) return;
  await tx.$executeRaw`
    UPDATE "PersonAccount" SET "lastHeardAt" = ${at}
     WHERE "municipalityId" = ${municipalityId} AND "personId" = ${actor.personId}
       AND concat_ws(':', "platform"::text, "tenant", "user") = ${actor.account}
       AND ("lastHeardAt" IS NULL OR "lastHeardAt" < ${at})`;
}

function writeChange<Kind extends Change['kind']>(
  change: Extract<Change, { kind: Kind }>,
  writing: Writing,
): Promise<void> {
  return writers[change.kind as Kind](change, writing);
}

async function writeAudit(tx: Tx, { municipalityId, request, actor, at, events }: Commit): Promise<void> {
  const act = { ...actor, municipalityId, at, requestId: request?.id ?? null };
  await appendAudit(
    tx,
    municipalityId,
    events.map((event) => entryOf(act, event)),
  );
}
