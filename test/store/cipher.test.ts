import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aesCipher } from '../../src/store/cipher.ts';

const place = { municipalityId: 'tsutsuji', subjectId: 'case-1', field: 'case.content' };
const text = '父は70代、寝たきり。🏠';

describe('the cipher', () => {
  const cipher = aesCipher(randomBytes(32));
  const { wrapped } = cipher.newDataKey(place.municipalityId, place.subjectId);
  const sealed = cipher.encrypt(text, place, wrapped);

  it('gives back what was sealed', () => {
    expect(cipher.decrypt(sealed, place, wrapped)).toBe(text);
  });

  it('never seals the same text to the same bytes', () => {
    expect(cipher.encrypt(text, place, wrapped)).not.toEqual(sealed);
  });

  it.each([
    ['another municipality', { ...place, municipalityId: 'sakura' }],
    ['another case', { ...place, subjectId: 'case-2' }],
    ['another field', { ...place, field: 'minutes.content' }],
    [
      'parts that only read the same when put together',
      { ...place, subjectId: 'case-1","case', field: '.content' },
    ],
  ])('does not open content that was moved to %s', (_where, moved) => {
    expect(() => cipher.decrypt(sealed, moved, wrapped)).toThrow();
  });

  it('does not open content under the data key of another case', () => {
    const other = cipher.newDataKey(place.municipalityId, 'case-2').wrapped;
    expect(() => cipher.decrypt(sealed, place, other)).toThrow();
  });

  it('does not open content that has been touched', () => {
    const touched = Uint8Array.from(sealed, (byte, index) => (index === sealed.length - 1 ? byte ^ 1 : byte));
    expect(() => cipher.decrypt(touched, place, wrapped)).toThrow();
  });

  it('does not open content under another master key', () => {
    expect(() => aesCipher(randomBytes(32)).decrypt(sealed, place, wrapped)).toThrow();
  });

  it('refuses a master key of another length than 32 bytes', () => {
    expect(() => aesCipher(randomBytes(16))).toThrow('32 bytes');
  });
});
