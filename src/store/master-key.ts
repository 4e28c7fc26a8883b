import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { keyIdOf } from './cipher.ts';

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
 * from the database. While the key is being changed there are two, the new one last.
 */
export async function masterKey(given: string | null, dataDir: string): Promise<readonly Uint8Array[]> {
  if (given !== null) return keysIn(given, ',');
  const file = join(dataDir, FILE);
  await mkdir(dataDir, { recursive: true });
  await makeOnce(file);
  return keysOf(file);
}

function keysIn(text: string, between: string): readonly Uint8Array[] {
  const parts = text.split(between).map((part) => part.trim());
  return parts.filter((part) => part !== '').map((part) => Buffer.from(part, 'base64'));
}

async function keysOf(file: string): Promise<readonly Uint8Array[]> {
  const keys = keysIn(await readFile(file, 'utf8'), '\n');
  const isReadable = keys.length > 0 && keys.every((key) => key.length === BYTES);
  if (!isReadable) throw new MasterKeyUnreadable(file);
  return keys;
}

/** The keys of the data folder, and a new one behind them if there is none yet. */
export async function addMasterKey(dataDir: string): Promise<readonly Uint8Array[]> {
  const file = join(dataDir, FILE);
  const keys = await masterKey(null, dataDir);
  if (keys.length > 1) return keys;
  await replace(file, [...keys, randomBytes(BYTES)]);
  return keysOf(file);
}

/** Leaves the data folder with its last key only, and tells in which files the earlier ones are kept. */
export async function setMasterKeysAside(dataDir: string): Promise<readonly string[]> {
  const keys = await masterKey(null, dataDir);
  const files: string[] = [];
  for (const key of keys.slice(0, -1)) {
    const aside = join(dataDir, `${FILE}.${keyIdOf(key)}.old`);
    await replace(aside, [key]);
    files.push(aside);
  }
  await replace(join(dataDir, FILE), keys.slice(-1));
  return files;
}

/** Written whole before it gets its name: neither a crash nor a second process leaves half a key or two. */
async function makeOnce(file: string): Promise<void> {
  const draft = await writeDraft(file, [randomBytes(BYTES)]);
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** On the disk when it returns, since what is wrapped with a key must not outlive it. */
async function replace(file: string, keys: readonly Uint8Array[]): Promise<void> {
  await rename(await writeDraft(file, keys), file);
  if (process.platform === 'win32') return;
  const folder = await open(dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function writeDraft(file: string, keys: readonly Uint8Array[]): Promise<string> {
  const draft = `${file}.${process.pid}`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(keys.map((key) => `${Buffer.from(key).toString('base64')}\n`).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
  return draft;
}
