import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { query } from '../support/database.ts';
import { textOf } from '../support/slack/slack-user.ts';
import { type SlackTown, slackTown } from '../support/slack-town.ts';

let town: SlackTown;

beforeEach(async () => {
  town = await slackTown();
  await query(town.databaseUrl, `UPDATE "MeetingBody" SET "delivery" = 'sealed' WHERE "key" = 'shien'`);
  await town.confirmedMinutes();
});
afterEach(async () => {
  await town.stop();
});

describe('封: a summary delivered sealed', () => {
  it('shows number and button in the channel, and the text only to an entitled reader who presses it', async () => {
    const { kaicho, soudan, suido } = town.people;
    town.join(suido.id, town.channel);
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('の要旨を、封をして届けました');
    await town.settle();

    const notice = await soudan.sees('の要旨が届いています', town.channel);
    await soudan.click(notice, '開いて読む');
    await soudan.answered(town.canaries.summary);
    await suido.click(notice, '開いて読む');
    await suido.answered('操作できません');
    expect(suido.everSeen()).not.toContain(town.canaries.summary);
    const inChannel = town.slack
      .team()
      .channel(town.channel)
      .messages.filter((message) => message.onlyFor === undefined);
    expect(inChannel.map(textOf).join()).not.toContain(town.canaries.summary);
  });

  it('is checked at the click: who has left the audience since cannot open it any more', async () => {
    const { kaicho, denryoku } = town.people;
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('封をして届けました');
    await town.settle();
    await query(
      town.databaseUrl,
      `UPDATE "Constituent" SET "termTo" = '2026-11-20' WHERE "kind" = 'regular'`,
    );
    const notice = await denryoku.sees('の要旨が届いています', town.channel);
    await denryoku.click(notice, '開いて読む');
    await denryoku.answered('任期が終了しているため');
    expect(denryoku.everSeen()).not.toContain(town.canaries.summary);
  });

  it('records each reading and each refusal in the audit', async () => {
    const { kaicho, soudan } = town.people;
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('封をして届けました');
    await town.settle();
    await soudan.click(await soudan.sees('の要旨が届いています', town.channel), '開いて読む');
    await soudan.answered(town.canaries.summary);
    const rows = await query(
      town.databaseUrl,
      `SELECT count(*)::int AS n FROM "AuditEvent" e JOIN "Person" p ON p."personId" = e."personId"
        WHERE e.kind = 'minutes_read' AND p."key" = 'soudan'`,
    );
    expect(rows[0]?.n).toBe(1);
  });

  it('is refused in a public channel, although nothing but the number would stand there', async () => {
    const { kaicho } = town.people;
    town.slack.team().addChannel('C0OPEN', { kind: 'public', members: [kaicho.id] });
    await query(
      town.databaseUrl,
      `UPDATE "Channel" SET "channel" = 'C0OPEN' WHERE "channel" = '${town.channel}'`,
    );
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, 'C0OPEN');
    await kaicho.answered('公開チャンネルです');
  });
});
