import { describe, expect, it } from 'vitest';
import { seal } from '../../src/domain/confidential.ts';
import {
  agencyContacts,
  assignTask,
  type FollowUpTask,
  isLate,
  unownedTasks,
} from '../../src/domain/follow-up-task.ts';
import type { TaskId, TriggerId } from '../../src/domain/ids.ts';
import {
  agencyId,
  constituent,
  constituentId,
  day,
  kase,
  NOW,
  roster,
  TODAY,
  task,
} from '../support/domain-builders.ts';

const HOKATSU = agencyId('hokatsu');
const ren = constituent('ren', { agency: 'hokatsu' });
const colleague = constituent('colleague', { agency: 'hokatsu' });
const mei = constituent('mei', { agency: 'shakyo' });
const of = kase({ audience: [ren, mei] });
const moved = { since: NOW, by: constituentId('ren') };

describe('giving a task to an agency', () => {
  type Terms = Parameters<typeof assignTask>[0];
  const detail = seal('本人宅を訪問する');
  const assign = (choices: Partial<Terms> = {}) =>
    assignTask({
      id: 'task' as TaskId,
      of,
      sittingId: null,
      number: 2,
      agencyId: HOKATSU,
      verb: 'visit',
      detail,
      dueOn: day('2026-12-10'),
      roster: roster([ren, colleague, mei]),
      today: TODAY,
      now: NOW,
      ...choices,
    });

  it('leaves one that waits for its trigger without a due day', () => {
    const schedule = { kind: 'triggered', triggerId: 'violence' as TriggerId, within: 0 } as const;
    expect(assign({ schedule })).toMatchObject({ ok: true, value: { dueOn: null, status: 'offered' } });
  });

  it('offers it to the agency, not to a person', () => {
    expect(assign()).toEqual({ ok: true, value: task({ number: 2, detail }) });
  });

  it('takes today as the due day, and no day before', () => {
    expect(assign({ dueOn: TODAY }).ok).toBe(true);
    expect(assign({ dueOn: day('2026-11-30') })).toEqual({
      ok: false,
      refusal: { kind: 'due_day_past', day: '2026-11-30' },
    });
  });

  it('needs an open case', () => {
    expect(assign({ of: kase({ audience: [ren], status: 'closed' }) })).toEqual({
      ok: false,
      refusal: { kind: 'case_not_open' },
    });
  });

  it('needs somebody of the agency who may know the case', () => {
    const refusal = { ok: false, refusal: { kind: 'nobody_at_agency' } };
    expect(assign({ of: kase({ audience: [mei] }) })).toEqual(refusal);
    expect(assign({ agencyId: agencyId('police') })).toEqual(refusal);
    const unpledged = constituent('ren', { agency: 'hokatsu', pledge: null });
    expect(assign({ roster: roster([unpledged]) })).toEqual(refusal);
  });
});

describe('who hears of a task', () => {
  it('is of the agency, in the audience and active today', () => {
    const gone = constituent('gone', { agency: 'hokatsu', to: '2026-11-30' });
    const everybody = roster([ren, colleague, mei, gone]);
    const known = kase({ audience: [ren, mei, gone] });
    expect(agencyContacts(everybody, known, HOKATSU, TODAY)).toEqual([ren]);
    expect(agencyContacts(everybody, known, HOKATSU, day('2026-11-30'))).toEqual([ren, gone]);
  });
});

describe('a task that is late', () => {
  it('is open past its due day, and never before its trigger', () => {
    expect(isLate(task(), day('2026-12-10'))).toBe(false);
    expect(isLate(task(), day('2026-12-11'))).toBe(true);
    expect(isLate({ ...task(), ...moved, status: 'done' }, day('2026-12-11'))).toBe(false);
    expect(isLate(task({ dueOn: null }), day('2030-01-01'))).toBe(false);
  });
});

describe('what keeps a case from being closed', () => {
  it('is every role that no agency has: not answered, declined, or with a counter to decide on', () => {
    const all: readonly FollowUpTask[] = [
      task({ number: 1 }),
      { ...task({ number: 2 }), ...moved, status: 'accepted' },
      { ...task({ number: 3 }), ...moved, status: 'declined', reason: 'no_capacity' },
      {
        ...task({ number: 4 }),
        ...moved,
        status: 'countered',
        counter: { dueOn: day('2026-12-20'), scope: null },
      },
      { ...task({ number: 5 }), ...moved, status: 'done' },
      { ...task({ number: 6 }), ...moved, status: 'not_done', reason: 'other' },
      { ...task({ number: 7 }), ...moved, status: 'cancelled' },
    ];
    expect(unownedTasks(all).map(({ number }) => number)).toEqual([1, 3, 4]);
  });
});
