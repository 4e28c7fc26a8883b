import { describe, expect, it } from 'vitest';
import { seal } from '../../src/domain/confidential.ts';
import {
  agencyContacts,
  assignTask,
  completeTask,
  type DoneTask,
  reminderDue,
} from '../../src/domain/follow-up-task.ts';
import type { TaskId } from '../../src/domain/ids.ts';
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
const done: DoneTask = { ...task(), status: 'done', doneAt: NOW, doneBy: constituentId('ren') };

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
      ...choices,
    });

  it('opens it for the agency, not for a person', () => {
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

describe('reporting a task done', () => {
  const by = (who: typeof ren, on: Parameters<typeof completeTask>[0] = task()) =>
    completeTask(on, { by: who, of: kase({ audience: [ren, mei] }), now: NOW });

  it('is kept with who and when', () => {
    expect(by(ren)).toEqual({ ok: true, value: { ...task(), status: 'done', doneAt: NOW, doneBy: 'ren' } });
  });

  it('is open to anybody of the agency who may know the case, so that it survives a change of staff', () => {
    const successor = constituent('successor', { agency: 'hokatsu' });
    const known = kase({ audience: [successor] });
    expect(completeTask(task(), { by: successor, of: known, now: NOW }).ok).toBe(true);
  });

  it('is not for another agency, nor for a colleague outside the audience', () => {
    const refusal = { ok: false, refusal: { kind: 'other_agency' } };
    expect([by(mei), by(colleague)]).toEqual([refusal, refusal]);
  });

  it('changes nothing the second time', () => {
    expect(by(ren, done)).toEqual({ ok: false, refusal: { kind: 'already_done', doneAt: NOW } });
  });

  it('does not tell another agency that it is done', () => {
    expect(by(mei, done)).toEqual({ ok: false, refusal: { kind: 'other_agency' } });
  });
});

describe('a reminder', () => {
  const due = task({ dueOn: day('2026-12-10') });

  it('is due on the due day in office time, and later when that was missed', () => {
    expect(reminderDue(due, day('2026-12-09'), true)).toBe(false);
    expect(reminderDue(due, day('2026-12-10'), true)).toBe(true);
    expect(reminderDue(due, day('2026-12-14'), true)).toBe(true);
  });

  it('waits for office time', () => {
    expect(reminderDue(due, day('2026-12-10'), false)).toBe(false);
  });

  it('is not sent about a task that is done', () => {
    expect(reminderDue(done, day('2026-12-10'), true)).toBe(false);
  });
});
