import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeSlack, fakeSlack } from './fake-slack.ts';
import { hang, rateLimited, refused, serverError } from './faults.ts';
import { textOf } from './slack-user.ts';

const section = (text: string) => ({ type: 'section' as const, text: { type: 'plain_text' as const, text } });

describe('the fake Slack', () => {
  let now = 1_800_000_000_000;
  let slack: FakeSlack;
  let client: webApi.WebClient;
  const quiet = { logLevel: webApi.LogLevel.ERROR, retryConfig: { retries: 0 } };

  beforeEach(async () => {
    now = 1_800_000_000_000;
    slack = await fakeSlack({ now: () => now });
    const team = slack.team();
    team.addPerson('U1', { name: '佐藤 花子' });
    team.addPerson('U2');
    team.addPerson('UGUEST', { kind: 'single_channel_guest' });
    team.addPerson('UEXT', { kind: 'external' });
    team.addChannel('C1', { members: ['U1', 'UGUEST'] });
    client = new webApi.WebClient(team.token, {
      slackApiUrl: slack.apiUrl,
      rejectRateLimitedCalls: true,
      ...quiet,
    });
  });
  afterEach(() => slack.stop());

  const error = (call: Promise<unknown>) =>
    call.then(
      () => 'ok',
      (fault: { data?: { error?: string } }) => fault.data?.error ?? String(fault),
    );

  it('hands out members in short and empty pages until the cursor ends', async () => {
    slack.pageSizes('conversations.members', [1, 0, 1, 1]);
    const pages: number[] = [];
    for await (const page of client.paginate('conversations.members', { channel: 'C1', limit: 200 })) {
      pages.push((page as { members?: string[] }).members?.length ?? 0);
    }
    expect(pages).toEqual([1, 0, 1, 1]);
  });

  it('leaves people of other organisations out of users.list and shows them in users.info', async () => {
    const { members = [] } = await client.users.list({});
    expect(members.map((member) => member.id)).not.toContain('UEXT');
    expect((await client.users.info({ user: 'UEXT' })).user?.team_id).not.toBe('T0001');
    expect((await client.users.info({ user: 'UGUEST' })).user).toMatchObject({
      is_restricted: true,
      is_ultra_restricted: true,
    });
  });

  it('hides a private channel that the bot is not in', async () => {
    slack.team().addChannel('C2', { withoutBot: true });
    slack.team().addChannel('C3', { withoutBot: true, kind: 'public' });
    slack.team().addChannel('C4', { archived: true });
    expect(await error(client.conversations.info({ channel: 'C2' }))).toBe('channel_not_found');
    expect(await error(client.chat.postMessage({ channel: 'C2', text: 'x' }))).toBe('channel_not_found');
    expect(await error(client.chat.postMessage({ channel: 'C3', text: 'x' }))).toBe('not_in_channel');
    expect(await error(client.chat.postMessage({ channel: 'C4', text: 'x' }))).toBe('is_archived');
  });

  it('removes the blocks of a message that is updated with text alone', async () => {
    const { ts = '' } = await client.chat.postMessage({
      channel: 'C1',
      text: 'short',
      blocks: [section('long')],
    });
    await client.chat.update({ channel: 'C1', ts, text: '–' });
    expect(slack.team().message('C1', ts)).toMatchObject({ text: '–', blocks: [] });
  });

  it('shows an ephemeral message to one person, who has to be in the channel', async () => {
    await client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'only you' });
    expect(slack.team().visibleTo('U1').map(textOf)).toEqual(['only you']);
    expect(slack.team().visibleTo('UGUEST')).toEqual([]);
    const outside = client.chat.postEphemeral({ channel: 'C1', user: 'U2', text: 'x' });
    expect(await error(outside)).toBe('user_not_in_channel');
  });

  it('shows whoever joins later what was posted before', async () => {
    await client.chat.postMessage({ channel: 'C1', text: 'from before' });
    slack.team().join('C1', 'U2');
    expect(slack.team().sightings).toContainEqual({ person: 'U2', where: 'C1', text: 'from before' });
  });

  it('lets a trigger be used once and for three seconds', async () => {
    const view = {
      type: 'modal' as const,
      title: { type: 'plain_text' as const, text: 'x' },
      blocks: [section('x')],
    };
    const trigger_id = slack.api.issueTrigger('U1');
    expect(await error(client.views.open({ trigger_id, view }))).toBe('ok');
    expect(await error(client.views.open({ trigger_id, view }))).toBe('exchanged_trigger_id');
    const late = slack.api.issueTrigger('U1');
    now += 3001;
    expect(await error(client.views.open({ trigger_id: late, view }))).toBe('expired_trigger_id');
  });

  it('refuses what is over a limit of Block Kit, and notes it', async () => {
    const long = client.chat.postMessage({ channel: 'C1', text: 'x', blocks: [section('x'.repeat(3001))] });
    expect(await error(long)).toBe('invalid_blocks');
    const many = Array.from({ length: 51 }, () => ({ type: 'divider' as const }));
    expect(await error(client.chat.postMessage({ channel: 'C1', text: 'x', blocks: many }))).toBe(
      'invalid_blocks',
    );
    expect(slack.violations).toHaveLength(2);
  });

  it('refuses a call whose scope is not granted', async () => {
    const narrow = await fakeSlack({ scopes: ['chat:write'] });
    narrow.team().addChannel('C1');
    const poor = new webApi.WebClient(narrow.team().token, { slackApiUrl: narrow.apiUrl, ...quiet });
    expect(await error(poor.chat.postMessage({ channel: 'C1', text: 'x' }))).toBe('ok');
    expect(await error(poor.conversations.members({ channel: 'C1' }))).toBe('missing_scope');
    expect([...narrow.scopesUsed]).toEqual(['chat:write', 'groups:read']);
    await narrow.stop();
  });

  it('fails as it is told, before or after the work is done', async () => {
    const post = () => error(client.chat.postMessage({ channel: 'C1', text: 'x' }));
    const posted = () => slack.team().channel('C1').messages.length;
    slack.fail('chat.postMessage', rateLimited(30));
    slack.fail('chat.postMessage', refused('internal_error'));
    slack.fail('chat.postMessage', serverError('before'));
    expect([await post(), await post()]).toEqual([expect.stringContaining('rate'), 'internal_error']);
    expect([await post(), posted()]).toEqual([expect.stringContaining('500'), 0]);
    slack.fail('chat.postMessage', serverError('after'));
    expect([await post(), posted()]).toEqual([expect.stringContaining('500'), 1]);
    slack.fail('chat.postMessage', hang('after'));
    const impatient = new webApi.WebClient(slack.team().token, {
      slackApiUrl: slack.apiUrl,
      timeout: 50,
      ...quiet,
    });
    expect(await error(impatient.chat.postMessage({ channel: 'C1', text: 'x' }))).not.toBe('ok');
    expect(posted()).toBe(2);
  });

  it('puts an uploaded file into a message once the upload is completed', async () => {
    await client.files.uploadV2({
      channel_id: 'C1',
      filename: 'sitting.ics',
      file: Buffer.from('BEGIN:VCALENDAR'),
    });
    const [message] = slack.team().channel('C1').messages;
    expect(message?.files.map((file) => [file.name, file.content.toString()])).toEqual([
      ['sitting.ics', 'BEGIN:VCALENDAR'],
    ]);
  });

  it('takes five answers at a response_url, for half an hour', async () => {
    const answer = (url: string) =>
      fetch(url, { method: 'POST', body: JSON.stringify({ text: 'x' }) }).then((response) => response.status);
    const issue = () =>
      `${slack.origin}/response/${slack.api.issueResponse({ team: 'T0001', channel: 'C1', person: 'U1' })}`;
    const url = issue();
    const statuses = [];
    for (let use = 0; use < 6; use += 1) statuses.push(await answer(url));
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    const late = issue();
    now += 30 * 60_000 + 1;
    expect(await answer(late)).toBe(404);
  });

  it('finds a word in what it was sent, however it was encoded', async () => {
    await client.chat.postMessage({ channel: 'C1', text: '合言葉その一', blocks: [section('合言葉その二')] });
    await client.files.uploadV2({ channel_id: 'C1', filename: 'x.txt', file: Buffer.from('合言葉その三') });
    expect(slack.allBytes()).toContain('合言葉その一');
    expect(slack.allBytes()).toContain('合言葉その二');
    expect(slack.allBytes()).toContain('合言葉その三');
  });
});
