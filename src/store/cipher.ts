import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Cipher, ContentPlace, KeyPlace, WrappedKey } from '../ports/cipher.ts';

const FORMAT = 1;
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM: format, nonce, tag, ciphertext. `place` is not in it but has to be the same for opening. */
function sealBytes(plain: Uint8Array, key: Uint8Array, place: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(FORMAT), iv, cipher.getAuthTag(), ciphertext]);
}

function openBytes(sealed: Uint8Array, key: Uint8Array, place: string): Buffer {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== FORMAT || bytes.length < 1 + IV_BYTES + TAG_BYTES) {
    throw new Error('This is not sealed content.');
  }
  const iv = bytes.subarray(1, 1 + IV_BYTES);
  const tag = bytes.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
  return Buffer.concat([decipher.update(bytes.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()]);
}

// JSON, so that no two places can be written the same way, whatever stands in their parts.
const keyPlace = ({ municipalityId, subjectId }: KeyPlace) =>
  JSON.stringify(['data key', municipalityId, subjectId]);
const contentPlace = ({ municipalityId, subjectId, field }: ContentPlace) =>
  JSON.stringify(['content', municipalityId, subjectId, field]);

/** Tells master keys apart, and tells nothing about them. */
export function keyIdOf(masterKey: Uint8Array): string {
  return createHmac('sha256', masterKey).update('tsudoi master key id').digest('hex').slice(0, 16);
}

/** The cipher under a master key of 32 bytes, or under several while one takes the place of another. */
export function aesCipher(masterKeys: Uint8Array | readonly Uint8Array[]): Cipher {
  const known = new Map(listOf(masterKeys).map((key) => [keyIdOf(key), key]));
  const masterKey = (keyId: string): Uint8Array => {
    const key = known.get(keyId);
    if (!key) throw new Error(`The master key ${keyId} is not known.`);
    return key;
  };
  const wrap = (dataKey: Uint8Array, place: KeyPlace, keyId: string): WrappedKey => ({
    keyId,
    wrapped: sealBytes(dataKey, masterKey(keyId), keyPlace(place)),
  });
  const unwrap = ({ keyId, wrapped }: WrappedKey, place: KeyPlace): Buffer => {
    if (keyId !== '') return openBytes(wrapped, masterKey(keyId), keyPlace(place));
    return firstOf([...known.values()], (key) => openBytes(wrapped, key, keyPlace(place)));
  };
  return {
    keyIds: [...known.keys()],
    newDataKey: (place, keyId) => wrap(randomBytes(KEY_BYTES), place, keyId),
    rewrap: (key, place, keyId) => wrap(unwrap(key, place), place, keyId),
    encrypt: (text, place, key) => sealBytes(Buffer.from(text), unwrap(key, place), contentPlace(place)),
    decrypt: (sealed, place, key) =>
      openBytes(sealed, unwrap(key, place), contentPlace(place)).toString('utf8'),
  };
}

function listOf(masterKeys: Uint8Array | readonly Uint8Array[]): readonly Uint8Array[] {
  const list = masterKeys instanceof Uint8Array ? [masterKeys] : masterKeys;
  if (list.length === 0 || list.some((key) => key.length !== KEY_BYTES)) {
    throw new RangeError(`The master key has to be ${KEY_BYTES} bytes long.`);
  }
  return list;
}

/** What the first key that fits gives. */
function firstOf<T>(keys: readonly Uint8Array[], open: (key: Uint8Array) => T): T {
  let reason: unknown;
  for (const key of keys) {
    try {
      return open(key);
    } catch (error) {
      reason = error;
    }
  }
  throw reason;
}
