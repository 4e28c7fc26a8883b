import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Generates the typed client into src/store/generated, after every install. Plain JavaScript, because it runs before
// anything else is there.
//
// Prisma would first download an engine that generating never runs, from a host that many municipal networks block.
// Any executable in its place makes it go on without.
const require = createRequire(import.meta.url);
const cli = join(dirname(require.resolve('prisma/package.json')), 'build', 'index.js');
const { status, error } = spawnSync(process.execPath, [cli, 'generate', '--no-hints'], {
  cwd: dirname(dirname(fileURLToPath(import.meta.url))),
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (error) throw error;
process.exit(status ?? 1);
