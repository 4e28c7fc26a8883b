import { z } from 'zod';
import { BODY_TYPES } from '../domain/body-type.ts';
import { isCaseNumber, NO_CONSENT_REASONS } from '../domain/case.ts';
import { ISSUE_TAGS } from '../domain/case-file.ts';
import { CONSENT_METHODS, CONSENT_STATES } from '../domain/consent.ts';
import { SUBJECT_KINDS } from '../domain/subject.ts';
import { day, key, line, prose, remark } from './primitives.ts';

// The shape of a case (事例) in a registry file.

const householdMember = z.strictObject({
  id: key,
  relation: line,
  ageBand: remark.default(''),
  status: remark.default(''),
  services: z.array(line).default([]),
  /** Their consent counts. */
  subject: z.boolean().optional(),
});

const issue = z.strictObject({ tag: z.enum(ISSUE_TAGS), member: key.optional() });

const consent = z.strictObject({
  /** Left out: said for the household. */
  member: key.optional(),
  /** Left out: for the body of the case. */
  purpose: z.enum(BODY_TYPES).optional(),
  state: z.enum(CONSENT_STATES),
  method: z.enum(CONSENT_METHODS).optional(),
  on: day.optional(),
  until: day.optional(),
});

const fact = z.strictObject({
  source: key,
  member: key.optional(),
  text: prose,
  sourceConfidential: z.boolean().optional(),
});

const hardDate = z.strictObject({ on: day, what: line });

const limit = z.strictObject({ person: key, members: z.array(key).min(1) });

export const registeredCase = z.strictObject({
  number: z.string().refine(isCaseNumber, { params: { wrong: 'case_number' } }),
  body: key,
  urgency: z.enum(['low', 'medium', 'high', 'immediate']),
  selectionReason: z.enum(['no_consent', 'unshared_household', 'other']),
  selectionNote: remark.optional(),
  noConsent: z.enum(NO_CONSENT_REASONS).optional(),
  subjectKinds: z.array(z.enum(SUBJECT_KINDS)).optional(),
  /** Of the household, before the body of the case. */
  consent: z.enum(CONSENT_STATES).optional(),
  /** One by one, for members and other bodies. */
  consents: z.array(consent).optional(),
  status: z.enum(['open', 'closed']).optional(),
  closedOn: day.optional(),
  leadAgency: key.optional(),
  audience: z.array(key).optional(),
  limits: z.array(limit).optional(),
  recused: z.array(key).optional(),
  household: z.array(householdMember).optional(),
  situation: prose.optional(),
  wishes: prose.optional(),
  strengths: prose.optional(),
  issues: z.array(issue).optional(),
  thirdParties: z.array(line).optional(),
  keyWorker: remark.optional(),
  hardDates: z.array(hardDate).optional(),
  facts: z.array(fact).optional(),
});
