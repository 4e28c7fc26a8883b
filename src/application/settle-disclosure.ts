import { doneCard } from '../views/case-cards.ts';
import { standOn } from './choose-body.ts';
import { commitWork, type Tools, type UseCase } from './scene.ts';
import { card, refused } from './sitting-scene.ts';

/**
 * 投稿がないことの記録: somebody has looked into the channel after the answer to a post was lost and could not be
 * found out. From then on the summary can be shared again. It counts as taken away, for it may have stood there.
 */
export function makeSettleDisclosure(tools: Tools): UseCase<'settle_disclosure'> {
  return async ({ disclosureId }, scene) => {
    const { settle } = tools.speech.t.gate.secretariat;
    const found = await tools.store.disclosure(scene.municipality.id, disclosureId);
    if (found === null || !scene.seats.some((one) => one.body.id === found.bodyId)) {
      return refused(tools, tools.speech.t.refusals.unknownThing);
    }
    const standing = await standOn(tools, scene, found.bodyId, 'share');
    if (!standing.ok) return standing.refusal;
    if (found.status !== 'allowed') return refused(tools, settle.settled);
    const reply = await commitWork(tools, scene, {
      reply: card({ ...doneCard(settle.done, settle.done), text: [settle.again] }, true),
      changes: [{ kind: 'disclosure_moved', disclosure: { ...found, status: 'retracted' }, from: 'allowed' }],
      events: [
        {
          kind: 'disclosure_settled_by_hand',
          bodyId: found.bodyId,
          caseId: found.caseId,
          subjectId: found.id,
        },
      ],
    });
    return reply ?? refused(tools, settle.settled);
  };
}
