import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn } from '../../src/domain/calendar-day.ts';
import { seal } from '../../src/domain/confidential.ts';
import {
  assignTask,
  type FollowUpTask,
  isLate,
  isOpenTask,
  isWithAgency,
  type TaskSchedule,
  unownedTasks,
} from '../../src/domain/follow-up-task.ts';
import type { CaseId, TaskId, TriggerId } from '../../src/domain/ids.ts';
import {
  acceptTask,
  cancelTask,
  closeByReview,
  counterTask,
  declineTask,
  handOverTask,
  takeCounter,
} from '../../src/domain/task-answers.ts';
import { reminderDue } from '../../src/domain/task-reminders.ts';
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
} from '../support/domain-builders.ts';

const ZONE = 'Asia/Tokyo';
const calendar = businessCalendar(ZONE, []);
const AGENCIES = ['hokatsu', 'shakyo', 'byoin'] as const;
// Two of each agency, so that one can leave and the agency still answers.
const staff = AGENCIES.flatMap((agency) => [1, 2].map((n) => constituent(`${agency}${n}`, { agency })));
const people = roster(staff);
const of = kase({ audience: staff });
const chair = constituentId('chair');
const violence = 'violence' as TriggerId;

const SCHEDULES: readonly TaskSchedule[] = [
  { kind: 'due' },
  { kind: 'recurring', rule: { every: 'week', weekday: 1 } },
  { kind: 'recurring', rule: { every: 'month_review', date: 31 } },
  { kind: 'triggered', triggerId: violence, within: 0 },
  { kind: 'triggered', triggerId: violence, within: 3 },
];

type Model = { over: boolean; rounds: number; offers: number; pulled: boolean };
type Real = { task: FollowUpTask; trigger: Trigger; now: Date; reported: number[] };

const LEGAL: Readonly<Record<FollowUpTask['status'], readonly FollowUpTask['status'][]>> = {
  offered: ['accepted', 'declined', 'countered', 'done', 'not_done', 'cancelled', 'offered'],
  accepted: ['countered', 'done', 'not_done', 'cancelled', 'offered', 'accepted'],
  declined: ['offered', 'cancelled', 'declined'],
  countered: ['accepted', 'offered', 'cancelled', 'countered'],
  done: [],
  not_done: [],
  cancelled: [],
};

/** What holds after every event, whatever came before. */
function check(model: Model, real: Real, before: FollowUpTask): void {
  const { task } = real;
  expect(AGENCIES.map(agencyId)).toContain(task.agencyId);
  expect(isOpenTask(task)).toBe(!model.over);
  expect(task.round).toBe(task.schedule.kind === 'due' ? 1 : model.rounds + 1);
  expect(task.offers).toBe(model.offers);
  expect(real.reported).toEqual(real.reported.map((_one, index) => index + 1));
  expect(real.reported).toHaveLength(model.rounds);
  if (task !== before) expect(LEGAL[before.status]).toContain(task.status);
  expect(unownedTasks([task]).length === 1).toBe(!model.over && task.status !== 'accepted');
  const today = dayIn(ZONE, real.now);
  if (task.schedule.kind === 'triggered' && !model.pulled) {
    expect([task.dueOn, isLate(task, today), reminderDue(task, today, true)]).toEqual([null, false, false]);
  } else if (task.schedule.kind !== 'triggered') {
    expect(task.dueOn).not.toBeNull();
  }
  if (!isWithAgency(task)) expect(reminderDue(task, today, true)).toBe(false);
}

type Step = (real: Real, model: Model) => void;

class Event implements fc.Command<Model, Real> {
  readonly name: string;
  readonly step: Step;
  constructor(name: string, step: Step) {
    this.name = name;
    this.step = step;
  }
  check = () => true;
  run(model: Model, real: Real): void {
    const before = real.task;
    this.step(real, model);
    check(model, real, before);
  }
  toString = () => this.name;
}

const by = (who: number) => ({ by: staff[who % staff.length] ?? fail(), of });
function fail(): never {
  throw new Error('There is staff.');
}

