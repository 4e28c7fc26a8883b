import { addHardDate, type Fact } from '../domain/case-file.ts';
import { seal } from '../domain/confidential.ts';
import { discloseFile, shapeDisclosed } from '../domain/disclosure.ts';
import type { FactId } from '../domain/ids.ts';
import { permit } from '../domain/policy.ts';
import { gateTerms } from '../law/of-body.ts';
import { caseSavedCard } from '../views/case-cards.ts';
import { factForm, hardDateForm } from '../views/case-file-forms.ts';
import type { FieldErrors } from '../views/forms.ts';
import { standBeforeCase } from './case-standing.ts';
import { commitWork, type Tools, type UseCase, untilCommitted } from './scene.ts';
import { card, form, refused } from './sitting-scene.ts';
import { readTypedDay } from './typed-dates.ts';

/**
 * 情報の追加: any constituent who is convened adds what their agency knows; those who run the body add what another agency
 * has told them. It stands with its source and cannot be changed afterwards.
 */
export function makeAddFact(tools: Tools): UseCase<'add_fact'> {
  return async (ask, scene) => {
    const found = await standBeforeCase(tools, scene, ask.caseNumber, 'see_cases');
    if (!found.ok) return found.refusal;
    const { of, standing } = found.value;
    const { seat, roster } = standing;
    const t = tools.speech.t.caseFile.fact;
    const { disclosed } = discloseFile(seat, of, gateTerms(roster, scene.today));
    if (disclosed === null) return refused(tools, tools.speech.t.refusals.unknownCase(ask.caseNumber));
    const known = shapeDisclosed(disclosed, ({ household }) => household);
    const own = roster.agencies.filter(({ id }) => id === seat.person.agencyId);
    const others = roster.agencies.filter(({ id }) => id !== seat.person.agencyId);
    const sources = permit('register_case', seat, scene.today).ok ? [...own, ...others] : own;
    const again = (errors: FieldErrors) =>
      form(factForm(tools.speech, ask, { of, sources, household: known }, scene.requestId, errors));
    if (ask.fact === undefined || ask.agencyId === undefined) return again({});
    if (!sources.some(({ id }) => id === ask.agencyId)) return again({ agencyId: t.ownAgencyOnly });
    if (!ask.fact.trim()) return again({ fact: tools.speech.t.forms.required });
    if (ask.memberId !== undefined && !known.content.some(({ id }) => id === ask.memberId))
      return again({ memberId: tools.speech.t.caseFile.member.unknown });
    const fact: Fact = {
      id: tools.newId() as FactId,
      fileId: of.fileId,
      memberId: ask.memberId ?? null,
      sourceAgencyId: ask.agencyId,
      sourceConfidential: ask.source === 'confidential',
      recordedBy: seat.id,
      recordedAt: scene.now,
      content: seal(ask.fact.trim()),
    };
    return untilCommitted(() =>
      commitWork(tools, scene, {
        reply: card(caseSavedCard(tools.speech, of.number, t.done(of.number)), true),
        changes: [{ kind: 'fact_added', fact }],
        events: [
          {
            kind: 'fact_added',
            bodyId: of.bodyId,
            caseId: of.id,
            subjectId: fact.id,
            facts: { source: fact.sourceAgencyId, sourceConfidential: fact.sourceConfidential },
          },
        ],
      }),
    );
  };
}

/** 期日の登録: the agenda and the reminders go by it. */
export function makeAddHardDate(tools: Tools): UseCase<'add_hard_date'> {
  return async (ask, scene) => {
    const found = await standBeforeCase(tools, scene, ask.caseNumber, 'register_case');
    if (!found.ok) return found.refusal;
    const { of } = found.value;
    const t = tools.speech.t.caseFile.hardDate;
    const again = (errors: FieldErrors) => form(hardDateForm(tools.speech, ask, of, scene.requestId, errors));
    if (ask.when === undefined || ask.event === undefined) return again({});
    const on = readTypedDay(tools, scene, ask.when);
    if (!on.ok) return again({ when: on.refusal });
    if (on.value === null) return again({ when: tools.speech.t.forms.required });
    if (!ask.event.trim()) return again({ event: tools.speech.t.forms.required });
    const terms = { on: on.value, what: seal(ask.event.trim()), today: scene.today };
    const decision = addHardDate(of.hardDates, terms);
    if (!decision.ok) return again({ when: t.past(tools.speech.day(scene.today)) });
    const date = decision.value;
    const reply = await commitWork(tools, scene, {
      reply: card(caseSavedCard(tools.speech, of.number, t.done(of.number, tools.speech.day(date.on))), true),
      changes: [{ kind: 'hard_date_added', fileId: of.fileId, date }],
      events: [
        {
          kind: 'hard_date_added',
          bodyId: of.bodyId,
          caseId: of.id,
          facts: { number: date.number, on: date.on },
        },
      ],
    });
    return reply ?? refused(tools, tools.speech.t.refusals.changedMeanwhile);
  };
}

/** 期日を済みにする: it was put off, or what would have happened will not. */
export function makeSettleHardDate(tools: Tools): UseCase<'settle_hard_date'> {
  return async (ask, scene) => {
    const found = await standBeforeCase(tools, scene, ask.caseNumber, 'register_case');
    if (!found.ok) return found.refusal;
    const { of, standing } = found.value;
    const t = tools.speech.t.caseFile.hardDate;
    const date = of.hardDates.find(({ number, settledAt }) => number === ask.number && settledAt === null);
    if (date === undefined) return refused(tools, t.unknown);
    const reply = await commitWork(tools, scene, {
      reply: card(
        caseSavedCard(tools.speech, of.number, t.settled(of.number, tools.speech.day(date.on))),
        true,
      ),
      changes: [{ kind: 'hard_date_settled', fileId: of.fileId, number: date.number, by: standing.seat.id }],
      events: [
        {
          kind: 'hard_date_settled',
          bodyId: of.bodyId,
          caseId: of.id,
          facts: { number: date.number, on: date.on },
        },
      ],
    });
    return reply ?? refused(tools, t.unknown);
  };
}
