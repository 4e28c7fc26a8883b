import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MunicipalityId, SittingId } from '../../src/domain/ids.ts';
import type { Outgoing, SentMessage } from '../../src/ports/notice.ts';
import { aesCipher } from '../../src/store/cipher.ts';
import { prismaStore } from '../../src/store/prisma-store.ts';
import { personIdOf } from '../support/seed.ts';
import { type TestStore, TSUTSUJI, testStore } from '../support/store.ts';

const QUEUED = new Date('2026-11-01T00:00:00Z');
const later = (seconds: number) => new Date(QUEUED.getTime() + seconds * 1000);
const to = { kind: 'person', personId: personIdOf('sato') } as const;
const noticeOf = (sitting: string) =>
  ({ kind: 'sitting', sittingId: sitting as SittingId, news: 'called' }) as const;
const notice = (key: string): Outgoing => ({ kind: 'notice', key, to, notice: noticeOf(key) });

describe('the outbox', () => {
  let s: TestStore;
  beforeEach(async () => {
    s = await testStore();
  });
  afterEach(() => s.close());

  const queue = (...outbox: Outgoing[]) => s.change([], { at: QUEUED, outbox });
  const keys = (due: Awaited<ReturnType<typeof s.store.lease>>) => due.map(({ outgoing }) => outgoing.key);

  it('hands out messages in the order in which they were written', async () => {
    await queue(notice('a'), notice('b'));
    await queue({
      kind: 'refresh',
      key: 'c',
      sittingId: 'x' as SittingId,
      scope: { countsAnd: personIdOf('sato') },
    });
    const due = await s.store.lease(later(0), 60, 10);
    expect(due.map(({ outgoing }) => outgoing)).toEqual([
      notice('a'),
      notice('b'),
      { kind: 'refresh', key: 'c', sittingId: 'x', scope: { countsAnd: personIdOf('sato') } },
    ]);
    expect(due.every(({ attempts, municipalityId }) => attempts === 0 && municipalityId === TSUTSUJI)).toBe(
      true,
    );
  });

  it('never hands one message to two workers', async () => {
    const names = Array.from({ length: 200 }, (_, n) => `m${n}`);
    await queue(...names.map(notice));
    const otherReplica = await prismaStore({ url: s.url, cipher: aesCipher(s.masterKey) });
    const workers = Array.from({ length: 8 }, async (_, n) => {
      const taken: string[] = [];
      for (;;) {
        const due = await (n % 2 ? s.store : otherReplica).lease(later(0), 60, 7);
        if (due.length === 0) return taken;
        taken.push(...keys(due));
      }
    });
    const taken = (await Promise.all(workers)).flat();
    await otherReplica.close();
    expect(taken.sort()).toEqual(names.sort());
  });

  it('hands a message out again when the lease of a worker that died has passed', async () => {
    await queue(notice('a'));
    await s.store.lease(later(0), 60, 10);
    expect(await s.store.lease(later(59), 60, 10)).toEqual([]);
    const again = await s.store.lease(later(60), 60, 10);
    expect(again).toMatchObject([{ attempts: 1, outgoing: { key: 'a' } }]);
  });

  it('sends nothing twice: a key that was there before is left out, sent or not', async () => {
    await queue(notice('a'));
    const [due] = await s.store.lease(later(0), 60, 10);
    if (due) await s.store.delivered(due, null, later(1));
    await queue(notice('a'), notice('b'), notice('b'));
    expect(keys(await s.store.lease(later(2), 60, 10))).toEqual(['b']);
  });

  it('has the same key once for each municipality', async () => {
    await queue(notice('a'));
    await s.change([], { at: QUEUED, municipalityId: 'sakura' as MunicipalityId, outbox: [notice('a')] });
    expect(await s.store.lease(later(0), 60, 10)).toHaveLength(2);
  });

  it('waits as long as it was told after a failure, and gives up when it was told so', async () => {
    await queue(notice('a'));
    const [first] = await s.store.lease(later(0), 60, 10);
    if (first) await s.store.failed(first, 'rate_limited', later(30));
    expect(await s.store.nextDue()).toEqual(later(30));
    expect(await s.store.lease(later(29), 60, 10)).toEqual([]);
    const [second] = await s.store.lease(later(30), 60, 10);
    expect(second?.attempts).toBe(1);
    if (second) await s.store.failed(second, 'gone', null);
    expect(await s.store.lease(later(9999), 60, 10)).toEqual([]);
    expect(await s.store.outboxCounts()).toEqual({ waiting: 0, dead: 1 });
    expect(await s.store.nextDue()).toBeNull();
  });

  it('goes by the result of the worker that has the message now, but never unsends it', async () => {
    await queue(notice('a'));
    const [slow] = await s.store.lease(later(0), 60, 10);
    const [quick] = await s.store.lease(later(60), 60, 10);
    if (slow) await s.store.failed(slow, 'unreachable', null);
    expect(await s.store.outboxCounts()).toEqual({ waiting: 1, dead: 0 });
    if (slow) await s.store.delivered(slow, null, later(61));
    if (quick) await s.store.failed(quick, 'unreachable', later(70));
    expect(await s.store.outboxCounts()).toEqual({ waiting: 0, dead: 0 });
  });

  it('remembers which messages about a sitting were sent, in order, to be drawn again', async () => {
    await queue(notice('x'), notice('y'), {
      kind: 'refresh',
      key: 'r',
      sittingId: 'x' as SittingId,
      scope: 'all',
    });
    const sent = (message: string): SentMessage => ({
      message: { platform: 'slack', tenant: 'tsutsuji', channel: 'D1', message },
      to,
      notice: noticeOf('x'),
    });
    const due = await s.store.lease(later(0), 60, 10);
    for (const one of due) {
      await s.store.delivered(one, one.outgoing.key === 'x' ? sent('1.0') : null, later(1));
    }
    expect(await s.store.sentAbout(TSUTSUJI, 'x' as SittingId)).toEqual([sent('1.0')]);
    expect(await s.store.sentAbout(TSUTSUJI, 'y' as SittingId)).toEqual([]);
  });
});
