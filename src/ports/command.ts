import { z } from 'zod';
import { ITEM_LENGTH } from '../domain/agenda.ts';
import { BODY_TYPES } from '../domain/body-type.ts';
import { NO_CONSENT_REASONS } from '../domain/case.ts';
import { CLOSING_REASONS } from '../domain/case-closing.ts';
import { ISSUE_TAGS } from '../domain/case-file.ts';
import { CONCERN_CLOSINGS } from '../domain/concern.ts';
import { CONSENT_METHODS, CONSENT_STATES } from '../domain/consent.ts';
import { CONSTITUENT_KINDS } from '../domain/constituent.ts';
import { DECLINE_REASONS as REQUEST_DECLINE_REASONS } from '../domain/cooperation-request.ts';
import { DECLINE_REASONS, NOT_DONE_REASONS, TASK_VERBS } from '../domain/follow-up-task.ts';
import type {
  AgencyId,
  BodyId,
  ConcernId,
  ConstituentId,
  DisclosureId,
  MinutesId,
  OptionId,
  PersonId,
  RequestId,
  SittingId,
  TaskId,
  TriggerId,
} from '../domain/ids.ts';
import { OVERRIDE_FACTS } from '../domain/law-override.ts';
import { BODY_LAYERS } from '../domain/meeting-body.ts';
import { SUBJECT_KINDS } from '../domain/subject.ts';
import type { Account, ChannelRef } from './account.ts';
import { accountSchema, channelRefSchema } from './account.ts';
import type { Reply } from './card.ts';

/** 定足数 as it is chosen in chat; by agencies it comes from an import and is left as it is. */
export const QUORUM_CHOICES = ['none', 'half', 'two_thirds', 'as_is'] as const;

/** 種別 of a task as it is chosen in chat. */
export const SCHEDULE_CHOICES = ['due', 'week', 'month', 'trigger'] as const;

const id = <T extends string>() =>
  z
    .string()
    .min(1)
    .max(64)
    .transform((text) => text as T);
const bodyId = id<BodyId>().optional();
/** Bodies that sit together with the one that calls; missing: those that usually do. */
const jointWith = z.array(id<BodyId>()).max(10).optional();
const sittingId = id<SittingId>();
const caseNumber = z.string().min(1).max(32);
const version = z.coerce.number().int().min(0);
/** Typed by a person; read by a use case, which answers with a sentence when it cannot. */
const typed = z.string().max(500);
const prose = z.string().max(3000);
const people = z.array(id<ConstituentId>()).max(200);
const memberId = z.string().min(1).max(60);
const noConsent = z.enum(NO_CONSENT_REASONS);
const issues = z.array(z.enum(ISSUE_TAGS)).max(ISSUE_TAGS.length);

const bodyType = z.enum(BODY_TYPES);
/** 会議体の定め, as typed and chosen. */
const rules = {
  displayName: typed.optional(),
  chairTitle: typed.optional(),
  ordinanceNumber: typed.optional(),
  ordinanceDay: typed.optional(),
  quorum: z.enum(QUORUM_CHOICES).optional(),
  noticeDays: typed.optional(),
  delivery: z.enum(['inline', 'sealed']).optional(),
  consent: z.enum(['required', 'not_required']).optional(),
  retentionYears: typed.optional(),
} as const;

/**
 * Everything that can be asked of the bot. Buttons and forms carry an `Ask` as JSON (ids only, nothing of
 * a case); what a person typed stays text until a use case reads it. A field that is missing means that
 * it is to be asked for, with a form or a choice.
 */
