import { describe, expect, it } from 'vitest';
import { clockText, nextMorning, shortTime } from '../../../adapters/playground/when.ts';

const monday = new Date('2026-11-09T01:05:00Z');

describe('the clock of the demo', () => {
  it('is shown in the Japanese era, with the weekday of Tokyo', () => {
    expect(clockText('ja', 'Asia/Tokyo', monday)).toBe('令和8年11月9日(月) 10:05');
    expect(clockText('ja', 'Asia/Tokyo', new Date('2026-11-09T15:00:00Z'))).toBe('令和8年11月10日(火) 00:00');
  });

  it('is shown in English where that is the language', () => {
    expect(clockText('en', 'Asia/Tokyo', monday)).toBe('Mon 9 Nov 2026, 10:05');
  });

  it('stands beside a message without the year', () => {
    expect(shortTime('ja', 'Asia/Tokyo', monday)).toBe('11月9日(月) 10:05');
  });

  it.each([
    ['2026-11-09T01:05:00Z', '2026-11-10T00:00:00.000Z'],
    ['2026-11-09T14:59:59Z', '2026-11-10T00:00:00.000Z'],
    ['2026-11-09T15:00:00Z', '2026-11-11T00:00:00.000Z'],
    ['2026-12-31T03:00:00Z', '2027-01-01T00:00:00.000Z'],
  ])('goes from %s to nine on the next day in Tokyo', (from, to) => {
    expect(nextMorning('Asia/Tokyo', new Date(from)).toISOString()).toBe(to);
  });

  it('goes to nine by the wall also in the night when clocks change', () => {
    const evening = new Date('2026-03-28T20:00:00Z');
    expect(nextMorning('Europe/Berlin', evening).toISOString()).toBe('2026-03-29T07:00:00.000Z');
  });
});
