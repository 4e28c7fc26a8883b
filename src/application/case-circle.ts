import { type Case, isInAudience, limitAudience, setAudience } from '../domain/case.ts';
import { discloseFile, shapeDisclosed } from '../domain/disclosure.ts';
import { gateTerms } from '../law/of-body.ts';
import { caseSavedCard, doneCard } from '../views/case-cards.ts';
import { audienceForm, limitForm } from '../views/case-forms.ts';
import type { FieldErrors } from '../views/forms.ts';
import { suggestionsFor, writing } from './case-file.ts';
import { standBeforeCase, watchHousehold } from './case-standing.ts';
import { callable } from './invitations.ts';
import { commitWork, type Tools, type UseCase } from './scene.ts';
import { card, form, refused } from './sitting-scene.ts';

/**
 * 閲覧範囲: whom the chair convenes for this case, and who is left out of it as a party (利害関係者の除外).
 * People who cannot be called now stay as they were.
 */
export function makeSetAudience(tools: Tools): UseCase<'set_audience'> {
  return async (ask, scene) => {
    const found = await standBeforeCase(tools, scene, ask.caseNumber, 'register_case');
    if (!found.ok) return found.refusal;
    const { of, standing } = found.value;
    const people = callable(standing.roster, [scene.today]);
    const { roster, seat } = standing;
    const { disclosed } = discloseFile(seat, of, gateTerms(roster, scene.today));
    const suggested = disclosed && suggestionsFor(disclosed, roster);
    const again = (errors: FieldErrors) =>
      form(audienceForm(tools.speech, of, { roster, callable: people, suggested }, scene.requestId, errors));
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
    await watchHousehold(tools, scene, of.fileId);
    return reply;
  };
}

/**
 * 見てよい世帯員: of whom in the household somebody who is convened may know. The one who decides may know all of them, else
 * they would not know what they decide.
 */
export function makeLimitAudience(tools: Tools): UseCase<'limit_audience'> {
  return async (ask, scene) => {
    const found = await writing(tools, scene, ask.caseNumber);
    if (!found.ok) return found.refusal;
    const { of, standing, content } = found.value;
    const { roster } = standing;
    const t = tools.speech.t.caseFile.limit;
    const household = shapeDisclosed(content, (whole) => whole.household);
    if (household.content.length === 0) return refused(tools, t.noHousehold);
    const convened = roster.constituents.filter((one) => isInAudience(of, one.person.id));
    const { personId } = ask;
    const person = convened.find((one) => one.person.id === personId)?.person;
    if (personId === undefined)
      return form(limitForm(tools.speech, of, { roster, convened, household }, scene.requestId));
    const known = household.content.filter(({ id }) => ask.members?.includes(id));
    const decision = limitAudience(of, {
      by: scene.person.id,
      personId,
      members: known.map(({ id }) => id),
    });
    if (!decision.ok || person === undefined) return refused(tools, t.gone);
    const members =
      known.length === 0
        ? t.everybody
        : tools.speech.t.common.list(known.map(({ relation, id }) => `${relation}[${id}]`));
    const reply = await commitWork(tools, scene, {
      reply: card(caseSavedCard(tools.speech, of.number, t.done(of.number, person.name, members)), true),
      keepReply: false,
      changes: [{ kind: 'audience_set', before: of, after: decision.value }],
      events: [
        {
          kind: 'audience_limited',
          bodyId: of.bodyId,
          caseId: of.id,
          subjectId: personId,
          facts: { members: known.length },
        },
      ],
    });
    return reply ?? refused(tools, tools.speech.t.refusals.changedMeanwhile);
  };
}
