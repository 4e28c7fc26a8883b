import type { AgendaItem } from './agenda.ts';
import { timesOf } from './agenda-order.ts';
import type { CalendarDay } from './calendar-day.ts';
import { type Case, isInAudience, mayKnowOf } from './case.ts';
import type { Constituent } from './constituent.ts';
import type { BodyId, PersonId } from './ids.ts';
import { type Act, permit } from './policy.ts';
import { bodiesOf, type Sitting } from './sitting.ts';

/** Who looks at an agenda, with all of their seats. */
export type AgendaReader = {
  readonly personId: PersonId;
  readonly seats: readonly Constituent[];
  readonly today: CalendarDay;
};

function may(act: Act, reader: AgendaReader, bodyId: BodyId): boolean {
  return reader.seats.some(
    (seat) =>
      seat.person.id === reader.personId && seat.bodyId === bodyId && permit(act, seat, reader.today).ok,
  );
}

/**
 * Whether somebody may know of an item of the agenda (見える議題): from an active, pledged seat on the body of the item,
 * whoever runs that body, and otherwise who is in the audience of the case; never a party who is left out of it.
 */
export function mayKnowItem(item: AgendaItem, of: Case, reader: AgendaReader): boolean {
  if (!mayKnowOf(of, reader.personId)) return false;
  if (may('register_case', reader, item.bodyId)) return true;
  return may('see_cases', reader, item.bodyId) && isInAudience(of, reader.personId);
}

/** 持ち時間: each body of a sitting has an equal part of its time, in full minutes. */
export function shareOf(sitting: Sitting): number {
  return Math.floor(sitting.lengthMin / bodiesOf(sitting).length);
}

/** When the part of a body begins, which does not depend on what the other bodies have on the agenda. */
function partBegins(sitting: Sitting & { readonly startsAt: Date }, bodyId: BodyId): Date {
  const part = Math.max(0, bodiesOf(sitting).indexOf(bodyId));
  return new Date(sitting.startsAt.getTime() + part * shareOf(sitting) * 60_000);
}

export type SeenItem = {
  readonly item: AgendaItem;
  readonly of: Case;
  /** Null as long as there is no date. */
  readonly startsAt: Date | null;
};

/** An agenda as one person sees it (その人に見える議題). */
export type AgendaView = {
  readonly items: readonly SeenItem[];
  /** ほかの会議体の議題: that there are some, without their number; told to those who lead a body of the sitting. */
  readonly hasOthers: boolean;
};

/**
 * Shows an agenda to one person. Times count from the beginning of the part of the item's own body, so that they
 * tell nothing of how many items another body has.
 */
export function agendaView(
  sitting: Sitting,
  items: readonly AgendaItem[],
  cases: readonly Case[],
  reader: AgendaReader,
): AgendaView {
  const known = items.flatMap((item): SeenItem[] => {
    const of = cases.find((one) => one.id === item.caseId);
    if (of === undefined || !mayKnowItem(item, of, reader)) return [];
    return [{ item, of, startsAt: beginningOf(sitting, items, item) }];
  });
  const leads = bodiesOf(sitting).some((bodyId) => may('set_agenda', reader, bodyId));
  const isForeign = (item: AgendaItem) => !may('see_cases', reader, item.bodyId);
  return { items: known, hasOthers: leads && items.some(isForeign) };
}

function beginningOf(sitting: Sitting, items: readonly AgendaItem[], item: AgendaItem): Date | null {
  if (sitting.status !== 'convened') return null;
  const ofBody = items.filter((one) => one.bodyId === item.bodyId);
  const times = timesOf(partBegins(sitting, item.bodyId), ofBody);
  return times.find((one) => one.item.id === item.id)?.startsAt ?? null;
}
