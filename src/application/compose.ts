import type { Assembly } from '../domain/assembly.ts';
import { type CalendarDay, dayIn } from '../domain/calendar-day.ts';
import { concernDueAt } from '../domain/concern.ts';
import { type Constituent, constituentById } from '../domain/constituent.ts';
import type { AccountKey, ConcernId, DisclosureId, MinutesId, PersonId, SittingId } from '../domain/ids.ts';
import type { Municipality } from '../domain/meeting-body.ts';
import { currentPledge } from '../law/of-body.ts';
import { accountOf } from '../ports/account.ts';
import type { Card } from '../ports/card.ts';
import { ChatFault } from '../ports/chat.ts';
import type { Notice, Recipient } from '../ports/notice.ts';
import { auditAnchorCard } from '../views/audit-cards.ts';
import { caseReferredCard, itemDroppedCard } from '../views/case-cards.ts';
import { concernDecidedNoticeCard, concernNoticeCard } from '../views/concern-cards.ts';
import {
  disclosureStuckCard,
  disclosureUnfoundCard,
  disclosureUnwatchedCard,
  namesForSecretariatCard,
  sealedSummaryCard,
  shareSettledCard,
} from '../views/gate-cards.ts';
import { minutesToConfirmCard } from '../views/minutes-cards.ts';
import { pledgeAskedCard } from '../views/pledge-cards.ts';
import { type SittingFacts, sittingCard } from '../views/sitting-cards.ts';
import {
  proxyInvitedCard,
  proxyNamedCard,
  proxyNewsCard,
  proxyReleasedCard,
  statusCard,
  wordNoticeCard,
} from '../views/sitting-replies.ts';
import type { Speech } from '../views/speech.ts';
import type { AgendaDesk } from './agenda-candidates.ts';
import { taskNews } from './compose-task.ts';
import { requestNotice } from './cooperation-news.ts';
import { dateRanking } from './date-ranking.ts';
import { channelName } from './gate.ts';
import { hardDateNotice } from './hard-dates-coming.ts';
import { daysOf, leadersOf, proxiesIn } from './invitations.ts';
import { assemblyOf } from './joint-bodies.ts';
import { mayHearOf } from './known-cases.ts';
import { seatEndedNews, termsEndingNews } from './roster-news.ts';
import type { Tools } from './scene.ts';

export type Desk = {
  readonly tools: Tools;
  readonly municipality: Municipality;
  readonly today: CalendarDay;
};

/**
 * Puts a notice into words (通知の文面) from what is true at this moment. Null when it has become moot: the
 * task is done, the person has left the body, the minutes are confirmed.
 */
