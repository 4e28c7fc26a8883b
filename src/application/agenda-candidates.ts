import type { Candidate, SelectionTerms } from '../domain/agenda-selection.ts';
import { CASE_MIN } from '../domain/agenda-selection.ts';
import { dayIn } from '../domain/calendar-day.ts';
import type { Case } from '../domain/case.ts';
import type { Constituent, Roster } from '../domain/constituent.ts';
import { caseReasons } from '../domain/disclosure.ts';
import type { AgencyId } from '../domain/ids.ts';
import { gateTerms } from '../law/of-body.ts';
import type { SittingRecord } from '../ports/store.ts';
import { daysOf } from './invitations.ts';
import type { Scene, Tools } from './scene.ts';

const LEADS = ['chair', 'deputy_chair', 'secretariat'];

/** What the selection of an agenda goes by (議題の案の材料), read for one sitting. */
export async function agendaCandidates(
  tools: Tools,
  scene: Scene,
  roster: Roster,
  record: SittingRecord,
  cases: readonly Case[],
): Promise<{ readonly candidates: readonly Candidate[]; readonly terms: SelectionTerms }> {
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
  const { lengthMin } = record.sitting;
  return { candidates, terms: { heldOn, lengthMin, absent: absentAgencies(roster, record) } };
}

function agenciesOf(roster: Roster, of: Case): readonly AgencyId[] {
  const needed = roster.constituents.filter(
    (one) => of.audience.includes(one.person.id) && !LEADS.includes(one.kind),
  );
  return [...new Set(needed.map((one) => one.person.agencyId))];
}

/** Agencies of which everybody who was called has said 欠席; a proxy counts as coming. */
function absentAgencies(roster: Roster, { sitting, replies }: SittingRecord): ReadonlySet<AgencyId> {
  const called = roster.constituents.filter((one) => sitting.invited.includes(one.id));
  const declined = (one: Constituent) =>
    replies.some((reply) => reply.constituentId === one.id && reply.answer === 'absent');
  const agencies = new Set(called.map((one) => one.person.agencyId));
  const isAbsent = (agency: AgencyId) =>
    called.filter((one) => one.person.agencyId === agency).every(declined);
  return new Set([...agencies].filter(isAbsent));
}
