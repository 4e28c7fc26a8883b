import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Running, running } from './running.ts';
import { type Visitor, visit } from './visitor.ts';

let site: Running;
let visitor: Visitor;
const say = (text: string, headers: Record<string, string> = {}) =>
  visitor.post('/seat/sato/shien/say', { text }, headers);

beforeEach(async () => {
  site = await running();
  visitor = await visit(site.url);
});
afterEach(() => site.stop());

describe('the playground answers to its own pages alone', () => {
  it('takes a post from its own page', async () => {
    expect((await say('予定', { origin: site.url })).status).toBe(200);
    expect(site.asked).toHaveLength(1);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['a page without an origin', { origin: 'null' }],
    ['a page of which the browser says so', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses a post from %s', async (_, headers) => {
    const refused = await say('予定', headers);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ error: 'ほかのページからの操作は受け付けません。' });
    expect(site.asked).toEqual([]);
  });

  it('refuses a post without the token, with another, or without the cookie', async () => {
    for (const csrf of ['', 'guessed']) {
      expect((await visitor.post('/seat/sato/shien/say', { text: '予定', csrf })).status).toBe(403);
    }
    expect((await say('予定', { cookie: '' })).status).toBe(403);
    expect((await visitor.post('/demo/week', { csrf: 'guessed' })).status).toBe(403);
    expect(site.asked).toEqual([]);
  });

  it.each(['evil.example', 'evil.example:3000', '127.0.0.1.evil.example', 'localhost.evil.example'])(
    'refuses to be called %s',
    async (host) => {
      const refused = await site.site.app.request(`http://${host}/seat/sato/shien`, { headers: { host } });
      expect(refused.status).toBe(403);
      expect(await refused.text()).not.toContain('支援会議');
    },
  );

  it.each(['localhost:3000', '127.0.0.1', '[::1]:3000', 'LOCALHOST'])('may be called %s', async (host) => {
    const shown = await site.site.app.request('http://localhost/seat/sato/shien', { headers: { host } });
    expect(shown.status).toBe(200);
  });

  it('lets nothing run or load that is not its own file', async () => {
    const policy = (await visitor.get('/seat/sato/shien')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });
});

