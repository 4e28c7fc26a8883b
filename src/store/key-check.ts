import type { Cipher } from '../ports/cipher.ts';
import type { Tx } from './client.ts';

/** Writing with another key would leave a database of which no key opens everything. */
export class WrongMasterKey extends Error {
  readonly code = 'wrong_master_key';

  constructor(cause: unknown) {
    super(
      'MASTER_KEY が、このデータベースを使い始めたときの鍵と違います。元の鍵を設定してください。 / ' +
        'MASTER_KEY is not the key with which this database was begun. Set the original key.',
      { cause },
    );
    this.name = 'WrongMasterKey';
  }
}

const PLACE = { municipalityId: '', subjectId: 'key check', field: 'text' } as const;
const TEXT = 'つどい';

/** Throws `WrongMasterKey` unless the database was begun with this master key. A new database is begun with it. */
export async function checkMasterKey(db: Tx, cipher: Cipher): Promise<void> {
  const { wrapped } = cipher.newDataKey(PLACE.municipalityId, PLACE.subjectId);
  const sealed = cipher.encrypt(TEXT, PLACE, wrapped);
  // Of two replicas that begin at once with different keys, one is told.
  await db.keyCheck.createMany({
    data: { wrapped: new Uint8Array(wrapped), sealed: new Uint8Array(sealed) },
    skipDuplicates: true,
  });
  const check = await db.keyCheck.findFirstOrThrow();
  try {
    cipher.decrypt(check.sealed, PLACE, check.wrapped);
  } catch (cause) {
    throw new WrongMasterKey(cause);
  }
}
