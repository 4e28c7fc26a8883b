import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../support/teams/rooms.ts';
import { type TeamsTown, teamsTown } from '../support/teams-town.ts';

let town: TeamsTown;

beforeEach(async () => {
  town = await teamsTown();
  await town.confirmedMinutes();
});
afterEach(async () => {
  await town.stop();
});

/** Whatever was refused, nobody has seen the summary but those who wrote and confirmed it. */
function nobodyElseSawTheSummary(): void {
  for (const [key, person] of Object.entries(town.people)) {
    if (key === 'kaicho' || key === 'jimu') continue;
    expect(person.everSeen(), key).not.toContain(town.canaries.summary);
  }
  const posts = town.teams.room(town.room).messages.map((message) => JSON.stringify(message.activity));
  expect(posts.join()).not.toContain(town.canaries.summary);
}

const share = async () => town.people.kaicho.says(`共有 ${town.caseNumber}`, town.room);

describe('共有 in Teams', () => {
  it('posts nothing while one reader is not registered, tells the chair how many and the secretariat who', async () => {
    const { kaicho, jimu } = town.people;
    const outsider = town.addPerson('U0BUGAI', '部外 太郎');
    town.teams.join(outsider.user, town.room);

    await share();
    const answer = textOf(await kaicho.sees('は共有していません', kaicho.chat.id));
    await town.settle();

    expect(answer).toContain('条件を満たさない参加者が1人います');
    expect(answer).not.toContain('部外 太郎');
    const names = textOf(await jimu.sees('共有できなかった理由', jimu.chat.id));
    expect(names).toContain('部外 太郎');
    expect(names).toContain('名簿にない');
    expect(names).not.toContain(town.caseNumber);
    expect(kaicho.everSeen()).not.toContain('部外 太郎');
    expect(outsider.everSeen()).not.toContain(town.canaries.summary);
    nobodyElseSawTheSummary();
  });

  it('refuses a guest, somebody of another directory and somebody anonymous, also on a later page', async () => {
    const { kaicho, jimu } = town.people;
    for (const kind of ['guest', 'external', 'anonymous'] as const) {
      town.teams.join(town.addPerson(`U0${kind}`, `見知らぬ ${kind}`, { kind }).user, town.room);
    }
    await share();
    await kaicho.sees('条件を満たさない参加者が3人います', kaicho.chat.id);
    await town.settle();
    const names = textOf(await jimu.sees('共有できなかった理由', jimu.chat.id));
    expect(names).toContain('ゲスト');
    nobodyElseSawTheSummary();
  });

  it.each([
    ['a page of the list fails', 'pagedmembers', { kind: 'status', status: 500 }],
    ['Teams asks to wait', 'pagedmembers', { kind: 'status', status: 429, retryAfter: 30 }],
    ['the list is refused', 'pagedmembers', { kind: 'status', status: 403 }],
  ] as const)('decides nothing when %s', async (_what, route, fault) => {
    const { kaicho } = town.people;
    town.teams.fail(route, fault);
    await share();
    await kaicho.sees('参加者の一覧を最後まで確かめられませんでした', kaicho.chat.id);
    nobodyElseSawTheSummary();
    await share();
    await kaicho.sees('要旨を共有しました', kaicho.chat.id);
  });

  it('decides nothing while Teams does not say of somebody where they come from', async () => {
    const { kaicho } = town.people;
    const somebody = town.addPerson('U0NAZO', '謎 太郎', { untold: true });
    town.teams.join(somebody.user, town.room);
    await share();
    await kaicho.sees('参加者の一覧を最後まで確かめられませんでした', kaicho.chat.id);
    nobodyElseSawTheSummary();
  });

  it('is refused in a standard channel, since a bot is not told who may join its team', async () => {
    const { kaicho, soudan } = town.people;
    const id = '19:standard@thread.tacv2';
    town.teams.addRoom(id, { channelType: 'standard', members: [kaicho.user, soudan.user] });
    await town.query(`UPDATE "Channel" SET "channel" = $1 WHERE "channel" = $2`, [id, town.room]);
    await kaicho.says(`共有 ${town.caseNumber}`, id);
    await kaicho.sees('公開チャンネルです', kaicho.chat.id);
    nobodyElseSawTheSummary();
  });

  it('is refused in a shared channel, and allowed in a group chat whose list was read', async () => {
    const { kaicho, soudan } = town.people;
    const shared = '19:shared@thread.tacv2';
    town.teams.addRoom(shared, { channelType: 'shared', members: [kaicho.user, soudan.user] });
    await town.query(`UPDATE "Channel" SET "channel" = $1 WHERE "channel" = $2`, [shared, town.room]);
    await kaicho.says(`共有 ${town.caseNumber}`, shared);
    await kaicho.sees('外部の組織と共有されたチャンネル', kaicho.chat.id);
    nobodyElseSawTheSummary();

    const group = '19:group@thread.v2';
    town.teams.addRoom(group, { kind: 'groupChat', members: [kaicho.user, soudan.user] });
    await town.query(`UPDATE "Channel" SET "channel" = $1 WHERE "channel" = $2`, [group, shared]);
    await kaicho.says(`共有 ${town.caseNumber}`, group);
    await soudan.sees(town.canaries.summary, group);
  });

  it('takes the post away when somebody comes in between the check and the post', async () => {
    const { kaicho, jimu } = town.people;
    const outsider = town.addPerson('U0BUGAI', '部外 太郎');
    town.teams.onceAfter('pagedmembers', () => {
      // The last page of the first reading comes before the post.
      town.teams.onceAfter('send', () => town.teams.join(outsider.user, town.room));
    });
    await share();
    await kaicho.sees('の共有を取り消しました', kaicho.chat.id);
    await town.settle();
    const left = outsider.messages(town.room).map((message) => JSON.stringify(message.activity));
    expect(left.join()).not.toContain(town.canaries.summary);
    await jimu.sees('共有を取り消しました（事務局限り）', jimu.chat.id);
  });

  it('takes a post away as soon as Teams tells that somebody came in', async () => {
    const { kaicho, soudan } = town.people;
    await share();
    await soudan.sees(town.canaries.summary, town.room);
    await kaicho.sees('要旨を共有しました', kaicho.chat.id);
    const outsider = town.addPerson('U0BUGAI', '部外 太郎');
    town.teams.join(outsider.user, town.room);
    await outsider.send(
      outsider.activity(town.teams.room(town.room), {
        ...{ type: 'conversationUpdate', membersAdded: [{ id: `29:${outsider.user}` }] },
      }),
    );
    await town.settle();
    expect(soudan.messages(town.room).map(textOf).join()).not.toContain(town.canaries.summary);
  });

  it('never says that a post whose answer was lost is not there', async () => {
    const { kaicho, soudan } = town.people;
    town.teams.onceAfter('pagedmembers', () => town.teams.fail('send', { kind: 'lost' }));
    await share();
    await kaicho.sees(town.caseNumber, kaicho.chat.id);
    await town.settle();
    await soudan.sees(town.canaries.summary, town.room);
    town.clock.set('2026-11-25T05:20:00Z');
    expect(await town.installation.app.recoverDisclosures()).toBe(0);
    const rows = await town.query(`SELECT status FROM "Disclosure"`);
    expect(rows).toEqual([{ status: 'allowed' }]);
  });
});

describe('封 in Teams', () => {
  beforeEach(async () => {
    await town.query(`UPDATE "MeetingBody" SET "delivery" = 'sealed' WHERE "key" = 'shien'`);
  });

  it('shows number and button in the room, and the text only to an entitled reader who presses it', async () => {
    const { kaicho, soudan, suido } = town.people;
    town.teams.join(suido.user, town.room);
    await share();
    await kaicho.sees('の要旨を、封をして届けました', kaicho.chat.id);
    await town.settle();

    const notice = await soudan.sees('の要旨が届いています', town.room);
    await soudan.opens(notice, '開いて読む', town.canaries.summary);
    await suido.opens(notice, '開いて読む', '操作できません');
    expect(suido.everSeen()).not.toContain(town.canaries.summary);
    for (const room of town.teams.rooms.values()) {
      expect(JSON.stringify(room.messages)).not.toContain(town.canaries.summary);
    }
    const reads = await town.query(
      `SELECT count(*)::int AS n FROM "AuditEvent" e JOIN "Person" p ON p."personId" = e."personId"
        WHERE e.kind = 'minutes_read' AND p."key" = 'soudan'`,
    );
    expect(reads).toEqual([{ n: 1 }]);
  });
});
