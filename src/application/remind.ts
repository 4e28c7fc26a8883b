import { type CalendarDay, dayIn } from '../domain/calendar-day.ts';
import { caseReasons } from '../domain/disclosure.ts';
import { agencyContacts, type FollowUpTask, reminderDue } from '../domain/follow-up-task.ts';
import type { Municipality } from '../domain/meeting-body.ts';
import { isOfficeOpen } from '../domain/office-hours.ts';
import { gateTerms } from '../law/of-body.ts';
import { secretariatOf } from './invitations.ts';
import type { Tools } from './scene.ts';

const STEP = 'due';
const AT_ONCE = 200;

/**
 * 督促: finds the tasks that are due now and tells the agency's contacts once, by number, verb and date. A
 * tick that was missed is made up for by the next one. Where nobody of the agency can be told, the
 * secretariat is.
 */
export function makeRemind(tools: Tools): () => Promise<number> {
  return async () => {
    let made = 0;
    for (const municipality of await tools.store.municipalities()) {
      const now = tools.clock.now();
      const today = dayIn(municipality.zone, now);
      const officeOpen = isOfficeOpen(now, tools.calendar(municipality.zone, municipality.closedDays));
      if (!officeOpen) continue;
      for (const task of await tools.store.tasksToRemind(municipality.id, today, STEP, AT_ONCE)) {
        if (reminderDue(task, today, officeOpen) && (await remindOf(tools, municipality, task, today)))
          made += 1;
      }
    }
    if (made > 0) tools.wake();
    return made;
  };
}

async function remindOf(
  tools: Tools,
  municipality: Municipality,
  task: FollowUpTask,
  today: CalendarDay,
): Promise<boolean> {
  const of = await tools.store.caseById(municipality.id, task.caseId);
  if (of === null) throw new Error('A task without its case.');
  const roster = await tools.store.roster(municipality.id, task.bodyId);
  // A case that the body may no longer deal with is not pressed for; once there is consent again, the reminder comes.
  if (caseReasons(of, gateTerms(roster, today)).length > 0) return false;
  const contacts = agencyContacts(roster, of, task.agencyId, today).filter(
    (one) => one.person.accounts.length > 0,
  );
  const key = `task:${task.id}:${STEP}`;
  const told =
    contacts.length > 0
      ? { people: contacts, kind: 'task_reminder' as const }
      : { people: secretariatOf(roster, today), kind: 'task_unreachable' as const };
  const committed = await tools.store.commit({
    municipalityId: municipality.id,
    request: null,
    actor: { personId: null, account: null },
    at: tools.clock.now(),
    changes: [{ kind: 'reminder_made', key, taskId: task.id, step: STEP }],
    events: [
      {
        kind: told.kind,
        bodyId: task.bodyId,
        caseId: task.caseId,
        subjectId: task.id,
        facts: { told: told.people.length },
      },
    ],
    outbox: told.people.map((one) => ({
      kind: 'notice' as const,
      key: `${key}:${one.person.id}`,
      to: { kind: 'person' as const, personId: one.person.id },
      notice: { kind: told.kind, taskId: task.id },
    })),
  });
  return committed.kind === 'committed';
}
