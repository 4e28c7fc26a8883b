import type { AgendaItem } from '../domain/agenda.ts';
import { dayIn } from '../domain/calendar-day.ts';
import { type Case, isInAudience, mayKnowOf } from '../domain/case.ts';
import type { Constituent } from '../domain/constituent.ts';
import { caseReasons } from '../domain/disclosure.ts';
import type { AgendaItemId } from '../domain/ids.ts';
import { earliestSlots } from '../domain/office-hours.ts';
import type { Sitting } from '../domain/sitting.ts';
import { gateTerms } from '../law/of-body.ts';
import { type FieldErrors, urgentForm } from '../views/forms.ts';
import { refusalText } from '../views/refusals.ts';
import { chooseBody, type Standing } from './choose-body.ts';
import { callable, leadersOf, named, usuallyCalled } from './invitations.ts';
import { casesKnown } from './known-cases.ts';
import type { Scene, Tools, UseCase } from './scene.ts';
import { decideCall, readTerms, settleCall } from './schedule.ts';
import { form, refused } from './sitting-scene.ts';

const SLOTS = 3;

/** The audience of the chosen cases and those who lead (必要な者のみ): いなべ市4条3項、士別市4条3項. */
function neededFor(roster: Standing['roster'], cases: readonly Case[], scene: Scene): readonly Constituent[] {
  const audience = new Set(
    cases.flatMap((one) => one.audience.filter((person) => isInAudience(one, person))),
  );
  // Who leads comes too, unless they may know of none of these cases.
  const leaders = leadersOf(roster, scene.today).filter(({ person }) =>
    cases.some((one) => mayKnowOf(one, person.id)),
  );
  return callable(roster, [scene.today]).filter(
    (one) => audience.has(one.person.id) || leaders.includes(one),
  );
}

function agendaOf(
  tools: Tools,
  standing: Standing,
  sitting: Sitting,
  cases: readonly Case[],
): readonly AgendaItem[] {
  const legalBasis = standing.roster.body.types[0];
  if (legalBasis === undefined) return [];
  return cases.map((one, index) => ({
    id: tools.newId() as AgendaItemId,
    sittingId: sitting.id,
    caseId: one.id,
    position: index + 1,
    legalBasis,
  }));
}

/**
 * 随時: a sitting as soon as possible, only for those needed. Named cases come on its agenda at once. Who may
 * be called is relaxed; who may read never is.
 */
export function makeScheduleUrgently(tools: Tools): UseCase<'schedule_urgently'> {
  return async (ask, scene) => {
    const chosen = await chooseBody(tools, scene, 'call_sitting', ask.bodyId, (bodyId) => ({
      ...ask,
      bodyId,
    }));
    if (!chosen.ok) return chosen.refusal;
    const { roster } = chosen.value;
    const open = (await casesKnown(tools, scene, [roster.body.id])).filter((one) => one.status === 'open');
    const unknown = ask.caseNumbers?.find((number) => !open.some((one) => one.number === number));
    if (unknown !== undefined) return refused(tools, tools.speech.t.refusals.unknownCase(unknown));
    const cases = open.filter((one) => ask.caseNumbers?.includes(one.number));
    const law = gateTerms(roster, scene.today);
    const barred = cases.filter((one) => caseReasons(one, law).length > 0).map((one) => one.number);
    if (barred.length > 0) {
      return refused(tools, refusalText(tools.speech, scene.zone, { kind: 'case_barred', numbers: barred }));
    }
    const all = callable(roster, [scene.today]);
    const earliest = earliestSlots(
      scene.now,
      SLOTS,
      tools.calendar(scene.zone, scene.municipality.closedDays),
    )
      .map((at) => tools.speech.shortMoment(scene.zone, at))
      .join('\n');
    const again = (errors: FieldErrors) =>
      form(
        urgentForm(
          tools.speech,
          { ...ask, when: ask.when ?? earliest },
          roster,
          all,
          open,
          scene.requestId,
          errors,
        ),
      );
    if (ask.when === undefined) return again({});
    const terms = readTerms(tools, scene, ask);
    if (!terms.ok) return again(terms.refusal);
    const days = terms.value.dates.map(({ at }) => dayIn(scene.zone, at));
    const chosenPeople = ask.invited?.length ? named(roster, ask.invited) : [];
    const invited =
      chosenPeople.length > 0
        ? chosenPeople
        : cases.length > 0
          ? neededFor(roster, cases, scene)
          : usuallyCalled(roster, days);
    const sitting = decideCall(tools, scene, chosen.value, terms.value, 'as_needed', invited);
    if (!sitting.ok) return again(sitting.refusal);
    const agenda = agendaOf(tools, chosen.value, sitting.value, cases);
    return settleCall(tools, scene, chosen.value, sitting.value, 0, agenda);
  };
}
