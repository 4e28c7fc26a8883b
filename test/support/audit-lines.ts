import fc from 'fast-check';
import type { Json } from '../../src/store/audit/canonical-json.ts';
import type { AuditEntry } from '../../src/store/audit/chain.ts';

// Lines of an audit for property tests: ordinary ones, and such as databases, files and scripts like to change.

const ODD = ['', 'が', 'か\u3099', '\u212b', 'Å', '𠮷', '🏠', '\u2028', '"\\\n\t', '\u0001', 'null', '{}'];

/** Text as the audit keeps it: without NUL and halves of characters, in Unicode's form C. */
export const keptText = fc
  .oneof(fc.constantFrom(...ODD), fc.string({ unit: 'binary', maxLength: 12 }))
  .map((text) => text.replaceAll('\0', '').normalize('NFC'));

export const jsonNumber = fc
  .oneof(
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0.1 + 0.2, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, 1e15, 123456789012345680000, 1e-6),
  )
  .map((number) => number + 0);

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,8}$/);
const fact: fc.Arbitrary<Json> = fc.oneof(keptText, jsonNumber, fc.boolean(), fc.constant(null));

export const facts = fc.option(fc.dictionary(name, fact, { maxKeys: 6, noNullPrototype: true }));

const id = fc.option(keptText);

export const instant = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});

export const entry: fc.Arbitrary<AuditEntry> = fc.record({
  municipalityId: fc.constant('tsutsuji'),
  at: instant,
  kind: keptText,
  requestId: id,
  personId: id,
  account: id,
  bodyId: id,
  sittingId: id,
  caseId: id,
  subjectId: id,
  facts,
});
