import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Constituent } from '../../src/domain/constituent.ts';
import type { AccountKey, MunicipalityId } from '../../src/domain/ids.ts';
import { readRosterSheet } from '../../src/import/read-sheet.ts';
import { importTexts, mistakeLines } from '../../src/import/words.ts';
import { bytesOf } from '../../src/ports/card.ts';
import { harmless, plainText, rosterSheet } from '../../src/views/roster-sheet.ts';
import { type Locale, speechIn } from '../../src/views/speech.ts';
import { constituent, day, pledge, roster } from '../support/domain-builders.ts';

const NOW = new Date('2026-12-01T01:00:00Z');
const municipality = {
  id: 'tsutsuji' as MunicipalityId,
  key: 'tsutsuji',
  name: 'つつじ市',
  zone: 'Asia/Tokyo',
  closedDays: [],
};

const slack = (user: string) => [`slack:T0001:${user}` as AccountKey];
const chair = constituent('kaicho', {
  kind: 'chair',
  person: { name: '会津 一郎', accounts: slack('U0KAICHO') },
});
const SEATS: readonly Constituent[] = [
  chair,
  constituent('sato', { agency: 'hokatsu', person: { name: '佐藤 花子', accounts: [] }, pledge: null }),
  constituent('mori', {
    agency: 'hokatsu',
    person: { accounts: slack('U0MORI') },
    endedOn: day('2026-10-01'),
    pledge: { ...pledge, method: 'paper' },
  }),
  constituent('kishi', {
    agency: 'suido',
    person: { accounts: slack('U0KISHI') },
    suspendedOn: day('2026-11-01'),
  }),
];

async function exported(seats = SEATS, locale: Locale = 'ja'): Promise<Uint8Array> {
  const keys = new Map(seats.map(({ id, person }) => [person.id, id as string]));
  const what = { municipality, roster: roster(seats), keys, today: day('2026-12-01') };
  return bytesOf(await rosterSheet(speechIn(locale), what));
}

/** The exported roster after somebody has worked on it in a spreadsheet program. */
async function edited(work: (book: ExcelJS.Workbook) => void, seats = SEATS): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await exported(seats)).buffer as ArrayBuffer);
  work(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const cell = (book: ExcelJS.Workbook, address: string, sheet = '名簿') =>
  (book.getWorksheet(sheet) as ExcelJS.Worksheet).getCell(address);

async function read(bytes: Uint8Array) {
  const sheet = await readRosterSheet(bytes, NOW);
  if (!sheet?.file.ok) throw new Error(JSON.stringify(sheet));
  return sheet.file.value;
}

async function told(bytes: Uint8Array): Promise<readonly string[]> {
  const sheet = await readRosterSheet(bytes, NOW);
  if (!sheet || sheet.file.ok) throw new Error('The sheet has no mistake.');
  return mistakeLines(importTexts('ja'), sheet.file.refusal, sheet.placeOf).slice(1);
}

describe('an exported roster', () => {
  it('has a row for each seat by agency, with days in cells that are dates', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await exported()).buffer as ArrayBuffer);
    const sheet = book.getWorksheet('名簿') as ExcelJS.Worksheet;
    const rows = sheet.getSheetValues().slice(1) as unknown[][];
    expect(rows[0]?.slice(1)).toEqual([
      '機関',
      '氏名',
      '役割',
      '任期の初日',
      '任期の最終日',
      '状態',
      '誓約日',
      '誓約の方法',
      '停止した日',
      '構成員でなくなった日',
      'Slack のメンバー ID',
      '識別名',
    ]);
    expect(rows.slice(1).map((row) => [row[2], row[3], row[6], row[8]])).toEqual([
      ['会津 一郎', '会長', '在任中', 'チャット'],
      ['mori', '構成員', '終了', '紙'],
      ['佐藤 花子', '構成員', '誓約待ち', undefined],
      ['kishi', '構成員', '停止中', 'チャット'],
    ]);
    expect(cell(book, 'D2').value).toEqual(new Date('2026-04-01T00:00:00Z'));
    expect(cell(book, 'D2').numFmt).toBe('yyyy"年"m"月"d"日"');
  });

  it.each<Locale>(['ja', 'en'])(
    'is read back as it was (%s): the same people, seats and days',
    async (locale) => {
      const file = await read(await exported(SEATS, locale));
      expect(file.municipality).toMatchObject({
        key: 'tsutsuji',
        name: 'つつじ市',
        workspaces: [{ platform: 'slack', tenant: 'T0001' }],
      });
      expect(file.bodies).toMatchObject([
        { key: 'shien', types: ['support_conference'], displayName: 'つつじ市支援会議', chairTitle: '会長' },
      ]);
      expect(file.agencies.map(({ key, name }) => [key, name])).toContainEqual(['suido', '機関suido']);
      expect(file.people.map(({ key, name, agency }) => [key, name, agency])).toEqual([
        ['kaicho', '会津 一郎', 'agency-of-kaicho'],
        ['mori', 'mori', 'hokatsu'],
        ['sato', '佐藤 花子', 'hokatsu'],
        ['kishi', 'kishi', 'suido'],
      ]);
      expect(file.people[0]?.accounts).toMatchObject([
        { platform: 'slack', tenant: 'T0001', user: 'U0KAICHO' },
      ]);
      const days = file.constituents.map(({ person, kind, term, suspendedOn, endedOn }) => ({
        ...{ person, kind, term, suspendedOn, endedOn },
      }));
      const term = { from: day('2026-04-01'), to: day('2028-03-31') };
      expect(days).toEqual([
        { person: 'kaicho', kind: 'chair', term, suspendedOn: undefined, endedOn: undefined },
        { person: 'mori', kind: 'regular', term, suspendedOn: undefined, endedOn: day('2026-10-01') },
        { person: 'sato', kind: 'regular', term, suspendedOn: undefined, endedOn: undefined },
        { person: 'kishi', kind: 'regular', term, suspendedOn: day('2026-11-01'), endedOn: undefined },
      ]);
    },
  );

  it('pledges for nobody: only what was given on paper is read as a pledge', async () => {
    const file = await read(await exported());
    expect(file.constituents.map(({ person, pledge: given }) => [person, given?.pledgedOn])).toEqual([
      ['kaicho', undefined],
      ['mori', day('2026-04-01')],
      ['sato', undefined],
      ['kishi', undefined],
    ]);
  });
});

