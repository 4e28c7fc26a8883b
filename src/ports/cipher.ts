/** Where a piece of content belongs; bound to it, so that it cannot be moved to another case or field. */
export type ContentPlace = {
  readonly municipalityId: string;
  /** The case, or the sitting for a word to the chair: what the data key belongs to. */
  readonly subjectId: string;
  readonly field: string;
};

/** Whose a data key is: a case's, or a sitting's. */
export type KeyPlace = Pick<ContentPlace, 'municipalityId' | 'subjectId'>;

/** A data key under a master key. */
export type WrappedKey = {
  /** Which master key. Empty where that was not yet written down; then every known one is tried. */
  readonly keyId: string;
  readonly wrapped: Uint8Array;
};

/**
 * Encrypts the content of cases (事例の内容の暗号化): AES-256-GCM under a data key per case, which is wrapped by
 * a master key. Opening throws when key, place or bytes are not the ones of sealing.
 */
export type Cipher = {
  /** The master keys that it knows, by id: one, or the present and the coming one while the key is being changed. */
  readonly keyIds: readonly string[];
  newDataKey(place: KeyPlace, keyId: string): WrappedKey;
  /** The same data key under another master key. What it seals can stay as it is. */
  rewrap(key: WrappedKey, place: KeyPlace, keyId: string): WrappedKey;
  encrypt(text: string, place: ContentPlace, key: WrappedKey): Uint8Array;
  decrypt(sealed: Uint8Array, place: ContentPlace, key: WrappedKey): string;
};
