import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type CalendarDay,
  calendarDay,
  dayIn,
  daysBetween,
  instantOf,
  partsOf,
  weekday,
} from '../../../src/domain/calendar-day.ts';
import { englishMoment, shortMoment, warekiDay, warekiMoment } from '../../../src/domain/wareki.ts';
import { readDay, readMoments } from '../../../src/views/reading/dates.ts';

type Typed = {
  readonly day: CalendarDay;
  readonly hour: number;
  readonly minute: number;
  readonly today: CalendarDay;
};
type Spelling = (typed: Typed) => string;

const zone = 'Asia/Tokyo';
const mm = (minute: number) => String(minute).padStart(2, '0');
const wide = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const instant = ({ day, hour, minute }: Typed) => instantOf(zone, day, `${mm(hour)}:${mm(minute)}`);
const ja = (day: CalendarDay) => '日月火水木金土'[weekday(day)];
const en = (day: CalendarDay) => ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][weekday(day)];
const month = (day: CalendarDay) =>
  ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][
    partsOf(day).month - 1
  ];
const half = (minute: number) => (minute === 0 ? '' : minute === 30 ? '半' : `${minute}分`);
const afternoon = (hour: number) => (hour < 12 ? `午前${hour}` : `午後${hour - 12}`);

const times: readonly Spelling[] = [
  ({ hour, minute }) => `${hour}:${mm(minute)}`,
  ({ hour, minute }) => `${mm(hour)}：${mm(minute)}`,
  ({ hour, minute }) => `${hour}時${half(minute)}`,
  ({ hour, minute }) => `${hour} 時 ${minute} 分`,
  ({ hour, minute }) => `${afternoon(hour)}時${half(minute)}`,
  ({ hour, minute }) => `${hour % 12 === 0 ? 12 : hour % 12}:${mm(minute)}${hour < 12 ? 'am' : ' pm'}`,
];
const withYear: readonly Spelling[] = [
  ({ day }) => day,
  ({ day }) => day.replaceAll('-', '/'),
  ({ day }) => warekiDay(day),
  ({ day }) => warekiDay(day).replace(/\(.\)/, ' '),
  ({ day }) => wide(warekiDay(day)),
  ({ day }) => `R${partsOf(day).year - 2018}.${partsOf(day).month}.${partsOf(day).date}`,
  ({ day }) => `r${partsOf(day).year - 2018}/${partsOf(day).month}/${partsOf(day).date}(${ja(day)})`,
  ({ day }) => `令和${partsOf(day).year - 2018}.${partsOf(day).month}.${partsOf(day).date}`,
  ({ day }) => `${partsOf(day).year}年 ${partsOf(day).month}月 ${partsOf(day).date}日（${ja(day)}）`,
  ({ day }) => `${en(day)} ${partsOf(day).date} ${month(day)} ${partsOf(day).year},`,
  ({ day }) => `${month(day)} ${partsOf(day).date}, ${partsOf(day).year} at`,
  ({ day, today }) => `${daysBetween(today, day)}日後`,
];
const withoutYear: readonly Spelling[] = [
  ({ day }) => `${partsOf(day).month}/${partsOf(day).date}`,
  ({ day }) => wide(`${partsOf(day).month}/${partsOf(day).date}(${ja(day)})`),
  ({ day }) => `${partsOf(day).month}月${partsOf(day).date}日`,
  ({ day }) => `${partsOf(day).month}月${partsOf(day).date}日${ja(day)}曜日の`,
  ({ day }) => `${month(day)} ${partsOf(day).date}`,
  ({ day }) => `${en(day)}, ${partsOf(day).date} ${month(day)}`,
];
const relative: readonly Spelling[] = [
  ({ day, today }) => `${['今週', '来週', '再来週'][weeksOn(today, day)]}${ja(day)}曜`,
  ({ day, today }) => `${['今週', '来週', '再来週'][weeksOn(today, day)]}の${ja(day)}曜日`,
];

function weeksOn(today: CalendarDay, day: CalendarDay): number {
  const monday = addDays(today, -((weekday(today) + 6) % 7));
  return Math.floor(daysBetween(monday, day) / 7);
}

const typedWithin = (days: number) =>
  fc
    .record({
      today: fc.integer({ min: 0, max: 4 * 366 }).map((on) => addDays(calendarDay('2026-01-01'), on)),
      ahead: fc.integer({ min: 1, max: days }),
      quarter: fc.integer({ min: 0, max: 95 }),
    })
    .map(({ today, ahead, quarter }): Typed => {
      return { today, day: addDays(today, ahead), hour: Math.floor(quarter / 4), minute: (quarter % 4) * 15 };
    });

