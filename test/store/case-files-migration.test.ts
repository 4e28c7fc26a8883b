import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSealed } from '../../src/domain/confidential.ts';
import type { CaseId, MunicipalityId } from '../../src/domain/ids.ts';
import { aesCipher, keyIdOf } from '../../src/store/cipher.ts';
import { migrate } from '../../src/store/migrate.ts';
import { prismaStore } from '../../src/store/prisma-store.ts';
import { query, type TestDatabase } from '../support/database.ts';
import { databaseBefore } from '../support/old-database.ts';

const TOWN = 't' as MunicipalityId;
let database: TestDatabase;

beforeEach(async () => {
  database = await databaseBefore('_case_files');
});
afterEach(() => database.drop());

const insert = (table: string, row: Readonly<Record<string, unknown>>) => {
  const columns = Object.keys(row);
  return query(
    database.url,
    `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')})
     VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(row),
  );
};

describe('a database from before households had files', () => {
  it('gives each case a file that still opens, with its recusals and its ledger of consent', async () => {
    const key = randomBytes(32);
    const cipher = aesCipher(key);
    const own = { municipalityId: TOWN };
    await insert('Municipality', { ...own, key: 't', name: 'つつじ市', zone: 'Asia/Tokyo' });
    await insert('MeetingBody', {
      ...{ ...own, bodyId: 'plan', key: 'plan', types: '{support_plan_conference}', displayName: '会議' },
      ...{ chairTitle: '会長', quorum: '{"kind":"none"}', noticeDays: 0, delivery: 'inline' },
    });
    const agency = { ...own, agencyId: 'a', key: 'a', name: '福祉課', kind: 'other' };
    await insert('Agency', { ...agency, secrecyScope: 'individual' });
    await insert('Person', { ...own, personId: 'p', key: 'p', name: '森下', agencyId: 'a' });
    for (const [caseId, consent] of [
      ['ledger', 'withdrawn'],
      ['bare', 'obtained'],
    ] as const) {
      const place = { ...own, subjectId: caseId, field: 'case.content' };
      const dataKey = cipher.newDataKey(place, keyIdOf(key));
      await insert('DataKey', { ...own, subjectId: caseId, ...dataKey });
      const content = cipher.encrypt(
        JSON.stringify({ household: [], situation: `${caseId}の状況` }),
        place,
        dataKey,
      );
      await insert('Case', {
        ...{ ...own, caseId, bodyId: 'plan', number: caseId, urgency: 'low', selectionReason: 'other' },
        ...{ consent, status: 'open', content },
      });
      await insert('CaseAudience', { ...own, caseId, personId: 'p' });
    }
    await insert('Recusal', { ...own, caseId: 'ledger', personId: 'p' });
    const line = { ...own, caseId: 'ledger', method: 'spoken', on: '2026-11-01', recordedBy: 'x' };
    await insert('Consent', { ...line, number: 1, state: 'obtained', recordedAt: '2026-11-01' });
    await insert('Consent', { ...line, number: 2, state: 'withdrawn', recordedAt: '2026-11-02' });

    await migrate({ url: database.url });

    const store = await prismaStore({ url: database.url, cipher });
    try {
      const of = async (caseId: string) => {
        const found = await store.caseById(TOWN, caseId as CaseId);
        if (found === null) throw new Error(`${caseId} is gone.`);
        return found;
      };
      const [ledger, bare] = [await of('ledger'), await of('bare')];
      expect(openSealed(ledger.content)).toMatchObject({ situation: 'ledgerの状況', issues: [], wishes: '' });
      expect(openSealed(bare.content).situation).toBe('bareの状況');
      expect(ledger).toMatchObject({ fileId: 'ledger', audience: ['p'], limits: [], recused: ['p'] });
      expect(ledger.consents.map(({ state, purpose, memberId }) => [state, purpose, memberId])).toEqual([
        ['withdrawn', 'support_plan_conference', null],
        ['obtained', 'support_plan_conference', null],
      ]);
      expect(bare.consents.map(({ state, method }) => [state, method])).toEqual([['obtained', 'imported']]);
      await expect(query(database.url, 'DELETE FROM "Consent"')).rejects.toThrow('never changed');
    } finally {
      await store.close();
    }
  });
});
