import type { AccountKey, BodyId, CaseId, PersonId, SittingId } from './ids.ts';

/**
 * One line of the audit (監査記録): what happened, to what, by whom. It names things by id and carries
 * counts and dates only, never content. Denials and confidential reads are events like any other.
 */
export type AuditEvent = {
  readonly kind: string;
  readonly bodyId?: BodyId;
  readonly sittingId?: SittingId;
  readonly caseId?: CaseId;
  /** The thing itself where it is none of the above, such as a task or a disclosure. */
  readonly subjectId?: string;
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
};

/** Who acted: a person if the account is known, else only the account; a job has neither. */
export type AuditActor = {
  readonly personId: PersonId | null;
  readonly account: AccountKey | null;
};
