import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';

// Plays the bot in tests of what happens when it is killed: starts the server of the given data folder, says so on
// standard output, and lives until a signal ends it.
const [dataDir] = process.argv.slice(2);
if (!dataDir) throw new Error('No data folder was given.');
try {
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => {} });
  console.log(JSON.stringify({ url: postgres.url('postgres') }));
} catch (error) {
  console.log(JSON.stringify({ refused: (error as { code?: string }).code ?? String(error) }));
}
