import type { BodyType } from '../domain/body-type.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Case } from '../domain/case.ts';
import type { CaseContent, Fact } from '../domain/case-file.ts';
import type { Confidential } from '../domain/confidential.ts';
import type { ConsentRecord } from '../domain/consent.ts';
import type { ConstituentKind, Pledge } from '../domain/constituent.ts';
import type { LawOverride } from '../domain/law-override.ts';
import type { BodyLayer, BodyRules, MeetingBody, QuorumRule, SecrecyScope } from '../domain/meeting-body.ts';
import type { ParentRefusal } from '../domain/sub-body.ts';
import type { SubjectKind } from '../domain/subject.ts';
import type { Account, ChannelRef, Platform } from './account.ts';
import type { TenantRef } from './store.ts';

/** Where in the file it stands, counted from 1. */
export type OnLine = { readonly line: number };

/** What the file may leave out. Left out, it stays as it is, or is the usual for something new. */
type Stated<T> = T | undefined;

export type RegistryMunicipality = {
  readonly key: string;
  readonly name: string;
  readonly zone: Stated<string>;
  /** 閉庁日 beyond weekends, holidays and the turn of the year. */
  readonly closedDays: Stated<readonly CalendarDay[]>;
  readonly workspaces: readonly (TenantRef & OnLine)[];
};

/** A quorum rule that names agencies by the file's keys. */
export type RegistryQuorum =
  | Exclude<QuorumRule, { kind: 'agencies' }>
  | { readonly kind: 'agencies'; readonly agencies: readonly string[] };

export type RegistryBody = OnLine & {
  readonly key: string;
  readonly types: readonly BodyType[];
  readonly displayName: string;
  /** The key of the body above. */
  readonly parent: Stated<string>;
  readonly layer: Stated<BodyLayer>;
  readonly chairTitle: Stated<string>;
  /** Keys of the bodies that it usually sits with (一体的運営). */
  readonly jointWith: Stated<readonly string[]>;
  readonly ordinance: Stated<NonNullable<MeetingBody['ordinance']>>;
  readonly quorum: Stated<RegistryQuorum>;
  readonly noticeDays: Stated<number>;
  readonly delivery: Stated<BodyRules['delivery']>;
  readonly consent: Stated<NonNullable<BodyRules['consent']>>;
  readonly retentionYears: Stated<number>;
  readonly allowedBots: Stated<readonly string[]>;
  /** 独自の定め, in the order in which they count: the last one outweighs those before it. */
  readonly law: readonly StatedLaw[];
};

/** What is recorded with a statement comes with the import. */
export type StatedLaw = Omit<LawOverride, 'recordedBy' | 'recordedAt'>;

export type RegistryAgency = {
  readonly key: string;
  readonly name: string;
  readonly kind: Stated<string>;
  readonly secrecyScope: Stated<SecrecyScope>;
};

export type RegistryPerson = {
  readonly key: string;
  readonly name: string;
  readonly agency: string;
  readonly email: Stated<string>;
  /** At most one per platform. */
  readonly accounts: readonly (Account & OnLine)[];
};

/** 誓約書（紙）: to the text that was in force on its day, with what had been stated of the law by then. */
export type PaperPledge = Pick<Pledge, 'pledgedOn' | 'method'> & {
  readonly types: readonly BodyType[];
  readonly versionOf: (
    types: readonly BodyType[],
    pledgedOn: CalendarDay,
    law: readonly LawOverride[],
  ) => string;
};

export type RegistryConstituent = {
  readonly body: string;
  readonly person: string;
  readonly kind: ConstituentKind;
  readonly term: { readonly from: CalendarDay; readonly to: CalendarDay };
  readonly pledge: Stated<PaperPledge>;
  /** Null takes a suspension or a release back; that has to be written. */
  readonly suspendedOn: Stated<CalendarDay | null>;
  readonly endedOn: Stated<CalendarDay | null>;
};

