import type { z } from 'zod';
import { type Confidential, openSealed, seal } from '../domain/confidential.ts';
import type { Cipher, ContentPlace, WrappedKey } from '../ports/cipher.ts';
import type { Tx } from './client.ts';
import { holdPresentKey } from './key-check.ts';

/** Opens content of the rows that were read; throws where the key is gone or the bytes are not those of the place. */
export type Opener = <T>(sealed: Uint8Array, place: ContentPlace, shape: z.ZodType<T>) => Confidential<T>;

/** Between sealed content in the program and encrypted columns in the database. */
export type Vault = {
  close(tx: Tx, place: ContentPlace, content: Confidential<unknown>): Promise<Uint8Array<ArrayBuffer>>;
  /** Reads the data keys of these subjects, with one query for all. */
  opener(db: Tx, municipalityId: string, subjectIds: readonly string[]): Promise<Opener>;
  /** With data keys that were read along with the content. */
  openerWith(keys: readonly (WrappedKey & { readonly subjectId: string })[]): Opener;
};

export function vault(cipher: Cipher): Vault {
  const openerWith: Vault['openerWith'] = (keys) =>
    open(cipher, new Map(keys.map((key) => [key.subjectId, key])));
  return {
    async close(tx, place, content) {
      const key = await findOrMakeKey(tx, cipher, place);
      return new Uint8Array(cipher.encrypt(JSON.stringify(openSealed(content)), place, key));
    },
    async opener(db, municipalityId, subjectIds) {
      if (subjectIds.length === 0) return open(cipher, new Map());
      const keys = await db.dataKey.findMany({
        where: { municipalityId, subjectId: { in: [...subjectIds] } },
      });
      return openerWith(keys);
    },
    openerWith,
  };
}

function open(cipher: Cipher, keys: ReadonlyMap<string, WrappedKey>): Opener {
  return (sealed, place, shape) => {
    const key = keys.get(place.subjectId);
    if (!key) throw new Error(`The data key of ${place.subjectId} does not exist.`);
    return seal(shape.parse(JSON.parse(cipher.decrypt(sealed, place, key))));
  };
}

async function findOrMakeKey(
  tx: Tx,
  cipher: Cipher,
  { municipalityId, subjectId }: ContentPlace,
): Promise<WrappedKey> {
  const where = { municipalityId_subjectId: { municipalityId, subjectId } };
  const found = await tx.dataKey.findUnique({ where });
  if (found) return found;
  const keyId = await holdPresentKey(tx, cipher);
  const { wrapped } = cipher.newDataKey({ municipalityId, subjectId }, keyId);
  await tx.dataKey.createMany({
    data: { municipalityId, subjectId, keyId, wrapped: new Uint8Array(wrapped) },
    skipDuplicates: true,
  });
  // Somebody else may have made it meanwhile; theirs counts.
  return tx.dataKey.findUniqueOrThrow({ where });
}
