import { agendaView, type SeenItem } from '../domain/agenda-view.ts';
import { type Case, isLimited, mayKnowOf } from '../domain/case.ts';
import { seal } from '../domain/confidential.ts';
import { accept, type Decision, refuse } from '../domain/decision.ts';
import { decideReading, discloseMinutes } from '../domain/disclosure.ts';
import type { BodyId, MinutesId } from '../domain/ids.ts';
import {
  confirmMinutes,
  draftMinutes,
  EMPTY_MINUTES,
  type Minutes,
  type MinutesContent,
} from '../domain/minutes.ts';
import { type Act, permit } from '../domain/policy.ts';
import { gateTerms } from '../law/of-body.ts';
import type { Reply } from '../ports/card.ts';
import type { SittingRecord } from '../ports/store.ts';
import type { FieldErrors } from '../views/forms.ts';
import {
  minutesConfirmedCard,
  minutesListCard,
  minutesSavedCard,
  minutesTextCard,
} from '../views/minutes-cards.ts';
import { minutesForm } from '../views/minutes-form.ts';
import { refusalText } from '../views/refusals.ts';
import { type Standing, shutOut, standOn } from './choose-body.ts';
import { chairsOf } from './invitations.ts';
import { caseNamed, casesKnown } from './known-cases.ts';
import { readingRefused } from './reading-refused.ts';
import { commitWork, type Scene, type Tools, type UseCase } from './scene.ts';
import { card, chooseSitting, form, readerOf, refused, sittingsFor, standBefore } from './sitting-scene.ts';
import { readTypedDay } from './typed-dates.ts';

const SITTINGS_OFFERED = 8;

type MinutesStanding = Standing & { readonly minutes: Minutes; readonly of: Case };

/** Minutes for somebody who may do this on their body; what is not theirs does not exist for them. */
export async function standBeforeMinutes(
  tools: Tools,
  scene: Scene,
  minutesId: MinutesId,
  act: Act,
): Promise<Decision<MinutesStanding, Reply>> {
  const unknown = refused(tools, tools.speech.t.refusals.unknownThing);
  const minutes = await tools.store.minutes(scene.municipality.id, minutesId);
  if (minutes === null || !scene.seats.some((one) => one.body.id === minutes.bodyId)) return refuse(unknown);
  const of = await tools.store.caseById(scene.municipality.id, minutes.caseId);
  if (of === null) return refuse(unknown);
  const standing = await standOn(tools, scene, minutes.bodyId, act);
  return standing.ok ? accept({ ...standing.value, minutes, of }) : standing;
}

/** The bodies whose minutes this person writes. */
function bodiesWriting(scene: Scene): readonly BodyId[] {
  return scene.seats
    .filter((one) => permit('write_minutes', one.constituent, scene.today).ok)
    .map((one) => one.body.id);
}

/** The items of a sitting whose minutes this person writes: those of their own bodies, and never of a case unknown to them. */
function itemsToWrite(scene: Scene, record: SittingRecord, cases: readonly Case[]): readonly SeenItem[] {
  const bodyIds = bodiesWriting(scene);
  const { items } = agendaView(record.sitting, record.agenda, cases, readerOf(scene));
  return items.filter(({ item }) => bodyIds.includes(item.bodyId));
}

/** 議事録: the cases of a sitting that has begun, each with what can be done next. */
export function makeMinutes(tools: Tools): UseCase<'minutes'> {
  return async (ask, scene) => {
    if (ask.sittingId === undefined) {
      const why = shutOut(tools, scene, 'write_minutes');
      if (why !== null) return why;
      const past = await sittingsFor(tools, scene, 'write_minutes', (ids) =>
        tools.store.pastSittings(scene.municipality.id, ids, scene.now, SITTINGS_OFFERED),
      );
      const cases = await casesKnown(tools, scene, bodiesWriting(scene));
      const sittings = past
        .map((one) => one.facts)
        .filter(({ record }) => itemsToWrite(scene, record, cases).length > 0);
      const chosen = chooseSitting(tools, 'minutes', sittings, (sittingId) => ({
        kind: 'minutes',
        sittingId,
      }));
      return chosen.ok
        ? makeMinutes(tools)({ kind: 'minutes', sittingId: chosen.value }, scene)
        : chosen.refusal;
    }
    const standing = await standBefore(tools, scene, ask.sittingId, 'write_minutes');
    if (!standing.ok) return standing.refusal;
    const { record, facts } = standing.value;
    const cases = await casesKnown(tools, scene, bodiesWriting(scene));
    const written = await tools.store.minutesOfSitting(scene.municipality.id, record.sitting.id);
    const items = itemsToWrite(scene, record, cases).map(({ of }) => {
      return { of, minutes: written.find((one) => one.caseId === of.id) ?? null };
    });
    return card(minutesListCard(tools.speech, facts, items));
  };
}

