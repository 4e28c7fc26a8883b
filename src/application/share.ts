import type { Case } from '../domain/case.ts';
import { inspectForSealed } from '../domain/disclosure.ts';
import type { ConfirmedMinutes } from '../domain/minutes.ts';
import { gateTerms } from '../law/of-body.ts';
import type { ChannelRef } from '../ports/account.ts';
import { channelKey } from '../ports/account.ts';
import type { Reply } from '../ports/card.ts';
import {
  sealedCard,
  shareChoiceCard,
  sharedCard,
  sharePendingCard,
  shareRefusedCard,
  shareRetractedCard,
} from '../views/gate-cards.ts';
import { chooseBody, type Standing } from './choose-body.ts';
import { disclose } from './disclose.ts';
import { channelName, lookAt, secretariatNames } from './gate.ts';
import { caseNamed, casesKnown } from './known-cases.ts';
import { standBeforeMinutes } from './minutes.ts';
import { commitWork, type Scene, type Tools, type UseCase } from './scene.ts';
import { card, refused } from './sitting-scene.ts';

type Sharing = {
  readonly standing: Standing;
  readonly minutes: ConfirmedMinutes;
  readonly of: Case;
  readonly channel: ChannelRef;
};

/**
 * 共有: posts the confirmed summary through the gate. Intend, read the members, decide, post, read again,
 * keep or retract; every step is a row with its proof. Whatever is not a clear yes posts nothing.
 */
export function makeShare(tools: Tools): UseCase<'share'> {
  return async (ask, scene) => {
    const { gate } = tools.speech.t;
    if (ask.minutesId === undefined) return chooseMinutes(tools, scene, ask);
    const found = await standBeforeMinutes(tools, scene, ask.minutesId, 'share');
    if (!found.ok) return found.refusal;
    const { minutes, of } = found.value;
    if (minutes.status !== 'confirmed') return refused(tools, gate.noConfirmed);
    const channels = await tools.store.channelsOf(scene.municipality.id, minutes.bodyId);
    const here = channels.find((one) => scene.channel && channelKey(one) === channelKey(scene.channel));
    const named = channels.find((one) => ask.channel && channelKey(one) === channelKey(ask.channel));
    if (channels.length === 0) return refused(tools, gate.noChannel);
    const channel =
      ask.channel === undefined ? (here ?? (channels.length === 1 ? channels[0] : undefined)) : named;
    if (channel === undefined) {
      const choices = await Promise.all(
        channels.map(async (one) => ({
          label: gate.channelLabel(await channelName(tools, one)),
          ask: { ...ask, channel: one },
          once: `${scene.requestId}:${channelKey(one)}`,
        })),
      );
      return card(shareChoiceCard(gate.whichChannel, choices));
    }
    const sharing = { standing: found.value, minutes, of, channel };
    const { delivery } = found.value.roster.body.rules;
    return delivery === 'sealed' ? sealIn(tools, scene, sharing) : discloseIn(tools, scene, sharing);
  };
}

/** 封をして届ける: the channel gets number and button; it must be fit, its members are checked one by one later. */
async function sealIn(tools: Tools, scene: Scene, sharing: Sharing): Promise<Reply> {
  const { standing, minutes, of, channel } = sharing;
  const terms = gateTerms(standing.roster, scene.today);
  const verdict = inspectForSealed(await lookAt(tools, scene.municipality.id, channel), of, terms);
  const fit = verdict.verdict === 'allow';
  const names = secretariatNames(standing, scene.today);
  const shown = fit
    ? card(sealedCard(tools.speech, of), true)
    : card(shareRefusedCard(tools.speech, of, minutes, verdict, names));
  const reply = await commitWork(tools, scene, {
    reply: shown,
    events: [
      {
        kind: fit ? 'summary_sealed' : 'summary_sealing_refused',
        bodyId: minutes.bodyId,
        caseId: of.id,
        subjectId: minutes.id,
        facts: { room: verdict.verdict === 'refuse' ? verdict.room.join(',') : '' },
      },
    ],
    outbox: fit
      ? [
          {
            kind: 'notice',
            key: `sealed:${minutes.id}:${channelKey(channel)}`,
            to: { kind: 'channel', channel },
            notice: { kind: 'summary_sealed', minutesId: minutes.id },
          },
        ]
      : [],
  });
  return reply ?? shown;
}

/** Which summary is meant: the newest confirmed one of the named case, else a choice of the body's. */
async function chooseMinutes(
  tools: Tools,
  scene: Scene,
  ask: Parameters<UseCase<'share'>>[0],
): Promise<Reply> {
  const { gate, refusals } = tools.speech.t;
  const again = (bodyId: NonNullable<typeof ask.bodyId>) => ({ ...ask, bodyId });
  const named = ask.caseNumber === undefined ? null : await caseNamed(tools, scene, ask.caseNumber);
  if (ask.caseNumber !== undefined && !scene.seats.some((one) => one.body.id === named?.bodyId)) {
    return refused(tools, refusals.unknownCase(ask.caseNumber));
  }
  const chosen = await chooseBody(tools, scene, 'share', named?.bodyId ?? ask.bodyId, again);
  if (!chosen.ok) return chosen.refusal;
  const cases = named ? [named] : await casesKnown(tools, scene, [chosen.value.roster.body.id]);
  const newest = await Promise.all(
    cases.map(async (of) => {
      const all = await tools.store.minutesOfCase(scene.municipality.id, of.id);
      const minutes = all.find((one) => one.status === 'confirmed');
      return minutes ? [{ of, minutes }] : [];
    }),
  );
  const ready = newest.flat();
  const only = ready[0];
  if (only === undefined) return refused(tools, gate.noConfirmed);
  if (ready.length === 1) return makeShare(tools)({ ...ask, minutesId: only.minutes.id }, scene);
  const choices = ready.slice(0, 20).map(({ of, minutes }) => ({
    label: of.number,
    ask: { kind: 'share' as const, minutesId: minutes.id, ...(ask.channel ? { channel: ask.channel } : {}) },
    once: `${scene.requestId}:${minutes.id}`,
  }));
  return card(shareChoiceCard(gate.whichCase, choices));
}

async function discloseIn(tools: Tools, scene: Scene, sharing: Sharing): Promise<Reply> {
  const { standing, minutes, of } = sharing;
  const names = secretariatNames(standing, scene.today);
  const outcome = await disclose(tools, { ...sharing, scene });
  switch (outcome.kind) {
    case 'kept':
      return card(sharedCard(tools.speech, of, outcome.readers), true);
    case 'refused':
      return card(shareRefusedCard(tools.speech, of, minutes, outcome.verdict, names));
    case 'retracted':
      return card(shareRetractedCard(tools.speech, of, minutes));
    case 'pending':
      return card(sharePendingCard(tools.speech, of));
    case 'shared_already':
      return refused(tools, tools.speech.t.gate.alreadyShared(of.number));
    default:
      throw new Error(`No answer for ${JSON.stringify(outcome satisfies never)}`);
  }
}
