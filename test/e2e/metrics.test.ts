import { afterEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { addDays, type CalendarDay, partsOf } from '../../src/domain/calendar-day.ts';
import { start } from '../../src/main.ts';
import type { Log } from '../../src/ports/log.ts';
import { httpDelivery } from '../support/slack/delivery.ts';
import { refused } from '../support/slack/faults.ts';
import { joinChannel } from '../support/slack/payloads.ts';
import { CHANNEL, slackTown, type TestClock, testClock } from '../support/slack-town.ts';
import { CANARIES, CASE_NUMBER, PEOPLE } from '../support/town.ts';
import { type People, townOnDisk } from '../support/town-on-disk.ts';

// A database server takes its time to start where others work beside it.
vi.setConfig({ testTimeout: 90_000 });

const silent: Log = { info() {}, warn() {}, error() {} };

const afterwards: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (let step = afterwards.pop(); step; step = afterwards.pop()) await step();
});

/** Our own lines of what `/metrics` says. */
const own = (text: string) => text.split('\n').filter((line) => line.startsWith('tsudoi_'));

describe('what is counted of a post that had to go', () => {
  it('is how long it stood, and none of its words, names, ids, channels or numbers', async () => {
    const town = await slackTown();
    afterwards.push(town.stop);
    await town.confirmedMinutes();
    const { kaicho } = town.people;
    await kaicho.slash('/shien', `共有 ${CASE_NUMBER}`, town.channel);
    await kaicho.answered('要旨を共有しました');
    town.clock.set('2026-11-25T05:10:42Z');
    const person = town.addPerson('U0BUGAI', { name: '部外 太郎' }).id;
    town.slack.fail('chat.postMessage', refused('restricted_action'));
    await joinChannel(town.slack, town.adapter.delivery, { channel: town.channel, person });
    await town.settle();

    const text = await town.metrics();
    for (const status of ['allowed', 'kept', 'retracted']) {
      expect(own(text)).toContain(`tsudoi_disclosures_total{installation="town",status="${status}"} 1`);
    }
    expect(own(text)).toContain('tsudoi_disclosure_exposure_seconds_sum{installation="town"} 42');
    expect(own(text)).toContain('tsudoi_outbox_messages_total{installation="town",outcome="given_up"} 1');
    expect(own(text)).toContain('tsudoi_outbox_messages{installation="town",state="dead"} 1');
    expect(own(text)).toContain('tsudoi_outbox_messages{installation="town",state="waiting"} 0');

    const ids = await town.query(
      `SELECT "personId" AS id FROM "Person" UNION SELECT "caseId" FROM "Case" UNION SELECT "disclosureId" FROM "Disclosure"`,
    );
    const secrets = [
      ...ids.map(({ id }) => String(id)),
      ...Object.values(PEOPLE).flatMap(({ id, name }) => [id, name]),
      ...Object.values(CANARIES),
      ...[CASE_NUMBER, CHANNEL, 'T0001', '部外', 'U0BUGAI', 'つつじ'],
    ];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });
});

/** A called sitting of five days ago with confirmed minutes that stand in the channel since a minute. */
async function shareBefore(people: People, clock: TestClock, today: CalendarDay): Promise<void> {
  const { kaicho } = people;
  const { year, month, date } = partsOf(addDays(today, -5));
  await kaicho.slash('/shien', `開催 ${year}/${month}/${date} 14:00`, CHANNEL);
  await kaicho.answered('招集しました');
  await kaicho.slash('/shien', '議題 一覧', CHANNEL);
  await kaicho.submit(await kaicho.seesModal('議題を選ぶ'), { 議題にする事例: [CASE_NUMBER] });
  await kaicho.seesModal('議題を1件に決めました');
  kaicho.closeModal();
  clock.set(`${addDays(today, -5)}T05:10:00Z`);
  await kaicho.slash('/shien', '議事録', CHANNEL);
  await kaicho.click(await kaicho.answered('の議事録'), '書く');
  await kaicho.submit(await kaicho.seesModal('の結果'), { '要旨（共有される内容）': CANARIES.summary });
  await kaicho.click(await kaicho.seesModal('下書きを保存しました'), '読む');
  await kaicho.click(await kaicho.answered(CANARIES.summary), '確定する');
  await kaicho.answered('議事録を確定しました');
  clock.set(new Date(Date.now() - 60_000).toISOString());
  await kaicho.slash('/shien', `共有 ${CASE_NUMBER}`, CHANNEL);
  await kaicho.answered('要旨を共有しました');
}

describe('/metrics of the running bot', () => {
  it('shows the exposure after somebody joined whom nobody registered', async () => {
    const town = await townOnDisk();
    afterwards.push(town.remove);
    const { slack, today } = town;
    const clock = testClock(`${addDays(today, -10)}T01:00:00Z`);
    const before = await town.startHere(clock);
    await shareBefore(before.people, clock, today);
    await before.stop();

    const env = {
      DATA_DIR: town.dataDir,
      PORT: '0',
      SLACK_BOT_TOKEN: slack.team().token,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
    };
    const running = await start(readConfig(env), silent);
    afterwards.push(running.stop);
    const metrics = () => fetch(`${running.url}/metrics`);
    expect(await (await metrics()).text()).not.toContain('tsudoi_disclosure_exposure_seconds_count{');

    slack.team().addPerson('U0BUGAI', { name: '部外 太郎' });
    const delivery = httpDelivery(slack, `${running.url}/slack/events`);
    await joinChannel(slack, delivery, { channel: CHANNEL, person: 'U0BUGAI' });
    await slack.until(
      () => slack.callsOf('chat.delete').length > 0,
      () => 'The post still stands.',
    );
    const lines = await vi.waitUntil(
      async () => {
        const now = own(await (await metrics()).text());
        return now.some((line) => line.startsWith('tsudoi_disclosure_exposure_seconds_count{')) && now;
      },
      { timeout: 10_000 },
    );
    expect(lines).toContain('tsudoi_disclosure_exposure_seconds_count{installation="town"} 1');
    expect(lines).toContain('tsudoi_disclosures_total{installation="town",status="retracted"} 1');
    const answer = await metrics();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
  });
});
