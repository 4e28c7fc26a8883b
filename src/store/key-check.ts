import type { MunicipalityId } from '../domain/ids.ts';
import type { Cipher, WrappedKey } from '../ports/cipher.ts';
import { appendAudit } from './audit/append.ts';
import { entryOf } from './audit/entry.ts';
import type { Tx } from './client.ts';
import type { PrismaClient } from './generated/client.ts';

/** Writing with another key would leave a database of which no key opens everything. */
export class WrongMasterKey extends Error {
  readonly code = 'wrong_master_key';

  constructor(cause?: unknown, sentence: string = NOT_ITS_KEY) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.name = 'WrongMasterKey';
  }
}

const NOT_ITS_KEY =
  'MASTER_KEY が、このデータベースを使い始めたときの鍵と違います。元の鍵（鍵を替えたときは、替えた後の鍵）を設定してください。 / ' +
  'MASTER_KEY is not the key with which this database was begun. Set the original key, or after a change of keys the new one.';

const STILL_UNDER_ANOTHER =
  '鍵の入れ替えが終わっていません。MASTER_KEY に前の鍵、NEW_MASTER_KEY に新しい鍵を設定して、npm run key:rotate をもう一度実行してください。 / ' +
  'The change of the master key is not finished. Set MASTER_KEY to the earlier key and NEW_MASTER_KEY to the new one, and run npm run key:rotate again.';

const PLACE = { municipalityId: '', subjectId: 'key check', field: 'text' } as const;
const TEXT = 'つどい';

type KeyCheckRow = WrappedKey & { readonly sealed: Uint8Array };

/**
 * Throws `WrongMasterKey` unless the cipher has the master key that the database goes by, and every other one that is
 * still in use. A new database is begun with the cipher's first key.
 */
export async function checkMasterKey(db: PrismaClient, cipher: Cipher): Promise<void> {
  const [first = ''] = cipher.keyIds;
  const { wrapped } = cipher.newDataKey(PLACE, first);
  const sealed = cipher.encrypt(TEXT, PLACE, { keyId: first, wrapped });
  // Of two replicas that begin at once with different keys, one is told.
  await db.keyCheck.createMany({
    data: { keyId: first, wrapped: new Uint8Array(wrapped), sealed: new Uint8Array(sealed) },
    skipDuplicates: true,
  });
  const check = await db.keyCheck.findFirstOrThrow();
  const opened = openingKey(check, cipher);
  if (check.keyId === '') await writeDownKeyIds(db, opened);
  const foreign = await db.dataKey.findFirst({ where: { keyId: { notIn: ['', ...cipher.keyIds] } } });
  if (foreign) throw new WrongMasterKey(undefined, STILL_UNDER_ANOTHER);
}

/** The id of the cipher's key that opens the check. */
function openingKey({ keyId, wrapped, sealed }: KeyCheckRow, cipher: Cipher): string {
  const candidates = cipher.keyIds.filter((id) => keyId === '' || id === keyId);
  let cause: unknown;
  for (const id of candidates) {
    try {
      cipher.decrypt(sealed, PLACE, { keyId: id, wrapped });
      return id;
    } catch (error) {
      cause = error;
    }
  }
  throw new WrongMasterKey(cause);
}

const NAME = 'tsudoi';

/** How a bot's connections are called, so that `npm run key:rotate` sees which master keys the bot knows. */
export function nameByKeys({ keyIds }: Cipher): string {
  return [NAME, ...keyIds].join(' ');
}

/** How many connections there are of bots that could not open what is wrapped with this key. */
export async function countBotsWithout(db: PrismaClient, keyId: string): Promise<number> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT application_name AS name FROM pg_stat_activity
     WHERE datname = current_database() AND application_name LIKE ${`${NAME} %`}`;
  return rows.filter(({ name }) => !name.split(' ').includes(keyId)).length;
}

/** For a database from before master keys had ids: until now it had one key, and that is the one that opens the check. */
async function writeDownKeyIds(db: PrismaClient, keyId: string): Promise<void> {
  await db.$transaction([
    db.dataKey.updateMany({ where: { keyId: '' }, data: { keyId } }),
    db.keyCheck.updateMany({ where: { keyId: '' }, data: { keyId } }),
  ]);
}

/**
 * The master key that new data keys are wrapped with. It stays that until the transaction ends: a change of keys waits,
 * and therefore leaves no key behind that it did not see.
 */
export async function holdPresentKey(tx: Tx, cipher: Cipher): Promise<string> {
  const rows = await tx.$queryRaw<{ keyId: string }[]>`SELECT "keyId" FROM "KeyCheck" FOR SHARE`;
  const keyId = rows[0]?.keyId ?? '';
  if (!cipher.keyIds.includes(keyId)) throw new WrongMasterKey();
  return keyId;
}

/**
 * Makes all data keys from now on be wrapped with this one of the cipher's keys, and says so in every audit. Waits for
 * those that are just being made.
 */
export async function changePresentKey(
  db: PrismaClient,
  cipher: Cipher,
  { keyId, at }: { readonly keyId: string; readonly at: Date },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const [check] = await tx.$queryRaw<KeyCheckRow[]>`
      SELECT "keyId", "wrapped", "sealed" FROM "KeyCheck" FOR UPDATE`;
    if (!check || check.keyId === keyId) return;
    const { wrapped } = cipher.rewrap(check, PLACE, keyId);
    await tx.keyCheck.updateMany({ data: { keyId, wrapped: new Uint8Array(wrapped) } });
    const municipalities = await tx.municipality.findMany({ select: { municipalityId: true } });
    for (const one of municipalities) {
      const municipalityId = one.municipalityId as MunicipalityId;
      const act = { municipalityId, at, personId: null, account: null, requestId: null };
      const event = { kind: 'master_key_changed', facts: { keyId } };
      await appendAudit(tx, municipalityId, [entryOf(act, event)]);
    }
  });
}
