import { dayIn } from '../domain/calendar-day.ts';
import { nextHardDate } from '../domain/case-file.ts';
import { inLedgerOrder, type LedgerEntry } from '../domain/case-ledger.ts';
import { ledgerCard } from '../views/ledger-card.ts';
import { chooseBody } from './choose-body.ts';
import { casesKnown } from './known-cases.ts';
import type { Tools, UseCase } from './scene.ts';
import { card } from './sitting-scene.ts';

/** 台帳: the cases of a body by the next day on which something is due, for those who run it; the closed ones apart. */
export function makeLedger(tools: Tools): UseCase<'ledger'> {
  return async (ask, scene) => {
    const chosen = await chooseBody(tools, scene, 'see_ledger', ask.bodyId, (bodyId) => ({ ...ask, bodyId }));
    if (!chosen.ok) return chosen.refusal;
    const { roster } = chosen.value;
    const bodyIds = [roster.body.id];
    const { id } = scene.municipality;
    const wanted = ask.closed ? 'closed' : 'open';
    const cases = (await casesKnown(tools, scene, bodyIds)).filter(({ status }) => status === wanted);
    const reviews = await tools.store.reviews(id, bodyIds);
    const tasks = await tools.store.openTasks(id, bodyIds);
    const entries = cases.map((of): LedgerEntry => {
      const review = reviews.get(of.id);
      return {
        of,
        nextReviewOn: review?.nextReviewOn ?? null,
        reviewedOn: review === undefined ? null : dayIn(scene.zone, review.confirmedAt),
        hardOn: nextHardDate(of.hardDates, scene.today),
        openTasks: tasks.filter((task) => task.caseId === of.id).length,
      };
    });
    const ordered = inLedgerOrder(entries, scene.today);
    const view = { roster, today: scene.today, page: ask.page ?? 0, closed: ask.closed ?? false };
    return card(ledgerCard(tools.speech, ordered, view));
  };
}
