import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../src/store/audit/canonical-json.ts';
import {
  type AuditEntry,
  type AuditLink,
  chainUp,
  hashOf,
  NOTHING_YET,
} from '../../src/store/audit/chain.ts';
import { exportLine, lineOf } from '../../src/store/audit/export-file.ts';
import { type ChainFault, isSound, verifyAudit } from '../../src/store/audit/verify.ts';
import { entry, facts, instant, jsonNumber, keptText } from '../support/audit-lines.ts';

type Anchors = readonly { readonly number: number; readonly hash: string }[];

async function faults(lines: readonly AuditLink[], anchors: Anchors = []): Promise<readonly ChainFault[]> {
  const known = { anchors: anchors.map((end) => ({ ...end, municipalityId: 'tsutsuji' })) };
  const check = await verifyAudit(lines, known);
  const found = check.chains.flatMap((chain) => chain.faults);
  expect(isSound(check)).toBe(found.length === 0);
  return found;
}

const chain = fc
  .array(entry, { minLength: 2, maxLength: 10 })
  .map((entries) => chainUp(NOTHING_YET, entries));

/** A chain and the place of one of its lines. */
const chainAndPlace = chain.chain((links) => fc.tuple(fc.constant(links), fc.nat({ max: links.length - 1 })));

function at(links: readonly AuditLink[], place: number): AuditLink {
  const link = links[place];
  if (!link) throw new RangeError(`There is no line at ${place}.`);
  return link;
}

const hash = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));
const id = fc.option(keptText);

/** One column of a line and another value for it. */
const change: fc.Arbitrary<Partial<AuditLink>> = fc.oneof(
  ...['requestId', 'personId', 'account', 'bodyId', 'sittingId', 'caseId', 'subjectId'].map((column) =>
    id.map((value) => ({ [column]: value })),
  ),
  keptText.map((kind) => ({ kind })),
  instant.map((value) => ({ at: value })),
  facts.map((value) => ({ facts: value })),
  fc.integer({ min: 2, max: 9 }).map((form) => ({ form })),
  hash.map((value) => ({ hash: value })),
  hash.map((value) => ({ previousHash: value })),
);

describe('verifying the audit', () => {
  it('finds nothing wrong with a chain that nobody touched, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(chain, async (links) => {
        expect(await faults(links, links)).toEqual([]);
      }),
    );
  });

  it('finds any single change, at its number', async () => {
    await fc.assert(
      fc.asyncProperty(chainAndPlace, change, async ([links, place], changed) => {
        const original = at(links, place);
        const edited = { ...original, ...changed };
        fc.pre(!isDeepStrictEqual(edited, original));
        const found = await faults(links.with(place, edited));
        const numbers = found.map((fault) => ('number' in fault ? fault.number : 0));
        expect(numbers).toContain(original.number);
      }),
    );
  });

  it('finds a changed line that was given a fitting hash, at the line after it', async () => {
    await fc.assert(
      fc.asyncProperty(chainAndPlace, keptText, async ([links, place], kind) => {
        const original = at(links, place);
        fc.pre(kind !== original.kind && place < links.length - 1);
        const forged = { ...original, kind, hash: hashOf({ ...original, kind }) };
        expect(await faults(links.with(place, forged))).toEqual([
          { kind: 'unlinked', number: original.number + 1 },
        ]);
      }),
    );
  });

  it('finds a line that was deleted, and says which', async () => {
    await fc.assert(
      fc.asyncProperty(chainAndPlace, async ([links, place]) => {
        fc.pre(place < links.length - 1);
        const number = place + 1;
        expect(await faults(links.toSpliced(place, 1))).toEqual([
          { kind: 'missing', from: number, to: number },
        ]);
      }),
    );
  });

  it('finds a deleted line also when the lines after it were numbered anew', async () => {
    await fc.assert(
      fc.asyncProperty(chainAndPlace, async ([links, place]) => {
        fc.pre(place < links.length - 1);
        const renumbered = links.toSpliced(place, 1).map((link, index) => ({ ...link, number: index + 1 }));
        const found = await faults(renumbered);
        expect(found.filter(({ kind }) => kind === 'changed')).toHaveLength(links.length - 1 - place);
      }),
    );
  });

  it('finds two lines that have changed places, and two whose contents have', async () => {
    await fc.assert(
      fc.asyncProperty(chainAndPlace, fc.nat({ max: 9 }), async ([links, one], other) => {
        fc.pre(other < links.length && other !== one);
        const [a, b] = [at(links, one), at(links, other)];
        expect(await faults(links.with(one, b).with(other, a))).not.toEqual([]);
        const swapped = links
          .with(one, { ...b, number: a.number, previousHash: a.previousHash })
          .with(other, { ...a, number: b.number, previousHash: b.previousHash });
        expect(await faults(swapped)).not.toEqual([]);
      }),
    );
  });

  it('finds a line that is there twice, and one that was put in between', async () => {
    await fc.assert(
      fc.asyncProperty(chainAndPlace, entry, async ([links, place], forged) => {
        expect(await faults(links.toSpliced(place, 0, at(links, place)))).not.toEqual([]);
        const previous = links[place - 1] ?? NOTHING_YET;
        const between = chainUp(previous, [forged]);
        expect(await faults(links.toSpliced(place, 0, ...between))).not.toEqual([]);
      }),
    );
  });

  it('finds with an anchor that the end was cut off, from which number on', async () => {
    await fc.assert(
      fc.asyncProperty(chainAndPlace, async ([links, place]) => {
        fc.pre(place < links.length - 1);
        const rest = links.slice(0, place + 1);
        expect(await faults(rest)).toEqual([]);
        expect(await faults(rest, [at(links, links.length - 1)])).toEqual([
          { kind: 'cut_off', last: place + 1, known: links.length },
        ]);
      }),
    );
  });

  it('finds with an anchor that all was written anew, from any line before it', async () => {
    await fc.assert(
      fc.asyncProperty(chainAndPlace, keptText, fc.nat({ max: 9 }), async ([links, place], kind, later) => {
        fc.pre(kind !== at(links, place).kind && place + later < links.length);
        const entries: AuditEntry[] = links
          .with(place, { ...at(links, place), kind })
          .map(({ number: _number, form: _form, previousHash: _previous, hash: _hash, ...one }) => one);
        const rewritten = chainUp(NOTHING_YET, entries);
        expect(await faults(rewritten)).toEqual([]);
        const anchored = at(links, place + later);
        expect(await faults(rewritten, [anchored])).toEqual([{ kind: 'rewritten', number: anchored.number }]);
      }),
    );
  });

  it('finds with an anchor that a whole chain is gone', async () => {
    await fc.assert(
      fc.asyncProperty(chain, async (links) => {
        expect(await faults([], links)).toEqual([{ kind: 'cut_off', last: 0, known: links.length }]);
      }),
    );
  });
});

