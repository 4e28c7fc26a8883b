import { setAgenda } from '../domain/agenda.ts';
import { type Candidate, orderAgenda, selectAgenda } from '../domain/agenda-selection.ts';
import { type Case, mayKnowOf } from '../domain/case.ts';
import type { AgendaItemId } from '../domain/ids.ts';
import { agendaForm, agendaSetCard } from '../views/agenda-cards.ts';
import { refusalText } from '../views/refusals.ts';
import { agendaCandidates } from './agenda-candidates.ts';
import { byUrgency } from './cases.ts';
import { overtaken } from './change-sitting.ts';
import { shutOut } from './choose-body.ts';
import { commitWork, type Tools, type UseCase } from './scene.ts';
import { card, chooseSitting, coming, form, refused, standBefore } from './sitting-scene.ts';

/**
 * 議題: proposes an agenda with a reason for each case, and sets what the chair makes of it (承認). The order spares
 * agencies waiting. A case from which the chair is left out is neither shown nor taken off.
 */
export function makeSetAgenda(tools: Tools): UseCase<'set_agenda'> {
  return async (ask, scene) => {
    if (ask.sittingId === undefined) {
      const why = shutOut(tools, scene, 'set_agenda');
      if (why !== null) return why;
      const sittings = (await coming(tools, scene, 'set_agenda')).map((one) => one.facts);
      const chosen = chooseSitting(tools, 'agenda', sittings, (sittingId) => ({
        ...ask,
        sittingId,
      }));
      return chosen.ok ? makeSetAgenda(tools)({ ...ask, sittingId: chosen.value }, scene) : chosen.refusal;
    }
    const standing = await standBefore(tools, scene, ask.sittingId, 'set_agenda');
    if (!standing.ok) return standing.refusal;
    const { record, roster } = standing.value;
    const { sitting } = record;
    const cases = byUrgency(await tools.store.cases(scene.municipality.id, [roster.body.id]));
    const present = new Set(record.agenda.map((item) => item.caseId));
    const mayKnow = (one: Case) => mayKnowOf(one, scene.person.id);
    const offered = cases.filter((one) => (one.status === 'open' || present.has(one.id)) && mayKnow(one));
    const hidden = cases.filter((one) => present.has(one.id) && !mayKnow(one));
    if (offered.length === 0) return refused(tools, tools.speech.t.cases.noCases);
    const { candidates, terms } = await agendaCandidates(tools, scene, roster, record, cases);
    const isOffered = ({ of }: Candidate) => offered.includes(of);
    if (ask.caseNumbers === undefined) {
      const chosen = offered.filter((one) => present.has(one.id)).map((one) => one.number);
      const opened = { ...ask, seenVersion: record.version };
      const proposal = selectAgenda(candidates.filter(isOffered), terms);
      return form(agendaForm(tools.speech, opened, proposal, chosen, scene.requestId));
    }
    if (ask.seenVersion !== undefined && ask.seenVersion !== record.version) {
      return overtaken(tools, scene, sitting.id);
    }
    const written = new Set(
      (await tools.store.minutesOfSitting(scene.municipality.id, sitting.id)).map((one) => one.caseId),
    );
    const legalBasis = roster.body.types[0];
    if (legalBasis === undefined) throw new Error('A body without a type cannot have an agenda.');
    const wanted = candidates.filter(
      (one) => hidden.includes(one.of) || (isOffered(one) && ask.caseNumbers?.includes(one.of.number)),
    );
    const decision = setAgenda(sitting, {
      cases: orderAgenda(wanted, terms).map((one) => one.of),
      present: record.agenda,
      withMinutes: cases.filter((one) => written.has(one.id)),
      barred: candidates.filter((one) => one.against.length > 0).map((one) => one.of),
      legalBasis,
      newId: () => tools.newId() as AgendaItemId,
    });
    if (!decision.ok) return refused(tools, refusalText(tools.speech, scene.zone, decision.refusal));
    const reply = await commitWork(tools, scene, {
      reply: card(agendaSetCard(tools.speech, scene.zone, sitting, decision.value, cases), true),
      changes: [
        { kind: 'sitting_changed', sitting, version: record.version },
        { kind: 'agenda_set', sittingId: sitting.id, items: decision.value },
      ],
      events: [
        {
          kind: 'agenda_set',
          bodyId: roster.body.id,
          sittingId: sitting.id,
          facts: { before: record.agenda.length, after: decision.value.length },
        },
      ],
    });
    return reply ?? overtaken(tools, scene, sitting.id);
  };
}
