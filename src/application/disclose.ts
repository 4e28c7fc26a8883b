import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Case } from '../domain/case.ts';
import type { Roster } from '../domain/constituent.ts';
import { decideDisclosure, inspectRoom, type Verdict } from '../domain/disclosure.ts';
import type { DisclosureId, MunicipalityId } from '../domain/ids.ts';
import type { ConfirmedMinutes } from '../domain/minutes.ts';
import { gateTerms } from '../law/of-body.ts';
import type { ChannelRef } from '../ports/account.ts';
import { channelKey } from '../ports/account.ts';
import { ChatFault } from '../ports/chat.ts';
import type { Outgoing } from '../ports/notice.ts';
import type { DisclosureRecord } from '../ports/store.ts';
import { summaryPost } from '../views/gate-cards.ts';
import type { Standing } from './choose-body.ts';
import { inTheWay, proofOf, readForGate } from './gate.ts';
import { secretariatOf } from './invitations.ts';
import type { Scene, Tools } from './scene.ts';

export type Sharing = {
  readonly scene: Scene;
  readonly standing: Standing;
  readonly minutes: ConfirmedMinutes;
  readonly of: Case;
  readonly channel: ChannelRef;
};

export type Outcome =
  | { readonly kind: 'kept'; readonly readers: number }
  | { readonly kind: 'refused'; readonly verdict: Verdict }
  | { readonly kind: 'retracted' }
  | { readonly kind: 'shared_already' }
  /** The platform's answer was lost; the recovery finds out and tells. */
  | { readonly kind: 'pending' };

/** Under which key a post is found again. */
export function postKey(id: DisclosureId): string {
  return `disclosure:${id}`;
}

/**
 * The protocol of one confidential post (共有の手順): intend, read the members, decide, post, read again, keep
 * or retract. Each step is recorded before the next is taken, with the proof that it rests on, so that a crash
 * between two leaves a post that the recovery can account for. Whatever is not a clear yes posts nothing.
 */
export async function disclose(tools: Tools, sharing: Sharing): Promise<Outcome> {
  const { scene, standing, minutes, of, channel } = sharing;
  const { id: municipalityId } = scene.municipality;
  const live = await tools.store.liveDisclosures(municipalityId, of.id);
  const same = (one: DisclosureRecord) =>
    one.minutesId === minutes.id && channelKey(one.channel) === channelKey(channel);
  if (live.some(same)) return { kind: 'shared_already' };

  const intended: DisclosureRecord = {
    id: tools.newId() as DisclosureId,
    bodyId: minutes.bodyId,
    caseId: of.id,
    minutesId: minutes.id,
    channel,
    status: 'intended',
    by: standing.seat.id,
    at: scene.now,
    message: null,
    proof: null,
  };
  const first = await tools.store.commit({
    municipalityId,
    request: { id: scene.savedAs, reply: null },
    actor: { personId: scene.person.id, account: null },
    at: scene.now,
    changes: [{ kind: 'disclosure_added', disclosure: intended }],
    events: [disclosureEvent(intended, null)],
    outbox: [],
  });
  if (first.kind !== 'committed') return { kind: 'shared_already' };

  const about = { bodyId: minutes.bodyId, caseId: of.id, channel };
  const { room, ...present } = await readForGate(tools, municipalityId, about);
  const terms = gateTerms(present.roster, scene.today);
  const { verdict, disclosed } = decideDisclosure(minutes.content, room, present.of, terms);
  const status =
    disclosed !== null ? 'allowed' : verdict.verdict === 'inconclusive' ? 'inconclusive' : 'refused';
  const proof = proofOf(room, verdict, terms, tools.clock.now());
  const decided: DisclosureRecord = { ...intended, status, proof };
  const news =
    disclosed === null ? disclosureNotices(standing.roster, scene.today, decided, 'disclosure_refused') : [];
  // The recovery may have closed it, when the reading took very long: then nothing is posted.
  if (!(await moveDisclosure(tools, municipalityId, 'intended', decided, verdict, news))) {
    return { kind: 'pending' };
  }
  if (disclosed === null) return { kind: 'refused', verdict };
  try {
    const post = summaryPost(tools.speech, of, minutes.nextReviewOn, disclosed);
    const message = await tools.chat.postConfidential(channel, post, postKey(decided.id));
    const posted: DisclosureRecord = { ...decided, status: 'posted', message };
    const stage = { municipalityId, today: scene.today, roster: standing.roster };
    const moved = await moveDisclosure(tools, municipalityId, 'allowed', posted, verdict, []);
    return moved ? await keepOrRetract(tools, stage, posted) : { kind: 'pending' };
  } catch (fault) {
    if (!(fault instanceof ChatFault)) throw fault;
    tools.log.warn(
      { fault: fault.code, disclosure: decided.id },
      'The answer to a confidential post was lost.',
    );
    return { kind: 'pending' };
  }
}

