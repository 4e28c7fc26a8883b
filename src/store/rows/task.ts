import { z } from 'zod';
import type { Weekday } from '../../domain/calendar-day.ts';
import type { FollowUpTask, TaskSchedule } from '../../domain/follow-up-task.ts';
import type {
  AgencyId,
  BodyId,
  CaseId,
  ConstituentId,
  SittingId,
  TaskId,
  TriggerId,
} from '../../domain/ids.ts';
import type { Recurrence } from '../../domain/recurrence.ts';
import type { TaskRound, Trigger } from '../../domain/task-rounds.ts';
import type { ContentPlace } from '../../ports/cipher.ts';
import type * as Rows from '../generated/client.ts';
import type { Opener } from '../vault.ts';
import { dayFromColumn, dayToColumn } from './day.ts';

const place =
  (field: string) =>
  (municipalityId: string, caseId: string, id: string): ContentPlace => ({
    municipalityId,
    subjectId: caseId,
    field: `${field}:${id}`,
  });
export const detailPlace = place('task.detail');
export const scopePlace = place('task.scope');
export const triggerPlace = place('trigger.words');

export function howPlace(
  municipalityId: string,
  caseId: string,
  { taskId, round }: Pick<TaskRound, 'taskId' | 'round'>,
): ContentPlace {
  return place('task.how')(municipalityId, caseId, `${taskId}:${round}`);
}

/** The columns that change while a task lives; what is encrypted stands apart. */
export function taskColumns(task: FollowUpTask) {
  const { agencyId, schedule, dueOn, round, offers, offeredAt, status } = task;
  const moved = status === 'offered' ? null : { at: task.since, by: task.by };
  const counterDueOn = status === 'countered' ? task.counter.dueOn : null;
  return {
    ...{ agencyId, round, offers, offeredAt, status },
    ...scheduleColumns(schedule),
    dueOn: dueOn === null ? null : dayToColumn(dueOn),
    movedAt: moved?.at ?? null,
    movedBy: moved?.by ?? null,
    declineReason: status === 'declined' ? task.reason : null,
    notDoneReason: status === 'not_done' ? task.reason : null,
    counterDueOn: counterDueOn === null ? null : dayToColumn(counterDueOn),
  };
}

function scheduleColumns(schedule: TaskSchedule) {
  const none = { every: null, weekday: null, nth: null, date: null, triggerId: null, within: null };
  switch (schedule.kind) {
    case 'due':
      return { kind: schedule.kind, ...none };
    case 'recurring':
      return { kind: schedule.kind, ...none, ...schedule.rule };
    case 'triggered':
      return { ...none, ...schedule };
    default:
      throw new Error(`No columns for ${JSON.stringify(schedule satisfies never)}`);
  }
}

function scheduleFromRow(row: Rows.FollowUpTask): TaskSchedule {
  const { kind, triggerId, within } = row;
  if (kind === 'due') return { kind };
  if (kind === 'recurring') return { kind, rule: ruleFromRow(row) };
  return { kind, triggerId: there(triggerId) as TriggerId, within: there(within) };
}

function ruleFromRow({ every, weekday, nth, date }: Rows.FollowUpTask): Recurrence {
  const rule = there(every);
  if (rule === 'week') return { every: rule, weekday: there(weekday) as Weekday };
  if (rule === 'month_weekday') {
    return { every: rule, nth: there(nth), weekday: there(weekday) as Weekday };
  }
  return { every: rule, date: there(date) };
}

function there<T>(value: T | null): T {
  if (value === null) throw new Error('A task lacks what its kind or its status needs.');
  return value;
}

export function taskFromRow(row: Rows.FollowUpTask, open: Opener): FollowUpTask {
  const { municipalityId, caseId, taskId, number, verb, round, offers, offeredAt, version, status } = row;
  const base = {
    id: taskId as TaskId,
    bodyId: row.bodyId as BodyId,
    caseId: caseId as CaseId,
    sittingId: row.sittingId as SittingId | null,
    agencyId: row.agencyId as AgencyId,
    detail: open(row.detail, detailPlace(municipalityId, caseId, taskId), z.string()),
    schedule: scheduleFromRow(row),
    dueOn: row.dueOn && dayFromColumn(row.dueOn),
    ...{ number, verb, round, offers, offeredAt, version },
  };
  if (status === 'offered') return { ...base, status };
  const moved = { ...base, since: there(row.movedAt), by: there(row.movedBy) as ConstituentId };
  switch (status) {
    case 'declined':
      return { ...moved, status, reason: there(row.declineReason) };
    case 'not_done':
      return { ...moved, status, reason: there(row.notDoneReason) };
    case 'countered': {
      const place = scopePlace(municipalityId, caseId, taskId);
      const scope = row.counterScope && open(row.counterScope, place, z.string());
      const dueOn = row.counterDueOn && dayFromColumn(row.counterDueOn);
      return { ...moved, status, counter: { dueOn, scope } };
    }
    default:
      return { ...moved, status };
  }
}

export function roundFromRow(row: Rows.TaskRound, caseId: CaseId, open: Opener): TaskRound {
  const { municipalityId, taskId, round, dueOn, at } = row;
  const base = {
    taskId: taskId as TaskId,
    caseId,
    round,
    agencyId: row.agencyId as AgencyId,
    dueOn: dueOn && dayFromColumn(dueOn),
    at,
    by: row.by as ConstituentId,
    how:
      row.how &&
      open(row.how, howPlace(municipalityId, caseId, { taskId: taskId as TaskId, round }), z.string()),
  };
  return row.outcome === 'done'
    ? { ...base, outcome: row.outcome }
    : { ...base, outcome: row.outcome, reason: there(row.reason) };
}

type TriggerRow = Rows.TaskTrigger & {
  readonly events: readonly Pick<Rows.TriggerEvent, 'number' | 'at'>[];
};

/** With its newest event. */
export function triggerFromRow(row: TriggerRow, open: Opener): Trigger {
  const { municipalityId, triggerId, caseId, words, events } = row;
  return {
    id: triggerId as TriggerId,
    caseId: caseId as CaseId,
    words: open(words, triggerPlace(municipalityId, caseId, triggerId), z.string()),
    times: events[0]?.number ?? 0,
    lastAt: events[0]?.at ?? null,
  };
}
