import { addDays, type CalendarDay, dayIn } from '../domain/calendar-day.ts';
import { type OpenRequest, type RequestStep, requestStepDue } from '../domain/cooperation-request.ts';
import type { Municipality } from '../domain/meeting-body.ts';
import { isOfficeOpen } from '../domain/office-hours.ts';
import { requestAskers, requestContacts, requestNews } from './cooperation-news.ts';
import type { Tools } from './scene.ts';

const STEPS: readonly RequestStep[] = ['due', 'overdue'];
const AT_ONCE = 200;

/**
 * 回答の督促: reminds the agency once on the due day, and tells those who asked once that no answer has come when it is
 * over, in office hours. A tick that was missed is made up for by the next one.
 */
export function makeRequestsWaiting(tools: Tools): () => Promise<void> {
  return async () => {
    for (const municipality of await tools.store.municipalities()) {
      const now = tools.clock.now();
      const today = dayIn(municipality.zone, now);
      if (!isOfficeOpen(now, tools.calendar(municipality.zone, municipality.closedDays))) continue;
      for (const step of STEPS) {
        const until = step === 'due' ? today : addDays(today, -1);
        const found = await tools.store.requestsToRemind(municipality.id, until, step, AT_ONCE);
        for (const request of found) {
          if (requestStepDue(request, step, today)) await remindOf(tools, municipality, request, step, today);
        }
      }
    }
  };
}

async function remindOf(
  tools: Tools,
  { id: municipalityId }: Municipality,
  request: OpenRequest,
  step: RequestStep,
  today: CalendarDay,
): Promise<void> {
  const of = await tools.store.caseById(municipalityId, request.caseId);
  if (of === null) throw new Error('A request without its case.');
  const facts = { request, of, roster: await tools.store.roster(municipalityId, request.bodyId) };
  const isDue = step === 'due';
  const people = isDue ? requestContacts(facts, today) : requestAskers(facts, today);
  const notice = {
    kind: isDue ? ('request_due' as const) : ('request_overdue' as const),
    cooperationId: request.id,
  };
  await tools.store.commit({
    municipalityId,
    request: null,
    actor: { personId: null, account: null },
    at: tools.clock.now(),
    changes: [{ kind: 'cooperation_reminded', request, step }],
    events: [
      {
        kind: isDue ? 'request_reminder' : 'request_overdue',
        bodyId: request.bodyId,
        caseId: request.caseId,
        subjectId: request.id,
        facts: { told: people.length },
      },
    ],
    outbox: requestNews(people, notice, request.waitsUntil ?? ''),
  });
  tools.wake();
}
