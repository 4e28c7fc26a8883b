import type { BodySettings } from '../../ports/store.ts';
import { Prisma } from '../generated/client.ts';
import { cleanText, toJson } from '../json.ts';
import { dayToColumn } from '../rows/day.ts';
import { nextOverride, overrideColumns } from '../rows/law-override.ts';
import { lockRoster } from './locks.ts';
import { expectOne, type Writers } from './writer.ts';

/** The columns of what is stated; a null in the settings is one in the database, what is left out stays. */
function columnsOf({ ordinance, quorum, displayName, chairTitle, ...rest }: Partial<BodySettings>) {
  return {
    ...rest,
    ...(displayName === undefined ? {} : { displayName: cleanText(displayName) }),
    ...(chairTitle === undefined ? {} : { chairTitle: chairTitle && cleanText(chairTitle) }),
    ...(ordinance === undefined
      ? {}
      : {
          ordinanceNumber: ordinance && cleanText(ordinance.number),
          ordinanceEstablishedOn: ordinance && dayToColumn(ordinance.establishedOn),
        }),
    ...(quorum === undefined ? {} : { quorum: quorum === null ? Prisma.DbNull : toJson(quorum) }),
  };
}

export const bodyWriters = {
  async body_added({ body }, { tx, municipalityId }) {
    const { id: bodyId, types, parentBodyId, layer, settings } = body;
    const { displayName } = settings;
    const own = { municipalityId, bodyId, key: bodyId, types: [...types], parentBodyId, layer };
    await tx.meetingBody.create({
      data: {
        ...columnsOf(settings),
        ...own,
        displayName: cleanText(displayName),
        allowedBots: [],
        jointWith: [],
      },
    });
  },

  async body_changed({ bodyId, settings }, { tx, municipalityId }) {
    const written = await tx.meetingBody.updateMany({
      where: { municipalityId, bodyId },
      data: columnsOf(settings),
    });
    expectOne(written);
  },

  async law_stated({ bodyId, override }, writing) {
    await lockRoster(writing, bodyId);
    const { tx, municipalityId } = writing;
    const number = await nextOverride(tx, municipalityId, bodyId);
    await tx.lawOverride.create({ data: { municipalityId, bodyId, number, ...overrideColumns(override) } });
  },
} satisfies Partial<Writers>;
