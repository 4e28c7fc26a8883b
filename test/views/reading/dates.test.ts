import { describe, expect, it } from 'vitest';
import { calendarDay, dayIn, instantOf, timeIn } from '../../../src/domain/calendar-day.ts';
import { readDay, readMoments } from '../../../src/views/reading/dates.ts';

const zone = 'Asia/Tokyo';
/** Wednesday 18 November 2026, ten in the morning. */
const wednesday = instantOf(zone, calendarDay('2026-11-18'), '10:00');
const on = (day: string) => instantOf(zone, calendarDay(day), '10:00');

function reading(typed: string, now = wednesday): readonly string[] {
  const { moments, unread } = readMoments(typed, { now, zone });
  const shown = moments.map((read) => {
    if (read.kind !== 'moment') return `${read.kind} ${read.text}`;
    return `${dayIn(zone, read.at)} ${timeIn(zone, read.at)}${read.lengthMin ? ` +${read.lengthMin}` : ''}`;
  });
  return [...shown, ...unread.map((text) => `unread ${text}`)];
}
const due = (typed: string, now = wednesday) => readDay(typed, { now, zone });

describe('a date and time as it is typed', () => {
  it.each([
    '12/3 14:00',
    '12月3日 14時',
    '12月3日（木）14時',
    '12月3日木曜日14時',
    '12/3木14:00',
    '12/3(木・祝) 14:00',
    '12/3の14時',
    '１２／３　１４：００',
    'R8.12.3 14:00',
    'r8.12.3㈭14:00',
    'R8/12/3 14:00',
    'R8-12-3 14:00',
    '8.12.3 14:00',
    '26/12/3 14:00',
    '12.3(木) 14:00',
    '令和8年12月3日午後2時',
    '令和８年１２月　３日（木）　午後２時００分',
    '㋿8年12月3日 14時',
    '2026-12-03 14:00',
    '2026-12-03T14:00',
    '2026/12/3 14時00分',
    '今年12月3日 14時から',
    '12/3 14:00〜',
    '12/3 14:00でお願いします',
    '12/3 (Thu) 14:00',
    'Dec 3 14:00',
    '3rd of December at 2pm',
    'Thu 3 Dec 2026, 14:00',
    'Thursday, December 3, 2026 at 2:00 p.m.',
    '2pm Dec 3',
  ])('%j is 3 December, two in the afternoon', (typed) => {
    expect(reading(typed)).toEqual(['2026-12-03 14:00']);
  });

  it.each([
    ['来週火曜 10時', '2026-11-24 10:00'],
    ['来週の火曜日10時', '2026-11-24 10:00'],
    ['来週(火)10時', '2026-11-24 10:00'],
    ['再来週の月曜日 午前10時', '2026-11-30 10:00'],
    ['今週金曜13時30分', '2026-11-20 13:30'],
    ['金曜 13時半', '2026-11-20 13:30'],
    ['次の水曜 9時', '2026-11-25 09:00'],
    ['明日10時', '2026-11-19 10:00'],
    ['明後日 15:30', '2026-11-20 15:30'],
    ['あさって15:30', '2026-11-20 15:30'],
    ['本日 16時', '2026-11-18 16:00'],
    ['3日後 10時', '2026-11-21 10:00'],
    ['来月10日 10時', '2026-12-10 10:00'],
    ['10日 10時', '2026-12-10 10:00'],
    ['12/3 正午', '2026-12-03 12:00'],
    ['12/3 午後0時30分', '2026-12-03 12:30'],
    ['next Tue 10am', '2026-11-24 10:00'],
    ['next week Tuesday 10am', '2026-11-24 10:00'],
    ['tomorrow at 3:15pm', '2026-11-19 15:15'],
  ])('%j is %s, typed on Wednesday 11/18', (typed, moment) => {
    expect(reading(typed)).toEqual([moment]);
  });

  it('takes 来週火曜 for the Tuesday of the week that begins next Monday, on each day of this week', () => {
    const days = ['2026-11-16', '2026-11-17', '2026-11-20', '2026-11-22'];
    expect(days.map((day) => reading('来週火曜 10時', on(day))[0])).toEqual(
      days.map(() => '2026-11-24 10:00'),
    );
    expect(days.map((day) => reading('next Tue 10am', on(day))[0])).toEqual(
      days.map(() => '2026-11-24 10:00'),
    );
    expect(reading('来週火曜 10時', on('2026-11-23'))).toEqual(['2026-12-01 10:00']);
  });

  it('takes a day without a year for the next such day, today included', () => {
    expect(reading('12/3 14:00', on('2026-01-15'))).toEqual(['2026-12-03 14:00']);
    expect(reading('1/10 14:00', on('2026-11-18'))).toEqual(['2027-01-10 14:00']);
    expect(reading('11/18 9:00', on('2026-11-18'))).toEqual(['2026-11-18 09:00']);
    expect(reading('11/17 9:00', on('2026-11-18'))).toEqual(['2027-11-17 09:00']);
  });

  it('says whether the year was typed or assumed', () => {
    const assumed = (typed: string) =>
      readMoments(typed, { now: wednesday, zone }).moments.map(
        (read) => read.kind === 'moment' && read.yearAssumed,
      );
    expect(assumed('12/3 14:00 R8.12.4 14:00 明日10時 Dec 5 14:00 Dec 6, 2026 14:00')).toEqual([
      true,
      false,
      false,
      true,
      false,
    ]);
  });

  it('takes today from the zone, where it may be tomorrow already', () => {
    const evening = new Date('2026-11-18T16:00:00Z');
    expect(reading('明日10時', evening)).toEqual(['2026-11-20 10:00']);
    const [here] = readMoments('明日10時', { now: evening, zone: 'UTC' }).moments;
    expect(here).toMatchObject({ kind: 'moment', at: new Date('2026-11-19T10:00:00Z') });
  });
});