export async function compose(
  tools: Tools,
  municipality: Municipality,
  notice: Notice,
  to: Recipient,
): Promise<Card | null> {
  const desk: Desk = { tools, municipality, today: dayIn(municipality.zone, tools.clock.now()) };
  const { speech } = tools;
  switch (notice.kind) {
    case 'sitting': {
      const facts = await sittingFacts(desk, notice.sittingId);
      if (facts === null) return null;
      if (to.kind === 'channel') return sittingCard(speech, facts, null, notice.news);
      const reader = seatedOf(facts.assembly, to.personId, facts.record.sitting.invited);
      if (reader) return sittingCard(speech, facts, reader, notice.news);
      const proxies = proxiesIn(facts.assembly, facts.record.replies);
      const proxy = proxies.find((one) => one.person.id === to.personId);
      return proxy ? proxyNewsCard(speech, facts, proxy, notice.news) : null;
    }
    case 'sitting_status': {
      const facts = await sittingFacts(desk, notice.sittingId);
      if (facts === null) return null;
      const leaders = leadersOf(facts.assembly.leading, desk.today);
      const leads = to.kind === 'person' && leaders.some((one) => one.person.id === to.personId);
      const ranking =
        leads && to.kind === 'person' ? await dateRanking(tools, agendaDesk(desk), facts, to.personId) : [];
      return statusCard(speech, facts, leads, ranking);
    }
    case 'proxy_named': {
      const facts = await sittingFacts(desk, notice.sittingId);
      if (facts === null || facts.record.sitting.status !== 'convened' || to.kind !== 'person') return null;
      const own = facts.record.replies.find((reply) => reply.constituentId === notice.forId);
      const proxy = own?.proxyId ? constituentById(facts.assembly, own.proxyId) : undefined;
      return proxy?.person.id === to.personId
        ? proxyNamedCard(speech, facts, notice.forId, proxy)
        : proxyReleasedCard(speech, facts);
    }
    case 'proxy_invited': {
      const facts = await sittingFacts(desk, notice.sittingId);
      const proxy = facts === null ? undefined : constituentById(facts.assembly, notice.constituentId);
      return facts === null || !proxy ? null : proxyInvitedCard(speech, facts, proxy);
    }
    case 'word_to_chair': {
      const facts = await sittingFacts(desk, notice.sittingId);
      return facts === null ? null : wordNoticeCard(speech, facts);
    }
    case 'pledge_asked': {
      const found = await tools.store.constituent(municipality.id, notice.constituentId);
      if (found === null) return null;
      const { body } = await tools.store.roster(municipality.id, found.bodyId);
      const given = found.constituent.pledge?.version === currentPledge(body, desk.today);
      return given ? null : pledgeAskedCard(speech, body);
    }
    case 'seat_ended':
      return seatEndedNews(tools, municipality, notice.constituentId);
    case 'terms_ending':
      return termsEndingNews(tools, municipality, notice);
    case 'minutes_to_confirm':
      return minutesNotice(desk, notice.minutesId, to);
    case 'summary_sealed': {
      const minutes = await tools.store.minutes(municipality.id, notice.minutesId);
      const of = minutes === null ? null : await tools.store.caseById(municipality.id, minutes.caseId);
      return minutes === null || of === null ? null : sealedSummaryCard(speech, of, minutes);
    }
    case 'channel_unfit':
      return unfitCard(desk, { ...notice, retracted: false });
    case 'disclosure_refused':
    case 'disclosure_retracted':
      return disclosureNotice(desk, notice.disclosureId, notice.kind === 'disclosure_retracted');
    case 'disclosure_stuck':
      return channelNotice(desk, notice.disclosureId, disclosureStuckCard);
    case 'disclosure_unfound':
      return channelNotice(desk, notice.disclosureId, disclosureUnfoundCard);
    case 'disclosure_unwatched':
      return channelNotice(desk, notice.disclosureId, disclosureUnwatchedCard);
    case 'audit_anchor':
      return auditAnchorCard(speech, notice.day, notice.text);
    case 'disclosure_settled':
      return settledNotice(desk, notice.disclosureId, to);
    case 'concern_reported':
    case 'concern_waiting':
    case 'concern_decided':
      return concernNotice(desk, notice.concernId, notice.kind);
    case 'request_asked':
    case 'request_due':
    case 'request_withdrawn':
    case 'request_answered':
    case 'request_overdue':
      return requestNotice(desk, notice, to);
    case 'agenda_item_dropped':
      return droppedNotice(desk, notice, to);
    case 'hard_date':
      return hardDateNotice(desk, notice, to);
    case 'case_referred': {
      const of = await tools.store.caseById(municipality.id, notice.caseId);
      return of === null || !mayHearOf(of, to) ? null : caseReferredCard(speech, of.number);
    }
    case 'task_assigned':
    case 'task_offer_waiting':
    case 'task_reminder':
    case 'task_triggered':
    case 'task_unreachable':
    case 'task_answered':
    case 'task_unanswered':
    case 'task_settled':
    case 'task_done':
      return taskNews(tools, municipality, notice, to);
    default:
      throw new Error(`No words for ${JSON.stringify(notice satisfies never)}`);
  }
}

function agendaDesk({ tools, municipality, today }: Desk): AgendaDesk {
  return { municipality, zone: municipality.zone, today, now: tools.clock.now() };
}

async function sittingFacts(
  { tools, municipality, today }: Desk,
  id: SittingId,
): Promise<SittingFacts | null> {
  const record = await tools.store.sitting(municipality.id, id);
  if (record === null) return null;
  const assembly = await assemblyOf(tools.store, municipality.id, record.sitting);
  return { zone: municipality.zone, today, record, assembly };
}

function seatedOf(
  { constituents }: Assembly,
  personId: PersonId,
  invited: readonly string[],
): Constituent | undefined {
  const seats = constituents.filter((one) => one.person.id === personId);
  return seats.find((one) => invited.includes(one.id));
}

