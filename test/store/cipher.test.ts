import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aesCipher, keyIdOf } from '../../src/store/cipher.ts';

const place = { municipalityId: 'tsutsuji', subjectId: 'case-1', field: 'case.content' };
const text = '父は70代、寝たきり。🏠';

describe('the cipher', () => {
  const masterKey = randomBytes(32);
  const cipher = aesCipher(masterKey);
  const key = cipher.newDataKey(place, keyIdOf(masterKey));
  const sealed = cipher.encrypt(text, place, key);

  it('gives back what was sealed', () => {
    expect(cipher.decrypt(sealed, place, key)).toBe(text);
  });

  it('never seals the same text to the same bytes', () => {
    expect(cipher.encrypt(text, place, key)).not.toEqual(sealed);
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
    expect(() => cipher.decrypt(sealed, moved, key)).toThrow();
  });

  it('does not open content under the data key of another case', () => {
    const other = cipher.newDataKey({ ...place, subjectId: 'case-2' }, keyIdOf(masterKey));
    expect(() => cipher.decrypt(sealed, place, other)).toThrow();
  });

  it('does not open content that has been touched', () => {
    const touched = Uint8Array.from(sealed, (byte, index) => (index === sealed.length - 1 ? byte ^ 1 : byte));
    expect(() => cipher.decrypt(touched, place, key)).toThrow();
  });

  it('does not open content under another master key, also where no id tells them apart', () => {
    const other = aesCipher(randomBytes(32));
    expect(() => other.decrypt(sealed, place, key)).toThrow('is not known');
    expect(() => other.decrypt(sealed, place, { ...key, keyId: '' })).toThrow();
  });

  it.each([[[]], [[randomBytes(16)]], [[randomBytes(32), randomBytes(33)]]])(
    'refuses master keys of another length than 32 bytes, or none',
    (keys) => {
      expect(() => aesCipher(keys)).toThrow('32 bytes');
    },
  );
});

describe('the cipher while the master key is being changed', () => {
  const [earlier, coming] = [randomBytes(32), randomBytes(32)];
  const before = aesCipher(earlier);
  const both = aesCipher([earlier, coming]);
  const after = aesCipher(coming);
  const key = before.newDataKey(place, keyIdOf(earlier));
  const sealed = before.encrypt(text, place, key);

  it('opens what is under either key', () => {
    const news = both.newDataKey(place, keyIdOf(coming));
    expect(both.decrypt(sealed, place, key)).toBe(text);
    expect(both.decrypt(both.encrypt(text, place, news), place, news)).toBe(text);
  });

  it('wraps a data key anew without touching what it seals', () => {
    const rewrapped = both.rewrap(key, place, keyIdOf(coming));
    expect(after.decrypt(sealed, place, rewrapped)).toBe(text);
    expect(() => before.decrypt(sealed, place, rewrapped)).toThrow('is not known');
  });

  it('opens a data key from before master keys had ids, by trying', () => {
    expect(both.decrypt(sealed, place, { ...key, keyId: '' })).toBe(text);
  });

  it('does not wrap a data key anew for another case', () => {
    expect(() => both.rewrap(key, { ...place, subjectId: 'case-2' }, keyIdOf(coming))).toThrow();
  });

  it('knows its keys by ids that say nothing about them', () => {
    expect(both.keyIds).toEqual([keyIdOf(earlier), keyIdOf(coming)]);
    expect(keyIdOf(earlier)).toMatch(/^[0-9a-f]{16}$/);
    expect(earlier.toString('hex')).not.toContain(keyIdOf(earlier));
  });
});
