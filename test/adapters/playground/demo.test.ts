import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { channel, MONDAY, type Running, running } from './running.ts';
import { type Visitor, visit } from './visitor.ts';

let site: Running;
let visitor: Visitor;
const press = (act: string, fields: Record<string, string> = {}) =>
  visitor.post(`/demo/${act}`, { back: '/seat/sato/shien', ...fields });
const now = () => site.playground.clock.now().toISOString();

beforeEach(async () => {
  site = await running();
  visitor = await visit(site.url);
});
afterEach(() => site.stop());

describe('the clock of the demo', () => {
  it.each([
    ['hour', '2026-11-09T02:00:00.000Z'],
    ['morning', '2026-11-10T00:00:00.000Z'],
    ['week', '2026-11-16T01:00:00.000Z'],
  ])('moves forward by "%s", and what is due then is done', async (act, to) => {
    await press(act);
    expect(now()).toBe(to);
    expect(site.demo.moved).toBe(1);
  });

  it('moves to the start of the next sitting', async () => {
    site.demo.nextSitting = new Date('2026-11-12T05:00:00Z');
    await press('sitting');
    expect(now()).toBe('2026-11-12T05:00:00.000Z');
  });

  it('stays, with a word about it, when no sitting lies ahead', async () => {
    const answer = await (await press('sitting')).json();
    expect(answer).toMatchObject({ notice: expect.stringContaining('これから始まる会議はありません') });
    expect(now()).toBe(MONDAY.toISOString());
    expect(site.demo.moved).toBe(0);
  });

  it('moves once for a double click, and twice for two clicks', async () => {
    const request = crypto.randomUUID();
    await Promise.all([press('hour', { request }), press('hour', { request })]);
    expect(now()).toBe('2026-11-09T02:00:00.000Z');
    await press('hour');
    expect(now()).toBe('2026-11-09T03:00:00.000Z');
  });

  it('leads back to the page it was pressed on where there is no script, and to no other site', async () => {
    const html = { accept: 'text/html' };
    const back = await visitor.post('/demo/hour', { back: '/pair/sato/tanaka' }, html);
    expect(back.headers.get('location')).toBe('/pair/sato/tanaka?notice=Clock#latest');
    for (const evil of [
      '//evil.example',
      'https://evil.example',
      '/seat/sato/shien\r\nx: y',
      '/demo/reset',
    ]) {
      const led = await visitor.post('/demo/hour', { back: evil }, html);
      expect(led.headers.get('location')).toBe('/?notice=Clock#latest');
    }
  });
});

describe('the outsider', () => {
  const members = async () => (await site.playground.chat.look(channel('shien'))).occupants;

  it('comes into the channel as a guest and leaves it again', async () => {
    await press('add', { channel: 'shien', user: 'yamada' });
    await press('add', { channel: 'shien', user: 'yamada' });
    expect((await members()).slice(3)).toEqual([{ account: 'playground:tsutsuji:yamada', kind: 'guest' }]);
    expect(await (await visitor.get('/seat/sato/shien')).text()).toContain('部外者がいます');
    expect((await visitor.get('/seat/yamada/shien')).status).toBe(200);

    await press('remove', { channel: 'shien', user: 'yamada' });
    expect(await members()).toHaveLength(3);
    expect((await visitor.get('/seat/yamada/shien')).status).toBe(404);
  });
});

describe('the way back to the start', () => {
  it('asks first', async () => {
    const { dialog } = (await (await press('reset')).json()) as { dialog: string };
    expect(dialog).toContain('元には戻せません');
    expect(site.demo.resets).toBe(0);
  });

  it('empties the chat, sets the clock back, and resets the sample', async () => {
    await visitor.post('/seat/sato/shien/say', { text: '予定' });
    await press('add', { channel: 'shien', user: 'yamada' });
    await press('week');
    const answer = await press('reset', { confirmed: 'yes' });
    expect(await answer.json()).toMatchObject({ goto: '/?notice=Reset#latest' });
    expect(site.demo.resets).toBe(1);
    expect(now()).toBe(MONDAY.toISOString());
    const page = await (await visitor.get('/seat/sato/shien')).text();
    expect(page).not.toContain('これからの会議');
    expect(page).toContain('メンバー 3人');
  });
});
