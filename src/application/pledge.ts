import type { Pledge } from '../domain/constituent.ts';
import { pledgeOn, stateOn } from '../domain/constituent.ts';
import { currentPledge, lawsOf } from '../law/of-body.ts';
import { bodyChoiceCard } from '../views/body-cards.ts';
import { pledgeCard, pledgedCard, pledgeStateCard } from '../views/pledge-cards.ts';
import { countsChanged } from './answer-sitting.ts';
import { commitWork, type Scene, type Tools, type UseCase } from './scene.ts';
import { card, refused } from './sitting-scene.ts';

type Seated = Scene['seats'][number];

/** Seats whose pledge is missing or was given to an older text (誓約の要る席). */
export function seatsToPledge(scene: Scene): readonly Seated[] {
  return scene.seats.filter(({ constituent, body }) => {
    const state = stateOn(constituent, scene.today);
    if (state === 'ended' || state === 'suspended') return false;
    return pledgeOn(constituent, scene.today)?.version !== currentPledge(body, scene.today);
  });
}

function pledgeOf(tools: Tools, scene: Scene, { constituent, body }: Seated) {
  const version = currentPledge(body, scene.today);
  return pledgeCard(tools.speech, constituent, body, lawsOf(body, scene.today), version, scene.today);
}

/** 誓約: shows the text in force for the person's body, with the one button. */
export function makeShowPledge(tools: Tools): UseCase<'show_pledge'> {
  return async (ask, scene) => {
    const waiting = seatsToPledge(scene);
    const meant = ask.bodyId === undefined ? waiting : waiting.filter((one) => one.body.id === ask.bodyId);
    const [first, ...more] = meant;
    if (first === undefined) return card(pledgeStateCard(tools.speech, scene.seats));
    if (more.length === 0) return card(pledgeOf(tools, scene, first));
    const bodies = meant.map((one) => one.body);
    const again = (bodyId: Seated['body']['id']) => ({ kind: 'show_pledge' as const, bodyId });
    return card(bodyChoiceCard(tools.speech, bodies, scene.today, again, scene.requestId));
  };
}

/**
 * 誓約します: recorded for exactly the text that was read. One's own seat only; a text that has changed
 * meanwhile is shown again.
 */
export function makePledge(tools: Tools): UseCase<'pledge'> {
  return async (ask, scene) => {
    const seated = scene.seats.find((one) => one.constituent.id === ask.constituentId);
    if (!seated) return refused(tools, tools.speech.t.refusals.notSeated);
    const { constituent, body } = seated;
    if (!seatsToPledge(scene).includes(seated)) return card(pledgeStateCard(tools.speech, scene.seats));
    const version = currentPledge(body, scene.today);
    if (ask.version !== version) {
      const shown = pledgeOf(tools, scene, seated);
      return card({
        ...shown,
        tone: 'warning',
        text: [tools.speech.t.pledge.changed, ...(shown.text ?? [])],
      });
    }
    // What waited for the pledge, buttons and quorum, is drawn again.
    const coming = await tools.store.sittings(scene.municipality.id, [body.id], scene.now);
    const waiting = coming.filter(({ sitting, replies }) =>
      [...sitting.invited, ...replies.map((one) => one.proxyId)].includes(constituent.id),
    );
    const pledge: Pledge = { pledgedOn: scene.today, version, method: 'in_chat' };
    const { constituents } = await tools.store.roster(scene.municipality.id, body.id);
    const alone = constituent.kind === 'secretariat' && constituents.length === 1;
    const done = card(pledgedCard(tools.speech, constituent, body, { alone }), true);
    const reply = await commitWork(tools, scene, {
      reply: done,
      changes: [{ kind: 'pledged', constituentId: constituent.id, pledge }],
      events: [
        {
          kind: 'pledged',
          bodyId: body.id,
          subjectId: constituent.id,
          facts: { version, method: pledge.method },
        },
      ],
      outbox: waiting.map(({ sitting }) => countsChanged(scene, sitting.id)),
    });
    return reply ?? done;
  };
}