/**
 * Writes the result of one case (会議録の作成). Whoever writes must be entitled to the case. A form that was
 * overtaken comes back with the writer's own text and the other's beside it; nothing is lost.
 */
export function makeWriteMinutes(tools: Tools): UseCase<'write_minutes'> {
  return async (ask, scene) => {
    const standing = await standBefore(tools, scene, ask.sittingId, 'write_minutes');
    if (!standing.ok) return standing.refusal;
    const { record } = standing.value;
    const { refusals, minutes: words, forms } = tools.speech.t;
    const of = await caseNamed(tools, scene, ask.caseNumber);
    const [seen] = of === null ? [] : itemsToWrite(scene, record, [of]);
    if (of === null || seen === undefined) return refused(tools, refusals.unknownCase(ask.caseNumber));
    const ofBody = await standOn(tools, scene, seen.item.bodyId, 'write_minutes');
    if (!ofBody.ok) return ofBody.refusal;
    const { roster, seat } = ofBody.value;
    const terms = gateTerms(roster, scene.today);
    const written = await tools.store.minutesOfSitting(scene.municipality.id, record.sitting.id);
    const before = written.find((one) => one.caseId === of.id) ?? null;
    const reading = discloseMinutes(before?.content ?? seal(EMPTY_MINUTES), seat, of, terms);
    if (reading.disclosed === null)
      return readingRefused(tools, reading.reasons, words.mayNotRead(of.number));
    // Who sees only a part of what is written would write over the rest.
    if (isLimited(of, scene.person.id)) return refused(tools, words.mayReadInPart(of.number));
    const present = reading.disclosed;
    const version = before?.version ?? 0;
    const reviewShown = before?.nextReviewOn ? tools.speech.day(before.nextReviewOn) : undefined;
    const again = (errors: FieldErrors, beaten = false) =>
      form(
        minutesForm(
          tools.speech,
          {
            ...ask,
            seenVersion: beaten ? version : (ask.seenVersion ?? version),
            ...(ask.nextReview === undefined && reviewShown ? { nextReview: reviewShown } : {}),
          },
          before === null ? null : present,
          scene.requestId,
          errors,
          beaten,
        ),
      );
    const draft = (content: Minutes['content'], nextReviewOn: Minutes['nextReviewOn'], seenVersion: number) =>
      draftMinutes(before, {
        id: tools.newId() as MinutesId,
        sitting: record.sitting,
        bodyId: seen.item.bodyId,
        caseId: of.id,
        content,
        nextReviewOn,
        by: seat.id,
        seenVersion,
        today: scene.today,
        now: scene.now,
      });
    if (ask.summary === undefined) {
      const open = draft(seal(EMPTY_MINUTES), null, version);
      return open.ok ? again({}) : refused(tools, refusalText(tools.speech, scene.zone, open.refusal));
    }
    if (ask.summary.trim() === '') return again({ summary: forms.minutes.empty });
    const review = readTypedDay(tools, scene, ask.nextReview);
    if (!review.ok) return again({ nextReview: review.refusal });
    const content = seal<MinutesContent>({
      summary: ask.summary.trim(),
      policy: ask.policy?.trim() ?? '',
      assessment: ask.assessment?.trim() ?? '',
      discussion: ask.discussion?.trim() ?? '',
    });
    const decision = draft(content, review.value, ask.seenVersion ?? version);
    if (!decision.ok) {
      if (decision.refusal.kind === 'changed_meanwhile') return again({}, true);
      const text = refusalText(tools.speech, scene.zone, decision.refusal);
      return decision.refusal.kind === 'review_day_past' ? again({ nextReview: text }) : refused(tools, text);
    }
    const minutes = decision.value;
    const mayConfirm = permit('confirm_minutes', seat, scene.today).ok;
    const reply = await commitWork(tools, scene, {
      reply: card(minutesSavedCard(tools.speech, of, minutes, mayConfirm), true),
      changes: [{ kind: 'minutes_saved', minutes }],
      events: [
        {
          kind: 'minutes_drafted',
          bodyId: roster.body.id,
          sittingId: record.sitting.id,
          caseId: of.id,
          facts: { version: minutes.version },
        },
      ],
      outbox: mayConfirm
        ? []
        : chairsOf(roster, scene.today)
            .filter(({ person }) => mayKnowOf(of, person.id))
            .map((one) => ({
              kind: 'notice' as const,
              key: `minutes:${minutes.id}:${minutes.version}:${one.person.id}`,
              to: { kind: 'person' as const, personId: one.person.id },
              notice: { kind: 'minutes_to_confirm' as const, minutesId: minutes.id },
            })),
    });
    return reply ?? makeWriteMinutes(tools)(ask, scene);
  };
}

