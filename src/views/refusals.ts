import type { AgendaRefusal } from '../domain/agenda.ts';
import type { AttendanceRefusal } from '../domain/attendance.ts';
import { agencyName, type Roster } from '../domain/constituent.ts';
import type { AnswerRefusal, AskRefusal } from '../domain/cooperation-request.ts';
import type { TaskRefusal } from '../domain/follow-up-task.ts';
import type { MeetingBody } from '../domain/meeting-body.ts';
import type { MinutesRefusal } from '../domain/minutes.ts';
import type { PolicyRefusal } from '../domain/policy.ts';
import type { PollRefusal } from '../domain/scheduling-poll.ts';
import type { SittingRefusal } from '../domain/sitting.ts';
import type { Action, Card } from '../ports/card.ts';
import { roleName } from './body-cards.ts';
import type { Speech } from './speech.ts';

export type Refusal =
  | SittingRefusal
  | PollRefusal
  | AttendanceRefusal
  | AgendaRefusal
  | MinutesRefusal
  | TaskRefusal;

/** The sentence for a refusal (お断りの文): which rule, and what to do next. */
export function refusalText(speech: Speech, zone: string, refusal: Refusal): string {
  const { refusals: t, common } = speech.t;
  const moment = (at: Date) => speech.moment(zone, at);
  switch (refusal.kind) {
    case 'date_past':
      return t.datePast(moment(refusal.startsAt));
    case 'same_date_twice':
      return t.sameDateTwice(moment(refusal.startsAt));
    case 'deadline_past':
      return t.deadlinePast(moment(refusal.deadline));
    case 'deadline_after_first_date':
      return t.deadlineAfterFirst(moment(refusal.deadline), moment(refusal.first));
    case 'not_active_that_day':
      return t.notActiveThatDay(refusal.count, speech.day(refusal.day));
    case 'nobody_invited':
      return t.nobodyInvited;
    case 'too_many_dates':
      return t.tooManyDates(refusal.most);
    case 'length_out_of_range':
      return t.lengthOutOfRange(refusal.least, refusal.most);
    case 'no_longer_polling':
      return t.noLongerPolling(refusal.status);
    case 'not_convened':
      return t.notConvened(refusal.status);
    case 'already_cancelled':
      return t.alreadyCancelled;
    case 'already_begun':
      return t.alreadyBegun(moment(refusal.startsAt));
    case 'unknown_option':
      return t.unknownOption;
    case 'nothing_to_change':
      return t.nothingToChange;
    case 'not_invited':
      return t.notInvited;
    case 'proxy_is_oneself':
      return t.proxyIsOneself;
    case 'proxy_of_other_agency':
      return t.proxyOfOtherAgency;
    case 'proxy_of_other_body':
      return t.proxyOfOtherBody;
    case 'proxy_not_active':
      return t.proxyNotActive;
    case 'proxy_invited_already':
      return t.proxyInvitedAlready;
    case 'proxy_taken':
      return t.proxyTaken;
    case 'no_date':
      return speech.t.forms.noDate;
    case 'sitting_cancelled':
      return t.sittingCancelled;
    case 'too_many_items':
      return t.tooManyItems(refusal.most);
    case 'case_of_other_body':
      return t.caseOfOtherBody(common.list(refusal.numbers));
    case 'case_closed':
      return t.caseClosed(common.list(refusal.numbers));
    case 'case_barred':
      return t.caseBarred(common.list(refusal.numbers));
    case 'has_minutes':
      return t.hasMinutes(common.list(refusal.numbers));
    case 'on_other_sitting':
      return t.onOtherSitting(
        common.list(refusal.numbers),
        refusal.on === null ? null : speech.shortDay(refusal.on),
      );
    case 'not_begun':
      return t.notBegun(moment(refusal.startsAt));
    case 'already_confirmed':
      return t.alreadyConfirmed;
    case 'review_day_past':
      return t.reviewDayPast(speech.day(refusal.day));
    case 'changed_meanwhile':
      return t.changedMeanwhile;
    case 'due_day_past':
      return t.dueDayPast(speech.day(refusal.day));
    case 'case_not_open':
      return t.caseNotOpen;
    case 'nobody_at_agency':
      return t.nobodyAtAgency;
    case 'already_done':
      return t.alreadyDone(moment(refusal.doneAt));
    case 'other_agency':
      return t.otherAgency;
    case 'task_moved_on':
      return t.taskMovedOn(speech.t.tasks.statuses[refusal.stands]);
    case 'not_triggered':
      return t.notTriggered;
    case 'nothing_countered':
      return t.nothingCountered;
    case 'same_agency':
      return t.sameAgency;
    default:
      throw new Error(`No sentence for ${JSON.stringify(refusal satisfies never)}`);
  }
}

/** Why an agency is not asked, or an answer not taken (照会のお断り), and what to do next. */
export function cooperationRefusalText(
  speech: Speech,
  zone: string,
  refusal: AskRefusal | AnswerRefusal,
  roster: Pick<Roster, 'agencies'>,
): string {
  const t = speech.t.cooperation.refused;
  switch (refusal.kind) {
    case 'due_day_past':
      return speech.t.refusals.dueDayPast(speech.day(refusal.day));
    case 'due_after_sitting':
      return t.dueAfterSitting(speech.day(refusal.day));
    case 'case_not_open':
      return t.caseNotOpen;
    case 'request_barred':
      return t.barred;
    case 'agency_not_registered':
      return t.notRegistered(agencyName(roster, refusal.agencyId));
    case 'agency_not_in_audience':
      return t.notInAudience(agencyName(roster, refusal.agencyId));
    case 'other_agency':
      return t.otherAgency;
    case 'request_withdrawn':
      return t.withdrawn(speech.moment(zone, refusal.withdrawnAt));
    case 'answered_before':
      return t.answeredBefore(speech.moment(zone, refusal.at));
    default:
      throw new Error(`No sentence for ${JSON.stringify(refusal satisfies never)}`);
  }
}

/** A refusal in one sentence, as a card. */
export function refusedCard(speech: Speech, text: string, actions: readonly Action[] = []): Card {
  const { title, preview } = speech.t.refusals;
  return { title, preview, tone: 'refused', text: [text], ...(actions.length > 0 ? { actions } : {}) };
}

/** Why this seat may not do it, with the way out: the pledge, or whom to ask. */
export function policyRefusalCard(speech: Speech, refusal: PolicyRefusal, body: MeetingBody | null): Card {
  const { refusals: t, common, sitting } = speech.t;
  switch (refusal.kind) {
    case 'not_seated':
      return refusedCard(speech, t.notSeated);
    case 'not_active': {
      const pledge = { label: sitting.actions.pledge, ask: { kind: 'show_pledge' as const } };
      const actions = refusal.state === 'invited' ? [pledge] : [];
      return refusedCard(speech, t.notActive(refusal.state), actions);
    }
    case 'role_may_not': {
      const names = refusal.roles.map((role) => roleName(speech, role, body));
      return refusedCard(speech, t.roleMayNot(common.dots(names)));
    }
    default:
      throw new Error(`No sentence for ${JSON.stringify(refusal satisfies never)}`);
  }
}
