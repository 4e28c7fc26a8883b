import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../src/domain/audit.ts';
import type { AccountKey, CaseId, MunicipalityId, PersonId } from '../../src/domain/ids.ts';
import type { AuditLink } from '../../src/store/audit/chain.ts';
import { entryOf } from '../../src/store/audit/entry.ts';
import { readAudit } from '../../src/store/audit/read.ts';
import { isSound, verifyAudit } from '../../src/store/audit/verify.ts';
import { instant, keptText } from '../support/audit-lines.ts';
import { type TestStore, TSUTSUJI, testStore } from '../support/store.ts';

// What people, platforms and programs hand in, before it is put into the form that is kept.

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('が', 'か\u3099', '\u212b', '\ud83d', 'a\0b', ''),
);
const anyFact = fc.oneof(anyText, fc.double(), fc.integer(), fc.boolean(), fc.constant(null));
const anyId = fc.option(anyText, { nil: undefined });

const event: fc.Arbitrary<AuditEvent> = fc
  .record({
    kind: anyText,
    caseId: anyId,
    subjectId: anyId,
    facts: fc.option(fc.dictionary(anyText, anyFact, { maxKeys: 5, noNullPrototype: true }), {
      nil: undefined,
    }),
  })
  .map((parts) => parts as AuditEvent);

const act = fc.record({
  municipalityId: fc.constant(TSUTSUJI),
  at: instant,
  requestId: fc.option(keptText),
  personId: fc.option(anyText.map((id) => id as PersonId)),
  account: fc.option(anyText.map((key) => key as AccountKey)),
});

describe('a line of the audit', () => {
  it('has the same text whether the accents were typed in one sign or in two', () => {
    const line = (text: string) =>
      entryOf(
        {
          municipalityId: 'm' as MunicipalityId,
          at: new Date(0),
          requestId: text,
          personId: null,
          account: null,
        },
        { kind: text, caseId: text as CaseId, facts: { [text]: text } },
      );
    expect(line('か\u3099Å')).toEqual(line('が\u212b'));
    expect(line('か\u3099Å').facts).toEqual({ がÅ: 'がÅ' });
  });

  describe('that was kept', () => {
    let s: TestStore;
    beforeAll(async () => {
      s = await testStore();
    });
    afterAll(() => s.close());

    it('comes back exactly as it was hashed, whatever was handed in', async () => {
      let kept = 0;
      await fc.assert(
        fc.asyncProperty(act, fc.array(event, { minLength: 1, maxLength: 8 }), async (of, events) => {
          const { requestId, personId, account, ...rest } = of;
          // One request id is answered once only; here it is the audit's column that counts.
          const request = requestId === null ? null : { id: `${kept} ${requestId}`, reply: null };
          await s.change([], { ...rest, request, actor: { personId, account }, events });
          const expected = events.map((one) => entryOf({ ...of, requestId: request?.id ?? null }, one));
          const lines = await linesOf(s.url);
          expect(lines.slice(kept)).toMatchObject(expected);
          kept += events.length;
          expect(lines).toHaveLength(kept);
        }),
        { numRuns: 40 },
      );
      const check = await readAudit(s.url, null, ({ lines, known }) => verifyAudit(lines, known));
      expect(isSound(check)).toBe(true);
    });
  });
});

async function linesOf(url: string): Promise<readonly AuditLink[]> {
  return readAudit(url, null, async ({ lines }) => {
    const found: AuditLink[] = [];
    for await (const line of lines) found.push(line);
    return found;
  });
}
