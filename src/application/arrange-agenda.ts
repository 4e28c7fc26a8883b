import type { Candidate } from '../domain/agenda-candidate.ts';
import { forbids, selectAgenda, type Taken } from '../domain/agenda-selection.ts';
import { agendaView } from '../domain/agenda-view.ts';
import type { Case } from '../domain/case.ts';
import { bodiesOf } from '../domain/sitting.ts';
import type { AskOf } from '../ports/command.ts';
import { proposalCard } from '../views/agenda-proposal.ts';
import { refusalText } from '../views/refusals.ts';
import { overtaken } from './change-sitting.ts';
import { seatFor } from './choose-body.ts';
import type { Scene, Tools, UseCase } from './scene.ts';
import {
  agendaSitting,
  decideAgenda,
  keepAgenda,
  type Part,
  partsFor,
  proposalOf,
  shownAgenda,
} from './set-agenda.ts';
import { card, readerOf, refused, type SittingStanding, standBefore } from './sitting-scene.ts';

const DROPPED = { kind: 'dropped' } as const;

/** With the minutes that were planned by single taps. */
function withLengths(part: Part, lengths: AskOf<'arrange_agenda'>['lengths'] = []): Part {
  const planned = (one: Candidate) => lengths.find(({ caseNumber }) => caseNumber === one.of.number);
  const offered = part.offered.map((one) => ({
    ...one,
    lengthMin: planned(one)?.lengthMin ?? one.lengthMin,
  }));
  return { ...part, offered };
}

/** What stands on the agenda, or else the proposal. */
function startOf(parts: readonly Part[], { record }: SittingStanding): readonly string[] {
  const offered = parts.flatMap((part) => part.offered);
  const present = record.agenda.flatMap(({ caseId }) => offered.find((one) => one.of.id === caseId) ?? []);
  const start = present.length > 0 ? present : proposalOf(parts).taken.map((one) => one.candidate);
  return start.map((one) => one.of.number);
}

/**
 * 議題の案 and its 承認: the chair puts cases on and takes them off, re-orders them and changes their minutes by single taps;
 * what stands so far is in the buttons, so that nobody else sees it before it is approved. Law, consent, retention,
 * recusal and another sitting are not overridden: such a case is refused with its number and the reason.
 */
export function makeArrangeAgenda(tools: Tools): UseCase<'arrange_agenda'> {
  return async (ask, scene) => {
    if (ask.sittingId === undefined) {
      const chosen = await agendaSitting(tools, scene, ask);
      return chosen.ok
        ? makeArrangeAgenda(tools)({ ...ask, sittingId: chosen.value }, scene)
        : chosen.refusal;
    }
    const standing = await standBefore(tools, scene, ask.sittingId, 'see_cases');
    if (!standing.ok) return standing.refusal;
    const { record } = standing.value;
    const setter = seatFor(tools, scene, bodiesOf(record.sitting), 'set_agenda');
    if (!setter.ok) {
      return ask.order === undefined ? shownAgenda(tools, scene, standing.value) : setter.refusal;
    }
    if (ask.seenVersion !== undefined && ask.seenVersion !== record.version) {
      return overtaken(tools, scene, record.sitting.id);
    }
    const parts = (await partsFor(tools, scene, standing.value)).map((one) => withLengths(one, ask.lengths));
    const offered = parts.flatMap((part) => part.offered);
    if (offered.length === 0) return refused(tools, tools.speech.t.cases.noCases);
    const order = ask.order ?? startOf(parts, standing.value);
    const unknown = order.find((number) => !offered.some((one) => one.of.number === number));
    if (unknown !== undefined) return refused(tools, tools.speech.t.refusals.unknownCase(unknown));
    const chosen = order.flatMap((number) => offered.find((one) => one.of.number === number)?.of ?? []);
    const hidden = parts.flatMap((part) => part.hidden.map((one) => one.of));
    const wanted = {
      cases: [...chosen, ...hidden],
      lengths: new Map(offered.map((one) => [one.of.id, one.lengthMin])),
    };
    return ask.approve === true
      ? keepAgenda(tools, scene, standing.value, parts, wanted)
      : shownDraft(tools, scene, standing.value, {
          parts,
          chosen,
          wanted,
          lengths: ask.lengths ?? [],
          isFirst: ask.order === undefined,
        });
  };
}

async function shownDraft(
  tools: Tools,
  scene: Scene,
  { record, facts }: SittingStanding,
  draft: {
    readonly parts: readonly Part[];
    readonly chosen: readonly Case[];
    readonly wanted: Parameters<typeof keepAgenda>[4];
    readonly lengths: NonNullable<AskOf<'arrange_agenda'>['lengths']>;
    /** Asked for from another card, which stays. */
    readonly isFirst: boolean;
  },
) {
  const { parts, chosen, wanted, lengths } = draft;
  const decision = await decideAgenda(tools, scene, record, parts, wanted);
  if (!decision.ok) return refused(tools, refusalText(tools.speech, scene.zone, decision.refusal));
  const view = agendaView(record.sitting, decision.value, chosen, readerOf(scene));
  const pinned = new Set(chosen.map((one) => one.id));
  const proposal = proposalOf(parts);
  // Whatever would fit beside what the chair has put on it stands below, ready to be taken in.
  const selections = parts.map(({ offered, terms }) => {
    const { taken, leftOut } = selectAgenda(offered, { ...terms, pinned });
    const isOn = ({ candidate }: Taken) => pinned.has(candidate.of.id);
    const off = taken.filter((one) => !isOn(one));
    return {
      taken: taken.filter(isOn),
      leftOut: [...leftOut, ...off.map(({ candidate }) => ({ candidate, because: DROPPED }))],
    };
  });
  const over = parts.map(({ offered, terms }) => {
    const used = offered.filter((one) => pinned.has(one.of.id));
    return used.reduce((sum, one) => sum + one.lengthMin, 0) - terms.lengthMin;
  });
  return card(
    proposalCard(tools.speech, facts, {
      view,
      taken: selections
        .flatMap((one) => one.taken)
        .map((one) => proposal.taken.find(({ candidate }) => candidate === one.candidate) ?? one),
      leftOut: selections
        .flatMap((one) => one.leftOut)
        .map((one) => ({ ...one, mayTake: forbids(one.candidate) === null })),
      lengths,
      overMin: Math.max(0, ...over),
    }),
    !draft.isFirst,
  );
}
