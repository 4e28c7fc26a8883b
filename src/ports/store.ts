import type { AgendaItem } from '../domain/agenda.ts';
import type { AttendanceReply } from '../domain/attendance.ts';
import type { AuditActor, AuditEvent } from '../domain/audit.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Case } from '../domain/case.ts';
import type { Fact, HardDate, HardDateStep } from '../domain/case-file.ts';
import type { Concern, DecidedConcern, OpenConcern } from '../domain/concern.ts';
import type { ConsentRecord } from '../domain/consent.ts';
import type { Constituent, Person, Pledge, Roster } from '../domain/constituent.ts';
import type {
  CooperationRequest,
  OpenRequest,
  RequestStep,
  SettledRequest,
  WithdrawnRequest,
} from '../domain/cooperation-request.ts';
import type { FollowUpTask } from '../domain/follow-up-task.ts';
import type {
  BodyId,
  CaseId,
  ConcernId,
  ConstituentId,
  DisclosureId,
  FileId,
  MinutesId,
  MunicipalityId,
  PersonId,
  ReferralId,
  RequestId,
  SittingId,
  TaskId,
} from '../domain/ids.ts';
import type { LawOverride } from '../domain/law-override.ts';
import type { BodyRules, MeetingBody, Municipality, Ordinance, QuorumRule } from '../domain/meeting-body.ts';
import type { Minutes } from '../domain/minutes.ts';
import type { PollAnswer } from '../domain/scheduling-poll.ts';
import type { Sitting } from '../domain/sitting.ts';
import type { OfferStep } from '../domain/task-reminders.ts';
import type { TaskRound, Trigger } from '../domain/task-rounds.ts';
import type { Account, ChannelRef, MessageRef, Platform } from './account.ts';
import type { Reply } from './card.ts';
import type { Notice, Outgoing, Recipient, SentMessage } from './notice.ts';

/** Who speaks: the municipality of the workspace, and the person when the account is registered. */
export type Seat = {
  readonly municipality: Municipality;
  readonly person: Person | null;
  /** The person's seats on all bodies, ended ones too. */
  readonly seats: readonly { readonly constituent: Constituent; readonly body: MeetingBody }[];
};

export type SittingRecord = {
  readonly sitting: Sitting;
  readonly version: number;
  readonly pollAnswers: readonly PollAnswer[];
  readonly replies: readonly AttendanceReply[];
  readonly agenda: readonly AgendaItem[];
};

/** 共有の記録: one intended post and what became of it, with the proof of the reading it rests on. */
export type DisclosureRecord = {
  readonly id: DisclosureId;
  readonly bodyId: BodyId;
  readonly caseId: CaseId;
  readonly minutesId: MinutesId;
  readonly channel: ChannelRef;
  readonly status: 'intended' | 'allowed' | 'posted' | 'kept' | 'refused' | 'inconclusive' | 'retracted';
  readonly by: ConstituentId;
  readonly at: Date;
  readonly message: MessageRef | null;
  /** Null until the room has been read. Accounts and reasons; no content. */
  readonly proof: DisclosureProof | null;
};

export type DisclosureProof = {
  readonly gateVersion: string;
  readonly pledgeVersion: string;
  readonly checkedAt: string;
  readonly pages: number;
  /** SHA-256 of the sorted account keys. */
  readonly listHash: string;
  readonly room: readonly string[];
  readonly readers: readonly {
    readonly account: string;
    readonly constituentId: string | null;
    readonly reasons: readonly string[];
  }[];
};

/** One reading of a room and what it decided (判定の証拠), kept for ever. */
export type DisclosureCheck = {
  readonly disclosureId: DisclosureId;
  readonly at: Date;
  /** What the disclosure was after this check. */
  readonly status: DisclosureRecord['status'];
  readonly proof: DisclosureProof;
};

/** One line of the audit, as it is read again. */
export type AuditEntry = {
  readonly at: Date;
  readonly kind: string;
  readonly personId: PersonId | null;
  readonly caseId: CaseId | null;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
};

/** What a decision of the gate rests on beside the room (判定の材料), all of one instant. */
export type GateScene = {
  readonly roster: Roster;
  readonly of: Case;
  /** Bodies to which the channel is bound. */
  readonly bodies: readonly BodyId[];
};

