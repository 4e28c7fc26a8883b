import { type RankedDate, rankDates } from '../domain/agenda-ranking.ts';
import { peopleSeated } from '../domain/assembly.ts';
import { type CalendarDay, dayIn } from '../domain/calendar-day.ts';
import { mayKnowOf } from '../domain/case.ts';
import { caseReasons } from '../domain/disclosure.ts';
import type { AgencyId, ConstituentId, PersonId } from '../domain/ids.ts';
import type { PollMark } from '../domain/scheduling-poll.ts';
import { gateTerms } from '../law/of-body.ts';
import type { SittingFacts } from '../views/sitting-cards.ts';
import { type AgendaDesk, agendaCandidates } from './agenda-candidates.ts';
import type { Tools } from './scene.ts';

/**
 * 日程の順位 for somebody who leads the sitting: by the cases of the leading body that they may know of. Empty where no date
 * is asked about, or there is no case.
 */
export async function dateRanking(
  tools: Tools,
  desk: AgendaDesk,
  facts: SittingFacts,
  personId: PersonId,
): Promise<readonly RankedDate[]> {
  const { record, assembly } = facts;
  const { sitting } = record;
  if (sitting.status !== 'polling') return [];
  const roster = assembly.leading;
  const cases = (await tools.store.cases(desk.municipality.id, [roster.body.id])).filter(
    (one) => one.status === 'open' && mayKnowOf(one, personId),
  );
  if (cases.length === 0) return [];
  const table = { roster, assembly, record };
  const { candidates, terms } = await agendaCandidates(tools, desk, table, cases);
  const dayOf = (at: Date): CalendarDay => dayIn(desk.zone, at);
  const days = sitting.options.map(({ startsAt }) => dayOf(startsAt)).sort();
  const judgedOn = days.at(-1) ?? terms.judgedOn;
  return rankDates(
    sitting.options.map(({ id: optionId, startsAt }) => {
      const heldOn = dayOf(startsAt);
      const law = gateTerms(roster, heldOn);
      return {
        optionId,
        candidates: candidates.map((one) => ({ ...one, against: caseReasons(one.of, law) })),
        terms: { ...terms, heldOn, judgedOn, ...comingBy(facts, (answer) => answer.optionId === optionId) },
      };
    }),
  );
}

type Answer = SittingFacts['record']['pollAnswers'][number];

/** Agencies nobody of which can come on a date (×), and those nobody of which is sure to (△); who is silent may come. */
function comingBy(
  { record, assembly }: SittingFacts,
  isMeant: (answer: Answer) => boolean,
): { readonly absent: ReadonlySet<AgencyId>; readonly maybe: ReadonlySet<AgencyId> } {
  const answers = record.pollAnswers.filter(isMeant);
  const peopleWho = (mark: PollMark) => {
    const seats: readonly ConstituentId[] = answers
      .filter((one) => one.mark === mark)
      .map((one) => one.constituentId);
    return peopleSeated(assembly.constituents, seats);
  };
  const [yes, maybe, no] = [peopleWho('yes'), peopleWho('maybe'), peopleWho('no')];
  const invited = peopleSeated(assembly.constituents, record.sitting.invited);
  const people = assembly.constituents.map(({ person }) => person).filter(({ id }) => invited.has(id));
  const agencies = [...new Set(people.map(({ agencyId }) => agencyId))];
  const of = (agency: AgencyId) => people.filter(({ agencyId }) => agencyId === agency);
  return {
    absent: new Set(agencies.filter((agency) => of(agency).every(({ id }) => no.has(id)))),
    maybe: new Set(
      agencies.filter(
        (agency) =>
          of(agency).some(({ id }) => maybe.has(id)) &&
          of(agency).every(({ id }) => !yes.has(id) && (maybe.has(id) || no.has(id))),
      ),
    ),
  };
}
