import type { CalendarDay } from '../domain/calendar-day.ts';
import type { MunicipalityId } from '../domain/ids.ts';

/** The last line of a municipality's audit (監査記録の末尾). Its hash stands for all lines up to it. */
export type AuditHead = {
  /** How many lines there are. */
  readonly number: number;
  /** SHA-256 in hexadecimal digits. */
  readonly hash: string;
};

/**
 * 監査記録の控え: the head of a day. Kept where who runs the database cannot reach it (the secretariat's mail, paper),
 * it shows later whether lines up to it were rewritten or cut off.
 */
export type AuditAnchor = AuditHead & {
  readonly day: CalendarDay;
  /** As `npm run audit:verify -- --anchor` takes it. */
  readonly text: string;
};

export type AuditStore = {
  /** Null while nothing has been recorded. */
  auditHead(id: MunicipalityId): Promise<AuditHead | null>;
  /**
   * Keeps the head of now as the anchor of this day; asked again on the same day, it is the first one. Null while
   * nothing has been recorded.
   */
  anchorHead(id: MunicipalityId, day: CalendarDay): Promise<AuditAnchor | null>;
  /** The newest anchor of an earlier day; null when there is none. */
  anchorBefore(id: MunicipalityId, day: CalendarDay): Promise<AuditAnchor | null>;
};
