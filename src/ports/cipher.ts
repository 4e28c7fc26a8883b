/** Where a piece of content belongs; bound to it, so that it cannot be moved to another case or field. */
export type ContentPlace = {
  readonly municipalityId: string;
  /** The case, or the sitting for a word to the chair: what the data key belongs to. */
  readonly subjectId: string;
  readonly field: string;
};

/**
 * Encrypts the content of cases (事例の内容の暗号化): AES-256-GCM under a data key per case, which is wrapped by
 * the master key. Opening throws when key, place or bytes are not the ones of sealing.
 */
export type Cipher = {
  newDataKey(municipalityId: string, subjectId: string): { readonly wrapped: Uint8Array };
  encrypt(text: string, place: ContentPlace, wrapped: Uint8Array): Uint8Array;
  decrypt(sealed: Uint8Array, place: ContentPlace, wrapped: Uint8Array): string;
};
