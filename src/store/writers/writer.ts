import type { MunicipalityId } from '../../domain/ids.ts';
import type { Change } from '../../ports/store.ts';
import type { Tx } from '../client.ts';
import type { Vault } from '../vault.ts';

/** What a writer works with: the transaction, whose it is, and when it was asked for. */
export type Writing = {
  readonly tx: Tx;
  readonly municipalityId: MunicipalityId;
  readonly at: Date;
  readonly vault: Vault;
};

type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

/** One writer per kind of change. */
export type Writers = {
  readonly [Kind in Change['kind']]: (change: ChangeOf<Kind>, writing: Writing) => Promise<void>;
};

/** Ends the transaction without a trace: a version, number or key is not as it was read. */
export class ChangedMeanwhile extends Error {}

export function expectOne({ count }: { count: number }): void {
  if (count !== 1) throw new ChangedMeanwhile();
}
