import { type AgendaItem, setAgenda } from '../domain/agenda.ts';
import type { Candidate, SelectionTerms } from '../domain/agenda-candidate.ts';
import { orderAgenda } from '../domain/agenda-order.ts';
import { type AgendaSelection, selectAgenda } from '../domain/agenda-selection.ts';
import { agendaView } from '../domain/agenda-view.ts';
import { type Case, mayKnowOf } from '../domain/case.ts';
import type { Roster } from '../domain/constituent.ts';
import { type Decision, refuse } from '../domain/decision.ts';
import type { AgendaItemId, CaseId, SittingId } from '../domain/ids.ts';
import { permit } from '../domain/policy.ts';
import { bodiesOf } from '../domain/sitting.ts';
import type { Reply } from '../ports/card.ts';
import type { AskOf } from '../ports/command.ts';
import type { SittingRecord } from '../ports/store.ts';
import { agendaCard, agendaForm, agendaSetCard } from '../views/agenda-cards.ts';
import { refusalText } from '../views/refusals.ts';
import { agendaCandidates, basesOf } from './agenda-candidates.ts';
import { byUrgency } from './cases.ts';
import { overtaken } from './change-sitting.ts';
import { seatFor, shutOut } from './choose-body.ts';
import { casesKnown } from './known-cases.ts';
import { commitWork, type Scene, type Tools, type UseCase } from './scene.ts';
import {
  card,
  chooseSitting,
  coming,
  form,
  readerOf,
  refused,
  type SittingStanding,
  standBefore,
} from './sitting-scene.ts';

/** One body's part of the agenda before somebody who sets it (会議体ごとの議題). */
export type Part = {
  readonly roster: Roster;
  /** What may be chosen among: open cases and those that stand there. */
  readonly offered: readonly Candidate[];
  /** On the agenda, and not for the one who chooses to know of. */
  readonly hidden: readonly Candidate[];
  readonly terms: SelectionTerms;
};

async function partFor(
  tools: Tools,
  scene: Scene,
  roster: Roster,
  { assembly, record }: SittingStanding,
): Promise<Part> {
  const cases = byUrgency(await tools.store.cases(scene.municipality.id, [roster.body.id]));
  const present = new Set(record.agenda.map((item) => item.caseId));
  const table = { roster, assembly, record };
  const { candidates, terms } = await agendaCandidates(tools, scene, table, cases);
  const mayKnow = ({ of }: Candidate) => mayKnowOf(of, scene.person.id);
  return {
    roster,
    offered: candidates.filter((one) => mayKnow(one) && (one.of.status === 'open' || present.has(one.of.id))),
    hidden: candidates.filter((one) => !mayKnow(one) && present.has(one.of.id)),
    terms,
  };
}

/** The parts that this person sets, one for each body of which they lead the office. */
export function partsFor(tools: Tools, scene: Scene, standing: SittingStanding): Promise<readonly Part[]> {
  const own = standing.assembly.rosters.filter(
    ({ body }) => seatFor(tools, scene, [body.id], 'set_agenda').ok,
  );
  return Promise.all(own.map((one) => partFor(tools, scene, one, standing)));
}

export function proposalOf(parts: readonly Part[]): AgendaSelection {
  const selections = parts.map((one) => selectAgenda(one.offered, one.terms));
  return {
    taken: selections.flatMap((one) => one.taken),
    leftOut: selections.flatMap((one) => one.leftOut),
  };
}

/** Of which sitting to come the agenda is meant, to set it or to read it. */
export async function agendaSitting(
  tools: Tools,
  scene: Scene,
  ask: AskOf<'set_agenda'> | AskOf<'arrange_agenda'>,
): Promise<Decision<SittingId, Reply>> {
  const mayNotSet = shutOut(tools, scene, 'set_agenda');
  if (mayNotSet !== null && shutOut(tools, scene, 'see_cases') !== null) return refuse(mayNotSet);
  const sittings = (await coming(tools, scene, 'see_cases')).map((one) => one.facts);
  const purpose = mayNotSet === null ? 'agenda' : 'read_agenda';
  return chooseSitting(tools, purpose, sittings, (sittingId) => ({ ...ask, sittingId }));
}

/**
 * 議題: proposes an agenda with a reason for each case, and sets what the chair makes of it (承認). The order spares
 * agencies waiting. Of a joint sitting each body's office sets its own part. A case from which the chair is left out
 * is neither shown nor taken off. Who may set nothing sees the items that they may know of.
 */
