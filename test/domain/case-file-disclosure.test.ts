import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_CONTENT, type Fact } from '../../src/domain/case-file.ts';
import { seal } from '../../src/domain/confidential.ts';
import {
  discloseFacts,
  discloseFile,
  discloseHardDates,
  discloseMinutes,
} from '../../src/domain/disclosure.ts';
import type { ConstituentId, FactId, FileId } from '../../src/domain/ids.ts';
import {
  agencyId,
  consentLine,
  constituent,
  day,
  gateTerms,
  kase,
  NOW,
  roster,
} from '../support/domain-builders.ts';

const MEMBERS = ['a', 'b', 'c'] as const;
const canary = (id: string) => `カナリア${id}`;
const ren = constituent('ren', { agency: 'byouin' });
const mei = constituent('mei', { agency: 'gakkou' });
const chair = constituent('kaicho', { kind: 'chair', agency: 'fukushi' });

const content = {
  ...EMPTY_CONTENT,
  household: MEMBERS.map((id) => ({
    ...{ id, relation: `続柄${id}`, ageBand: canary(id), status: canary(id), services: [canary(id)] },
  })),
  issues: MEMBERS.map((memberId) => ({ tag: 'health' as const, memberId })),
};
const fact = (memberId: string | null, choices: Partial<Fact> = {}): Fact => ({
  ...{ id: `f-${memberId}` as FactId, fileId: 'file' as FileId, memberId, recordedAt: NOW },
  ...{ sourceAgencyId: agencyId('byouin'), sourceConfidential: false, recordedBy: 'x' as ConstituentId },
  content: seal(canary(memberId ?? '世帯')),
  ...choices,
});
const facts = [...MEMBERS.map((id) => fact(id)), fact(null)];
const of = (choices: Parameters<typeof kase>[0] = {}) =>
  kase({ audience: [ren, mei, chair], content, ...choices });
const terms = gateTerms(roster([ren, mei, chair]));
const withConsent = gateTerms(roster([ren, mei, chair]), { consentRequired: true });

describe('the minutes of a case for one reader', () => {
  it('are the summary alone for somebody who may know only of some members of the household', () => {
    const minutes = seal({
      summary: '要旨',
      policy: canary('方針'),
      assessment: '',
      discussion: canary('協議'),
    });
    const limited = of({ limits: [{ personId: mei.person.id, members: ['c'] }] });
    const read = (reader: typeof ren) => discloseMinutes(minutes, reader, limited, terms).disclosed?.content;
    expect(read(mei)).toEqual({ summary: '要旨', policy: '', assessment: '', discussion: '' });
    expect(read(ren)).toMatchObject({ policy: canary('方針'), discussion: canary('協議') });
  });
});

describe('the file of a case for one reader', () => {
  it('shows of a member whom they may not know of that there is one, and nothing else', () => {
    const limited = of({ limits: [{ personId: mei.person.id, members: ['c'] }] });
    const { disclosed } = discloseFile(mei, limited, terms);
    expect(disclosed?.content.household.map(({ relation }) => relation)).toEqual(['続柄a', '続柄b', '続柄c']);
    expect(JSON.stringify(disclosed)).not.toMatch(/カナリア[ab]/);
    expect(JSON.stringify(disclosed)).toContain(canary('c'));
    expect(disclosed?.content.issues.map(({ memberId }) => memberId)).toEqual(['c']);
    expect(JSON.stringify(discloseFile(ren, limited, terms).disclosed)).toContain(canary('a'));
  });

  it('shows in a body that needs consent only members who have given theirs', () => {
    const agreed = of({ subjects: ['a'], consents: [consentLine({ memberId: 'a' })] });
    const shown = JSON.stringify(discloseFile(ren, agreed, withConsent).disclosed);
    expect(shown).toContain(canary('a'));
    expect(shown).not.toMatch(/カナリア[bc]/);
    expect(discloseFile(ren, of({ subjects: ['a'] }), withConsent)).toEqual({
      reasons: ['consent_missing'],
      disclosed: null,
    });
  });

  it('names a source that is not to be named to itself and to those who lead the body', () => {
    const secret = [fact('a', { sourceConfidential: true })];
    const source = (reader: typeof ren) =>
      discloseFacts(secret, reader, of(), terms)?.content[0]?.sourceAgencyId;
    expect([source(ren), source(chair), source(mei)]).toEqual([agencyId('byouin'), agencyId('byouin'), null]);
  });

  it('holds no fact of another household', () => {
    const other = [fact('a', { fileId: 'other' as FileId })];
    expect(discloseFacts(other, ren, of(), terms)?.content).toEqual([]);
  });

  it('shows the hard dates that are not settled', () => {
    const date = (number: number, settledAt: Date | null) => ({
      ...{ number, settledAt, on: day('2026-12-20'), what: seal(canary(String(number))) },
    });
    const dated = of({ hardDates: [date(1, NOW), date(2, null)] });
    expect(discloseHardDates(mei, dated, terms)?.content).toEqual([
      { number: 2, on: '2026-12-20', what: canary('2') },
    ]);
    expect(discloseHardDates(null, dated, terms)).toBeNull();
  });

  it('never lets anything of a member out whom the chair, the consent or the audience keeps from the reader', () => {
    const world = fc.record({
      inAudience: fc.boolean(),
      recused: fc.boolean(),
      limit: fc.option(fc.subarray([...MEMBERS], { minLength: 1 }), { nil: null }),
      needed: fc.boolean(),
      agreed: fc.subarray([...MEMBERS]),
      subjects: fc.subarray([...MEMBERS]),
    });
    const seen = { some: 0, none: 0 };
    fc.assert(
      fc.property(world, ({ inAudience, recused, limit, needed, agreed, subjects }) => {
        const looked = of({
          audience: inAudience ? [ren] : [mei],
          recused: recused ? [ren] : [],
          limits: limit === null ? [] : [{ personId: ren.person.id, members: limit }],
          subjects,
          consents: agreed.map((memberId) => consentLine({ memberId })),
        });
        const rules = needed ? withConsent : terms;
        const shown = JSON.stringify([
          discloseFile(ren, looked, rules).disclosed,
          discloseFacts(facts, ren, looked, rules),
        ]);
        const open = needed ? subjects.length > 0 && subjects.every((id) => agreed.includes(id)) : true;
        for (const id of MEMBERS) {
          const may =
            inAudience &&
            !recused &&
            open &&
            (limit === null || limit.includes(id)) &&
            (!needed || agreed.includes(id));
          seen[may ? 'some' : 'none'] += 1;
          expect(shown.includes(canary(id)), id).toBe(may);
        }
      }),
      { numRuns: 500 },
    );
    expect(Math.min(seen.some, seen.none)).toBeGreaterThan(100);
  });
});
