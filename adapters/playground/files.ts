import { createHash } from 'node:crypto';
import type { CardFile } from '../../src/ports/card.ts';

/** Keeps a file for download and gives its address. */
export type KeepFile = (file: CardFile) => string;

export type Files = { readonly keep: KeepFile; find(id: string): CardFile | null };

const MOST = 300;

/**
 * Files of the cards that were drawn last. They are made from cards, so they are found again by drawing
 * the page anew; the address is made from the content, so the same file has one address.
 */
export function memoryFiles(): Files {
  const files = new Map<string, CardFile>();
  return {
    keep(file) {
      const id = createHash('sha256').update(JSON.stringify(file)).digest('hex').slice(0, 32);
      files.delete(id);
      files.set(id, file);
      const oldest = files.keys().next().value;
      if (files.size > MOST && oldest !== undefined) files.delete(oldest);
      return `/file/${id}/${encodeURIComponent(file.name)}`;
    },
    find: (id) => files.get(id) ?? null,
  };
}
