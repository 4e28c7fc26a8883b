import { setAgenda } from '../domain/agenda.ts';
import { type Assembly, oneSeatEach } from '../domain/assembly.ts';
import { dayIn } from '../domain/calendar-day.ts';
import { type Case, isInAudience, mayKnowOf } from '../domain/case.ts';
import type { Constituent, Roster } from '../domain/constituent.ts';
import type { AgendaItemId } from '../domain/ids.ts';
import { earliestSlots } from '../domain/office-hours.ts';
import { permit } from '../domain/policy.ts';
import { bodiesOf } from '../domain/sitting.ts';
import { type FieldErrors, urgentForm } from '../views/forms.ts';
import { refusalText } from '../views/refusals.ts';
import { basesOf, isBarred, sittingsElsewhere } from './agenda-candidates.ts';
import { chooseBody } from './choose-body.ts';
import { callable, leadersOf, picked, usuallyCalled } from './invitations.ts';
import { chooseJoint, type JointChoice } from './joint-bodies.ts';
import { casesKnown } from './known-cases.ts';
import type { Scene, Tools, UseCase } from './scene.ts';
import { decideCall, readTerms, settleCall } from './schedule.ts';
import { form, refused } from './sitting-scene.ts';

const SLOTS = 3;

/** The audience of the chosen cases and those who lead (必要な者のみ): いなべ市4条3項、士別市4条3項. */
function neededFor(assembly: Assembly, cases: readonly Case[], scene: Scene): readonly Constituent[] {
  const days = [scene.today];
  const needed = assembly.rosters.flatMap((roster) => {
    const own = cases.filter((one) => one.bodyId === roster.body.id);
    return callable(roster, days).filter(
      (one) => isAudienceOf(own, one) || leadersFor(roster, own, scene).includes(one),
    );
  });
  return oneSeatEach(needed, days);
}

function isAudienceOf(cases: readonly Case[], { person }: Constituent): boolean {
  return cases.some((one) => isInAudience(one, person.id));
}

/** Who leads a body comes too, unless they may know of none of its cases. */
function leadersFor(roster: Roster, cases: readonly Case[], scene: Scene): readonly Constituent[] {
  return leadersOf(roster, scene.today).filter(
    ({ person }) => cases.length === 0 || cases.some((one) => mayKnowOf(one, person.id)),
  );
}

/** Open cases of the bodies that may sit together and whose agenda this person sets. */
async function casesToOffer(
  tools: Tools,
  scene: Scene,
  { assembly, usual }: JointChoice,
): Promise<readonly Case[]> {
  const here = new Set([...assembly.rosters, ...usual.rosters].map((one) => one.body.id));
  const own = scene.seats
    .filter((one) => here.has(one.body.id) && permit('set_agenda', one.constituent, scene.today).ok)
    .map((one) => one.body.id);
  return (await casesKnown(tools, scene, [...new Set(own)])).filter((one) => one.status === 'open');
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
    const joint = await chooseJoint(tools, scene, chosen.value.roster, ask.jointWith);
    const { assembly } = joint;
    const open = await casesToOffer(tools, scene, joint);
    const unknown = ask.caseNumbers?.find((number) => !open.some((one) => one.number === number));
    if (unknown !== undefined) return refused(tools, tools.speech.t.refusals.unknownCase(unknown));
    const cases = open.filter((one) => ask.caseNumbers?.includes(one.number));
    const barred = cases.filter((one) => isBarred(joint, one, scene.today)).map((one) => one.number);
    if (barred.length > 0) {
      return refused(tools, refusalText(tools.speech, scene.zone, { kind: 'case_barred', numbers: barred }));
    }
    const all = oneSeatEach(callable(joint.usual, [scene.today]), [scene.today]);
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
          { joint, all, cases: open, today: scene.today },
          scene.requestId,
          errors,
        ),
      );
    if (ask.when === undefined) return again({});
    const terms = readTerms(tools, scene, ask);
    if (!terms.ok) return again(terms.refusal);
    const days = terms.value.dates.map(({ at }) => dayIn(scene.zone, at));
    const everySeat = [...joint.usual.constituents, ...assembly.constituents];
    const chosenPeople = ask.invited?.length ? picked(assembly, everySeat, ask.invited, days) : [];
    const invited =
      chosenPeople.length > 0
        ? chosenPeople
        : cases.length > 0
          ? neededFor(assembly, cases, scene)
          : oneSeatEach(usuallyCalled(assembly, days), days);
    const sitting = decideCall(tools, scene, assembly, terms.value, 'as_needed', invited);
    if (!sitting.ok) return again(sitting.refusal);
    const agenda = setAgenda(sitting.value, {
      cases,
      offered: open,
      present: [],
      withMinutes: [],
      barred: [],
      elsewhere: await sittingsElsewhere(tools, scene, bodiesOf(sitting.value), new Set()),
      lengths: new Map(),
      bases: basesOf(assembly.rosters),
      newId: () => tools.newId() as AgendaItemId,
    });
    if (!agenda.ok) return again({ caseNumbers: refusalText(tools.speech, scene.zone, agenda.refusal) });
    return settleCall(tools, scene, assembly, sitting.value, 0, agenda.value);
  };
}