describe('hostile cells', () => {
  const FORMULAS = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '＝1', '=HYPERLINK("http://x","y")'];

  it.each(FORMULAS)('%j stays text, and comes back as it was', async (name) => {
    const seats = [chair, constituent('evil', { person: { name, accounts: [] } })];
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await exported(seats)).buffer as ArrayBuffer);
    expect(['B2', 'B3'].map((address) => cell(book, address).type)).toEqual([
      ExcelJS.ValueType.String,
      ExcelJS.ValueType.String,
    ]);
    const texts = ['B2', 'B3'].map((address) => String(cell(book, address).value));
    expect(texts.some((text) => /^[=+\-@\t＝]/u.test(text))).toBe(false);
    const { people } = await read(await exported(seats));
    expect(people.map((one) => one.name)).toContain(name.trim());
  });

  it('never begin as a formula does, and lose nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(harmless(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
        expect(plainText(harmless(text))).toBe(
          text.startsWith("'") && plainText(text) !== text ? plainText(text) : text,
        );
      }),
    );
  });

  it('are not worked out: a formula counts as what it last showed', async () => {
    const bytes = await edited((book) => {
      cell(book, 'B2').value = { formula: 'CONCATENATE("あ","い")', result: 'あい' };
      cell(book, 'B3').value = { richText: [{ text: '森 ' }, { text: '光' }] };
      cell(book, 'B4').value = { text: '佐藤 花子', hyperlink: 'http://example.jp' };
    });
    const { people } = await read(bytes);
    expect(people.map(({ name }) => name).slice(0, 3)).toEqual(['あい', '森 光', '佐藤 花子']);
  });

  it('in a file that is no spreadsheet are not read at all', async () => {
    expect(await readRosterSheet(new TextEncoder().encode('municipality: {name: x}'), NOW)).toBeNull();
    expect(await readRosterSheet(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), NOW)).toBeNull();
  });
});

