import { dayIn, timeIn } from '../domain/calendar-day.ts';
import type { Case } from '../domain/case.ts';
import { type HardDateStep, hardDateStep } from '../domain/case-file.ts';
import type { Constituent, Roster } from '../domain/constituent.ts';
import { caseReasons } from '../domain/disclosure.ts';
import { agencyContacts } from '../domain/follow-up-task.ts';
import type { Municipality } from '../domain/meeting-body.ts';
import { OFFICE_HOURS } from '../domain/office-hours.ts';
import { gateTerms } from '../law/of-body.ts';
import type { Card } from '../ports/card.ts';
import type { Notice, Outgoing, Recipient } from '../ports/notice.ts';
import { hardDateCard } from '../views/case-cards.ts';
import type { Desk } from './compose.ts';
import { chairsOf, leadersOf } from './invitations.ts';
import type { Tools } from './scene.ts';

const DAYS_AHEAD = 3;

/**
 * Who is told of a hard date (期日の知らせ先): the lead agency's people, as long as there is time to act; on the day itself,
 * or where nobody of that agency can be told, those who lead the body.
 */
function toldOf(of: Case, roster: Roster, step: HardDateStep, today: Desk['today']): readonly Constituent[] {
  const reachable = (people: readonly Constituent[]) =>
    people.filter(({ person }) => person.accounts.length > 0 && !of.recused.includes(person.id));
  if (step === 'today') return reachable(chairsOf(roster, today));
  const contacts =
    of.leadAgencyId === null ? [] : reachable(agencyContacts(roster, of, of.leadAgencyId, today));
  return contacts.length > 0 ? contacts : reachable(leadersOf(roster, today));
}

/**
 * 期日の知らせ: three days before, the day before, and on the day to the chair, from 8:30 and on any day of the week, since
 * what is coming does not wait for a business day. What was missed is made up for by the latest step alone.
 */
export function makeHardDatesComing(tools: Tools): () => Promise<void> {
  return async () => {
    for (const municipality of await tools.store.municipalities()) {
      const now = tools.clock.now();
      if (timeIn(municipality.zone, now) < OFFICE_HOURS.opens) continue;
      await remindIn(tools, municipality, now);
    }
  };
}

async function remindIn(tools: Tools, municipality: Municipality, now: Date): Promise<void> {
  const today = dayIn(municipality.zone, now);
  for (const due of await tools.store.hardDatesComing(municipality.id, today, DAYS_AHEAD)) {
    const step = hardDateStep(due.on, today);
    if (step === null || step === due.told) continue;
    const cases = (await tools.store.casesOfFile(municipality.id, due.fileId)).filter(
      ({ status }) => status === 'open',
    );
    const outbox: Outgoing[] = [];
    for (const of of cases) {
      const roster = await tools.store.roster(municipality.id, of.bodyId);
      if (caseReasons(of, gateTerms(roster, today)).length > 0) continue;
      for (const { person } of toldOf(of, roster, step, today)) {
        outbox.push({
          kind: 'notice',
          key: `hard_date:${of.id}:${due.number}:${step}:${person.id}`,
          to: { kind: 'person', personId: person.id },
          notice: { kind: 'hard_date', caseId: of.id, number: due.number },
        });
      }
    }
    const committed = await tools.store.commit({
      municipalityId: municipality.id,
      request: null,
      actor: { personId: null, account: null },
      at: now,
      changes: [{ kind: 'hard_date_told', fileId: due.fileId, number: due.number, step, before: due.told }],
      events: cases.map((of) => ({
        kind: 'hard_date_reminded',
        bodyId: of.bodyId,
        caseId: of.id,
        facts: { number: due.number, step, on: due.on },
      })),
      outbox,
    });
    if (committed.kind === 'committed' && outbox.length > 0) tools.wake();
  }
}

/** In words, as it is at delivery; null once the date is settled or over, or the person no longer to be told. */
export async function hardDateNotice(
  { tools, municipality, today }: Desk,
  { caseId, number }: Extract<Notice, { kind: 'hard_date' }>,
  to: Recipient,
): Promise<Card | null> {
  const of = await tools.store.caseById(municipality.id, caseId);
  const date = of?.hardDates.find((one) => one.number === number && one.settledAt === null);
  if (of?.status !== 'open' || !date || to.kind !== 'person') return null;
  const step = hardDateStep(date.on, today);
  if (step === null) return null;
  const roster = await tools.store.roster(municipality.id, of.bodyId);
  const isTold = toldOf(of, roster, step, today).some(({ person }) => person.id === to.personId);
  if (!isTold || caseReasons(of, gateTerms(roster, today)).length > 0) return null;
  return hardDateCard(tools.speech, of, date.on, step);
}
