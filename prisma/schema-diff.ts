import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';

// Node has it; the type packages that the project uses leave it to the browser's types.
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<{ exports: { __wbindgen_start(): void } }>;
};

const prismaFolder = dirname(fileURLToPath(import.meta.url));
export const migrationsFolder = join(prismaFolder, 'migrations');
/** The schema as the last migration left it. */
export const snapshotFile = join(migrationsFolder, 'schema.snapshot');

/** The present schema as one text. */
export async function readSchema(): Promise<string> {
  const paths = (await readdir(prismaFolder, { recursive: true })).filter((path) => path.endsWith('.prisma'));
  const texts = await Promise.all(paths.sort().map((path) => readFile(join(prismaFolder, path), 'utf8')));
  return texts.join('\n');
}

type SchemaEngineClass = typeof import('@prisma/schema-engine-wasm').SchemaEngine;
let loaded: Promise<SchemaEngineClass> | undefined;

// Once per process: a second instance would take the first one's place under its running work.
async function loadSchemaEngine(): Promise<SchemaEngineClass> {
  const { resolve } = createRequire(import.meta.url);
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const module = await WebAssembly.compile(
    await readFile(resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm')),
  );
  const { exports } = await WebAssembly.instantiate(module, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  return glue.SchemaEngine;
}

/** Prisma's schema engine as WebAssembly, on a database: it wants one even where it does not look at it. */
export async function openSchemaEngine(schema: string, database: pg.Pool) {
  loaded ??= loadSchemaEngine();
  const SchemaEngine = await loaded;
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(database));
  return SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, adapter);
}

/** The SQL that leads from one schema to the other; empty when there is nothing to do. */
export async function schemaDiff(before: string, after: string, url: string): Promise<string> {
  const datamodel = (content: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path: 'schema.prisma', content }],
  });
  const database = new pg.Pool({ connectionString: url });
  try {
    const engine = await openSchemaEngine(after, database);
    const { stdout } = await engine.diff({
      from: datamodel(before),
      to: datamodel(after),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const script = stdout ?? '';
    return script.includes('This is an empty migration') ? '' : script;
  } finally {
    await database.end();
  }
}
