import { cancelSitting } from '../domain/sitting.ts';
import { refusalText } from '../views/refusals.ts';
import { cancelCard, sittingDoneCard } from '../views/sitting-replies.ts';
import { overtaken } from './change-sitting.ts';
import { shutOut } from './choose-body.ts';
import { partnerNews, sittingNews } from './invitations.ts';
import { channelsOfAll } from './joint-bodies.ts';
import { commitWork, type Tools, type UseCase } from './scene.ts';
import { card, chooseSitting, coming, refused, standBefore } from './sitting-scene.ts';

/**
 * 中止: of a poll or a called sitting, after asking once more. Everybody who was told is told, and calendars
 * get a cancellation.
 */
export function makeCancelSitting(tools: Tools): UseCase<'cancel_sitting'> {
  return async (ask, scene) => {
    if (ask.sittingId === undefined) {
      const why = shutOut(tools, scene, 'call_sitting');
      if (why !== null) return why;
      const sittings = (await coming(tools, scene, 'call_sitting'))
        .map((one) => one.facts)
        .filter(({ record }) => record.sitting.status !== 'convened' || record.sitting.startsAt > scene.now);
      const chosen = chooseSitting(tools, 'cancel', sittings, (sittingId) => ({
        ...ask,
        sittingId,
      }));
      return chosen.ok
        ? makeCancelSitting(tools)({ ...ask, sittingId: chosen.value }, scene)
        : chosen.refusal;
    }
    const standing = await standBefore(tools, scene, ask.sittingId, 'call_sitting');
    if (!standing.ok) return standing.refusal;
    const { record, assembly, facts } = standing.value;
    const decision = cancelSitting(record.sitting, scene.now);
    if (!decision.ok) return refused(tools, refusalText(tools.speech, scene.zone, decision.refusal));
    if (ask.seenVersion === undefined) return card(cancelCard(tools.speech, facts));
    if (ask.seenVersion !== record.version) return overtaken(tools, scene, record.sitting.id);
    const sitting = decision.value;
    const after = { ...facts, record: { ...record, sitting, version: record.version + 1 } };
    const channels = await channelsOfAll(tools, scene, assembly);
    const reply = await commitWork(tools, scene, {
      reply: card(sittingDoneCard(tools.speech, after, tools.speech.t.sitting.done.cancelled)),
      changes: [{ kind: 'sitting_changed', sitting, version: record.version }],
      events: [
        {
          kind: 'sitting_cancelled',
          bodyId: sitting.bodyId,
          sittingId: sitting.id,
          facts: { wasCalled: sitting.startsAt !== null },
        },
      ],
      outbox: [
        ...sittingNews(after.record, 'cancelled', assembly, channels),
        ...partnerNews(sitting, assembly, scene.today),
        { kind: 'refresh', key: `refresh:${sitting.id}:cancelled`, sittingId: sitting.id, scope: 'all' },
      ],
    });
    return reply ?? overtaken(tools, scene, sitting.id);
  };
}
