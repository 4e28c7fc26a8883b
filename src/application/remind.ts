import { type CalendarDay, dayIn } from '../domain/calendar-day.ts';
import { type Case, mayKnowOf } from '../domain/case.ts';
import type { Constituent, Roster } from '../domain/constituent.ts';
import { caseReasons } from '../domain/disclosure.ts';
import { agencyContacts, type FollowUpTask } from '../domain/follow-up-task.ts';
import type { Municipality } from '../domain/meeting-body.ts';
import { isOfficeOpen } from '../domain/office-hours.ts';
import { type OfferStep, offerStepDue, reminderDue } from '../domain/task-reminders.ts';
import { gateTerms } from '../law/of-body.ts';
import { chairsOf } from './invitations.ts';
import { officeKnowing } from './known-cases.ts';
import type { Tools } from './scene.ts';
import { newsTo } from './task-news.ts';

const AT_ONCE = 200;
const OFFER_STEPS: readonly OfferStep[] = ['agency', 'chair'];

type Desk = { readonly tools: Tools; readonly municipality: Municipality; readonly today: CalendarDay };

/** Whom a step tells, and what. */
type Telling = {
  readonly people: readonly Constituent[];
  readonly kind: 'task_reminder' | 'task_unreachable' | 'task_offer_waiting' | 'task_unanswered';
};

/**
 * 督促: finds the tasks that are due now and the offers that wait for an answer, and tells the agency's contacts once, by
 * number, verb and date; the chair is told once of an offer that still has no answer then. A tick that was missed is made
 * up for by the next one. Where nobody of the agency can be told, the secretariat is.
 */
export function makeRemind(tools: Tools): () => Promise<number> {
  return async () => {
    let made = 0;
    for (const municipality of await tools.store.municipalities()) {
      const now = tools.clock.now();
      const calendar = tools.calendar(municipality.zone, municipality.closedDays);
      if (!isOfficeOpen(now, calendar)) continue;
      const { id } = municipality;
      const desk = { tools, municipality, today: dayIn(municipality.zone, now) };
      for (const task of await tools.store.tasksToRemind(id, desk.today, AT_ONCE)) {
        if (!reminderDue(task, desk.today, true)) continue;
        if (await takeStep(desk, task, `due:${task.dueOn}`, toAgency('task_reminder'))) made += 1;
      }
      for (const step of OFFER_STEPS) {
        const tellThem = step === 'agency' ? toAgency('task_offer_waiting') : toChair;
        for (const task of await tools.store.offersWaiting(id, now, step, AT_ONCE)) {
          if (!offerStepDue(task, step, desk.today, calendar)) continue;
          if (await takeStep(desk, task, `offer_${step}:${task.offers}`, tellThem)) made += 1;
        }
      }
    }
    if (made > 0) tools.wake();
    return made;
  };
}

type ToWhom = (roster: Roster, of: Case, task: FollowUpTask, today: CalendarDay) => Telling;

const toAgency =
  (kind: 'task_reminder' | 'task_offer_waiting'): ToWhom =>
  (roster, of, task, today) => {
    const people = agencyContacts(roster, of, task.agencyId, today).filter(
      (one) => one.person.accounts.length > 0,
    );
    return people.length > 0
      ? { people, kind }
      : { people: officeKnowing(of, roster, today), kind: 'task_unreachable' };
  };

const toChair: ToWhom = (roster, of, _task, today) => ({
  people: chairsOf(roster, today).filter(({ person }) => mayKnowOf(of, person.id)),
  kind: 'task_unanswered',
});

async function takeStep(
  { tools, municipality, today }: Desk,
  task: FollowUpTask,
  step: string,
  toWhom: ToWhom,
): Promise<boolean> {
  const of = await tools.store.caseById(municipality.id, task.caseId);
  if (of === null) throw new Error('A task without its case.');
  const roster = await tools.store.roster(municipality.id, task.bodyId);
  // A case that the body may no longer deal with is not pressed for; once there is consent again, the reminder comes.
  if (caseReasons(of, gateTerms(roster, today)).length > 0) return false;
  const { people, kind } = toWhom(roster, of, task, today);
  const committed = await tools.store.commit({
    municipalityId: municipality.id,
    request: null,
    actor: { personId: null, account: null },
    at: tools.clock.now(),
    changes: [{ kind: 'reminder_made', key: `task:${task.id}:${step}`, taskId: task.id, step }],
    events: [
      {
        kind,
        bodyId: task.bodyId,
        caseId: task.caseId,
        subjectId: task.id,
        facts: { told: people.length },
      },
    ],
    outbox: newsTo(people, step, { kind, taskId: task.id }),
  });
  return committed.kind === 'committed';
}
