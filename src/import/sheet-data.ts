import { CONSTITUENT_KINDS } from '../domain/constituent.ts';
import { PLATFORMS } from '../ports/account.ts';
import { TENANT_FIELDS } from './checks/accounts.ts';
import type { Path } from './lines.ts';
import type { FileMistake, Mistake } from './mistake.ts';
import { nearest } from './nearest.ts';
import { type Column, FIRST_CELL, type Read, type Row, type Sheet, type Sheets } from './sheet-cells.ts';

/** What a registry file would say in the place of a sheet, and in which cell each part of it stands. */
export type Placed = {
  readonly data: unknown;
  /** By path, as JSON. */
  readonly cells: ReadonlyMap<string, Read>;
  /** The header of the column of a cell, by the cell's place. */
  readonly headers: ReadonlyMap<number, string>;
  readonly faults: readonly Mistake[];
};

type Writing = {
  readonly sheets: Sheets;
  readonly cells: Map<string, Read>;
  readonly headers: Map<number, string>;
  readonly faults: Mistake[];
};

const REQUIRED = {
  roster: ['agency', 'name', 'role', 'from', 'to'],
  agencies: ['key', 'agency'],
  body: ['municipalityKey', 'municipality', 'bodyKey', 'body', 'type'],
} as const satisfies Partial<Record<keyof Sheets, readonly Column[]>>;

/** Puts the rows of a roster into the shape of a registry file; what its words mean is found out here. */
export function registryData(sheets: Sheets): Placed {
  const writing: Writing = { sheets, cells: new Map(), headers: new Map(), faults: missing(sheets) };
  const { roster, agencies, body } = sheets;
  if (writing.faults.length > 0 || !roster || !agencies || !body) return { ...writing, data: null };
  return { ...writing, data: dataOf(writing, roster, agencies, body.rows[0] ?? {}) };
}

/** Sheets and columns without which nothing can be understood. */
function missing(sheets: Sheets): Mistake[] {
  const words = sheets.t.roster.sheet;
  const absent = (['roster', 'agencies', 'body'] as const).flatMap((name) => {
    const sheet = sheets[name];
    if (!sheet) return [words[name]];
    return REQUIRED[name].filter((column) => !sheet.headers[column]).map((column) => words.columns[column]);
  });
  return absent.map((field) => ({ line: FIRST_CELL, kind: 'field_missing', field }));
}

function dataOf(writing: Writing, roster: Sheet, agencySheet: Sheet, body: Row): unknown {
  const tenants = Object.fromEntries(
    PLATFORMS.map((platform) => [TENANT_FIELDS[platform], TENANT_FIELDS[platform]]),
  );
  const municipality = fields(writing, body, ['municipality'], {
    name: 'municipality',
    key: 'municipalityKey',
    ...tenants,
  });
  const about = { displayName: 'body', key: 'bodyKey', chairTitle: 'chairTitle', types: 'type' } as const;
  const { types, ...bodyFields } = fields(writing, body, ['bodies', 0], about);
  const agencies = agencySheet.rows.map((row, at) =>
    fields(writing, row, ['agencies', at], { key: 'key', name: 'agency' }),
  );
  const people = new Map<string, { readonly row: Row; readonly entry: object }>();
  const constituents = roster.rows.map((row, at) => {
    const agency = agencyOf(writing, row, agencies);
    const person = personKey(row, agency, roster.rows);
    const before = people.get(person);
    if (before) sameAsBefore(writing, row, before.row, person);
    else {
      const path = ['people', people.size];
      const entry = fields(writing, row, path, { name: 'name', agency: 'agency', key: 'key', ...ACCOUNTS });
      people.set(person, { row, entry: { ...entry, key: person, agency } });
    }
    const chairTitle = bodyFields.chairTitle ?? '';
    return { body: bodyFields.key, person, ...seatOf(writing, row, at, chairTitle) };
  });
  return {
    municipality,
    bodies: [{ ...bodyFields, types: types?.split(/\s*[,、]\s*/u) }],
    agencies,
    people: [...people.values()].map(({ entry }) => entry),
    constituents,
  };
}

const ACCOUNTS = { slack: 'slack', teams: 'teams', playground: 'playground' } as const;

