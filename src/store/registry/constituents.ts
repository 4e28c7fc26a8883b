import { addDays, type CalendarDay } from '../../domain/calendar-day.ts';
import type { BodyId, PersonId } from '../../domain/ids.ts';
import type { LawOverride } from '../../domain/law-override.ts';
import type { RegistryConstituent } from '../../ports/registry.ts';
import type { Prisma } from '../generated/client.ts';
import { dayFromColumn, dayToColumn } from '../rows/day.ts';
import { bodyFromRow, bodyParts, constituentParts } from '../rows/roster.ts';
import { differing, type Ids, type Importing, idOf, stated } from './importing.ts';

const parts = { pledges: constituentParts.pledges } satisfies Prisma.ConstituentInclude;
type Row = Prisma.ConstituentGetPayload<{ include: typeof parts }>;

/** The constituents of the file (構成員): seats by body, person and term, and what they pledged on paper. */
export async function importConstituents(
  importing: Importing,
  constituents: readonly RegistryConstituent[],
  ids: { readonly bodies: Ids<BodyId>; readonly people: Ids<PersonId> },
): Promise<void> {
  const { tx, municipalityId, newId, tally } = importing;
  const rows = await tx.constituent.findMany({ where: { municipalityId }, include: parts });
  const laws = new Map(
    (await tx.meetingBody.findMany({ where: { municipalityId }, include: bodyParts }))
      .map(bodyFromRow)
      .map(({ id, law }) => [id, law]),
  );
  const placed = constituents.map((seat) => ({
    seat,
    bodyId: idOf(ids.bodies, seat.body),
    personId: idOf(ids.people, seat.person),
  }));
  const matched = matchSeats(placed, rows);
  for (const one of placed) {
    const { seat, bodyId, personId } = one;
    const key = `${seat.body}/${seat.person}`;
    const row = matched.get(one);
    const constituentId = row?.constituentId ?? newId();
    const columns = columnsOf(seat);
    if (row) {
      const data = differing(row, columns);
      await tx.constituent.updateMany({ where: { municipalityId, constituentId }, data });
      tally.changed('constituent', key, Object.keys(data));
    } else {
      const { kind, termFrom, termTo } = columns;
      const term = { kind, termFrom, termTo };
      await tx.constituent.create({
        data: { municipalityId, constituentId, bodyId, personId, ...stated(columns), ...term },
      });
      tally.added('constituent', key);
    }
    const law = laws.get(bodyId) ?? [];
    await importPledge(importing, { seat, law, key, constituentId, latest: row?.pledges[0] });
  }
  tally.leftAlone('constituent', rows.length - matched.size);
}

function columnsOf({ kind, term, suspendedOn, endedOn }: RegistryConstituent) {
  return {
    kind,
    termFrom: dayToColumn(term.from),
    termTo: dayToColumn(term.to),
    suspendedOn: suspendedOn && dayToColumn(suspendedOn),
    endedOn: endedOn && dayToColumn(endedOn),
  };
}

/** A pledge is only ever added, and not behind a later one, given on paper or in chat. */
async function importPledge(
  { tx, municipalityId, at, tally }: Importing,
  {
    seat: { pledge },
    law,
    key,
    constituentId,
    latest,
  }: {
    readonly seat: RegistryConstituent;
    readonly law: readonly LawOverride[];
    readonly key: string;
    readonly constituentId: string;
    readonly latest: Row['pledges'][number] | undefined;
  },
): Promise<void> {
  if (!pledge) return;
  const pledgedOn = dayToColumn(pledge.pledgedOn);
  if (latest && latest.pledgedOn >= pledgedOn) {
    tally.changed('pledge', key, []);
    return;
  }
  const { method, types, versionOf } = pledge;
  await tx.confidentialityPledge.create({
    data: {
      method,
      version: versionOf(types, pledge.pledgedOn, law),
      municipalityId,
      constituentId,
      pledgedOn,
      recordedAt: at,
    },
  });
  tally.added('pledge', key);
}

type Placed = { readonly seat: RegistryConstituent; readonly bodyId: BodyId; readonly personId: PersonId };

/**
 * Which seats of the file are in the database already: those that begin on the same day, then those whose term
 * overlaps, as its days were corrected. A term that follows on another is a new seat, and the old one stays.
 */
function matchSeats(placed: readonly Placed[], rows: readonly Row[]): ReadonlyMap<Placed, Row> {
  const matched = new Map<Placed, Row>();
  const match = (isSame: (one: Placed, row: Row) => boolean) => {
    for (const one of placed.filter((seat) => !matched.has(seat))) {
      const free = rows.filter((row) => row.bodyId === one.bodyId && row.personId === one.personId);
      const row = free.find((row) => ![...matched.values()].includes(row) && isSame(one, row));
      if (row) matched.set(one, row);
    }
  };
  match(({ seat }, row) => dayFromColumn(row.termFrom) === seat.term.from);
  match(({ seat }, row) => {
    const [from, to] = [dayFromColumn(row.termFrom), dayFromColumn(row.termTo)];
    const until = lastDay(to, row.endedOn && dayFromColumn(row.endedOn));
    return from <= lastDay(seat.term.to, seat.endedOn ?? null) && seat.term.from <= until;
  });
  return matched;
}

function lastDay(to: CalendarDay, endedOn: CalendarDay | null): CalendarDay {
  return endedOn !== null && endedOn <= to ? addDays(endedOn, -1) : to;
}