describe('several dates in one text', () => {
  const three = ['2026-12-03 14:00', '2026-12-04 10:00', '2026-12-05 13:30'];

  it.each([
    '12/3 14:00 12/4 10:00 12/5 13:30',
    '12/3 14:00、12/4 10:00、12/5 13:30',
    '12/3 14:00, 12/4 10:00, 12/5 13:30',
    '12/3(木)14:00・12/4(金)10:00・12/5(土)13:30',
    '12/3 14:00と12/4 10:00か12/5 13:30',
    '12/3 14時または12/4 10時もしくは12/5 13時半',
    '12/3 14:00\n12/4 10:00\n12/5 13:30',
    '・12/3 14:00\n・12/4 10:00\n・12/5 13:30',
    '- 12/3 14:00\n- 12/4 10:00\n- 12/5 13:30',
    '1. 12/3 14:00\n2. 12/4 10:00\n3. 12/5 13:30',
    '①12/3 14:00 ②12/4 10:00 ③12/5 13:30',
    '12/3 14:00 / 12/4 10:00 / 12/5 13:30',
    '12月3日14時、4日10時、5日13時半',
    'Dec 3 14:00, Dec 4 10am and Dec 5 1:30pm',
  ])('%j are three', (typed) => {
    expect(reading(typed)).toEqual(three);
  });

  it('lets a second time inherit the day', () => {
    expect(reading('12/3 14時、16時')).toEqual(['2026-12-03 14:00', '2026-12-03 16:00']);
    expect(reading('Dec 3 at 14:00 and 16:00')).toEqual(['2026-12-03 14:00', '2026-12-03 16:00']);
  });

  it('does not give a time to the days before it', () => {
    expect(reading('12/3、12/4 14:00')).toEqual(['missing_time 12/3', '2026-12-04 14:00']);
  });
});

describe('a length beside a time', () => {
  it.each([
    '12/3 14:00-15:30',
    '12/3 14:00〜15:30',
    '１２／３　１４：００～１５：３０',
    '12/3 14:00ー15:30',
    '12/3 14時から15時半まで',
    '12/3 午後2時〜3時半',
    'Dec 3 2-3:30pm',
    'Dec 3 from 14:00 to 15:30',
    '12/3 14:00 90分',
    '12/3 14時から1時間半',
    '12/3 14:00 (1.5h)',
  ])('%j lasts ninety minutes', (typed) => {
    expect(reading(typed)).toEqual(['2026-12-03 14:00 +90']);
  });

  it('takes the first hour of 14-16時 in the spelling of the second', () => {
    expect(reading('12/3 14-16時')).toEqual(['2026-12-03 14:00 +120']);
  });

  it('holds for the dates before it that have none', () => {
    expect(reading('12/3 14:00、12/4 10:00-11:00、12/5 13:30 90分')).toEqual([
      '2026-12-03 14:00 +90',
      '2026-12-04 10:00 +60',
      '2026-12-05 13:30 +90',
    ]);
  });

  it('comes back unread when it contradicts the end that was typed', () => {
    expect(reading('12/3 14:00-15:30 60分')).toEqual(['2026-12-03 14:00 +90', 'unread 60分']);
  });
});

