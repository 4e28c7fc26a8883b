import type { Constituent } from '../domain/constituent.ts';
import { caseReasons } from '../domain/disclosure.ts';
import { agencyContacts } from '../domain/follow-up-task.ts';
import { gateTerms } from '../law/of-body.ts';
import type { Card } from '../ports/card.ts';
import type { Notice, Outgoing, Recipient } from '../ports/notice.ts';
import {
  type RequestFacts,
  requestAnsweredCard,
  requestOverdueCard,
  requestToAgencyCard,
} from '../views/cooperation-cards.ts';
import type { Desk } from './compose.ts';
import { leadersKnowing } from './known-cases.ts';

export type RequestNotice = Extract<
  Notice,
  { kind: 'request_asked' | 'request_due' | 'request_withdrawn' | 'request_answered' | 'request_overdue' }
>;

/** 照会先の担当: who of the agency hears of a request, as far as a chat reaches them. */
export function requestContacts(
  { request, of, roster }: RequestFacts,
  today: Desk['today'],
): readonly Constituent[] {
  return agencyContacts(roster, of, request.agencyId, today).filter((one) => one.person.accounts.length > 0);
}

/** 照会した側: those who lead the body and may know of the case. */
export function requestAskers({ of, roster }: RequestFacts, today: Desk['today']): readonly Constituent[] {
  return leadersKnowing(of, roster, today).filter(({ person }) => person.accounts.length > 0);
}

/** One notice to several people; `step` tells apart being told of the same thing twice. */
export function requestNews(
  to: readonly Constituent[],
  notice: RequestNotice,
  step: string | number,
): readonly Outgoing[] {
  return to.map(({ person }) => ({
    kind: 'notice',
    key: `${notice.kind}:${notice.cooperationId}:${step}:${person.id}`,
    to: { kind: 'person', personId: person.id },
    notice,
  }));
}

/**
 * A request in words, as it is at delivery. Nothing is said to whom it no longer concerns, and no answer is asked for while
 * the case is barred or closed.
 */
export async function requestNotice(
  { tools, municipality, today }: Desk,
  notice: RequestNotice,
  to: Recipient,
): Promise<Card | null> {
  const request = await tools.store.cooperationRequest(municipality.id, notice.cooperationId);
  const of = request === null ? null : await tools.store.caseById(municipality.id, request.caseId);
  if (request === null || of === null || to.kind !== 'person') return null;
  const roster = await tools.store.roster(municipality.id, request.bodyId);
  const facts = { request, of, roster };
  const { speech } = tools;
  const isAmong = (people: readonly Constituent[]) => people.some((one) => one.person.id === to.personId);
  const isAsker = isAmong(requestAskers(facts, today));
  const isContact = isAmong(requestContacts(facts, today));
  const isWaiting =
    (request.status === 'asked' || request.status === 'partly_answered') &&
    of.status === 'open' &&
    caseReasons(of, gateTerms(roster, today)).length === 0;
  switch (notice.kind) {
    case 'request_asked':
      return isContact && isWaiting ? requestToAgencyCard(speech, facts, today, 'asked') : null;
    case 'request_due':
      return isContact && isWaiting ? requestToAgencyCard(speech, facts, today, 'due') : null;
    case 'request_withdrawn':
      return isContact ? requestToAgencyCard(speech, facts, today, 'withdrawn') : null;
    case 'request_overdue':
      return isAsker && isWaiting ? requestOverdueCard(speech, facts, today) : null;
    case 'request_answered': {
      const answer = request.answers.find((one) => one.number === notice.number);
      return isAsker && answer !== undefined ? requestAnsweredCard(speech, facts, answer, today) : null;
    }
    default:
      throw new Error(`No words for ${JSON.stringify(notice satisfies never)}`);
  }
}
