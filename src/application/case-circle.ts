import { type Case, recordConsent, setAudience } from '../domain/case.ts';
import { accept, type Decision, refuse } from '../domain/decision.ts';
import { consentRequired } from '../law/of-body.ts';
import type { Reply } from '../ports/card.ts';
import { consentCard, doneCard } from '../views/case-cards.ts';
import { audienceForm, consentForm, type FieldErrors } from '../views/forms.ts';
import { type Standing, standOn } from './choose-body.ts';
import { callable } from './invitations.ts';
import { caseNamed } from './known-cases.ts';
import { commitWork, type Scene, type Tools, type UseCase } from './scene.ts';
import { card, form, refused } from './sitting-scene.ts';
import { readPastDay } from './typed-dates.ts';

/** A case before somebody who manages it; who is left out of it as a party does not even learn that it exists. */
async function managing(
  tools: Tools,
  scene: Scene,
  caseNumber: string,
): Promise<Decision<{ readonly of: Case; readonly standing: Standing }, Reply>> {
  const unknown = refuse(refused(tools, tools.speech.t.refusals.unknownCase(caseNumber)));
  const of = await caseNamed(tools, scene, caseNumber);
  if (of === null || !scene.seats.some((one) => one.body.id === of.bodyId)) return unknown;
  const standing = await standOn(tools, scene, of.bodyId, 'register_case');
  return standing.ok ? accept({ of, standing: standing.value }) : standing;
}

/**
 * 閲覧範囲: whom the chair convenes for this case, and who is left out of it as a party (利害関係者の除外).
 * People who cannot be called now stay as they were.
 */
export function makeSetAudience(tools: Tools): UseCase<'set_audience'> {
  return async (ask, scene) => {
    const found = await managing(tools, scene, ask.caseNumber);
    if (!found.ok) return found.refusal;
    const { of, standing } = found.value;
    const people = callable(standing.roster, [scene.today]);
    const again = (errors: FieldErrors) =>
      form(audienceForm(tools.speech, of, standing.roster, people, scene.requestId, errors));
    if (ask.audience === undefined) return again({});
    const offered = new Set(people.map((one) => one.person.id));
    const chosen = (now: readonly string[], before: Case['audience']) => [
      ...before.filter((id) => !offered.has(id)),
      ...[...offered].filter((id) => now.includes(id)),
    ];
    const decision = setAudience(of, {
      by: scene.person.id,
      audience: chosen(ask.audience, of.audience),
      recused: ask.recused === undefined ? of.recused : chosen(ask.recused, of.recused),
    });
    if (!decision.ok) return again({ audience: tools.speech.t.forms.case.nobody });
    const after = decision.value;
    const { cases, refusals } = tools.speech.t;
    const reply = await commitWork(tools, scene, {
      reply: card(
        doneCard(
          cases.audienceSet(of.number, after.audience.length, after.recused.length),
          cases.updatedPreview(of.number),
        ),
        true,
      ),
      changes: [{ kind: 'audience_set', before: of, after }],
      events: [
        {
          kind: 'audience_set',
          bodyId: of.bodyId,
          caseId: of.id,
          facts: {
            before: of.audience.length,
            after: after.audience.length,
            recusedBefore: of.recused.length,
            recusedAfter: after.recused.length,
          },
        },
      ],
    });
    if (reply === null) return refused(tools, refusals.changedMeanwhile);
    tools.watch({ caseId: of.id });
    return reply;
  };
}

/** 同意の記録: what the person says of sharing, as one more line of the ledger. Live posts are looked at at once. */
export function makeRecordConsent(tools: Tools): UseCase<'record_consent'> {
  return async (ask, scene) => {
    const found = await managing(tools, scene, ask.caseNumber);
    if (!found.ok) return found.refusal;
    const { of, standing } = found.value;
    const history = await tools.store.consents(scene.municipality.id, of.id);
    const again = (errors: FieldErrors) =>
      form(consentForm(tools.speech, ask, { of, history, today: scene.today }, scene.requestId, errors));
    const { state, method } = ask;
    if (state === undefined || method === undefined) return again({});
    const on = readPastDay(tools, scene, ask.on);
    if (!on.ok) return again({ on: on.refusal });
    const record = { state, method, on: on.value ?? scene.today };
    const decision = recordConsent(of, record, scene.today);
    if (!decision.ok) return again({ on: tools.speech.t.cases.consent.dayAhead });
    const isRequired = consentRequired(standing.roster.body, scene.today);
    const reply = await commitWork(tools, scene, {
      reply: card(consentCard(tools.speech, decision.value, record, isRequired), true),
      changes: [
        { kind: 'consent_recorded', caseId: of.id, before: of.consent, record, by: standing.seat.id },
      ],
      events: [
        {
          kind: 'consent_recorded',
          bodyId: of.bodyId,
          caseId: of.id,
          facts: { before: of.consent, after: state, method, on: record.on },
        },
      ],
    });
    if (reply === null) return refused(tools, tools.speech.t.refusals.changedMeanwhile);
    tools.watch({ caseId: of.id });
    return reply;
  };
}
