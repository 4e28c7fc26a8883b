import type { BodyType } from '../domain/body-type.ts';
import type { Constituent } from '../domain/constituent.ts';
import { accept, type Decision, refuse } from '../domain/decision.ts';
import type { BodyId, ConstituentId } from '../domain/ids.ts';
import type { MeetingBody } from '../domain/meeting-body.ts';
import { permit } from '../domain/policy.ts';
import { subBodyName } from '../domain/sub-body.ts';
import type { LawRecord } from '../law/law-record.ts';
import { lawOn } from '../law/lookup.ts';
import { lawsOf } from '../law/of-body.ts';
import type { Reply } from '../ports/card.ts';
import type { AskOf } from '../ports/command.ts';
import type { BodySettings, NewBody } from '../ports/store.ts';
import type { FieldErrors } from '../views/forms.ts';
import { bodySetUpCard, bodyTypeCard, lawCard, setupCard } from '../views/setup-cards.ts';
import { setUpForm, subBodyForm } from '../views/setup-forms.ts';
import { shutOut, standOn } from './choose-body.ts';
import { commitWork, type Scene, type Tools, type UseCase } from './scene.ts';
import { card, form, refused } from './sitting-scene.ts';
import { readRules, rulesFacts, typedLine } from './typed-rules.ts';

/** The seats from which this person may set up bodies: an active secretariat of any body of the municipality. */
function officeSeats(scene: Scene): Scene['seats'] {
  return scene.seats.filter((one) => permit('set_up_body', one.constituent, scene.today).ok);
}

/** 設置: the bodies of this secretariat, and the way to a new one. */
export function makeSetup(tools: Tools): UseCase<'setup'> {
  return async (_ask, scene) => {
    const closed = shutOut(tools, scene, 'set_up_body');
    if (closed) return closed;
    const bodies = new Map(officeSeats(scene).map(({ body }) => [body.id, body]));
    return card(setupCard(tools.speech, [...bodies.values()], scene.today));
  };
}

export function makeChooseBodyType(tools: Tools): UseCase<'choose_body_type'> {
  return async (_ask, scene) =>
    shutOut(tools, scene, 'set_up_body') ?? card(bodyTypeCard(tools.speech, scene.today));
}

/** いまの法令の定め of a kind of body. */
export function makeShowLaw(tools: Tools): UseCase<'show_law'> {
  return async (ask, scene) => {
    const closed = shutOut(tools, scene, 'set_up_body');
    if (closed) return closed;
    const law = lawOn(ask.bodyType, scene.today);
    return law ? card(lawCard(tools.speech, law)) : refused(tools, tools.speech.t.law.refused.not_in_law);
  };
}

/**
 * 会議体を設ける: a body that can be prepared at once, with or without its 要綱, and the person as its
 * secretariat, who then pledges like everybody. Nothing of a case is shared in it before it is established.
 */
export function makeSetUpBody(tools: Tools): UseCase<'set_up_body'> {
  return async (ask, scene) => {
    if (ask.parentBodyId !== undefined) return setUpBelow(tools, scene, ask, ask.parentBodyId);
    const closed = shutOut(tools, scene, 'set_up_body');
    if (closed) return closed;
    if (ask.bodyType === undefined) return card(bodyTypeCard(tools.speech, scene.today));
    const law = lawOn(ask.bodyType, scene.today);
    if (!law) return refused(tools, tools.speech.t.law.refused.not_in_law);
    const again = (errors: FieldErrors = {}) =>
      form(setUpForm(tools.speech, ask, law, scene.requestId, errors));
    if (ask.displayName === undefined) return again();
    const settings = readNewRules(tools, scene, ask, law);
    if (!settings.ok) return again(settings.refusal);
    return begin(tools, scene, { types: [ask.bodyType], parent: null, layer: null }, settings.value);
  };
}

function readNewRules(
  tools: Tools,
  scene: Scene,
  ask: AskOf<'set_up_body'>,
  law: LawRecord,
): Decision<BodySettings, FieldErrors> {
  const read = readRules(tools, scene, ask, null);
  if (!read.ok) return read;
  const { value } = read;
  const isRequired = law.consentRule.value === 'required';
  if (isRequired && ask.consent === 'not_required') {
    return refuse({ consent: tools.speech.t.setup.wrong.consentByLaw(law.systemName) });
  }
  const isOpen = law.consentRule.value === 'by_ordinance' && law.consentDefault.value === 'must_choose';
  if (isOpen && ask.consent === undefined) return refuse({ consent: tools.speech.t.forms.required });
  return accept({
    displayName: value.displayName ?? '',
    chairTitle: value.chairTitle ?? tools.speech.t.common.roles.chair,
    ordinance: value.ordinance ?? null,
    quorum: value.quorum ?? { kind: 'none' },
    noticeDays: value.noticeDays ?? 0,
    delivery: value.delivery ?? 'inline',
    consent: isRequired ? null : (value.consent ?? null),
    retentionYears: value.retentionYears ?? null,
  });
}

