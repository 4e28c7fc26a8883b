import {
  type Concern,
  concernDueAt,
  decideConcern,
  nextConcernNumber,
  reportConcern,
} from '../domain/concern.ts';
import { seal } from '../domain/confidential.ts';
import { agencyName, constituentById } from '../domain/constituent.ts';
import { accept, type Decision, refuse } from '../domain/decision.ts';
import { discloseConcern } from '../domain/disclosure.ts';
import type { ConcernId } from '../domain/ids.ts';
import { permit } from '../domain/policy.ts';
import { gateTerms } from '../law/of-body.ts';
import type { Reply } from '../ports/card.ts';
import {
  concernContentCard,
  concernDecidedCard,
  concernReceivedCard,
  concernsCard,
} from '../views/concern-cards.ts';
import { concernForm, concernOutcomeForm } from '../views/concern-forms.ts';
import type { FieldErrors } from '../views/forms.ts';
import { byUrgency } from './cases.ts';
import { chooseBody, type Standing, standOn } from './choose-body.ts';
import { concernDecidedNews, concernReportedNews } from './concern-news.ts';
import { casesKnown } from './known-cases.ts';
import { commitWork, type Scene, type Tools, type UseCase, untilCommitted } from './scene.ts';
import { card, form, refused } from './sitting-scene.ts';

export type ConcernStanding = Standing & { readonly concern: Concern };

/** A concern before the secretariat of its body; for everybody else it does not exist. */
export async function standBeforeConcern(
  tools: Tools,
  scene: Scene,
  concernId: ConcernId,
): Promise<Decision<ConcernStanding, Reply>> {
  const unknown = refuse(refused(tools, tools.speech.t.refusals.unknownThing));
  const concern = await tools.store.concern(scene.municipality.id, concernId);
  if (concern === null || !scene.seats.some((one) => one.body.id === concern.bodyId)) return unknown;
  const standing = await standOn(tools, scene, concern.bodyId, 'handle_concerns');
  return standing.ok ? accept({ ...standing.value, concern }) : unknown;
}

const calendarOf = (tools: Tools, { municipality }: Scene) =>
  tools.calendar(municipality.zone, municipality.closedDays);

/**
 * 気づきの一覧: for the secretariat all that wait for a decision; for everybody else the numbers of their own. Who
 * has neither gets the form at once.
 */
export function makeConcerns(tools: Tools): UseCase<'concerns'> {
  return async (ask, scene) => {
    const { id } = scene.municipality;
    const may = (act: 'handle_concerns' | 'report_concern') =>
      scene.seats.filter((one) => permit(act, one.constituent, scene.today).ok);
    const handled = [...new Set(may('handle_concerns').map((one) => one.body.id))];
    const waiting = await tools.store.concerns(id, handled, { openOnly: true });
    const own = await tools.store.concerns(
      id,
      [...new Set(may('report_concern').map((one) => one.body.id))],
      {
        by: scene.seats.map((one) => one.constituent.id),
      },
    );
    if (handled.length === 0 && own.length === 0) {
      return makeReportConcern(tools)({ kind: 'report_concern' }, scene);
    }
    const calendar = calendarOf(tools, scene);
    const listed = [
      ...waiting.map((concern) => ({ concern, mayRead: true, dueAt: concernDueAt(concern, calendar) })),
      ...own
        .filter((one) => !waiting.some((other) => other.id === one.id))
        .map((concern) => ({ concern, mayRead: false, dueAt: null })),
    ];
    return card(concernsCard(tools.speech, scene.zone, listed, ask.page ?? 0, scene.now));
  };
}

