import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type Parsed,
  parseAction,
  parseEvent,
  parseSlash,
  parseSubmission,
  type Standpoint,
} from '../../../adapters/slack/parse.ts';

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/slack/${name}.json`, import.meta.url), 'utf8'));
const at: Standpoint = {
  tenant: 'T0001',
  botUser: 'U0BOT',
  parseWords: (typed) => ({ kind: 'unknown_word', text: typed }),
};
const account = (user: string) => ({ platform: 'slack', tenant: 'T0001', user });
const shien = { platform: 'slack', tenant: 'T0001', channel: 'C0SHIEN' };
const commandIn = (parsed: Parsed) => (parsed.kind === 'command' ? parsed.command : parsed);

describe('a slash command', () => {
  it('says what was typed, by whom and where', () => {
    expect(commandIn(parseSlash(fixture('slash-command'), at))).toEqual({
      requestId: 'slack:slash:1.2.slash',
      actor: account('U0CHAIR'),
      channel: shien,
      ask: { kind: 'unknown_word', text: '開催 12/3 14:00' },
    });
  });

  it('has no channel when it was typed in direct messages', () => {
    const direct = { ...fixture('slash-command'), channel_id: 'D0CHAIR', channel_name: 'directmessage' };
    expect(commandIn(parseSlash(direct, at))).not.toHaveProperty('channel');
  });

  it('is not for us when it comes from another workspace', () => {
    const foreign = { ...fixture('slash-command'), team_id: 'T9999' };
    expect(parseSlash(foreign, at)).toEqual({ kind: 'unsupported', because: 'other_workspace', place: null });
  });

  it('is declined where the person sees it when we do not have it', () => {
    const other = { ...fixture('slash-command'), command: '/kaigi' };
    expect(parseSlash(other, at)).toMatchObject({ kind: 'unsupported', place: { user: 'U0CHAIR' } });
  });
});

describe('a button', () => {
  it('asks what it carries; without a key of its own each press is a request', () => {
    expect(commandIn(parseAction(fixture('button-in-channel'), at))).toEqual({
      requestId: 'slack:action:1800000001.000200:U0SATO',
      actor: account('U0SATO'),
      channel: shien,
      ask: { kind: 'answer_attendance', sittingId: 's1', answer: 'attend' },
    });
  });

  it('with a key asks once, however often it is pressed', () => {
    expect(commandIn(parseAction(fixture('button-on-home'), at))).toEqual({
      requestId: 'complete:t1',
      actor: account('U0SATO'),
      ask: { kind: 'complete_task', taskId: 't1' },
    });
  });

  it('may be replaced by its answer on a message for one person, and never on one for all', () => {
    const forAll = fixture('button-in-channel');
    const { message: _, ...rest } = forAll;
    const ephemeral = { ...rest, container: { ...forAll.container, is_ephemeral: true } };
    const direct = { ...forAll, channel: { id: 'D0SATO', name: 'directmessage' } };
    const own = [forAll, ephemeral, direct].map((payload) => parseAction(payload, at).place);
    expect(own).toMatchObject([{ ownMessage: false }, { ownMessage: true }, { ownMessage: true }]);
  });

  it('that somebody of a connected organisation presses is theirs, in this workspace', () => {
    const payload = fixture('button-in-channel');
    const external = { ...payload, user: { id: 'U0EXT', username: 'ext', team_id: 'T9999' } };
    expect(commandIn(parseAction(external, at))).toMatchObject({ actor: account('U0EXT') });
  });

  it.each([
    ['nothing', undefined],
    ['no JSON', '出席'],
    ['an ask that does not exist', '{"ask":{"kind":"delete_everything"}}'],
    ['an ask with parts missing', '{"ask":{"kind":"answer_attendance"}}'],
    ['null', 'null'],
  ])('that carries %s is out of date', (_name, value) => {
    const payload = fixture('button-in-channel');
    const [action] = payload.actions;
    const parsed = parseAction({ ...payload, actions: [{ ...action, value }] }, at);
    expect(parsed).toMatchObject({
      kind: 'unsupported',
      because: 'unknown_action',
      place: { user: 'U0SATO' },
    });
  });
});

describe('a form', () => {
  it('asks with what was entered; optional fields left empty are left out', () => {
    expect(commandIn(parseSubmission(fixture('form-sent'), at))).toEqual({
      requestId: 'slack:form:V0FORM:1800000003.def',
      actor: account('U0SATO'),
      channel: shien,
      ask: {
        kind: 'name_proxy',
        sittingId: 's1',
        inviteName: '鈴木 一郎',
        inviteAccount: account('U0SUZUKI'),
      },
    });
  });

  it('cannot turn into another ask by a field that is called kind', () => {
    const payload = fixture('form-sent');
    payload.view.state.values.kind = { value: { type: 'plain_text_input', value: 'share' } };
    expect(commandIn(parseSubmission(payload, at))).toMatchObject({ ask: { kind: 'name_proxy' } });
  });

  it('with an entry longer than the ask takes is declined', () => {
    const payload = fixture('form-sent');
    payload.view.state.values.inviteName.value.value = 'あ'.repeat(501);
    expect(parseSubmission(payload, at)).toMatchObject({ kind: 'unsupported', place: { viewId: 'V0FORM' } });
  });
});

describe('an event', () => {
  it('of an opened home tab asks for it', () => {
    expect(commandIn(parseEvent(fixture('home-opened'), at))).toEqual({
      requestId: 'slack:event:Ev0HOME',
      actor: account('U0SATO'),
      ask: { kind: 'home' },
    });
  });

  it('of the messages tab asks for nothing', () => {
    const payload = fixture('home-opened');
    payload.event.tab = 'messages';
    expect(parseEvent(payload, at)).toMatchObject({ kind: 'unsupported', place: null });
  });

  it('of the bot being invited checks the channel for whoever invited it', () => {
    expect(commandIn(parseEvent(fixture('bot-invited'), at))).toEqual({
      requestId: 'slack:event:Ev0JOIN',
      actor: account('U0CHAIR'),
      channel: shien,
      ask: { kind: 'check_channel' },
    });
  });

  it('of somebody else joining says that the room has changed', () => {
    const payload = fixture('bot-invited');
    payload.event.user = 'U0SATO';
    expect(parseEvent(payload, at)).toEqual({
      kind: 'room_changed',
      channel: { platform: 'slack', tenant: at.tenant, channel: payload.event.channel },
      place: null,
    });
  });

  it.each([
    [{ type: 'group_rename', channel: { id: 'C1', name: 'x' } }, 'C1'],
    [{ type: 'channel_shared', channel: 'C1' }, 'C1'],
    [{ type: 'user_change', user: { id: 'U1' } }, null],
  ])('of %j says which room may have other readers now', (event, channel) => {
    const payload = { ...fixture('bot-invited'), event };
    expect(parseEvent(payload, at)).toMatchObject({
      kind: 'room_changed',
      channel: channel === null ? null : { channel },
    });
  });
});

it.each([null, [], 'x', 5, {}, { actions: [] }, { user: null }, { view: { state: {} } }])(
  'reads %j as nothing we know, by every parser',
  (payload) => {
    const parsers = [parseSlash, parseAction, parseSubmission, parseEvent];
    expect(parsers.map((parse) => parse(payload, at).kind)).toEqual(parsers.map(() => 'unsupported'));
  },
);
