/** One promise of the design and what was measured of it in this run. */
export type Figure = {
  readonly what: string;
  readonly target: string;
  readonly measured: string;
  readonly met: boolean;
};

/** The value below which a share of the values lie, by the nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error('Nothing was measured.');
  return found;
}

/** A figure that must not be above its target. */
export function atMost(what: string, measured: number, most: number, unit: string, digits = 1): Figure {
  const target = `≤ ${most}${unit}`;
  return { what, target, measured: `${measured.toFixed(digits)}${unit}`, met: measured <= most };
}

/** The figures as a table for people. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [
    ['', 'What', 'Target', 'Measured'],
    ...figures.map((one) => [one.met ? '✓' : '✗', one.what, one.target, one.measured]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
