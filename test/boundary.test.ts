import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

type Import = { readonly to: string; readonly onlyTypes: boolean; readonly later: boolean };
type Source = { readonly path: string; readonly text: string; readonly imports: readonly Import[] };

const IMPORT =
  /^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|^import\s+'([^']+)'|import\('([^']+)'\)/gm;

function importsOf(path: string, text: string): readonly Import[] {
  return [...text.matchAll(IMPORT)].map(([, type, from, bare, dynamic]) => {
    const to = from ?? bare ?? dynamic ?? '';
    return {
      to: to.startsWith('.') ? normalize(join(dirname(path), to)) : to,
      onlyTypes: type !== undefined,
      later: dynamic !== undefined,
    };
  });
}

function sourcesIn(folder: string): readonly Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('src/store/generated/'))
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      return { path, text, imports: importsOf(path, text) };
    });
}

const sources = [...sourcesIn('src'), ...sourcesIn('adapters')];
const inside = (path: string, folder: string) => path.startsWith(`${folder}/`);
const within = (folder: string) => sources.filter(({ path }) => inside(path, folder));
const isOurs = (to: string) => inside(to, 'src') || inside(to, 'adapters');

/** The files in which a pattern occurs. */
function holding(pattern: RegExp, among: readonly Source[] = sources): readonly string[] {
  return among.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
}

const INNER = ['src/domain', 'src/law', 'src/ports', 'src/views', 'src/application'];

describe('imports point inwards', () => {
  it('is tested on the whole program', () => {
    const missing = INNER.concat('src/store').filter((folder) => within(folder).length === 0);
    expect(missing).toEqual([]);
    expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(300);
  });

  it.each([
    ['src/domain', ['src/domain'], []],
    ['src/ports', ['src/domain', 'src/ports'], ['zod']],
    ['src/law', ['src/domain', 'src/law'], ['node:crypto', '@holiday-jp/holiday_jp']],
    [
      'src/views',
      ['src/domain', 'src/law', 'src/ports', 'src/views'],
      ['chrono-node', 'docx', 'exceljs', 'ical-generator'],
    ],
    ['src/application', INNER, ['fastest-levenshtein', 'node:crypto']],
  ])('%s imports only from %j and %j', (folder, folders, packages) => {
    const outward = within(folder).flatMap(({ path, imports }) =>
      imports
        .filter(({ to }) => !packages.includes(to) && !folders.some((allowed) => inside(to, allowed)))
        .map(({ to }) => `${path}: ${to}`),
    );
    expect(outward).toEqual([]);
  });

  it.each([
    ['src/store', ['src/domain', 'src/ports', 'src/store']],
    ['src/jobs', ['src/domain', 'src/ports', 'src/jobs']],
    ['adapters/slack', ['src/domain', 'src/ports', 'src/views', 'adapters/slack']],
    ['adapters/teams', ['src/domain', 'src/ports', 'adapters/teams']],
    ['adapters/playground', ['src/domain', 'src/ports', 'src/views', 'adapters/playground']],
  ])(
    '%s knows of our own code only %j, and of use cases no more than the type of what it is given',
    (folder, folders) => {
      const outward = within(folder).flatMap(({ path, imports }) =>
        imports
          .filter(({ to }) => isOurs(to) && !folders.some((allowed) => inside(to, allowed)))
          .filter(({ to, onlyTypes }) => !(onlyTypes && inside(to, 'src/application')))
          .map(({ to }) => `${path}: ${to}`),
      );
      expect(outward).toEqual([]);
    },
  );
});

/** The packages that are loaded along with a file, whatever is configured. */
function packagesLoadedBy(entry: string): ReadonlySet<string> {
  const seen = new Set<string>([entry]);
  const packages = new Set<string>();
  for (const path of seen) {
    const { imports } = sources.find((one) => one.path === path) ?? { imports: [] };
    for (const { to } of imports.filter((one) => !one.onlyTypes && !one.later)) {
      if (isOurs(to)) seen.add(to);
      else packages.add(to);
    }
  }
  return packages;
}

describe('a platform that is not configured', () => {
  it.each([
    ['src/main.ts', ['pino', 'hono'], ['@slack/bolt', 'botbuilder']],
    ['src/slack-site.ts', ['@slack/bolt'], ['botbuilder']],
    ['src/teams-site.ts', ['botbuilder'], ['@slack/bolt']],
  ])('has no package loaded: %s loads %j and not %j', (entry, loaded, not) => {
    const packages = packagesLoadedBy(entry);
    expect(loaded.filter((name) => !packages.has(name))).toEqual([]);
    expect(not.filter((name) => packages.has(name))).toEqual([]);
  });
});

describe('what only one place may do', () => {
  it('the environment is read in config.ts', () => {
    expect(holding(/process\.env/)).toEqual(['src/config.ts']);
  });

  it('sealed content is opened by the gate and by the store that encrypts it', () => {
    const opened = holding(/\bopenSealed\b|\bConfidential\.open\b/);
    const allowed = ['src/domain/confidential.ts', 'src/domain/disclosure.ts'];
    expect(opened.filter((path) => !allowed.includes(path) && !inside(path, 'src/store'))).toEqual([]);
    expect(opened).toEqual(expect.arrayContaining(allowed));
  });

  it('content passes the gate in disclosure.ts: nothing else says that it has', () => {
    expect(holding(/\bas (?:unknown as )?Disclosed\b/)).toEqual(['src/domain/disclosure.ts']);
  });

  it('time, new ids and chance come as arguments to rules, views, law and use cases', () => {
    const made = /new Date\(\)|\bDate\.now\b|\bMath\.random\b|\brandomUUID\b/;
    const inner = INNER.flatMap(within);
    expect(holding(made, inner)).toEqual([]);
  });

  it('botbuilder, whose support has ended, is known to one file', () => {
    const users = sources.filter(({ imports }) =>
      imports.some(({ to }) => /^(botbuilder|botframework)/.test(to)),
    );
    expect(users.map(({ path }) => path)).toEqual(['adapters/teams/bot-framework.ts']);
  });

  it.each([
    ['@slack/', 'adapters/slack'],
    ['@prisma/', 'src/store'],
    ['pg', 'src/store'],
    ['node-cron', 'src/jobs'],
  ])('%s is imported only in %s', (library, folder) => {
    const users = sources.filter(({ imports }) =>
      imports.some(({ to }) => to === library || (library.endsWith('/') && to.startsWith(library))),
    );
    expect(users.map(({ path }) => path).filter((path) => !inside(path, folder))).toEqual([]);
  });
});
