import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'master.key';
const BYTES = 32;

/** The master key cannot be read as 32 bytes in base64. */
export class MasterKeyUnreadable extends Error {
  readonly code = 'master_key_unreadable';

  constructor(file: string) {
    super(
      `${file} が 32 バイトの鍵として読めません。控えから戻してください。 / ${file} is not a key of 32 bytes. Restore it from its copy.`,
    );
  }
}

/**
 * The key that opens the contents of cases (マスターキー): the given one, else the one in the data folder,
 * which is made once, readable by its owner only. Whoever loses it loses the contents: back it up apart
 * from the database.
 */
export async function masterKey(given: string | null, dataDir: string): Promise<Uint8Array> {
  if (given !== null) return Buffer.from(given, 'base64');
  const file = join(dataDir, FILE);
  await mkdir(dataDir, { recursive: true });
  await makeOnce(file);
  const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64');
  if (key.length !== BYTES) throw new MasterKeyUnreadable(file);
  return key;
}

/** Written whole before it gets its name: neither a crash nor a second process leaves half a key or two. */
async function makeOnce(file: string): Promise<void> {
  const draft = `${file}.${process.pid}`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(`${randomBytes(BYTES).toString('base64')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
}
