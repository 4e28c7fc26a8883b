import type { CalendarDay } from './calendar-day.ts';
import { type Constituent, type ConstituentKind, type ConstituentState, stateOn } from './constituent.ts';
import { accept, type Decision, refuse } from './decision.ts';

/** What a role may do on a body. One table, so that it can be read aloud to the one who signs the rules. */
export type Act =
  | 'call_sitting'
  | 'see_answers'
  | 'answer'
  | 'set_agenda'
  | 'register_case'
  | 'see_cases'
  | 'write_minutes'
  | 'confirm_minutes'
  | 'share'
  | 'check_channel'
  | 'assign_task'
  | 'see_tasks'
  | 'see_task_counts'
  | 'see_audit'
  | 'report_concern'
  | 'handle_concerns'
  | 'manage_roster'
  | 'set_up_body'
  | 'see_ledger'
  | 'request_cooperation'
  | 'answer_request';

const LEADS = ['chair', 'deputy_chair'] as const;
const OFFICE = [...LEADS, 'secretariat'] as const;
const SEATED = [...OFFICE, 'regular', 'adhoc'] as const;
const EVERYONE = [...SEATED, 'observer'] as const;

export const POLICY: Readonly<Record<Act, readonly ConstituentKind[]>> = {
  call_sitting: OFFICE,
  see_answers: OFFICE,
  answer: EVERYONE,
  set_agenda: OFFICE,
  register_case: OFFICE,
  see_cases: SEATED,
  write_minutes: OFFICE,
  confirm_minutes: LEADS,
  share: OFFICE,
  check_channel: EVERYONE,
  assign_task: OFFICE,
  see_tasks: SEATED,
  see_task_counts: ['secretariat'],
  see_audit: OFFICE,
  report_concern: EVERYONE,
  handle_concerns: ['secretariat'],
  manage_roster: OFFICE,
  see_ledger: OFFICE,
  set_up_body: ['secretariat'],
  request_cooperation: OFFICE,
  answer_request: SEATED,
};

export type PolicyRefusal =
  | { readonly kind: 'not_seated' }
  | { readonly kind: 'not_active'; readonly state: ConstituentState }
  | { readonly kind: 'role_may_not'; readonly act: Act; readonly roles: readonly ConstituentKind[] };

/**
 * Who may do what (権限): the seat must be active today, and its role must be in the table. A platform's
 * own roles (workspace owner, team owner) mean nothing here.
 */
export function permit(
  act: Act,
  seat: Constituent | undefined,
  today: CalendarDay,
): Decision<Constituent, PolicyRefusal> {
  if (seat === undefined) return refuse({ kind: 'not_seated' });
  const state = stateOn(seat, today);
  if (state !== 'active') return refuse({ kind: 'not_active', state });
  const roles = POLICY[act];
  if (!roles.includes(seat.kind)) return refuse({ kind: 'role_may_not', act, roles });
  return accept(seat);
}
