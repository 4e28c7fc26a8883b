import type { Person, Pledge } from '../../domain/constituent.ts';
import type { ConstituentId } from '../../domain/ids.ts';
import { accountOf } from '../../ports/account.ts';
import { cleanText } from '../json.ts';
import { dayToColumn } from '../rows/day.ts';
import type { Writers, Writing } from './writer.ts';

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

export const rosterWriters = {
  async constituent_added({ constituent }, writing) {
    await writePersonIfNew(constituent.person, writing);
    const { id, bodyId, person, kind, term, suspendedOn, endedOn, pledge } = constituent;
    await writing.tx.constituent.create({
      data: {
        municipalityId: writing.municipalityId,
        constituentId: id,
        bodyId,
        personId: person.id,
        kind,
        termFrom: dayToColumn(term.from),
        termTo: dayToColumn(term.to),
        suspendedOn: suspendedOn && dayToColumn(suspendedOn),
        endedOn: endedOn && dayToColumn(endedOn),
      },
    });
    if (pledge) await writePledge(id, pledge, writing);
  },

  pledged: ({ constituentId, pledge }, writing) => writePledge(constituentId, pledge, writing),
} satisfies Partial<Writers>;
