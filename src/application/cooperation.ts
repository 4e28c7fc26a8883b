import { type Case, isInAudience } from '../domain/case.ts';
import { seal } from '../domain/confidential.ts';
import { agencyName, isActive } from '../domain/constituent.ts';
import {
  type AskRefusal,
  askCooperation,
  type CooperationRequest,
  type OpenRequest,
  withdrawRequest,
} from '../domain/cooperation-request.ts';
import { accept, type Decision, refuse } from '../domain/decision.ts';
import { decideReading } from '../domain/disclosure.ts';
import type { AgencyId, RequestId } from '../domain/ids.ts';
import { permit } from '../domain/policy.ts';
import { gateTerms, requestBasis } from '../law/of-body.ts';
import type { Reply } from '../ports/card.ts';
import type { AskOf } from '../ports/command.ts';
import type { SittingRecord } from '../ports/store.ts';
import {
  cooperationAskedCard,
  type ListedRequest,
  requestDoneCard,
  requestsCard,
} from '../views/cooperation-cards.ts';
import { type Askable, cooperationForm } from '../views/cooperation-forms.ts';
import type { FieldErrors } from '../views/forms.ts';
import { cooperationRefusalText } from '../views/refusals.ts';
import { dateOf } from '../views/sitting-cards.ts';
import { byUrgency } from './cases.ts';
import { chooseBody, type Standing, shutOut, standOn } from './choose-body.ts';
import { requestContacts, requestNews } from './cooperation-news.ts';
import { daysOf } from './invitations.ts';
import { caseNamed, casesKnown } from './known-cases.ts';
import { commitWork, type Scene, type Tools, type UseCase, untilCommitted } from './scene.ts';
import { card, form, refused } from './sitting-scene.ts';
import { readTypedDay } from './typed-dates.ts';

export type RequestStanding = Standing & ListedRequest;

/**
 * 照会の一覧: for those who lead a body all of its requests, or those of one case; for everybody else what their own agency
 * is asked, as far as they are convened. Who may ask and has none to see gets the form at once.
 */
export function makeRequests(tools: Tools): UseCase<'requests'> {
  return async (ask, scene) => {
    const why = shutOut(tools, scene, 'answer_request');
    if (why !== null) return why;
    const { id } = scene.municipality;
    const of = ask.caseNumber === undefined ? null : await caseNamed(tools, scene, ask.caseNumber);
    const seats = scene.seats.filter(
      ({ body, constituent }) =>
        permit('answer_request', constituent, scene.today).ok && (of === null || body.id === of.bodyId),
    );
    if (ask.caseNumber !== undefined && (of === null || seats.length === 0)) {
      return refused(tools, tools.speech.t.refusals.unknownCase(ask.caseNumber));
    }
    const bodyIds = [...new Set(seats.map((one) => one.body.id))];
    const found =
      of === null ? await tools.store.openRequests(id, bodyIds) : await tools.store.requestsOfCase(id, of.id);
    const cases = await casesKnown(tools, scene, bodyIds);
    const rosters = new Map(
      await Promise.all(
        bodyIds.map(async (bodyId) => [bodyId, await tools.store.roster(id, bodyId)] as const),
      ),
    );
    const listed = found.flatMap((request): ListedRequest[] => {
      const ofRequest = cases.find((one) => one.id === request.caseId);
      const roster = rosters.get(request.bodyId);
      const seat = seats.find((one) => one.body.id === request.bodyId)?.constituent;
      if (!ofRequest || !roster || !seat) return [];
      const one = listedFor(scene, { request, of: ofRequest, roster }, seat);
      return one.mayAnswer || one.leads ? [one] : [];
    });
    const mayAsk = seats.some((one) => permit('request_cooperation', one.constituent, scene.today).ok);
    if (of !== null && !mayAsk && listed.length === 0) {
      return refused(tools, tools.speech.t.refusals.unknownCase(of.number));
    }
    if (mayAsk && listed.length === 0) {
      const about = of === null ? {} : { caseNumber: of.number, bodyId: of.bodyId };
      return makeAskCooperation(tools)({ kind: 'ask_cooperation', ...about }, scene);
    }
    const terms = { of, page: ask.page ?? 0, today: scene.today, mayAsk };
    return card(requestsCard(tools.speech, listed, terms));
  };
}

function listedFor(scene: Scene, facts: ListedRequest['facts'], seat: Standing['seat']): ListedRequest {
  const { request, of } = facts;
  return {
    facts,
    mayAnswer: request.agencyId === scene.person.agencyId && isInAudience(of, scene.person.id),
    leads: permit('request_cooperation', seat, scene.today).ok,
  };
}

