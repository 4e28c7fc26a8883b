import { z } from 'zod';
import { fileSchema, type WrittenFile } from './schema.ts';

/** As it would be without mistakes, with gaps where there are some. Lists keep the places of their entries. */
export type Readable<T> = T extends string | number | boolean | null | undefined
  ? T | undefined
  : T extends readonly (infer Item)[]
    ? readonly Readable<Item>[] | undefined
    : { readonly [Name in keyof T]: Readable<T[Name]> } | undefined;

/**
 * All that can be understood of a file, so that a mistake in one field does not hide the mistakes in the
 * others.
 */
export function readable(data: unknown): Readable<WrittenFile> {
  return partOf(fileSchema, data) as Readable<WrittenFile>;
}

function partOf(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodOptional)
    return value === undefined ? undefined : partOf(schema.unwrap(), value);
  if (schema instanceof z.ZodNullable) return value === null ? null : partOf(schema.unwrap(), value);
  if (schema instanceof z.ZodObject && isFields(value)) {
    const fields = Object.entries<z.core.$ZodType>(schema.shape);
    return Object.fromEntries(fields.map(([name, field]) => [name, partOf(field, value[name])]));
  }
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((item) => partOf(schema.element, item));
  }
  const read = z.safeParse(schema, value);
  return read.success ? read.data : undefined;
}

export function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
