import type { Candidate, SelectionTerms } from '../domain/agenda-selection.ts';
import { CASE_MIN } from '../domain/agenda-selection.ts';
import { shareOf } from '../domain/agenda-view.ts';
import { type Assembly, peopleSeated, rosterOf } from '../domain/assembly.ts';
import type { BodyType } from '../domain/body-type.ts';
import { type CalendarDay, dayIn } from '../domain/calendar-day.ts';
import type { Case } from '../domain/case.ts';
import type { Roster } from '../domain/constituent.ts';
import { caseReasons } from '../domain/disclosure.ts';
import type { AgencyId, BodyId, PersonId } from '../domain/ids.ts';
import { gateTerms } from '../law/of-body.ts';
import type { SittingRecord } from '../ports/store.ts';
import { daysOf } from './invitations.ts';
import type { JointChoice } from './joint-bodies.ts';
import type { Scene, Tools } from './scene.ts';

const LEADS = ['chair', 'deputy_chair', 'secretariat'];

/** The legal basis of each body (議題の根拠): a body is of exactly one type. */
export function basesOf(rosters: readonly Roster[]): ReadonlyMap<BodyId, BodyType> {
  return new Map(
    rosters.map(({ body }) => {
      const [legalBasis] = body.types;
      if (legalBasis === undefined) throw new Error('A body without a type cannot have an agenda.');
      return [body.id, legalBasis];
    }),
  );
}

/** Whether the law of its own body keeps a case from a sitting today. */
export function isBarred({ assembly, usual }: JointChoice, of: Case, today: CalendarDay): boolean {
  const roster = rosterOf(assembly, of.bodyId) ?? rosterOf(usual, of.bodyId);
  return roster !== undefined && caseReasons(of, gateTerms(roster, today)).length > 0;
}

/**
 * What the selection of one body's part of the agenda goes by (議題の案の材料), read for one sitting. A case is judged
 * by the law and consent rule of its own body, and the part has its own time.
 */
export async function agendaCandidates(
  tools: Tools,
  scene: Scene,
  table: { readonly roster: Roster; readonly assembly: Assembly; readonly record: SittingRecord },
  cases: readonly Case[],
): Promise<{ readonly candidates: readonly Candidate[]; readonly terms: SelectionTerms }> {
  const { roster, record } = table;
  const reviews = await tools.store.reviews(scene.municipality.id, [roster.body.id]);
  const heldOn = daysOf(scene.zone, record.sitting)[0] ?? scene.today;
  const law = gateTerms(roster, heldOn);
  const candidates = cases.map((of): Candidate => {
    const review = reviews.get(of.id);
    return {
      of,
      lengthMin: CASE_MIN,
      nextReviewOn: review?.nextReviewOn ?? null,
      reviewedOn: review === undefined ? null : dayIn(scene.zone, review.confirmedAt),
      against: caseReasons(of, law),
      agencies: agenciesOf(roster, of),
    };
  });
  return { candidates, terms: { heldOn, lengthMin: shareOf(record.sitting), absent: absentAgencies(table) } };
}

function agenciesOf(roster: Roster, of: Case): readonly AgencyId[] {
  const needed = roster.constituents.filter(
    (one) => of.audience.includes(one.person.id) && !LEADS.includes(one.kind),
  );
  return [...new Set(needed.map((one) => one.person.agencyId))];
}

/** Agencies of which everybody of this body who was called has said 欠席; a proxy counts as coming. */
function absentAgencies({
  roster,
  assembly,
  record,
}: {
  readonly roster: Roster;
  readonly assembly: Assembly;
  readonly record: SittingRecord;
}): ReadonlySet<AgencyId> {
  const { sitting, replies } = record;
  const invited = peopleSeated(assembly.constituents, sitting.invited);
  const declining = replies.filter((one) => one.answer === 'absent').map((one) => one.constituentId);
  const declined: ReadonlySet<PersonId> = peopleSeated(assembly.constituents, declining);
  const called = roster.constituents.map((one) => one.person).filter((one) => invited.has(one.id));
  const isAbsent = (agency: AgencyId) =>
    called.filter((one) => one.agencyId === agency).every((one) => declined.has(one.id));
  return new Set(called.map((one) => one.agencyId).filter(isAbsent));
}
