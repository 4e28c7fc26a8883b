import { currentPledge } from '../law/of-body.ts';
import { rosterCard } from '../views/roster-cards.ts';
import { rosterAction } from '../views/roster-notices.ts';
import { rosterSheet } from '../views/roster-sheet.ts';
import { chooseBody } from './choose-body.ts';
import { commitWork, type Tools, type UseCase } from './scene.ts';
import { card } from './sitting-scene.ts';

/** 名簿: for those who keep it. */
export function makeRoster(tools: Tools): UseCase<'roster'> {
  return async (ask, scene) => {
    const again = (bodyId: NonNullable<typeof ask.bodyId>) => ({ ...ask, bodyId });
    const chosen = await chooseBody(tools, scene, 'manage_roster', ask.bodyId, again);
    if (!chosen.ok) return chosen.refusal;
    const { roster } = chosen.value;
    const view = { roster, today: scene.today, pledgeVersion: currentPledge(roster.body, scene.today) };
    const asked = { page: ask.page ?? 0, withEnded: ask.withEnded ?? false };
    return card(rosterCard(tools.speech, view, asked));
  };
}

/** 名簿の出力: a spreadsheet, for the one who asks and for nobody else. It is not kept, and who took it is recorded. */
export function makeExportRoster(tools: Tools): UseCase<'export_roster'> {
  return async (ask, scene) => {
    const again = (bodyId: NonNullable<typeof ask.bodyId>) => ({ ...ask, bodyId });
    const chosen = await chooseBody(tools, scene, 'manage_roster', ask.bodyId, again);
    if (!chosen.ok) return chosen.refusal;
    const { roster } = chosen.value;
    const { municipality, today } = scene;
    const keys = await tools.store.personKeys(municipality.id, roster.body.id);
    const t = tools.speech.t.roster.sheet;
    const reply = card({
      title: t.done,
      preview: t.done,
      tone: 'good',
      text: [t.text],
      files: [await rosterSheet(tools.speech, { municipality, roster, keys, today })],
      actions: [rosterAction(tools.speech, roster)],
    });
    const committed = await commitWork(tools, scene, {
      reply,
      keepReply: false,
      events: [
        { kind: 'roster_exported', bodyId: roster.body.id, facts: { seats: roster.constituents.length } },
      ],
    });
    return committed ?? reply;
  };
}
