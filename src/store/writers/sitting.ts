import type { Sitting } from '../../domain/sitting.ts';
import { agendaItemToRow, sittingColumns, wordPlace } from '../rows/sitting.ts';
import { holdSitting, lockSitting } from './locks.ts';
import { expectOne, type Writers, type Writing } from './writer.ts';

async function writeOptions(sitting: Sitting, { tx, municipalityId }: Writing): Promise<void> {
  if (sitting.status !== 'polling') return;
  const sittingId = sitting.id;
  const kept = sitting.options.map(({ id }) => id);
  await tx.dateOption.deleteMany({ where: { municipalityId, sittingId, optionId: { notIn: kept } } });
  await tx.dateOption.createMany({
    data: sitting.options.map(({ id, startsAt }) => ({ municipalityId, optionId: id, sittingId, startsAt })),
    skipDuplicates: true,
  });
}

export const sittingWriters = {
  async sitting_added({ sitting }, writing) {
    const { tx, municipalityId } = writing;
    await tx.sitting.create({
      data: { municipalityId, sittingId: sitting.id, version: 1, ...sittingColumns(sitting) },
    });
    await writeOptions(sitting, writing);
  },

  async sitting_changed({ sitting, version }, writing) {
    const { tx, municipalityId } = writing;
    const written = await tx.sitting.updateMany({
      where: { municipalityId, sittingId: sitting.id, version },
      data: { ...sittingColumns(sitting), version: version + 1 },
    });
    expectOne(written);
    await writeOptions(sitting, writing);
  },

  async poll_answered({ sittingId, version, answer }, writing) {
    await holdSitting(writing, sittingId, version);
    const { tx, municipalityId } = writing;
    const { optionId, constituentId, mark, answeredAt } = answer;
    await tx.pollAnswer.upsert({
      where: { municipalityId_optionId_constituentId: { municipalityId, optionId, constituentId } },
      create: { municipalityId, sittingId, optionId, constituentId, mark, answeredAt },
      update: { mark, answeredAt },
    });
  },

  async attendance_answered({ sittingId, version, reply }, writing) {
    await holdSitting(writing, sittingId, version);
    const { tx, municipalityId, vault } = writing;
    const { constituentId, answer, proxyId, answeredAt } = reply;
    const place = wordPlace(municipalityId, sittingId, constituentId);
    const word = reply.word && (await vault.close(tx, place, reply.word));
    await tx.attendanceReply.upsert({
      where: { municipalityId_sittingId_constituentId: { municipalityId, sittingId, constituentId } },
      create: { municipalityId, sittingId, constituentId, answer, proxyId, word, answeredAt },
      update: { answer, proxyId, word, answeredAt },
    });
  },

  async attendance_cleared({ sittingId }, { tx, municipalityId }) {
    await tx.attendanceReply.deleteMany({ where: { municipalityId, sittingId } });
  },

  async agenda_set({ sittingId, items }, writing) {
    await lockSitting(writing, sittingId);
    const { tx, municipalityId } = writing;
    await tx.agendaItem.deleteMany({ where: { municipalityId, sittingId } });
    await tx.agendaItem.createMany({ data: items.map((item) => agendaItemToRow(municipalityId, item)) });
  },
} satisfies Partial<Writers>;
