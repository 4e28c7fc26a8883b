import { z } from 'zod';
import { BODY_TYPES } from '../domain/body-type.ts';
import { OVERRIDE_FACTS } from '../domain/law-override.ts';
import { BODY_LAYERS } from '../domain/meeting-body.ts';
import { registeredCase } from './case-schema.ts';
import {
  agencyKind,
  count,
  day,
  email,
  key,
  line,
  ordinanceArticle,
  playgroundId,
  quorum,
  slackChannel,
  slackTeam,
  slackUser,
  statedValue,
  teamsId,
  teamsTenant,
  zone,
} from './primitives.ts';

// The shape of a registry file (名簿ファイル). What is left out stays as it is in the database; a new thing gets
// what is usual.

export const municipalitySchema = z.strictObject({
  key: key.optional(),
  name: line,
  zone: zone.optional(),
  closedDays: z.array(day).optional(),
  slackTeam: slackTeam.optional(),
  teamsTenant: teamsTenant.optional(),
  playgroundTenant: playgroundId.optional(),
});

/** 独自の定め. On a 要綱, whose number is the body's unless it is given, or on the statute as read on a day. */
const stated = z.strictObject({
  fact: z.enum(OVERRIDE_FACTS),
  value: statedValue,
  ordinance: z.strictObject({ number: line.optional(), article: ordinanceArticle }).optional(),
  checkedOn: day.optional(),
  reason: line,
  from: day,
});

const body = z.strictObject({
  key,
  types: z.array(z.enum(BODY_TYPES)).min(1),
  displayName: line,
  parent: key.optional(),
  layer: z.enum(BODY_LAYERS).optional(),
  chairTitle: line.optional(),
  /** Bodies that it usually sits with (一体的運営). */
  jointWith: z.array(key).optional(),
  ordinance: z.strictObject({ number: line, establishedOn: day }).optional(),
  law: z.array(stated).optional(),
  rules: z
    .strictObject({
      quorum: quorum.optional(),
      noticeDays: count(365).optional(),
      delivery: z.enum(['inline', 'sealed']).optional(),
      consent: z.enum(['required', 'not_required']).optional(),
      retentionYears: count(100).optional(),
      allowedBots: z
        .strictObject({
          slack: z.array(slackUser).optional(),
          teams: z.array(teamsId).optional(),
          playground: z.array(playgroundId).optional(),
        })
        .optional(),
    })
    .optional(),
});

const agency = z.strictObject({
  key,
  name: line,
  kind: agencyKind.optional(),
  secrecyScope: z.enum(['all_staff', 'officers_and_staff', 'individual']).optional(),
});

const person = z.strictObject({
  key,
  name: line,
  agency: key,
  slack: slackUser.optional(),
  teams: teamsId.optional(),
  playground: playgroundId.optional(),
  email: email.optional(),
});

const constituent = z.strictObject({
  body: key,
  person: key,
  kind: z.enum(['chair', 'deputy_chair', 'secretariat', 'regular', 'adhoc', 'observer']),
  from: day,
  to: day,
  pledgedOn: day.optional(),
  suspendedOn: day.nullable().optional(),
  endedOn: day.nullable().optional(),
});

export const channelSchema = z.strictObject({
  body: key.optional(),
  bodies: z.array(key).min(1).optional(),
  slack: slackChannel.optional(),
  teams: teamsId.optional(),
  playground: playgroundId.optional(),
});

export const fileSchema = z.strictObject({
  municipality: municipalitySchema,
  bodies: z.array(body).nullish(),
  agencies: z.array(agency).nullish(),
  people: z.array(person).nullish(),
  constituents: z.array(constituent).nullish(),
  channels: z.array(channelSchema).nullish(),
  cases: z.array(registeredCase).nullish(),
});

/** A file without a mistake in its shape. */
export type WrittenFile = z.output<typeof fileSchema>;

/** A list of the file. */
export type ListName = Exclude<keyof WrittenFile, 'municipality'>;
