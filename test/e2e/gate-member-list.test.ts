import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { letInCrowd } from '../support/crowd.ts';
import { altered, hang, rateLimited, refused, serverError } from '../support/slack/faults.ts';
import { textOf } from '../support/slack/slack-user.ts';
import { type SlackTown, slackTown } from '../support/slack-town.ts';

const MEMBERS = 'conversations.members';
const WAIT_MS = 300;

let town: SlackTown;
let waited: number[];
/** What happens while Slack lets the bot wait. */
let meanwhile: () => Promise<unknown>;

beforeEach(async () => {
  waited = [];
  meanwhile = async () => {};
  town = await slackTown({
    patience: { bulk: WAIT_MS },
    wait: async (seconds) => {
      waited.push(seconds);
      await meanwhile();
    },
  });
  await town.confirmedMinutes();
  // The bot and five people are three pages.
  town.slack.pageSizes(MEMBERS, [2, 2, 2]);
});
afterEach(async () => {
  await town.stop();
});

const share = () => town.people.kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
const posts = () =>
  town.people.soudan.messages(town.channel).filter((one) => textOf(one).includes(town.canaries.summary));
const statuses = async () =>
  (await town.query('SELECT status FROM "Disclosure" ORDER BY "at", "disclosureId"')).map(
    ({ status }) => status,
  );
const minutes = () => town.query('SELECT status, version FROM "Minutes"');

const FAULTS = [
  ['fails', serverError()],
  ['does not come in time', hang()],
  ['is put off for half a minute', rateLimited(30)],
  ['is asked for with a cursor that Slack does not know any more', refused('invalid_cursor')],
  ['has the cursor of page 2 again', altered(page({ next: '2:4' }))],
  ['lacks somebody', altered(page({ without: 1 }))],
  ['is empty and the last one', altered(page({ without: 2 }))],
] as const;

describe('a summary whose readers cannot be told for sure', () => {
  it.each(FAULTS)(
    'is not posted when page 3 of the member list %s, and can be shared later',
    async (_what, fault) => {
      const { kaicho, jimu, soudan } = town.people;
      const before = await minutes();
      town.slack.failAt(MEMBERS, 3, fault);
      await share();
      const answer = textOf(await kaicho.answered('参加者の一覧を最後まで確かめられませんでした'));
      await town.settle();

      expect(answer).toContain(`${town.caseNumber} は共有していません`);
      expect(answer).toContain('要旨は投稿せずに保管しています');
      expect(
        town.slack
          .team()
          .channel(town.channel)
          .messages.filter((one) => !one.onlyFor),
      ).toHaveLength(1);
      expect(soudan.everSeen()).not.toContain(town.canaries.summary);
      expect(await statuses()).toEqual(['inconclusive']);
      expect(await minutes()).toEqual(before);
      const told = textOf(await jimu.sees('共有できなかった理由', jimu.im));
      expect(told).toContain('参加者の一覧を最後まで確かめられませんでした');
      expect(told).not.toContain(town.caseNumber);
      expect(waited).toEqual([]);

      town.clock.set('2026-11-25T05:15:00Z');
      await kaicho.click(await kaicho.sees('は共有していません', town.channel), 'もう一度確かめて共有する');
      await kaicho.answered('要旨を共有しました');
      expect(posts()).toHaveLength(1);
      expect(await statuses()).toEqual(['inconclusive', 'kept']);
    },
  );

  it.each(FAULTS)('is taken away when page 3 of the second reading %s', async (_what, fault) => {
    const { kaicho, jimu } = town.people;
    town.slack.failAt(MEMBERS, 6, fault);
    await share();
    await kaicho.answered('の共有を取り消しました');
    await town.settle();
    expect(posts()).toEqual([]);
    expect(await statuses()).toEqual(['retracted']);
    await jimu.sees('共有を取り消しました（事務局限り）', jimu.im);
  });
});

describe('a summary whose readers were read to the end', () => {
  it('is posted when Slack put page 3 off for a moment', async () => {
    town.slack.failAt(MEMBERS, 3, rateLimited(2));
    await share();
    await town.people.kaicho.answered('要旨を共有しました');
    expect([posts().length, waited]).toEqual([1, [2]]);
  });

  it('is not posted when the seat of one of them ends while the list is being read', async () => {
    town.slack.failAt(MEMBERS, 3, rateLimited(2));
    meanwhile = () =>
      town.query(
        `UPDATE "Constituent" SET "endedOn" = '2026-11-24' WHERE "personId" IN
           (SELECT "personId" FROM "Person" WHERE "key" = 'denryoku')`,
      );
    await share();
    await town.people.kaicho.answered('条件を満たさない参加者が1人います');
    expect([posts(), waited]).toEqual([[], [2]]);
  });

  it('is posted to a channel of a thousand, of whom everybody was looked at', async () => {
    town.slack.pageSizes(MEMBERS, []);
    await letInCrowd(town, 995);
    await share();
    expect(textOf(await town.people.kaicho.answered('要旨を共有しました'))).toContain('1000人');
    const [row] = await town.query('SELECT proof FROM "Disclosure"');
    const proof = row?.proof as { pages: number; readers: { constituentId: string | null }[] };
    expect(proof.pages).toBe(6);
    expect(new Set(proof.readers.map((one) => one.constituentId)).size).toBe(1000);
  });

  it('is not posted to a thousand when one behind the last full page may not read it', async () => {
    town.slack.pageSizes(MEMBERS, []);
    await letInCrowd(town, 995);
    town.join(town.addPerson('U0BUGAI', { name: '部外 太郎' }).id, town.channel);
    await share();
    await town.people.kaicho.answered('条件を満たさない参加者が1人います');
    expect(posts()).toEqual([]);
  });
});

/** The page as it is, without some of its people or with another cursor. */
function page(terms: { readonly next?: string; readonly without?: number }) {
  return (answer: Readonly<Record<string, unknown>>) => ({
    ...answer,
    members: (answer.members as string[]).slice(terms.without ?? 0),
    response_metadata: { next_cursor: terms.next ?? '' },
  });
}
