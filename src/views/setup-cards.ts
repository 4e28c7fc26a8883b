import { BODY_TYPES } from '../domain/body-type.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import type { PersonId } from '../domain/ids.ts';
import type { LawOverride } from '../domain/law-override.ts';
import { isEstablished, type MeetingBody, type QuorumRule } from '../domain/meeting-body.ts';
import type { LawRecord } from '../law/law-record.ts';
import { consentRequired, lawsOf, systemNames } from '../law/of-body.ts';
import type { Action, Card, CardItem, Fact } from '../ports/card.ts';
import { bodyLabel } from './body-cards.ts';
import { lawTable, noticeItems } from './law-table.ts';
import type { Speech } from './speech.ts';

const setUpAction = (speech: Speech): Action => ({
  label: speech.t.setup.actions.setUp,
  ask: { kind: 'choose_body_type' },
});

/** 設置: the bodies whose secretariat the person is, and the way to a new one. */
export function setupCard(speech: Speech, bodies: readonly MeetingBody[], today: CalendarDay): Card {
  const t = speech.t.setup;
  const item = (body: MeetingBody): CardItem => ({
    title: bodyLabel(speech, body, today),
    lines: [ordinanceWords(speech, body)],
    actions: [{ label: t.actions.show, ask: { kind: 'show_rules', bodyId: body.id } }],
  });
  return {
    title: t.title,
    preview: t.preview,
    text: [t.intro, t.notHere],
    items: bodies.map(item),
    actions: [{ ...setUpAction(speech), style: 'primary' }],
  };
}

/** 会議体の種類: one button for each, by the name of its system, which no municipality has changed. */
export function bodyTypeCard(speech: Speech, today: CalendarDay): Card {
  const t = speech.t.setup.choose;
  return {
    title: t.title,
    preview: t.preview,
    text: [t.text],
    actions: BODY_TYPES.map((bodyType) => ({
      label: systemNames([bodyType], today).join(''),
      ask: { kind: 'show_law', bodyType },
    })),
  };
}

/** いまの法令の定め, before anything is set up by it. */
export function lawCard(speech: Speech, law: LawRecord): Card {
  const t = speech.t.setup;
  return {
    title: t.law.title(law.systemName),
    preview: t.law.preview,
    facts: lawTable(speech, law),
    text: [t.law.check],
    actions: [
      {
        label: t.actions.proceed,
        ask: { kind: 'set_up_body', bodyType: law.bodyType },
        style: 'primary',
      },
      { label: t.actions.otherKind, ask: { kind: 'choose_body_type' } },
    ],
  };
}

/** 準備を始めました: what is still missing, what has to be made public, and the one thing to do next. */
export function bodySetUpCard(speech: Speech, body: MeetingBody, today: CalendarDay): Card {
  const t = speech.t.setup;
  return {
    title: t.done.title(bodyLabel(speech, body, today)),
    preview: t.done.preview,
    tone: 'good',
    text: [t.done.text, ...missingWords(speech, body, today), ...noticeWords(speech, body, today)],
    actions: [{ label: t.actions.pledge, ask: { kind: 'show_pledge', bodyId: body.id }, style: 'primary' }],
  };
}

/** What keeps a body from sharing anything as yet. */
function missingWords(speech: Speech, body: MeetingBody, today: CalendarDay): readonly string[] {
  const t = speech.t.setup.done;
  if (isEstablished(body, today)) return [];
  return [body.ordinance === null ? t.missing : t.notYet(speech.day(body.ordinance.establishedOn))];
}

/** 公示の案内, where the law or the 要綱 wants one; a sub-body is a part of what was made public. */
function noticeWords(speech: Speech, body: MeetingBody, today: CalendarDay): readonly string[] {
  const t = speech.t.setup.done;
  if (body.parentBodyId !== null) return [];
  return lawsOf(body, today)
    .filter(({ publicNotice }) => publicNotice.value)
    .map((law) =>
      law.noticeArticle.value === null
        ? t.noticeByOrdinance
        : t.notice(noticeItems(speech, law), law.noticeArticle.value),
    );
}

function ordinanceWords(speech: Speech, { ordinance }: MeetingBody): string {
  const t = speech.t.setup.rules;
  const words =
    ordinance === null
      ? t.ordinanceMissing
      : t.ordinanceLine(ordinance.number, speech.day(ordinance.establishedOn));
  return speech.t.common.labelled(t.ordinance, words);
}

