import { dayIn } from '../domain/calendar-day.ts';
import {
  CASE_MARKS,
  type Case,
  isInAudience,
  mayKnowMember,
  mayKnowOf,
  nextCaseNumber,
} from '../domain/case.ts';
import { type CaseContent, EMPTY_CONTENT } from '../domain/case-file.ts';
import { decideConcern } from '../domain/concern.ts';
import { seal } from '../domain/confidential.ts';
import {
  type Disclosed,
  discloseConcern,
  discloseFacts,
  discloseFile,
  discloseHardDates,
  type GateTerms,
} from '../domain/disclosure.ts';
import type { CaseId, FileId } from '../domain/ids.ts';
import { permit } from '../domain/policy.ts';
import { consentRequired, gateTerms } from '../law/of-body.ts';
import type { AskOf } from '../ports/command.ts';
import { caseRegisteredCard, casesCard } from '../views/case-cards.ts';
import { type CaseFileView, caseContentCard } from '../views/case-file-card.ts';
import { caseForm } from '../views/case-forms.ts';
import type { FieldErrors } from '../views/forms.ts';
import { chooseBody, type Standing, standOn } from './choose-body.ts';
import { concernDecidedNews } from './concern-news.ts';
import { type ConcernStanding, decidedAlready, standBeforeConcern } from './concerns.ts';
import { callable } from './invitations.ts';
import { casesKnown } from './known-cases.ts';
import { readingRefused } from './reading-refused.ts';
import { commitWork, type Scene, type Tools, type UseCase, untilCommitted } from './scene.ts';
import { card, form, refused } from './sitting-scene.ts';

const URGENCIES = ['immediate', 'high', 'medium', 'low'] as const;

/** The most urgent first (緊急度順), then by number. */
export function byUrgency(cases: readonly Case[]): readonly Case[] {
  const rank = (one: Case) => URGENCIES.indexOf(one.urgency);
  return [...cases].sort((a, b) => rank(a) - rank(b) || a.number.localeCompare(b.number));
}

/**
 * 事例の一覧: those in whose audience the person is, and for those who run the body all of its numbers. The
 * content is one's own click away, and checked then.
 */
export function makeCases(tools: Tools): UseCase<'cases'> {
  return async (ask, scene) => {
    const seats = scene.seats.filter((one) => permit('see_cases', one.constituent, scene.today).ok);
    const first = seats[0];
    if (first === undefined) {
      const chosen = await chooseBody(tools, scene, 'see_cases', undefined, (bodyId) => ({ ...ask, bodyId }));
      return chosen.ok ? card(casesCard(tools.speech, [], 0, false)) : chosen.refusal;
    }
    const manages = (bodyId: string) =>
      seats.some((one) => one.body.id === bodyId && permit('register_case', one.constituent, scene.today).ok);
    const all = await casesKnown(tools, scene, [...new Set(seats.map((one) => one.body.id))]);
    const listed = byUrgency(all)
      .filter((one) => one.status === 'open')
      .map((of) => ({ of, mayRead: isInAudience(of, scene.person.id), mayManage: manages(of.bodyId) }))
      .filter((one) => one.mayRead || one.mayManage);
    return card(
      casesCard(
        tools.speech,
        listed,
        ask.page ?? 0,
        seats.some((one) => manages(one.body.id)),
      ),
    );
  };
}

/** 事例の内容: opened for the one who clicks, if they may know it at this moment; the reading is recorded. */
export function makeReadCase(tools: Tools): UseCase<'read_case'> {
  return async (ask, scene) => {
    const otherwise = tools.speech.t.refusals.unknownCase(ask.caseNumber);
    const of = await tools.store.caseByNumber(scene.municipality.id, ask.caseNumber);
    if (of === null || !scene.seats.some((one) => one.body.id === of.bodyId)) {
      return refused(tools, otherwise);
    }
    const standing = await standOn(tools, scene, of.bodyId, 'see_cases');
    // A party who is left out is not told how they might come in either.
    if (!standing.ok) return mayKnowOf(of, scene.person.id) ? standing.refusal : refused(tools, otherwise);
    const { seat, roster } = standing.value;
    const terms = gateTerms(roster, scene.today);
    const { reasons, disclosed } = discloseFile(seat, of, terms);
    const view = disclosed && (await viewOf(tools, scene, { of, seat, roster, terms, content: disclosed }));
    const reply =
      view === null ? readingRefused(tools, reasons, otherwise) : card(caseContentCard(tools.speech, view));
    await commitWork(tools, scene, {
      reply,
      keepReply: false,
      events: [
        {
          kind: disclosed === null ? 'case_reading_refused' : 'case_read',
          bodyId: of.bodyId,
          caseId: of.id,
          facts: { reasons: reasons.join(',') },
        },
      ],
    });
    return reply;
  };
}