export type Stage = {
  readonly municipalityId: MunicipalityId;
  readonly today: CalendarDay;
  /** Whose secretariat is told. */
  readonly roster: Roster;
};

/**
 * The second reading (投稿後の確認): somebody may have come in between the check and the post. Anything but a
 * clear yes takes the post away again.
 */
export async function keepOrRetract(tools: Tools, stage: Stage, posted: DisclosureRecord): Promise<Outcome> {
  const { room, roster, of } = await readForGate(tools, stage.municipalityId, posted);
  const terms = gateTerms(roster, stage.today);
  const verdict = inspectRoom(room, of, terms);
  const proof = proofOf(room, verdict, terms, tools.clock.now());
  if (verdict.verdict === 'allow') {
    const kept: DisclosureRecord = { ...posted, status: 'kept', proof };
    const moved = await moveDisclosure(tools, stage.municipalityId, 'posted', kept, verdict, []);
    return moved ? { kind: 'kept', readers: verdict.readers.length } : { kind: 'pending' };
  }
  if (posted.message !== null) await tools.chat.retract(posted.message);
  const retracted: DisclosureRecord = { ...posted, status: 'retracted', proof };
  const outbox = disclosureNotices(stage.roster, stage.today, retracted, 'disclosure_retracted');
  const exposure = exposureOf(posted, tools.clock.now());
  await moveDisclosure(tools, stage.municipalityId, 'posted', retracted, verdict, outbox, exposure);
  return { kind: 'retracted' };
}

/**
 * The next step, from exactly the one that was read, with its own line in the audit. False when another
 * worker took that step first.
 */
export async function moveDisclosure(
  tools: Tools,
  municipalityId: MunicipalityId,
  from: DisclosureRecord['status'],
  disclosure: DisclosureRecord,
  verdict: Verdict | null,
  outbox: readonly Outgoing[],
  exposureSeconds: number | null = null,
): Promise<boolean> {
  const committed = await tools.store.commit({
    municipalityId,
    request: null,
    actor: { personId: null, account: null },
    at: tools.clock.now(),
    changes: [{ kind: 'disclosure_moved', disclosure, from }],
    events: [disclosureEvent(disclosure, verdict, exposureSeconds)],
    outbox,
  });
  if (committed.kind !== 'committed') return false;
  tools.metrics.disclosed(disclosure.status);
  if (exposureSeconds !== null) tools.metrics.exposed(exposureSeconds);
  if (outbox.length > 0) tools.wake();
  return true;
}

function disclosureEvent(
  record: DisclosureRecord,
  verdict: Verdict | null,
  exposureSeconds: number | null = null,
) {
  return {
    kind: `disclosure_${record.status}`,
    bodyId: record.bodyId,
    caseId: record.caseId,
    subjectId: record.id,
    facts: {
      verdict: verdict?.verdict ?? null,
      inTheWay: verdict === null ? null : inTheWay(verdict),
      readers: record.proof?.readers.length ?? 0,
      listHash: record.proof?.listHash ?? null,
      ...(exposureSeconds === null ? {} : { exposureSeconds }),
    },
  };
}

/**
 * 公開されていた秒数, at most: since the room was last known to be fit. Whoever came in later saw it for
 * less.
 */
function exposureOf(posted: DisclosureRecord, now: Date): number | null {
  if (posted.proof === null) return null;
  return Math.max(0, Math.round((now.getTime() - Date.parse(posted.proof.checkedAt)) / 1000));
}

/** What the secretariat in office has to know of a post, by direct message. */
export function disclosureNotices(
  roster: Roster,
  today: CalendarDay,
  record: DisclosureRecord,
  kind:
    | 'disclosure_refused'
    | 'disclosure_retracted'
    | 'disclosure_stuck'
    | 'disclosure_unwatched'
    | 'disclosure_unfound',
): readonly Outgoing[] {
  return secretariatOf(roster, today).map((one) => ({
    kind: 'notice' as const,
    key: `${kind}:${record.id}:${record.proof?.checkedAt ?? ''}:${one.person.id}`,
    to: { kind: 'person' as const, personId: one.person.id },
    notice: { kind, disclosureId: record.id },
  }));
}
