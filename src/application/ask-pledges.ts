import { dayIn } from '../domain/calendar-day.ts';
import { stateOn } from '../domain/constituent.ts';
import { currentPledge } from '../law/of-body.ts';
import type { Outgoing } from '../ports/notice.ts';
import { announce } from './announce.ts';
import type { Tools } from './scene.ts';

/**
 * 誓約のお願い: asks everybody once whose seat waits for a pledge to the text in force, for instance after an
 * import. The key of the message holds the text's version, so a new text is asked about once more.
 */
export function makeAskPledges(tools: Tools): () => Promise<void> {
  return async () => {
    for (const municipality of await tools.store.municipalities()) {
      const today = dayIn(municipality.zone, tools.clock.now());
      const outbox: Outgoing[] = [];
      for (const body of await tools.store.bodies(municipality.id)) {
        const version = currentPledge(body, today);
        const { constituents } = await tools.store.roster(municipality.id, body.id);
        const waiting = constituents.filter((one) => {
          const state = stateOn(one, today);
          const open = state !== 'ended' && state !== 'suspended' && one.person.accounts.length > 0;
          return open && one.pledge?.version !== version;
        });
        outbox.push(
          ...waiting.map((one) => ({
            kind: 'notice' as const,
            key: `pledge_asked:${one.id}:${version}`,
            to: { kind: 'person' as const, personId: one.person.id },
            notice: { kind: 'pledge_asked' as const, constituentId: one.id },
          })),
        );
      }
      await announce(tools, municipality.id, outbox);
    }
  };
}
