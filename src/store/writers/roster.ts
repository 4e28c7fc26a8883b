import { isDeepStrictEqual } from 'node:util';
import type { Constituent, Person, Pledge } from '../../domain/constituent.ts';
import type { BodyId, ConstituentId } from '../../domain/ids.ts';
import { accountOf } from '../../ports/account.ts';
import { cleanText } from '../json.ts';
import { dayToColumn } from '../rows/day.ts';
import { lockRoster } from './locks.ts';
import { ChangedMeanwhile, expectOne, type Writers, type Writing } from './writer.ts';

async function writePersonIfNew(person: Person, { tx, municipalityId }: Writing): Promise<void> {
  const personId = person.id;
  const { count } = await tx.person.createMany({
    data: { municipalityId, personId, name: cleanText(person.name), agencyId: person.agencyId },
    skipDuplicates: true,
  });
  if (count === 0) return;
  await tx.personAccount.createMany({
    data: person.accounts.map((key) => ({ municipalityId, personId, ...accountOf(key) })),
  });
}

async function writePledge(
  constituentId: ConstituentId,
  { pledgedOn, version, method }: Pledge,
  { tx, municipalityId, at }: Writing,
): Promise<void> {
  await tx.confidentialityPledge.create({
    data: {
      municipalityId,
      constituentId,
      recordedAt: at,
      pledgedOn: dayToColumn(pledgedOn),
      version,
      method,
    },
  });
}

function daysOf({ term, suspendedOn, endedOn }: Constituent) {
  return {
    termFrom: dayToColumn(term.from),
    termTo: dayToColumn(term.to),
    suspendedOn: suspendedOn && dayToColumn(suspendedOn),
    endedOn: endedOn && dayToColumn(endedOn),
  };
}

async function writeSeat(constituent: Constituent, writing: Writing): Promise<void> {
  await writePersonIfNew(constituent.person, writing);
  const { id, bodyId, person, kind, pledge } = constituent;
  const { tx, municipalityId } = writing;
  const data = { municipalityId, constituentId: id, bodyId, personId: person.id, kind };
  await tx.constituent.create({ data: { ...data, ...daysOf(constituent) } });
  if (pledge) await writePledge(id, pledge, writing);
}

/** Holds the roster of a body as it is, if it is as it was read: the same seats, with the same days. */
async function holdRoster(bodyId: BodyId, read: readonly Constituent[], writing: Writing): Promise<void> {
  await lockRoster(writing, bodyId);
  const { tx, municipalityId } = writing;
  const present = await tx.constituent.findMany({ where: { municipalityId, bodyId } });
  const isAsRead = read.every((seat) => {
    const row = present.find((one) => one.constituentId === seat.id);
    if (row === undefined) return false;
    const { kind, termFrom, termTo, suspendedOn, endedOn } = row;
    const days = { termFrom, termTo, suspendedOn, endedOn };
    return kind === seat.kind && isDeepStrictEqual(days, daysOf(seat));
  });
  if (!isAsRead || present.length !== read.length) throw new ChangedMeanwhile();
}

export const rosterWriters = {
  constituent_added: ({ constituent }, writing) => writeSeat(constituent, writing),

  async seat_added({ constituent, read }, writing) {
    await holdRoster(constituent.bodyId, read, writing);
    await writeSeat(constituent, writing);
  },

  async seat_changed({ constituent, read }, writing) {
    await holdRoster(constituent.bodyId, read, writing);
    const { tx, municipalityId } = writing;
    const { suspendedOn, endedOn } = daysOf(constituent);
    const written = await tx.constituent.updateMany({
      where: { municipalityId, constituentId: constituent.id },
      data: { suspendedOn, endedOn },
    });
    expectOne(written);
  },

  pledged: ({ constituentId, pledge }, writing) => writePledge(constituentId, pledge, writing),
} satisfies Partial<Writers>;