describe('a roster that was worked on', () => {
  it('may have days as text, as spreadsheet programs and people write them', async () => {
    const bytes = await edited((book) => {
      cell(book, 'D2').value = '2026/4/1';
      cell(book, 'E2').value = '2028年3月31日';
    });
    expect((await read(bytes)).constituents[0]?.term).toEqual(chair.term);
  });

  it('may have somebody new: named by agency and name, so that the same sheet means them again', async () => {
    const bytes = await edited((book) => {
      const add = (row: number, name: string) => {
        cell(book, `A${row}`).value = '機関suido';
        cell(book, `B${row}`).value = name;
        cell(book, `C${row}`).value = '臨時の構成員';
        cell(book, `D${row}`).value = new Date('2027-04-01T00:00:00Z');
        cell(book, `E${row}`).value = new Date('2028-03-31T00:00:00Z');
        cell(book, `K${row}`).value = row === 6 ? 'U0NEW' : null;
      };
      add(6, '新 太郎');
      add(7, '岸 一');
      cell(book, 'B5').value = '岸 一';
      cell(book, 'E5').value = new Date('2027-03-31T00:00:00Z');
    });
    const file = await read(bytes);
    expect(file.people.map(({ key }) => key)).toEqual(['kaicho', 'mori', 'sato', 'kishi', 'suido.新太郎']);
    expect(file.people[4]?.accounts).toMatchObject([{ user: 'U0NEW' }]);
    expect(file.constituents.slice(3).map(({ person, kind }) => [person, kind])).toEqual([
      ['kishi', 'regular'],
      ['suido.新太郎', 'adhoc'],
      ['kishi', 'adhoc'],
    ]);
  });

  it('takes a pledge on paper of somebody who had none', async () => {
    const bytes = await edited((book) => {
      cell(book, 'G4').value = new Date('2026-11-30T00:00:00Z');
    });
    expect((await read(bytes)).constituents[2]?.pledge).toMatchObject({
      pledgedOn: day('2026-11-30'),
      method: 'paper',
    });
  });

  it('ends nobody and brings nobody back by an empty cell', async () => {
    const bytes = await edited((book) => {
      cell(book, 'J3').value = null;
      cell(book, 'I5').value = null;
    });
    const { constituents } = await read(bytes);
    expect(constituents.map(({ endedOn, suspendedOn }) => endedOn ?? suspendedOn)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('mistakes in a sheet', () => {
  it.each<[string, (book: ExcelJS.Workbook) => unknown, string]>([
    [
      'a role that does not exist',
      (book) => (cell(book, 'C5').value = '構成'),
      '  名簿!C5：「役割」に使えない値があります。「構成員」ではありませんか。使える値は 会長、副会長、事務局、構成員、臨時の構成員、オブザーバー です。',
    ],
    [
      'an agency that is not listed',
      (book) => (cell(book, 'A5').value = '機関suidoo'),
      '  名簿!A5：「機関」に使えない値があります。「機関suido」ではありませんか。使える値は 機関agency-of-kaicho、機関hokatsu、機関suido です。',
    ],
    [
      'a day that is none',
      (book) => (cell(book, 'D5').value = '令和8年4月1日'),
      '  名簿!D5：「任期の初日」は、実在する日を 2026-04-01 の形で書いてください。',
    ],
    [
      'a term that runs backwards',
      (book) => (cell(book, 'E5').value = new Date('2026-03-31T00:00:00Z')),
      '  名簿!E5：任期の終わり（2026-03-31）が始まり（2026-04-01）より前です。',
    ],
    [
      'a name that is missing',
      (book) => (cell(book, 'B5').value = null),
      '  名簿!B5：「氏名」がありません。',
    ],
    [
      'a pledge of tomorrow',
      (book) => (cell(book, 'G3').value = new Date('2026-12-02T00:00:00Z')),
      '  名簿!G3：誓約の日が、今日より後です。',
    ],
    [
      'two people with one account',
      (book) => (cell(book, 'K5').value = 'U0KAICHO'),
      '  名簿!K5：「kishi」さんの slack のアカウントは、「kaicho」さん（名簿!K2）と同じです。',
    ],
    [
      'a body without a chair',
      (book) => (cell(book, 'C2').value = '構成員'),
      '  会議体!D2：会議体「shien」に、任期中の会長（kind: chair）がいません。構成員に会長を加えてください。',
    ],
    [
      'a column that is missing',
      (book) => (cell(book, 'B1').value = 'なまえ'),
      '  名簿!A1：「氏名」がありません。',
    ],
    ['a sheet that is missing', (book) => book.removeWorksheet('機関'), '  名簿!A1：「機関」がありません。'],
  ])('are told with the address of the cell: %s', async (_what, work, sentence) => {
    expect(await told(await edited((book) => void work(book)))).toEqual([sentence]);
  });

  it('are told where one key is two people’s, and their terms are one person’s then', async () => {
    const bytes = await edited((book) => {
      cell(book, 'L5').value = 'sato';
    });
    expect(await told(bytes)).toEqual(['  名簿!B5：「sato」という人は名簿!B4にもあります。']);
  });

  it('are told all at once, in reading order', async () => {
    const bytes = await edited((book) => {
      cell(book, 'D5').value = 'x';
      cell(book, 'C2').value = 'x';
      cell(book, 'B3').value = null;
    });
    expect((await told(bytes)).map((line) => line.split('：')[0]?.trim())).toEqual([
      '名簿!C2',
      '名簿!B3',
      '名簿!D5',
    ]);
  });
});
