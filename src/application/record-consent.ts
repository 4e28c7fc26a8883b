import { dayIn } from '../domain/calendar-day.ts';
import type { Case } from '../domain/case.ts';
import { consentOf, recordConsent } from '../domain/consent.ts';
import { caseReasons, discloseFile, shapeDisclosed } from '../domain/disclosure.ts';
import type { FileId } from '../domain/ids.ts';
import { consentRequired, gateTerms, purposeOf } from '../law/of-body.ts';
import type { Outgoing } from '../ports/notice.ts';
import type { Change } from '../ports/store.ts';
import { consentCard } from '../views/case-cards.ts';
import { consentForm } from '../views/case-forms.ts';
import type { FieldErrors } from '../views/forms.ts';
import { standBeforeCase, watchHousehold } from './case-standing.ts';
import { leadersKnowing } from './known-cases.ts';
import { commitWork, type Scene, type Tools, type UseCase, untilCommitted } from './scene.ts';
import { card, form, refused } from './sitting-scene.ts';
import { readPastDay, readTypedDay } from './typed-dates.ts';

/**
 * 同意の記録: what a member of the household, or the household, says of sharing before one kind of body, as one more line
 * of the ledger. What is live is looked at again at once, and what may no longer be dealt with leaves the agendas to come;
 * nothing stands in the way of a withdrawal, so it is tried again where somebody else was faster.
 */
export function makeRecordConsent(tools: Tools): UseCase<'record_consent'> {
  return async (ask, scene) => {
    let fileId: FileId | null = null;
    const reply = await untilCommitted(async () => {
      const found = await standBeforeCase(tools, scene, ask.caseNumber, 'register_case');
      if (!found.ok) return found.refusal;
      const { of, standing } = found.value;
      const { roster, seat } = standing;
      const purpose = ask.purpose ?? purposeOf(roster.body);
      const { disclosed } = discloseFile(seat, of, gateTerms({ ...roster }, scene.today));
      const household = disclosed && shapeDisclosed(disclosed, (content) => content.household);
      const again = (errors: FieldErrors) =>
        form(
          consentForm(
            tools.speech,
            ask,
            { of, purpose, household, today: scene.today },
            scene.requestId,
            errors,
          ),
        );
      const { state, method } = ask;
      if (state === undefined || method === undefined) return again({});
      const memberId = ask.memberId ?? null;
      const known = [...of.subjects, ...(household?.content ?? []).map(({ id }) => id)];
      // Who was recorded before can take it back where nobody may know of the household any more.
      const isOfHousehold =
        known.includes(memberId ?? '') || of.consents.some((one) => one.memberId === memberId);
      if (memberId !== null && !isOfHousehold) return refused(tools, tools.speech.t.caseFile.member.unknown);
      const on = readPastDay(tools, scene, ask.on);
      if (!on.ok) return again({ on: on.refusal });
      const until = readTypedDay(tools, scene, ask.until);
      if (!until.ok) return again({ until: until.refusal });
      const record = {
        memberId,
        purpose,
        state,
        method,
        on: on.value ?? scene.today,
        until: state === 'obtained' ? until.value : null,
      };
      const decision = recordConsent(of.consents, record, scene.today);
      const t = tools.speech.t.cases.consent;
      if (!decision.ok)
        return again(
          decision.refusal.kind === 'consent_day_ahead' ? { on: t.dayAhead } : { until: t.expired },
        );
      const before = consentOf(of.consents, record.memberId, purpose, scene.today);
      const cases = await tools.store.casesOfFile(scene.municipality.id, of.fileId);
      const after = cases.map((one): Case => ({ ...one, consents: decision.value }));
      const dropped = await agendaWithout(tools, scene, after);
      fileId = of.fileId;
      return commitWork(tools, scene, {
        reply: card(
          consentCard(tools.speech, of.number, record, {
            consents: decision.value,
            subjects: of.subjects,
            isRequired: consentRequired(roster.body, scene.today),
            isOfThisBody: purpose === purposeOf(roster.body),
            today: scene.today,
          }),
          true,
        ),
        changes: [
          {
            kind: 'consent_recorded',
            fileId: of.fileId,
            lines: of.consents.length,
            record,
            by: seat.id,
          },
          ...dropped.changes,
        ],
        outbox: dropped.outbox,
        events: [
          {
            kind: 'consent_recorded',
            bodyId: of.bodyId,
            caseId: of.id,
            facts: { before, after: state, method, on: record.on, purpose, until: record.until },
          },
          ...dropped.events,
        ],
      });
    });
    if (fileId !== null) await watchHousehold(tools, scene, fileId);
    return reply;
  };
}

type Dropped = {
  readonly changes: readonly Change[];
  readonly outbox: readonly Outgoing[];
  readonly events: readonly {
    readonly kind: 'agenda_item_dropped';
    readonly bodyId: Case['bodyId'];
    readonly caseId: Case['id'];
    readonly facts: { readonly reason: string };
  }[];
};

/** Takes cases that may no longer be dealt with off the agendas to come (議題からの除外); what has minutes stays. */
async function agendaWithout(tools: Tools, scene: Scene, cases: readonly Case[]): Promise<Dropped> {
  const { id } = scene.municipality;
  const bodies = await tools.store.bodies(id);
  const sittings = await tools.store.sittings(
    id,
    bodies.map((one) => one.id),
    scene.now,
  );
  const changes: Change[] = [];
  const outbox: Outgoing[] = [];
  const events: Dropped['events'][number][] = [];
  for (const { sitting, version, agenda } of sittings) {
    const minuted = (await tools.store.minutesOfSitting(id, sitting.id)).map(({ caseId }) => caseId);
    const gone: Case[] = [];
    for (const one of cases) {
      if (!agenda.some((item) => item.caseId === one.id) || minuted.includes(one.id)) continue;
      const roster = await tools.store.roster(id, one.bodyId);
      const heldOn = sitting.status === 'convened' ? dayIn(scene.zone, sitting.startsAt) : scene.today;
      const [reason] = caseReasons(one, gateTerms(roster, heldOn));
      if (reason === undefined) continue;
      gone.push(one);
      events.push({
        kind: 'agenda_item_dropped',
        bodyId: one.bodyId,
        caseId: one.id,
        facts: { reason },
      });
      for (const leader of leadersKnowing(one, roster, scene.today)) {
        outbox.push({
          kind: 'notice',
          key: `dropped:${sitting.id}:${one.id}:${version}:${leader.person.id}`,
          to: { kind: 'person', personId: leader.person.id },
          notice: { kind: 'agenda_item_dropped', sittingId: sitting.id, caseId: one.id },
        });
      }
    }
    if (gone.length === 0) continue;
    const items = agenda.filter((item) => !gone.some((one) => one.id === item.caseId));
    changes.push(
      { kind: 'sitting_changed', sitting, version },
      {
        kind: 'agenda_set',
        sittingId: sitting.id,
        items: items.map((item, index) => ({ ...item, position: index + 1 })),
      },
    );
  }
  return { changes, outbox, events };
}
