import { joinChannel } from '../support/slack/payloads.ts';
import { textOf } from '../support/slack/slack-user.ts';
import type { SlackTown } from '../support/slack-town.ts';
import { atMost, type Figure, percentile } from './figures.ts';

const ROUNDS = 20;

/** From the join of somebody who is not registered until the post is gone, through Bolt and back. */
export async function benchExposure(town: SlackTown): Promise<readonly Figure[]> {
  const { kaicho } = town.people;
  const stands = () =>
    town.slack
      .team()
      .channel(town.channel)
      .messages.some((one) => textOf(one).includes(town.canaries.summary));
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('要旨を共有しました');
    await town.settle();
    const { id } = town.addPerson(`U0BUGAI${round}`, { name: '部外 太郎' });
    const joined = performance.now();
    const delivered = joinChannel(town.slack, town.adapter.delivery, { channel: town.channel, person: id });
    await town.slack.until(
      () => !stands(),
      () => 'The post still stands.',
    );
    took.push((performance.now() - joined) / 1000);
    await delivered;
    await town.settle();
    town.slack.team().leave(town.channel, id);
  }
  return [atMost(`Exposure after a join, p95 of ${ROUNDS}`, percentile(took, 0.95), 2, ' s', 2)];
}
