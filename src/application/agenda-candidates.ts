import {
  CASE_MIN,
  type Candidate,
  type OtherSitting,
  type SelectionTerms,
} from '../domain/agenda-candidate.ts';
import { shareOf } from '../domain/agenda-view.ts';
import { type Assembly, peopleSeated, rosterOf } from '../domain/assembly.ts';
import type { BodyType } from '../domain/body-type.ts';
import { type CalendarDay, dayIn } from '../domain/calendar-day.ts';
import type { Case } from '../domain/case.ts';
import { isLeader, type Roster } from '../domain/constituent.ts';
import { caseReasons } from '../domain/disclosure.ts';
import type { AgencyId, BodyId, CaseId, PersonId, SittingId } from '../domain/ids.ts';
import { gateTerms } from '../law/of-body.ts';
import type { SittingRecord } from '../ports/store.ts';
import { daysOf } from './invitations.ts';
import type { JointChoice } from './joint-bodies.ts';
import type { Scene, Tools } from './scene.ts';

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

/** Whose agenda it is, and the moment at which it is asked for. */
export type AgendaDesk = Pick<Scene, 'municipality' | 'zone' | 'today' | 'now'>;

type Table = { readonly roster: Roster; readonly assembly: Assembly; readonly record: SittingRecord };

/** すでに議題となっている会議: where cases of these bodies stand on the agenda of a sitting to come, but for some sittings. */
export async function sittingsElsewhere(
  tools: Tools,
  { municipality, zone, now }: AgendaDesk,
  bodyIds: readonly BodyId[],
  but: ReadonlySet<SittingId>,
): Promise<ReadonlyMap<CaseId, OtherSitting>> {
  const records = await tools.store.sittings(municipality.id, bodyIds, now);
  return new Map(
    records
      .filter(({ sitting }) => !but.has(sitting.id))
      .flatMap(({ sitting, agenda }) => {
        const on = sitting.status === 'convened' ? dayIn(zone, sitting.startsAt) : null;
        return agenda.map((item) => [item.caseId, { on }] as const);
      }),
  );
}

/**
 * What the selection of one body's part of the agenda goes by (議題の案の材料), read for one sitting. A case is judged
 * by the law and consent rule of its own body, and the part has its own time.
 */
export async function agendaCandidates(
  tools: Tools,
  desk: AgendaDesk,
  table: Table,
  cases: readonly Case[],
): Promise<{ readonly candidates: readonly Candidate[]; readonly terms: SelectionTerms }> {
  const { roster, record } = table;
  const bodyIds = [roster.body.id];
  const reviews = await tools.store.reviews(desk.municipality.id, bodyIds);
  const elsewhere = await sittingsElsewhere(tools, desk, bodyIds, new Set([record.sitting.id]));
  const heldOn = daysOf(desk.zone, record.sitting)[0] ?? desk.today;
  const law = gateTerms(roster, heldOn);
  const planned = new Map(record.agenda.map((item) => [item.caseId, item.lengthMin]));
  const candidates = cases.map((of): Candidate => {
    const review = reviews.get(of.id);
    return {
      of,
      lengthMin: planned.get(of.id) ?? CASE_MIN,
      nextReviewOn: review?.nextReviewOn ?? null,
      reviewedOn: review === undefined ? null : dayIn(desk.zone, review.confirmedAt),
      against: caseReasons(of, law),
      agencies: agenciesOf(roster, of),
      otherSitting: elsewhere.get(of.id) ?? null,
    };
  });
  const terms = {
    heldOn,
    judgedOn: heldOn,
    lengthMin: shareOf(record.sitting),
    absent: absentAgencies(table),
    maybe: new Set<AgencyId>(),
    pinned: new Set<CaseId>(),
    dropped: new Set<CaseId>(),
  };
  return { candidates, terms };
}

function agenciesOf(roster: Roster, of: Case): readonly AgencyId[] {
  const needed = roster.constituents.filter((one) => of.audience.includes(one.person.id) && !isLeader(one));
  return [...new Set(needed.map((one) => one.person.agencyId))];
}

/** Agencies of which everybody of this body who was called has said 欠席; a proxy counts as coming. */
function absentAgencies({ roster, assembly, record }: Table): ReadonlySet<AgencyId> {
  const { sitting, replies } = record;
  const invited = peopleSeated(assembly.constituents, sitting.invited);
  const declining = replies.filter((one) => one.answer === 'absent').map((one) => one.constituentId);
  const declined: ReadonlySet<PersonId> = peopleSeated(assembly.constituents, declining);
  const called = roster.constituents.map((one) => one.person).filter((one) => invited.has(one.id));
  const isAbsent = (agency: AgencyId) =>
    called.filter((one) => one.agencyId === agency).every((one) => declined.has(one.id));
  return new Set(called.map((one) => one.agencyId).filter(isAbsent));
}
