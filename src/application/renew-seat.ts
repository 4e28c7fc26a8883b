import type { ConstituentId } from '../domain/ids.ts';
import { nextTerm, renew } from '../domain/roster.ts';
import { renewForm } from '../views/roster-forms.ts';
import { seatCard } from '../views/roster-notices.ts';
import { rosterRefusalText } from '../views/roster-refusals.ts';
import { atSeat, pledgeRequest, seatEvent, seatRefused } from './roster-standing.ts';
import { commitWork, type Tools, type UseCase } from './scene.ts';
import { card, form } from './sitting-scene.ts';
import { readTypedDay } from './typed-dates.ts';

/** 任期の更新: a seat for the next term, with a pledge of its own to be given. */
export function makeRenew(tools: Tools): UseCase<'renew'> {
  return (ask, scene) =>
    atSeat(tools, scene, ask.constituentId, async (standing) => {
      const { roster, of } = standing;
      const t = tools.speech.t.roster;
      const { today } = scene;
      const next = nextTerm(of, today);
      const again = (text?: string) => {
        const errors = text === undefined ? {} : { to: text };
        return form(renewForm(tools.speech, of, next, ask.to ?? next.to, scene.requestId, errors));
      };
      const typed = readTypedDay(tools, scene, ask.to ?? next.to);
      if (!typed.ok) return again(typed.refusal);
      if (typed.value === null) return again(tools.speech.t.forms.required);
      const id = tools.newId() as ConstituentId;
      const decision = renew(roster, of, { id, to: typed.value, today });
      if (!decision.ok) {
        const isAboutDay = ['term_reversed', 'term_over'].includes(decision.refusal.kind);
        return isAboutDay
          ? again(rosterRefusalText(tools.speech, roster.body, decision.refusal))
          : seatRefused(tools, standing, decision.refusal);
      }
      if (ask.to === undefined) return again();
      const seat = decision.value;
      const words = {
        title: t.renew.done(of.person.name),
        preview: t.renew.donePreview,
        text: [of.person.accounts.length > 0 ? t.add.asked : t.add.notReachable],
      };
      return commitWork(tools, scene, {
        reply: card(seatCard(tools.speech, { roster, seat }, words), true),
        changes: [{ kind: 'seat_added', constituent: seat, read: roster.constituents }],
        events: [
          seatEvent(standing, 'seat_renewed', { as: seat.id, from: seat.term.from, to: seat.term.to }),
        ],
        outbox: pledgeRequest(roster.body, seat, today),
      });
    });
}
