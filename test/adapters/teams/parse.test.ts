import { describe, expect, it } from 'vitest';
import { type Envelope, envelopeSchema, heardIn } from '../../../adapters/teams/activity.ts';
import { type Parsed, parseActivity } from '../../../adapters/teams/parse.ts';
import { parseWords } from '../../../src/application/words.ts';

const BOT = '28:bot';
const at = { tenant: 'town', botId: BOT, parseWords };

function envelope(more: object = {}): Envelope {
  return envelopeSchema.parse({
    type: 'message',
    id: 'f:1',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/jp/',
    conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'town' },
    from: { id: '29:sato', aadObjectId: 'sato', name: '佐藤' },
    recipient: { id: BOT },
    channelData: { tenant: { id: 'town' } },
    ...more,
  });
}

const channel = {
  conversation: { id: '19:room@thread.tacv2;messageid=17', conversationType: 'channel', tenantId: 'town' },
  channelData: {
    tenant: { id: 'town' },
    team: { id: '19:team@thread.tacv2' },
    channel: { id: '19:room@thread.tacv2', type: 'private' },
  },
};
const mention = (text: string) => ({
  text,
  entities: [{ type: 'mention', text: '<at>つどい</at>', mentioned: { id: BOT } }],
});

function commandIn(parsed: Parsed) {
  if (parsed.kind !== 'command') throw new Error(`It is ${parsed.kind}: ${JSON.stringify(parsed)}`);
  return parsed.command;
}

describe('a word in Teams', () => {
  it('said in the chat with the bot is a command without a channel', () => {
    expect(commandIn(parseActivity(envelope({ text: '予定' }), at))).toEqual({
      requestId: 'teams:message:a:1:f:1',
      actor: { platform: 'teams', tenant: 'town', user: 'sato' },
      ask: { kind: 'upcoming' },
    });
  });

  it('said with a mention in a channel is a command in that channel, whatever its thread', () => {
    const said = envelope({ ...channel, ...mention('<at>つどい</at>&nbsp;開催 12/3 14:00\n') });
    expect(commandIn(parseActivity(said, at))).toMatchObject({
      channel: { platform: 'teams', tenant: 'town', channel: '19:room@thread.tacv2' },
      ask: { kind: 'schedule', when: '12/3 14:00' },
    });
  });

  it.each([
    ['without a mention', { ...channel, text: '予定' }],
    [
      'with somebody else mentioned',
      {
        ...channel,
        text: '<at>佐藤</at>',
        entities: [{ type: 'mention', text: 'x', mentioned: { id: '29:x' } }],
      },
    ],
  ])('said in a channel %s is not for the bot, and not answered', (_how, said) => {
    expect(parseActivity(envelope(said), at)).toMatchObject({ because: 'not_addressed' });
  });

  it('of somebody who is not in the directory is nobody’s', () => {
    const anonymous = envelope({ text: '予定', from: { id: '29:anonymous' } });
    expect(parseActivity(anonymous, at)).toEqual({ kind: 'unsupported', because: 'nobody', place: null });
  });

  it('is read as it was typed, where Teams writes letters as in HTML', () => {
    const said = envelope({ text: '共有&nbsp;R8-支-014' });
    expect(commandIn(parseActivity(said, at)).ask).toEqual({ kind: 'share', caseNumber: 'R8-支-014' });
  });
});

describe('a press in Teams', () => {
  const press = (data: unknown, more: object = {}) =>
    parseActivity(
      envelope({
        ...{ type: 'invoke', name: 'adaptiveCard/action', replyToId: 'm1' },
        value: { action: { type: 'Action.Execute', verb: 'ask', data } },
        ...more,
      }),
      at,
    );

  it('carries its ask, and counts once under its key', () => {
    const ask = { kind: 'upcoming' };
    expect(commandIn(press({ tsudoi: { ask, once: 'k1' } }))).toMatchObject({ requestId: 'k1', ask });
    expect(commandIn(press({ tsudoi: { ask } })).requestId).toBe('teams:press:a:1:f:1');
  });

  it('in a room stands on a message that others see', () => {
    expect(press({ tsudoi: { ask: { kind: 'help' } } }, channel)).toMatchObject({
      place: {
        surface: 'room',
        conversation: '19:room@thread.tacv2',
        how: { kind: 'pressed', message: 'm1' },
      },
    });
  });

  it.each([[undefined], [null], ['x'], [{}], [{ tsudoi: { ask: { kind: 'no_such' } } }]])(
    'of a button that is not ours is not guessed at: %j',
    (data) => {
      expect(press(data)).toMatchObject({ kind: 'unsupported', because: 'unknown_action' });
    },
  );
});

