import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { Case } from '../../src/domain/case.ts';
import { EMPTY_CONTENT } from '../../src/domain/case-file.ts';
import { seal } from '../../src/domain/confidential.ts';
import type { FollowUpTask, OfferedTask } from '../../src/domain/follow-up-task.ts';
import type {
  AgencyId,
  BodyId,
  CaseId,
  ConstituentId,
  FileId,
  MinutesId,
  OptionId,
  SittingId,
  TaskId,
} from '../../src/domain/ids.ts';
import { type DraftMinutes, EMPTY_MINUTES, type Minutes } from '../../src/domain/minutes.ts';
import type { ConvenedSitting, PollingSitting } from '../../src/domain/sitting.ts';
import { personIdOf } from './seed.ts';

// Values of the domain that fit the municipality of `seed.ts`. Each shows only what its test is about.

const SHIEN = 'shien' as BodyId;
const EVERYBODY = ['chair', 'sato', 'suzuki'] as ConstituentId[];

export const instant = (text: string) => new Date(text);

export function convenedSitting(id: string, parts: Partial<ConvenedSitting> = {}): ConvenedSitting {
  return {
    id: id as SittingId,
    bodyId: SHIEN,
    jointWith: [],
    kind: 'regular',
    lengthMin: 60,
    place: '市役所201',
    invited: EVERYBODY,
    sequence: 0,
    status: 'convened',
    convenedAt: instant('2026-11-01T00:00:00Z'),
    startsAt: instant('2026-12-03T05:00:00Z'),
    ...parts,
  };
}

export function pollingSitting(id: string, parts: Partial<PollingSitting> = {}): PollingSitting {
  return {
    id: id as SittingId,
    bodyId: SHIEN,
    jointWith: [],
    kind: 'regular',
    lengthMin: 60,
    place: '',
    invited: EVERYBODY,
    sequence: 0,
    status: 'polling',
    deadline: instant('2026-11-20T08:00:00Z'),
    options: [
      { id: `${id}-1` as OptionId, startsAt: instant('2026-12-03T05:00:00Z') },
      { id: `${id}-2` as OptionId, startsAt: instant('2026-12-04T05:00:00Z') },
    ],
    ...parts,
  };
}

export function openCase(id: string, parts: Partial<Case> = {}): Case {
  return {
    id: id as CaseId,
    bodyId: SHIEN,
    number: `R8-支-${id}`,
    urgency: 'high',
    selectionReason: 'no_consent',
    fileId: `file-${id}` as FileId,
    noConsent: 'unreachable',
    subjects: [],
    subjectKinds: [],
    consents: [],
    hardDates: [],
    leadAgencyId: null,
    limits: [],
    audience: [personIdOf('chair'), personIdOf('sato')],
    recused: [],
    status: 'open',
    closing: null,
    closedOn: null,
    content: seal(EMPTY_CONTENT),
    version: 1,
    ...parts,
  };
}

export function draftMinutes(
  id: string,
  parts: Partial<DraftMinutes> & Pick<Minutes, 'sittingId' | 'caseId'>,
): DraftMinutes {
  return {
    id: id as MinutesId,
    bodyId: SHIEN,
    content: seal(EMPTY_MINUTES),
    nextReviewOn: null,
    writtenBy: 'office' as ConstituentId,
    version: 1,
    status: 'draft',
    ...parts,
  };
}

export function openTask(
  id: string,
  parts: Partial<OfferedTask> & Pick<FollowUpTask, 'caseId'>,
): OfferedTask {
  return {
    id: id as TaskId,
    bodyId: SHIEN,
    sittingId: null,
    number: 1,
    agencyId: 'hokatsu' as AgencyId,
    verb: 'visit',
    detail: seal(''),
    schedule: { kind: 'due' },
    dueOn: calendarDay('2026-12-10'),
    round: 1,
    offers: 1,
    offeredAt: instant('2026-12-01T00:00:00Z'),
    version: 1,
    status: 'offered',
    ...parts,
  };
}