const events = [
  fc.nat(5).map(
    (who) =>
      new Event(`accept by ${who}`, (real) => {
        const decision = acceptTask(real.task, { ...by(who), now: real.now });
        if (decision.ok) real.task = decision.value;
      }),
  ),
  fc.nat(5).map(
    (who) =>
      new Event(`decline by ${who}`, (real) => {
        const decision = declineTask(real.task, { ...by(who), now: real.now, reason: 'no_capacity' });
        if (decision.ok) real.task = decision.value;
      }),
  ),
  fc.nat(5).map(
    (who) =>
      new Event(`counter by ${who}`, (real) => {
        const counter = { dueOn: day('2030-12-20'), scope: seal('電話だけ') };
        const terms = { ...by(who), now: real.now, counter, today: dayIn(ZONE, real.now) };
        const decision = counterTask(real.task, terms);
        if (decision.ok) real.task = decision.value;
      }),
  ),
  fc.constant(
    new Event('take the counter', (real) => {
      const decision = takeCounter(real.task, { by: chair, now: real.now });
      if (decision.ok) real.task = decision.value;
    }),
  ),
  fc.constantFrom(...AGENCIES).map(
    (agency) =>
      new Event(`hand over to ${agency}`, (real, model) => {
        const terms = { of, agencyId: agencyId(agency), roster: people, today: TODAY, now: real.now };
        const decision = handOverTask(real.task, terms);
        if (!decision.ok) return;
        real.task = decision.value;
        model.offers += 1;
      }),
  ),
  fc.record({ who: fc.nat(5), done: fc.boolean(), late: fc.boolean() }).map(
    ({ who, done, late }) =>
      new Event(`report by ${who}`, (real, model) => {
        const decision = reportTask(real.task, {
          ...by(who),
          now: real.now,
          calendar,
          report: done ? { outcome: 'done' } : { outcome: 'not_done', reason: 'other' },
          how: null,
          seenRound: late ? real.task.round - 1 : real.task.round,
        });
        if (!decision.ok) return;
        expect(late).toBe(false);
        real.task = decision.value.task;
        real.reported.push(decision.value.round.round);
        model.rounds += 1;
        model.pulled = false;
        if (real.task.schedule.kind === 'due') model.over = true;
      }),
  ),
  fc.constant(
    new Event('trigger', (real, model) => {
      const decision = pullTrigger(real.trigger, { tasks: [real.task], now: real.now, calendar });
      if (!decision.ok) return;
      real.trigger = decision.value.trigger;
      const [started] = decision.value.started;
      if (!started) return;
      real.task = started;
      model.pulled = true;
    }),
  ),
  fc.constant(
    new Event('close by review', (real, model) => {
      const decision = closeByReview(real.task, { by: chair, now: real.now });
      if (!decision.ok) return;
      real.task = decision.value;
      model.over = true;
    }),
  ),
  fc.constant(
    new Event('cancel', (real, model) => {
      const decision = cancelTask(real.task, { by: chair, now: real.now });
      if (!decision.ok) return;
      real.task = decision.value;
      model.over = true;
    }),
  ),
  fc.integer({ min: 1, max: 40 * 24 * 60 }).map(
    (minutes) =>
      new Event(`${minutes} minutes pass`, (real) => {
        real.now = new Date(real.now.getTime() + minutes * 60_000);
      }),
  ),
];

describe('a task, whatever the order of events', () => {
  it('has an agency, counts its rounds once each, and is never late before its trigger', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCHEDULES),
        fc.commands(events, { size: 'medium', maxCommands: 40 }),
        (schedule, commands) => {
          const offered = assignTask({
            id: 'task' as TaskId,
            of,
            sittingId: null,
            number: 1,
            agencyId: agencyId('hokatsu'),
            verb: 'act',
            detail: seal('内容'),
            schedule,
            dueOn: day('2026-12-07'),
            roster: people,
            today: TODAY,
            now: NOW,
          });
          if (!offered.ok) throw new Error('The offer was refused.');
          const trigger = {
            id: violence,
            caseId: 'case' as CaseId,
            words: seal('暴力'),
            times: 0,
            lastAt: null,
          };
          fc.modelRun(
            () => ({
              model: { over: false, rounds: 0, offers: 1, pulled: false },
              real: { task: offered.value, trigger, now: NOW, reported: [] },
            }),
            commands,
          );
        },
      ),
      { numRuns: 300, seed: 20261201 },
    );
  });
});
