import { isDeepStrictEqual } from 'node:util';
import type { AgencyId, BodyId, MunicipalityId, PersonId } from '../../domain/ids.ts';
import type { NewId } from '../../ports/clock.ts';
import type { Tx } from '../client.ts';
import type { Vault } from '../vault.ts';
import type { Tally } from './tally.ts';

/** What the parts of an import work with. */
export type Importing = {
  readonly tx: Tx;
  readonly municipalityId: MunicipalityId;
  readonly at: Date;
  readonly vault: Vault;
  readonly newId: NewId;
  readonly tally: Tally;
};

/** The ids of what the file calls by keys. */
export type Ids<Id extends AgencyId | BodyId | PersonId> = ReadonlyMap<string, Id>;

/** The id of a key of the file, which the reading of the file has looked up. */
export function idOf<Id extends AgencyId | BodyId | PersonId>(ids: Ids<Id>, key: string): Id {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The file names ${key} and does not have it.`);
  return id;
}

type Given<Columns> = { [Name in keyof Columns]?: Exclude<Columns[Name], undefined> };

/** The columns that the file states. */
export function stated<Columns extends object>(columns: Columns): Given<Columns> {
  const entries = Object.entries(columns).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Given<Columns>;
}

/** The columns that the file states otherwise than the database. What it does not state stays. */
export function differing<Columns extends object>(
  present: { readonly [Name in keyof Columns]: unknown },
  columns: Columns,
): Given<Columns> {
  const entries = Object.entries(stated(columns)).filter(
    ([name, value]) => !isDeepStrictEqual(present[name as keyof Columns], value),
  );
  return Object.fromEntries(entries) as Given<Columns>;
}
