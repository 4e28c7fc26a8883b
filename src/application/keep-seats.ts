import { addDays } from '../domain/calendar-day.ts';
import { agencyName, type Constituent } from '../domain/constituent.ts';
import { accept } from '../domain/decision.ts';
import { release, releaseAgency, resume, seatsOfAgency, suspend } from '../domain/roster.ts';
import { hasLeft } from '../domain/terms-ending.ts';
import type { Reply } from '../ports/card.ts';
import type { AskOf } from '../ports/command.ts';
import type { Change } from '../ports/store.ts';
import { releaseForm, suspensionForm } from '../views/roster-forms.ts';
import { seatCard } from '../views/roster-notices.ts';
import { rosterRefusalText } from '../views/roster-refusals.ts';
import { atSeat, seatEvent, seatRefused, secrecyReminder } from './roster-standing.ts';
import { commitWork, type Scene, type Tools, type UseCase } from './scene.ts';
import { card, form } from './sitting-scene.ts';
import { readTypedDay } from './typed-dates.ts';

/**
 * 解嘱: ends a seat, or all seats of an agency that leaves (機関の退会), today or on a day to come. They stay on
 * the roster with their pledges.
 */
export function makeRelease(tools: Tools): UseCase<'release'> {
  return (ask, scene) =>
    atSeat(tools, scene, ask.constituentId, async (standing) => {
      const { roster, of } = standing;
      const t = tools.speech.t.roster.release;
      const { today } = scene;
      const colleagues = seatsOfAgency(roster, of.person.agencyId, today).length;
      const again = (text?: string) =>
        form(
          releaseForm(
            tools.speech,
            { seat: of, agency: agencyName(roster, of.person.agencyId), colleagues },
            { on: ask.on ?? today, scope: ask.scope ?? 'seat' },
            scene.requestId,
            text === undefined ? {} : { on: text },
          ),
        );
      const typed = readTypedDay(tools, scene, ask.on ?? today);
      if (!typed.ok) return again(typed.refusal);
      if (typed.value === null) return again(tools.speech.t.forms.required);
      const on = typed.value;
      const whole = ask.scope === 'agency';
      const decision = whole
        ? releaseAgency(roster, of.person.agencyId, { on, today })
        : one(release(roster, of, { on, today }));
      if (!decision.ok) {
        const isAboutDay = ['release_past', 'release_after_term'].includes(decision.refusal.kind);
        return isAboutDay
          ? again(rosterRefusalText(tools.speech, roster.body, decision.refusal))
          : seatRefused(tools, standing, decision.refusal);
      }
      if (ask.on === undefined) return again();
      const released = decision.value;
      const after = roster.constituents.map((seat) => released.find(({ id }) => id === seat.id) ?? seat);
      const told = released.filter((seat) => hasLeft(after, seat, today));
      const unreachable = told.filter(({ person }) => person.accounts.length === 0);
      const notes = [
        ...(told.length > unreachable.length ? [t.toldNow] : []),
        ...(unreachable.length > 0 ? [t.notReachable] : []),
      ];
      const name = whole
        ? t.agencySeats(agencyName(roster, of.person.agencyId), released.length)
        : t.person(of.person.name);
      const title = on <= today ? t.done(name) : t.planned(name, tools.speech.day(addDays(on, -1)));
      const words = { title, preview: t.donePreview, text: notes };
      const seat = released.find(({ id }) => id === of.id) ?? of;
      const reply = await commitWork(tools, scene, {
        reply: card(seatCard(tools.speech, { roster, seat }, words), true),
        changes: changesFrom(roster.constituents, released),
        events: released.map((each) => seatEvent({ ...standing, of: each }, 'seat_released', { on })),
        outbox: told.flatMap(secrecyReminder),
      });
      if (reply !== null) tools.watch({});
      return reply;
    });
}

function one(decision: ReturnType<typeof release>): ReturnType<typeof releaseAgency> {
  return decision.ok ? accept([decision.value]) : decision;
}

/** One change after the other, each from the roster as the one before has left it. */
function changesFrom(read: readonly Constituent[], released: readonly Constituent[]): readonly Change[] {
  let present = read;
  return released.map((constituent) => {
    const change: Change = { kind: 'seat_changed', constituent, read: present };
    present = present.map((seat) => (seat.id === constituent.id ? constituent : seat));
    return change;
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
