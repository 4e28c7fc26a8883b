import type { CalendarDay } from './calendar-day.ts';
import { type Case, isInAudience } from './case.ts';
import type { Confidential } from './confidential.ts';
import { type Constituent, isActive, type Roster } from './constituent.ts';
import { accept, type Decision, refuse } from './decision.ts';
import type { AgencyId, BodyId, CaseId, ConstituentId, SittingId, TaskId } from './ids.ts';

/**
 * What is to be done, in one word from a closed list. A lock screen shows it, so it can hold nothing of a
 * case; what exactly is to be done is confidential and stands in `detail`.
 */
export const TASK_VERBS = [
  'visit',
  'check',
  'contact',
  'report',
  'arrange',
  'apply',
  'answer',
  'act',
] as const;
export type TaskVerb = (typeof TASK_VERBS)[number];

type TaskBase = {
  readonly id: TaskId;
  readonly bodyId: BodyId;
  readonly caseId: CaseId;
  readonly sittingId: SittingId | null;
  /** Running number within the case: R8-支-014 の 2. */
  readonly number: number;
  readonly agencyId: AgencyId;
  readonly verb: TaskVerb;
  readonly detail: Confidential<string>;
  readonly dueOn: CalendarDay;
};

export type OpenTask = TaskBase & { readonly status: 'open' };
export type DoneTask = TaskBase & {
  readonly status: 'done';
  readonly doneAt: Date;
  readonly doneBy: ConstituentId;
};

/** フォロー事項・宿題: what an agency took on, with a due day. It belongs to the agency, not to a person. */
export type FollowUpTask = OpenTask | DoneTask;

export type TaskRefusal =
  | { readonly kind: 'due_day_past'; readonly day: CalendarDay }
  | { readonly kind: 'case_not_open' }
  | { readonly kind: 'nobody_at_agency' }
  | { readonly kind: 'already_done'; readonly doneAt: Date }
  | { readonly kind: 'other_agency' };

/**
 * Gives a task to an agency (役割分担). The agency has somebody on the roster who may know the case;
 * otherwise nobody could be told what it is about.
 */
export function assignTask(terms: {
  readonly id: TaskId;
  readonly of: Case;
  readonly sittingId: SittingId | null;
  readonly number: number;
  readonly agencyId: AgencyId;
  readonly verb: TaskVerb;
  readonly detail: Confidential<string>;
  readonly dueOn: CalendarDay;
  readonly roster: Roster;
  readonly today: CalendarDay;
}): Decision<OpenTask, TaskRefusal> {
  if (terms.dueOn < terms.today) return refuse({ kind: 'due_day_past', day: terms.dueOn });
  if (terms.of.status !== 'open') return refuse({ kind: 'case_not_open' });
  if (agencyContacts(terms.roster, terms.of, terms.agencyId, terms.today).length === 0) {
    return refuse({ kind: 'nobody_at_agency' });
  }
  const { id, sittingId, number, agencyId, verb, detail, dueOn } = terms;
  const { bodyId, id: caseId } = terms.of;
  return accept({
    id,
    bodyId,
    caseId,
    sittingId,
    number,
    agencyId,
    verb,
    detail,
    dueOn,
    status: 'open',
  });
}

/**
 * Reports a task done (完了). Anybody of the agency who may know the case, so that it survives a change
 * of staff; a second report changes nothing.
 */
export function completeTask(
  task: FollowUpTask,
  terms: { readonly by: Constituent; readonly of: Case; readonly now: Date },
): Decision<DoneTask, TaskRefusal> {
  const { by } = terms;
  if (by.person.agencyId !== task.agencyId || !isInAudience(terms.of, by.person.id)) {
    return refuse({ kind: 'other_agency' });
  }
  if (task.status === 'done') return refuse({ kind: 'already_done', doneAt: task.doneAt });
  return accept({ ...task, status: 'done', doneAt: terms.now, doneBy: by.id });
}

/**
 * 機関の担当: the people of an agency who hear of a task: active on the body and in the case's audience.
 */
export function agencyContacts(
  roster: Roster,
  of: Case,
  agencyId: AgencyId,
  today: CalendarDay,
): readonly Constituent[] {
  return roster.constituents.filter(
    (one) => one.person.agencyId === agencyId && isInAudience(of, one.person.id) && isActive(one, today),
  );
}

/**
 * Whether a task's reminder is due (督促): once, from 8:30 on the day it is due, or later if that moment
 * was missed. `officeOpen` tells whether it is office time now.
 */
export function reminderDue(task: FollowUpTask, today: CalendarDay, officeOpen: boolean): boolean {
  return task.status === 'open' && task.dueOn <= today && officeOpen;
}
