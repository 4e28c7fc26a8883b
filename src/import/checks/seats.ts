import { addDays, type CalendarDay } from '../../domain/calendar-day.ts';
import { lawOn } from '../../law/lookup.ts';
import { systemNames } from '../../law/of-body.ts';
import type { Path } from '../lines.ts';
import { type Checking, entriesOf } from './checking.ts';

type Seat = { readonly from: CalendarDay; readonly until: CalendarDay; readonly path: Path };

/** Terms (任期) that run backwards or overlap, and pledges that nobody can have given. */
export function checkSeats(checking: Checking): void {
  const seats = new Map<string, Seat[]>();
  for (const { entry, path } of entriesOf(checking, 'constituents')) {
    const { body, person, from, to, endedOn, pledgedOn } = entry;
    if (pledgedOn) checkPledge(checking, body, pledgedOn, [...path, 'pledgedOn']);
    if (!from || !to) continue;
    if (to < from) {
      checking.report([...path, 'to'], { kind: 'term_reversed', from, to });
      continue;
    }
    if (body === undefined || person === undefined) continue;
    const until = endedOn && endedOn <= to ? addDays(endedOn, -1) : to;
    const others = seats.get(`${body} ${person}`) ?? [];
    const overlapped = others.find((other) => other.from <= until && from <= other.until);
    if (overlapped) {
      checking.report(path, { kind: 'terms_overlap', person, firstLine: checking.lineOf(overlapped.path) });
    }
    seats.set(`${body} ${person}`, [...others, { from, until, path }]);
  }
}

function checkPledge(
  checking: Checking,
  bodyKey: string | undefined,
  pledgedOn: CalendarDay,
  path: Path,
): void {
  if (pledgedOn > checking.today) checking.report(path, { kind: 'pledge_in_future' });
  const body = entriesOf(checking, 'bodies').find(({ entry }) => entry.key === bodyKey)?.entry;
  for (const type of body?.types ?? []) {
    if (!type || lawOn(type, pledgedOn)) continue;
    const [system = type] = systemNames([type], pledgedOn);
    checking.report(path, { kind: 'pledge_before_law', system });
    return;
  }
}