/** A request before somebody whom it concerns; for everybody else it does not exist. */
export async function standBeforeRequest(
  tools: Tools,
  scene: Scene,
  requestId: RequestId,
): Promise<Decision<RequestStanding, Reply>> {
  const unknown = refuse(refused(tools, tools.speech.t.refusals.unknownThing));
  const request = await tools.store.cooperationRequest(scene.municipality.id, requestId);
  if (request === null || !scene.seats.some((one) => one.body.id === request.bodyId)) return unknown;
  const named = await tools.store.caseById(scene.municipality.id, request.caseId);
  const of = named && (await caseNamed(tools, scene, named.number));
  if (of === null) return unknown;
  const standing = await standOn(tools, scene, request.bodyId, 'answer_request');
  if (!standing.ok) return standing;
  const { seat, roster } = standing.value;
  const listed = listedFor(scene, { request, of, roster }, seat);
  return listed.mayAnswer || listed.leads ? accept({ ...standing.value, ...listed }) : unknown;
}

/**
 * 協力を求める: one request to each of the agencies that are chosen, all or none. Whoever asks may read the case themselves.
 */
export function makeAskCooperation(tools: Tools): UseCase<'ask_cooperation'> {
  return async (ask, scene) => {
    const { refusals, minutes, forms, cooperation: t } = tools.speech.t;
    const named = ask.caseNumber === undefined ? null : await caseNamed(tools, scene, ask.caseNumber);
    if (ask.caseNumber !== undefined && !scene.seats.some((one) => one.body.id === named?.bodyId)) {
      return refused(tools, refusals.unknownCase(ask.caseNumber));
    }
    const bodyId = named?.bodyId ?? ask.bodyId;
    const chosen = await chooseBody(tools, scene, 'request_cooperation', bodyId, (id) => ({
      ...ask,
      bodyId: id,
    }));
    if (!chosen.ok) return chosen.refusal;
    const { roster, seat } = chosen.value;
    const gate = gateTerms(roster, scene.today);
    const mayRead = (of: Case) => decideReading(of.content, seat, of, gate).disclosed !== null;
    if (named !== null && !mayRead(named)) return refused(tools, minutes.mayNotRead(named.number));
    const cases = byUrgency(await casesKnown(tools, scene, [roster.body.id])).filter(
      (one) => one.status === 'open' && mayRead(one),
    );
    if (named === null && cases.length === 0) return refused(tools, t.ask.noCase);
    const sittings = await tools.store.sittings(scene.municipality.id, [roster.body.id], scene.now);
    const basis = requestBasis(roster.body, scene.today);
    const askable = (agencyId: string): Askable => {
      const seated = roster.constituents.filter(
        (one) => one.person.agencyId === agencyId && isActive(one, scene.today),
      );
      if (seated.length === 0) return 'notRegistered';
      const isConvened = named === null || seated.some((one) => isInAudience(named, one.person.id));
      return isConvened ? 'yes' : 'notInAudience';
    };
    const facts = {
      roster,
      basis,
      of: named,
      cases,
      askable,
      sittings: sittingChoices(tools, scene, sittings),
    };
    const again = (errors: FieldErrors) =>
      form(cooperationForm(tools.speech, ask, facts, scene.requestId, errors));
    if (named === null || ask.agencyIds === undefined || ask.question === undefined) return again({});
    const question = ask.question.trim();
    if (question === '') return again({ question: forms.required });
    const due = readTypedDay(tools, scene, ask.due);
    if (!due.ok) return again({ due: due.refusal });
    if (due.value === null) return again({ due: forms.required });
    const agencyIds = roster.agencies.filter((one) => ask.agencyIds?.includes(one.id)).map((one) => one.id);
    if (agencyIds.length === 0) return again({ agencyIds: forms.required });
    const terms = {
      of: named,
      sitting: sittingOf(scene, ask, sittings),
      gate,
      what: seal(question),
      dueOn: due.value,
      basis,
      askedBy: seat.id,
      askedAt: scene.now,
    };
    return untilCommitted(async () => {
      const before = await tools.store.requestsOfCase(scene.municipality.id, named.id);
      const last = before.reduce((most, one) => Math.max(most, one.number), 0);
      const decided = askAll(agencyIds, (agencyId, index) =>
        askCooperation({ ...terms, id: tools.newId() as RequestId, number: last + 1 + index, agencyId }),
      );
      if (!decided.ok) {
        const text = cooperationRefusalText(tools.speech, scene.zone, decided.refusal, roster);
        const field = FIELD_OF[decided.refusal.kind];
        return field === null ? refused(tools, text) : again({ [field]: text });
      }
      return commitRequests(tools, scene, named, roster, decided.value);
    });
  };
}

