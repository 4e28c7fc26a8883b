import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actionsOf, type Json } from '../support/teams/cards.ts';
import { cardOf, type Message, textOf } from '../support/teams/rooms.ts';
import type { TeamsUser } from '../support/teams/teams-user.ts';
import { type TeamsTown, teamsTown } from '../support/teams-town.ts';

let town: TeamsTown;

beforeEach(async () => {
  town = await teamsTown();
});
afterEach(() => town.stop());

type Refresh = { readonly action: { readonly data: unknown }; readonly userIds: readonly string[] };
const refreshOf = (message: Message) => cardOf(message)?.refresh as Refresh | undefined;

async function call(): Promise<void> {
  await town.people.kaicho.says('開催 12/3 14:00 場所:301会議室', town.room);
  await town.settle();
}

/** As a client would ask that was told to, with what it likes. */
function looks(person: TeamsUser, data: unknown): Promise<Json> {
  const action = { type: 'Action.Execute', verb: 'refresh', data };
  return person.send(
    person.activity(town.teams.room(town.room), {
      ...{ type: 'invoke', name: 'adaptiveCard/action', replyToId: 'm1' },
      value: { action, trigger: 'automatic' },
    }),
  );
}

describe('an invitation in a room of Teams', () => {
  const invitation = (person: TeamsUser) => person.sees('つつじ市支援会議を開催します', town.room);

  it('shows everybody who is called their own answer, and only to them', async () => {
    const { soudan, minsei } = town.people;
    await call();
    const own = await soudan.looksAt(await invitation(soudan));
    expect(textOf(own)).toContain('あなたの回答　未回答');
    await soudan.press(own, '出席');
    await town.settle();

    const shared = await invitation(soudan);
    expect(textOf(shared)).not.toContain('あなたの回答');
    expect(textOf(shared)).toContain('出席1');
    expect(textOf(await soudan.looksAt(shared))).toContain('あなたの回答　出席');
    expect(textOf(await minsei.looksAt(shared))).toContain('あなたの回答　未回答');
    for (const message of soudan.messages(town.room)) expect(textOf(message)).not.toContain('あなたの回答');
    expect(town.teams.violations).toEqual([]);
  });

  it('is the same as before for those who are in the room and not called', async () => {
    const outsider = town.addPerson('U0BUGAI', '部外 太郎');
    town.teams.join(outsider.user, town.room);
    await call();
    const shared = await invitation(outsider);
    expect(refreshOf(shared)?.userIds).not.toContain(`29:${outsider.user}`);
    expect(await outsider.looksAt(shared)).toBe(shared);
    const answer = await looks(outsider, refreshOf(shared)?.action.data);
    expect(answer.value).toBe('このカードは、みなさんに同じ内容で表示しています。');
  });

  it('is the same for somebody who is called and has not pledged yet', async () => {
    const { soudan, suido } = town.people;
    town.teams.join(suido.user, town.room);
    await call();
    const userIds = refreshOf(await invitation(suido))?.userIds;
    expect(userIds).toContain(`29:${soudan.user}`);
    expect(userIds).not.toContain(`29:${suido.user}`);
  });

  it('stands without own views when the list of the room cannot be read', async () => {
    const { kaicho, soudan } = town.people;
    town.teams.fail('pagedmembers', { kind: 'status', status: 403 });
    await call();
    expect(refreshOf(await invitation(soudan))).toBeUndefined();
    await kaicho.sees('つつじ市支援会議を招集しました', kaicho.chat.id);
  });
});

describe('a look brings nothing of a case', () => {
  beforeEach(async () => {
    await town.query(`UPDATE "MeetingBody" SET "delivery" = 'sealed' WHERE "key" = 'shien'`);
    await town.confirmedMinutes();
    await town.people.kaicho.says(`共有 ${town.caseNumber}`, town.room);
    await town.settle();
  });

  it('of a sealed summary: it is not refreshed, and its button’s ask opens by a press only', async () => {
    const { soudan } = town.people;
    const notice = await soudan.sees('の要旨が届いています', town.room);
    expect(refreshOf(notice)).toBeUndefined();
    const card = cardOf(notice);
    const [open] = card ? actionsOf(card) : [];
    const answer = await looks(soudan, open?.json.data);
    expect(answer.type).toBe('application/vnd.microsoft.activity.message');
    expect(JSON.stringify(answer)).not.toContain(town.canaries.summary);
    await soudan.opens(notice, '開いて読む', town.canaries.summary);
  });

  it.each([
    { kind: 'read_case', caseNumber: 'R8-支-014' },
    { kind: 'share', caseNumber: 'R8-支-014' },
    { kind: 'cases' },
    { kind: 'home' },
    { kind: 'no_such' },
  ])('and does nothing, for somebody who may read: %j', async (ask) => {
    const messages = () => [...town.teams.rooms.values()].flatMap((room) => room.messages).length;
    const before = messages();
    const answer = await looks(town.people.kaicho, { tsudoi: { ask } });
    await town.settle();
    expect(answer.value).toBe('このカードは、みなさんに同じ内容で表示しています。');
    expect(messages()).toBe(before);
  });
});