describe('the playground answers what it cannot read with a sentence', () => {
  it.each([
    ['an unknown command', '/seat/sato/shien/ask', { ask: '{"kind":"drop_tables"}' }, 400],
    ['a button without an ask', '/seat/sato/shien/ask', {}, 400],
    ['words without a token', '/seat/sato/shien/say', { text: '予定', request: '' }, 400],
    ['an outsider without a seat', '/demo/add', { channel: 'shien', user: 'nobody' }, 400],
    ['a constituent instead of the outsider', '/demo/remove', { channel: 'shien', user: 'tanaka' }, 400],
    ['a seat that does not exist', '/seat/nobody/dm/say', { text: '予定' }, 404],
    ['a channel in which the seat is not', '/seat/tanaka/jimu/say', { text: '予定' }, 404],
    ['an act that does not exist', '/demo/backwards', {}, 404],
    ['far too much', '/seat/sato/shien/say', { text: 'あ'.repeat(100_000) }, 413],
  ])('%s', async (_, path, fields, status) => {
    const refused = await visitor.post(path, fields);
    expect(refused.status).toBe(status);
    expect(await refused.json()).toMatchObject({ error: expect.stringMatching(/。$/) });
    expect(site.asked).toEqual([]);
  });

  it('refuses a post that is not a form', async () => {
    expect((await say('予定', { 'content-type': 'application/json' })).status).toBe(415);
    expect((await say('予定', { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(415);
  });

  it.each([
    'GET / HTTP/1.1\r\nHost: [\r\n\r\n',
    'NONSENSE\r\n\r\n',
    'GET /%ff HTTP/1.1\r\nHost: localhost\r\n\r\n',
  ])('survives %j', async (bytes) => {
    const { hostname, port } = new URL(site.url);
    const answer = await new Promise<string>((done, failed) => {
      const socket = connect(Number(port), hostname, () => socket.write(bytes));
      socket.once('data', (data) => {
        socket.destroy();
        done(data.toString());
      });
      socket.once('error', failed);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((await visitor.get('/seat/sato/shien')).status).toBe(200);
  });

  it('apologises for a fault, and logs where it was without what was said', async () => {
    const failed = await say('とても秘密のことば');
    expect(failed.status).toBe(500);
    expect(await failed.json()).toMatchObject({ error: expect.stringContaining('申し訳ありません') });
    expect(site.errors).toHaveLength(1);
    expect(JSON.stringify(site.errors)).not.toContain('秘密');
  });
});

describe('what is said and pressed', () => {
  it('is one request when the same post comes twice', async () => {
    const fields = { text: '予定', request: crypto.randomUUID() };
    await Promise.all([1, 2].map(() => visitor.post('/seat/sato/shien/say', fields)));
    expect(new Set(site.asked.map((command) => command.requestId)).size).toBe(1);
    const page = await (await visitor.get('/seat/sato/shien')).text();
    expect(page.match(/これからの会議<\/h2>/g)).toHaveLength(1);
    expect(page.match(/class="words">予定/g)).toHaveLength(1);
  });

  it('is seen by the one who said it and by nobody else in the channel', async () => {
    await say('予定');
    expect(await (await visitor.get('/seat/sato/shien')).text()).toContain('あなただけに表示');
    expect(await (await visitor.get('/seat/tanaka/shien')).text()).not.toContain('これからの会議');
  });

  it('asks first where the core wants that, and repeats the post when it is confirmed', async () => {
    const confirm = JSON.stringify({ text: '中止しますか。', yes: '中止する', no: 'やめる', danger: true });
    const fields = { ask: '{"kind":"cancel_sitting"}', once: 'cancel-1', confirm };
    const question = (await (await visitor.post('/seat/sato/shien/ask', fields)).json()) as {
      dialog: string;
    };
    expect(question.dialog).toContain('中止しますか。');
    expect(question.dialog).toContain('name="once" value="cancel-1"');
    expect(site.asked).toEqual([]);
    await visitor.post('/seat/sato/shien/ask', { ...fields, confirmed: 'yes' });
    expect(site.asked.map((command) => command.requestId)).toEqual(['cancel-1']);
  });

  it('replaces the private message on which the button stood, when the core says so', async () => {
    await say('予定');
    const before = await (await visitor.get('/seat/sato/shien')).text();
    const message = /name="message" value="(\d+)"/.exec(before)?.[1] ?? '';
    await visitor.post('/seat/sato/shien/ask', { ask: '{"kind":"cancel_sitting"}', message });
    const page = await (await visitor.get('/seat/sato/shien')).text();
    expect(page).toContain('中止しました');
    expect(page).not.toContain('これからの会議');
  });

  it('never replaces a message that others see', async () => {
    const { chat } = site.playground;
    const post = await chat.post(
      { platform: 'playground', tenant: 'tsutsuji', channel: 'shien' },
      card,
      'call-1',
    );
    const fields = { ask: '{"kind":"cancel_sitting"}', message: post.message };
    await visitor.post('/seat/sato/shien/ask', fields);
    expect(await (await visitor.get('/seat/tanaka/shien')).text()).toContain('会議のお知らせ');
    const own = await (await visitor.get('/seat/sato/shien')).text();
    expect(own).toContain('会議のお知らせ');
    expect(own).toContain('中止しました');
  });

  it('gives the files of a card for download', async () => {
    await say('予定');
    const page = await (await visitor.get('/seat/sato/shien')).text();
    const href = /href="(\/file\/[^"]+)"/.exec(page)?.[1] ?? '';
    const file = await visitor.get(href);
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect(await file.text()).toBe('BEGIN:VCALENDAR');
    expect((await visitor.get('/file/unknown/a.ics')).status).toBe(404);
  });

  it('brings the own font and its pieces, and no other file', async () => {
    const css = await visitor.get('/fonts/400.css');
    const piece = /files\/(noto-sans-jp-[\w-]+\.woff2)/.exec(await css.text())?.[1];
    expect((await visitor.get(`/fonts/files/${piece}`)).headers.get('content-type')).toBe('font/woff2');
    for (const path of [
      '/fonts/files/..%2fpackage.json',
      '/assets/..%2fplayground.ts',
      '/assets/__proto__',
    ]) {
      expect((await visitor.get(path)).status).toBe(404);
    }
  });
});

const card = { title: '会議のお知らせ', preview: '会議のお知らせ' };
