import { mayKnowMember } from '../domain/case.ts';
import type { Fact } from '../domain/case-file.ts';
import { seal } from '../domain/confidential.ts';
import { constituentById } from '../domain/constituent.ts';
import {
  answerRequest,
  type CooperationAnswer,
  type CooperationRequest,
  mayAnswer,
  type NewAnswer,
} from '../domain/cooperation-request.ts';
import { accept, type Decision, refuse } from '../domain/decision.ts';
import { discloseFile, discloseRequest, shapeDisclosed } from '../domain/disclosure.ts';
import type { FactId } from '../domain/ids.ts';
import { gateTerms } from '../law/of-body.ts';
import type { Reply } from '../ports/card.ts';
import type { AskOf } from '../ports/command.ts';
import { answeredCard, requestContentCard, requestDoneCard } from '../views/cooperation-cards.ts';
import { answerForm } from '../views/cooperation-forms.ts';
import type { FieldErrors } from '../views/forms.ts';
import { cooperationRefusalText } from '../views/refusals.ts';
import { dateOf } from '../views/sitting-cards.ts';
import { type RequestStanding, standBeforeRequest } from './cooperation.ts';
import { requestAskers, requestNews } from './cooperation-news.ts';
import { commitWork, type Scene, type Tools, type UseCase, untilCommitted } from './scene.ts';
import { card, form, refused } from './sitting-scene.ts';
import { readTypedDay } from './typed-dates.ts';

/** That somebody saw what is asked and answered, or was refused it. */
async function noteReading(
  tools: Tools,
  scene: Scene,
  request: CooperationRequest,
  reply: Reply,
  reasons: readonly string[] | null,
): Promise<Reply> {
  await commitWork(tools, scene, {
    reply,
    keepReply: false,
    events: [
      {
        kind: reasons === null ? 'request_read' : 'request_reading_refused',
        bodyId: request.bodyId,
        caseId: request.caseId,
        subjectId: request.id,
        facts: { reasons: (reasons ?? []).join(',') },
      },
    ],
  });
  return reply;
}

/** What has passed the gate for this person: the request, and the household as they may know it. */
function openedFor({ facts, seat, roster }: RequestStanding, scene: Scene) {
  const gate = gateTerms(roster, scene.today);
  const { reasons, disclosed } = discloseRequest(facts.request, seat, facts.of, gate);
  const file = discloseFile(seat, facts.of, gate).disclosed;
  const household =
    file &&
    shapeDisclosed(file, (content) =>
      content.household.filter(({ id }) => mayKnowMember(facts.of, scene.person.id, id)),
    );
  return { gate, reasons, opened: disclosed && household && { shown: disclosed, household } };
}

/** The id of the fact that an answer becomes: the same however often it is tried, so that it becomes one. */
function factIdOf({ id }: CooperationRequest, number: number): FactId {
  return `${id}:${number}` as FactId;
}

/** Who answered, or who leads the body. */
function mayKeep({ facts, leads }: RequestStanding, scene: Scene, answer: CooperationAnswer): boolean {
  const by = constituentById(facts.roster, answer.by)?.person.id;
  return answer.kind !== 'declined' && (leads || by === scene.person.id);
}

/** 照会の内容: opened for the one who clicks, if they may know it now; the reading is recorded. */
export function makeReadRequest(tools: Tools): UseCase<'read_request'> {
  return async (ask, scene) => {
    const found = await standBeforeRequest(tools, scene, ask.cooperationId);
    if (!found.ok) return found.refusal;
    const { facts } = found.value;
    const { request, of } = facts;
    const { reasons, opened } = openedFor(found.value, scene);
    if (opened === null) {
      const reply = refused(tools, tools.speech.t.minutes.mayNotRead(of.number));
      return noteReading(tools, scene, request, reply, reasons);
    }
    const { id } = scene.municipality;
    const sitting = request.sittingId === null ? null : await tools.store.sitting(id, request.sittingId);
    const known = new Set((await tools.store.facts(id, of.fileId)).map((one) => one.id));
    const household = opened.household.content;
    const reply = card(
      requestContentCard(tools.speech, scene.zone, found.value, opened.shown, {
        sitting: sitting && dateOf(tools.speech, scene.zone, sitting.sitting),
        today: scene.today,
        memberName: (memberId) => household.find((one) => one.id === memberId)?.relation ?? memberId,
        mayKeep: (answer) =>
          mayKeep(found.value, scene, answer) && !known.has(factIdOf(request, answer.number)),
      }),
    );
    return noteReading(tools, scene, request, reply, null);
  };
}

