import type { AgendaItem } from '../domain/agenda.ts';
import { type Assembly, oneSeatEach, rosterOf } from '../domain/assembly.ts';
import { addDays, type CalendarDay, dayIn, daysBetween, instantOf } from '../domain/calendar-day.ts';
import type { Constituent } from '../domain/constituent.ts';
import { accept, type Decision, refuse } from '../domain/decision.ts';
import type { ConstituentId, OptionId, SittingId } from '../domain/ids.ts';
import { type BusinessCalendar, dateNotes, isBusinessDay } from '../domain/office-hours.ts';
import { bodiesOf, callSitting, openPoll, type Sitting, type SittingKind } from '../domain/sitting.ts';
import type { Reply } from '../ports/card.ts';
import type { SittingRecord } from '../ports/store.ts';
import { type FieldErrors, scheduleForm } from '../views/forms.ts';
import { refusalText } from '../views/refusals.ts';
import { type SittingFacts, sittingName } from '../views/sitting-cards.ts';
import { type CallNotes, calledCard } from '../views/sitting-replies.ts';
import { chooseBody } from './choose-body.ts';
import { callable, named, picked, sittingNews, statusCards, usuallyCalled } from './invitations.ts';
import { channelsOfAll, chooseJoint, type JointChoice } from './joint-bodies.ts';
import { commitWork, type Scene, type Tools, type UseCase } from './scene.ts';
import { card, factsOf, form } from './sitting-scene.ts';
import { readTypedLength, readWhen, type TypedMoment } from './typed-dates.ts';

const USUAL_LENGTH_MIN = 60;
const DAYS_TO_ANSWER = 5;
const DEADLINE_TIME = '17:00';

/** What was asked for, read from what was typed; or the field at which it failed, with its sentence. */
export type ReadTerms = {
  readonly dates: readonly TypedMoment[];
  readonly lengthMin: number;
  readonly place: string;
  readonly deadline: Date | null;
};

export function readTerms(
  tools: Tools,
  scene: Scene,
  ask: {
    readonly when?: string | undefined;
    readonly length?: string | undefined;
    readonly place?: string | undefined;
    readonly deadline?: string | undefined;
  },
): Decision<ReadTerms, FieldErrors> {
  const when = readWhen(tools, scene, ask.when ?? '');
  if (!when.ok) return refuse({ when: when.refusal });
  const length = readTypedLength(tools, ask.length, when.value[0]?.lengthMin ?? null, USUAL_LENGTH_MIN);
  if (!length.ok) return refuse({ length: length.refusal });
  const deadline = ask.deadline?.trim() ? readWhen(tools, scene, withTime(ask.deadline)) : null;
  if (deadline?.ok === false) return refuse({ deadline: deadline.refusal });
  return accept({
    dates: when.value,
    lengthMin: length.value,
    place: ask.place?.trim() ?? '',
    deadline: deadline?.value[0]?.at ?? null,
  });
}

/** A deadline without a time ends with the office day. */
function withTime(deadline: string): string {
  return /\d\s*[:：時]/u.test(deadline) ? deadline : `${deadline} ${DEADLINE_TIME}`;
}

/**
 * When answers are wanted by if nobody says (回答期限): at 17:00 of the last business day within five days and
 * before the first date, or at the first date itself when that is sooner than tomorrow.
 */
export function usualDeadline(calendar: BusinessCalendar, now: Date, first: Date): Date {
  const today = dayIn(calendar.zone, now);
  const soon = addDays(today, DAYS_TO_ANSWER);
  const dayBefore = addDays(dayIn(calendar.zone, first), -1);
  let [day = dayBefore] = [soon, dayBefore].sort();
  while (day > today && !isBusinessDay(day, calendar)) day = addDays(day, -1);
  const deadline = instantOf(calendar.zone, day, DEADLINE_TIME);
  return deadline > now ? deadline : first;
}

/** One date calls the sitting, several ask about it. */
export function decideCall(
  tools: Tools,
  scene: Scene,
  assembly: Assembly,
  terms: ReadTerms,
  kind: SittingKind,
  invited: readonly Constituent[],
): Decision<Sitting, FieldErrors> {
  const base = {
    id: tools.newId() as SittingId,
    bodyId: assembly.leading.body.id,
    jointWith: assembly.rosters.slice(1).map((one) => one.body.id),
    kind,
    lengthMin: terms.lengthMin,
    place: terms.place,
    invited,
    zone: scene.zone,
    now: scene.now,
  };
  const [first, ...more] = terms.dates;
  if (first === undefined) return refuse({ when: tools.speech.t.forms.noDate });
  const options = terms.dates.map(({ at }) => ({ id: tools.newId() as OptionId, startsAt: at }));
  const calendar = tools.calendar(scene.zone, scene.municipality.closedDays);
  const earliest = new Date(Math.min(...terms.dates.map(({ at }) => at.getTime())));
  const decision =
    more.length === 0
      ? callSitting({ ...base, startsAt: first.at })
      : openPoll({
          ...base,
          options,
          deadline: terms.deadline ?? usualDeadline(calendar, scene.now, earliest),
        });
  if (decision.ok) return decision;
  const { kind: why } = decision.refusal;
  const field = why.startsWith('deadline')
    ? 'deadline'
    : why === 'length_out_of_range'
      ? 'length'
      : why === 'not_active_that_day' || why === 'nobody_invited'
        ? 'invited'
        : 'when';
  return refuse({ [field]: refusalText(tools.speech, scene.zone, decision.refusal) });
}