export const askSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('help') }),
  z.object({ kind: z.literal('home') }),
  z.object({ kind: z.literal('unknown_word'), text: typed }),

  z.object({ kind: z.literal('show_pledge'), bodyId }),
  z.object({
    kind: z.literal('pledge'),
    constituentId: id<ConstituentId>(),
    version: z.string().max(200),
  }),
  z.object({ kind: z.literal('check_channel'), bodyId, caseNumber: caseNumber.optional() }),

  z.object({
    kind: z.literal('schedule'),
    bodyId,
    when: typed.optional(),
    length: typed.optional(),
    place: typed.optional(),
    deadline: typed.optional(),
    jointWith,
    invited: people.optional(),
  }),
  z.object({
    kind: z.literal('schedule_urgently'),
    bodyId,
    jointWith,
    when: typed.optional(),
    length: typed.optional(),
    place: typed.optional(),
    caseNumbers: z.array(caseNumber).max(30).optional(),
    invited: people.optional(),
  }),
  z.object({ kind: z.literal('upcoming') }),
  z.object({ kind: z.literal('show_sitting'), sittingId }),
  z.object({
    kind: z.literal('change_sitting'),
    sittingId: sittingId.optional(),
    when: typed.optional(),
    length: typed.optional(),
    place: typed.optional(),
    /** What the chair had seen; somebody else's later change is not overwritten. */
    seenVersion: version.optional(),
  }),
  z.object({
    kind: z.literal('cancel_sitting'),
    sittingId: sittingId.optional(),
    seenVersion: version.optional(),
  }),
  z.object({
    kind: z.literal('answer_poll'),
    sittingId,
    optionId: id<OptionId>(),
    mark: z.enum(['yes', 'maybe', 'no']),
  }),
  z.object({
    kind: z.literal('fix_date'),
    sittingId,
    optionId: id<OptionId>(),
    seenVersion: version,
  }),
  z.object({
    kind: z.literal('answer_attendance'),
    sittingId,
    answer: z.enum(['attend', 'online', 'absent']),
  }),
  z.object({
    kind: z.literal('name_proxy'),
    sittingId,
    proxyId: id<ConstituentId>().optional(),
    inviteName: typed.optional(),
    inviteAccount: accountSchema.optional(),
  }),
  z.object({ kind: z.literal('tell_chair'), sittingId, word: typed.optional() }),
  z.object({ kind: z.literal('show_answers'), sittingId }),

  z.object({ kind: z.literal('cases'), bodyId, page: version.optional() }),
  z.object({
    kind: z.literal('register_case'),
    bodyId,
    urgency: z.enum(['low', 'medium', 'high', 'immediate']).optional(),
    selectionReason: z.enum(['no_consent', 'unshared_household', 'other']).optional(),
    selectionNote: typed.optional(),
    noConsent: noConsent.optional(),
    audience: z.array(id<PersonId>()).max(200).optional(),
    situation: prose.optional(),
    /** The concern that the case comes from. */
    concernId: id<ConcernId>().optional(),
  }),
  z.object({ kind: z.literal('read_case'), caseNumber }),
  z.object({ kind: z.literal('concerns'), bodyId, page: version.optional() }),
  z.object({
    kind: z.literal('report_concern'),
    bodyId,
    urgency: z.enum(['today', 'soon']).optional(),
    what: prose.optional(),
  }),
  z.object({ kind: z.literal('read_concern'), concernId: id<ConcernId>() }),
  z.object({
    kind: z.literal('decide_concern'),
    concernId: id<ConcernId>(),
    outcome: z.enum(['joined_case', 'closed']),
    caseNumber: caseNumber.optional(),
    closing: z.enum(CONCERN_CLOSINGS).optional(),
  }),
  z.object({
    kind: z.literal('set_audience'),
    caseNumber,
    audience: z.array(id<PersonId>()).max(200).optional(),
    recused: z.array(id<PersonId>()).max(200).optional(),
  }),
  /** Of whom in the household somebody may know (見てよい世帯員). */
  z.object({
    kind: z.literal('limit_audience'),
    caseNumber,
    personId: id<PersonId>().optional(),
    members: z.array(memberId).max(50).optional(),
  }),
  z.object({
    kind: z.literal('edit_case'),
    caseNumber,
    urgency: z.enum(['low', 'medium', 'high', 'immediate']).optional(),
    selectionNote: typed.optional(),
    noConsent: noConsent.optional(),
    subjectKinds: z.array(z.enum(SUBJECT_KINDS)).max(SUBJECT_KINDS.length).optional(),
    leadAgencyId: id<AgencyId>().optional(),
    issues: issues.optional(),
    situation: prose.optional(),
    wishes: prose.optional(),
    strengths: prose.optional(),
    keyWorker: typed.optional(),
    thirdParties: typed.optional(),
    seenVersion: version.optional(),
  }),
  z.object({
    kind: z.literal('edit_member'),
    caseNumber,
    memberId: memberId.optional(),
    relation: typed.optional(),
    ageBand: typed.optional(),
    condition: typed.optional(),
    services: typed.optional(),
    issues: issues.optional(),
    isSubject: z.enum(['yes', 'no']).optional(),
    seenVersion: version.optional(),
  }),
  z.object({
    kind: z.literal('add_fact'),
    caseNumber,
    memberId: memberId.optional(),
    agencyId: id<AgencyId>().optional(),
    fact: prose.optional(),
    source: z.enum(['named', 'confidential']).optional(),
  }),
  z.object({
    kind: z.literal('add_hard_date'),
    caseNumber,
    when: typed.optional(),
    event: typed.optional(),
  }),
  z.object({
    kind: z.literal('settle_hard_date'),
    caseNumber,
    number: z.coerce.number().int().min(1),
  }),
  z.object({
    kind: z.literal('close_case'),
    caseNumber,
    reason: z.enum(CLOSING_REASONS).optional(),
    on: typed.optional(),
    evaluation: prose.optional(),
  }),
  z.object({ kind: z.literal('reopen_case'), caseNumber }),
  z.object({
    kind: z.literal('ledger'),
    bodyId,
    page: version.optional(),
    closed: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('refer_case'), caseNumber, toBodyId: bodyId }),
  z.object({
    kind: z.literal('record_consent'),
    caseNumber,
    memberId: memberId.optional(),
    purpose: z.enum(BODY_TYPES).optional(),
    until: typed.optional(),
    state: z.enum(CONSENT_STATES).optional(),
    method: z.enum(CONSENT_METHODS).optional(),
    on: typed.optional(),
  }),
  z.object({
    kind: z.literal('set_agenda'),
    sittingId: sittingId.optional(),
    caseNumbers: z.array(caseNumber).max(60).optional(),
    seenVersion: version.optional(),
  }),

  /** 議題の案 by single taps: what stands on it so far, in order; nothing is kept before it is approved. */
  z.object({
    kind: z.literal('arrange_agenda'),
    sittingId: sittingId.optional(),
    seenVersion: version.optional(),
    order: z.array(caseNumber).max(60).optional(),
    /** Planned minutes, where they are other than before. */
    lengths: z
      .array(
        z.object({
          caseNumber,
          lengthMin: z.number().int().min(ITEM_LENGTH.least).max(ITEM_LENGTH.most),
        }),
      )
      .max(60)
      .optional(),
    approve: z.boolean().optional(),
  }),

  z.object({ kind: z.literal('minutes'), sittingId: sittingId.optional() }),
  z.object({
    kind: z.literal('write_minutes'),
    sittingId,
    caseNumber,
    summary: prose.optional(),
    policy: prose.optional(),
    assessment: prose.optional(),
    discussion: prose.optional(),
    nextReview: typed.optional(),
    seenVersion: version.optional(),
  }),
  z.object({ kind: z.literal('read_minutes'), minutesId: id<MinutesId>() }),
  z.object({ kind: z.literal('confirm_minutes'), minutesId: id<MinutesId>(), seenVersion: version }),
  /** 会議録の出力; `names` tells how those who were called are written. */
  z.object({
    kind: z.literal('minutes_document'),
    sittingId: sittingId.optional(),
    names: z.enum(['shown', 'left_out']).optional(),
  }),
  z.object({
    kind: z.literal('share'),
    bodyId,
    caseNumber: caseNumber.optional(),
    minutesId: id<MinutesId>().optional(),
    channel: channelRefSchema.optional(),
  }),

  /** Somebody has looked: the post is not there, or no longer. */
  z.object({ kind: z.literal('settle_disclosure'), disclosureId: id<DisclosureId>() }),

  z.object({
    kind: z.literal('requests'),
    caseNumber: caseNumber.optional(),
    page: version.optional(),
  }),
  z.object({
    kind: z.literal('ask_cooperation'),
    bodyId,
    caseNumber: caseNumber.optional(),
    agencyIds: z.array(id<AgencyId>()).max(100).optional(),
    question: prose.optional(),
    due: typed.optional(),
    sittingId: sittingId.optional(),
  }),
  z.object({ kind: z.literal('read_request'), cooperationId: id<RequestId>() }),
  z.object({
    kind: z.literal('answer_request'),
    cooperationId: id<RequestId>(),
    outcome: z.enum(['answered', 'partly_answered', 'declined']),
    response: prose.optional(),
    missing: prose.optional(),
    restBy: typed.optional(),
    memberId: memberId.optional(),
    source: z.enum(['named', 'confidential']).optional(),
    reason: z.enum(REQUEST_DECLINE_REASONS).optional(),
  }),
  z.object({ kind: z.literal('withdraw_request'), cooperationId: id<RequestId>() }),
  /** The answer becomes a fact of the case (情報). */
  z.object({
    kind: z.literal('keep_answer'),
    cooperationId: id<RequestId>(),
    number: z.coerce.number().int().min(1),
  }),

  z.object({ kind: z.literal('tasks'), page: version.optional() }),
  z.object({
    kind: z.literal('assign_task'),
    caseNumber: caseNumber.optional(),
    bodyId,
    agencyId: id<AgencyId>().optional(),
    verb: z.enum(TASK_VERBS).optional(),
    detail: prose.optional(),
    schedule: z.enum(SCHEDULE_CHOICES).optional(),
    due: typed.optional(),
    /** What has to happen first. */
    trigger: typed.optional(),
  }),
  z.object({ kind: z.literal('accept_task'), taskId: id<TaskId>() }),
  z.object({
    kind: z.literal('answer_task'),
    taskId: id<TaskId>(),
    answer: z.enum([...DECLINE_REASONS, 'counter']).optional(),
    due: typed.optional(),
    scope: prose.optional(),
    /** Said by the form, also when nothing was entered in it. */
    entered: z.literal('yes').optional(),
  }),
  z.object({
    kind: z.literal('report_task'),
    taskId: id<TaskId>(),
    round: version.optional(),
    outcome: z.enum(['done', ...NOT_DONE_REASONS]).optional(),
    how: prose.optional(),
  }),
  z.object({
    kind: z.literal('settle_task'),
    taskId: id<TaskId>(),
    does: z.enum(['take_counter', 'cancel', 'close_by_review']),
    seenVersion: version,
  }),
  z.object({
    kind: z.literal('hand_over_task'),
    taskId: id<TaskId>(),
    agencyId: id<AgencyId>().optional(),
    seenVersion: version,
  }),
  z.object({
    kind: z.literal('trigger'),
    caseNumber: caseNumber.optional(),
    triggerId: id<TriggerId>().optional(),
  }),
  z.object({
    kind: z.literal('audit_trail'),
    bodyId,
    caseNumber: caseNumber.optional(),
    personId: id<PersonId>().optional(),
    page: version.optional(),
  }),
  z.object({ kind: z.literal('read_task'), taskId: id<TaskId>() }),
  z.object({ kind: z.literal('complete_task'), taskId: id<TaskId>(), round: version.optional() }),

  z.object({
    kind: z.literal('roster'),
    bodyId,
    page: version.optional(),
    withEnded: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('export_roster'), bodyId }),
  z.object({
    kind: z.literal('appoint'),
    bodyId,
    name: typed.optional(),
    account: accountSchema.optional(),
    agencyId: id<AgencyId>().optional(),
    role: z.enum(CONSTITUENT_KINDS).optional(),
    from: typed.optional(),
    to: typed.optional(),
    pledgedOn: typed.optional(),
  }),
  z.object({
    kind: z.literal('release'),
    constituentId: id<ConstituentId>(),
    on: typed.optional(),
    /** Only this seat, or all seats of the agency. */
    scope: z.enum(['seat', 'agency']).optional(),
  }),
  /** `sure` once the person has read what a suspension does. */
  z.object({ kind: z.literal('suspend'), constituentId: id<ConstituentId>(), sure: z.boolean().optional() }),
  z.object({ kind: z.literal('resume'), constituentId: id<ConstituentId>(), sure: z.boolean().optional() }),
  z.object({ kind: z.literal('renew'), constituentId: id<ConstituentId>(), to: typed.optional() }),
  z.object({ kind: z.literal('setup') }),
  z.object({ kind: z.literal('choose_body_type') }),
  z.object({ kind: z.literal('show_law'), bodyType }),
  /** Without a name a form opens; with a body above, for a sub-body of its kind. */
  z.object({
    kind: z.literal('set_up_body'),
    bodyType: bodyType.optional(),
    parentBodyId: bodyId,
    layer: z.enum(BODY_LAYERS).optional(),
    ...rules,
  }),
  z.object({ kind: z.literal('show_rules'), bodyId: id<BodyId>() }),
  z.object({ kind: z.literal('change_rules'), bodyId: id<BodyId>(), ...rules }),
  z.object({
    kind: z.literal('state_law'),
    bodyId: id<BodyId>(),
    fact: z.enum(OVERRIDE_FACTS).optional(),
    value: typed.optional(),
    article: typed.optional(),
    ordinanceNumber: typed.optional(),
    checkedOn: typed.optional(),
    reason: typed.optional(),
    from: typed.optional(),
  }),
  z.object({
    kind: z.literal('record_pledge'),
    constituentId: id<ConstituentId>(),
    pledgedOn: typed.optional(),
  }),
]);