describe('a dialog in Teams', () => {
  const dialog = (name: string, data: unknown) =>
    parseActivity(envelope({ type: 'invoke', name, value: { data } }), at);
  const ours = {
    ask: { kind: 'schedule' },
    once: 'k1',
    fields: { when: 'text', place: 'text', invited: 'choices' },
  };

  it('that was sent says the ask with what was entered; what was left empty is not there', () => {
    const sent = dialog('task/submit', {
      tsudoi: ours,
      when: '12/3',
      place: '  ',
      invited: 'a,b',
      other: 'x',
    });
    expect(commandIn(sent)).toMatchObject({
      requestId: 'k1',
      ask: { kind: 'schedule', when: '12/3', invited: ['a', 'b'] },
    });
    expect(commandIn(sent).ask).not.toHaveProperty('place');
    expect(commandIn(sent).ask).not.toHaveProperty('other');
  });

  it('cannot change what is asked by a field of the same name', () => {
    const fields = { kind: 'text' };
    const sent = dialog('task/submit', { tsudoi: { ask: { kind: 'help' }, fields }, kind: 'share' });
    expect(commandIn(sent).ask).toEqual({ kind: 'help' });
  });

  it('that opens does no work under the key of its form', () => {
    expect(commandIn(dialog('task/fetch', { tsudoi: ours })).requestId).toBe('teams:dialog:a:1:f:1');
  });

  it('names a person by the account in the same directory', () => {
    const data = { tsudoi: { ask: { kind: 'appoint' }, fields: { account: 'account' } }, account: 'suzuki' };
    expect(commandIn(dialog('task/submit', data)).ask).toEqual({
      kind: 'appoint',
      account: { platform: 'teams', tenant: 'town', user: 'suzuki' },
    });
  });

  it('with an entry of the wrong kind is not guessed at', () => {
    const data = { tsudoi: { ask: { kind: 'schedule' }, fields: { when: 'choices' } }, when: 'a' };
    expect(dialog('task/submit', data)).toMatchObject({ kind: 'unsupported' });
  });

  it('of another kind of request is not ours', () => {
    expect(dialog('composeExtension/query', {})).toMatchObject({ because: 'other_invoke', place: null });
  });
});

describe('the message extension', () => {
  const ours = { ask: { kind: 'schedule' }, once: 'k1', fields: { when: 'text' } };
  const extension = (name: string, value: object, more: object = {}) =>
    parseActivity(envelope({ type: 'invoke', name: `composeExtension/${name}`, value, ...more }), at);

  it('opens the dialog of a word, and says where it is open only to choose a body by it', () => {
    expect(extension('fetchTask', { commandId: 'schedule' }, channel)).toMatchObject({
      command: { requestId: expect.stringMatching(/^teams:dialog:/), ask: { kind: 'schedule' } },
      place: { surface: 'room', how: { kind: 'dialog', sent: null, from: 'extension' } },
    });
  });

  it('takes no ask from whoever opens it, and no other command', () => {
    expect(extension('fetchTask', { commandId: 'tasks', data: { tsudoi: ours } })).toMatchObject({
      command: { ask: { kind: 'tasks' } },
    });
    expect(extension('fetchTask', { commandId: '共有' })).toMatchObject({ because: 'unknown_dialog' });
  });

  it('sends a form like any other dialog', () => {
    const sent = extension('submitAction', { commandId: 'schedule', data: { tsudoi: ours, when: '12/3' } });
    expect(commandIn(sent)).toMatchObject({ requestId: 'k1', ask: { kind: 'schedule', when: '12/3' } });
  });

  it('above a personal chat is not in the chat with the bot', () => {
    expect(extension('fetchTask', { commandId: 'tasks' })).toMatchObject({ place: { surface: 'room' } });
  });
});

describe('what happens to a room', () => {
  const group = { conversation: { id: '19:g@thread.v2', conversationType: 'groupChat', tenantId: 'town' } };

  it.each([
    ['somebody comes into a group chat', { membersAdded: [{ id: '29:x' }], ...group }],
    ['somebody leaves it', { membersRemoved: [{ id: '29:x' }], ...group }],
  ])('is passed on when %s', (_what, more) => {
    expect(parseActivity(envelope({ type: 'conversationUpdate', ...more }), at)).toEqual({
      kind: 'room_changed',
      channel: { platform: 'teams', tenant: 'town', channel: '19:g@thread.v2' },
      tells: null,
    });
  });

  it.each(['channelRenamed', 'channelDeleted', 'teamRenamed', 'channelShared', 'channelMemberAdded'])(
    'in a team concerns every channel of it: %s',
    (eventType) => {
      const more = { ...channel, channelData: { ...channel.channelData, eventType } };
      expect(parseActivity(envelope({ type: 'conversationUpdate', ...more }), at)).toMatchObject({
        kind: 'room_changed',
        channel: null,
      });
    },
  );

  it('tells whoever adds the bot to a group chat whether it is fit, and shows them their home in a chat of their own', () => {
    const added = { type: 'conversationUpdate', membersAdded: [{ id: BOT }] };
    expect(parseActivity(envelope({ ...added, ...group }), at)).toMatchObject({
      tells: { command: { ask: { kind: 'check_channel' }, channel: { channel: '19:g@thread.v2' } } },
    });
    expect(parseActivity(envelope(added), at)).toMatchObject({
      tells: { command: { ask: { kind: 'home' } } },
    });
  });

  it('is passed on when the bot is installed or removed', () => {
    const gone = { type: 'installationUpdate', action: 'remove', ...group };
    expect(parseActivity(envelope(gone), at)).toMatchObject({ kind: 'room_changed', tells: null });
  });
});

describe('where something was heard', () => {
  it('is a room for others unless Teams says that it is personal', () => {
    const untold = envelope({ conversation: { id: 'x', tenantId: 'town' } });
    expect(heardIn(untold, 'town')).toMatchObject({ kind: 'group', user: null });
    expect(heardIn(envelope(), 'town')).toMatchObject({ kind: 'personal', user: 'sato' });
  });

  it('learns the type of a channel from that channel only', () => {
    expect(heardIn(envelope(channel), 'town')).toMatchObject({ kind: 'channel', channelType: 'private' });
    const other = { ...channel.channelData, channel: { id: '19:other@thread.tacv2', type: 'private' } };
    expect(heardIn(envelope({ ...channel, channelData: other }), 'town').channelType).toBeNull();
  });
});
