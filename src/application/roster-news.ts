import { dayIn } from '../domain/calendar-day.ts';
import { constituentById } from '../domain/constituent.ts';
import type { ConstituentId } from '../domain/ids.ts';
import type { Municipality } from '../domain/meeting-body.ts';
import { endingStep, hasLeft, seatsEnding } from '../domain/terms-ending.ts';
import { lawsOf } from '../law/of-body.ts';
import type { Card } from '../ports/card.ts';
import type { Notice } from '../ports/notice.ts';
import { seatEndedCard, termsEndingCard } from '../views/roster-notices.ts';
import type { Tools } from './scene.ts';

/** 守秘義務の継続. Moot when the person has come back meanwhile. */
export async function seatEndedNews(
  tools: Tools,
  municipality: Municipality,
  id: ConstituentId,
): Promise<Card | null> {
  const today = dayIn(municipality.zone, tools.clock.now());
  const found = await tools.store.constituent(municipality.id, id);
  if (found === null) return null;
  const roster = await tools.store.roster(municipality.id, found.bodyId);
  const seat = constituentById(roster, id);
  if (!seat || !hasLeft(roster.constituents, seat, today)) return null;
  return seatEndedCard(tools.speech, roster, seat, lawsOf(roster.body, today));
}

/** 任期満了のお知らせ. Moot when everybody has been renewed or released meanwhile. */
export async function termsEndingNews(
  tools: Tools,
  municipality: Municipality,
  { bodyId, endsOn }: Extract<Notice, { kind: 'terms_ending' }>,
): Promise<Card | null> {
  const today = dayIn(municipality.zone, tools.clock.now());
  const roster = await tools.store.roster(municipality.id, bodyId);
  const seats = seatsEnding(roster.constituents, endsOn);
  const step = endingStep(endsOn, today);
  if (seats.length === 0 || step === null) return null;
  return termsEndingCard(tools.speech, roster, { seats, endsOn, step, today });
}
