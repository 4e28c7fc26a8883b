import { z } from 'zod';
import type { AgendaItem } from '../../domain/agenda.ts';
import type { AttendanceReply } from '../../domain/attendance.ts';
import type {
  AgendaItemId,
  BodyId,
  CaseId,
  ConstituentId,
  MunicipalityId,
  OptionId,
  SittingId,
} from '../../domain/ids.ts';
import type { PollAnswer } from '../../domain/scheduling-poll.ts';
import type { Sitting } from '../../domain/sitting.ts';
import type { ContentPlace } from '../../ports/cipher.ts';
import type { SittingRecord } from '../../ports/store.ts';
import type * as Rows from '../generated/client.ts';
import type { Prisma } from '../generated/client.ts';
import { cleanText } from '../json.ts';
import type { Opener } from '../vault.ts';

export const sittingParts = {
  options: { orderBy: { startsAt: 'asc' } },
  pollAnswers: { orderBy: { answeredAt: 'asc' } },
  replies: { orderBy: { answeredAt: 'asc' } },
  agenda: { orderBy: { position: 'asc' } },
} satisfies Prisma.SittingInclude;
export type SittingRow = Prisma.SittingGetPayload<{ include: typeof sittingParts }>;

export function sittingRecordFromRow(row: SittingRow, open: Opener): SittingRecord {
  return {
    sitting: sittingFromRow(row),
    version: row.version,
    pollAnswers: row.pollAnswers.map(pollAnswerFromRow),
    replies: row.replies.map((reply) => replyFromRow(reply, open)),
    agenda: row.agenda.map(agendaItemFromRow),
  };
}

function sittingFromRow(row: SittingRow): Sitting {
  const base = {
    id: row.sittingId as SittingId,
    bodyId: row.bodyId as BodyId,
    jointWith: row.jointWith as BodyId[],
    kind: row.kind,
    lengthMin: row.lengthMin,
    place: row.place,
    invited: row.invited as ConstituentId[],
    sequence: row.sequence,
  };
  switch (row.status) {
    case 'polling': {
      const options = row.options.map(({ optionId, startsAt }) => ({ id: optionId as OptionId, startsAt }));
      return { ...base, status: 'polling', options, deadline: present(row.deadline, 'deadline') };
    }
    case 'convened':
      return {
        ...base,
        status: 'convened',
        startsAt: present(row.startsAt, 'startsAt'),
        convenedAt: present(row.convenedAt, 'convenedAt'),
      };
    case 'cancelled':
      return {
        ...base,
        status: 'cancelled',
        startsAt: row.startsAt,
        cancelledAt: present(row.cancelledAt, 'cancelledAt'),
      };
    default:
      throw new Error(`No such status of a sitting: ${row.status satisfies never}`);
  }
}

function present<T>(value: T | null, column: string): T {
  if (value === null) throw new Error(`A sitting of this status has no ${column}.`);
  return value;
}

/** The columns that a change writes. Those that a status does not have stay as they were, and are not read. */
export function sittingColumns(sitting: Sitting) {
  const { bodyId, jointWith, kind, status, lengthMin, invited, sequence } = sitting;
  const base = {
    bodyId,
    jointWith: [...jointWith],
    kind,
    status,
    lengthMin,
    place: cleanText(sitting.place),
    invited: [...invited],
    sequence,
  };
  switch (sitting.status) {
    case 'polling':
      return { ...base, deadline: sitting.deadline };
    case 'convened': {
      const { startsAt, convenedAt } = sitting;
      return { ...base, startsAt, convenedAt, endsAt: new Date(startsAt.getTime() + lengthMin * 60_000) };
    }
    case 'cancelled':
      return { ...base, startsAt: sitting.startsAt, cancelledAt: sitting.cancelledAt };
    default:
      throw new Error(`No columns for ${JSON.stringify(sitting satisfies never)}`);
  }
}

function pollAnswerFromRow({ optionId, constituentId, mark, answeredAt }: Rows.PollAnswer): PollAnswer {
  return { optionId: optionId as OptionId, constituentId: constituentId as ConstituentId, mark, answeredAt };
}

/** A word belongs to the sitting and not to a case; the sitting has a data key of its own for it. */
export function wordPlace(municipalityId: string, sittingId: string, constituentId: string): ContentPlace {
  return { municipalityId, subjectId: sittingId, field: `reply.word:${constituentId}` };
}

function replyFromRow(row: Rows.AttendanceReply, open: Opener): AttendanceReply {
  const { municipalityId, sittingId, constituentId, answer, proxyId, word, answeredAt } = row;
  return {
    constituentId: constituentId as ConstituentId,
    answer,
    proxyId: proxyId as ConstituentId | null,
    word: word && open(word, wordPlace(municipalityId, sittingId, constituentId), z.string()),
    answeredAt,
  };
}

function agendaItemFromRow(row: Rows.AgendaItem): AgendaItem {
  return {
    id: row.agendaItemId as AgendaItemId,
    sittingId: row.sittingId as SittingId,
    bodyId: row.bodyId as BodyId,
    caseId: row.caseId as CaseId,
    position: row.position,
    legalBasis: row.legalBasis,
    lengthMin: row.lengthMin,
  };
}

export function agendaItemToRow(municipalityId: MunicipalityId, item: AgendaItem): Rows.AgendaItem {
  const { id, ...rest } = item;
  return { municipalityId, agendaItemId: id, ...rest };
}