export type Ask = z.infer<typeof askSchema>;
export type AskOf<Kind extends Ask['kind']> = Extract<Ask, { kind: Kind }>;

/** What a person wrote about a household, by the names of its fields. */
const CONTENT: readonly string[] = [
  ...[
    'summary',
    'policy',
    'assessment',
    'discussion',
    'situation',
    'detail',
    'word',
    'what',
    'fact',
    'event',
    'evaluation',
  ],
  ...['wishes', 'strengths', 'keyWorker', 'thirdParties', 'issues', 'selectionNote'],
  ...['relation', 'ageBand', 'condition', 'services'],
  ...['question', 'response', 'missing'],
  ...['trigger', 'scope', 'how'],
];

/** A button stands in a message, where such content has no place: what was written is left out of the ask. */
export function withoutContent(ask: Ask): Ask {
  return Object.fromEntries(Object.entries(ask).filter(([name]) => !CONTENT.includes(name))) as Ask;
}

/** One request of one person, as every adapter says it. */
export type Command = {
  /**
   * Given by the platform, the same for a retry; or the `once` key of the button that was pressed. Being
   * asked twice gives the first answer again.
   */
  readonly requestId: string;
  readonly actor: Account;
  /** The channel in which it was said, unless it was a direct message. */
  readonly channel?: ChannelRef;
  readonly ask: Ask;
};

export type CommandOf<Kind extends Ask['kind']> = Omit<Command, 'ask'> & { readonly ask: AskOf<Kind> };

/** The one door: every adapter and the playground say a command and get a reply. */
export type Dispatch = (command: Command) => Promise<Reply>;