describe('what cannot be taken as it stands', () => {
  it.each([
    ['12/3', 'missing_time 12/3'],
    ['R8/12/3', 'missing_time R8/12/3'],
    ['14:00', 'missing_day 14:00'],
    ['2/30 10:00', 'impossible_day 2/30 10:00'],
    ['2026年2月29日 10時', 'impossible_day 2026年2月29日 10時'],
    ['2/29 10:00', 'impossible_day 2/29 10:00'],
    ['13/45 10:00', 'impossible_day 13/45 10:00'],
    ['Feb 30 10:00', 'impossible_day Feb 30 10:00'],
    ['12/3 25:00', 'impossible_time 12/3 25:00'],
    ['12/3 14:75', 'impossible_time 12/3 14:75'],
    ['12/3 午後14時', 'impossible_time 12/3 午後14時'],
    ['12/3 午前12時', 'impossible_time 12/3 午前12時'],
    ['12/3 15:00-14:00', 'ends_before_start 12/3 15:00-14:00'],
    ['平成38年12月3日 10時', 'wrong_era 平成38年12月3日 10時'],
    ['令和元年4月1日 10時', 'wrong_era 令和元年4月1日 10時'],
    ['令和80年12月3日 10時', 'far_off 令和80年12月3日 10時'],
    ['30/12/3 14:00', 'unclear_day 30/12/3 14:00'],
    ['１２／３（金）１４時', 'weekday_mismatch １２／３（金）１４時'],
    ['Thu Dec 4 10am', 'weekday_mismatch Thu Dec 4 10am'],
  ])('%j is reported as %j', (typed, report) => {
    expect(reading(typed)).toEqual([report]);
  });

  it('tells which weekday was typed and which one it is', () => {
    expect(readMoments('12/3(金) 14:00', { now: wednesday, zone }).moments).toEqual([
      { kind: 'weekday_mismatch', text: '12/3(金) 14:00', day: '2026-12-03', typed: 5, real: 4 },
    ]);
  });

  it('tells which day an era date that never was would be', () => {
    expect(readMoments('平成38年12月3日 10時', { now: wednesday, zone }).moments[0]).toMatchObject({
      kind: 'wrong_era',
      day: '2026-12-03',
    });
  });

  it('does not guess the month of a day that lies before the one typed first', () => {
    expect(reading('12/20 14時、4日10時')).toEqual(['2026-12-20 14:00', 'unclear_day 4日10時']);
  });
});

describe('what belongs to no date', () => {
  it.each([
    ['12/3 14:00 第２会議室', ['2026-12-03 14:00', 'unread 第２会議室']],
    ['ｵﾝﾗｲﾝ　12/3 14:00', ['2026-12-03 14:00', 'unread ｵﾝﾗｲﾝ']],
    ['あすなろ会館 12/3 14:00', ['2026-12-03 14:00', 'unread あすなろ会館']],
    ['明日香村役場 12/3 14:00', ['2026-12-03 14:00', 'unread 明日香村役場']],
    ['12/3 1400', ['missing_time 12/3', 'unread 1400']],
    ['毎週火曜 10時', ['missing_day 10時', 'unread 毎週火曜']],
    ['第2火曜 10時', ['missing_day 10時', 'unread 第2火曜']],
    ['昨年12月3日 10時', ['missing_day 10時', 'unread 昨年12月3日']],
    ['12/3 14:00〜12/4 10:00', ['2026-12-03 14:00', '2026-12-04 10:00', 'unread 〜']],
    ['2026-12-03T14:00+09:00', ['2026-12-03 14:00', 'unread +09:00']],
    ['<!channel> 12/3 14:00', ['2026-12-03 14:00', 'unread <!channel>']],
    ['𠮷野家で', ['unread 𠮷野家で']],
    ['', []],
  ])('%j comes back as it was typed', (typed, read) => {
    expect(reading(typed)).toEqual(read);
  });
});

describe('a due day', () => {
  it.each([
    ['12/20', '2026-12-20'],
    ['12月20日（日）', '2026-12-20'],
    ['12/20まで', '2026-12-20'],
    ['R8.12.20', '2026-12-20'],
    ['来週金曜', '2026-11-27'],
    ['3日後', '2026-11-21'],
    ['2週間後', '2026-12-02'],
    ['1か月後', '2026-12-18'],
    ['今月末', '2026-11-30'],
    ['今月中', '2026-11-30'],
    ['来月末', '2026-12-31'],
    ['2月末', '2027-02-28'],
    ['年度末', '2027-03-31'],
    ['来月10日', '2026-12-10'],
    ['再来月5日', '2027-01-05'],
    ['本日中', '2026-11-18'],
    ['next Friday', '2026-11-27'],
    ['in 3 days', '2026-11-21'],
    ['end of month', '2026-11-30'],
  ])('%j is %s, typed on 11/18', (typed, day) => {
    expect(due(typed)).toMatchObject({ kind: 'day', day });
  });

  it('counts one month on from the 31st to the last day of a shorter month', () => {
    expect(due('1か月後', on('2027-01-31'))).toMatchObject({ kind: 'day', day: '2027-02-28' });
  });

  it('reports what is no day, and a weekday that does not agree', () => {
    expect(due('2/30')).toEqual({ kind: 'impossible_day', text: '2/30' });
    expect(due('12/20(月)')).toMatchObject({ kind: 'weekday_mismatch', typed: 1, real: 0 });
  });

  it.each(['', 'そのうち', '10日以内', '今週中', '12/20 17:00', '12/20 12/21', '12/20 会議室'])(
    'is not guessed from %j',
    (typed) => {
      expect(due(typed)).toBeNull();
    },
  );
});
