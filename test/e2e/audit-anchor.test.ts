import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../support/slack/slack-user.ts';
import { type SlackTown, slackTown } from '../support/slack-town.ts';

let town: SlackTown;

beforeEach(async () => {
  town = await slackTown();
  await town.called();
});
afterEach(() => town.stop());

const titled = (text: string) => {
  const { jimu } = town.people;
  return jimu.messages(jimu.im).filter((one) => textOf(one).includes(text));
};
const anchorAt = async (at: string) => {
  town.clock.set(at);
  await town.installation.app.anchorAudit();
  await town.settle();
};

describe('監査記録の控え', () => {
  it('comes to the secretariat once on a business day, in office hours, with the head of the chain', async () => {
    await anchorAt('2026-11-24T23:00:00Z');
    expect(titled('監査記録の控え')).toHaveLength(0);
    await anchorAt('2026-11-25T00:00:00Z');
    await anchorAt('2026-11-25T05:00:00Z');
    const told = titled('監査記録の控え（令和8年11月25日(水)）');
    expect(told).toHaveLength(1);
    const [anchor] = await town.query(
      `SELECT "number"::int AS number, encode("hash", 'hex') AS hash FROM "AuditAnchor"`,
    );
    expect(textOf(told[0] as never)).toContain(`${anchor?.number}:${anchor?.hash}`);
    const { kaicho, soudan } = town.people;
    for (const person of [kaicho, soudan]) expect(person.everSeen()).not.toContain('監査記録の控え');
  });

  it('does not come again until something was recorded', async () => {
    await anchorAt('2026-11-25T00:00:00Z');
    await anchorAt('2026-11-26T00:00:00Z');
    expect(titled('監査記録の控え')).toHaveLength(1);
    await town.people.kaicho.slash('/shien', `事例 ${town.caseNumber}`, town.channel);
    await town.people.kaicho.answered(`${town.caseNumber}（あなただけに表示）`);
    await anchorAt('2026-11-27T00:00:00Z');
    expect(titled('監査記録の控え')).toHaveLength(2);
  });
});