/** つなぎ・移管: that a household's case went from one body before another. */
export type Referral = {
  readonly id: ReferralId;
  readonly from: CaseId;
  readonly to: CaseId;
  readonly by: ConstituentId;
  readonly at: Date;
};

export type ChannelBinding = { readonly channel: ChannelRef; readonly bodyIds: readonly BodyId[] };

/** What a body states for itself. For a sub-body null takes it over from the body above. */
export type BodySettings = {
  readonly displayName: string;
  readonly chairTitle: string | null;
  readonly ordinance: Ordinance | null;
  readonly quorum: QuorumRule | null;
  readonly noticeDays: number | null;
  readonly delivery: BodyRules['delivery'] | null;
  readonly consent: BodyRules['consent'];
  readonly retentionYears: number | null;
};

/** A body that is set up in chat. Its id is also what an import file may call it. */
export type NewBody = Pick<MeetingBody, 'id' | 'types' | 'parentBodyId' | 'layer'> & {
  readonly settings: BodySettings;
};

/** One change of state inside a commit. */
export type Change =
  | { readonly kind: 'sitting_added'; readonly sitting: Sitting }
  /** Writes over the version that was read; another version there fails the commit. */
  | { readonly kind: 'sitting_changed'; readonly sitting: Sitting; readonly version: number }
  /** An answer never raises the sitting's version: all answers count. Locks the sitting's row for sharing. */
  | {
      readonly kind: 'poll_answered';
      readonly sittingId: SittingId;
      readonly version: number;
      readonly answer: PollAnswer;
    }
  | {
      readonly kind: 'attendance_answered';
      readonly sittingId: SittingId;
      readonly version: number;
      readonly reply: AttendanceReply;
    }
  /** With a new date everybody is asked again. */
  | { readonly kind: 'attendance_cleared'; readonly sittingId: SittingId }
  | { readonly kind: 'agenda_set'; readonly sittingId: SittingId; readonly items: readonly AgendaItem[] }
  | { readonly kind: 'body_added'; readonly body: NewBody }
  /** Only what is named is written; the rest stays as it is, or as it is taken over. */
  | { readonly kind: 'body_changed'; readonly bodyId: BodyId; readonly settings: Partial<BodySettings> }
  /** 独自の定め: one more statement. */
  | { readonly kind: 'law_stated'; readonly bodyId: BodyId; readonly override: LawOverride }
  /** A new person (if not known) and their seat on the body. */
  | { readonly kind: 'constituent_added'; readonly constituent: Constituent }
  /**
   * As `constituent_added`, from exactly the seats of the body that were `read`. Others there fail the commit, since
   * what is decided about one seat rests on all of them.
   */
  | {
      readonly kind: 'seat_added';
      readonly constituent: Constituent;
      readonly read: readonly Constituent[];
    }
  /** Release and suspension of a seat; from exactly the seats of the body that were `read`. */
  | {
      readonly kind: 'seat_changed';
      readonly constituent: Constituent;
      readonly read: readonly Constituent[];
    }
  /** Later than an earlier pledge; both stay in the database. */
  | { readonly kind: 'pledged'; readonly constituentId: ConstituentId; readonly pledge: Pledge }
  /** A number that is taken fails the commit as `changed_meanwhile`. */
  | { readonly kind: 'case_added'; readonly case: Case }
  /** Audience and recusals, from exactly those that were read; others there fail the commit. */
  | { readonly kind: 'audience_set'; readonly before: Case; readonly after: Case }
  /** Urgency, lead agency and why it is shared without consent, of one body's case. */
  | { readonly kind: 'case_changed'; readonly after: Case }
  /** From open, while it has as many tasks as were read. */
  | { readonly kind: 'case_closed'; readonly after: Case; readonly tasks: number }
  | { readonly kind: 'case_reopened'; readonly after: Case }
  /** What is known of the household, over exactly the version that was read. */
  | { readonly kind: 'file_changed'; readonly after: Case; readonly version: number }
  /** The household's file before one more body, with audience, limits and recusals as they stand in `case`. */
  | { readonly kind: 'case_referred'; readonly case: Case; readonly referral: Referral }
  | { readonly kind: 'fact_added'; readonly fact: Fact }
  /** A number that is taken fails the commit. */
  | { readonly kind: 'hard_date_added'; readonly fileId: FileId; readonly date: HardDate }
  /** Settled already fails the commit. */
  | {
      readonly kind: 'hard_date_settled';
      readonly fileId: FileId;
      readonly number: number;
      readonly by: ConstituentId;
    }
  /** A step of reminding of it is done, after exactly the one that was read. */
  | {
      readonly kind: 'hard_date_told';
      readonly fileId: FileId;
      readonly number: number;
      readonly step: HardDateStep;
      readonly before: HardDateStep | null;
    }
  /** One more line of the ledger, which had as many as were read. */
  | {
      readonly kind: 'consent_recorded';
      readonly fileId: FileId;
      readonly lines: number;
      readonly record: ConsentRecord;
      readonly by: ConstituentId;
    }
  /** A number that is taken fails the commit as `changed_meanwhile`. */
  | { readonly kind: 'concern_reported'; readonly concern: OpenConcern }
  /** Only from open; decided already fails the commit. */
  | { readonly kind: 'concern_decided'; readonly concern: DecidedConcern }
  /** A number that is taken within the case fails the commit as `changed_meanwhile`. */
  | { readonly kind: 'cooperation_asked'; readonly request: OpenRequest }
  /** Its last answer is added. From exactly the answers that were read: somebody else's fails the commit. */
  | { readonly kind: 'cooperation_answered'; readonly request: OpenRequest | SettledRequest }
  /** Only while something is waited for. */
  | { readonly kind: 'cooperation_withdrawn'; readonly request: WithdrawnRequest }
  /** That a step of reminding is done for the day that is waited for; done already fails the commit. */
  | { readonly kind: 'cooperation_reminded'; readonly request: OpenRequest; readonly step: RequestStep }
  /** `minutes.version` is the new one; the one before it must be there (0: none). */
  | { readonly kind: 'minutes_saved'; readonly minutes: Minutes }
  | { readonly kind: 'task_added'; readonly task: FollowUpTask }
  /** Over exactly the version that was read. */
  | { readonly kind: 'task_changed'; readonly task: FollowUpTask }
  /** A round that was reported on fails the commit. */
  | { readonly kind: 'round_reported'; readonly round: TaskRound }
  | { readonly kind: 'trigger_added'; readonly trigger: Trigger }
  /** 発動: `trigger.times` is the new number; a number that is taken fails the commit. */
  | { readonly kind: 'trigger_pulled'; readonly trigger: Trigger; readonly by: ConstituentId }
  | { readonly kind: 'disclosure_added'; readonly disclosure: DisclosureRecord }
  /** From exactly the status that was read. */
  | {
      readonly kind: 'disclosure_moved';
      readonly disclosure: DisclosureRecord;
      readonly from: DisclosureRecord['status'];
    }
  /** Marks that a step of reminding is done; a key that exists fails the commit. */
  | {
      readonly kind: 'reminder_made';
      readonly key: string;
      readonly taskId: TaskId;
      /** `due:2026-12-10` for a due day, `offer_agency:1` and `offer_chair:1` for the n-th offer. */
      readonly step: string;
    };

