import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { memoryFiles } from '../../../adapters/playground/files.ts';
import type { PageApp } from '../../../adapters/playground/guard.ts';
import { staticRoutes } from '../../../adapters/playground/static-routes.ts';

describe('a file of a card', () => {
  const files = memoryFiles();
  const app: PageApp = new Hono();
  staticRoutes(app, files);

  it('is downloaded as its bytes when it is no text', async () => {
    const bytes = new Uint8Array([0x50, 0x4b, 0x00, 0xff, 0xfe]);
    const content = Buffer.from(bytes).toString('base64');
    const path = files.keep({ name: '名簿.xlsx', mime: 'application/zip', content, encoding: 'base64' });
    const file = await app.request(path);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
    expect(file.headers.get('content-type')).toBe('application/zip');
    expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('名簿.xlsx'));
  });

  it('is downloaded as it is written when it is text', async () => {
    const path = files.keep({ name: 'a.ics', mime: 'text/calendar; charset=utf-8', content: '支援会議' });
    expect(await (await app.request(path)).text()).toBe('支援会議');
  });
});
