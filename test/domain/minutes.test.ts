import { describe, expect, it } from 'vitest';
import { seal } from '../../src/domain/confidential.ts';
import type { CaseId, MinutesId } from '../../src/domain/ids.ts';
import {
  type ConfirmedMinutes,
  confirmMinutes,
  draftMinutes,
  EMPTY_MINUTES,
} from '../../src/domain/minutes.ts';
import {
  at,
  cancelledSitting,
  constituentId,
  day,
  draft,
  pollingSitting,
  SHIEN,
  sitting,
} from '../support/domain-builders.ts';

const content = seal({ ...EMPTY_MINUTES, summary: '要旨' });
/** During the sitting of 14:00. */
const DURING = at('2026-12-10 14:30');
const confirmed: ConfirmedMinutes = {
  ...draft({ version: 3 }),
  status: 'confirmed',
  confirmedAt: DURING,
  confirmedBy: constituentId('chair'),
};

type Terms = Parameters<typeof draftMinutes>[1];
function write(before: Parameters<typeof draftMinutes>[0], choices: Partial<Terms> = {}) {
  return draftMinutes(before, {
    id: 'new-minutes' as MinutesId,
    sitting: sitting(),
    bodyId: SHIEN,
    caseId: 'case' as CaseId,
    content,
    nextReviewOn: null,
    by: constituentId('office'),
    seenVersion: before?.version ?? 0,
    today: day('2026-12-10'),
    now: DURING,
    ...choices,
  });
}

describe('writing the result of a case', () => {
  it('makes a draft of version 1', () => {
    expect(write(null, { nextReviewOn: day('2027-01-10') })).toEqual({
      ok: true,
      value: {
        id: 'new-minutes',
        bodyId: 'shien',
        sittingId: 'sitting',
        caseId: 'case',
        content,
        nextReviewOn: '2027-01-10',
        writtenBy: 'office',
        version: 1,
        status: 'draft',
      },
    });
  });

  it('again replaces the draft under its own id, by the new writer, with the next version', () => {
    expect(write(draft({ version: 4 }))).toMatchObject({
      ok: true,
      value: { id: 'minutes', writtenBy: 'office', version: 5 },
    });
  });

  it('is possible from the minute the sitting begins', () => {
    expect(write(null, { now: at('2026-12-10 14:00') }).ok).toBe(true);
    expect(write(null, { now: at('2026-12-10 13:59') })).toEqual({
      ok: false,
      refusal: { kind: 'not_begun', startsAt: at('2026-12-10 14:00') },
    });
  });

  it('needs a called sitting', () => {
    expect(write(null, { sitting: pollingSitting() })).toEqual({
      ok: false,
      refusal: { kind: 'not_convened', status: 'polling' },
    });
    expect(write(null, { sitting: cancelledSitting() })).toMatchObject({
      ok: false,
      refusal: { kind: 'not_convened', status: 'cancelled' },
    });
  });

  it('does not write over a text that came meanwhile', () => {
    const refusal = { ok: false, refusal: { kind: 'changed_meanwhile' } };
    expect(write(draft({ version: 2 }), { seenVersion: 1 })).toEqual(refusal);
    expect(write(draft({ version: 1 }), { seenVersion: 0 })).toEqual(refusal);
    expect(write(null, { seenVersion: 1 })).toEqual(refusal);
  });

  it('ends with the confirmation', () => {
    expect(write(confirmed)).toEqual({ ok: false, refusal: { kind: 'already_confirmed' } });
  });

  it('takes today for the next review, and no day before', () => {
    expect(write(null, { nextReviewOn: day('2026-12-10') }).ok).toBe(true);
    expect(write(null, { nextReviewOn: day('2026-12-09') })).toEqual({
      ok: false,
      refusal: { kind: 'review_day_past', day: '2026-12-09' },
    });
  });
});

describe('confirming minutes', () => {
  const terms = { by: constituentId('chair'), now: DURING };

  it('keeps the text, and who confirmed it when', () => {
    const text = draft({ version: 2 });
    expect(confirmMinutes(text, { ...terms, seenVersion: 2 })).toEqual({
      ok: true,
      value: { ...text, version: 3, status: 'confirmed', confirmedAt: DURING, confirmedBy: 'chair' },
    });
  });

  it('is for the very text that the chair has read', () => {
    expect(confirmMinutes(draft({ version: 3 }), { ...terms, seenVersion: 2 })).toEqual({
      ok: false,
      refusal: { kind: 'changed_meanwhile' },
    });
  });

  it('is done once', () => {
    expect(confirmMinutes(confirmed, { ...terms, seenVersion: 3 })).toEqual({
      ok: false,
      refusal: { kind: 'already_confirmed' },
    });
  });
});
