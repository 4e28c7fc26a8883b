import { describe, expect, it } from 'vitest';
import { seal } from '../../src/domain/confidential.ts';
import type { AcceptedTask } from '../../src/domain/follow-up-task.ts';
import type { CaseId, TriggerId } from '../../src/domain/ids.ts';
import {
  acceptTask,
  cancelTask,
  closeByReview,
  counterTask,
  declineTask,
  handOverTask,
  takeCounter,
} from '../../src/domain/task-answers.ts';
import { offerStepDue, reminderDue } from '../../src/domain/task-reminders.ts';
import { pullTrigger, reportTask, type Trigger } from '../../src/domain/task-rounds.ts';
import { businessCalendar } from '../../src/law/holidays.ts';
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

const calendar = businessCalendar('Asia/Tokyo', []);
const ren = constituent('ren', { agency: 'hokatsu' });
const colleague = constituent('colleague', { agency: 'hokatsu' });
const mei = constituent('mei', { agency: 'shakyo' });
const of = kase({ audience: [ren, mei] });
const people = roster([ren, colleague, mei]);
const chair = { by: constituentId('chair'), now: NOW };
const moved = { since: NOW, by: ren.id };
const accepted: AcceptedTask = { ...task(), ...moved, status: 'accepted' };
const violence = 'violence' as TriggerId;
const waiting = task({ schedule: { kind: 'triggered', triggerId: violence, within: 0 }, dueOn: null });

const otherAgency = { ok: false, refusal: { kind: 'other_agency' } };

describe('the answer to an offer', () => {
  const by = { by: ren, of, now: NOW };

  it('is the agency’s, by anybody of it who may know the case', () => {
    expect(acceptTask(task(), by)).toEqual({ ok: true, value: accepted });
    for (const who of [mei, colleague]) {
      expect(acceptTask(task(), { ...by, by: who })).toEqual(otherAgency);
      expect(declineTask(task(), { ...by, by: who, reason: 'other' })).toEqual(otherAgency);
    }
  });

  it('declines with a reason, and only what is still offered', () => {
    expect(declineTask(task(), { ...by, reason: 'no_capacity' })).toMatchObject({
      ok: true,
      value: { status: 'declined', reason: 'no_capacity' },
    });
    expect(declineTask(accepted, { ...by, reason: 'no_capacity' })).toEqual({
      ok: false,
      refusal: { kind: 'task_moved_on', stands: 'accepted' },
    });
  });

  it('proposes another day or another extent, and not nothing', () => {
    const counter = (dueOn: string | null, scope: string | null) =>
      counterTask(task(), {
        ...by,
        today: TODAY,
        counter: { dueOn: dueOn === null ? null : day(dueOn), scope: scope === null ? null : seal(scope) },
      });
    expect(counter('2026-12-20', null)).toMatchObject({ ok: true, value: { status: 'countered' } });
    expect(counter(null, null)).toEqual({ ok: false, refusal: { kind: 'nothing_countered' } });
    expect(counter('2026-11-30', null)).toMatchObject({ ok: false, refusal: { kind: 'due_day_past' } });
  });

  it('binds the agency on its own terms once they are accepted', () => {
    const scope = seal('電話だけ');
    const countered = {
      ...task(),
      ...moved,
      status: 'countered' as const,
      counter: { dueOn: day('2026-12-20'), scope },
    };
    expect(takeCounter(countered, chair)).toEqual({
      ok: true,
      value: { ...accepted, detail: scope, dueOn: '2026-12-20' },
    });
    expect(takeCounter(accepted, chair).ok).toBe(false);
  });
});

describe('a task that is handed over', () => {
  const to = { of, agencyId: agencyId('shakyo'), roster: people, today: TODAY, now: NOW };

  it('is offered to the next agency, which has to take it on', () => {
    expect(handOverTask(accepted, to)).toEqual({
      ok: true,
      value: task({ agencyId: agencyId('shakyo'), offers: 2 }),
    });
  });

  it('goes neither to the same agency nor to one of which nobody may know the case', () => {
    expect(handOverTask(task(), { ...to, agencyId: agencyId('hokatsu') })).toMatchObject({
      refusal: { kind: 'same_agency' },
    });
    expect(handOverTask(task(), { ...to, agencyId: agencyId('police') })).toMatchObject({
      refusal: { kind: 'nobody_at_agency' },
    });
  });
});

