import type { Cell, Workbook, Worksheet } from 'exceljs';
import { plainText } from '../views/roster-sheet.ts';
import { en } from '../views/texts/en.ts';
import { ja } from '../views/texts/ja.ts';

/** A cell: what stands in it as a person reads it, and where, as one number that grows in reading order. */
export type Read = { readonly text: string; readonly place: number };

const TABLES = [ja, en];

export type Column = keyof typeof ja.roster.sheet.columns;
type SheetName = 'roster' | 'agencies' | 'body';
/** A row with all columns that the sheet has; a cell may be empty. */
export type Row = { readonly [Name in Column]?: Read };

export type Sheet = {
  readonly rows: readonly Row[];
  /** Where a column's header stands; undefined for a column that is missing. */
  readonly headers: { readonly [Name in Column]?: Read };
};

export type Sheets = Readonly<Record<SheetName, Sheet | null>> & {
  /** The texts of the language in which the sheets are written. */
  readonly t: typeof ja;
};

const SHEETS: readonly SheetName[] = ['roster', 'agencies', 'body'];
/** Columns that are looked at; a row may not have as many. */
const MOST_COLUMNS = 100;
const ROW = 1000;
/** More than a sheet has rows. */
const SHEET = ROW * 2_000_000;
/** Excel's own text for a day, where a cell is formatted as text: 2026/4/1. */
const WRITTEN_DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u;

/** The sheets of an exported roster by their names in either language; null for one that is not there. */
export function sheetsOf(book: Workbook): Sheets {
  const find = (name: SheetName) =>
    book.worksheets.find((sheet) => TABLES.some((t) => t.roster.sheet[name] === sheet.name));
  const read = (name: SheetName) => {
    const sheet = find(name);
    return sheet ? readSheet(sheet, SHEETS.indexOf(name) * SHEET) : null;
  };
  const t = book.worksheets.some(({ name }) => name === en.roster.sheet.roster) ? en : ja;
  return { roster: read('roster'), agencies: read('agencies'), body: read('body'), t };
}

/** 「名簿!C5」 */
export function addressOf({ t }: Sheets, place: number): string {
  const name = t.roster.sheet[SHEETS[Math.floor(place / SHEET)] ?? 'roster'];
  const column = place % ROW;
  const letters = column > 26 ? String.fromCharCode(64 + Math.floor((column - 1) / 26)) : '';
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return `${name}!${letters}${letter}${Math.floor((place % SHEET) / ROW)}`;
}

/** The first cell of the roster's sheet, for what is wrong with the whole. */
export const FIRST_CELL = ROW + 1;

function readSheet(sheet: Worksheet, base: number): Sheet {
  const read = (row: number, column: number): Read => ({
    text: textOf(sheet.getRow(row).getCell(column)),
    place: base + row * ROW + column,
  });
  const headers = new Map<Column, number>();
  for (let column = 1; column <= Math.min(sheet.columnCount, MOST_COLUMNS); column += 1) {
    const name = columnCalled(read(1, column).text);
    if (name && !headers.has(name)) headers.set(name, column);
  }
  const among = (row: number): Row =>
    Object.fromEntries([...headers].map(([name, column]) => [name, read(row, column)]));
  const rows: Row[] = [];
  sheet.eachRow((_row, number) => {
    if (number > 1) rows.push(among(number));
  });
  return {
    headers: among(1),
    rows: rows.filter((row) => Object.values(row).some(({ text }) => text !== '')),
  };
}

function columnCalled(header: string): Column | undefined {
  const names = Object.keys(ja.roster.sheet.columns) as Column[];
  return names.find((name) => TABLES.some((t) => t.roster.sheet.columns[name] === header));
}

function textOf(cell: Cell): string {
  const { value } = cell;
  // A formula is not worked out; what it last showed is what a person has seen.
  const shown = typeof value === 'object' && value !== null && 'result' in value ? value.result : value;
  if (shown instanceof Date) return Number.isNaN(shown.getTime()) ? '' : shown.toISOString().slice(0, 10);
  const text = plainText((typeof shown === 'string' ? shown : cell.text).trim());
  const [, year, month = '', date = ''] = WRITTEN_DAY.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}
