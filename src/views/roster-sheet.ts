import type { Worksheet } from 'exceljs';
import type { CalendarDay } from '../domain/calendar-day.ts';
import { agencyName, type Constituent, type Roster, stateOn } from '../domain/constituent.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Municipality } from '../domain/meeting-body.ts';
import { accountOf, PLATFORMS, type Platform } from '../ports/account.ts';
import type { CardFile } from '../ports/card.ts';
import { roleName } from './body-cards.ts';
import { listed } from './roster-cards.ts';
import type { Speech } from './speech.ts';

const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** 2026年4月1日, in a cell that stays a date. */
const DAY_FORMAT = 'yyyy"年"m"月"d"日"';

/** What a spreadsheet program may take for a formula, were the cell typed in or saved as CSV. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/** Text that stays text: a mark before what would begin a formula. `plainText` takes it away again. */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

export function plainText(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}

/** The field of a municipality that names its workspace on a platform, as in a registry file. */
const WORKSPACE_COLUMNS = {
  slack: 'slackTeam',
  teams: 'teamsTenant',
  playground: 'playgroundTenant',
} as const satisfies Record<Platform, string>;

type Column = keyof Speech['t']['roster']['sheet']['columns'];
type Cells = Partial<Record<Column, string | Date | null>>;

export type RosterExport = {
  readonly municipality: Municipality;
  readonly roster: Roster;
  /** What an import file calls people; somebody without such a name is called by the id. */
  readonly keys: ReadonlyMap<PersonId, string>;
  readonly today: CalendarDay;
};

const dayCell = (day: CalendarDay | null | undefined) => (day ? new Date(`${day}T00:00:00Z`) : null);

function addSheet(
  sheet: Worksheet,
  headers: Speech['t']['roster']['sheet']['columns'],
  columns: readonly Column[],
  rows: readonly Cells[],
): void {
  sheet.columns = columns.map((key) => ({ key, header: headers[key], width: 18 }));
  sheet.getRow(1).font = { bold: true };
  for (const cells of rows) {
    const row = sheet.addRow([]);
    for (const [index, column] of columns.entries()) {
      const value = cells[column] ?? null;
      const cell = row.getCell(index + 1);
      cell.value = typeof value === 'string' ? harmless(value) : value;
      if (value instanceof Date) cell.numFmt = DAY_FORMAT;
    }
  }
}

function accountsOf(seat: Constituent): readonly (readonly [Platform, string])[] {
  return seat.person.accounts.map(accountOf).map(({ platform, user }) => [platform, user]);
}

function seatCells(speech: Speech, { roster, keys, today }: RosterExport, seat: Constituent): Cells {
  const t = speech.t.roster;
  const { person, term, pledge } = seat;
  return {
    agency: agencyName(roster, person.agencyId),
    name: person.name,
    role: roleName(speech, seat.kind, roster.body),
    from: dayCell(term.from),
    to: dayCell(term.to),
    state: t.states[stateOn(seat, today)],
    pledgedOn: dayCell(pledge?.pledgedOn),
    method: pledge && t.methods[pledge.method],
    suspendedOn: dayCell(seat.suspendedOn),
    endedOn: dayCell(seat.endedOn),
    ...Object.fromEntries(accountsOf(seat)),
    key: keys.get(person.id) ?? person.id,
  };
}

function bodyCells({ municipality, roster }: RosterExport): Cells {
  const { key, displayName, types, chairTitle } = roster.body;
  const accounts = roster.constituents.flatMap(({ person }) => person.accounts.map(accountOf));
  const workspaces = accounts.map(({ platform, tenant }) => [WORKSPACE_COLUMNS[platform], tenant]);
  return {
    municipalityKey: municipality.key,
    municipality: municipality.name,
    bodyKey: key,
    body: displayName,
    type: types.join(','),
    chairTitle,
    ...Object.fromEntries(workspaces),
  };
}

/**
 * 名簿の出力 (XLSX): one row for each seat there ever was, and on two more sheets what an import needs to know the
 * agencies and the body again. Nothing of a case.
 */
export async function rosterSheet(speech: Speech, what: RosterExport): Promise<CardFile> {
  // Loaded when somebody asks for it: it takes most of a second, and most days nobody does.
  const { default: ExcelJS } = await import('exceljs');
  const t = speech.t.roster.sheet;
  const { roster, today } = what;
  const used = PLATFORMS.filter((platform) =>
    roster.constituents.some((seat) => accountsOf(seat).some(([on]) => on === platform)),
  );
  const book = new ExcelJS.Workbook();
  const rosterColumns = ['agency', 'name', 'role', 'from', 'to', 'state', 'pledgedOn', 'method'] as const;
  const add = (name: string, columns: readonly Column[], rows: readonly Cells[]) =>
    addSheet(book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] }), t.columns, columns, rows);
  add(
    t.roster,
    [...rosterColumns, 'suspendedOn', 'endedOn', ...used, 'key'],
    listed(roster).map((seat) => seatCells(speech, what, seat)),
  );
  add(
    t.agencies,
    ['key', 'agency'],
    roster.agencies.map(({ key, name }) => ({ key, agency: name })),
  );
  const workspaces = used.map((platform) => WORKSPACE_COLUMNS[platform]);
  const bodyColumns = ['municipalityKey', 'municipality', 'bodyKey', 'body', 'type', 'chairTitle'] as const;
  add(t.body, [...bodyColumns, ...workspaces], [bodyCells(what)]);
  const bytes = await book.xlsx.writeBuffer();
  return {
    name: t.fileName(roster.body.displayName.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_'), today),
    mime: MIME,
    content: Buffer.from(bytes).toString('base64'),
    encoding: 'base64',
  };
}
