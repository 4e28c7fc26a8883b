import { z } from 'zod';
import type { Path, Source, Spot } from './lines.ts';
import type { FileMistake, Mistake } from './mistake.ts';
import { nearest, shown } from './nearest.ts';
import { wrongOf } from './primitives.ts';
import { isFields } from './readable.ts';
import { fileSchema } from './schema.ts';

type Issue = z.core.$ZodIssue;
type Told = { readonly spot: Spot; readonly mistake: FileMistake };

/** What is wrong with the shape of a file: fields that do not exist, are missing or hold something else. */
export function shapeMistakes(source: Source): readonly Mistake[] {
  const { error } = fileSchema.safeParse(source.data);
  const issues = error?.issues ?? [];
  const misspelt = issues.flatMap((issue) => misspellings(source.data, issue));
  return firstOfEachPlace(issues)
    .filter((issue) => !misspelt.includes(pathText(issue.path)))
    .flatMap((issue) => tell(source, issue))
    .filter(({ spot }) => spot.end <= source.readUntil)
    .map(({ spot, mistake }) => ({ line: spot.line, ...mistake }));
}

/** A value is wrong once, however many rules it breaks. */
function firstOfEachPlace(issues: readonly Issue[]): readonly Issue[] {
  const places = new Set<string>();
  return issues.filter((issue) => {
    const place = `${issue.code === 'unrecognized_keys'} ${pathText(issue.path)}`;
    return !places.has(place) && places.add(place);
  });
}

function tell(source: Source, issue: Issue): readonly Told[] {
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsAt(issue.path);
    return issue.keys.map((name) => ({
      spot: source.nameSpotOf([...issue.path, name]),
      mistake: { kind: 'field_unknown', field: shown(name), nearest: nearest(name, known) },
    }));
  }
  const value = valueAt(source.data, issue.path);
  return [{ spot: source.spotOf(issue.path), mistake: mistakeOf(issue, fieldOf(issue.path), value) }];
}

function mistakeOf(issue: Issue, field: string, value: unknown): FileMistake {
  if (value === undefined) return { kind: 'field_missing', field };
  if (value === null && issue.path.length > 0) return { kind: 'value_wrong', field, wrong: 'empty' };
  switch (issue.code) {
    case 'invalid_type':
      return { kind: 'wrong_type', field, expected: expectedOf(issue.expected) };
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      const given = String(value);
      return {
        kind: 'value_unknown',
        field,
        value: shown(given),
        allowed,
        nearest: nearest(given, allowed),
      };
    }
    case 'too_small':
    case 'too_big':
      return { kind: 'value_wrong', field, wrong: issue.origin === 'array' ? 'empty' : 'number' };
    case 'custom':
      return { kind: 'value_wrong', field, wrong: wrongOf(issue.params) };
    default:
      throw new Error(`No sentence for ${issue.code}.`);
  }
}

function expectedOf(type: string): 'text' | 'number' | 'list' | 'fields' | 'yes_no' {
  if (type === 'string') return 'text';
  if (type === 'array') return 'list';
  if (type === 'boolean') return 'yes_no';
  return type === 'object' ? 'fields' : 'number';
}

/**
 * Fields that are missing because their name was mistyped. The unknown name beside them tells the same
 * mistake, and better.
 */
function misspellings(data: unknown, issue: Issue): readonly string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const present = valueAt(data, issue.path);
  return issue.keys.flatMap((name) => {
    const meant = nearest(name, fieldsAt(issue.path));
    const isAbsent = meant !== null && isFields(present) && present[meant] === undefined;
    return isAbsent ? [pathText([...issue.path, meant])] : [];
  });
}

const pathText = (path: Path) => JSON.stringify(path.map(String));

/** The field that a path leads to; an entry of a list is called by the list. */
function fieldOf(path: Path): string {
  return String(path.findLast((step) => typeof step === 'string') ?? '');
}

export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    return isFields(value) ? value[String(step)] : undefined;
  }, data);
}

/** The names of the fields that there may be at a place. */
function fieldsAt(path: Path): readonly string[] {
  let schema: z.core.$ZodType = fileSchema;
  for (const step of path) {
    schema = bare(schema);
    if (schema instanceof z.ZodObject) schema = schema.shape[String(step)];
    else if (schema instanceof z.ZodArray) schema = schema.element;
  }
  const at = bare(schema);
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function bare(schema: z.core.$ZodType): z.core.$ZodType {
  const wraps = schema instanceof z.ZodOptional || schema instanceof z.ZodNullable;
  return wraps ? bare(schema.unwrap()) : schema;
}