/** A concern that was decided on meanwhile needs nobody's eyes any more. */
async function concernNotice(
  { tools, municipality }: Desk,
  id: ConcernId,
  kind: 'concern_reported' | 'concern_waiting' | 'concern_decided',
): Promise<Card | null> {
  const { speech } = tools;
  const concern = await tools.store.concern(municipality.id, id);
  if (concern === null) return null;
  if (kind === 'concern_decided') return concernDecidedNoticeCard(speech, concern);
  if (concern.status !== 'open') return null;
  const { zone, closedDays } = municipality;
  const dueAt = concernDueAt(concern, tools.calendar(zone, closedDays));
  return concernNoticeCard(speech, zone, concern, dueAt, kind === 'concern_waiting' ? 'waiting' : 'reported');
}

async function droppedNotice(
  { tools, municipality, today }: Desk,
  { sittingId, caseId }: Extract<Notice, { kind: 'agenda_item_dropped' }>,
  to: Recipient,
): Promise<Card | null> {
  const record = await tools.store.sitting(municipality.id, sittingId);
  const of = await tools.store.caseById(municipality.id, caseId);
  if (record === null || of === null || !mayHearOf(of, to)) return null;
  const { body } = await tools.store.roster(municipality.id, of.bodyId);
  const [heldOn = today] = daysOf(municipality.zone, record.sitting);
  return itemDroppedCard(tools.speech, of.number, body.displayName, heldOn);
}

async function minutesNotice(
  { tools, municipality }: Desk,
  id: MinutesId,
  to: Recipient,
): Promise<Card | null> {
  const minutes = await tools.store.minutes(municipality.id, id);
  if (minutes === null || minutes.status !== 'draft') return null;
  const of = await tools.store.caseById(municipality.id, minutes.caseId);
  return of === null || !mayHearOf(of, to) ? null : minutesToConfirmCard(tools.speech, of, minutes);
}

async function disclosureNotice(desk: Desk, id: DisclosureId, retracted: boolean): Promise<Card | null> {
  const disclosure = await desk.tools.store.disclosure(desk.municipality.id, id);
  if (!disclosure?.proof) return null;
  const readers = disclosure.proof.readers.filter((reader) => reader.reasons.length > 0);
  return unfitCard(desk, { channel: disclosure.channel, room: disclosure.proof.room, readers, retracted });
}

async function settledNotice(
  { tools, municipality }: Desk,
  id: DisclosureId,
  to: Recipient,
): Promise<Card | null> {
  const disclosure = await tools.store.disclosure(municipality.id, id);
  if (disclosure === null) return null;
  const of = await tools.store.caseById(municipality.id, disclosure.caseId);
  const minutes = await tools.store.minutes(municipality.id, disclosure.minutesId);
  if (of === null || minutes === null || !mayHearOf(of, to)) return null;
  const readers = disclosure.proof?.readers.length ?? 0;
  return shareSettledCard(tools.speech, of, minutes, { status: disclosure.status, readers });
}

/** What names the channel of a post, for somebody has to go there. */
async function channelNotice(
  { tools, municipality }: Desk,
  id: DisclosureId,
  cardOf: (speech: Speech, channel: string, id: DisclosureId) => Card,
): Promise<Card | null> {
  const disclosure = await tools.store.disclosure(municipality.id, id);
  if (disclosure === null) return null;
  return cardOf(tools.speech, await channelName(tools, disclosure.channel), id);
}

/** Accounts become names only here, in a message for the secretariat. */
async function unfitCard(
  { tools, municipality }: Desk,
  facts: Pick<Extract<Notice, { kind: 'channel_unfit' }>, 'channel' | 'room' | 'readers'> & {
    readonly retracted: boolean;
  },
): Promise<Card> {
  const readers = await Promise.all(
    facts.readers.map(async ({ account, reasons }) => ({
      name: await nameOfAccount(tools, municipality, account as AccountKey),
      reasons,
    })),
  );
  return namesForSecretariatCard(tools.speech, {
    retracted: facts.retracted,
    channelName: await channelName(tools, facts.channel),
    room: facts.room,
    readers,
  });
}

async function nameOfAccount(tools: Tools, municipality: Municipality, key: AccountKey): Promise<string> {
  const account = accountOf(key);
  const seat = await tools.store.findSeat(account);
  if (seat?.person && seat.municipality.id === municipality.id) return seat.person.name;
  try {
    return await tools.chat.nameOf(account);
  } catch (fault) {
    if (!(fault instanceof ChatFault)) throw fault;
    return account.user;
  }
}
