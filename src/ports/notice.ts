import type { CalendarDay } from '../domain/calendar-day.ts';
import type {
  BodyId,
  CaseId,
  ConcernId,
  ConstituentId,
  DisclosureId,
  MinutesId,
  PersonId,
  RequestId,
  SittingId,
  TaskId,
} from '../domain/ids.ts';
import type { ChannelRef, MessageRef } from './account.ts';

/**
 * What is to be told to somebody, by id. The words are made when it is delivered, from what is true then;
 * so the outbox holds nothing confidential, and nobody hears of what has been undone meanwhile.
 */
export type Notice =
  /** A sitting's card: poll, call or cancellation, whatever it is at delivery. `news` is why it comes. */
  | {
      readonly kind: 'sitting';
      readonly sittingId: SittingId;
      readonly news: 'poll_opened' | 'called' | 'changed' | 'moved' | 'cancelled';
    }
  /** 会長の画面: counts, quorum, and who has not answered. */
  | { readonly kind: 'sitting_status'; readonly sittingId: SittingId }
  | { readonly kind: 'pledge_asked'; readonly constituentId: ConstituentId }
  /** To somebody who has left the body: the duty of secrecy goes on. */
  | { readonly kind: 'seat_ended'; readonly constituentId: ConstituentId }
  /** Whose terms end on a day, to the secretariat: before it, and once they are over. */
  | { readonly kind: 'terms_ending'; readonly bodyId: BodyId; readonly endsOn: CalendarDay }
  | { readonly kind: 'proxy_named'; readonly sittingId: SittingId; readonly forId: ConstituentId }
  | { readonly kind: 'proxy_invited'; readonly sittingId: SittingId; readonly constituentId: ConstituentId }
  | { readonly kind: 'word_to_chair'; readonly sittingId: SittingId }
  /** 封をした要旨: number and button; the text is opened for each reader by themselves. */
  | { readonly kind: 'summary_sealed'; readonly minutesId: MinutesId }
  | { readonly kind: 'minutes_to_confirm'; readonly minutesId: MinutesId }
  /** Who stands in the way of a confidential post in a channel: accounts and reasons, for the secretariat. */
  | {
      readonly kind: 'channel_unfit';
      readonly channel: ChannelRef;
      readonly room: readonly string[];
      readonly readers: readonly { readonly account: string; readonly reasons: readonly string[] }[];
    }
  | { readonly kind: 'disclosure_refused'; readonly disclosureId: DisclosureId }
  | { readonly kind: 'disclosure_retracted'; readonly disclosureId: DisclosureId }
  /** A post that must go and cannot be taken away: the channel is named, for somebody must act by hand. */
  | { readonly kind: 'disclosure_stuck'; readonly disclosureId: DisclosureId }
  /** Nobody can tell who reads a live post: its channel could not be read for a while. */
  | { readonly kind: 'disclosure_unwatched'; readonly disclosureId: DisclosureId }
  /** The answer to a post was lost, and the platform cannot say whether it stands: somebody has to look. */
  | { readonly kind: 'disclosure_unfound'; readonly disclosureId: DisclosureId }
  /** 監査記録の控え: where the audit ended on a day. */
  | { readonly kind: 'audit_anchor'; readonly day: CalendarDay; readonly text: string }
  /** How a post ended whose answer had been lost, to whoever asked for it. */
  | { readonly kind: 'disclosure_settled'; readonly disclosureId: DisclosureId }
  /** 気づき: to the secretariat when it comes and when it waits too long, to whoever reported it once it is decided. */
  | { readonly kind: 'concern_reported'; readonly concernId: ConcernId }
  | { readonly kind: 'concern_waiting'; readonly concernId: ConcernId }
  | { readonly kind: 'concern_decided'; readonly concernId: ConcernId }
  /** 協力の求め: to the contacts of the agency, when it comes, on the due day, and when it is taken back. */
  | { readonly kind: 'request_asked'; readonly cooperationId: RequestId }
  | { readonly kind: 'request_due'; readonly cooperationId: RequestId }
  | { readonly kind: 'request_withdrawn'; readonly cooperationId: RequestId }
  /** To those who lead the body: who has answered, and that no answer has come by the day. */
  | { readonly kind: 'request_answered'; readonly cooperationId: RequestId; readonly number: number }
  | { readonly kind: 'request_overdue'; readonly cooperationId: RequestId }
  /** A case left the agenda, since it may no longer be dealt with; to those who lead its body. */
  | { readonly kind: 'agenda_item_dropped'; readonly sittingId: SittingId; readonly caseId: CaseId }
  /** 期日 is near; to the lead agency, and on the day to the chair. */
  | { readonly kind: 'hard_date'; readonly caseId: CaseId; readonly number: number }
  /** A household's case came from another body; to those who lead this one. */
  | { readonly kind: 'case_referred'; readonly caseId: CaseId }
  | { readonly kind: 'task_assigned'; readonly taskId: TaskId }
  | { readonly kind: 'task_reminder'; readonly taskId: TaskId }
  | { readonly kind: 'task_unreachable'; readonly taskId: TaskId }
  /** An offer that nobody has answered: to the agency, and later to the chair. */
  | { readonly kind: 'task_offer_waiting'; readonly taskId: TaskId }
  | { readonly kind: 'task_unanswered'; readonly taskId: TaskId }
  /** 引受・辞退・変更の相談, to those who lead the body. */
  | { readonly kind: 'task_answered'; readonly taskId: TaskId }
  /** What those who lead the body have decided on a task (変更の受入れ・取りやめ・終了), to its agency. */
  | { readonly kind: 'task_settled'; readonly taskId: TaskId }
  /** 発動: what the task waits for has happened. */
  | { readonly kind: 'task_triggered'; readonly taskId: TaskId }
  /** A round was reported on, as done or not. Without its number the newest is meant. */
  | { readonly kind: 'task_done'; readonly taskId: TaskId; readonly round?: number };

export type Recipient =
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'channel'; readonly channel: ChannelRef };

/** A row of the outbox. `key` says what, to whom and which step; the same key is never sent twice. */
export type Outgoing =
  | { readonly kind: 'notice'; readonly key: string; readonly to: Recipient; readonly notice: Notice }
  /**
   * Draws the messages about a sitting again: all of them, or only those that show counts (the channel's,
   * the chair's) and one person's own.
   */
  | {
      readonly kind: 'refresh';
      readonly key: string;
      readonly sittingId: SittingId;
      readonly scope: 'all' | { readonly countsAnd: PersonId };
    };

/** A message that was sent and may have to be drawn again. */
export type SentMessage = {
  readonly message: MessageRef;
  readonly to: Recipient;
  readonly notice: Notice;
};