/** What stands beside the content, as far as this reader may know it. */
async function viewOf(
  tools: Tools,
  scene: Scene,
  facts: Standing & {
    readonly of: Case;
    readonly terms: GateTerms;
    readonly content: Disclosed<CaseContent>;
  },
): Promise<CaseFileView | null> {
  const { of, seat, roster, terms, content } = facts;
  const { id } = scene.municipality;
  const known = discloseFacts(await tools.store.facts(id, of.fileId), seat, of, terms);
  const hardDates = discloseHardDates(seat, of, terms);
  if (known === null || hardDates === null) return null;
  const concerns = await tools.store.concernsOfCase(id, of.id);
  const mayManage = permit('register_case', seat, scene.today).ok;
  // That the household is before another body is for those who run this one, and for whom that one has convened too.
  const elsewhere = (await tools.store.casesOfFile(id, of.fileId)).filter(
    (one) => mayManage || isInAudience(one, scene.person.id),
  );
  const referrals = (await tools.store.referrals(id, of.id)).flatMap(({ from, to, at }) => {
    const other = elsewhere.find((one) => one.id === (from === of.id ? to : from));
    return other === undefined
      ? []
      : [{ number: other.number, to: from === of.id, on: dayIn(scene.zone, at) }];
  });
  return {
    ...{ of, roster, content, known, hardDates, today: scene.today },
    mayManage,
    mayKnow: (memberId) => mayKnowMember(of, scene.person.id, memberId),
    concerns: concerns.map((one) => one.number),
    referrals,
    dayOf: (at) => dayIn(scene.zone, at),
  };
}

function unfinished(tools: Tools, ask: AskOf<'register_case'>, consentNeeded: boolean): FieldErrors {
  const t = tools.speech.t.forms;
  if (!ask.audience?.length) return { audience: t.case.nobody };
  if (ask.selectionReason === 'other' && !ask.selectionNote?.trim())
    return { selectionNote: t.case.selectionNoteMissing };
  if (ask.selectionReason === 'no_consent' && !consentNeeded && ask.noConsent === undefined)
    return { noConsent: t.case.noConsentMissing };
  return ask.situation?.trim() ? {} : { situation: t.required };
}

/** What the secretariat has just been shown stands in the form already; they make a description of it. */
function fromConcern({ concern, roster, seat }: ConcernStanding, scene: Scene) {
  const disclosed = discloseConcern(concern.content, seat, gateTerms(roster, scene.today));
  return {
    ...(disclosed === null ? {} : { situation: disclosed.content }),
    ...(concern.urgent ? { urgency: 'immediate' as const } : {}),
  };
}

/** 事例の登録: gets the next number of the fiscal year; its content is sealed at once. */
export function makeRegisterCase(tools: Tools): UseCase<'register_case'> {
  return async (ask, scene) => {
    const chosen = await chooseBody(tools, scene, 'register_case', ask.bodyId, (bodyId) => ({
      ...ask,
      bodyId,
    }));
    if (!chosen.ok) return chosen.refusal;
    const { roster } = chosen.value;
    const people = callable(roster, [scene.today]);
    const consentNeeded = consentRequired(roster.body, scene.today);
    const facts = { roster, callable: people, consentNeeded };
    const again = (errors: FieldErrors) => form(caseForm(tools.speech, ask, facts, scene.requestId, errors));
    const from = ask.concernId === undefined ? null : await standBeforeConcern(tools, scene, ask.concernId);
    if (from?.ok === false) return from.refusal;
    const concern = from?.value.concern ?? null;
    if (concern !== null && concern.status !== 'open') {
      return refused(tools, decidedAlready(tools, scene, concern));
    }
    const { urgency, selectionReason } = ask;
    if (urgency === undefined || selectionReason === undefined) {
      return form(
        caseForm(
          tools.speech,
          from === null ? ask : { ...ask, ...fromConcern(from.value, scene) },
          facts,
          scene.requestId,
        ),
      );
    }
    const errors = unfinished(tools, ask, consentNeeded);
    if (Object.keys(errors).length > 0) return again(errors);
    const mark = CASE_MARKS[roster.body.types[0] ?? 'support_conference'];
    return untilCommitted(async () => {
      const bodies = await tools.store.bodies(scene.municipality.id);
      const taken = await tools.store.cases(
        scene.municipality.id,
        bodies.map((one) => one.id),
      );
      const of: Case = {
        id: tools.newId() as CaseId,
        fileId: tools.newId() as FileId,
        bodyId: roster.body.id,
        number: nextCaseNumber(
          mark,
          scene.today,
          taken.map((one) => one.number),
        ),
        urgency,
        selectionReason,
        noConsent: ask.noConsent ?? null,
        subjects: [],
        subjectKinds: [],
        consents: [],
        hardDates: [],
        leadAgencyId: null,
        audience: people.filter((one) => ask.audience?.includes(one.person.id)).map((one) => one.person.id),
        limits: [],
        recused: [],
        status: 'open',
        closing: null,
        closedOn: null,
        content: seal({
          ...EMPTY_CONTENT,
          situation: ask.situation?.trim() ?? '',
          selectionNote: ask.selectionNote?.trim() ?? '',
        }),
        version: 1,
      };
      const outcome = { status: 'became_case' as const, caseId: of.id };
      const became = concern && decideConcern(concern, outcome, { by: chosen.value.seat.id, now: scene.now });
      const decided = became?.ok ? [became.value] : [];
      return commitWork(tools, scene, {
        reply: card(caseRegisteredCard(tools.speech, of), true),
        changes: [
          { kind: 'case_added', case: of },
          ...decided.map((one) => ({ kind: 'concern_decided' as const, concern: one })),
        ],
        outbox: decided.flatMap((one) => concernDecidedNews(roster, one)),
        events: [
          {
            kind: 'case_registered',
            bodyId: of.bodyId,
            caseId: of.id,
            facts: { urgency, selectionReason, noConsent: of.noConsent, audience: of.audience.length },
          },
          ...decided.map((one) => ({
            kind: 'concern_decided',
            bodyId: one.bodyId,
            caseId: of.id,
            subjectId: one.id,
            facts: { outcome: one.status },
          })),
        ],
      });
    });
  };
}