/** The fields of an entry that are not empty, and where each of them stands or would stand. */
function fields<Name extends string>(
  { cells, headers, sheets }: Writing,
  row: Row,
  path: Path,
  columns: Readonly<Record<Name, Column>>,
): { readonly [N in Name]?: string } {
  const found = (Object.entries(columns) as [Name, Column][]).flatMap(([name, column]) => {
    const cell = row[column];
    if (!cell) return [];
    cells.set(JSON.stringify([...path, name]), cell);
    if (!cells.has(JSON.stringify(path))) cells.set(JSON.stringify(path), cell);
    headers.set(cell.place, sheets.t.roster.sheet.columns[column]);
    return cell.text === '' ? [] : [[name, cell.text] as const];
  });
  return Object.fromEntries(found) as { readonly [N in Name]?: string };
}

function fault({ faults }: Writing, cell: Read | undefined, mistake: FileMistake): void {
  faults.push({ line: cell?.place ?? FIRST_CELL, ...mistake });
}

/** The meaning of a word; one that has none is told with those that have. */
function meaning<T extends string>(
  writing: Writing,
  cell: Read | undefined,
  column: Column,
  words: readonly (readonly [word: string, means: T])[],
): T | undefined {
  if (!cell || cell.text === '') return undefined;
  const found = words.find(([word]) => word === cell.text);
  if (found) return found[1];
  const allowed = [...new Set(words.map(([word]) => word))];
  const field = writing.sheets.t.roster.sheet.columns[column];
  const near = nearest(cell.text, allowed);
  fault(writing, cell, { kind: 'value_unknown', field, value: null, allowed, nearest: near });
  return undefined;
}

type AgencyFields = { readonly key?: string; readonly name?: string };

function agencyOf(writing: Writing, row: Row, agencies: readonly AgencyFields[]): string | undefined {
  const words = agencies.flatMap(({ key, name }) => (key && name ? [[name, key] as const] : []));
  return meaning(writing, row.agency, 'agency', words);
}

/**
 * What the person of a row is called (識別名): as the sheet says; else as the same name of the same agency is
 * called in another row; else by both, so that the same sheet means the same people again.
 */
function personKey(row: Row, agency: string | undefined, rows: readonly Row[]): string {
  if (row.key?.text) return row.key.text;
  const isSame = (other: Row) =>
    other.name?.text === row.name?.text && other.agency?.text === row.agency?.text && other.key?.text;
  const known = rows.find(isSame)?.key?.text;
  const made = [agency, row.name?.text]
    .filter(Boolean)
    .join('.')
    .replace(/[^\p{L}\p{N}_.-]/gu, '');
  return known ?? made.slice(0, 60);
}

/** Two rows of one person have to agree who that is. */
function sameAsBefore(writing: Writing, row: Row, before: Row, key: string): void {
  if (row.name?.text === before.name?.text && row.agency?.text === before.agency?.text) return;
  const firstLine = before.name?.place ?? FIRST_CELL;
  fault(writing, row.name, { kind: 'listed_twice', what: 'person', key, firstLine });
}

function seatOf(writing: Writing, row: Row, at: number, chairTitle: string): object {
  const path = ['constituents', at];
  const columns = { kind: 'role', from: 'from', to: 'to', pledgedOn: 'pledgedOn' } as const;
  const days = { suspendedOn: 'suspendedOn', endedOn: 'endedOn' } as const;
  if (row.name) writing.cells.set(JSON.stringify(path), row.name);
  const { kind: _word, pledgedOn, ...seat } = fields(writing, row, path, { ...columns, ...days });
  const { common, roster } = writing.sheets.t;
  const roles = CONSTITUENT_KINDS.map((kind) => [common.roles[kind], kind] as const);
  const titled = chairTitle === '' ? [] : [[chairTitle, 'chair'] as const];
  const methods = Object.entries(roster.methods).map(([method, word]) => [word, method] as const);
  const kind = meaning(writing, row.role, 'role', [...titled, ...roles]);
  // What was pledged in chat is in the database; a sheet cannot pledge for anybody.
  const isOnPaper = meaning(writing, row.method, 'method', methods) !== 'in_chat';
  return { ...seat, kind, ...(isOnPaper && pledgedOn ? { pledgedOn } : {}) };
}