/** 回答: the form shows what is asked, so opening it is a reading; the first answer counts. */
export function makeAnswerRequest(tools: Tools): UseCase<'answer_request'> {
  return (ask, scene) =>
    untilCommitted(async () => {
      const found = await standBeforeRequest(tools, scene, ask.cooperationId);
      if (!found.ok) return found.refusal;
      const { facts, seat, roster } = found.value;
      const { request, of } = facts;
      const { gate, reasons, opened } = openedFor(found.value, scene);
      const terms = { by: seat, of, gate, now: scene.now };
      const said = (refusal: Parameters<typeof cooperationRefusalText>[2]) =>
        refused(tools, cooperationRefusalText(tools.speech, scene.zone, refusal, roster));
      const allowed = mayAnswer(request, ask.outcome, terms);
      if (!allowed.ok) return said(allowed.refusal);
      if (opened === null) {
        const reply = refused(tools, tools.speech.t.minutes.mayNotRead(of.number));
        return noteReading(tools, scene, request, reply, reasons);
      }
      const formWith = (once: string, errors: FieldErrors) =>
        form(answerForm(tools.speech, ask, { ...facts, ...opened }, once, errors));
      if (ask.outcome === 'declined' ? ask.reason === undefined : ask.response === undefined) {
        // The opening is committed under its own id, so what is sent from the form needs another.
        return noteReading(tools, scene, request, formWith(`answer:${scene.requestId}`, {}), null);
      }
      const answer = readAnswer(
        tools,
        scene,
        ask,
        opened.household.content.map(({ id }) => id),
      );
      if (!answer.ok) return formWith(scene.requestId, answer.refusal);
      const decision = answerRequest(request, answer.value, terms);
      if (!decision.ok) {
        const isDay = decision.refusal.kind === 'due_day_past';
        const text = cooperationRefusalText(tools.speech, scene.zone, decision.refusal, roster);
        return isDay ? formWith(scene.requestId, { restBy: text }) : said(decision.refusal);
      }
      const answered = decision.value;
      const { length: number } = answered.answers;
      const askers = requestAskers(facts, scene.today).filter((one) => one.person.id !== scene.person.id);
      return commitWork(tools, scene, {
        reply: card(answeredCard(tools.speech, { ...facts, request: answered }), true),
        changes: [{ kind: 'cooperation_answered', request: answered }],
        events: [
          {
            kind: 'cooperation_answered',
            bodyId: request.bodyId,
            caseId: request.caseId,
            subjectId: request.id,
            facts: { outcome: ask.outcome, number, late: request.dueOn < scene.today },
          },
        ],
        outbox: requestNews(askers, { kind: 'request_answered', cooperationId: request.id, number }, number),
      });
    });
}

/** The answer as it was typed, or what is wrong with it by field. */
function readAnswer(
  tools: Tools,
  scene: Scene,
  ask: AskOf<'answer_request'>,
  members: readonly string[],
): Decision<NewAnswer, FieldErrors> {
  const { forms, caseFile } = tools.speech.t;
  const text = ask.response?.trim() ?? '';
  if (ask.outcome === 'declined') {
    if (ask.reason === undefined) return refuse({ reason: forms.required });
    return accept({ kind: 'declined', reason: ask.reason, content: seal({ text, missing: '' }) });
  }
  const isPart = ask.outcome === 'partly_answered';
  const missing = isPart ? (ask.missing?.trim() ?? '') : '';
  if (text === '') return refuse({ response: forms.required });
  if (isPart && missing === '') return refuse({ missing: forms.required });
  const restBy = readTypedDay(tools, scene, isPart ? ask.restBy : undefined);
  if (!restBy.ok) return refuse({ restBy: restBy.refusal });
  if (ask.memberId !== undefined && !members.includes(ask.memberId)) {
    return refuse({ memberId: caseFile.member.unknown });
  }
  return accept({
    kind: ask.outcome,
    content: seal({ text, missing }),
    memberId: ask.memberId ?? null,
    sourceConfidential: ask.source === 'confidential',
    restBy: restBy.value,
  });
}

/** 事例の情報に加える: the answer becomes a fact of the case, with the agency as its source, for all who are convened. */
export function makeKeepAnswer(tools: Tools): UseCase<'keep_answer'> {
  return (ask, scene) =>
    untilCommitted(async () => {
      const found = await standBeforeRequest(tools, scene, ask.cooperationId);
      if (!found.ok) return found.refusal;
      const { facts, seat } = found.value;
      const { request, of } = facts;
      const { t } = tools.speech;
      const { reasons, opened } = openedFor(found.value, scene);
      if (opened === null) {
        const reply = refused(tools, t.minutes.mayNotRead(of.number));
        return noteReading(tools, scene, request, reply, reasons);
      }
      const shown = opened.shown.content.answers.find(({ answer }) => answer.number === ask.number);
      const answer = shown?.answer;
      if (!shown?.content || !answer || answer.kind === 'declined' || !mayKeep(found.value, scene, answer)) {
        return refused(tools, t.refusals.unknownThing);
      }
      const id = factIdOf(request, answer.number);
      const known = await tools.store.facts(scene.municipality.id, of.fileId);
      if (known.some((one) => one.id === id)) return refused(tools, t.cooperation.refused.keptBefore);
      const fact: Fact = {
        id,
        fileId: of.fileId,
        memberId: answer.memberId,
        sourceAgencyId: request.agencyId,
        sourceConfidential: answer.sourceConfidential,
        recordedBy: seat.id,
        recordedAt: scene.now,
        content: seal(shown.content.text),
      };
      return commitWork(tools, scene, {
        reply: card(requestDoneCard(tools.speech, facts, 'kept')),
        changes: [{ kind: 'fact_added', fact }],
        events: [
          {
            kind: 'fact_added',
            bodyId: of.bodyId,
            caseId: of.id,
            subjectId: fact.id,
            facts: { source: fact.sourceAgencyId, sourceConfidential: fact.sourceConfidential },
          },
        ],
      });
    });
}
