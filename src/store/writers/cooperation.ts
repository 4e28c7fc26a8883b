import type { CooperationAnswer, OpenRequest, SettledRequest } from '../../domain/cooperation-request.ts';
import { WAITING } from '../reads/cooperation.ts';
import { answerPlace, questionPlace } from '../rows/cooperation.ts';
import { dayToColumn } from '../rows/day.ts';
import { expectOne, type Writers, type Writing } from './writer.ts';

export const cooperationWriters = {
  async cooperation_asked({ request }, { tx, municipalityId, vault }) {
    const { id: requestId, bodyId, caseId, sittingId, number, agencyId, basis, askedBy, askedAt } = request;
    const what = await vault.close(tx, questionPlace(municipalityId, caseId, requestId), request.what);
    await tx.cooperationRequest.create({
      data: {
        municipalityId,
        requestId,
        bodyId,
        caseId,
        sittingId,
        number,
        agencyId,
        what,
        dueOn: dayToColumn(request.dueOn),
        articles: [...basis.articles],
        duty: basis.duty,
        toBeChecked: basis.toBeChecked,
        askedBy,
        askedAt,
        status: request.status,
        waitsUntil: request.waitsUntil && dayToColumn(request.waitsUntil),
      },
    });
  },

  async cooperation_answered({ request }, writing) {
    const { tx, municipalityId } = writing;
    const { id: requestId, status, answers } = request;
    const answer = answers.at(-1);
    if (answer === undefined) throw new Error('An answered request has no answer.');
    const waitsUntil = status === 'partly_answered' ? request.waitsUntil : null;
    const written = await tx.cooperationRequest.updateMany({
      where: { municipalityId, requestId, status: answers.length === 1 ? 'asked' : 'partly_answered' },
      data: {
        status,
        waitsUntil: waitsUntil && dayToColumn(waitsUntil),
        dueToldAt: null,
        overdueToldAt: null,
      },
    });
    expectOne(written);
    await writeAnswer(request, answer, writing);
  },

  async cooperation_withdrawn({ request }, { tx, municipalityId }) {
    const { id: requestId, withdrawnAt, withdrawnBy } = request;
    const written = await tx.cooperationRequest.updateMany({
      where: { municipalityId, requestId, status: { in: [...WAITING] } },
      data: { status: 'withdrawn', withdrawnAt, withdrawnBy, waitsUntil: null },
    });
    expectOne(written);
  },

  async cooperation_reminded({ request, step }, { tx, municipalityId, at }) {
    const { id: requestId, waitsUntil } = request;
    const where = { municipalityId, requestId, waitsUntil: waitsUntil && dayToColumn(waitsUntil) };
    const isDue = step === 'due';
    const written = await tx.cooperationRequest.updateMany({
      where: { ...where, ...(isDue ? { dueToldAt: null } : { overdueToldAt: null }) },
      data: isDue ? { dueToldAt: at } : { overdueToldAt: at },
    });
    expectOne(written);
  },
} satisfies Partial<Writers>;

async function writeAnswer(
  { id: requestId, caseId }: OpenRequest | SettledRequest,
  answer: CooperationAnswer,
  { tx, municipalityId, vault }: Writing,
): Promise<void> {
  const { number, kind, by, at } = answer;
  const place = answerPlace(municipalityId, caseId, requestId, number);
  const content = await vault.close(tx, place, answer.content);
  const rest =
    answer.kind === 'declined'
      ? { reason: answer.reason }
      : {
          memberId: answer.memberId,
          sourceConfidential: answer.sourceConfidential,
          restBy: answer.restBy && dayToColumn(answer.restBy),
        };
  await tx.cooperationAnswer.create({
    data: { municipalityId, requestId, number, kind, by, at, content, ...rest },
  });
}
