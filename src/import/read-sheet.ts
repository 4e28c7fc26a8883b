import type { Decision } from '../domain/decision.ts';
import type { RegistryFile } from '../ports/registry.ts';
import type { Path, Source } from './lines.ts';
import type { Mistake } from './mistake.ts';
import { readSource } from './read-file.ts';
import { addressOf, FIRST_CELL, sheetsOf } from './sheet-cells.ts';
import { type Placed, registryData } from './sheet-data.ts';
import type { PlaceOf } from './words.ts';

export type ReadSheet = {
  readonly file: Decision<RegistryFile, readonly Mistake[]>;
  /** The address of a cell, for what a mistake calls its line. */
  readonly placeOf: PlaceOf;
};

/**
 * Reads a roster as it is exported (名簿の取り込み, XLSX), by the checks of any registry file. Null when it is no
 * spreadsheet.
 */
export async function readRosterSheet(bytes: Uint8Array, now: Date): Promise<ReadSheet | null> {
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  const opened = await book.xlsx.load(Buffer.from(bytes).buffer).catch(() => null);
  if (opened === null) return null;
  const sheets = sheetsOf(book);
  const placed = registryData(sheets);
  const file = readSource(sourceOf(placed), now);
  const placeOf: PlaceOf = (place) => addressOf(sheets, place);
  if (file.ok) return { file, placeOf };
  return { file: { ok: false, refusal: file.refusal.map((mistake) => byHeader(mistake, placed)) }, placeOf };
}

/** The sheet as a text would be that was taken apart, with cells for its lines. */
function sourceOf({ data, cells, faults }: Placed): Source {
  const spotOf = (path: Path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const cell = cells.get(JSON.stringify(path.slice(0, length)));
      if (cell) return { line: cell.place, end: 0 };
    }
    return { line: FIRST_CELL, end: 0 };
  };
  const texts = new Map([...cells.values()].map(({ place, text }) => [place, text]));
  return {
    data,
    keysTwice: [],
    faults,
    readUntil: Number.POSITIVE_INFINITY,
    textOf: (place) => texts.get(place) ?? '',
    spotOf,
    nameSpotOf: spotOf,
  };
}

const ABOUT_FIELDS: readonly string[] = ['field_missing', 'wrong_type', 'value_wrong', 'value_unknown'];

/** Calls a field as the header of its column does. */
function byHeader(mistake: Mistake, { headers }: Placed): Mistake {
  const header = headers.get(mistake.line);
  return header !== undefined && ABOUT_FIELDS.includes(mistake.kind)
    ? ({ ...mistake, field: header } as Mistake)
    : mistake;
}
