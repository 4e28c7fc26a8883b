import { accept, type Decision, refuse } from '../domain/decision.ts';
import { isOrdinanceArticle, type LawOverride, type OverrideBasis } from '../domain/law-override.ts';
import type { MeetingBody } from '../domain/meeting-body.ts';
import { mayState } from '../law/of-body.ts';
import { OVERRIDE_WORDS, type OverrideRefusal } from '../law/override.ts';
import type { AskOf } from '../ports/command.ts';
import type { FieldErrors } from '../views/forms.ts';
import { overrideRefusalText } from '../views/law-words.ts';
import { rulesChangedCard } from '../views/setup-cards.ts';
import { stateLawForm } from '../views/setup-forms.ts';
import { standOn } from './choose-body.ts';
import { commitWork, type Scene, type Tools, type UseCase } from './scene.ts';
import { card, form, refused } from './sitting-scene.ts';
import { readPastDay, readTypedDay } from './typed-dates.ts';
import { typedLine } from './typed-rules.ts';

type Ask = AskOf<'state_law'>;

/** What it rests on: an article of a 要綱, or the day of reading the statute, and never both. */
function readBasis(
  tools: Tools,
  scene: Scene,
  ask: Ask,
  body: MeetingBody,
): Decision<OverrideBasis, FieldErrors> {
  const t = tools.speech.t.setup.state;
  const article = typedLine(ask.article)?.normalize('NFKC').replaceAll(' ', '');
  const read = readPastDay(tools, scene, ask.checkedOn);
  if (!read.ok) return refuse({ checkedOn: read.refusal });
  const checkedOn = read.value;
  if ((article === undefined) === (checkedOn === null)) return refuse({ article: t.basisMissing });
  if (checkedOn !== null) {
    return checkedOn > scene.today
      ? refuse({ checkedOn: t.inFuture })
      : accept({ kind: 'statute', checkedOn });
  }
  if (article === undefined || !isOrdinanceArticle(article)) return refuse({ article: t.ordinanceArticle });
  const number = typedLine(ask.ordinanceNumber) ?? body.ordinance?.number;
  if (number === undefined) return refuse({ ordinanceNumber: t.noOrdinance });
  return accept({ kind: 'ordinance', ordinance: { number, article } });
}

/** A word as the form shows it, or as the data has it. */
function readValue(tools: Tools, ask: Ask): string | undefined {
  const typed = typedLine(ask.value);
  const written = typed?.normalize('NFKC').replaceAll(' ', '');
  if (ask.fact === undefined || written === undefined) return typed;
  if (ask.fact === 'members' || ask.fact === 'setUpBy') return typed;
  if (!(ask.fact in OVERRIDE_WORDS)) return written;
  const allowed = OVERRIDE_WORDS[ask.fact as keyof typeof OVERRIDE_WORDS];
  const { words } = tools.speech.t.setup.state;
  return allowed.find((one) => words[one]?.replaceAll(' ', '') === written) ?? written;
}

function readStated(
  tools: Tools,
  scene: Scene,
  ask: Ask,
  body: MeetingBody,
): Decision<LawOverride, FieldErrors> {
  const { required } = tools.speech.t.forms;
  const [value, reason] = [readValue(tools, ask), typedLine(ask.reason)];
  if (ask.fact === undefined) return refuse({ fact: required });
  if (value === undefined) return refuse({ value: required });
  const basis = readBasis(tools, scene, ask, body);
  if (!basis.ok) return basis;
  if (reason === undefined) return refuse({ reason: required });
  const from = readTypedDay(tools, scene, ask.from);
  if (!from.ok) return refuse({ from: from.refusal });
  if (from.value === null) return refuse({ from: required });
  const stated = { fact: ask.fact, value, basis: basis.value, reason, from: from.value };
  const refusal = mayState(body.types, stated);
  if (refusal) return refuse({ [fieldOf(refusal)]: wordsOf(tools, refusal) });
  return accept({ ...stated, recordedBy: scene.person.id, recordedAt: scene.now });
}

function fieldOf({ kind }: OverrideRefusal): keyof Ask {
  if (kind === 'not_in_law') return 'from';
  if (kind === 'read_too_early') return 'checkedOn';
  return kind === 'settled_by_statute' || kind === 'left_to_ordinance' ? 'article' : 'value';
}

function wordsOf({ speech }: Tools, refusal: OverrideRefusal): string {
  const { words } = speech.t.setup.state;
  const list = (parts: readonly string[]) => speech.t.common.list(parts.map((part) => words[part] ?? part));
  return overrideRefusalText({ t: speech.t.law, day: speech.day, list }, refusal);
}

/**
 * 独自の定めを記録する: what the 要綱 says, or what was read in the statute, in place of the law's data for this body.
 * A pledge that cites something else by it is asked for again within minutes, as after a change of law.
 */
export function makeStateLaw(tools: Tools): UseCase<'state_law'> {
  return async (ask, scene) => {
    const standing = await standOn(tools, scene, ask.bodyId, 'set_up_body');
    if (!standing.ok) return standing.refusal;
    const { body } = standing.value.roster;
    const again = (errors: FieldErrors = {}) =>
      form(stateLawForm(tools.speech, ask, body, scene.requestId, errors));
    if (ask.fact === undefined) return again();
    const read = readStated(tools, scene, ask, body);
    if (!read.ok) return again(read.refusal);
    const override = read.value;
    const { fact, value, basis, from } = override;
    const t = tools.speech.t.setup.state;
    const text = [from <= scene.today ? t.doneText : t.doneLater(tools.speech.day(from))];
    const words = { title: t.done, preview: t.donePreview, text };
    const restsOn =
      basis.kind === 'ordinance'
        ? { ordinance: basis.ordinance.number, article: basis.ordinance.article }
        : { checkedOn: basis.checkedOn };
    const reply = await commitWork(tools, scene, {
      reply: card(rulesChangedCard(tools.speech, body, words, scene.today), true),
      changes: [{ kind: 'law_stated', bodyId: body.id, override }],
      events: [{ kind: 'law_stated', bodyId: body.id, facts: { fact, value, from, ...restsOn } }],
    });
    if (reply !== null) tools.watch({});
    return reply ?? refused(tools, tools.speech.t.refusals.changedMeanwhile);
  };
}