/** What the chair should look at twice: unusual dates, a short notice, people without an account. */
export function callNotes(tools: Tools, scene: Scene, facts: SittingFacts, notCalled: number): CallNotes {
  const { sitting } = facts.record;
  const starts =
    sitting.status === 'polling'
      ? sitting.options.map((option) => option.startsAt)
      : sitting.status === 'convened'
        ? [sitting.startsAt]
        : [];
  const calendar = tools.calendar(scene.zone, scene.municipality.closedDays);
  // The longest notice of all who sit together.
  const rule = Math.max(...facts.assembly.rosters.map((one) => one.body.rules.noticeDays));
  const days =
    sitting.status === 'convened' ? daysBetween(scene.today, dayIn(scene.zone, sitting.startsAt)) : null;
  return {
    dates: starts.map((at) => ({ at, notes: dateNotes(at, sitting.lengthMin, calendar) })),
    shortNotice: sitting.kind === 'regular' && days !== null && days < rule ? { days, rule } : null,
    withoutAccount: named(facts.assembly, sitting.invited).filter((one) => one.person.accounts.length === 0)
      .length,
    notCalled,
  };
}

/** Commits a new sitting with its calls, and answers the chair. */
export async function settleCall(
  tools: Tools,
  scene: Scene,
  assembly: Assembly,
  sitting: Sitting,
  notCalled: number,
  agenda: readonly AgendaItem[] = [],
): Promise<Reply> {
  const t = tools.speech.t.sitting.done;
  const name = sittingName(tools.speech, assembly, scene.today);
  const polling = sitting.status === 'polling';
  const record: SittingRecord = { sitting, version: 1, pollAnswers: [], replies: [], agenda };
  const facts = factsOf(scene, record, assembly);
  const shown = calledCard(
    tools.speech,
    facts,
    polling ? t.polled(name) : t.called(name),
    callNotes(tools, scene, facts, notCalled),
  );
  const channels = await channelsOfAll(tools, scene, assembly);
  const reply = await commitWork(tools, scene, {
    reply: card(shown, true),
    changes: [
      { kind: 'sitting_added', sitting },
      ...(agenda.length > 0 ? [{ kind: 'agenda_set' as const, sittingId: sitting.id, items: agenda }] : []),
    ],
    events: [
      {
        kind: polling ? 'poll_opened' : 'sitting_convened',
        bodyId: sitting.bodyId,
        sittingId: sitting.id,
        facts: {
          invited: sitting.invited.length,
          sittingKind: sitting.kind,
          bodies: bodiesOf(sitting).length,
          // Of the leading body only, whose people read this line.
          cases: agenda.filter((item) => item.bodyId === sitting.bodyId).length,
        },
      },
      ...sitting.jointWith.flatMap((bodyId) => {
        const after = agenda.filter((item) => item.bodyId === bodyId).length;
        const event = { kind: 'agenda_set', bodyId, sittingId: sitting.id, facts: { before: 0, after } };
        return after > 0 ? [event] : [];
      }),
    ],
    outbox: [
      ...sittingNews(record, polling ? 'poll_opened' : 'called', assembly, channels),
      ...statusCards(sitting, assembly, scene.today),
    ],
  });
  if (reply === null) throw new Error('A new sitting met a change of itself.');
  return reply;
}

/**
 * 開催: one date calls the sitting, several open a poll, none opens the form. What cannot be read comes
 * back in the form with everything that was typed.
 */
export function makeSchedule(tools: Tools): UseCase<'schedule'> {
  return async (ask, scene) => {
    const chosen = await chooseBody(tools, scene, 'call_sitting', ask.bodyId, (bodyId) => ({
      ...ask,
      bodyId,
    }));
    if (!chosen.ok) return chosen.refusal;
    const { roster } = chosen.value;
    const joint = await chooseJoint(tools, scene, roster, ask.jointWith);
    const { assembly } = joint;
    const listed = {
      all: oneSeatEach(callable(joint.usual, [scene.today]), [scene.today]),
      usual: oneSeatEach(usuallyCalled(joint.usual, [scene.today]), [scene.today]),
    };
    const again = (errors: FieldErrors) =>
      form(
        scheduleForm(tools.speech, ask, { joint, ...listed, today: scene.today }, scene.requestId, errors),
      );
    if (ask.when === undefined) return again({});
    const terms = readTerms(tools, scene, ask);
    if (!terms.ok) return again(terms.refusal);
    const days = terms.value.dates.map(({ at }) => dayIn(scene.zone, at));
    const usual = oneSeatEach(usuallyCalled(assembly, [scene.today]), [scene.today]);
    const invited = ask.invited
      ? pickedBeside(joint, ask.invited, days)
      : oneSeatEach(usuallyCalled(assembly, days), days);
    const sitting = decideCall(tools, scene, assembly, terms.value, 'regular', invited);
    if (!sitting.ok) return again(sitting.refusal);
    const called = new Set(invited.map((one) => one.person.id));
    const notCalled = ask.invited ? 0 : usual.filter((one) => !called.has(one.person.id)).length;
    return settleCall(tools, scene, assembly, sitting.value, notCalled);
  };
}

/** Whom the form's list named, and everybody who is usually called of a body that the form had not listed. */
function pickedBeside(
  { assembly, usual }: JointChoice,
  ids: readonly ConstituentId[],
  days: readonly CalendarDay[],
): readonly Constituent[] {
  const unlisted = assembly.rosters.filter((one) => rosterOf(usual, one.body.id) === undefined);
  const added = unlisted.flatMap((one) => usuallyCalled(one, days)).map((one) => one.id);
  const from = [...usual.constituents, ...assembly.constituents];
  return picked(assembly, from, [...ids, ...added], days);
}
