import { setAgenda } from '../domain/agenda.ts';
import type { AgendaItemId } from '../domain/ids.ts';
import { doneCard } from '../views/case-cards.ts';
import { agendaForm } from '../views/forms.ts';
import { refusalText } from '../views/refusals.ts';
import { byUrgency } from './cases.ts';
import { overtaken } from './change-sitting.ts';
import { shutOut } from './choose-body.ts';
import { commitWork, type Tools, type UseCase } from './scene.ts';
import { card, chooseSitting, coming, form, refused, standBefore } from './sitting-scene.ts';

/** 議題: the chair puts cases on the agenda of a sitting by hand; they stand in order of urgency. */
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
    const offered = cases.filter((one) => one.status === 'open' || present.has(one.id));
    if (offered.length === 0) return refused(tools, tools.speech.t.cases.noCases);
    if (ask.caseNumbers === undefined) {
      const chosen = offered.filter((one) => present.has(one.id)).map((one) => one.number);
      const opened = { ...ask, seenVersion: record.version };
      return form(agendaForm(tools.speech, opened, offered, chosen, scene.requestId));
    }
    if (ask.seenVersion !== undefined && ask.seenVersion !== record.version) {
      return overtaken(tools, scene, sitting.id);
    }
    const written = new Set(
      (await tools.store.minutesOfSitting(scene.municipality.id, sitting.id)).map((one) => one.caseId),
    );
    const legalBasis = roster.body.types[0];
    if (legalBasis === undefined) throw new Error('A body without a type cannot have an agenda.');
    const decision = setAgenda(sitting, {
      cases: offered.filter((one) => ask.caseNumbers?.includes(one.number)),
      present: record.agenda,
      withMinutes: cases.filter((one) => written.has(one.id)),
      legalBasis,
      newId: () => tools.newId() as AgendaItemId,
    });
    if (!decision.ok) return refused(tools, refusalText(tools.speech, scene.zone, decision.refusal));
    const t = tools.speech.t;
    const reply = await commitWork(tools, scene, {
      reply: card(
        doneCard(t.cases.agendaSet(decision.value.length), t.cases.agendaPreview, [
          { label: t.sitting.actions.minutes, ask: { kind: 'minutes', sittingId: sitting.id } },
          { label: t.sitting.actions.answers, ask: { kind: 'show_answers', sittingId: sitting.id } },
        ]),
        true,
      ),
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