export type Commit = {
  readonly municipalityId: MunicipalityId;
  /** Null for work that no person asked for, such as a job's. */
  readonly request: { readonly id: string; readonly reply: Reply | null } | null;
  readonly actor: AuditActor;
  readonly at: Date;
  readonly changes: readonly Change[];
  readonly events: readonly AuditEvent[];
  readonly outbox: readonly Outgoing[];
};

/**
 * `changed_meanwhile`: a version, number or key was not as read; nothing was written.
 * `answered_before`: this request id was committed before; nothing was written now.
 */
export type Committed =
  | { readonly kind: 'committed' }
  | { readonly kind: 'changed_meanwhile' }
  | { readonly kind: 'answered_before'; readonly reply: Reply | null };

/** A message of the outbox, handed to one worker until `leasedUntil`. */
export type Due = {
  readonly id: string;
  readonly municipalityId: MunicipalityId;
  readonly outgoing: Outgoing;
  /** Deliveries tried before this one. */
  readonly attempts: number;
};

/** What the inside needs of the database. Silence (`null`, an empty list) means that it does not exist. */
export type Store = {
  findReply(
    municipalityId: MunicipalityId,
    requestId: string,
  ): Promise<{ readonly reply: Reply | null } | null>;
  /** The workspace's municipality and who the account is; null when the workspace belongs to none. */
  findSeat(account: Account): Promise<Seat | null>;
  municipality(id: MunicipalityId): Promise<Municipality>;
  municipalities(): Promise<readonly Municipality[]>;
  /** All bodies of the municipality. */
  bodies(id: MunicipalityId): Promise<readonly MeetingBody[]>;
  /** Throws when the body does not exist in this municipality. */
  roster(id: MunicipalityId, bodyId: BodyId): Promise<Roster>;
  person(id: MunicipalityId, personId: PersonId): Promise<Person | null>;
  /** What an import file calls the people of a body; somebody who was added in chat has no such name. */
  personKeys(id: MunicipalityId, bodyId: BodyId): Promise<ReadonlyMap<PersonId, string>>;
  /** The body and seat of a constituent. */
  constituent(
    id: MunicipalityId,
    constituentId: ConstituentId,
  ): Promise<{ readonly constituent: Constituent; readonly bodyId: BodyId } | null>;
  channelBinding(id: MunicipalityId, channel: ChannelRef): Promise<ChannelBinding | null>;
  /** In one round trip. Throws when the body or the case does not exist in this municipality. */
  gateScene(
    id: MunicipalityId,
    about: { readonly bodyId: BodyId; readonly caseId: CaseId; readonly channel: ChannelRef },
  ): Promise<GateScene>;
  channelsOf(id: MunicipalityId, bodyId: BodyId): Promise<readonly ChannelRef[]>;

  sitting(id: MunicipalityId, sittingId: SittingId): Promise<SittingRecord | null>;
  /**
   * Sittings that these bodies lead or sit in on, polling, or convened and ending after `since`; by date, then polls.
   * Cancelled ones are left out.
   */
  sittings(id: MunicipalityId, bodyIds: readonly BodyId[], since: Date): Promise<readonly SittingRecord[]>;
  /** Convened sittings that these bodies led or sat in on and that began before `now`, newest first. */
  pastSittings(
    id: MunicipalityId,
    bodyIds: readonly BodyId[],
    now: Date,
    limit: number,
  ): Promise<readonly SittingRecord[]>;

  cases(id: MunicipalityId, bodyIds: readonly BodyId[]): Promise<readonly Case[]>;
  caseById(id: MunicipalityId, caseId: CaseId): Promise<Case | null>;
  caseByNumber(id: MunicipalityId, number: string): Promise<Case | null>;
  /** The same household before every body that deals with it. */
  casesOfFile(id: MunicipalityId, fileId: FileId): Promise<readonly Case[]>;
  /** 期日 from `today` up to so many days ahead that are not settled, with the last step that was told. */
  hardDatesComing(
    id: MunicipalityId,
    today: CalendarDay,
    daysAhead: number,
  ): Promise<
    readonly {
      readonly fileId: FileId;
      readonly number: number;
      readonly on: CalendarDay;
      readonly told: HardDateStep | null;
    }[]
  >;
  /** 情報, oldest first. */
  facts(id: MunicipalityId, fileId: FileId): Promise<readonly Fact[]>;
  /** つなぎ from or to this case, oldest first. */
  referrals(id: MunicipalityId, caseId: CaseId): Promise<readonly Referral[]>;

  minutes(id: MunicipalityId, minutesId: MinutesId): Promise<Minutes | null>;
  minutesOfSitting(id: MunicipalityId, sittingId: SittingId): Promise<readonly Minutes[]>;
  /** Minutes of a case, newest sitting first. */
  minutesOfCase(id: MunicipalityId, caseId: CaseId): Promise<readonly Minutes[]>;

  concern(id: MunicipalityId, concernId: ConcernId): Promise<Concern | null>;
  /** 気づき of these bodies, newest first; `by`: only those that these seats have reported. */
  concerns(
    id: MunicipalityId,
    bodyIds: readonly BodyId[],
    terms?: { readonly openOnly?: boolean; readonly by?: readonly ConstituentId[] },
  ): Promise<readonly Concern[]>;
  concernsOfCase(id: MunicipalityId, caseId: CaseId): Promise<readonly Concern[]>;
  /** Every number that was ever given. */
  concernNumbers(id: MunicipalityId): Promise<readonly string[]>;

  /** The newest confirmed minutes of each case of these bodies: when they were confirmed, and the next review. */
  reviews(
    id: MunicipalityId,
    bodyIds: readonly BodyId[],
  ): Promise<ReadonlyMap<CaseId, { readonly confirmedAt: Date; readonly nextReviewOn: CalendarDay | null }>>;

  cooperationRequest(id: MunicipalityId, requestId: RequestId): Promise<CooperationRequest | null>;
  /** 協力の求め of a case, by number. */
  requestsOfCase(id: MunicipalityId, caseId: CaseId): Promise<readonly CooperationRequest[]>;
  /** Those of these bodies that are still waited for, by the day until which they are. */
  openRequests(id: MunicipalityId, bodyIds: readonly BodyId[]): Promise<readonly CooperationRequest[]>;
  /** Waited for until `day` at most, with this step not yet done for that day; at most `limit`. */
  requestsToRemind(
    id: MunicipalityId,
    day: CalendarDay,
    step: RequestStep,
    limit: number,
  ): Promise<readonly OpenRequest[]>;

  task(id: MunicipalityId, taskId: TaskId): Promise<FollowUpTask | null>;
  /** Open tasks of these bodies, by due day. */
  openTasks(id: MunicipalityId, bodyIds: readonly BodyId[]): Promise<readonly FollowUpTask[]>;
  tasksOfCase(id: MunicipalityId, caseId: CaseId): Promise<readonly FollowUpTask[]>;
  /** What was reported of a task, oldest round first. */
  taskRounds(id: MunicipalityId, taskId: TaskId): Promise<readonly TaskRound[]>;
  triggersOfCase(id: MunicipalityId, caseId: CaseId): Promise<readonly Trigger[]>;
  /**
   * Tasks that are offered or accepted and due on or before `day`, for which no reminder of the step `due:` with their
   * due day exists; at most `limit`.
   */
  tasksToRemind(id: MunicipalityId, day: CalendarDay, limit: number): Promise<readonly FollowUpTask[]>;
  /** Tasks offered before that moment, for which no reminder of this step with the number of the offer exists. */
  offersWaiting(
    id: MunicipalityId,
    before: Date,
    step: OfferStep,
    limit: number,
  ): Promise<readonly FollowUpTask[]>;

  disclosure(id: MunicipalityId, disclosureId: DisclosureId): Promise<DisclosureRecord | null>;
  /** Disclosures that a crash may have left between two steps (intended, allowed or posted), begun before `before`. */
  unfinishedDisclosures(
    before: Date,
  ): Promise<readonly { municipalityId: MunicipalityId; disclosure: DisclosureRecord }[]>;
  /** Posts of this case that are live or may come to be: intended, allowed, posted or kept. */
  liveDisclosures(id: MunicipalityId, caseId: CaseId): Promise<readonly DisclosureRecord[]>;

  /** All posts of these bodies, newest first, whatever became of them. */
  disclosuresOf(id: MunicipalityId, bodyIds: readonly BodyId[]): Promise<readonly DisclosureRecord[]>;
  /** Every check of these posts, oldest first. */
  disclosureChecks(id: MunicipalityId, ids: readonly DisclosureId[]): Promise<readonly DisclosureCheck[]>;
  /** Confidential readings of these bodies' cases and what was refused, newest first. */
  readings(id: MunicipalityId, bodyIds: readonly BodyId[], limit: number): Promise<readonly AuditEntry[]>;
  /** Posts that were kept and stand in a channel now, of all cases. */
  keptDisclosures(id: MunicipalityId): Promise<readonly DisclosureRecord[]>;

  /** State, audit, outbox and reply in one transaction: all of it or nothing. */
  commit(commit: Commit): Promise<Committed>;

  /** Leases due messages; a second worker does not get the same ones. Oldest first. */
  lease(now: Date, leaseSeconds: number, limit: number): Promise<readonly Due[]>;
  /** The platform accepted it. A `refresh` or a notice that has become moot has no message. */
  delivered(due: Due, sent: SentMessage | null, now: Date): Promise<void>;
  /** To be tried again at `again`; null gives it up (dead letter). `why` is a code, never content. */
  failed(due: Due, why: string, again: Date | null): Promise<void>;
  /** Messages about a sitting that are to be drawn again. */
  sentAbout(id: MunicipalityId, sittingId: SittingId): Promise<readonly SentMessage[]>;
  /** How many messages wait, and how many were given up. */
  outboxCounts(): Promise<{ readonly waiting: number; readonly dead: number }>;
  /** When the next waiting message becomes due; null when none waits. */
  nextDue(): Promise<Date | null>;
};

/** Used by the import only. */
export type TenantRef = { readonly platform: Platform; readonly tenant: string };

export type { Notice, Recipient };
