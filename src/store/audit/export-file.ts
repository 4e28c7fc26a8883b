import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { z } from 'zod';
import { canonicalJson } from './canonical-json.ts';
import { type AuditLink, hashedPart } from './chain.ts';

// An export is one line of JSON per line of the audit: what is hashed, in the canonical form, and the hash.

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z
  .string()
  .transform((text) => ({ text, at: new Date(text) }))
  .refine(({ text, at }) => !Number.isNaN(at.getTime()) && at.toISOString() === text)
  .transform(({ at }) => at);

const lineSchema = z.strictObject({
  form: z.int(),
  municipalityId: z.string(),
  number: z.int().min(1),
  at: instant,
  kind: z.string(),
  requestId: z.string().nullable(),
  personId: z.string().nullable(),
  account: z.string().nullable(),
  bodyId: z.string().nullable(),
  sittingId: z.string().nullable(),
  caseId: z.string().nullable(),
  subjectId: z.string().nullable(),
  facts: z.record(z.string(), z.json()).nullable(),
  previousHash: sha256,
  hash: sha256,
});

/** Reads an export line by line. What is not a line of the audit is reported by its number in the file. */
export async function* readExport(
  path: string,
  unreadable: (line: number) => void,
): AsyncGenerator<AuditLink> {
  let number = 0;
  for await (const text of textLines(path)) {
    number += 1;
    if (text.trim() === '') continue;
    const line = lineOf(text);
    if (line) yield line;
    else unreadable(number);
  }
}

/** Node's readline also ends a line at U+2028, which may stand in JSON. */
async function* textLines(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(path, 'utf8')) {
    const texts = (rest + chunk).split('\n');
    rest = texts.pop() ?? '';
    yield* texts;
  }
  yield rest;
}

/** Null for what is not a line of the audit. */
export function lineOf(text: string): AuditLink | null {
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Writes the lines into a new file, for its owner's eyes, and passes them on. Throws `EEXIST` over an old one. */
export async function* writingExport(
  path: string,
  lines: AsyncIterable<AuditLink>,
): AsyncGenerator<AuditLink> {
  const file = await open(path, 'wx', 0o600);
  try {
    let batch: string[] = [];
    const flush = async () => {
      await file.writeFile(batch.join(''));
      batch = [];
    };
    for await (const line of lines) {
      batch.push(`${exportLine(line)}\n`);
      if (batch.length === 1000) await flush();
      yield line;
    }
    await flush();
    await file.sync();
  } finally {
    await file.close();
  }
}

export function exportLine(line: AuditLink): string {
  return canonicalJson({ ...hashedPart(line), hash: line.hash });
}
