import { describe, expect, it } from 'vitest';
import { parseAsked, parseSaid } from '../../../adapters/playground/parse.ts';
import { account, channel } from './running.ts';
import { parseWords, stage } from './sample.ts';

const request = '3f0c0e52-0001-4000-8000-000000000000';
const inChannel = { user: 'sato', conversation: 'shien' };
const inPrivate = { user: 'sato', conversation: 'dm-sato' };

const said = (text: string, at = inChannel) => parseSaid({ request, text }, at, stage, parseWords);
const asked = (ask: unknown, fields: Record<string, unknown> = {}) =>
  parseAsked({ request, ask: JSON.stringify(ask), ...fields }, inChannel, stage);

describe('what is typed into the box', () => {
  it('is a command of the person in that seat, in that channel', () => {
    expect(said('予定')?.command).toEqual({
      requestId: request,
      actor: account('sato'),
      channel: channel('shien'),
      ask: { kind: 'upcoming' },
    });
  });

  it('is said in no channel when it is said to the bot alone', () => {
    expect(said('予定', inPrivate)?.command).not.toHaveProperty('channel');
  });

  it.each(['/shien 予定', '／shien　予定', ' 予定 '])('may be written as %s', (text) => {
    expect(said(text)?.command.ask).toEqual({ kind: 'upcoming' });
  });

  it('is an unknown word when nobody knows it', () => {
    expect(said('よてい')?.command.ask).toEqual({ kind: 'unknown_word', text: 'よてい' });
  });

  it('is not read without a token of its click', () => {
    expect(parseSaid({ text: '予定' }, inChannel, stage, parseWords)).toBeNull();
  });

  it('is not read beyond 500 characters', () => {
    expect(said('あ'.repeat(501))).toBeNull();
  });
});

describe('a pressed button', () => {
  it('says what it carries, with the id of the click', () => {
    expect(asked({ kind: 'show_sitting', sittingId: 's1' }, { message: '12' })).toMatchObject({
      command: { requestId: request, ask: { kind: 'show_sitting', sittingId: 's1' } },
      message: 12,
    });
  });

  it('has the id that the core gave it where there is one', () => {
    const pressed = asked({ kind: 'help' }, { once: 'attend-1' });
    expect(pressed).toMatchObject({ command: { requestId: 'attend-1' }, token: request });
  });

  it('asks before it is done, until that was confirmed', () => {
    const confirm = JSON.stringify({ text: '中止しますか。', yes: 'はい', no: 'いいえ', danger: true });
    expect(asked({ kind: 'cancel_sitting' }, { confirm })?.confirm).toMatchObject({ text: '中止しますか。' });
    expect(asked({ kind: 'cancel_sitting' }, { confirm, confirmed: 'yes' })?.confirm).toBeNull();
  });

  it.each([
    ['no JSON', '{'],
    ['a kind that does not exist', '{"kind":"drop_tables"}'],
    ['nothing', ''],
    ['a list', '[]'],
  ])('is not read when it carries %s', (_, ask) => {
    expect(parseAsked({ request, ask }, inChannel, stage)).toBeNull();
  });
});

describe('a submitted form', () => {
  it('says its ask with the fields added, and leaves out what stayed empty', () => {
    const fields = { 'text:when': '12/3 14:00', 'text:place': '  ', 'text:length': '' };
    expect(asked({ kind: 'schedule' }, fields)?.command.ask).toEqual({
      kind: 'schedule',
      when: '12/3 14:00',
    });
  });

  it('says a list also when one thing or nothing was ticked', () => {
    const one = asked({ kind: 'schedule' }, { 'choices:invited': ['', 'c1'] });
    expect(one?.command.ask).toEqual({ kind: 'schedule', invited: ['c1'] });
    const none = asked({ kind: 'schedule' }, { 'choices:invited': '' });
    expect(none?.command.ask).toEqual({ kind: 'schedule', invited: [] });
  });

  it('says an account for a chosen person', () => {
    const named = asked({ kind: 'name_proxy', sittingId: 's1' }, { 'account:inviteAccount': 'tanaka' });
    expect(named?.command.ask).toMatchObject({ inviteAccount: account('tanaka') });
  });

  it('is not read when the chosen person has no seat', () => {
    expect(asked({ kind: 'name_proxy', sittingId: 's1' }, { 'account:inviteAccount': 'nobody' })).toBeNull();
  });

  it('cannot turn one command into another', () => {
    expect(asked({ kind: 'schedule' }, { 'text:kind': 'cancel_sitting' })?.command.ask.kind).toBe('schedule');
  });

  it('has plain line breaks, however browsers send them', () => {
    const form = asked({ kind: 'tell_chair', sittingId: 's1' }, { 'text:word': '一\r\n二' });
    expect(form?.command.ask).toMatchObject({ word: '一\n二' });
  });

  it('remembers what was entered, to show it again', () => {
    const form = asked({ kind: 'schedule' }, { 'text:when': 'あした', 'choices:invited': ['', 'c2'] });
    expect(form?.entered).toEqual(
      new Map<string, string | string[]>([
        ['when', 'あした'],
        ['invited', ['c2']],
      ]),
    );
  });
});