/** Which field a refusal of asking is about; none: of the case as a whole. */
const FIELD_OF: Readonly<Record<AskRefusal['kind'], 'due' | 'agencyIds' | null>> = {
  due_day_past: 'due',
  due_after_sitting: 'due',
  case_not_open: null,
  request_barred: null,
  agency_not_registered: 'agencyIds',
  agency_not_in_audience: 'agencyIds',
};

/** All of them, or the first refusal. */
function askAll(
  agencyIds: readonly AgencyId[],
  decide: (agencyId: AgencyId, index: number) => Decision<OpenRequest, AskRefusal>,
): Decision<readonly OpenRequest[], AskRefusal> {
  const requests: OpenRequest[] = [];
  for (const [index, agencyId] of agencyIds.entries()) {
    const decision = decide(agencyId, index);
    if (!decision.ok) return decision;
    requests.push(decision.value);
  }
  return accept(requests);
}

function commitRequests(
  tools: Tools,
  scene: Scene,
  of: Case,
  roster: Standing['roster'],
  requests: readonly OpenRequest[],
): Promise<Reply | null> {
  const contacts = requests.map((request) => requestContacts({ request, of, roster }, scene.today));
  const nameOf = ({ agencyId }: CooperationRequest) => agencyName(roster, agencyId);
  const agencies = {
    asked: requests.map(nameOf),
    unreached: requests.filter((_, index) => contacts[index]?.length === 0).map(nameOf),
  };
  const dueOn = requests[0]?.dueOn ?? scene.today;
  return commitWork(tools, scene, {
    reply: card(cooperationAskedCard(tools.speech, of, dueOn, agencies), true),
    changes: requests.map((request) => ({ kind: 'cooperation_asked', request })),
    events: requests.map((request) => ({
      kind: 'cooperation_asked',
      bodyId: request.bodyId,
      caseId: request.caseId,
      subjectId: request.id,
      ...(request.sittingId === null ? {} : { sittingId: request.sittingId }),
      facts: { agencyId: request.agencyId, dueOn: request.dueOn, duty: request.basis.duty },
    })),
    outbox: requests.flatMap((request, index) =>
      requestNews(contacts[index] ?? [], { kind: 'request_asked', cooperationId: request.id }, 'new'),
    ),
  });
}

function sittingChoices(tools: Tools, scene: Scene, sittings: readonly SittingRecord[]) {
  return sittings.map(({ sitting }) => ({
    value: sitting.id,
    label: dateOf(tools.speech, scene.zone, sitting),
  }));
}

/** The sitting that was chosen, with the last day on which it may be held. */
function sittingOf(
  scene: Scene,
  { sittingId }: AskOf<'ask_cooperation'>,
  sittings: readonly SittingRecord[],
) {
  const sitting = sittings.find((one) => one.sitting.id === sittingId)?.sitting;
  const lastDay = sitting && [...daysOf(scene.zone, sitting)].sort().at(-1);
  return sitting && lastDay ? { id: sitting.id, lastDay } : null;
}

/** 取り下げ: the agency hears that no answer is needed any more. */
export function makeWithdrawRequest(tools: Tools): UseCase<'withdraw_request'> {
  return async (ask, scene) => {
    const found = await standBeforeRequest(tools, scene, ask.cooperationId);
    if (!found.ok) return found.refusal;
    const { facts, seat, roster } = found.value;
    const allowed = await standOn(tools, scene, roster.body.id, 'request_cooperation');
    if (!allowed.ok) return allowed.refusal;
    const { request } = facts;
    const decision = withdrawRequest(request, { by: seat.id, now: scene.now });
    const { notWaiting } = tools.speech.t.cooperation.refused;
    if (!decision.ok) return refused(tools, notWaiting);
    const reply = await commitWork(tools, scene, {
      reply: card(requestDoneCard(tools.speech, facts, 'withdrawn'), true),
      changes: [{ kind: 'cooperation_withdrawn', request: decision.value }],
      events: [
        {
          kind: 'cooperation_withdrawn',
          bodyId: request.bodyId,
          caseId: request.caseId,
          subjectId: request.id,
        },
      ],
      outbox: requestNews(
        requestContacts(facts, scene.today),
        { kind: 'request_withdrawn', cooperationId: request.id },
        'done',
      ),
    });
    return reply ?? refused(tools, notWaiting);
  };
}
