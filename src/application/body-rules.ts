import type { PersonId } from '../domain/ids.ts';
import type { MeetingBody } from '../domain/meeting-body.ts';
import type { FieldErrors } from '../views/forms.ts';
import { rulesCard, rulesChangedCard } from '../views/setup-cards.ts';
import { changeRulesForm } from '../views/setup-forms.ts';
import { standOn } from './choose-body.ts';
import { commitWork, type Scene, type Tools, type UseCase } from './scene.ts';
import { mainLaw } from './set-up-body.ts';
import { card, form, refused } from './sitting-scene.ts';
import { readRules, rulesFacts } from './typed-rules.ts';

async function parentOf(tools: Tools, scene: Scene, body: MeetingBody): Promise<MeetingBody | null> {
  if (body.parentBodyId === null) return null;
  const bodies = await tools.store.bodies(scene.municipality.id);
  return bodies.find(({ id }) => id === body.parentBodyId) ?? null;
}

/** The names of those who recorded what is stated for the body. */
async function recorders(
  tools: Tools,
  scene: Scene,
  { law }: MeetingBody,
): Promise<ReadonlyMap<PersonId, string>> {
  const ids = [...new Set(law.flatMap(({ recordedBy }) => (recordedBy === null ? [] : [recordedBy])))];
  const people = await Promise.all(ids.map((id) => tools.store.person(scene.municipality.id, id)));
  return new Map(people.flatMap((one) => (one === null ? [] : [[one.id, one.name]])));
}

/** 定めを見る: the rules of a body and the law that holds for it, to its secretariat. */
export function makeShowRules(tools: Tools): UseCase<'show_rules'> {
  return async (ask, scene) => {
    const standing = await standOn(tools, scene, ask.bodyId, 'set_up_body');
    if (!standing.ok) return standing.refusal;
    const { body } = standing.value.roster;
    const [parent, names] = await Promise.all([parentOf(tools, scene, body), recorders(tools, scene, body)]);
    return card(rulesCard(tools.speech, body, { parent, names }, scene.today));
  };
}

/** 定めを変える: only what was rewritten. Posts that stand are looked at again, for the rules of sharing may differ. */
export function makeChangeRules(tools: Tools): UseCase<'change_rules'> {
  return async (ask, scene) => {
    const standing = await standOn(tools, scene, ask.bodyId, 'set_up_body');
    if (!standing.ok) return standing.refusal;
    const { body } = standing.value.roster;
    const law = mainLaw(body, scene);
    if (!law) return refused(tools, tools.speech.t.law.refused.not_in_law);
    const t = tools.speech.t;
    const again = (errors: FieldErrors = {}) =>
      form(changeRulesForm(tools.speech, ask, body, law, scene.requestId, errors));
    if (ask.displayName === undefined) return again();
    const read = readRules(tools, scene, ask, body);
    if (!read.ok) return again(read.refusal);
    if (read.value.consent === 'not_required' && law.consentRule.value === 'required') {
      return again({ consent: t.setup.wrong.consentByLaw(law.systemName) });
    }
    if (Object.keys(read.value).length === 0) return again({ displayName: t.refusals.nothingToChange });
    const { ordinance } = read.value;
    const after = ordinance === undefined ? body : { ...body, ordinance };
    const words = { title: t.setup.rules.changed, preview: t.setup.rules.changedPreview, text: [] };
    const reply = await commitWork(tools, scene, {
      reply: card(rulesChangedCard(tools.speech, after, words, scene.today), true),
      changes: [{ kind: 'body_changed', bodyId: body.id, settings: read.value }],
      events: [{ kind: 'rules_changed', bodyId: body.id, facts: rulesFacts(read.value) }],
    });
    if (reply !== null) tools.watch({});
    return reply ?? refused(tools, t.refusals.changedMeanwhile);
  };
}
