import { Writable } from 'node:stream';
import { format, inspect } from 'node:util';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { Confidential, openSealed, seal } from '../../src/domain/confidential.ts';

const CANARY = 'カナリア-canary-5571';
const sealed = seal({ situation: CANARY });

/** What a structured log writes for these facts. */
function logged(facts: object): string {
  let written = '';
  const line = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  pino({ base: null }, line).info(facts, 'a message');
  return written;
}

describe('sealed content', () => {
  it.each([
    ['a string', () => String(sealed)],
    ['a template', () => `${sealed}`],
    ['a sum of strings', () => `事例：${sealed}`],
    ['JSON', () => JSON.stringify(sealed)],
    ['JSON of what holds it', () => JSON.stringify({ case: { number: 'R8-支-014', content: sealed } })],
    ['inspect', () => inspect(sealed)],
    ['inspect of what holds it', () => inspect({ cases: [{ content: sealed }] }, { depth: null })],
    ['inspect with hidden fields', () => inspect(sealed, { showHidden: true })],
    ['a console line', () => format('%s %o %O %j', sealed, sealed, sealed, sealed)],
    ['the message of an error', () => new Error(`Cannot save ${sealed}`).message],
    ['the stack of an error', () => new Error(`Cannot save ${sealed}`).stack ?? ''],
    ['the cause of an error', () => inspect(new Error('Cannot save', { cause: sealed }))],
    ['a structured log line', () => logged({ content: sealed })],
    ['a structured log line of what holds it', () => logged({ case: { content: sealed }, list: [sealed] })],
    ['a structured log line of an error', () => logged({ err: new Error(`Cannot save ${sealed}`) })],
  ])('shows as 【機密】 in %s', (_where, show) => {
    expect(show()).toContain('【機密】');
    expect(show()).not.toContain('canary');
  });

  it.each([
    ['inspect that skips custom words', () => inspect(sealed, { customInspect: false, showHidden: true })],
    ['its keys and values', () => JSON.stringify([Object.entries(sealed), Reflect.ownKeys(sealed)])],
    ['a spread copy', () => JSON.stringify({ ...sealed })],
    ['a structured clone', () => JSON.stringify(structuredClone(sealed))],
  ])('shows nothing at all in %s', (_where, show) => {
    expect(show()).not.toContain('canary');
  });

  it('opens to what was sealed', () => {
    expect(openSealed(sealed)).toEqual({ situation: CANARY });
  });

  it('opens only what was sealed, not what looks like it', () => {
    const lookalike = Object.create(Confidential.prototype) as Confidential<string>;
    expect(() => openSealed(lookalike)).toThrow(TypeError);
  });
});
