import { addDays } from '../domain/calendar-day.ts';
import { release, resume, suspend } from '../domain/roster.ts';
import { hasLeft } from '../domain/terms-ending.ts';
import type { Reply } from '../ports/card.ts';
import type { AskOf } from '../ports/command.ts';
import { releaseForm, suspensionForm } from '../views/roster-forms.ts';
import { seatCard } from '../views/roster-notices.ts';
import { rosterRefusalText } from '../views/roster-refusals.ts';
import { atSeat, seatEvent, seatRefused, secrecyReminder } from './roster-standing.ts';
import { commitWork, type Scene, type Tools, type UseCase } from './scene.ts';
import { card, form } from './sitting-scene.ts';
import { readTypedDay } from './typed-dates.ts';

/** 解嘱: ends a seat today, or on a day to come. It stays on the roster with its pledge. */
export function makeRelease(tools: Tools): UseCase<'release'> {
  return (ask, scene) =>
    atSeat(tools, scene, ask.constituentId, async (standing) => {
      const { roster, of } = standing;
      const t = tools.speech.t.roster.release;
      const { today } = scene;
      const again = (text?: string) =>
        form(
          releaseForm(
            tools.speech,
            of,
            ask.on ?? today,
            scene.requestId,
            text === undefined ? {} : { on: text },
          ),
        );
      const typed = readTypedDay(tools, scene, ask.on ?? today);
      if (!typed.ok) return again(typed.refusal);
      if (typed.value === null) return again(tools.speech.t.forms.required);
      const on = typed.value;
      const decision = release(roster, of, { on, today });
      if (!decision.ok) {
        const isAboutDay = ['release_past', 'release_after_term'].includes(decision.refusal.kind);
        return isAboutDay
          ? again(rosterRefusalText(tools.speech, roster.body, decision.refusal))
          : seatRefused(tools, standing, decision.refusal);
      }
      if (ask.on === undefined) return again();
      const seat = decision.value;
      const { name, accounts } = of.person;
      const after = roster.constituents.map((one) => (one.id === of.id ? seat : one));
      const told = hasLeft(after, seat, today);
      const notes = told ? [accounts.length > 0 ? t.toldNow : t.notReachable] : [];
      const title = on <= today ? t.done(name) : t.planned(name, tools.speech.day(addDays(on, -1)));
      const words = { title, preview: t.donePreview, text: notes };
      const reply = await commitWork(tools, scene, {
        reply: card(seatCard(tools.speech, { roster, seat }, words), true),
        changes: [{ kind: 'seat_changed', constituent: seat, read: roster.constituents }],
        events: [seatEvent(standing, 'seat_released', { on })],
        outbox: told ? secrecyReminder(seat) : [],
      });
      if (reply !== null) tools.watch({});
      return reply;
    });
}

/** 停止・停止の解除, after it was read what it does. */
export function makeSuspension(
  tools: Tools,
): (ask: AskOf<'suspend' | 'resume'>, scene: Scene) => Promise<Reply> {
  return ({ kind, constituentId, sure }, scene) =>
    atSeat(tools, scene, constituentId, async (standing) => {
      const { roster, of, seat: by } = standing;
      const { today } = scene;
      const decision = kind === 'suspend' ? suspend(of, { by, today }) : resume(of, today);
      if (!decision.ok) return seatRefused(tools, standing, decision.refusal);
      if (sure !== true) return form(suspensionForm(tools.speech, kind, of, scene.requestId));
      const seat = decision.value;
      const t = tools.speech.t.roster[kind];
      const words = { title: t.done(of.person.name), preview: t.donePreview };
      const reply = await commitWork(tools, scene, {
        reply: card(seatCard(tools.speech, { roster, seat }, words), true),
        changes: [{ kind: 'seat_changed', constituent: seat, read: roster.constituents }],
        events: [seatEvent(standing, kind === 'suspend' ? 'seat_suspended' : 'seat_resumed')],
      });
      if (reply !== null && kind === 'suspend') tools.watch({});
      return reply;
    });
}
