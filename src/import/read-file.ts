import { dayIn } from '../domain/calendar-day.ts';
import { accept, type Decision, refuse } from '../domain/decision.ts';
import type { RegistryFile } from '../ports/registry.ts';
import { checkAccounts } from './checks/accounts.ts';
import { checkAudiences } from './checks/audience.ts';
import { checkBodies } from './checks/bodies.ts';
import { checkCaseFiles } from './checks/case-files.ts';
import type { Checking } from './checks/checking.ts';
import { checkNames } from './checks/names.ts';
import { checkSeats } from './checks/seats.ts';
import { type Source, takeApart } from './lines.ts';
import type { Mistake } from './mistake.ts';
import { readable } from './readable.ts';
import { registryFile } from './registry-file.ts';
import { fileSchema } from './schema.ts';
import { shapeMistakes } from './shape-mistakes.ts';

/** Where a municipality is that does not say it. */
export const USUAL_ZONE = 'Asia/Tokyo';

/**
 * Reads a registry file (名簿ファイル) written in YAML or JSON. All mistakes are told at once, by line; a file
 * with a mistake gives nothing to import.
 */
export function readRegistryFile(text: string, now: Date): Decision<RegistryFile, readonly Mistake[]> {
  return readSource(takeApart(text), now);
}

/** The same for a file that has been taken apart already. */
export function readSource(source: Source, now: Date): Decision<RegistryFile, readonly Mistake[]> {
  const mistakes = [...source.keysTwice, ...source.faults, ...mistakesIn(source, now)];
  if (mistakes.length > 0) return refuse(mistakes.sort((a, b) => a.line - b.line));
  return accept(registryFile(fileSchema.parse(source.data), source));
}

function mistakesIn(source: Source, now: Date): readonly Mistake[] {
  if (source.data === null && source.faults.length === 0) return [{ line: 1, kind: 'empty_file' }];
  const shape = shapeMistakes(source);
  // What things refer to may stand behind the place up to which the text was understood.
  const isCutOff = source.readUntil < Number.POSITIVE_INFINITY;
  const found = isCutOff ? shape : [...shape, ...checkTogether(source, now)];
  return found.filter((mistake) => !isConsequence(mistake, source));
}

/** Whether the mistake is on a line that could not be read, or misses what is on one. */
function isConsequence(mistake: Mistake, { faults, textOf }: Source): boolean {
  const missed = missedBy(mistake);
  return faults.some(
    ({ line }) => line === mistake.line || (missed !== null && textOf(line).includes(missed)),
  );
}

function missedBy(mistake: Mistake): string | null {
  switch (mistake.kind) {
    case 'reference_unknown':
      return mistake.key;
    case 'field_missing':
    case 'tenant_missing':
      return mistake.field;
    case 'audience_without_seat':
      return mistake.person;
    case 'chair_missing':
      return 'chair';
    default:
      return null;
  }
}

/** What is wrong between the entries, as far as they can be read. */
function checkTogether(source: Source, now: Date): readonly Mistake[] {
  const file = readable(source.data);
  if (!file) return [];
  const found: Mistake[] = [];
  const lineOf: Checking['lineOf'] = (path) => source.spotOf(path).line;
  const checking: Checking = {
    file,
    data: source.data,
    today: dayIn(file.municipality?.zone ?? USUAL_ZONE, now),
    lineOf,
    report: (path, mistake) => found.push({ line: lineOf(path), ...mistake }),
  };
  checkNames(checking);
  checkBodies(checking);
  checkAccounts(checking);
  checkSeats(checking);
  checkAudiences(checking);
  checkCaseFiles(checking);
  return found;
}
