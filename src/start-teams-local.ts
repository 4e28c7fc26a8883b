import { fileURLToPath } from 'node:url';
import { type Config, loadTeamsLocalConfig } from './config.ts';
import { dayIn } from './domain/calendar-day.ts';
import { loadSample } from './import/sample.ts';
import { withDatabase } from './import-file.ts';
import { type Running, run, start } from './main.ts';
import type { Log } from './ports/log.ts';
import { aesCipher } from './store/cipher.ts';
import { masterKey } from './store/master-key.ts';
import { migrate } from './store/migrate.ts';

// npm run start:teams-local

/** 手元の Teams: the bot for a Teams client on this machine, with a small sample team that is loaded once. */
export async function startTeamsLocal(config: Config, log: Log): Promise<Running> {
  const now = new Date();
  const cipher = aesCipher(await masterKey(config.masterKey, config.dataDir));
  await withDatabase(config, async (url) => {
    await migrate({ url });
    await loadSample({ url, cipher, now, today: dayIn(config.zone, now), sample: 'teams' });
  });
  return start(config, log);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run(loadTeamsLocalConfig, startTeamsLocal);
