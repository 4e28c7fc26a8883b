import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bytesOf } from '../../src/ports/card.ts';
import type { Files } from './files.ts';
import type { PageApp, PageContext } from './guard.ts';
import { STYLES } from './page-html.ts';

const ASSETS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(STYLES.map((name) => [name, 'text/css; charset=utf-8'])),
  'client.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

/** Japanese glyphs for machines that have none; a browser asks only for the pieces that it lacks. */
const FONTS = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-jp/400.css'));

/** What does not change while the program runs, and the files of the cards. */
export function staticRoutes(app: PageApp, files: Files): void {
  app.get('/assets/:name', async (c) => {
    const name = c.req.param('name');
    const type = Object.hasOwn(ASSETS, name) ? ASSETS[name] : undefined;
    if (type === undefined) return c.notFound();
    return send(c, join(import.meta.dirname, 'assets', name), type, 'no-cache');
  });
  app.get('/fonts/:name{[47]00\\.css}', (c) =>
    send(c, join(FONTS, c.req.param('name')), 'text/css; charset=utf-8', 'max-age=86400'),
  );
  app.get('/fonts/files/:name{noto-sans-jp-[a-z0-9-]+\\.woff2}', (c) =>
    send(c, join(FONTS, 'files', c.req.param('name')), 'font/woff2', 'max-age=31536000, immutable'),
  );
  app.get('/file/:id/:name', (c) => {
    const file = files.find(c.req.param('id'));
    if (!file) return c.notFound();
    c.header('Content-Type', file.mime);
    c.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    c.header('Cache-Control', 'no-store');
    return c.body(bytesOf(file));
  });
}

async function send(c: PageContext, path: string, type: string, caching: string): Promise<Response> {
  const content = await readFile(path).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return null;
    throw fault;
  });
  if (content === null) return c.notFound();
  c.header('Content-Type', type);
  c.header('Cache-Control', caching);
  return c.body(new Uint8Array(content));
}
