import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLength } from '../../../src/views/reading/length.ts';

describe('a typed length', () => {
  it.each([
    ['90分', 90],
    ['９０分', 90],
    ['約90分', 90],
    ['90分間', 90],
    ['1時間半', 90],
    ['1時間30分', 90],
    ['1.5時間', 90],
    ['2時間', 120],
    ['1.5h', 90],
    ['1h30m', 90],
    ['2 hours', 120],
    ['90 min', 90],
    ['90 minutes', 90],
    ['1:30', 90],
    ['90', 90],
    [' 45分 ', 45],
  ])('reads %j as %d minutes', (typed, minutes) => {
    expect(readLength(typed)).toBe(minutes);
  });

  it.each(['', '0分', '2', '25時間', '1..5h', '90分くらい', '12/3', '半', '-30分', 'h'])(
    'does not guess %j',
    (typed) => {
      expect(readLength(typed)).toBeNull();
    },
  );

  it('is the same in every spelling', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 23 }), fc.integer({ min: 0, max: 59 }), (hours, minutes) => {
        const mm = String(minutes).padStart(2, '0');
        for (const typed of [`${hours}時間${minutes}分`, `${hours}h${minutes}m`, `${hours}:${mm}`]) {
          expect(readLength(typed)).toBe(hours * 60 + minutes);
        }
      }),
    );
  });

  it('is null or a number of minutes within a day for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const minutes = readLength(typed);
        expect(minutes === null || (Number.isInteger(minutes) && minutes > 0 && minutes <= 1440)).toBe(true);
      }),
    );
  });
});
