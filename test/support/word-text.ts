import JSZip from 'jszip';
import { bytesOf, type CardFile } from '../../src/ports/card.ts';

/** The parts of a Word document by their path, as XML. */
export async function wordParts(file: CardFile | Buffer): Promise<ReadonlyMap<string, string>> {
  const zip = await JSZip.loadAsync(Buffer.isBuffer(file) ? file : bytesOf(file));
  const parts = Object.values(zip.files).filter(({ dir }) => !dir);
  return new Map(
    await Promise.all(parts.map(async (part) => [part.name, await part.async('string')] as const)),
  );
}

/** What a reader sees of some XML: a line for each paragraph. */
export function shownIn(xml: string): string {
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gsu)]
    .map(([paragraph]) =>
      [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/gu)].map(([, text]) => text).join(''),
    )
    .join('\n');
}