/** 下位の会議を設ける: below a body whose secretariat the person is, which is no sub-body itself. */
async function setUpBelow(
  tools: Tools,
  scene: Scene,
  ask: AskOf<'set_up_body'>,
  parentId: BodyId,
): Promise<Reply> {
  const standing = await standOn(tools, scene, parentId, 'set_up_body');
  if (!standing.ok) return standing.refusal;
  const parent = standing.value.roster.body;
  if (parent.parentBodyId !== null) return refused(tools, tools.speech.t.setup.wrong.subOfSub);
  const { layer } = ask;
  const ownName = typedLine(ask.displayName);
  if (layer === undefined) {
    const errors = ownName === undefined ? {} : { layer: tools.speech.t.forms.required };
    return form(subBodyForm(tools.speech, ask, parent, scene.requestId, errors));
  }
  return begin(
    tools,
    scene,
    { types: parent.types, parent, layer },
    {
      displayName: ownName ?? tools.speech.t.law.layers[layer],
      chairTitle: null,
      ordinance: null,
      quorum: null,
      noticeDays: null,
      delivery: null,
      consent: null,
      retentionYears: null,
    },
  );
}

type Kind = {
  readonly types: readonly BodyType[];
  readonly parent: MeetingBody | null;
  readonly layer: MeetingBody['layer'];
};

async function begin(tools: Tools, scene: Scene, kind: Kind, settings: BodySettings): Promise<Reply> {
  const { types, parent, layer } = kind;
  const id = tools.newId() as BodyId;
  const added: NewBody = { id, types, parentBodyId: parent?.id ?? null, layer, settings };
  const body = bodyAs(scene, added, parent);
  // Whoever sets it up serves as long as on the body from which they may.
  const until = officeSeats(scene)
    .map(({ constituent }) => constituent.term.to)
    .sort()
    .at(-1);
  const seat: Constituent = {
    id: tools.newId() as ConstituentId,
    bodyId: id,
    person: scene.person,
    kind: 'secretariat',
    term: { from: scene.today, to: until ?? scene.today },
    suspendedOn: null,
    endedOn: null,
    pledge: null,
  };
  const facts = { types: types.join(' '), parentBodyId: parent?.id ?? null, layer };
  const reply = await commitWork(tools, scene, {
    reply: card(bodySetUpCard(tools.speech, body, scene.today), true),
    changes: [
      { kind: 'body_added', body: added },
      { kind: 'seat_added', constituent: seat, read: [] },
    ],
    events: [
      { kind: 'body_set_up', bodyId: id, facts: { ...facts, ...rulesFacts(settings) } },
      {
        kind: 'seat_appointed',
        bodyId: id,
        subjectId: seat.id,
        facts: { role: seat.kind, from: seat.term.from, to: seat.term.to, pledgedOnPaper: null },
      },
    ],
  });
  return reply ?? refused(tools, tools.speech.t.refusals.changedMeanwhile);
}

/** The body as it will be read, for what is said about it. */
function bodyAs(
  scene: Scene,
  { id, types, layer, settings }: NewBody,
  parent: MeetingBody | null,
): MeetingBody {
  const { displayName, chairTitle, ordinance, quorum, noticeDays, delivery, consent, retentionYears } =
    settings;
  const above = parent?.rules;
  return {
    id,
    municipalityId: scene.municipality.id,
    key: id,
    types,
    displayName: parent ? subBodyName(displayName, parent.displayName) : displayName,
    chairTitle: chairTitle ?? parent?.chairTitle ?? '',
    parentBodyId: parent?.id ?? null,
    layer,
    ordinance: ordinance ?? parent?.ordinance ?? null,
    rules: {
      quorum: quorum ?? above?.quorum ?? { kind: 'none' },
      noticeDays: noticeDays ?? above?.noticeDays ?? 0,
      delivery: delivery ?? above?.delivery ?? 'inline',
      consent: consent ?? above?.consent ?? null,
      retentionYears: retentionYears ?? above?.retentionYears ?? null,
      allowedBots: [],
    },
    law: parent?.law ?? [],
    jointWith: [],
  };
}

/** The law by which the rules of a body are asked for: of the first of its kinds. */
export function mainLaw(body: MeetingBody, scene: Scene): LawRecord | null {
  return lawsOf(body, scene.today)[0] ?? null;
}
