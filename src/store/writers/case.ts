import type { Case } from '../../domain/case.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { DisclosureRecord } from '../../ports/store.ts';
import { toJson } from '../json.ts';
import { factPlace, filePlace, hardDatePlace } from '../rows/case.ts';
import { dayToColumn } from '../rows/day.ts';
import { disclosureProgress } from '../rows/disclosure.ts';
import { minutesColumns, minutesPlace } from '../rows/minutes.ts';
import { lockCase, lockFile } from './locks.ts';
import { ChangedMeanwhile, expectOne, type Writers, type Writing } from './writer.ts';

type Circle = Pick<Case, 'audience' | 'limits' | 'recused'>;

/** Who is convened for a case, of whom they may know, and who is left out of it. */
async function writeCircle(
  { id: caseId, fileId }: Pick<Case, 'id' | 'fileId'>,
  { audience, limits, recused }: Circle,
  { tx, municipalityId }: Writing,
): Promise<void> {
  await tx.caseAudience.createMany({
    data: audience.map((personId) => {
      const members = [...(limits.find((one) => one.personId === personId)?.members ?? [])];
      return { municipalityId, caseId, personId, members };
    }),
  });
  await tx.recusal.createMany({
    data: recused.map((personId) => ({ municipalityId, fileId, personId })),
    skipDuplicates: true,
  });
}

const isSame = (read: readonly PersonId[], present: readonly { readonly personId: string }[]) =>
  present.length === new Set(read).size &&
  present.every(({ personId }) => read.includes(personId as PersonId));

const isSameLimit = (
  read: Circle['limits'],
  present: readonly { readonly personId: string; readonly members: readonly string[] }[],
) =>
  present.every(({ personId, members }) => {
    const known = read.find((one) => one.personId === personId)?.members ?? [];
    return known.length === members.length && known.every((id) => members.includes(id));
  });

async function writeCase(added: Case, writing: Writing): Promise<void> {
  const { tx, municipalityId } = writing;
  const { id, fileId, bodyId, number, urgency, selectionReason, noConsent, status, closedOn } = added;
  await tx.case.create({
    data: {
      municipalityId,
      caseId: id,
      fileId,
      bodyId,
      number,
      urgency,
      selectionReason,
      noConsent,
      leadAgencyId: added.leadAgencyId,
      status,
      closedOn: closedOn && dayToColumn(closedOn),
    },
  });
  await writeCircle(added, added, writing);
}

