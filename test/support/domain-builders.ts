import type { AgendaItem } from '../../src/domain/agenda.ts';
import type { AttendanceReply } from '../../src/domain/attendance.ts';
import { calendarDay, instantOf } from '../../src/domain/calendar-day.ts';
import type { Case } from '../../src/domain/case.ts';
import { type CaseContent, EMPTY_CONTENT } from '../../src/domain/case-file.ts';
import { seal } from '../../src/domain/confidential.ts';
import type { ConsentRecord, ConsentState } from '../../src/domain/consent.ts';
import type { Constituent, Person, Pledge, Roster } from '../../src/domain/constituent.ts';
import type { GateTerms, Occupant, Room } from '../../src/domain/disclosure.ts';
import type { OfferedTask } from '../../src/domain/follow-up-task.ts';
import type {
  AccountKey,
  AgencyId,
  AgendaItemId,
  BodyId,
  CaseId,
  ChannelKey,
  ConstituentId,
  FileId,
  MinutesId,
  MunicipalityId,
  OptionId,
  PersonId,
  SittingId,
  TaskId,
} from '../../src/domain/ids.ts';
import type { BodyRules, MeetingBody } from '../../src/domain/meeting-body.ts';
import { type DraftMinutes, EMPTY_MINUTES } from '../../src/domain/minutes.ts';
import type {
  CancelledSitting,
  ConvenedSitting,
  DateOption,
  PollingSitting,
} from '../../src/domain/sitting.ts';

// Values for tests of decisions, which need no store. Each shows only what its test is about.

/** Everything goes by Tokyo's wall clock; the machine's is of no account. */
export const TOKYO = 'Asia/Tokyo';
/** The day and the moment at which the rules are asked, unless a test says otherwise. */
export const TODAY = calendarDay('2026-12-01');
export const NOW = instantOf(TOKYO, TODAY, '10:00');
/** The pledge text in force. */
export const PLEDGE_IN_FORCE = 'pledge-2025';

export const SHIEN = 'shien' as BodyId;

export const day = calendarDay;

/** '2026-12-03 14:00', as Tokyo's clocks show it. */
export function at(text: string): Date {
  const [date = '', time = ''] = text.split(' ');
  return instantOf(TOKYO, day(date), time);
}

export const constituentId = (name: string) => name as ConstituentId;
/** Another string than the seat's, so that the one taken for the other does not go unseen. */
export const personId = (name: string) => `person-${name}` as PersonId;
export const agencyId = (name: string) => name as AgencyId;
export const optionId = (name: string) => name as OptionId;
export const accountOf = (name: string) => `slack:T0001:${name}` as AccountKey;

export const pledge: Pledge = {
  pledgedOn: day('2026-04-01'),
  version: PLEDGE_IN_FORCE,
  method: 'in_chat',
};

type SeatChoices = Partial<Omit<Constituent, 'person' | 'term'>> & {
  readonly agency?: string;
  readonly person?: Partial<Person>;
  readonly from?: string;
  readonly to?: string;
};

/** Somebody in office with the current pledge: a regular constituent of an agency of their own. */
export function constituent(name: string, choices: SeatChoices = {}): Constituent {
  const { agency = `agency-of-${name}`, person, from = '2026-04-01', to = '2028-03-31', ...seat } = choices;
  return {
    id: constituentId(name),
    bodyId: SHIEN,
    person: {
      id: personId(name),
      name,
      agencyId: agencyId(agency),
      accounts: [accountOf(name)],
      ...person,
    },
    kind: 'regular',
    term: { from: day(from), to: day(to) },
    suspendedOn: null,
    endedOn: null,
    pledge,
    ...seat,
  };
}

export function body(rules: Partial<BodyRules> = {}): MeetingBody {
  return {
    id: SHIEN,
    municipalityId: 'tsutsuji' as MunicipalityId,
    key: 'shien',
    types: ['support_conference'],
    displayName: 'つつじ市支援会議',
    chairTitle: '会長',
    parentBodyId: null,
    layer: null,
    law: [],
    ordinance: { number: '令和7年告示第12号', establishedOn: day('2025-06-01') },
    rules: {
      quorum: { kind: 'none' },
      noticeDays: 3,
      delivery: 'inline',
      consent: null,
      retentionYears: 5,
      allowedBots: [],
      ...rules,
    },
    jointWith: [],
  };
}

export function roster(constituents: readonly Constituent[], of: MeetingBody = body()): Roster {
  const agencies = [...new Set(constituents.map((one) => one.person.agencyId))].map((id) => ({
    id,
    key: id,
    name: `機関${id}`,
    kind: 'other',
    secrecyScope: 'individual' as const,
  }));
  return { body: of, constituents, agencies };
}

type SittingChoices = Partial<Omit<ConvenedSitting, 'status' | 'startsAt' | 'invited'>> & {
  readonly invited?: readonly Constituent[];
};

function sittingBase({ invited = [], ...choices }: SittingChoices) {
  return {
    id: 'sitting' as SittingId,
    bodyId: SHIEN,
    jointWith: [],
    kind: 'regular' as const,
    lengthMin: 60,
    place: '市役所301会議室',
    sequence: 0,
    ...choices,
    invited: invited.map((one) => one.id),
  };
}

