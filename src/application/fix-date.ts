import { fixDate } from '../domain/sitting.ts';
import { refusalText } from '../views/refusals.ts';
import { calledCard } from '../views/sitting-replies.ts';
import { overtaken } from './change-sitting.ts';
import { named, partnerNews, sittingNews } from './invitations.ts';
import { channelsOfAll } from './joint-bodies.ts';
import { commitWork, type Tools, type UseCase } from './scene.ts';
import { callNotes } from './schedule.ts';
import { card, refused, standBefore } from './sitting-scene.ts';

/** 日程の確定: the chair fixes one date of the poll, which calls everybody for it. */
export function makeFixDate(tools: Tools): UseCase<'fix_date'> {
  return async (ask, scene) => {
    const standing = await standBefore(tools, scene, ask.sittingId, 'call_sitting');
    if (!standing.ok) return standing.refusal;
    const { record, assembly, facts } = standing.value;
    const decision = fixDate(record.sitting, {
      optionId: ask.optionId,
      invited: named(assembly, record.sitting.invited),
      zone: scene.zone,
      now: scene.now,
    });
    if (!decision.ok) {
      return record.version === ask.seenVersion
        ? refused(tools, refusalText(tools.speech, scene.zone, decision.refusal))
        : overtaken(tools, scene, record.sitting.id);
    }
    const sitting = decision.value;
    const after = { ...facts, record: { ...record, sitting, version: record.version + 1, replies: [] } };
    const channels = await channelsOfAll(tools, scene, assembly);
    const { fixed } = tools.speech.t.sitting.done;
    const reply = await commitWork(tools, scene, {
      reply: card(calledCard(tools.speech, after, fixed, callNotes(tools, scene, after, 0))),
      changes: [{ kind: 'sitting_changed', sitting, version: record.version }],
      events: [
        {
          kind: 'sitting_convened',
          bodyId: sitting.bodyId,
          sittingId: sitting.id,
          facts: { invited: sitting.invited.length, sittingKind: sitting.kind, fromPoll: true },
        },
      ],
      outbox: [
        ...sittingNews(after.record, 'called', assembly, channels),
        ...partnerNews(sitting, assembly, scene.today),
        { kind: 'refresh', key: `refresh:${sitting.id}:fixed`, sittingId: sitting.id, scope: 'all' },
      ],
    });
    return reply ?? overtaken(tools, scene, sitting.id);
  };
}
