import { readMoments } from '../../src/views/reading/dates.ts';
import { atMost, type Figure } from './figures.ts';

const UNITS = [
  '1',
  '12/',
  '12/3 14:00 ',
  'あ',
  '来週',
  ' ',
  '- ',
  '10時',
  '14-',
  '令和8年12月',
  '\n',
  '(',
  '90分',
  '12/3 14:00 90分 ',
  'あ                    ',
  '1T',
  'か',
  '𠮷',
];

function duration(typed: string): number {
  const started = performance.now();
  readMoments(typed, { now: new Date('2026-11-18T01:00:00Z'), zone: 'Asia/Tokyo' });
  return performance.now() - started;
}

/** Eight times the text takes about eight times as long; a reader that goes over it again for each word, sixty-four times. */
export function benchReading(): readonly Figure[] {
  const times = UNITS.map((unit) => {
    const text = (length: number) => unit.repeat(Math.ceil(length / unit.length));
    const best = (length: number) => Math.min(...[1, 2, 3].map(() => duration(text(length))));
    return best(16_000) / Math.max(best(2_000), 2);
  });
  return [atMost('Reading eight times the text, at worst', Math.max(...times), 30, '×')];
}
