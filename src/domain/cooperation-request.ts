import type { CalendarDay } from './calendar-day.ts';
import { type Case, isInAudience } from './case.ts';
import type { Confidential } from './confidential.ts';
import { type Constituent, isActive } from './constituent.ts';
import { accept, type Decision, refuse } from './decision.ts';
import { caseReasons, type GateTerms } from './disclosure.ts';
import { agencyContacts } from './follow-up-task.ts';
import type { AgencyId, BodyId, CaseId, ConstituentId, RequestId, SittingId } from './ids.ts';

/**
 * 協力の求めの根拠, as the law was on the day of asking. Without an article it is no request of the law (協力の求め) but a
 * plain one (お願い), which nobody is bound to answer.
 */
export type RequestBasis = {
  /** More than one where kinds of bodies are run jointly. */
  readonly articles: readonly string[];
  /** 応じる義務: 努力義務, or none. */
  readonly duty: 'effort' | 'none';
  /** 要確認: not read in a statute. */
  readonly toBeChecked: boolean;
};

/** 協力できない理由, from a closed list. */
export const DECLINE_REASONS = [
  'no_information',
  'outside_remit',
  'not_permitted',
  'consent_needed',
  'no_capacity',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** What was written in an answer: what the agency knows, or a word why it cannot help; and what is still missing. */
export type AnswerContent = { readonly text: string; readonly missing: string };

/** 回答: only ever added. */
export type CooperationAnswer = {
  /** 1, 2 … within the request. */
  readonly number: number;
  readonly by: ConstituentId;
  readonly at: Date;
  readonly content: Confidential<AnswerContent>;
} & (
  | {
      readonly kind: 'answered' | 'partly_answered';
      /** Of whom in the household it speaks; null: of the household. */
      readonly memberId: string | null;
      /** 提供元を明かさない, if it becomes a fact of the case. */
      readonly sourceConfidential: boolean;
      /** 残りの回答予定日 of a partial answer. */
      readonly restBy: CalendarDay | null;
    }
  | { readonly kind: 'declined'; readonly reason: DeclineReason }
);

type RequestBase = {
  readonly id: RequestId;
  readonly bodyId: BodyId;
  readonly caseId: CaseId;
  /** For which sitting it is needed. */
  readonly sittingId: SittingId | null;
  /** Running number within the case: R8-支-014 の照会2. */
  readonly number: number;
  readonly agencyId: AgencyId;
  readonly what: Confidential<string>;
  /** 回答期限, as it was asked. */
  readonly dueOn: CalendarDay;
  readonly basis: RequestBasis;
  readonly askedBy: ConstituentId;
  readonly askedAt: Date;
  /** Oldest first. */
  readonly answers: readonly CooperationAnswer[];
};

/** `waitsUntil`: by when an answer, or the rest of it, is expected; null where no day was given for the rest. */
export type OpenRequest = RequestBase & {
  readonly status: 'asked' | 'partly_answered';
  readonly waitsUntil: CalendarDay | null;
};
export type SettledRequest = RequestBase & { readonly status: 'answered' | 'declined' };
export type WithdrawnRequest = RequestBase & {
  readonly status: 'withdrawn';
  readonly withdrawnAt: Date;
  readonly withdrawnBy: ConstituentId;
};

/** 協力の求め・照会: what a body asks one agency about one of its cases before it sits (domain/README 1.1, 1.4). */
export type CooperationRequest = OpenRequest | SettledRequest | WithdrawnRequest;

export type AskRefusal =
  | { readonly kind: 'due_day_past'; readonly day: CalendarDay }
  | { readonly kind: 'due_after_sitting'; readonly day: CalendarDay }
  | { readonly kind: 'case_not_open' }
  /** Consent withdrawn, retention over, body not set up. */
  | { readonly kind: 'request_barred' }
  /** Who is on no roster of the body cannot be asked: register first, ask second. */
  | { readonly kind: 'agency_not_registered'; readonly agencyId: AgencyId }
  | { readonly kind: 'agency_not_in_audience'; readonly agencyId: AgencyId };

export type AnswerRefusal =
  | { readonly kind: 'other_agency' }
  | { readonly kind: 'request_withdrawn'; readonly withdrawnAt: Date }
  | { readonly kind: 'answered_before'; readonly at: Date }
  | { readonly kind: 'request_barred' }
  | { readonly kind: 'due_day_past'; readonly day: CalendarDay };

export type WithdrawRefusal = { readonly kind: 'not_waiting' };

/**
 * Asks one agency (協力の求め). The request goes to constituents only: the agency has somebody on the roster of the body,
 * and among them somebody who is convened for the case; else nobody there could be told what it is about.
 */
export function askCooperation(
  terms: Omit<RequestBase, 'bodyId' | 'caseId' | 'answers' | 'sittingId'> & {
    readonly of: Case;
    /** With the last day on which it may be held. */
    readonly sitting: { readonly id: SittingId; readonly lastDay: CalendarDay } | null;
    readonly gate: GateTerms;
  },
): Decision<OpenRequest, AskRefusal> {
  const { of, sitting, gate, ...base } = terms;
  const { roster, today } = gate;
  const { agencyId, dueOn } = base;
  if (dueOn < today) return refuse({ kind: 'due_day_past', day: dueOn });
  if (sitting !== null && dueOn > sitting.lastDay) {
    return refuse({ kind: 'due_after_sitting', day: sitting.lastDay });
  }
  if (of.status !== 'open') return refuse({ kind: 'case_not_open' });
  if (caseReasons(of, gate).length > 0) return refuse({ kind: 'request_barred' });
  const seated = roster.constituents.some((one) => one.person.agencyId === agencyId && isActive(one, today));
  if (!seated) return refuse({ kind: 'agency_not_registered', agencyId });
  if (agencyContacts(roster, of, agencyId, today).length === 0) {
    return refuse({ kind: 'agency_not_in_audience', agencyId });
  }
  return accept({
    ...base,
    bodyId: of.bodyId,
    caseId: of.id,
    sittingId: sitting?.id ?? null,
    answers: [],
    status: 'asked',
    waitsUntil: dueOn,
  });
}

/** Without the number, which follows from the answers before. */
export type NewAnswer = CooperationAnswer extends infer A
  ? A extends CooperationAnswer
    ? Omit<A, 'number' | 'by' | 'at'>
    : never
  : never;

/**
 * Whether somebody may answer now (回答できるか): of the agency that was asked, convened for the case, and nobody was
 * faster. The first answer counts; after a partial one the rest may follow, once.
 */
export function mayAnswer(
  request: CooperationRequest,
  kind: CooperationAnswer['kind'],
  terms: { readonly by: Constituent; readonly of: Case; readonly gate: GateTerms },
): Decision<OpenRequest, AnswerRefusal> {
  const { by, of, gate } = terms;
  if (by.person.agencyId !== request.agencyId || !isInAudience(of, by.person.id)) {
    return refuse({ kind: 'other_agency' });
  }
  if (caseReasons(of, gate).length > 0) return refuse({ kind: 'request_barred' });
  if (request.status === 'withdrawn') {
    return refuse({ kind: 'request_withdrawn', withdrawnAt: request.withdrawnAt });
  }
  const last = request.answers.at(-1);
  const isOpen = request.status === 'asked' || request.status === 'partly_answered';
  if (isOpen && (last === undefined || kind === 'answered')) return accept(request);
  if (last === undefined) throw new Error('A request that is settled has an answer.');
  return refuse({ kind: 'answered_before', at: last.at });
}

/** Adds an answer (回答・一部の回答・協力できない). */
export function answerRequest(
  request: CooperationRequest,
  answer: NewAnswer,
  terms: {
    readonly by: Constituent;
    readonly of: Case;
    readonly gate: GateTerms;
    readonly now: Date;
  },
): Decision<OpenRequest | SettledRequest, AnswerRefusal> {
  const { by, gate, now } = terms;
  const allowed = mayAnswer(request, answer.kind, terms);
  if (!allowed.ok) return allowed;
  const restBy = answer.kind === 'declined' ? null : answer.restBy;
  if (restBy !== null && restBy < gate.today) return refuse({ kind: 'due_day_past', day: restBy });
  const { waitsUntil: _, ...open } = allowed.value;
  const added: CooperationAnswer = { ...answer, number: open.answers.length + 1, by: by.id, at: now };
  const answers = [...open.answers, added];
  return answer.kind === 'partly_answered'
    ? accept({ ...open, answers, status: 'partly_answered', waitsUntil: restBy })
    : accept({ ...open, answers, status: answer.kind });
}

/** 取り下げ by the body, as long as something is still waited for. What was answered stays. */
export function withdrawRequest(
  request: CooperationRequest,
  terms: { readonly by: ConstituentId; readonly now: Date },
): Decision<WithdrawnRequest, WithdrawRefusal> {
  if (request.status !== 'asked' && request.status !== 'partly_answered') {
    return refuse({ kind: 'not_waiting' });
  }
  const { waitsUntil: _, ...open } = request;
  return accept({ ...open, status: 'withdrawn', withdrawnAt: terms.now, withdrawnBy: terms.by });
}

/** 督促 to the agency on the due day, and 未回答 to those who asked once it is over; each once. */
export type RequestStep = 'due' | 'overdue';

/** Which steps of reminding are due (督促), in office hours only. */
export function requestStepDue(request: CooperationRequest, step: RequestStep, today: CalendarDay): boolean {
  if (request.status !== 'asked' && request.status !== 'partly_answered') return false;
  if (request.waitsUntil === null) return false;
  return step === 'due' ? request.waitsUntil <= today : request.waitsUntil < today;
}
