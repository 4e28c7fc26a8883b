import { rosterOf } from '../domain/assembly.ts';
import type { AuditEvent } from '../domain/audit.ts';
import { isLimited, mayKnowOf } from '../domain/case.ts';
import { decideReading, discloseMinutes } from '../domain/disclosure.ts';
import { type FollowUpTask, isOpenTask } from '../domain/follow-up-task.ts';
import type { ConfirmedMinutes } from '../domain/minutes.ts';
import { permit } from '../domain/policy.ts';
import type { Sitting } from '../domain/sitting.ts';
import { gateTerms } from '../law/of-body.ts';
import { type DocumentItem, type DocumentTask, minutesDocument } from '../views/minutes-document.ts';
import { minutesDocumentCard, minutesDocumentForm } from '../views/minutes-document-cards.ts';
import type { SittingFacts } from '../views/sitting-cards.ts';
import { shutOut } from './choose-body.ts';
import { commitWork, type Scene, type Tools, type UseCase } from './scene.ts';
import { card, chooseSitting, form, refused, sittingsFor, standBefore } from './sitting-scene.ts';

const SITTINGS_OFFERED = 8;
/** How long the document waits for the person to take it, where they have to agree first. */
const OFFERED_MIN = 15;

type Found = { readonly items: readonly DocumentItem[]; readonly refusals: readonly AuditEvent[] };

/**
 * What of a sitting this person may have on paper, decided now: the confirmed minutes that they may read in full. Of a
 * case that they may know of, a refusal is noted; of another there is nothing to note, for they did not ask for it.
 */
async function itemsFor(tools: Tools, scene: Scene, { record, assembly }: SittingFacts): Promise<Found> {
  const written = await tools.store.minutesOfSitting(scene.municipality.id, record.sitting.id);
  const place = ({ caseId }: ConfirmedMinutes) => record.agenda.findIndex((item) => item.caseId === caseId);
  const confirmed = written.filter((one) => one.status === 'confirmed').sort((a, b) => place(a) - place(b));
  const found = await Promise.all(
    confirmed.map((minutes) => itemOf(tools, scene, { record, assembly }, minutes)),
  );
  return {
    items: found.flatMap((one) => (one?.kind === 'item' ? [one.item] : [])),
    refusals: found.flatMap((one) => (one?.kind === 'refusal' ? [one.event] : [])),
  };
}

async function itemOf(
  tools: Tools,
  scene: Scene,
  { record, assembly }: Pick<SittingFacts, 'record' | 'assembly'>,
  minutes: ConfirmedMinutes,
): Promise<
  | { readonly kind: 'item'; readonly item: DocumentItem }
  | { readonly kind: 'refusal'; readonly event: AuditEvent }
  | null
> {
  const { municipality, person, seats, today } = scene;
  const seat = seats.find(
    ({ body, constituent }) => body.id === minutes.bodyId && permit('see_cases', constituent, today).ok,
  )?.constituent;
  const roster = rosterOf(assembly, minutes.bodyId);
  const of = await tools.store.caseById(municipality.id, minutes.caseId);
  if (seat === undefined || roster === undefined || of === null || !mayKnowOf(of, person.id)) return null;
  const terms = gateTerms(roster, today);
  const { reasons, disclosed: content } = discloseMinutes(minutes.content, seat, of, terms);
  if (content === null || isLimited(of, person.id)) {
    const why = isLimited(of, person.id) ? [...reasons, 'limited_to_members'] : reasons;
    return { kind: 'refusal', event: readingEvent('minutes_reading_refused', minutes, why) };
  }
  const tasks = await tools.store.tasksOfCase(municipality.id, of.id);
  const shown = tasks
    .filter((task) => isOf(task, record.sitting))
    .map((task): DocumentTask => {
      return { task, detail: decideReading(task.detail, seat, of, terms).disclosed };
    });
  return { kind: 'item', item: { of, roster, minutes, content, tasks: shown } };
}

/** Whether a task was still to be done at this sitting, or came of it or later. */
function isOf(task: FollowUpTask, sitting: Sitting): boolean {
  if (isOpenTask(task) || task.sittingId === sitting.id) return true;
  return sitting.status === 'convened' && task.since >= sitting.startsAt;
}

function readingEvent(
  kind: 'minutes_document_read' | 'minutes_reading_refused',
  { bodyId, sittingId, caseId, version }: ConfirmedMinutes,
  reasons: readonly string[],
): AuditEvent {
  return { kind, bodyId, sittingId, caseId, facts: { reasons: reasons.join(','), version } };
}

/**
 * 会議録の出力: the minutes of a sitting as a document, for the one who asks and for nobody else. It is not kept, and that
 * it was taken is recorded for each item.
 */
export function makeMinutesDocument(tools: Tools): UseCase<'minutes_document'> {
  return async (ask, scene) => {
    const { speech } = tools;
    if (ask.sittingId === undefined) return sittingFirst(tools, scene);
    const standing = await standBefore(tools, scene, ask.sittingId, 'see_cases');
    if (!standing.ok) return standing.refusal;
    const { facts } = standing.value;
    const { sitting } = facts.record;
    const { items, refusals } = await itemsFor(tools, scene, facts);
    const { platform } = scene.account;
    if (sitting.status !== 'convened' || items.length === 0) {
      const reply = refused(tools, speech.t.minutesDocument.nothing);
      if (refusals.length > 0) await commitWork(tools, scene, { reply, keepReply: false, events: refusals });
      return reply;
    }
    if (ask.names === undefined) {
      return form(minutesDocumentForm(speech, sitting.id, platform));
    }
    const terms = { facts, sitting, names: ask.names, by: scene.person, now: scene.now };
    const offeredUntil = new Date(scene.now.getTime() + OFFERED_MIN * 60_000).toISOString();
    const file = { ...(await minutesDocument(speech, terms, items)), offeredUntil };
    const reply = card(minutesDocumentCard(speech, platform, items.length, file));
    const readings = items.map(({ minutes }) => readingEvent('minutes_document_read', minutes, []));
    const committed = await commitWork(tools, scene, {
      reply,
      keepReply: false,
      events: [...readings, ...refusals],
    });
    return committed ?? reply;
  };
}

/** After the bare word: the sittings of which there is something for this person to take. */
async function sittingFirst(tools: Tools, scene: Scene) {
  const why = shutOut(tools, scene, 'see_cases');
  if (why !== null) return why;
  const past = await sittingsFor(tools, scene, 'see_cases', (ids) =>
    tools.store.pastSittings(scene.municipality.id, ids, scene.now, SITTINGS_OFFERED),
  );
  const found = await Promise.all(
    past.map(async ({ facts }) => ({ facts, ...(await itemsFor(tools, scene, facts)) })),
  );
  const offered = found.filter(({ items }) => items.length > 0).map(({ facts }) => facts);
  const chosen = chooseSitting(tools, 'minutes_document', offered, (sittingId) => {
    return { kind: 'minutes_document', sittingId };
  });
  return chosen.ok
    ? makeMinutesDocument(tools)({ kind: 'minutes_document', sittingId: chosen.value }, scene)
    : chosen.refusal;
}