function expectReadBack(typed: Typed, day: Spelling, time: Spelling): void {
  const text = `${day(typed)} ${time(typed)}`;
  const { moments, unread } = readMoments(text, { now: instantOf(zone, typed.today, '10:00'), zone });
  expect(moments, text).toMatchObject([{ kind: 'moment', at: instant(typed), lengthMin: null }]);
  expect(unread, text).toEqual([]);
}

describe('reading dates', () => {
  it('reads every spelling with a year back to the same moment, within three years', () => {
    fc.assert(
      fc.property(typedWithin(999), fc.constantFrom(...withYear), fc.constantFrom(...times), expectReadBack),
      { numRuns: 2000 },
    );
  });

  it('reads every spelling without a year back to the same moment, until the day comes round again', () => {
    fc.assert(
      fc.property(
        typedWithin(364),
        fc.constantFrom(...withoutYear),
        fc.constantFrom(...times),
        (typed, day, time) => {
          // A day that comes only in leap years is asked about, see dates.test.ts.
          fc.pre(!typed.day.endsWith('-02-29'));
          expectReadBack(typed, day, time);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('reads every spelling by week back to the same moment', () => {
    fc.assert(
      fc.property(typedWithin(14), fc.constantFrom(...relative), fc.constantFrom(...times), expectReadBack),
      { numRuns: 500 },
    );
  });

  it('reads what the texts for people show', () => {
    fc.assert(
      fc.property(typedWithin(360), (typed) => {
        fc.pre(!typed.day.endsWith('-02-29'));
        const shown = [warekiMoment, shortMoment, englishMoment].map((show) => show(zone, instant(typed)));
        const now = instantOf(zone, typed.today, '10:00');
        const { moments, unread } = readMoments(shown.join('、'), { now, zone });
        expect(moments.map((read) => read.kind === 'moment' && read.at)).toEqual(
          shown.map(() => instant(typed)),
        );
        expect(unread).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('reads a list in any order and with any separator', () => {
    const separator = fc.constantFrom(' ', '、', '\n', '・', 'と', 'か', '　', ', ', '；', '\n- ');
    fc.assert(
      fc.property(fc.array(typedWithin(300), { minLength: 2, maxLength: 6 }), separator, (list, between) => {
        const today = calendarDay('2026-01-01');
        const later = list.map((typed) => ({
          ...typed,
          today,
          day: addDays(today, daysBetween(typed.today, typed.day)),
        }));
        const text = later
          .map(({ day, hour, minute }) => `${day.slice(5).replace('-', '/')} ${hour}:${mm(minute)}`)
          .join(between);
        const { moments, unread } = readMoments(text, { now: instantOf(zone, today, '10:00'), zone });
        expect(moments.map((read) => read.kind === 'moment' && read.at)).toEqual(later.map(instant));
        expect(unread).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('never reads a day other than the one in a full date, whatever surrounds it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        fc.pre(!/[\d\p{Nd}\p{No}\p{L}]/u.test(before + after));
        const { moments } = readMoments(`${before} 2026-12-03 14:00 ${after}`, { now: new Date(0), zone });
        for (const read of moments) {
          if (read.kind === 'moment') expect(dayIn(zone, read.at)).toBe('2026-12-03');
        }
      }),
    );
  });

  it('never throws, and gives back only what was typed', () => {
    const scrap = fc.constantFrom(
      '12/3',
      '2/30',
      ' 14:00',
      '25:00',
      '午後',
      '来週',
      '火曜',
      '(木)',
      'R8.',
      '令和',
      '年',
      '月',
      '日',
      '末',
      '後',
      '〜',
      '-',
      'と',
      'か',
      '、',
      '\n',
      '半',
      '90分',
      'Dec ',
      'next ',
      'Tue ',
      '①',
      '㋿',
      '１２',
      '１．５ｈ',
      '平成99',
      '0',
      '00',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(scrap).map((scraps) => scraps.join('')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const { moments, unread } = readMoments(typed, { now: new Date('2026-11-18T01:00:00Z'), zone });
        for (const text of [...unread, ...moments.map((read) => read.text)]) expect(typed).toContain(text);
        const read = readDay(typed, { now: new Date('2026-11-18T01:00:00Z'), zone });
        if (read) expect(typed).toContain(read.text);
      }),
      { numRuns: 2000 },
    );
  });
});