export const caseWriters = {
  async case_added({ case: added }, writing) {
    const { tx, municipalityId, vault } = writing;
    const { fileId, subjects, subjectKinds, version } = added;
    const content = await vault.close(tx, filePlace(municipalityId, fileId), added.content);
    await tx.caseFile.create({
      data: {
        municipalityId,
        fileId,
        subjects: [...subjects],
        subjectKinds: [...subjectKinds],
        content,
        version,
      },
    });
    await writeCase(added, writing);
  },

  async case_referred({ case: referred, referral }, writing) {
    const { tx, municipalityId } = writing;
    await writeCase(referred, writing);
    const { id, from, to, by, at } = referral;
    await tx.referral.create({
      data: { municipalityId, referralId: id, fromCaseId: from, toCaseId: to, by, at },
    });
  },

  async case_changed({ after }, { tx, municipalityId }) {
    const { id: caseId, urgency, noConsent, leadAgencyId } = after;
    const written = await tx.case.updateMany({
      where: { municipalityId, caseId },
      data: { urgency, noConsent, leadAgencyId },
    });
    expectOne(written);
  },

  async case_closed({ after, tasks }, writing) {
    const { tx, municipalityId } = writing;
    const { id: caseId, status, closing, closedOn } = after;
    await lockCase(writing, caseId);
    if ((await tx.followUpTask.count({ where: { municipalityId, caseId } })) !== tasks)
      throw new ChangedMeanwhile();
    const written = await tx.case.updateMany({
      where: { municipalityId, caseId, status: 'open' },
      data: { status, closing, closedOn: closedOn && dayToColumn(closedOn) },
    });
    expectOne(written);
  },

  async case_reopened({ after: { id: caseId, status } }, { tx, municipalityId }) {
    const written = await tx.case.updateMany({
      where: { municipalityId, caseId, status: 'closed' },
      data: { status, closing: null, closedOn: null },
    });
    expectOne(written);
  },

  async file_changed({ after, version }, { tx, municipalityId, vault }) {
    const { fileId, subjects, subjectKinds } = after;
    const content = await vault.close(tx, filePlace(municipalityId, fileId), after.content);
    const written = await tx.caseFile.updateMany({
      where: { municipalityId, fileId, version },
      data: { subjects: [...subjects], subjectKinds: [...subjectKinds], content, version: version + 1 },
    });
    expectOne(written);
  },

  async fact_added({ fact }, { tx, municipalityId, vault }) {
    const { id, fileId, memberId, sourceAgencyId, sourceConfidential, recordedBy, recordedAt } = fact;
    const content = await vault.close(tx, factPlace(municipalityId, fileId, id), fact.content);
    await tx.fact.create({
      data: {
        municipalityId,
        factId: id,
        fileId,
        memberId,
        sourceAgencyId,
        sourceConfidential,
        recordedBy,
        recordedAt,
        content,
      },
    });
  },

  async hard_date_added({ fileId, date }, { tx, municipalityId, vault }) {
    const { number, on, what, settledAt } = date;
    const content = await vault.close(tx, hardDatePlace(municipalityId, fileId, number), what);
    await tx.hardDate.create({
      data: { municipalityId, fileId, number, on: dayToColumn(on), content, settledAt },
    });
  },

  async hard_date_settled({ fileId, number, by }, { tx, municipalityId, at }) {
    const written = await tx.hardDate.updateMany({
      where: { municipalityId, fileId, number, settledAt: null },
      data: { settledAt: at, settledBy: by },
    });
    expectOne(written);
  },

  async hard_date_told({ fileId, number, step, before }, { tx, municipalityId }) {
    const written = await tx.hardDate.updateMany({
      where: { municipalityId, fileId, number, told: before, settledAt: null },
      data: { told: step },
    });
    expectOne(written);
  },

  async audience_set({ before, after }, writing) {
    const { id: caseId, fileId } = after;
    await lockCase(writing, caseId);
    // Recusals are the household's: another body may be setting them at this moment.
    await lockFile(writing, fileId);
    const { tx, municipalityId } = writing;
    const where = { municipalityId, caseId };
    const audience = await tx.caseAudience.findMany({ where });
    const recusals = await tx.recusal.findMany({ where: { municipalityId, fileId } });
    const isAsRead =
      isSame(before.audience, audience) &&
      isSameLimit(before.limits, audience) &&
      isSame(before.recused, recusals);
    if (!isAsRead) throw new ChangedMeanwhile();
    await tx.caseAudience.deleteMany({ where });
    await tx.recusal.deleteMany({ where: { municipalityId, fileId } });
    await writeCircle(after, after, writing);
  },

  async consent_recorded({ fileId, lines, record, by }, { tx, municipalityId, at }) {
    const { memberId, purpose, state, method, on, until } = record;
    if ((await tx.consent.count({ where: { municipalityId, fileId } })) !== lines)
      throw new ChangedMeanwhile();
    await tx.consent.create({
      data: {
        municipalityId,
        fileId,
        number: lines + 1,
        memberId,
        purpose,
        state,
        method,
        on: dayToColumn(on),
        until: until && dayToColumn(until),
        recordedBy: by,
        recordedAt: at,
      },
    });
  },

  async minutes_saved({ minutes }, { tx, municipalityId, vault }) {
    const { id, bodyId, sittingId, caseId, version } = minutes;
    const content = await vault.close(tx, minutesPlace(municipalityId, caseId, id), minutes.content);
    const columns = { ...minutesColumns(minutes), content };
    if (version === 1) {
      await tx.minutes.create({
        data: { municipalityId, minutesId: id, bodyId, sittingId, caseId, ...columns },
      });
      return;
    }
    const written = await tx.minutes.updateMany({
      where: { municipalityId, minutesId: id, version: version - 1 },
      data: columns,
    });
    expectOne(written);
  },

  async disclosure_added({ disclosure }, { tx, municipalityId }) {
    const { id, bodyId, caseId, minutesId, channel, by, at } = disclosure;
    await tx.disclosure.create({
      data: {
        municipalityId,
        disclosureId: id,
        bodyId,
        caseId,
        minutesId,
        ...channel,
        by,
        at,
        ...disclosureProgress(disclosure),
      },
    });
    await keepCheck(disclosure, { tx, municipalityId });
  },

  async disclosure_moved({ disclosure, from }, { tx, municipalityId }) {
    const written = await tx.disclosure.updateMany({
      where: { municipalityId, disclosureId: disclosure.id, status: from },
      data: disclosureProgress(disclosure),
    });
    expectOne(written);
    await keepCheck(disclosure, { tx, municipalityId });
  },
} satisfies Partial<Writers>;

/** A reading is told from another by its time and what it led to. That a post is up rests on no reading of its own. */
async function keepCheck(
  { id, status, proof }: DisclosureRecord,
  { tx, municipalityId }: Pick<Writing, 'tx' | 'municipalityId'>,
): Promise<void> {
  if (proof === null || status === 'posted') return;
  await tx.disclosureCheck.createMany({
    data: {
      municipalityId,
      disclosureId: id,
      at: new Date(proof.checkedAt),
      status,
      proof: toJson(proof),
    },
    skipDuplicates: true,
  });
}
