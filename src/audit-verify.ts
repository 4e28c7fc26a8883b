import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Config, ConfigError, loadConfig } from './config.ts';
import type { ChainEnd } from './store/audit/chain.ts';
import { readExport, writingExport } from './store/audit/export-file.ts';
import { NoAudit, readAudit } from './store/audit/read.ts';
import { type Anchor, isSound, verifyAudit } from './store/audit/verify.ts';
import { type AuditTexts, auditTexts, checkLines, unreadableLines } from './store/audit/words.ts';
import { withBotDatabase } from './store/databases.ts';

// npm run audit:verify -- [FILE] [--anchor NUMBER:HASH]… [--anchors FILE] [--municipality KEY] [--export FILE]

/** The wish cannot be fulfilled; the message says what to do. */
class Refusal extends Error {}

type Wish = {
  readonly file: string | null;
  readonly anchors: readonly ChainEnd[];
  readonly municipality: string | null;
  readonly exportTo: string | null;
};

type Outcome = { readonly sound: boolean; readonly lines: readonly string[] };

/** 0: sound. 1: something is wrong with the audit. 2: it could not be verified. */
type Verified = { readonly code: 0 | 1 | 2; readonly lines: readonly string[] };

/** Verifies the audit (監査記録の検証) of the configured database or of an export, and says what is wrong with it. */
export async function auditVerify(args: readonly string[], config: Config): Promise<Verified> {
  const t = auditTexts(config.locale);
  try {
    const wish = await readWish(args, t);
    const given = wish.anchors.map((end): Anchor => ({ ...end, municipalityId: null }));
    const { sound, lines } = await (wish.file === null
      ? verifyDatabase(t, wish, given, config)
      : verifyExport(t, wish.file, given));
    return { code: sound ? 0 : 1, lines };
  } catch (fault) {
    return { code: 2, lines: [sentenceFor(fault, t)] };
  }
}

async function verifyExport(t: AuditTexts, file: string, anchors: readonly Anchor[]): Promise<Outcome> {
  const unreadable: number[] = [];
  const check = await verifyAudit(
    readExport(file, (line) => unreadable.push(line)),
    { anchors },
  );
  return {
    sound: isSound(check) && unreadable.length === 0,
    lines: [...checkLines(t, check, new Map()), ...unreadableLines(t, unreadable)],
  };
}

function verifyDatabase(
  t: AuditTexts,
  { municipality, exportTo }: Wish,
  given: readonly Anchor[],
  config: Config,
): Promise<Outcome> {
  return withBotDatabase(config, (url) =>
    readAudit(url, municipality, async ({ lines, known, names }) => {
      if (municipality !== null && names.size === 0) throw new Refusal(t.municipalityUnknown(municipality));
      const check = await verifyAudit(exportTo === null ? lines : writingExport(exportTo, lines), {
        heads: known.heads,
        anchors: [...known.anchors, ...given],
      });
      const count = check.chains.reduce((sum, chain) => sum + chain.lines, 0);
      const exported = exportTo === null ? [] : [t.exported(count, exportTo)];
      return { sound: isSound(check), lines: [...exported, ...checkLines(t, check, names)] };
    }),
  );
}

const ANCHOR = /(?<!\d)([1-9]\d{0,14}):([0-9a-f]{64})(?![0-9a-f])/gi;

/** The anchors in a text, whatever stands around them: the secretariat's messages can be pasted as they are. */
function anchorsIn(text: string): readonly ChainEnd[] {
  return [...text.matchAll(ANCHOR)].map(([, number, hash = '']) => ({
    number: Number(number),
    hash: hash.toLowerCase(),
  }));
}

async function readWish(args: readonly string[], t: AuditTexts): Promise<Wish> {
  const options = {
    anchor: { type: 'string', multiple: true, default: [] as string[] },
    anchors: { type: 'string' },
    municipality: { type: 'string' },
    export: { type: 'string' },
  } as const;
  const { values, positionals } = parse();
  const [file = null, ...more] = positionals;
  const isMixed = file !== null && (values.export !== undefined || values.municipality !== undefined);
  if (more.length > 0 || isMixed) throw new Refusal(t.usage);
  if (file !== null && !existsSync(file)) throw new Refusal(t.fileUnreadable(file));
  if (values.export !== undefined && existsSync(values.export))
    throw new Refusal(t.fileExists(values.export));
  const given = values.anchor.map((text) => anchorsIn(text));
  if (values.anchors !== undefined) given.push(anchorsIn(await read(values.anchors)));
  if (given.some((found) => found.length === 0)) throw new Refusal(t.anchorUnreadable);
  const { municipality = null, export: exportTo = null } = values;
  return { file, anchors: given.flat(), municipality, exportTo };

  function parse() {
    try {
      return parseArgs({ args: [...args], options, allowPositionals: true });
    } catch {
      throw new Refusal(t.usage);
    }
  }

  async function read(path: string): Promise<string> {
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text === null) throw new Refusal(t.fileUnreadable(path));
    return text;
  }
}

function sentenceFor(fault: unknown, t: AuditTexts): string {
  if (fault instanceof Refusal || fault instanceof NoAudit) return fault.message;
  return `${t.failed} (${String((fault as { code?: unknown }).code ?? 'fault')})`;
}

async function run(args: readonly string[]): Promise<number> {
  try {
    const { code, lines } = await auditVerify(args, loadConfig());
    if (code === 2) console.error(lines.join('\n'));
    else console.log(lines.join('\n'));
    return code;
  } catch (fault) {
    if (!(fault instanceof ConfigError)) throw fault;
    console.error(fault.sentences.join('\n'));
    return 2;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await run(process.argv.slice(2));