/** 気づきの報告: goes to the secretariat of the body and to nobody else; its content is sealed at once. */
export function makeReportConcern(tools: Tools): UseCase<'report_concern'> {
  return async (ask, scene) => {
    const { speech } = tools;
    const chosen = await chooseBody(tools, scene, 'report_concern', ask.bodyId, (bodyId) => ({
      kind: 'report_concern',
      bodyId,
    }));
    if (!chosen.ok) return chosen.refusal;
    const { roster, seat } = chosen.value;
    const again = (errors: FieldErrors) =>
      form(concernForm(speech, ask, roster.body, scene.requestId, errors));
    if (ask.urgency === undefined) return again({});
    const what = ask.what?.trim() ?? '';
    if (what === '') return again({ what: speech.t.forms.required });
    return untilCommitted(async () => {
      const decision = reportConcern(roster, {
        id: tools.newId() as ConcernId,
        bodyId: roster.body.id,
        number: nextConcernNumber(scene.today, await tools.store.concernNumbers(scene.municipality.id)),
        urgent: ask.urgency === 'today',
        reportedBy: seat.id,
        reportedAt: scene.now,
        content: seal(what),
        today: scene.today,
      });
      if (!decision.ok) return refused(tools, speech.t.concerns.noSecretariat);
      const concern = decision.value;
      const news = concernReportedNews(roster, concern, scene.today);
      const dueAt = concernDueAt(concern, calendarOf(tools, scene));
      return commitWork(tools, scene, {
        reply: card(concernReceivedCard(speech, scene.zone, concern, dueAt, news.length > 0), true),
        changes: [{ kind: 'concern_reported', concern }],
        events: [
          {
            kind: 'concern_reported',
            bodyId: concern.bodyId,
            subjectId: concern.id,
            facts: { urgent: concern.urgent },
          },
        ],
        outbox: news,
      });
    });
  };
}

/** 気づきの内容, for the secretariat's own eyes; checked at this click and recorded. */
export function makeReadConcern(tools: Tools): UseCase<'read_concern'> {
  return async (ask, scene) => {
    const found = await standBeforeConcern(tools, scene, ask.concernId);
    if (!found.ok) return found.refusal;
    const { concern, roster, seat } = found.value;
    const disclosed = discloseConcern(concern.content, seat, gateTerms(roster, scene.today));
    const reporter = constituentById(roster, concern.reportedBy);
    const by = {
      name: reporter?.person.name ?? '',
      agency: reporter ? agencyName(roster, reporter.person.agencyId) : '',
    };
    const reply =
      disclosed === null
        ? refused(tools, tools.speech.t.refusals.unknownThing)
        : card(concernContentCard(tools.speech, scene.zone, concern, disclosed, by));
    await commitWork(tools, scene, {
      reply,
      keepReply: false,
      events: [
        {
          kind: disclosed === null ? 'concern_reading_refused' : 'concern_read',
          bodyId: concern.bodyId,
          subjectId: concern.id,
        },
      ],
    });
    return reply;
  };
}

/** 対応の決定: it joins a case, or is closed with a reason. That it becomes a case is the registration's business. */
export function makeDecideConcern(tools: Tools): UseCase<'decide_concern'> {
  return async (ask, scene) => {
    const found = await standBeforeConcern(tools, scene, ask.concernId);
    if (!found.ok) return found.refusal;
    const { concern, roster, seat } = found.value;
    const { speech } = tools;
    const open = byUrgency(await casesKnown(tools, scene, [roster.body.id])).filter(
      (one) => one.status === 'open',
    );
    if (ask.outcome === 'joined_case' && open.length === 0) return refused(tools, speech.t.cases.noCases);
    const joined = open.find((one) => one.number === ask.caseNumber);
    const outcome =
      ask.outcome === 'closed'
        ? ask.closing && { status: ask.outcome, closing: ask.closing }
        : joined && { status: ask.outcome, caseId: joined.id };
    if (outcome === undefined) return form(concernOutcomeForm(speech, ask, concern, open, scene.requestId));
    const decision = decideConcern(concern, outcome, { by: seat.id, now: scene.now });
    if (!decision.ok) return refused(tools, decidedAlready(tools, scene, concern));
    const decided = decision.value;
    const reply = await commitWork(tools, scene, {
      reply: card(concernDecidedCard(speech, decided, joined ?? null), true),
      changes: [{ kind: 'concern_decided', concern: decided }],
      events: [
        {
          kind: 'concern_decided',
          bodyId: concern.bodyId,
          subjectId: concern.id,
          ...(joined === undefined ? {} : { caseId: joined.id }),
          facts: { outcome: decided.status },
        },
      ],
      outbox: concernDecidedNews(roster, decided),
    });
    return reply ?? makeDecideConcern(tools)(ask, scene);
  };
}

/** Somebody of the secretariat was first. */
export function decidedAlready(tools: Tools, scene: Scene, concern: Concern): string {
  if (concern.status === 'open') throw new Error('An open concern has not been decided.');
  return tools.speech.t.concerns.decidedAlready(
    concern.number,
    tools.speech.moment(scene.zone, concern.decidedAt),
  );
}
