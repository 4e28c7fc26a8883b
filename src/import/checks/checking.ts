import type { CalendarDay } from '../../domain/calendar-day.ts';
import type { Path } from '../lines.ts';
import type { FileMistake } from '../mistake.ts';
import { isFields, type Readable } from '../readable.ts';
import { fileSchema, type ListName, type WrittenFile } from '../schema.ts';

/** A file under examination: as far as it can be understood, and as it was written. */
export type Checking = {
  readonly file: NonNullable<Readable<WrittenFile>>;
  readonly data: unknown;
  readonly today: CalendarDay;
  readonly lineOf: (path: Path) => number;
  readonly report: (path: Path, mistake: FileMistake) => void;
};

type Entry<List extends ListName> = NonNullable<NonNullable<Readable<WrittenFile>>[List]>[number];

/** The entries of a list with their places; those that are no entries at all are left out. */
export function entriesOf<List extends ListName>(
  { file }: Checking,
  list: List,
): readonly { readonly entry: NonNullable<Entry<List>>; readonly path: Path }[] {
  const entries: readonly Entry<List>[] = file[list] ?? [];
  return entries.flatMap((entry, index) => (entry ? [{ entry, path: [list, index] }] : []));
}

/** Whether the list as it was written is one; a mistyped name or value has been told as a mistake by itself. */
export function isThere({ data }: Checking, list: ListName): boolean {
  if (!isFields(data)) return false;
  const value = data[list];
  if (value !== undefined) return Array.isArray(value) || value === null;
  return Object.keys(data).every((name) => name in fileSchema.shape);
}

/** What was written as an entry of a list. */
export function writtenAs({ data }: Checking, [list, index]: Path): Readonly<Record<string, unknown>> {
  const entries = isFields(data) ? data[String(list)] : undefined;
  const entry: unknown = Array.isArray(entries) ? entries[Number(index)] : undefined;
  return isFields(entry) ? entry : {};
}
