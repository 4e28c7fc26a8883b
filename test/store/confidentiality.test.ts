import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import { EMPTY_CONTENT } from '../../src/domain/case-file.ts';
import { openSealed, seal } from '../../src/domain/confidential.ts';
import type { CaseId, ConstituentId, SittingId } from '../../src/domain/ids.ts';
import { EMPTY_MINUTES } from '../../src/domain/minutes.ts';
import type { Change } from '../../src/ports/store.ts';
import { aesCipher } from '../../src/store/cipher.ts';
import { WrongMasterKey } from '../../src/store/key-check.ts';
import { prismaStore } from '../../src/store/prisma-store.ts';
import { rotateKeys } from '../../src/store/rotate.ts';
import { query, testDatabase } from '../support/database.ts';
import { convenedSitting, draftMinutes, instant, openCase, openTask } from '../support/seeded-values.ts';
import { type TestStore, TSUTSUJI, testStore } from '../support/store.ts';

const CANARY = '金糸雀';
const NUMBER = 'R8-支-777';

describe('the database', () => {
  let s: TestStore;
  beforeAll(async () => {
    s = await testStore();
    const caseId = 'c' as CaseId;
    const sittingId = 's' as SittingId;
    const member = { id: 'a', relation: CANARY, ageBand: CANARY, status: CANARY, services: [CANARY] };
    const added: readonly Change[] = [
      {
        kind: 'case_added',
        case: openCase('c', {
          number: NUMBER,
          content: seal({ ...EMPTY_CONTENT, household: [member], situation: CANARY }),
        }),
      },
      { kind: 'sitting_added', sitting: convenedSitting('s') },
      {
        kind: 'attendance_answered',
        sittingId,
        version: 1,
        reply: {
          constituentId: 'sato' as ConstituentId,
          answer: 'absent',
          proxyId: null,
          word: seal(CANARY),
          answeredAt: instant('2026-11-02T00:00:00Z'),
        },
      },
      {
        kind: 'minutes_saved',
        minutes: draftMinutes('m', {
          caseId,
          sittingId,
          content: seal({ ...EMPTY_MINUTES, summary: CANARY, policy: CANARY }),
        }),
      },
      { kind: 'task_added', task: openTask('t', { caseId, detail: seal(CANARY) }) },
    ];
    await s.change(added, { events: [{ kind: 'case_added', caseId, facts: { urgency: 'high' } }] });
    await s.store.anchorHead(TSUTSUJI, calendarDay('2026-11-24'));
  });
  afterAll(() => s.close());

  it('holds no content of a case that could be read without the master key, in no table', async () => {
    const dump = await everyRow(s.url);
    expect(holds(dump, NUMBER)).toBe(true);
    expect(holds(dump, CANARY)).toBe(false);
    for (const table of ['AuditEvent', 'AuditHead', 'AuditAnchor', 'DataKey', 'KeyCheck']) {
      expect(await query(s.url, `SELECT 1 FROM "${table}"`), table).not.toEqual([]);
    }
  });

  it('holds none after the master key was changed either', async () => {
    const other = await testStore();
    const caseId = 'c' as CaseId;
    const content = seal({ ...EMPTY_CONTENT, situation: CANARY });
    await other.change([{ kind: 'case_added', case: openCase('c', { number: NUMBER, content }) }]);
    await other.store.close();
    const coming = randomBytes(32);
    const newCipher = aesCipher(coming);
    const at = instant('2026-11-24T00:00:00Z');
    await rotateKeys({ url: other.url, cipher: aesCipher([other.masterKey, coming]), newCipher, at });
    const dump = await everyRow(other.url);
    const store = await prismaStore({ url: other.url, cipher: newCipher });
    const found = await store.caseById(TSUTSUJI, caseId);
    await store.close();
    await other.close();
    expect(holds(dump, CANARY)).toBe(false);
    expect(found && openSealed(found.content).situation).toBe(CANARY);
    for (const key of [coming, other.masterKey]) {
      expect(dump).not.toContain(Buffer.from(key).toString('hex'));
      expect(dump).not.toContain(Buffer.from(key).toString('base64'));
    }
  });

  it('does not open content that was moved to another row', async () => {
    await s.change([
      { kind: 'case_added', case: openCase('other') },
      { kind: 'task_added', task: openTask('t2', { caseId: 'c' as CaseId, number: 2 }) },
    ]);
    await query(
      s.url,
      `UPDATE "CaseFile" SET content = (SELECT content FROM "CaseFile" WHERE "fileId" = 'file-c')
        WHERE "fileId" = 'file-other'`,
    );
    await expect(s.store.caseById(TSUTSUJI, 'other' as CaseId)).rejects.toThrow();
    await query(
      s.url,
      `UPDATE "FollowUpTask" SET detail = (SELECT detail FROM "FollowUpTask" WHERE "taskId" = 't') WHERE "taskId" = 't2'`,
    );
    await expect(s.store.tasksOfCase(TSUTSUJI, 'c' as CaseId)).rejects.toThrow();
  });

  it('is refused under another master key, in Japanese and English', async () => {
    const refused = prismaStore({ url: s.url, cipher: aesCipher(randomBytes(32)) });
    await expect(refused).rejects.toThrow(WrongMasterKey);
    await expect(refused).rejects.toThrow(/使い始めたときの鍵と違います.*MASTER_KEY is not the key/);
  });

  it('that is new belongs to one of two replicas that begin it at once with different keys', async () => {
    const database = await testDatabase();
    const open = () => prismaStore({ url: database.url, cipher: aesCipher(randomBytes(32)) });
    const opened = await Promise.allSettled([open(), open()]);
    for (const one of opened) if (one.status === 'fulfilled') await one.value.close();
    await database.drop();
    expect(opened.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

/** All rows of all tables, bytes as hexadecimal digits. */
async function everyRow(url: string): Promise<string> {
  const tables = await query(url, `SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
  const dumps = tables.map(async ({ tablename }) => {
    const rows = await query(url, `SELECT t::text AS line FROM ${pg.escapeIdentifier(tablename)} t`);
    return rows.map(({ line }) => line).join('\n');
  });
  return (await Promise.all(dumps)).join('\n');
}

function holds(dump: string, text: string): boolean {
  const bytes = Buffer.from(text);
  return [
    text,
    JSON.stringify(text).slice(1, -1),
    bytes.toString('hex'),
    bytes.toString('base64').slice(0, -4),
  ].some((form) => dump.includes(form));
}
