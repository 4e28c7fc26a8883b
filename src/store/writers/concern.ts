import { concernPlace } from '../rows/concern.ts';
import { expectOne, type Writers } from './writer.ts';

export const concernWriters = {
  async concern_reported({ concern }, { tx, municipalityId, vault }) {
    const { id: concernId, bodyId, number, urgent, reportedBy, reportedAt, status } = concern;
    const content = await vault.close(tx, concernPlace(municipalityId, concernId), concern.content);
    const row = {
      municipalityId,
      concernId,
      bodyId,
      number,
      urgent,
      reportedBy,
      reportedAt,
      status,
      content,
    };
    await tx.concern.create({ data: row });
  },

  async concern_decided({ concern }, { tx, municipalityId }) {
    const { id: concernId, status, decidedAt, decidedBy } = concern;
    const outcome = concern.status === 'closed' ? { closing: concern.closing } : { caseId: concern.caseId };
    const written = await tx.concern.updateMany({
      where: { municipalityId, concernId, status: 'open' },
      data: { status, decidedAt, decidedBy, ...outcome },
    });
    expectOne(written);
  },
} satisfies Partial<Writers>;