describe('a report', () => {
  const terms = { by: ren, of, now: NOW, calendar, report: { outcome: 'done' } as const, how: null };

  it('ends a task with a due day, also one that was only offered', () => {
    expect(reportTask(task(), terms)).toMatchObject({
      ok: true,
      value: { task: { status: 'done' }, round: { round: 1, agencyId: 'hokatsu', dueOn: '2026-12-10' } },
    });
  });

  it('that it was not done is another thing than having declined', () => {
    const report = { outcome: 'not_done', reason: 'not_needed' } as const;
    expect(reportTask(accepted, { ...terms, report })).toMatchObject({
      ok: true,
      value: { task: { status: 'not_done', reason: 'not_needed' }, round: { outcome: 'not_done' } },
    });
  });

  it('is open to a successor, and not to another agency', () => {
    const successor = constituent('successor', { agency: 'hokatsu' });
    expect(reportTask(accepted, { ...terms, by: successor, of: kase({ audience: [successor] }) }).ok).toBe(
      true,
    );
    expect(reportTask(accepted, { ...terms, by: mei })).toEqual(otherAgency);
  });

  it('of a round brings the next one, and the second press of its button nothing', () => {
    const rule = { every: 'month_review', date: 11 } as const;
    const monthly: AcceptedTask = {
      ...accepted,
      schedule: { kind: 'recurring', rule },
      dueOn: day('2026-12-11'),
    };
    const first = reportTask(monthly, { ...terms, seenRound: 1 });
    expect(first).toMatchObject({ value: { task: { status: 'accepted', dueOn: '2027-01-12', round: 2 } } });
    if (!first.ok) return;
    expect(reportTask(first.value.task, { ...terms, seenRound: 1 })).toMatchObject({
      refusal: { kind: 'already_done' },
    });
    expect(closeByReview(first.value.task, chair)).toMatchObject({ value: { status: 'done' } });
    expect(closeByReview(accepted, chair).ok).toBe(false);
  });
});

describe('a task that waits for its trigger', () => {
  const trigger: Trigger = {
    id: violence,
    caseId: 'case' as CaseId,
    words: seal('暴力の発生'),
    times: 0,
    lastAt: null,
  };
  const late = new Date('2026-12-05T14:00:00Z');
  const pull = (tasks: Parameters<typeof pullTrigger>[1]['tasks'], one = trigger, now = late) =>
    pullTrigger(one, { tasks, now, calendar });

  it('is reminded of and reported on only once it has come', () => {
    const terms = { by: ren, of, now: NOW, calendar, report: { outcome: 'done' } as const, how: null };
    expect(reminderDue(waiting, day('2030-01-01'), true)).toBe(false);
    expect(reportTask(waiting, terms)).toEqual({ ok: false, refusal: { kind: 'not_triggered' } });
  });

  it('is due the same day for 即日, on a Saturday night too, and waits again once it was reported on', () => {
    const pulled = pull([waiting, accepted]);
    expect(pulled).toMatchObject({ value: { trigger: { times: 1 }, started: [{ dueOn: '2026-12-05' }] } });
    if (!pulled.ok) return;
    const [started] = pulled.value.started;
    const terms = { by: ren, of, now: late, calendar, report: { outcome: 'done' } as const, how: null };
    expect(started && reportTask(started, terms)).toMatchObject({
      value: { task: { status: 'accepted', dueOn: null, round: 2 } },
    });
  });

  it('starts once when two people say so within a minute', () => {
    const before = { ...trigger, times: 1, lastAt: late };
    const at = (seconds: number) => new Date(late.getTime() + seconds * 1000);
    expect(pull([waiting], before, at(59))).toEqual({
      ok: false,
      refusal: { kind: 'just_triggered', at: late },
    });
    expect(pull([waiting], before, at(60)).ok).toBe(true);
  });
});

describe('reminders', () => {
  const due = task({ dueOn: day('2026-12-10') });

  it('come on the due day in office time, and later when that was missed', () => {
    expect(reminderDue(due, day('2026-12-09'), true)).toBe(false);
    expect(reminderDue(due, day('2026-12-10'), true)).toBe(true);
    expect(reminderDue(due, day('2026-12-14'), true)).toBe(true);
    expect(reminderDue(due, day('2026-12-10'), false)).toBe(false);
  });

  it('are not sent about what is done, declined or called off', () => {
    const day12 = day('2026-12-12');
    expect(reminderDue({ ...due, ...moved, status: 'done' }, day12, true)).toBe(false);
    expect(reminderDue({ ...due, ...moved, status: 'declined', reason: 'other' }, day12, true)).toBe(false);
    const cancelled = cancelTask(due, chair);
    expect(cancelled.ok && reminderDue(cancelled.value, day12, true)).toBe(false);
  });

  it('of an offer come after two business days, and to the chair after three', () => {
    const friday = task({ offeredAt: new Date('2026-12-04T01:00:00Z') });
    const steps = ['2026-12-07', '2026-12-08', '2026-12-09'].map((on) => [
      offerStepDue(friday, 'agency', day(on), calendar),
      offerStepDue(friday, 'chair', day(on), calendar),
    ]);
    expect(steps).toEqual([
      [false, false],
      [true, false],
      [true, true],
    ]);
    expect(offerStepDue(accepted, 'agency', day('2027-01-01'), calendar)).toBe(false);
  });
});
