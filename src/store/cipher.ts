import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Cipher, ContentPlace } from '../ports/cipher.ts';

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
const keyPlace = (municipalityId: string, subjectId: string) =>
  JSON.stringify(['data key', municipalityId, subjectId]);
const contentPlace = ({ municipalityId, subjectId, field }: ContentPlace) =>
  JSON.stringify(['content', municipalityId, subjectId, field]);

/** The cipher under a master key of 32 bytes. */
export function aesCipher(masterKey: Uint8Array): Cipher {
  if (masterKey.length !== KEY_BYTES)
    throw new RangeError(`The master key has to be ${KEY_BYTES} bytes long.`);
  const unwrap = ({ municipalityId, subjectId }: ContentPlace, wrapped: Uint8Array) =>
    openBytes(wrapped, masterKey, keyPlace(municipalityId, subjectId));
  return {
    newDataKey: (municipalityId, subjectId) => ({
      wrapped: sealBytes(randomBytes(KEY_BYTES), masterKey, keyPlace(municipalityId, subjectId)),
    }),
    encrypt: (text, place, wrapped) =>
      sealBytes(Buffer.from(text), unwrap(place, wrapped), contentPlace(place)),
    decrypt: (sealed, place, wrapped) =>
      openBytes(sealed, unwrap(place, wrapped), contentPlace(place)).toString('utf8'),
  };
}
