import type {
  ImportReport,
  RegistryCounts,
  RegistryEntry,
  RegistryKind,
  RegistryMistake,
} from '../../ports/registry.ts';
import { REGISTRY_KINDS } from '../../ports/registry.ts';

/** Keeps count of what an import does. */
export type Tally = {
  readonly mistakes: readonly RegistryMistake[];
  refuse(mistake: RegistryMistake): void;
  added(kind: RegistryKind, key: string): void;
  /** Without fields it is as it was. */
  changed(kind: RegistryKind, key: string, columns: readonly string[]): void;
  leftAlone(kind: RegistryKind, count: number): void;
  report(dryRun: boolean): Extract<ImportReport, { kind: 'applied' }>;
};

/** Columns that a file calls otherwise. */
const FIELDS: Readonly<Record<string, string>> = {
  ordinanceNumber: 'ordinance',
  ordinanceEstablishedOn: 'ordinance',
  agencyId: 'agency',
  parentBodyId: 'parent',
  termFrom: 'from',
  termTo: 'to',
};

export function makeTally(): Tally {
  const mistakes: RegistryMistake[] = [];
  const added: RegistryEntry[] = [];
  const changed: RegistryEntry[] = [];
  const unchanged = new Map<RegistryKind, number>();
  const leftAlone = new Map<RegistryKind, number>();
  return {
    mistakes,
    refuse: (mistake) => mistakes.push(mistake),
    added: (kind, key) => added.push({ kind, key, fields: [] }),
    changed(kind, key, columns) {
      const fields = [...new Set(columns.map((column) => FIELDS[column] ?? column))];
      if (fields.length > 0) changed.push({ kind, key, fields });
      else unchanged.set(kind, (unchanged.get(kind) ?? 0) + 1);
    },
    leftAlone: (kind, count) => leftAlone.set(kind, (leftAlone.get(kind) ?? 0) + count),
    report: (dryRun) => ({
      kind: 'applied',
      dryRun,
      added,
      changed,
      unchanged: counts(unchanged),
      leftAlone: counts(leftAlone),
    }),
  };
}

function counts(of: ReadonlyMap<RegistryKind, number>): RegistryCounts {
  return Object.fromEntries(REGISTRY_KINDS.map((kind) => [kind, of.get(kind) ?? 0])) as RegistryCounts;
}
