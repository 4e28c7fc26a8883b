import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';

const run = promisify(execFile);
const PACKED = join(
  dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
  '..',
  '..',
  'bin',
);
const UNPACKED = join(tmpdir(), `tsudoi-chromium-147-${process.getuid?.() ?? 0}`);

/** Nothing but this machine can be reached, whatever a page asks for. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/**
 * Starts a browser that needs nothing installed: on Linux the Chromium of the npm package, elsewhere the
 * installed Chrome. Throws where neither is there; a browser test is never skipped.
 */
export async function openBrowser(): Promise<Browser> {
  if (process.platform !== 'linux') return chromium.launch({ channel: 'chrome', args: ARGS });
  const { executablePath, env } = await unpackedChromium();
  return chromium.launch({ executablePath, env, args: ARGS });
}

/** Writes what the page shows to a PNG file; `width` is that of the window, and the height the page's. */
export async function screenshot(page: Page, path: string, width: number, height = 800): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.screenshot({ path, animations: 'disabled' });
}

type Chromium = { readonly executablePath: string; readonly env: Record<string, string> };

async function unpackedChromium(): Promise<Chromium> {
  const folder = await unpack();
  const executablePath = join(folder, 'chromium');
  const env = definedOf(process.env);
  const starts = await run(executablePath, ['--version'], { env }).then(
    () => true,
    () => false,
  );
  if (starts) return { executablePath, env };
  // A machine without NSS: the package brings its own, and they come first.
  const libraries = join(folder, 'al2023', 'lib');
  return { executablePath, env: { ...env, LD_LIBRARY_PATH: `${libraries}:${env.LD_LIBRARY_PATH ?? ''}` } };
}

/** Unpacks beside and renames, since several test processes may do so at the same time. */
async function unpack(): Promise<string> {
  const there = await access(UNPACKED).then(
    () => true,
    () => false,
  );
  if (there) return UNPACKED;
  const beside = await mkdtemp(`${UNPACKED}-`);
  await inflate(join(PACKED, 'chromium.br'), join(beside, 'chromium'));
  const tar = join(beside, 'al2023.tar');
  await inflate(join(PACKED, 'al2023.tar.br'), tar);
  await mkdir(join(beside, 'al2023'));
  await run('tar', ['-xf', tar, '-C', join(beside, 'al2023')]);
  await rm(tar);
  await rename(beside, UNPACKED).catch(async (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'ENOTEMPTY' && fault.code !== 'EEXIST') throw fault;
    await rm(beside, { recursive: true });
  });
  return UNPACKED;
}

async function inflate(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode: 0o700 }));
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