export function makeSetAgenda(tools: Tools): UseCase<'set_agenda'> {
  return async (ask, scene) => {
    if (ask.sittingId === undefined) {
      const chosen = await agendaSitting(tools, scene, ask);
      return chosen.ok ? makeSetAgenda(tools)({ ...ask, sittingId: chosen.value }, scene) : chosen.refusal;
    }
    const standing = await standBefore(tools, scene, ask.sittingId, 'see_cases');
    if (!standing.ok) return standing.refusal;
    const { assembly, record } = standing.value;
    const { sitting } = record;
    const setter = seatFor(tools, scene, bodiesOf(sitting), 'set_agenda');
    if (!setter.ok) {
      return ask.caseNumbers === undefined ? shownAgenda(tools, scene, standing.value) : setter.refusal;
    }
    const parts = await partsFor(tools, scene, standing.value);
    const offered = parts.flatMap((one) => one.offered.map((candidate) => candidate.of));
    if (offered.length === 0) {
      return assembly.rosters.length > 1
        ? shownAgenda(tools, scene, standing.value)
        : refused(tools, tools.speech.t.cases.noCases);
    }
    if (ask.caseNumbers === undefined) {
      const present = new Set(record.agenda.map((item) => item.caseId));
      const chosen = offered.filter((one) => present.has(one.id)).map((one) => one.number);
      const { hasOthers } = agendaView(sitting, record.agenda, [], readerOf(scene));
      const bodies = assembly.rosters.map((one) => one.body);
      return form(
        agendaForm(
          tools.speech,
          { ...ask, seenVersion: record.version },
          { proposal: proposalOf(parts), present: chosen, bodies, hasOthers, today: scene.today },
          scene.requestId,
        ),
      );
    }
    if (ask.seenVersion !== undefined && ask.seenVersion !== record.version) {
      return overtaken(tools, scene, sitting.id);
    }
    return chooseItems(tools, scene, standing.value, parts, ask.caseNumbers);
  };
}

/** In the order in which agencies wait least, together with what is hidden from the one who chooses. */
function chooseItems(
  tools: Tools,
  scene: Scene,
  standing: SittingStanding,
  parts: readonly Part[],
  numbers: readonly string[],
) {
  const cases = parts.flatMap(({ offered, hidden, terms }) => {
    const wanted = [...offered.filter((one) => numbers.includes(one.of.number)), ...hidden];
    return orderAgenda(wanted, terms).map((one) => one.of);
  });
  return keepAgenda(tools, scene, standing, parts, { cases, lengths: new Map() });
}

/** What is to stand on it: cases in their order, and minutes where they are other than before. */
export type WantedAgenda = {
  readonly cases: readonly Case[];
  readonly lengths: ReadonlyMap<CaseId, number>;
};

/** Whether the agenda may be so (議題の判定), with its items if it may. */
export async function decideAgenda(
  tools: Tools,
  scene: Scene,
  { sitting, agenda }: SittingRecord,
  parts: readonly Part[],
  wanted: WantedAgenda,
) {
  const minutes = await tools.store.minutesOfSitting(scene.municipality.id, sitting.id);
  const written = new Set(minutes.map((one) => one.caseId));
  const candidates = parts.flatMap((one) => one.offered);
  const offered = candidates.map((one) => one.of);
  return setAgenda(sitting, {
    ...wanted,
    offered,
    present: agenda,
    withMinutes: offered.filter((one) => written.has(one.id)),
    barred: candidates.filter((one) => one.against.length > 0).map((one) => one.of),
    elsewhere: new Map(
      candidates.flatMap(({ of, otherSitting }) => (otherSitting ? [[of.id, otherSitting] as const] : [])),
    ),
    bases: basesOf(parts.map((one) => one.roster)),
    newId: () => tools.newId() as AgendaItemId,
  });
}

/** 承認: commits an agenda, and shows it to the one who set it. */
export async function keepAgenda(
  tools: Tools,
  scene: Scene,
  { record }: SittingStanding,
  parts: readonly Part[],
  wanted: WantedAgenda,
) {
  const { sitting } = record;
  const decision = await decideAgenda(tools, scene, record, parts, wanted);
  if (!decision.ok) return refused(tools, refusalText(tools.speech, scene.zone, decision.refusal));
  const items = decision.value;
  const view = agendaView(sitting, items, await readableCases(tools, scene), readerOf(scene));
  const reply = await commitWork(tools, scene, {
    reply: card(agendaSetCard(tools.speech, scene.zone, sitting, view), true),
    changes: [
      { kind: 'sitting_changed', sitting, version: record.version },
      { kind: 'agenda_set', sittingId: sitting.id, items },
    ],
    // One line for each body, since each body's people read their own audit.
    events: parts.map(({ roster }) => {
      const count = (some: readonly AgendaItem[]) =>
        some.filter((one) => one.bodyId === roster.body.id).length;
      return {
        kind: 'agenda_set',
        bodyId: roster.body.id,
        sittingId: sitting.id,
        facts: { before: count(record.agenda), after: count(items) },
      };
    }),
  });
  return reply ?? overtaken(tools, scene, sitting.id);
}

/** Cases of all bodies from which this person may see some. */
function readableCases(tools: Tools, scene: Scene): Promise<readonly Case[]> {
  const bodyIds = scene.seats
    .filter((one) => permit('see_cases', one.constituent, scene.today).ok)
    .map((one) => one.body.id);
  return casesKnown(tools, scene, [...new Set(bodyIds)]);
}

/** 議題を見る: the items that this person may know of, each with its time. */
export async function shownAgenda(tools: Tools, scene: Scene, { record, facts }: SittingStanding) {
  const cases = await readableCases(tools, scene);
  const view = agendaView(record.sitting, record.agenda, cases, readerOf(scene));
  return card(agendaCard(tools.speech, facts, view));
}