const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    keptText,
    jsonNumber,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(keptText, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

describe('the canonical form', () => {
  it('is the same for the same value, in whatever order its parts were written', () => {
    fc.assert(
      fc.property(fc.dictionary(keptText, json, { noNullPrototype: true }), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      }),
    );
  });

  it('is another for another value: it can be read back', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
    );
  });

  it.each([
    [1, '1'],
    [true, 'true'],
    [null, 'null'],
    [{}, []],
    [{ a: null }, {}],
    [['a', 'b'], ['a,b']],
    [{ a: 'b' }, [['a', 'b']]],
    ['が', 'か\u3099'],
    [0.1 + 0.2, 0.3],
  ] as const)('tells %j and %j apart', (one, other) => {
    expect(canonicalJson(one)).not.toBe(canonicalJson(other));
  });

  it('is that of RFC 8785', () => {
    const example = {
      numbers: [1 / 3, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002f',
      literals: [null, true, false],
    };
    expect(canonicalJson(example)).toBe(
      '{"literals":[null,true,false],"numbers":[0.3333333333333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('is hashed to the same value for ever', () => {
    const [first] = chainUp(NOTHING_YET, [
      {
        municipalityId: 'tsutsuji',
        at: new Date('2026-11-24T00:00:00.007Z'),
        kind: 'summary_disclosed',
        requestId: 'r1',
        personId: 'p1',
        account: null,
        bodyId: 'shien',
        sittingId: null,
        caseId: 'c1',
        subjectId: 'd1',
        facts: { verdict: 'allow', readers: 5, late: false, none: null },
      },
    ]);
    expect(first?.hash).toBe('39dfdb2b5c033d17fa9fdba76c628f32ea8dd33e59471ffbc5103836b13cca9a');
  });
});

describe('an export', () => {
  it('gives every line back as it was', () => {
    fc.assert(
      fc.property(chain, (links) => {
        expect(links.map((link) => lineOf(exportLine(link)))).toEqual(links);
      }),
    );
  });

  it.each([
    ['is no JSON', 'nonsense'],
    ['is no object', '[]'],
    ['lacks a column', '{"number":1}'],
    ['has one too many', (line: string) => line.replace('{', '{"extra":1,')],
    ['has another instant than it was written with', (line: string) => line.replace('.007Z', '.0070Z')],
    ['has half a hash', (line: string) => line.replace(/"hash":"[0-9a-f]{32}/, '"hash":"')],
  ])('takes no line that %s', (_what, broken) => {
    const [link] = chainUp(NOTHING_YET, [
      {
        ...{ municipalityId: 'm', at: new Date('2026-11-24T00:00:00.007Z'), kind: 'k', requestId: null },
        ...{ personId: null, account: null, bodyId: null, sittingId: null, caseId: null, subjectId: null },
        facts: null,
      },
    ]);
    const line = exportLine(link as AuditLink);
    expect(lineOf(typeof broken === 'string' ? broken : broken(line))).toBeNull();
  });
});
