import { describe, expect, it } from 'vitest';
import {
  concernDueAt,
  concernReaders,
  decideConcern,
  nextConcernNumber,
  type OpenConcern,
  reportConcern,
} from '../../src/domain/concern.ts';
import { seal } from '../../src/domain/confidential.ts';
import { discloseConcern } from '../../src/domain/disclosure.ts';
import type { CaseId, ConcernId } from '../../src/domain/ids.ts';
import { businessCalendar } from '../../src/law/holidays.ts';
import { constituent, day, gateTerms, pledge, roster, SHIEN, TODAY } from '../support/domain-builders.ts';

const ren = constituent('ren');
const office = constituent('office', { kind: 'secretariat' });
const at = (text: string) => new Date(text);
const concern: OpenConcern = {
  id: 'concern' as ConcernId,
  bodyId: SHIEN,
  number: 'R8-気-001',
  urgent: false,
  reportedBy: ren.id,
  reportedAt: at('2026-12-01T01:00:00Z'),
  content: seal('札'),
  status: 'open',
};

describe('気づき', () => {
  it('is numbered within the fiscal year: R8-気-003 after R8-気-002, and R9-気-001 from April', () => {
    const taken = ['R8-気-002', 'R8-支-014'];
    expect(nextConcernNumber(day('2027-03-31'), taken)).toBe('R8-気-003');
    expect(nextConcernNumber(day('2027-04-01'), taken)).toBe('R9-気-001');
  });

  it('is taken in only where somebody of the secretariat is in office to read it', () => {
    const { status: _, ...given } = concern;
    const report = (seats: Parameters<typeof roster>[0]) =>
      reportConcern(roster(seats), { ...given, today: TODAY });
    expect(report([ren, office])).toEqual({ ok: true, value: concern });
    const refusal = { ok: false, refusal: { kind: 'no_secretariat' } };
    expect(report([ren, constituent('chair', { kind: 'chair' })])).toEqual(refusal);
    expect(report([constituent('office', { kind: 'secretariat', endedOn: TODAY })])).toEqual(refusal);
    expect(report([constituent('office', { kind: 'secretariat', pledge: null })])).toEqual(refusal);
  });

  it('is heard of by the secretariat in office, and by nobody else', () => {
    const kinds = ['chair', 'deputy_chair', 'regular', 'adhoc', 'observer'] as const;
    const others = kinds.map((kind) => constituent(kind, { kind }));
    expect(concernReaders(roster([...others, office]), TODAY)).toEqual([office]);
  });

  it('is opened for the secretariat, and neither for the chair nor for whoever wrote it', () => {
    const open = (reader: Parameters<typeof discloseConcern>[1]) =>
      discloseConcern(concern.content, reader, gateTerms(roster([reader])))?.content ?? null;
    expect(open(office)).toBe('札');
    expect([open(ren), open(constituent('chair', { kind: 'chair' }))]).toEqual([null, null]);
    const old = { ...pledge, version: 'pledge-2015' };
    expect(open(constituent('office', { kind: 'secretariat', pledge: old }))).toBeNull();
    expect(open(constituent('office', { kind: 'secretariat', suspendedOn: TODAY }))).toBeNull();
  });

  it('is decided once; whoever comes second is told when', () => {
    const terms = { by: office.id, now: at('2026-12-01T02:00:00Z') };
    const first = decideConcern(concern, { status: 'joined_case', caseId: 'case' as CaseId }, terms);
    if (!first.ok) throw new Error('The first decision counts.');
    expect(first.value).toMatchObject({ status: 'joined_case', decidedBy: office.id, decidedAt: terms.now });
    const second = decideConcern(first.value, { status: 'closed', closing: 'no_need' }, terms);
    expect(second).toEqual({ ok: false, refusal: { kind: 'concern_decided', decidedAt: terms.now } });
  });
});

describe('対応期限', () => {
  const calendar = businessCalendar('Asia/Tokyo', []);
  const due = (reported: string, urgent = false) =>
    concernDueAt({ urgent, reportedAt: at(reported) }, calendar).toISOString();

  it('is noon of the next business day, over weekends, holidays and the turn of the year', () => {
    expect(due('2026-12-01T01:00:00Z')).toBe('2026-12-02T03:00:00.000Z');
    expect(due('2026-11-20T08:00:00Z')).toBe('2026-11-24T03:00:00.000Z');
    expect(due('2026-12-28T01:00:00Z')).toBe('2027-01-04T03:00:00.000Z');
  });

  it('is an hour for what is to be looked at today, at night too', () => {
    expect(due('2026-12-01T14:30:00Z', true)).toBe('2026-12-01T15:30:00.000Z');
  });
});
