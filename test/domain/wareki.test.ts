import { describe, expect, it } from 'vitest';
import { calendarDay, instantOf } from '../../src/domain/calendar-day.ts';
import {
  englishDay,
  englishMoment,
  englishShortMoment,
  fiscalYearName,
  shortDay,
  shortMoment,
  warekiDay,
  warekiMoment,
} from '../../src/domain/wareki.ts';

const day = calendarDay;
const afternoon = instantOf('Asia/Tokyo', day('2026-12-03'), '14:00');

describe('和暦', () => {
  it('names the day by era, with its weekday', () => {
    expect(warekiDay(day('2026-12-03'))).toBe('令和8年12月3日(木)');
  });

  it('calls the first year of an era 元年', () => {
    expect([
      warekiDay(day('2019-05-01')),
      warekiDay(day('2019-12-31')),
      warekiDay(day('1989-01-08')),
    ]).toEqual(['令和元年5月1日(水)', '令和元年12月31日(火)', '平成元年1月8日(日)']);
  });

  it('changes the era on its very first day', () => {
    expect([
      warekiDay(day('2019-04-30')),
      warekiDay(day('1989-01-07')),
      warekiDay(day('1926-12-24')),
    ]).toEqual(['平成31年4月30日(火)', '昭和64年1月7日(土)', '1926年12月24日(金)']);
  });

  it('shows a moment on the clocks of the zone', () => {
    expect(warekiMoment('Asia/Tokyo', afternoon)).toBe('令和8年12月3日(木) 14:00');
    expect(warekiMoment('America/New_York', afternoon)).toBe('令和8年12月3日(木) 0:00');
  });

  it('has a short form for lists', () => {
    expect([shortDay(day('2026-12-03')), shortMoment('Asia/Tokyo', afternoon)]).toEqual([
      '12/3(木)',
      '12/3(木) 14:00',
    ]);
  });

  it('writes a morning without a leading zero', () => {
    const morning = instantOf('Asia/Tokyo', day('2026-12-03'), '09:05');
    expect(shortMoment('Asia/Tokyo', morning)).toBe('12/3(木) 9:05');
  });
});

describe('a fiscal year', () => {
  it('is named by its era', () => {
    expect([fiscalYearName(2026, 'long'), fiscalYearName(2026, 'short')]).toEqual(['令和8年度', 'R8']);
  });

  it('is 令和元年度 where 令和 began within it, and 昭和63年度 where 平成 began in its January', () => {
    expect([
      fiscalYearName(2019, 'long'),
      fiscalYearName(2018, 'long'),
      fiscalYearName(1988, 'long'),
    ]).toEqual(['令和元年度', '平成30年度', '昭和63年度']);
    expect(fiscalYearName(2019, 'short')).toBe('R1');
  });
});

describe('a date in English', () => {
  it('has weekday, day, month and year', () => {
    expect([englishDay(day('2026-12-03')), englishMoment('Asia/Tokyo', afternoon)]).toEqual([
      'Thu 3 Dec 2026',
      'Thu 3 Dec 2026, 14:00',
    ]);
  });

  it('leaves the year out of the short form', () => {
    expect(englishShortMoment('Asia/Tokyo', afternoon)).toBe('Thu 3 Dec, 14:00');
  });
});
