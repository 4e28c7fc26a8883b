import { randomBytes } from 'node:crypto';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { AccountKey, AgencyId, BodyId, ConstituentId, PersonId } from '../../src/domain/ids.ts';
import type { Municipality } from '../../src/domain/meeting-body.ts';
import { readRosterSheet } from '../../src/import/read-sheet.ts';
import { bytesOf } from '../../src/ports/card.ts';
import type { ImportReport } from '../../src/ports/registry.ts';
import { aesCipher } from '../../src/store/cipher.ts';
import { type PrismaStore, prismaStore } from '../../src/store/prisma-store.ts';
import { type PrismaRegistry, prismaRegistry } from '../../src/store/registry.ts';
import { rosterSheet } from '../../src/views/roster-sheet.ts';
import { speechIn } from '../../src/views/speech.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { loadTown } from '../support/slack-town.ts';

const NOW = new Date('2026-11-24T01:00:00Z');
const TODAY = calendarDay('2026-11-24');

let database: TestDatabase;
let store: PrismaStore;
let registry: PrismaRegistry;
let municipality: Municipality;
let shien: BodyId;

beforeAll(async () => {
  database = await testDatabase();
  const cipher = aesCipher(randomBytes(32));
  await loadTown(database.url, cipher, NOW);
  store = await prismaStore({ url: database.url, cipher });
  registry = await prismaRegistry({ url: database.url, cipher });
  [municipality] = (await store.municipalities()) as [Municipality];
  const bodies = await store.bodies(municipality.id);
  shien = bodies.find(({ key }) => key === 'shien')?.id as BodyId;
  await addInChat();
});
afterAll(async () => {
  await store.close();
  await registry.close();
  await database.drop();
});

const roster = () => store.roster(municipality.id, shien);

/** Somebody who came by chat, and so has no name in any file. */
async function addInChat(): Promise<void> {
  const { constituents, agencies } = await roster();
  const seat = {
    id: 'seat-of-nitta' as ConstituentId,
    bodyId: shien,
    person: {
      id: 'c0ffee00-0000-4000-8000-000000000001' as PersonId,
      name: '=新田 実',
      agencyId: agencies.find(({ key }) => key === 'suido')?.id as AgencyId,
      accounts: ['slack:T0001:U0NITTA' as AccountKey],
    },
    kind: 'adhoc' as const,
    term: { from: TODAY, to: calendarDay('2027-03-31') },
    suspendedOn: null,
    endedOn: null,
    pledge: { pledgedOn: TODAY, version: 'text', method: 'in_chat' as const },
  };
  const committed = await store.commit({
    municipalityId: municipality.id,
    request: null,
    actor: { personId: null, account: null },
    at: NOW,
    changes: [{ kind: 'seat_added', constituent: seat, read: constituents }],
    events: [],
    outbox: [],
  });
  expect(committed.kind).toBe('committed');
}

async function exported(): Promise<ExcelJS.Workbook> {
  const keys = await store.personKeys(municipality.id, shien);
  const what = { municipality, roster: await roster(), keys, today: TODAY };
  const book = new ExcelJS.Workbook();
  const { buffer } = bytesOf(await rosterSheet(speechIn('ja'), what));
  await book.xlsx.load(buffer);
  return book;
}

type Applied = Extract<ImportReport, { kind: 'applied' }>;

async function imported(book: ExcelJS.Workbook): Promise<Applied> {
  const sheet = await readRosterSheet(new Uint8Array(await book.xlsx.writeBuffer()), NOW);
  if (!sheet?.file.ok) throw new Error(JSON.stringify(sheet));
  const report = await registry.apply(sheet.file.value, { at: NOW, dryRun: false });
  if (report.kind !== 'applied') throw new Error(JSON.stringify(report));
  return report;
}

describe('a roster that is exported and imported again', () => {
  it('changes nothing, also about somebody who was added in chat', async () => {
    const before = await roster();
    const report = await imported(await exported());
    expect([report.added, report.changed]).toEqual([[], []]);
    expect(await roster()).toEqual(before);
  });

  it('changes what was changed in it: a term, a release, a pledge on paper, a name', async () => {
    const book = await exported();
    const sheet = book.getWorksheet('名簿') as ExcelJS.Worksheet;
    const row = (name: string) => {
      const at = sheet.getColumn(2).values.indexOf(name);
      return (column: string) => sheet.getCell(`${column}${at}`);
    };
    row('民田 春')('E').value = new Date('2027-03-31T00:00:00Z');
    row('電野 進')('J').value = new Date('2026-12-01T00:00:00Z');
    row('水谷 清')('G').value = new Date('2026-11-20T00:00:00Z');
    row("'=新田 実")('B').value = '新田 実';
    const report = await imported(book);
    expect(report.added).toEqual([{ kind: 'pledge', key: 'shien/suido', fields: [] }]);
    expect(report.changed).toEqual([
      { kind: 'person', key: 'c0ffee00-0000-4000-8000-000000000001', fields: ['name'] },
      { kind: 'constituent', key: 'shien/denryoku', fields: ['endedOn'] },
      { kind: 'constituent', key: 'shien/minsei', fields: ['to'] },
    ]);
    const { constituents } = await roster();
    expect(constituents.find(({ person }) => person.name === '新田 実')?.person.accounts).toEqual([
      'slack:T0001:U0NITTA',
    ]);
    expect((await store.personKeys(municipality.id, shien)).size).toBe(6);
    expect((await imported(await exported())).changed).toEqual([]);
  });
});
