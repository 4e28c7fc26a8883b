import type { Cipher } from '../ports/cipher.ts';
import { openClient, type Tx } from './client.ts';
import type { PrismaClient } from './generated/client.ts';
import { changePresentKey, checkMasterKey, countBotsWithout } from './key-check.ts';

/** A bot that is running would not be able to open what is wrapped with the new key. */
export class BotWithoutNewKey extends Error {
  readonly code = 'bot_without_new_key';

  constructor() {
    super(
      '新しい鍵をまだ知らないつどいが動いています。NEW_MASTER_KEY を設定して、すべて再起動してから、もう一度実行してください。 / ' +
        'A running bot does not know the new key yet. Set NEW_MASTER_KEY for all of them, restart them, and run this again.',
    );
    this.name = 'BotWithoutNewKey';
  }
}

export type Rotation = {
  /** Data keys that were under another master key. */
  readonly rewrapped: number;
  /** All data keys; each was opened with the new master key alone. */
  readonly verified: number;
};

export type RotationTerms = {
  readonly url: string;
  /** Knows the earlier key and the new one. */
  readonly cipher: Cipher;
  /** Knows only the new one. */
  readonly newCipher: Cipher;
  readonly at: Date;
};

const KEYS_AT_ONCE = 500;

/**
 * Wraps all data keys of a migrated database with the new master key (鍵の入れ替え), a few at a time, while bots that
 * know both keys go on working. Broken off, it is simply run again. The contents themselves stay as they are.
 */
export async function rotateKeys({ url, cipher, newCipher, at }: RotationTerms): Promise<Rotation> {
  const [keyId = ''] = newCipher.keyIds;
  const db = openClient(url);
  try {
    await checkMasterKey(db, cipher);
    if ((await countBotsWithout(db, keyId)) > 0) throw new BotWithoutNewKey();
    // First, so that no bot makes one more data key under the earlier key behind our back.
    await changePresentKey(db, cipher, { keyId, at });
    let rewrapped = 0;
    for (let last: DataKey | undefined = START; last; ) {
      const batch: readonly DataKey[] = await rewrapAfter(db, last, cipher, keyId);
      rewrapped += batch.length;
      last = batch.at(-1);
    }
    await checkMasterKey(db, newCipher);
    return { rewrapped, verified: await openAll(db, newCipher, keyId) };
  } finally {
    await db.$disconnect();
  }
}

type DataKey = {
  readonly municipalityId: string;
  readonly subjectId: string;
  readonly keyId: string;
  readonly wrapped: Uint8Array;
};

const START: DataKey = { municipalityId: '', subjectId: '', keyId: '', wrapped: new Uint8Array() };

/** The next data keys that are under another key, after one of them, and now under this one. */
function rewrapAfter(
  db: PrismaClient,
  last: DataKey,
  cipher: Cipher,
  keyId: string,
): Promise<readonly DataKey[]> {
  return db.$transaction(async (tx) => {
    const keys = await lockAfter(tx, last, keyId);
    const wrapped = keys.map((key) => Buffer.from(cipher.rewrap(key, key, keyId).wrapped).toString('hex'));
    const municipalityIds = keys.map((key) => key.municipalityId);
    const subjectIds = keys.map((key) => key.subjectId);
    await tx.$executeRaw`
      UPDATE "DataKey" key SET "keyId" = ${keyId}, "wrapped" = decode(news.wrapped, 'hex')
        FROM unnest(${municipalityIds}::text[], ${subjectIds}::text[], ${wrapped}::text[])
             AS news("municipalityId", "subjectId", wrapped)
       WHERE key."municipalityId" = news."municipalityId" AND key."subjectId" = news."subjectId"`;
    return keys;
  });
}

function lockAfter(tx: Tx, { municipalityId, subjectId }: DataKey, keyId: string): Promise<DataKey[]> {
  return tx.$queryRaw<DataKey[]>`
    SELECT "municipalityId", "subjectId", "keyId", "wrapped" FROM "DataKey"
     WHERE ("municipalityId", "subjectId") > (${municipalityId}, ${subjectId}) AND "keyId" <> ${keyId}
     ORDER BY "municipalityId", "subjectId" LIMIT ${KEYS_AT_ONCE} FOR UPDATE`;
}

/** Opens every data key with the new master key; throws at one that does not open. */
async function openAll(db: PrismaClient, newCipher: Cipher, keyId: string): Promise<number> {
  let count = 0;
  for (let last: DataKey | undefined = START; last; ) {
    const { municipalityId, subjectId }: DataKey = last;
    const keys: readonly DataKey[] = await db.$queryRaw<DataKey[]>`
      SELECT "municipalityId", "subjectId", "keyId", "wrapped" FROM "DataKey"
       WHERE ("municipalityId", "subjectId") > (${municipalityId}, ${subjectId})
       ORDER BY "municipalityId", "subjectId" LIMIT ${KEYS_AT_ONCE}`;
    for (const key of keys) newCipher.rewrap(key, key, keyId);
    count += keys.length;
    last = keys.at(-1);
  }
  return count;
}
