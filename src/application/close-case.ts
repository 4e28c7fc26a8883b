import type { Case } from '../domain/case.ts';
import { type ClosingRefusal, closeCase, reopenCase } from '../domain/case-closing.ts';
import type { Fact } from '../domain/case-file.ts';
import { seal } from '../domain/confidential.ts';
import type { Constituent } from '../domain/constituent.ts';
import type { FactId } from '../domain/ids.ts';
import { caseClosedCard, caseSavedCard } from '../views/case-cards.ts';
import { closeForm } from '../views/case-file-forms.ts';
import type { FieldErrors } from '../views/forms.ts';
import { sittingsElsewhere } from './agenda-candidates.ts';
import { standBeforeCase } from './case-standing.ts';
import { commitWork, type Scene, type Tools, type UseCase } from './scene.ts';
import { card, form, refused } from './sitting-scene.ts';
import { readPastDay } from './typed-dates.ts';

/**
 * The sittings that are still to deal with a case: not those where its result is written. Of one whose date is still asked
 * about the day is not known.
 */
async function sittingsOf(tools: Tools, scene: Scene, of: Case) {
  const minutes = await tools.store.minutesOfCase(scene.municipality.id, of.id);
  const dealtWith = new Set(minutes.map(({ sittingId }) => sittingId));
  const coming = (await sittingsElsewhere(tools, scene, [of.bodyId], dealtWith)).get(of.id);
  return coming === undefined ? [] : [coming.on];
}

/** What was achieved (評価), kept with the household like everything else that is known. */
function evaluationOf(tools: Tools, scene: Scene, of: Case, seat: Constituent, text: string): Fact {
  return {
    id: tools.newId() as FactId,
    fileId: of.fileId,
    memberId: null,
    sourceAgencyId: seat.person.agencyId,
    sourceConfidential: false,
    recordedBy: seat.id,
    recordedAt: scene.now,
    content: seal(text),
  };
}

/** 終結: with its reason, its day and, if something is to be said, an evaluation. */
export function makeCloseCase(tools: Tools): UseCase<'close_case'> {
  return async (ask, scene) => {
    const found = await standBeforeCase(tools, scene, ask.caseNumber, 'register_case');
    if (!found.ok) return found.refusal;
    const { of, standing } = found.value;
    const again = (errors: FieldErrors) =>
      form(closeForm(tools.speech, ask, of, scene.today, scene.requestId, errors));
    if (ask.reason === undefined) return again({});
    const on = readPastDay(tools, scene, ask.on);
    if (!on.ok) return again({ on: on.refusal });
    const tasks = await tools.store.tasksOfCase(scene.municipality.id, of.id);
    const decision = closeCase(of, {
      reason: ask.reason,
      on: on.value ?? scene.today,
      today: scene.today,
      tasks,
      sittings: await sittingsOf(tools, scene, of),
    });
    if (!decision.ok) {
      return decision.refusal.kind === 'closing_day_ahead'
        ? again({ on: tools.speech.t.caseFile.closing.dayAhead })
        : refused(tools, closingRefusal(tools, of, decision.refusal));
    }
    const after = decision.value;
    const evaluation = ask.evaluation?.trim();
    const fact = evaluation ? evaluationOf(tools, scene, of, standing.seat, evaluation) : null;
    const reply = await commitWork(tools, scene, {
      reply: card(caseClosedCard(tools.speech, after, standing.roster.body.rules.retentionYears), true),
      changes: [
        { kind: 'case_closed', after, tasks: tasks.length },
        ...(fact === null ? [] : [{ kind: 'fact_added' as const, fact }]),
      ],
      events: [
        {
          kind: 'case_closed',
          bodyId: of.bodyId,
          caseId: of.id,
          facts: { reason: ask.reason, on: after.closedOn, evaluated: fact !== null },
        },
      ],
    });
    return reply ?? refused(tools, tools.speech.t.refusals.changedMeanwhile);
  };
}

function closingRefusal(
  tools: Tools,
  of: Case,
  refusal: Exclude<ClosingRefusal, { kind: 'closing_day_ahead' }>,
): string {
  const t = tools.speech.t.caseFile.closing.refused;
  switch (refusal.kind) {
    case 'already_closed':
      return t.alreadyClosed(of.number, refusal.on && tools.speech.day(refusal.on));
    case 'tasks_open': {
      const named = (numbers: readonly number[]) =>
        tools.speech.t.common.list(numbers.map((one) => `#${one}`));
      return refusal.unowned.length > 0
        ? t.tasksUnowned(of.number, named(refusal.unowned))
        : t.tasksOpen(of.number, named(refusal.numbers));
    }
    case 'on_agenda':
      return t.onAgenda(of.number, refusal.heldOn && tools.speech.day(refusal.heldOn));
    default:
      throw new Error(`No sentence for ${JSON.stringify(refusal satisfies never)}`);
  }
}

/** 再開: takes a closed case up again under its number, with the same file and audience. */
export function makeReopenCase(tools: Tools): UseCase<'reopen_case'> {
  return async (ask, scene) => {
    const found = await standBeforeCase(tools, scene, ask.caseNumber, 'register_case');
    if (!found.ok) return found.refusal;
    const { of, standing } = found.value;
    const t = tools.speech.t.caseFile.closing;
    const { retentionYears } = standing.roster.body.rules;
    const decision = reopenCase(of, { today: scene.today, retentionYears });
    if (!decision.ok) {
      const { refusal } = decision;
      return refused(
        tools,
        refusal.kind === 'not_closed'
          ? t.refused.notClosed(of.number)
          : t.refused.retentionPassed(of.number, tools.speech.day(refusal.on)),
      );
    }
    const reply = await commitWork(tools, scene, {
      reply: card(caseSavedCard(tools.speech, of.number, t.reopened(of.number)), true),
      changes: [{ kind: 'case_reopened', after: decision.value }],
      events: [{ kind: 'case_reopened', bodyId: of.bodyId, caseId: of.id, facts: {} }],
    });
    return reply ?? refused(tools, tools.speech.t.refusals.changedMeanwhile);
  };
}
