import type { Case } from '../../domain/case.ts';
import type { CaseId, PersonId } from '../../domain/ids.ts';
import type { DisclosureRecord } from '../../ports/store.ts';
import { toJson } from '../json.ts';
import { casePlace } from '../rows/case.ts';
import { dayToColumn } from '../rows/day.ts';
import { disclosureProgress } from '../rows/disclosure.ts';
import { minutesColumns, minutesPlace } from '../rows/minutes.ts';
import { detailPlace } from '../rows/task.ts';
import { lockCase } from './locks.ts';
import { ChangedMeanwhile, expectOne, type Writers, type Writing } from './writer.ts';

type Circle = Pick<Case, 'audience' | 'recused'>;

/** Who is convened for a case and who is left out of it. */
async function writeCircle(
  caseId: CaseId,
  { audience, recused }: Circle,
  { tx, municipalityId }: Writing,
): Promise<void> {
  const rows = (people: readonly PersonId[]) =>
    people.map((personId) => ({ municipalityId, caseId, personId }));
  await tx.caseAudience.createMany({ data: rows(audience) });
  await tx.recusal.createMany({ data: rows(recused) });
}

const isSame = (read: readonly PersonId[], present: readonly { readonly personId: string }[]) =>
  present.length === new Set(read).size &&
  present.every(({ personId }) => read.includes(personId as PersonId));

export const caseWriters = {
  async case_added({ case: added }, writing) {
    const { tx, municipalityId, vault } = writing;
    const { id, bodyId, number, urgency, selectionReason, consent, status, closedOn } = added;
    const content = await vault.close(tx, casePlace(municipalityId, id), added.content);
    await tx.case.create({
      data: {
        municipalityId,
        caseId: id,
        bodyId,
        number,
        urgency,
        selectionReason,
        consent,
        status,
        closedOn: closedOn && dayToColumn(closedOn),
        content,
      },
    });
    await writeCircle(id, added, writing);
  },

  async audience_set({ before, after }, writing) {
    const { id: caseId } = after;
    await lockCase(writing, caseId);
    const { tx, municipalityId } = writing;
    const where = { municipalityId, caseId };
    const audience = await tx.caseAudience.findMany({ where });
    const recusals = await tx.recusal.findMany({ where });
    if (!isSame(before.audience, audience) || !isSame(before.recused, recusals)) throw new ChangedMeanwhile();
    await tx.caseAudience.deleteMany({ where });
    await tx.recusal.deleteMany({ where });
    await writeCircle(caseId, after, writing);
  },

  async consent_recorded({ caseId, before, record, by }, writing) {
    await lockCase(writing, caseId);
    const { tx, municipalityId, at } = writing;
    const { state, method, on } = record;
    const written = await tx.case.updateMany({
      where: { municipalityId, caseId, consent: before },
      data: { consent: state },
    });
    expectOne(written);
    const number = (await tx.consent.count({ where: { municipalityId, caseId } })) + 1;
    await tx.consent.create({
      data: {
        municipalityId,
        caseId,
        number,
        state,
        method,
        on: dayToColumn(on),
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

  async task_added({ task }, { tx, municipalityId, vault }) {
    const { id, bodyId, caseId, sittingId, number, agencyId, verb, dueOn, status } = task;
    const detail = await vault.close(tx, detailPlace(municipalityId, caseId, id), task.detail);
    const done = task.status === 'done' ? { doneAt: task.doneAt, doneBy: task.doneBy } : {};
    await tx.followUpTask.create({
      data: {
        municipalityId,
        taskId: id,
        bodyId,
        caseId,
        sittingId,
        number,
        agencyId,
        verb,
        detail,
        status,
        dueOn: dayToColumn(dueOn),
        ...done,
      },
    });
  },

  async task_done({ task }, { tx, municipalityId }) {
    if (task.status !== 'done') throw new Error('A task is reported done that is not.');
    const { id: taskId, doneAt, doneBy } = task;
    const written = await tx.followUpTask.updateMany({
      where: { municipalityId, taskId, status: 'open' },
      data: { status: 'done', doneAt, doneBy },
    });
    expectOne(written);
  },

  async reminder_made({ key, taskId, step }, { tx, municipalityId, at }) {
    await tx.reminder.create({ data: { municipalityId, key, taskId, step, madeAt: at } });
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
