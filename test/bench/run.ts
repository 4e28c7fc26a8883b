import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { migrate } from '../../src/store/migrate.ts';
import { letInCrowd } from '../support/crowd.ts';
import { slackTown } from '../support/slack-town.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { benchAcknowledgement } from './acknowledgement.ts';
import { benchExposure } from './exposure.ts';
import { type Figure, tableOf } from './figures.ts';
import { benchGate } from './gate.ts';
import { benchReading } from './reading.ts';
import { benchSelection } from './selection.ts';
import { countStatements } from './statements.ts';

/** How many people of the channel there are beside the town's own five. */
const CROWD = 995;

/** What is promised of a channel of a thousand, on a database of its own. */
async function benchTown(): Promise<readonly Figure[]> {
  countStatements();
  const folder = await temporaryFolder();
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder.path, 'data'), log: () => {} });
  try {
    const url = postgres.url('bench');
    await migrate({ url });
    const database = { url, drop: async () => {} };
    const town = await slackTown({ database });
    try {
      await town.confirmedMinutes();
      await letInCrowd(town, CROWD);
      return [...(await benchGate(town)), ...(await benchExposure(town))];
    } finally {
      await town.stop();
    }
  } finally {
    await postgres.stop();
    await folder.remove();
  }
}

const began = performance.now();
const figures = [
  ...benchReading(),
  ...benchSelection(),
  ...(await benchTown()),
  ...(await benchAcknowledgement()),
];
console.log(tableOf(figures));
const seconds = (performance.now() - began) / 1000;
const [busy = 0] = loadavg();
// What else the machine does counts: two cores with a load of four measure the neighbours too.
console.log(`${seconds.toFixed(0)} s; ${availableParallelism()} cores, load ${busy.toFixed(1)}`);
if (figures.some((figure) => !figure.met)) process.exitCode = 1;
