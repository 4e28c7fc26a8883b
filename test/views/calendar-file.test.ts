import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarEntry, calendarFile } from '../../src/views/calendar-file.ts';

const entry: CalendarEntry = {
  uid: 'sitting-7@tsudoi',
  sequence: 0,
  cancelled: false,
  startsAt: new Date('2026-12-03T05:00:00Z'),
  lengthMin: 90,
  summary: 'つつじ市支援会議',
  place: '市役所本館3階、第2会議室',
  stamp: new Date('2026-11-18T01:00:00Z'),
};

const unfolded = (file: string) => file.replaceAll('\r\n ', '').split('\r\n');
const value = (file: string, name: string) =>
  unfolded(file)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1);

/** Reads a text value as a calendar does (RFC 5545, 3.3.11). */
const unescaped = (text: string | undefined) =>
  text?.replace(/\\([\\;,nN])/g, (_, mark: string) => (/n/i.test(mark) ? '\n' : mark));

describe('the calendar file of a sitting', () => {
  it('is this', () => {
    expect(calendarFile(entry).trimEnd().split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//tsudoi//tsudoi//JA',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:sitting-7@tsudoi',
      'SEQUENCE:0',
      'DTSTAMP:20261118T010000Z',
      'DTSTART:20261203T050000Z',
      'DTEND:20261203T063000Z',
      'SUMMARY:つつじ市支援会議',
      'LOCATION:市役所本館3階、第2会議室',
      'STATUS:CONFIRMED',
      'X-MICROSOFT-CDO-BUSYSTATUS:BUSY',
      'END:VEVENT',
      'END:VCALENDAR',
    ]);
  });

  it('keeps its UID and grows its SEQUENCE when the sitting is changed', () => {
    const moved = calendarFile({ ...entry, sequence: 1, startsAt: new Date('2026-12-04T05:00:00Z') });
    expect([value(moved, 'UID'), value(moved, 'SEQUENCE'), value(moved, 'DTSTART')]).toEqual([
      'sitting-7@tsudoi',
      '1',
      '20261204T050000Z',
    ]);
  });

  it('frees the time of a cancelled sitting', () => {
    const cancelled = calendarFile({ ...entry, sequence: 2, cancelled: true });
    expect([value(cancelled, 'METHOD'), value(cancelled, 'STATUS'), value(cancelled, 'UID')]).toEqual([
      'CANCEL',
      'CANCELLED',
      'sitting-7@tsudoi',
    ]);
  });

  it('names no organiser, no attendee and no address', () => {
    expect(calendarFile(entry)).not.toMatch(/ATTENDEE|ORGANIZER|mailto/i);
  });

  it('leaves the place out when there is none', () => {
    expect(calendarFile({ ...entry, place: '' })).not.toContain('LOCATION');
  });

  it('gives back whatever was typed, and never lets a text become a line of its own', () => {
    const typed = fc.string({ unit: 'binary', maxLength: 120 });
    const awkward = fc.constantFrom(
      'A\r\nATTENDEE:mailto:x@example.jp',
      '会議; "第3回", \\n',
      '𠮷野家'.repeat(40),
      '',
    );
    fc.assert(
      fc.property(fc.oneof(typed, awkward), fc.oneof(typed, awkward), (summary, place) => {
        const file = calendarFile({ ...entry, summary, place });
        const plain = (text: string) => text.replace(/\p{Cc}+/gu, ' ').trim();
        expect(unescaped(value(file, 'SUMMARY'))).toBe(plain(summary));
        expect(unescaped(value(file, 'LOCATION')) ?? '').toBe(plain(place));
        expect(unfolded(file).filter((line) => /^(UID|ATTENDEE|BEGIN:VEVENT)/.test(line))).toHaveLength(2);
      }),
    );
  });

  it('folds lines at 75 bytes and never inside a character', () => {
    const file = calendarFile({ ...entry, summary: '支援会議と𠮷野'.repeat(50) });
    for (const line of file.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(Buffer.from(line).toString()).toBe(line);
    }
  });
});