/** A sitting called for 2026-12-10 14:00. */
export function sitting({
  startsAt = '2026-12-10 14:00',
  ...choices
}: SittingChoices & { readonly startsAt?: string } = {}): ConvenedSitting {
  return {
    convenedAt: at('2026-11-20 09:00'),
    ...sittingBase(choices),
    status: 'convened',
    startsAt: at(startsAt),
  };
}

/** A date asked about, named by its moment. */
export function option(moment: string): DateOption {
  return { id: optionId(moment), startsAt: at(moment) };
}

export function pollingSitting({
  options = ['2026-12-10 14:00', '2026-12-11 10:00'],
  ...choices
}: SittingChoices & { readonly options?: readonly string[] } = {}): PollingSitting {
  return {
    ...sittingBase(choices),
    status: 'polling',
    options: options.map(option),
    deadline: at('2026-12-05 17:00'),
  };
}

export function cancelledSitting(choices: SittingChoices = {}): CancelledSitting {
  return {
    ...sittingBase(choices),
    status: 'cancelled',
    startsAt: at('2026-12-10 14:00'),
    cancelledAt: at('2026-11-25 09:00'),
  };
}

export function reply(by: Constituent, choices: Partial<AttendanceReply> = {}): AttendanceReply {
  return {
    constituentId: by.id,
    answer: 'attend',
    proxyId: null,
    word: null,
    answeredAt: NOW,
    ...choices,
  };
}

type CaseChoices = Partial<Omit<Case, 'audience' | 'recused' | 'content'>> & {
  readonly audience?: readonly Constituent[];
  readonly recused?: readonly Constituent[];
  readonly content?: CaseContent;
  /** Said for the household, before the body of the case. */
  readonly consent?: ConsentState;
};

/** A line of the ledger of consent, of the household and for 支援会議（困窮） unless the test says otherwise. */
export function consentLine(choices: Partial<ConsentRecord> = {}): ConsentRecord {
  return {
    memberId: null,
    purpose: 'support_conference',
    state: 'obtained',
    method: 'writing',
    on: day('2026-11-01'),
    until: null,
    ...choices,
  };
}

/** A case (`case` is a word of the language). Nobody is in its audience unless the test says so. */
export function kase({
  audience = [],
  recused = [],
  content = { ...EMPTY_CONTENT, situation: '状況' },
  consent,
  ...choices
}: CaseChoices = {}): Case {
  return {
    id: 'case' as CaseId,
    fileId: 'file' as FileId,
    bodyId: SHIEN,
    number: 'R8-支-014',
    urgency: 'immediate',
    selectionReason: 'no_consent',
    noConsent: 'unreachable',
    subjects: [],
    subjectKinds: [],
    consents: consent === undefined ? [] : [consentLine({ state: consent })],
    hardDates: [],
    leadAgencyId: null,
    limits: [],
    status: 'open',
    closing: null,
    closedOn: null,
    version: 1,
    ...choices,
    audience: audience.map((one) => one.person.id),
    recused: recused.map((one) => one.person.id),
    content: seal(content),
  };
}

export function agendaItem(of: Case, choices: Partial<AgendaItem> = {}): AgendaItem {
  return {
    id: `item-${of.number}` as AgendaItemId,
    sittingId: 'sitting' as SittingId,
    bodyId: of.bodyId,
    caseId: of.id,
    position: 1,
    legalBasis: 'support_conference',
    lengthMin: 20,
    ...choices,
  };
}

export function draft(choices: Partial<DraftMinutes> = {}): DraftMinutes {
  return {
    id: 'minutes' as MinutesId,
    bodyId: SHIEN,
    sittingId: 'sitting' as SittingId,
    caseId: 'case' as CaseId,
    content: seal({ ...EMPTY_MINUTES, summary: '要旨' }),
    nextReviewOn: null,
    writtenBy: constituentId('writer'),
    version: 1,
    status: 'draft',
    ...choices,
  };
}

export function task(choices: Partial<OfferedTask> = {}): OfferedTask {
  return {
    id: 'task' as TaskId,
    bodyId: SHIEN,
    caseId: 'case' as CaseId,
    sittingId: null,
    number: 1,
    agencyId: agencyId('hokatsu'),
    verb: 'visit',
    detail: seal('内容'),
    schedule: { kind: 'due' },
    dueOn: day('2026-12-10'),
    round: 1,
    offers: 1,
    offeredAt: NOW,
    version: 1,
    status: 'offered',
    ...choices,
  };
}

/** Somebody in a room, by account: a constituent's first one, or a name that no roster knows. */
export function occupant(who: Constituent | string, kind: Occupant['kind'] = 'person'): Occupant {
  const known = typeof who === 'string' ? accountOf(who) : who.person.accounts[0];
  return { account: known ?? accountOf('nobody'), kind };
}

/** A private channel of the body, read to its end. */
export function room(occupants: readonly Occupant[], choices: Partial<Room> = {}): Room {
  return {
    channel: 'slack:T0001:C0001' as ChannelKey,
    visibility: 'private',
    shared: false,
    archived: false,
    bodies: [SHIEN],
    occupants,
    pages: 1,
    complete: true,
    ...choices,
  };
}

export function gateTerms(of: Roster, choices: Partial<Omit<GateTerms, 'roster'>> = {}): GateTerms {
  return {
    roster: of,
    today: TODAY,
    pledgeVersion: PLEDGE_IN_FORCE,
    consentRequired: false,
    established: true,
    purpose: 'support_conference',
    secrecyByAgency: false,
    ...choices,
  };
}