function quorumWords(speech: Speech, quorum: QuorumRule): string {
  const t = speech.t.setup;
  if (quorum.kind === 'agencies') return t.rules.quorumAgencies;
  return quorum.kind === 'none'
    ? t.form.quorums.none
    : t.rules.quorumHeads(`${quorum.numerator}/${quorum.denominator}`);
}

function statedWords(
  speech: Speech,
  { fact, value, basis, from, reason, recordedBy }: LawOverride,
  names: ReadonlyMap<PersonId, string>,
): string {
  const t = speech.t.setup;
  const words =
    basis.kind === 'ordinance'
      ? t.rules.byOrdinance(basis.ordinance.number, basis.ordinance.article)
      : t.rules.byStatute(speech.day(basis.checkedOn));
  return t.rules.statedLine(
    speech.t.law.facts[fact],
    t.state.words[value] ?? value,
    words,
    speech.day(from),
    t.rules.recorded(reason, recordedBy === null ? t.rules.byImport : (names.get(recordedBy) ?? '')),
  );
}

function rulesFacts(
  speech: Speech,
  body: MeetingBody,
  parent: MeetingBody | null,
  today: CalendarDay,
): readonly Fact[] {
  const t = speech.t.setup;
  const { rules, ordinance, chairTitle } = body;
  const isRequired = consentRequired(body, today);
  return [
    { label: t.rules.body, value: bodyLabel(speech, body, today) },
    ...(parent ? [{ label: t.rules.parent, value: bodyLabel(speech, parent, today) }] : []),
    ...(body.layer ? [{ label: t.form.layer, value: speech.t.law.layers[body.layer] }] : []),
    {
      label: t.rules.ordinance,
      value:
        ordinance === null
          ? t.rules.ordinanceMissing
          : t.rules.ordinanceLine(ordinance.number, speech.day(ordinance.establishedOn)),
    },
    { label: t.form.chairTitle, value: chairTitle },
    { label: t.form.quorum, value: quorumWords(speech, rules.quorum) },
    { label: t.form.noticeDays, value: t.rules.notice(rules.noticeDays) },
    { label: t.form.delivery, value: t.form.deliveries[rules.delivery] },
    { label: t.form.consent, value: t.form.consents[isRequired ? 'required' : 'not_required'] },
    {
      label: t.form.retentionYears,
      value: rules.retentionYears === null ? t.rules.undecided : t.rules.retention(rules.retentionYears),
    },
  ];
}

/**
 * 会議体の定め: the rules of one body, what is stated of the law for it (`names` has who recorded it), and the law
 * that holds.
 */
export function rulesCard(
  speech: Speech,
  body: MeetingBody,
  { parent, names }: { readonly parent: MeetingBody | null; readonly names: ReadonlyMap<PersonId, string> },
  today: CalendarDay,
): Card {
  const t = speech.t.setup;
  const stated = body.law.map((one) => speech.t.common.bullet(statedWords(speech, one, names)));
  const laws = lawsOf(body, today).flatMap((law) => lawTable(speech, law));
  return {
    title: t.rules.title(bodyLabel(speech, body, today)),
    preview: t.rules.preview,
    facts: [...rulesFacts(speech, body, parent, today), ...laws],
    text: [
      ...missingWords(speech, body, today),
      ...(stated.length > 0 ? [[speech.t.setup.rules.stated, ...stated].join('\n')] : []),
    ],
    actions: [
      { label: t.actions.change, ask: { kind: 'change_rules', bodyId: body.id }, style: 'primary' },
      { label: t.actions.state, ask: { kind: 'state_law', bodyId: body.id } },
      ...(parent === null
        ? [{ label: t.actions.subBody, ask: { kind: 'set_up_body' as const, parentBodyId: body.id } }]
        : []),
      { label: speech.t.roster.title, ask: { kind: 'roster', bodyId: body.id } },
    ],
  };
}

/** 変えました・記録しました, with the way back to the rules. */
export function rulesChangedCard(
  speech: Speech,
  body: MeetingBody,
  words: { readonly title: string; readonly preview: string; readonly text: readonly string[] },
  today: CalendarDay,
): Card {
  return {
    title: words.title,
    preview: words.preview,
    tone: 'good',
    facts: [{ label: speech.t.setup.rules.body, value: bodyLabel(speech, body, today) }],
    text: [...words.text, ...missingWords(speech, body, today)],
    actions: [
      {
        label: speech.t.setup.actions.show,
        ask: { kind: 'show_rules', bodyId: body.id },
        style: 'primary',
      },
    ],
  };
}
