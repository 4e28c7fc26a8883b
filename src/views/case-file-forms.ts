import type { CalendarDay } from '../domain/calendar-day.ts';
import { type Case, NO_CONSENT_REASONS } from '../domain/case.ts';
import { CLOSING_REASONS } from '../domain/case-closing.ts';
import { type CaseContent, type HouseholdMember, ISSUE_TAGS } from '../domain/case-file.ts';
import type { Roster } from '../domain/constituent.ts';
import type { Disclosed } from '../domain/disclosure.ts';
import type { MeetingBody } from '../domain/meeting-body.ts';
import { SUBJECT_KINDS } from '../domain/subject.ts';
import type { Field, Form } from '../ports/card.ts';
import { bodyLabel } from './body-cards.ts';
import { memberChoices } from './case-forms.ts';
import { choicesOf, textField } from './fields.ts';
import { type Entered, type FieldErrors, withErrors } from './forms.ts';
import type { Speech } from './speech.ts';

/** 事例のフォーム: what is known of the household as a whole. */
export function editCaseForm(
  speech: Speech,
  ask: Entered<'edit_case'> & { readonly seenVersion: number },
  facts: { readonly of: Case; readonly roster: Roster; readonly content: Disclosed<CaseContent> },
  once: string,
  errors: FieldErrors & { readonly beaten?: string } = {},
): Form {
  const { edit: t, facts: labels, issueTags, subjectKinds, noConsentReasons } = speech.t.caseFile;
  const { of, roster } = facts;
  const { content } = facts.content;
  const { beaten, ...others } = errors;
  const householdIssues = content.issues.filter((one) => one.memberId === null).map(({ tag }) => tag);
  const leadAgencyId = ask.leadAgencyId ?? of.leadAgencyId;
  const reason = ask.noConsent ?? of.noConsent;
  const fields: Field[] = [
    textField('situation', t.situation, ask.situation ?? content.situation, { long: true, required: true }),
    {
      ...{ kind: 'choices', name: 'issues', label: t.issues },
      options: choicesOf(ISSUE_TAGS, issueTags),
      values: ask.issues ?? householdIssues,
    },
    textField('wishes', labels.wishes, ask.wishes ?? content.wishes, { long: true }),
    textField('strengths', labels.strengths, ask.strengths ?? content.strengths, { long: true }),
    {
      ...{ kind: 'choice', name: 'urgency', label: t.urgency, required: true },
      options: choicesOf(Object.keys(speech.t.cases.urgencies), speech.t.cases.urgencies),
      value: ask.urgency ?? of.urgency,
    },
    {
      ...{ kind: 'choices', name: 'subjectKinds', label: labels.subjectKinds, hint: t.subjectKindsHint },
      options: choicesOf(SUBJECT_KINDS, subjectKinds),
      values: ask.subjectKinds ?? of.subjectKinds,
    },
    {
      ...{ kind: 'choice', name: 'leadAgencyId', label: labels.leadAgency },
      options: roster.agencies.map(({ id, name }) => ({ value: id, label: name })),
      ...(leadAgencyId === null ? {} : { value: leadAgencyId }),
    },
    textField('selectionNote', t.selectionNote, ask.selectionNote ?? content.selectionNote),
    textField('keyWorker', labels.keyWorker, ask.keyWorker ?? content.keyWorker),
    textField(
      'thirdParties',
      labels.thirdParties,
      ask.thirdParties ?? speech.t.common.list(content.thirdParties),
      { hint: t.thirdPartiesHint },
    ),
    {
      ...{ kind: 'choice', name: 'noConsent', label: labels.noConsent },
      options: choicesOf(NO_CONSENT_REASONS, noConsentReasons),
      ...(reason === null ? {} : { value: reason }),
    },
  ];
  return {
    title: t.title(of.number),
    ...(beaten === undefined ? {} : { intro: [beaten] }),
    fields: withErrors(fields, others),
    submit: t.submit,
    ask: { kind: 'edit_case', caseNumber: of.number, seenVersion: ask.seenVersion },
    once,
  };
}

