import { recordPledge } from '../domain/roster.ts';
import { currentPledge } from '../law/of-body.ts';
import { recordPledgeForm } from '../views/roster-forms.ts';
import { seatCard } from '../views/roster-notices.ts';
import { rosterRefusalText } from '../views/roster-refusals.ts';
import { atSeat, paperPledge, seatEvent, seatRefused } from './roster-standing.ts';
import { commitWork, type Tools, type UseCase } from './scene.ts';
import { card, form } from './sitting-scene.ts';
import { readPastDay } from './typed-dates.ts';

/** 誓約の記録: a pledge on paper, with its day. Whether it is to the text in force is said at once. */
export function makeRecordPledge(tools: Tools): UseCase<'record_pledge'> {
  return (ask, scene) =>
    atSeat(tools, scene, ask.constituentId, async (standing) => {
      const { roster, of } = standing;
      const t = tools.speech.t.roster.recordPledge;
      const again = (text?: string) => {
        const errors = text === undefined ? {} : { pledgedOn: text };
        return form(recordPledgeForm(tools.speech, of, ask.pledgedOn, scene.requestId, errors));
      };
      if (ask.pledgedOn === undefined) return again();
      const typed = readPastDay(tools, scene, ask.pledgedOn);
      if (!typed.ok) return again(typed.refusal);
      if (typed.value === null) return again(tools.speech.t.forms.required);
      const decision = recordPledge(of, paperPledge(roster.body, typed.value), scene.today);
      if (!decision.ok) {
        return decision.refusal.kind === 'already_ended'
          ? seatRefused(tools, standing, decision.refusal)
          : again(rosterRefusalText(tools.speech, roster.body, decision.refusal));
      }
      const pledge = decision.value;
      const { version, method } = pledge;
      const isOld = version !== currentPledge(roster.body, scene.today);
      const words = {
        title: t.done(of.person.name),
        preview: t.donePreview,
        text: isOld ? [t.outdated] : [],
      };
      return commitWork(tools, scene, {
        reply: card(seatCard(tools.speech, { roster, seat: { ...of, pledge } }, words), true),
        changes: [{ kind: 'pledged', constituentId: of.id, pledge }],
        events: [seatEvent(standing, 'pledged', { version, method, pledgedOn: pledge.pledgedOn })],
      });
    });
}