export type RegistryChannel = { readonly channel: ChannelRef; readonly bodies: readonly string[] };

export type RegistryCase = OnLine &
  Pick<Case, 'number' | 'urgency' | 'selectionReason'> & {
    readonly body: string;
    readonly noConsent: Stated<NonNullable<Case['noConsent']>>;
    readonly subjects: Stated<readonly string[]>;
    readonly subjectKinds: Stated<readonly SubjectKind[]>;
    /** Each becomes a line of the ledger where it says something else than the ledger. */
    readonly consents: readonly (Omit<ConsentRecord, 'on'> & { readonly on: Stated<CalendarDay> })[];
    readonly status: Stated<Case['status']>;
    readonly closedOn: Stated<CalendarDay>;
    readonly leadAgency: Stated<string>;
    readonly audience: Stated<readonly string[]>;
    /** Together with the audience. */
    readonly limits: Stated<readonly { readonly person: string; readonly members: readonly string[] }[]>;
    readonly recused: Stated<readonly string[]>;
    readonly content: Confidential<{ readonly [Part in keyof CaseContent]: Stated<CaseContent[Part]> }>;
    /** Added where they are not known yet. */
    readonly hardDates: readonly { readonly on: CalendarDay; readonly what: Confidential<string> }[];
    readonly facts: readonly (Pick<Fact, 'memberId' | 'sourceConfidential' | 'content'> & {
      readonly source: string;
    })[];
  };

/** 名簿ファイル: a municipality as its file describes it. Things name each other by the file's keys. */
export type RegistryFile = {
  readonly municipality: RegistryMunicipality;
  readonly bodies: readonly RegistryBody[];
  readonly agencies: readonly RegistryAgency[];
  readonly people: readonly RegistryPerson[];
  readonly constituents: readonly RegistryConstituent[];
  readonly channels: readonly RegistryChannel[];
  readonly cases: readonly RegistryCase[];
};

/** What a file cannot have, given what is in the database. */
export type RegistryMistake = OnLine &
  (
    | { readonly kind: 'workspace_taken'; readonly platform: Platform }
    | {
        readonly kind: 'account_taken';
        readonly platform: Platform;
        readonly person: string;
        /** The key of who has it; null for somebody who was invited in chat. */
        readonly owner: string | null;
      }
    /** The body above, or the one below, has become another by this file. */
    | { readonly kind: 'sub_body_unfit'; readonly body: string; readonly refusal: ParentRefusal }
    | { readonly kind: 'case_of_other_body'; readonly number: string; readonly body: string }
  );

export const REGISTRY_KINDS = [
  'municipality',
  'body',
  'agency',
  'person',
  'constituent',
  'pledge',
  'channel',
  'case',
] as const;
export type RegistryKind = (typeof REGISTRY_KINDS)[number];

/** Something added or changed, by its keys. `fields` are names of columns, never what stands in them. */
export type RegistryEntry = {
  readonly kind: RegistryKind;
  readonly key: string;
  readonly fields: readonly string[];
};

export type RegistryCounts = Readonly<Record<RegistryKind, number>>;

export type ImportReport =
  | { readonly kind: 'refused'; readonly mistakes: readonly RegistryMistake[] }
  | {
      readonly kind: 'applied';
      /** True when nothing was written. */
      readonly dryRun: boolean;
      readonly added: readonly RegistryEntry[];
      readonly changed: readonly RegistryEntry[];
      readonly unchanged: RegistryCounts;
      /** In the database and not in the file. */
      readonly leftAlone: RegistryCounts;
    };

/**
 * 名簿の取り込み: makes the database say what a file says, in one transaction. It adds and updates and never
 * deletes: a seat ends by its term or its day of release, a pledge stays, what the file does not name stays.
 */
export type Registry = {
  apply(file: RegistryFile, terms: { readonly at: Date; readonly dryRun: boolean }): Promise<ImportReport>;
  /** Whether there is a municipality of this key. */
  knows(municipalityKey: string): Promise<boolean>;
};