/** 世帯員のフォーム. */
export function memberForm(
  speech: Speech,
  ask: Entered<'edit_member'> & { readonly seenVersion: number },
  facts: { readonly of: Case; readonly content: Disclosed<CaseContent> },
  once: string,
  errors: FieldErrors & { readonly beaten?: string } = {},
): Form {
  const { member: t, issueTags } = speech.t.caseFile;
  const { of } = facts;
  const { household, issues } = facts.content.content;
  const { beaten, ...others } = errors;
  const present = household.find(({ id }) => id === ask.memberId);
  const own = issues.filter((one) => one.memberId !== null && one.memberId === ask.memberId);
  const fields: Field[] = [
    textField('relation', t.relation, ask.relation ?? present?.relation, {
      hint: t.relationHint,
      required: true,
    }),
    textField('ageBand', t.ageBand, ask.ageBand ?? present?.ageBand, { hint: t.ageBandHint }),
    textField('condition', t.condition, ask.condition ?? present?.status),
    textField('services', t.services, ask.services ?? speech.t.common.list(present?.services ?? []), {
      hint: t.servicesHint,
    }),
    {
      ...{ kind: 'choices', name: 'issues', label: t.issues },
      options: choicesOf(ISSUE_TAGS, issueTags),
      values: ask.issues ?? own.map(({ tag }) => tag),
    },
    {
      ...{ kind: 'choice', name: 'isSubject', label: t.isSubject, required: true },
      options: choicesOf(['yes', 'no'], { yes: t.yes, no: t.no }),
      value: ask.isSubject ?? (present !== undefined && of.subjects.includes(present.id) ? 'yes' : 'no'),
    },
  ];
  return {
    title: t.title(of.number),
    ...(beaten === undefined ? {} : { intro: [beaten] }),
    fields: withErrors(fields, others),
    submit: t.submit,
    ask: {
      kind: 'edit_member',
      caseNumber: of.number,
      seenVersion: ask.seenVersion,
      ...(ask.memberId === undefined ? {} : { memberId: ask.memberId }),
    },
    once,
  };
}

/** 情報を加えるフォーム. */
export function factForm(
  speech: Speech,
  ask: Entered<'add_fact'>,
  facts: {
    readonly of: Case;
    readonly sources: readonly { readonly id: string; readonly name: string }[];
    readonly household: Disclosed<readonly HouseholdMember[]>;
  },
  once: string,
  errors: FieldErrors = {},
): Form {
  const t = speech.t.caseFile.fact;
  const { of, sources } = facts;
  const household = facts.household.content;
  const source = ask.agencyId ?? sources[0]?.id;
  const fields: Field[] = [
    ...(household.length === 0
      ? []
      : [
          {
            ...{ kind: 'choice' as const, name: 'memberId', label: t.member },
            options: memberChoices(speech, household),
            ...(ask.memberId === undefined ? {} : { value: ask.memberId }),
          },
        ]),
    textField('fact', t.text, ask.fact, { hint: t.textHint, long: true, required: true }),
    {
      ...{ kind: 'choice', name: 'agencyId', label: t.agency, required: true },
      options: sources.map(({ id, name }) => ({ value: id, label: name })),
      ...(source === undefined ? {} : { value: source }),
    },
    {
      ...{ kind: 'choice', name: 'source', label: t.source, required: true },
      options: choicesOf(['named', 'confidential'], { named: t.named, confidential: t.confidential }),
      value: ask.source ?? 'named',
    },
  ];
  return {
    title: t.title(of.number),
    fields: withErrors(fields, errors),
    submit: t.submit,
    ask: { kind: 'add_fact', caseNumber: of.number },
    once,
  };
}

/** 期日を加えるフォーム. */
export function hardDateForm(
  speech: Speech,
  ask: Entered<'add_hard_date'>,
  of: Case,
  once: string,
  errors: FieldErrors = {},
): Form {
  const t = speech.t.caseFile.hardDate;
  return {
    title: t.title(of.number),
    fields: withErrors(
      [
        textField('when', t.when, ask.when, { hint: t.whenHint, required: true }),
        textField('event', t.event, ask.event, { hint: t.eventHint, required: true }),
      ],
      errors,
    ),
    submit: t.submit,
    ask: { kind: 'add_hard_date', caseNumber: of.number },
    once,
  };
}

/** ほかの会議体へつなぐフォーム. */
export function referForm(
  speech: Speech,
  of: Case,
  bodies: readonly MeetingBody[],
  today: CalendarDay,
  once: string,
): Form {
  const t = speech.t.caseFile.refer;
  return {
    title: t.title(of.number),
    intro: [t.intro],
    fields: [
      {
        ...{ kind: 'choice', name: 'toBodyId', label: t.toBody, required: true },
        options: bodies.map((body) => ({ value: body.id, label: bodyLabel(speech, body, today) })),
      },
    ],
    submit: t.submit,
    ask: { kind: 'refer_case', caseNumber: of.number },
    once,
  };
}

/** 終結のフォーム. */
export function closeForm(
  speech: Speech,
  ask: Entered<'close_case'>,
  of: Case,
  today: CalendarDay,
  once: string,
  errors: FieldErrors = {},
): Form {
  const t = speech.t.caseFile.closing;
  const fields: Field[] = [
    {
      ...{ kind: 'choice', name: 'reason', label: t.reason, required: true },
      options: choicesOf(CLOSING_REASONS, t.reasons),
      ...(ask.reason === undefined ? {} : { value: ask.reason }),
    },
    textField('on', t.on, ask.on ?? speech.day(today), { hint: t.onHint }),
    textField('evaluation', t.evaluation, ask.evaluation, { hint: t.evaluationHint, long: true }),
  ];
  return {
    title: t.title(of.number),
    intro: [t.intro],
    fields: withErrors(fields, errors),
    submit: t.submit,
    ask: { kind: 'close_case', caseNumber: of.number },
    once,
  };
}
