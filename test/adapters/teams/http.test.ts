import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { botFramework } from '../../../adapters/teams/bot-framework.ts';
import { isMicrosofts } from '../../../adapters/teams/connector.ts';
import { isStorage } from '../../../adapters/teams/files.ts';
import type { Reply } from '../../../src/ports/card.ts';
import type { Command } from '../../../src/ports/command.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { cardText, type Json } from '../../support/teams/cards.ts';
import { serveDirectory } from '../../support/teams/directory.ts';
import { APP_ID, type FakeTeams, fakeTeams, TENANT } from '../../support/teams/fake-teams.ts';
import { textOf } from '../../support/teams/rooms.ts';
import { type StartedTeams, startTeams } from '../../support/teams/start-teams.ts';
import type { TeamsUser } from '../../support/teams/teams-user.ts';

const CANARY = '合言葉';

describe('the address for Teams', () => {
  let database: TestDatabase;
  let teams: FakeTeams;
  let app: StartedTeams;
  let sato: TeamsUser;
  const commands: Command[] = [];
  let answer: (command: Command) => Promise<Reply>;
  const yes = async (): Promise<Reply> => ({ kind: 'card', card: { title: 'はい', preview: 'はい' } });

  beforeAll(async () => {
    database = await testDatabase();
    await serveDirectory(database.url, TENANT);
    teams = await fakeTeams();
    teams.addPerson('sato', '佐藤 花子');
    teams.addRoom('19:g@thread.v2', { kind: 'groupChat', members: ['sato'] });
    answer = yes;
    app = await startTeams(teams, {
      databaseUrl: database.url,
      patience: { press: 1_000 },
      dispatch: () => (command) => {
        commands.push(command);
        return answer(command);
      },
    });
    sato = app.person('sato');
  });
  afterAll(async () => {
    await app.stop();
    await teams.stop();
    await database.drop();
  });

  const activity = (more: Json = {}) => sato.activity(sato.chat, { type: 'message', text: CANARY, ...more });
  const post = async (body: string, authorization: string | null, path = '/api/messages') => {
    const before = commands.length;
    const response = await fetch(new URL(path, app.url), {
      method: 'POST',
      body,
      headers: authorization === null ? {} : { authorization },
    });
    const text = await response.text();
    await app.listener.idle();
    return { status: response.status, text, acted: commands.length > before };
  };
  const bearer = (token: string) => `Bearer ${token}`;
  const good = (claims = {}) => bearer(teams.tokens.good({ serviceurl: teams.serviceUrl, ...claims }));
  const now = () => Math.floor(Date.now() / 1000);
  const send = (more: Json, authorization: string | null) =>
    post(JSON.stringify(activity(more)), authorization);

  it('takes what Microsoft has signed', async () => {
    expect(await send({}, good())).toEqual({ status: 200, text: '', acted: true });
  });

  it.each<[string, () => string | null]>([
    ['no token', () => null],
    ['an empty one', () => ''],
    ['no token but its name', () => 'Bearer'],
    ['another kind', () => 'Basic c2F0bzpzYXRv'],
    ['garbage', () => 'Bearer garbage'],
    ['one that has run out', () => good({ exp: now() - 900 })],
    ['one that is not valid yet', () => good({ nbf: now() + 3600 })],
    ['one for another bot', () => good({ aud: 'another' })],
    ['one of another issuer', () => good({ iss: 'https://evil.test' })],
    ['one for another connector', () => good({ serviceurl: 'https://evil.test/' })],
    ['one signed by somebody else', () => bearer(teams.tokens.byAnother({ serviceurl: teams.serviceUrl }))],
    ['one of an unknown key', () => bearer(teams.tokens.byUnknownKey({ serviceurl: teams.serviceUrl }))],
    ['an unsigned one', () => bearer(teams.tokens.unsigned({ serviceurl: teams.serviceUrl }))],
    ['one whose content was changed', () => `${good().slice(0, -40)}${'A'.repeat(40)}`],
  ])('answers 401 and nothing else to %s', async (_what, authorization) => {
    expect(await send({}, authorization())).toEqual({ status: 401, text: '', acted: false });
  });

  it.each<[string, string, number]>([
    ['an empty object', '{}', 400],
    ['null', 'null', 400],
    ['a list', '[1]', 400],
    ['no JSON', `{"${CANARY}`, 400],
    ['only a type', '{"type":"message"}', 400],
    ['more than Teams sends', JSON.stringify({ text: 'x'.repeat(300_000) }), 413],
  ])('turns away %s', async (_what, body, status) => {
    expect(await post(body, good())).toEqual({ status, text: '', acted: false });
  });

  it('does not serve another directory, another channel of the Bot Framework or another connector', async () => {
    const elsewhere = { channelData: { tenant: { id: 'elsewhere' } } };
    expect(await send(elsewhere, good())).toMatchObject({ status: 403, acted: false });
    expect((await send({ channelId: 'directline' }, good())).acted).toBe(false);
    const evil = 'https://evil.test/';
    expect(await send({ serviceUrl: evil }, good({ serviceurl: evil }))).toMatchObject({ status: 403 });
  });

  it('has no other address', async () => {
    expect(await post('{}', good(), '/api/other')).toMatchObject({ status: 404 });
  });

  it('does nothing again when Teams sends a request again', async () => {
    const body = JSON.stringify(activity());
    expect((await post(body, good())).acted).toBe(true);
    expect(await post(body, good())).toMatchObject({ status: 200, acted: false });
  });

  const press = (ask: Json, room = sato.chat): Json =>
    sato.activity(room, {
      ...{ type: 'invoke', name: 'adaptiveCard/action', replyToId: 'm1' },
      value: { action: { verb: 'ask', data: { tsudoi: { ask } } } },
    });

  it('gives a press that is sent again the first answer', async () => {
    const pressed = press({ kind: 'help' });
    const before = commands.length;
    const answers = await Promise.all([app.deliver(pressed), app.deliver(pressed)]);
    expect(commands.length - before).toBe(1);
    expect(answers[0]).toEqual(answers[1]);
  });

  it('answers a press on a message that others see in the chat with the person', async () => {
    answer = async () => ({ kind: 'card', card: { title: CANARY, preview: 'はい' }, replaces: true });
    const { body } = await app.deliver(press({ kind: 'help' }, teams.room('19:g@thread.v2')));
    expect(body).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: '個人チャットにお返事しました。',
    });
    expect(JSON.stringify(teams.room('19:g@thread.v2').messages)).not.toContain(CANARY);
    await sato.sees(CANARY, sato.chat.id);
    answer = yes;
  });

  it('takes the place of a card that only one person sees', async () => {
    answer = async () => ({ kind: 'card', card: { title: '回答しました', preview: 'x' }, replaces: true });
    const { body } = await app.deliver(press({ kind: 'help' }));
    expect(body.type).toBe('application/vnd.microsoft.card.adaptive');
    expect(cardText(body.value as Json)).toBe('回答しました');
    answer = yes;
  });

  it('says that the answer follows when it takes long, and then sends it', async () => {
    let finish = (_reply: Reply) => {};
    answer = () => new Promise((resolve) => (finish = resolve));
    const { body } = await app.deliver(press({ kind: 'help' }));
    expect(body.value).toContain('個人チャットにお知らせします');
    finish({ kind: 'card', card: { title: 'おそい返事', preview: 'x' } });
    await sato.sees('おそい返事', sato.chat.id);
    answer = yes;
  });

  it('answers the message extension first, and sends what takes long into the person’s own chat', async () => {
    let finish = (_reply: Reply) => {};
    answer = () => new Promise((resolve) => (finish = resolve));
    const room = teams.room('19:g@thread.v2');
    const before = room.messages.length;
    await sato.extension('tasks', room);
    sato.seesDialog('個人チャットにお知らせします');
    finish({ kind: 'card', card: { title: 'おそい一覧', preview: 'x' } });
    await sato.sees('おそい一覧', sato.chat.id);
    await app.listener.idle();
    expect(room.messages).toHaveLength(before);
    answer = yes;
  });

  it('posts nothing where the message extension is open, even when the personal chat is closed', async () => {
    let finish = (_reply: Reply) => {};
    answer = () => new Promise((resolve) => (finish = resolve));
    const room = teams.room('19:g@thread.v2');
    const before = room.messages.length;
    await sato.extension('tasks', room);
    teams.fail('send', { kind: 'status', status: 403 });
    finish({ kind: 'card', card: { title: CANARY, preview: 'x' } });
    await app.listener.idle();
    expect(room.messages).toHaveLength(before);
    answer = yes;
  });

  it('answers a fault with an apology, and logs nothing of what was typed', async () => {
    answer = async () => {
      throw new Error(CANARY);
    };
    expect((await app.deliver(press({ kind: 'help' }))).body.value).toContain('申し訳ありません');
    await sato.says(CANARY);
    await app.listener.idle();
    expect(textOf(await sato.sees('申し訳ありません', sato.chat.id))).not.toContain(CANARY);
    expect(JSON.stringify(app.logged)).not.toContain(CANARY);
    answer = yes;
  });

  it('shows a form again with what was entered when sending it failed', async () => {
    const form: Reply = {
      kind: 'form',
      form: {
        ...{ title: '会議を開く', submit: '招集する', ask: { kind: 'schedule' } },
        fields: [{ kind: 'text', name: 'when', label: '日時', maxLength: 500 }],
      },
    };
    answer = async ({ ask }) => {
      if (ask.kind === 'schedule' && ask.when !== undefined) throw new Error('x');
      return form;
    };
    const open = {
      type: 'invoke',
      name: 'task/fetch',
      value: { data: { tsudoi: { ask: { kind: 'schedule' } } } },
    };
    const { body } = await app.deliver(sato.activity(sato.chat, open));
    const task = body.task as { value: { card: { content: Json } } };
    sato.dialog = { title: 'x', card: task.value.card.content, room: sato.chat };
    await sato.submit({ 日時: '来週火曜 14:00' });
    const text = cardText(sato.seesDialog('申し訳ありません').card);
    expect(text).toContain('日時: 来週火曜 14:00');
    answer = yes;
  });

  it('tells in a room that the personal chat is closed, and nothing of the answer', async () => {
    answer = async () => ({ kind: 'card', card: { title: CANARY, preview: 'x' } });
    teams.fail('send', { kind: 'status', status: 403 });
    await sato.says('予定', '19:g@thread.v2');
    await sato.sees('個人チャットにお返事できませんでした', '19:g@thread.v2');
    answer = yes;
  });

  it('hands a file to whom it was offered, once, and to nobody else', async () => {
    const files = [{ name: 'a.ics', mime: 'text/calendar', content: 'BEGIN:VCALENDAR' }];
    answer = async () => ({ kind: 'card', card: { title: '予定', preview: 'x', files } });
    await sato.says('予定');
    const offer = await sato.sees('📎a.ics', sato.chat.id);
    teams.addPerson('suzuki', '鈴木');
    const suzuki = app.person('suzuki');
    await suzuki.takes(offer, 'stolen.ics');
    await app.listener.idle();
    expect(teams.stored.size).toBe(0);
    await suzuki.sees('もうお渡しできません', suzuki.chat.id);

    await sato.takes(offer, 'a.ics');
    await app.listener.idle();
    expect(teams.stored.get('a.ics')?.toString()).toBe('BEGIN:VCALENDAR');
    await sato.takes(offer, 'again.ics');
    await app.listener.idle();
    expect([...teams.stored.keys()]).toEqual(['a.ics']);
    answer = yes;
  });

  it.each([
    ['https://town-my.sharepoint.com/personal/x', true],
    ['http://town-my.sharepoint.com/personal/x', false],
    ['https://sharepoint.com.evil.test/', false],
    ['https://evilsharepoint.com/', false],
    ['x', false],
  ])('takes %s for storage of Microsoft: %s', (url, trusted) => {
    expect(isStorage(url)).toBe(trusted);
  });

  it('knows no other invoke', async () => {
    const other = sato.activity(sato.chat, { type: 'invoke', name: 'composeExtension/query', value: {} });
    expect((await app.deliver(other)).status).toBe(501);
  });
});

describe('the bot’s registration', () => {
  it.each(['appId', 'password', 'tenantId'])('without %s lets nobody in', (name) => {
    const whole = { appId: APP_ID, password: 'secret', tenantId: TENANT };
    expect(() => botFramework({ ...whole, [name]: ' ' })).toThrow('would let everybody in');
  });

  it.each([
    ['https://smba.trafficmanager.net/jp/', true],
    ['https://smba.infra.gcc.teams.microsoft.com/teams', true],
    ['https://webchat.botframework.com/', true],
    ['http://smba.trafficmanager.net/jp/', false],
    ['https://evil.trafficmanager.net/', false],
    ['https://smba.trafficmanager.net.evil.test/', false],
    ['https://evilbotframework.com/', false],
    ['https://smba.trafficmanager.net:8443/', false],
    ['x', false],
  ])('sends its token to %s: %s', (url, trusted) => {
    expect(isMicrosofts(url)).toBe(trusted);
  });
});