/** The text for one's own eyes (閲覧), checked at this click and recorded. */
export function makeReadMinutes(tools: Tools): UseCase<'read_minutes'> {
  return async (ask, scene) => {
    const standing = await standBeforeMinutes(tools, scene, ask.minutesId, 'see_cases');
    if (!standing.ok) return standing.refusal;
    const { minutes, of, roster, seat } = standing.value;
    const { reasons, disclosed } = discloseMinutes(minutes.content, seat, of, gateTerms(roster, scene.today));
    const may = (act: Act) => permit(act, seat, scene.today).ok;
    const readsAll = !isLimited(of, scene.person.id);
    const draftOfOthers = minutes.status === 'draft' && !may('write_minutes');
    const reply =
      disclosed === null || draftOfOthers
        ? readingRefused(tools, reasons, tools.speech.t.minutes.mayNotRead(of.number))
        : card(
            minutesTextCard(tools.speech, of, minutes, disclosed, {
              confirm: readsAll && may('confirm_minutes'),
              write: readsAll && may('write_minutes'),
              share: may('share'),
              document: readsAll,
            }),
          );
    await commitWork(tools, scene, {
      reply,
      keepReply: false,
      events: [
        {
          kind: disclosed === null ? 'minutes_reading_refused' : 'minutes_read',
          bodyId: minutes.bodyId,
          sittingId: minutes.sittingId,
          caseId: of.id,
          facts: { reasons: reasons.join(','), version: minutes.version },
        },
      ],
    });
    return reply;
  };
}

/** 確定: the chair confirms the very version they have read. */
export function makeConfirmMinutes(tools: Tools): UseCase<'confirm_minutes'> {
  return async (ask, scene) => {
    const standing = await standBeforeMinutes(tools, scene, ask.minutesId, 'confirm_minutes');
    if (!standing.ok) return standing.refusal;
    const { minutes, of, roster, seat } = standing.value;
    const { refusals, minutes: words } = tools.speech.t;
    const { reasons, disclosed } = decideReading(minutes.content, seat, of, gateTerms(roster, scene.today));
    if (disclosed === null) return readingRefused(tools, reasons, words.mayNotRead(of.number));
    // Who reads only the summary would confirm what they have not seen.
    if (isLimited(of, scene.person.id)) return refused(tools, words.mayReadInPart(of.number));
    const decision = confirmMinutes(minutes, { by: seat.id, seenVersion: ask.seenVersion, now: scene.now });
    if (!decision.ok) return refused(tools, refusalText(tools.speech, scene.zone, decision.refusal));
    const reply = await commitWork(tools, scene, {
      reply: card(minutesConfirmedCard(tools.speech, of, decision.value), true),
      changes: [{ kind: 'minutes_saved', minutes: decision.value }],
      events: [
        {
          kind: 'minutes_confirmed',
          bodyId: minutes.bodyId,
          sittingId: minutes.sittingId,
          caseId: of.id,
          facts: { version: decision.value.version },
        },
      ],
    });
    return reply ?? refused(tools, refusals.changedMeanwhile);
  };
}
