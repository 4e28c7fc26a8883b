import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/calendar-day.ts';
import { closeCase, reopenCase } from '../../src/domain/case-closing.ts';
import { inLedgerOrder, isReviewOverdue, type LedgerEntry } from '../../src/domain/case-ledger.ts';
import type { FollowUpTask } from '../../src/domain/follow-up-task.ts';
import { constituentId, day, kase, NOW, TODAY, task } from '../support/domain-builders.ts';

const close = (choices: Partial<Parameters<typeof closeCase>[1]> = {}, of = kase()) =>
  closeCase(of, { reason: 'goal_met', on: TODAY, today: TODAY, tasks: [], sittings: [], ...choices });

describe('closing a case', () => {
  it('sets the day from which the retention runs, and the reason', () => {
    expect(close({ on: day('2026-11-20') })).toMatchObject({
      ok: true,
      value: { status: 'closed', closing: 'goal_met', closedOn: '2026-11-20' },
    });
  });

  it('is refused while an agency still has something to do, and says which tasks nobody has taken on', () => {
    const moved = { since: NOW, by: constituentId('ren') };
    const accepted: FollowUpTask = { ...task({ number: 3 }), ...moved, status: 'accepted' };
    const done: FollowUpTask = { ...task({ number: 2 }), ...moved, status: 'done' };
    expect(close({ tasks: [done] }).ok).toBe(true);
    expect(close({ tasks: [task({ number: 1 }), done, accepted] })).toEqual({
      ok: false,
      refusal: { kind: 'tasks_open', numbers: [1, 3], unowned: [1] },
    });
  });

  it('is refused while a sitting is to deal with it, also one whose date is still asked about', () => {
    expect(close({ sittings: [day('2026-12-10')] })).toEqual({
      ok: false,
      refusal: { kind: 'on_agenda', heldOn: '2026-12-10' },
    });
    expect(close({ sittings: [null] })).toEqual({ ok: false, refusal: { kind: 'on_agenda', heldOn: null } });
  });

  it('is refused for a day to come, and a second time', () => {
    expect(close({ on: addDays(TODAY, 1) })).toEqual({
      ok: false,
      refusal: { kind: 'closing_day_ahead', today: TODAY },
    });
    const closed = kase({ status: 'closed', closedOn: day('2026-11-01') });
    expect(close({}, closed)).toEqual({ ok: false, refusal: { kind: 'already_closed', on: '2026-11-01' } });
  });
});

describe('taking a case up again', () => {
  const closed = kase({ status: 'closed', closing: 'suspended_lost_contact', closedOn: day('2026-11-01') });
  const reopen = (today: string) => reopenCase(closed, { today: day(today), retentionYears: 5 });

  it('opens it as it was, while its records may be used', () => {
    expect(reopen('2032-03-31')).toMatchObject({
      ok: true,
      value: { number: closed.number, status: 'open', closing: null, closedOn: null },
    });
    expect(reopen('2032-04-01')).toEqual({
      ok: false,
      refusal: { kind: 'retention_passed', on: '2032-04-01' },
    });
    expect(reopenCase(kase(), { today: TODAY, retentionYears: 5 })).toMatchObject({
      refusal: { kind: 'not_closed' },
    });
  });
});

describe('the ledger', () => {
  const entry = (number: string, choices: Partial<LedgerEntry> = {}): LedgerEntry => ({
    of: kase({ number, urgency: 'low' }),
    ...{ nextReviewOn: null, reviewedOn: day('2026-11-01'), hardOn: null, openTasks: 0 },
    ...choices,
  });
  const numbers = (entries: readonly LedgerEntry[]) => entries.map(({ of }) => of.number);

  it('goes by the next day on which something is due; who was never reviewed stands before what is not due', () => {
    const entries = [
      entry('A'),
      entry('B', { nextReviewOn: day('2026-12-20') }),
      entry('C', { nextReviewOn: day('2026-11-20') }),
      entry('D', { nextReviewOn: day('2027-01-20'), hardOn: day('2026-12-05') }),
      entry('E', { reviewedOn: null }),
    ];
    expect(numbers(inLedgerOrder(entries, TODAY))).toEqual(['C', 'E', 'D', 'B', 'A']);
    expect(entries.filter((one) => isReviewOverdue(one, TODAY)).map(({ of }) => of.number)).toEqual(['C']);
  });

  it('goes by urgency on the same day, then by number, whatever order it was given', () => {
    const entries = [
      entry('B'),
      entry('C', { of: kase({ number: 'C', urgency: 'immediate' }) }),
      entry('A'),
      entry('D', { nextReviewOn: day('2026-12-20') }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: 4 }), (shuffled) => {
        expect(numbers(inLedgerOrder(shuffled, TODAY))).toEqual(['D', 'C', 'A', 'B']);
      }),
    );
  });
});
