import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Config, ConfigError, loadConfig } from './config.ts';
import { readRegistryFile } from './import/read-file.ts';
import { type ReadSheet, readRosterSheet } from './import/read-sheet.ts';
import { importTexts, mistakeLines, reportLines } from './import/words.ts';
import type { ImportReport, RegistryFile } from './ports/registry.ts';
import { aesCipher } from './store/cipher.ts';
import { DataDirInUse, startEmbeddedPostgres } from './store/embedded-postgres.ts';
import { masterKey } from './store/master-key.ts';
import { migrate } from './store/migrate.ts';
import { prismaRegistry } from './store/registry.ts';
import type { ImportTexts } from './views/texts/ja/import.ts';

// npm run import -- FILE [--dry-run]

/** A roster of thousands is far below this. */
const MOST_BYTES = 10_000_000;

type Wish = { readonly path: string; readonly dryRun: boolean };
/** Not even a mistake can be pointed at. */
type Unreadable = { readonly wrong: string };
type Outcome = { readonly done: boolean; readonly lines: readonly string[] };

/** Imports a registry file (名簿の取り込み) and says what became of it. */
export async function importFile({ path, dryRun }: Wish, config: Config, now: Date): Promise<Outcome> {
  const t = importTexts(config.locale);
  const failed = (...lines: string[]): Outcome => ({ done: false, lines });
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return failed(t.noFile(path));
  if (bytes.length > MOST_BYTES) return failed(t.tooLarge);
  const read =
    extname(path).toLowerCase() === '.xlsx' ? await readSheet(t, bytes, now) : readText(t, bytes, now);
  if ('wrong' in read) return failed(read.wrong);
  const { file, placeOf } = read;
  if (!file.ok) return failed(...mistakeLines(t, file.refusal, placeOf));
  const report = await withDatabase(config, (url) => apply(url, config, file.value, { at: now, dryRun }));
  return { done: report.kind === 'applied', lines: reportLines(t, report, placeOf) };
}

async function readSheet(t: ImportTexts, bytes: Uint8Array, now: Date): Promise<ReadSheet | Unreadable> {
  return (await readRosterSheet(bytes, now)) ?? { wrong: t.spreadsheet };
}

function readText(t: ImportTexts, bytes: Uint8Array, now: Date): ReadSheet | Unreadable {
  const text = decode(bytes);
  return text === null ? { wrong: t.notText } : { file: readRegistryFile(text, now), placeOf: t.line };
}

/** Null when it is not UTF-8: an old editor's Shift_JIS would put broken names into the database. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function apply(
  url: string,
  config: Config,
  file: RegistryFile,
  terms: { readonly at: Date; readonly dryRun: boolean },
): Promise<ImportReport> {
  const cipher = aesCipher(await masterKey(config.masterKey, config.dataDir));
  await migrate({ url });
  const registry = await prismaRegistry({ url, cipher });
  try {
    return await registry.apply(file, terms);
  } finally {
    await registry.close();
  }
}

/** The database that the bot works with when it runs: the given one, or the embedded one of the data folder. */
export async function withDatabase<T>(config: Config, work: (url: string) => Promise<T>): Promise<T> {
  if (config.databaseUrl !== null) return work(config.databaseUrl);
  const { dataDir, libraryPath } = config;
  const postgres = await startEmbeddedPostgres({ dataDir, libraryPath, log: () => {} });
  try {
    return await work(postgres.url('tsudoi'));
  } finally {
    await postgres.stop();
  }
}

function readWish(args: readonly string[]): Wish | null {
  try {
    const options = { 'dry-run': { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [path, ...more] = positionals;
    return path === undefined || more.length > 0 ? null : { path, dryRun: values['dry-run'] };
  } catch {
    return null;
  }
}

const SPOKEN = ['wrong_master_key', 'migration_failed', 'master_key_unreadable'];

function sentenceFor(fault: unknown, t: ImportTexts): string {
  if (fault instanceof ConfigError) return fault.sentences.join('\n');
  if (fault instanceof DataDirInUse) return t.botRunning(fault.dataDir);
  const code = String((fault as { code?: unknown }).code ?? 'fault');
  // A driver's own words may repeat what was being written; the code tells an administrator enough.
  return fault instanceof Error && SPOKEN.includes(code) ? fault.message : `${t.failed} (${code})`;
}

async function run(args: readonly string[]): Promise<number> {
  let t = importTexts('ja');
  try {
    const config = loadConfig();
    t = importTexts(config.locale);
    const wish = readWish(args);
    if (wish === null) {
      console.error(t.usage);
      return 1;
    }
    const { done, lines } = await importFile(wish, config, new Date());
    if (done) console.log(lines.join('\n'));
    else console.error(lines.join('\n'));
    return done ? 0 : 1;
  } catch (fault) {
    console.error(sentenceFor(fault, t));
    return 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await run(process.argv.slice(2));
