import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { killBot, startBot } from '../support/child-bot.ts';
import { type Delivery, httpDelivery } from '../support/slack/delivery.ts';
import { slashFields } from '../support/slack/payloads.ts';
import { CHANNEL } from '../support/slack-town.ts';
import { PEOPLE } from '../support/town.ts';
import { type TownOnDisk, townOnDisk } from '../support/town-on-disk.ts';
import { atMost, type Figure, percentile } from './figures.ts';

const PER_SECOND = 50;
const WARM_UP_SECONDS = 2;
const SECONDS = 1;
/** Taken in short turns, so that whatever else the machine does meets both. */
const TURNS = 10;

/**
 * A signed slash command until it is acknowledged: つどい as `npm start` runs it, which then looks up and answers,
 * against a Bolt app that does nothing. Both in processes of their own.
 */
export async function benchAcknowledgement(): Promise<readonly Figure[]> {
  const town = await townOnDisk();
  const bot = startBot({
    env: {
      DATA_DIR: town.dataDir,
      SLACK_BOT_TOKEN: town.slack.team().token,
      SLACK_SIGNING_SECRET: town.slack.signingSecret,
      SLACK_API_URL: town.slack.apiUrl,
    },
  });
  const bare = await bareBolt(town.slack.signingSecret);
  try {
    const ours = httpDelivery(town.slack, `${await bot.url}/slack/events`);
    const theirs = httpDelivery(town.slack, bare.url);
    await load(town, theirs, WARM_UP_SECONDS);
    await load(town, ours, WARM_UP_SECONDS);
    const tookTheirs: number[] = [];
    const tookOurs: number[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      tookTheirs.push(...(await load(town, theirs, SECONDS)));
      tookOurs.push(...(await load(town, ours, SECONDS)));
    }
    const [p50, p50Theirs] = [percentile(tookOurs, 0.5), percentile(tookTheirs, 0.5)];
    const compared = `${p50.toFixed(2)} ms against ${p50Theirs.toFixed(2)} ms`;
    const at = `at ${PER_SECOND}/s`;
    return [
      atMost(`Slash command until acknowledged ${at}, p50, ${compared}`, p50 / p50Theirs, 1.3, ' ×', 2),
      atMost(`Slash command until acknowledged ${at}, p99`, percentile(tookOurs, 0.99), 100, ' ms'),
    ];
  } finally {
    await bare.stop();
    await killBot(bot);
    await town.remove();
  }
}

/** Commands at a steady rate, whether the ones before are answered or not; how many milliseconds each took. */
async function load({ slack }: TownOnDisk, delivery: Delivery, seconds: number): Promise<readonly number[]> {
  const workspace = slack.team();
  const person = workspace.people.get(PEOPLE.kaicho.id);
  if (person === undefined) throw new Error('There is no chair.');
  const start = performance.now();
  const under: Promise<number>[] = [];
  for (let number = 0; number < PER_SECOND * seconds; number += 1) {
    await pause(Math.max(0, start + (number * 1000) / PER_SECOND - performance.now()));
    under.push(one());
  }
  return Promise.all(under);

  async function one(): Promise<number> {
    const fields = slashFields({ slack, workspace, person: person as never }, '/shien', '予定', CHANNEL);
    const sent = performance.now();
    const { status } = await delivery.slash(fields);
    const took = performance.now() - sent;
    if (status !== 200) throw new Error(`A command was answered with ${status}.`);
    return took;
  }
}

async function bareBolt(signingSecret: string) {
  const script = fileURLToPath(new URL('bare-bolt.ts', import.meta.url));
  const args = ['--import', import.meta.resolve('tsx'), script, signingSecret];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    url,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
