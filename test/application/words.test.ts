import { describe, expect, it } from 'vitest';
import { nearestWord, parseWords } from '../../src/application/words.ts';

const schedule = (rest: object) => ({ kind: 'schedule', ...rest });

describe('what is typed to the bot', () => {
  it.each([
    ['開催', schedule({})],
    ['開催 来週火曜 14:00', schedule({ when: '来週火曜 14:00' })],
    ['開催12/3 14:00', schedule({ when: '12/3 14:00' })],
    ['開催　１２／３　１４：００', schedule({ when: '12/3 14:00' })],
    ['Schedule 12/3 14:00', schedule({ when: '12/3 14:00' })],
    ['開催 12/3 14:00 単独', schedule({ when: '12/3 14:00', jointWith: [] })],
    ['開催 12/3 14:00 場所:本庁舎 単独', schedule({ when: '12/3 14:00', place: '本庁舎', jointWith: [] })],
    ['Urgent tomorrow 10am alone', { kind: 'schedule_urgently', when: 'tomorrow 10am', jointWith: [] }],
    ['', { kind: 'help' }],
    ['　', { kind: 'help' }],
    ['事例 R8-支-014', { kind: 'read_case', caseNumber: 'R8-支-014' }],
    ['タスク R8-支-014', { kind: 'assign_task', caseNumber: 'R8-支-014' }],
    ['タスク', { kind: 'tasks' }],
    ['発動 R8-調-001', { kind: 'trigger', caseNumber: 'R8-調-001' }],
    ['trigger', { kind: 'trigger' }],
    ['議事録', { kind: 'minutes' }],
    ['会議録 出力', { kind: 'minutes_document' }],
    ['Minutes export', { kind: 'minutes_document' }],
    ['ホーム', { kind: 'home' }],
    ['ﾎｰﾑ', { kind: 'home' }],
    ['Home', { kind: 'home' }],
    ['かいさつ', { kind: 'unknown_word', text: 'かいさつ' }],
  ])('%j asks for %j', (typed, ask) => {
    expect(parseWords(typed)).toEqual(ask);
  });

  it.each([
    ['開催 12/3 14:00 場所:301会議室', { place: '301会議室' }],
    ['開催 12/3 14:00 場所：市役所3階 301会議室', { place: '市役所3階 301会議室' }],
    ['開催 場所:市役所3階 301会議室 12/3 14:00', { place: '市役所3階 301会議室' }],
    ['開催 12/3 14:00 会場: オンライン', { place: 'オンライン' }],
    ['開催 12/3 14:00 所要時間:90分', { length: '90分' }],
    ['開催 12/3 14:00 時間:1時間半', { length: '1時間半' }],
    ['開催 12/3 14:00 場所:本庁舎 大会議室 所要時間:2時間', { place: '本庁舎 大会議室', length: '2時間' }],
    ['開催 12/3 14:00 回答期限:11/30 17:00', { deadline: '11/30 17:00' }],
  ])('%j names its parts as the form does', (typed, parts) => {
    expect(parseWords(typed)).toEqual(schedule({ when: '12/3 14:00', ...parts }));
  });

  it('keeps a case apart from the place before it', () => {
    expect(parseWords('随時 明日 10時 場所:第2 会議室 R8-支-014')).toEqual({
      kind: 'schedule_urgently',
      when: '明日 10時',
      place: '第2 会議室',
      caseNumbers: ['R8-支-014'],
    });
  });

  it.each([
    ['開催日', '開催'],
    ['議事禄', '議事録'],
    ['schedul', '開催'],
    ['たすく', null],
  ])('%s is near %s', (typed, ja) => {
    expect(nearestWord(typed)?.ja ?? null).toBe(ja);
  });
});
