import { inspectRoom } from '../domain/disclosure.ts';
import { gateTerms } from '../law/of-body.ts';
import { checkCard } from '../views/gate-cards.ts';
import { chooseBody } from './choose-body.ts';
import { inTheWay, lookAt, secretariatNames } from './gate.ts';
import { secretariatOf } from './invitations.ts';
import { caseNamed } from './known-cases.ts';
import { commitWork, type Tools, type UseCase } from './scene.ts';
import { card, refused } from './sitting-scene.ts';

/**
 * 点検: whether this channel is fit for confidential posts, of one case or in general. It says how many
 * stand in the way; who, only the secretariat hears, by direct message.
 */
export function makeCheckChannel(tools: Tools): UseCase<'check_channel'> {
  return async (ask, scene) => {
    const { channel } = scene;
    const { gate, refusals } = tools.speech.t;
    if (channel === null) return refused(tools, gate.checkWhere);
    const again = (bodyId: NonNullable<typeof ask.bodyId>) => ({ ...ask, bodyId });
    const chosen = await chooseBody(tools, scene, 'check_channel', ask.bodyId, again);
    if (!chosen.ok) return chosen.refusal;
    const { roster } = chosen.value;
    const found = ask.caseNumber === undefined ? null : await caseNamed(tools, scene, ask.caseNumber);
    if (ask.caseNumber !== undefined && found?.bodyId !== roster.body.id) {
      return refused(tools, refusals.unknownCase(ask.caseNumber));
    }
    const room = await lookAt(tools, scene.municipality.id, channel);
    const verdict = inspectRoom(room, found, gateTerms(roster, scene.today));
    const shown = card(checkCard(tools.speech, verdict, secretariatNames(chosen.value, scene.today)));
    const names = verdict.verdict === 'refuse' && inTheWay(verdict) > 0 ? verdict.readers : [];
    const reply = await commitWork(tools, scene, {
      reply: shown,
      events: [
        {
          kind: 'channel_checked',
          bodyId: roster.body.id,
          ...(found === null ? {} : { caseId: found.id }),
          facts: { verdict: verdict.verdict, inTheWay: inTheWay(verdict), pages: room.pages },
        },
      ],
      outbox:
        names.length === 0
          ? []
          : secretariatOf(roster, scene.today).map((one) => ({
              kind: 'notice' as const,
              key: `check:${scene.requestId}:${one.person.id}`,
              to: { kind: 'person' as const, personId: one.person.id },
              notice: {
                kind: 'channel_unfit' as const,
                channel,
                room: verdict.verdict === 'refuse' ? verdict.room : [],
                readers: names
                  .filter((reader) => reader.reasons.length > 0)
                  .map(({ account, reasons }) => ({ account, reasons })),
              },
            })),
    });
    return reply ?? shown;
  };
}
