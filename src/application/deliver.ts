import type { Platform } from '../ports/account.ts';
import { ChatFault } from '../ports/chat.ts';
import type { Outgoing, SentMessage } from '../ports/notice.ts';
import type { Due } from '../ports/store.ts';
import { compose } from './compose.ts';
import { lanesBy } from './lanes.ts';
import { accountToReach } from './route-chat.ts';
import type { Tools } from './scene.ts';

const LEASE_SECONDS = 120;
const BATCH = 50;
const TRIES = 12;
const FIRST_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 600;

type Notice = Due & { readonly outgoing: Extract<Outgoing, { kind: 'notice' }> };
type Refresh = Due & { readonly outgoing: Extract<Outgoing, { kind: 'refresh' }> };

/**
 * Delivers one batch of the outbox (配達) and says how many messages it held. Messages to one recipient go
 * one after the other, to different ones side by side; then messages that must be drawn again are drawn
 * once, however many answers came. Marked as sent only after the platform accepted.
 */
export function makeDeliver(tools: Tools, platforms: readonly Platform[]): () => Promise<number> {
  return async () => {
    const batch = await tools.store.lease(tools.clock.now(), LEASE_SECONDS, BATCH);
    const notices = batch.filter((due): due is Notice => due.outgoing.kind === 'notice');
    const refreshes = batch.filter((due): due is Refresh => due.outgoing.kind === 'refresh');
    const lanes = lanesBy(notices, (due) => JSON.stringify(due.outgoing.to));
    await Promise.all(
      lanes.map(async (lane) => {
        for (const due of lane) await attempt(tools, due, () => deliverNotice(tools, platforms, due));
      }),
    );
    const sittings = lanesBy(refreshes, (due) => `${due.municipalityId} ${due.outgoing.sittingId}`);
    for (const group of sittings) await drawAgain(tools, group);
    return batch.length;
  };
}

async function attempt(tools: Tools, due: Due, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (fault) {
    if (!(fault instanceof ChatFault)) throw fault;
    await postpone(tools, due, fault);
  }
}

/** What was not accepted is tried again later, with growing patience; what cannot succeed is given up. */
async function postpone(tools: Tools, due: Due, fault: ChatFault): Promise<void> {
  const hopeless = fault.code === 'gone' || fault.code === 'refused' || due.attempts + 1 >= TRIES;
  const patience = Math.min(FIRST_WAIT_SECONDS * 2 ** due.attempts, LONGEST_WAIT_SECONDS);
  const seconds = fault.retryAfterSeconds ?? patience;
  const again = hopeless ? null : new Date(tools.clock.now().getTime() + seconds * 1000);
  tools.log.warn(
    {
      outbox: due.id,
      what: due.outgoing.kind,
      fault: fault.code,
      attempts: due.attempts + 1,
      givenUp: hopeless,
    },
    'A message was not accepted.',
  );
  await tools.store.failed(due, fault.code, again);
  if (hopeless) tools.metrics.gaveUp();
}

async function deliverNotice(tools: Tools, platforms: readonly Platform[], due: Notice): Promise<void> {
  const { notice, to, key } = due.outgoing;
  const municipality = await tools.store.municipality(due.municipalityId);
  const shown = await compose(tools, municipality, notice, to);
  if (shown === null) return tools.store.delivered(due, null, tools.clock.now());
  if (to.kind === 'channel') {
    const message = await tools.chat.post(to.channel, shown, key);
    return accepted(tools, due, { message, to, notice });
  }
  const person = await tools.store.person(due.municipalityId, to.personId);
  const account = person === null ? null : accountToReach(person, platforms);
  if (account === null) {
    await tools.store.failed(due, 'no_account', null);
    return tools.metrics.gaveUp();
  }
  const message = await tools.chat.tell(account, shown, key);
  return accepted(tools, due, { message, to, notice });
}

async function accepted(tools: Tools, due: Due, sent: SentMessage): Promise<void> {
  await tools.store.delivered(due, sent, tools.clock.now());
  tools.metrics.delivered();
}

/** Draws the messages about one sitting again, for all requests of the batch together. */
async function drawAgain(tools: Tools, group: readonly Refresh[]): Promise<void> {
  const first = group[0];
  if (first === undefined) return;
  const { municipalityId, outgoing } = first;
  const scopes = group.map((due) => due.outgoing.scope);
  const municipality = await tools.store.municipality(municipalityId);
  const sent = await tools.store.sentAbout(municipalityId, outgoing.sittingId);
  try {
    for (const message of sent.filter((one) => scopes.some((scope) => concerns(one, scope)))) {
      await drawOne(tools, municipality, message);
    }
  } catch (fault) {
    if (!(fault instanceof ChatFault)) throw fault;
    for (const due of group) await postpone(tools, due, fault);
    return;
  }
  for (const due of group) await tools.store.delivered(due, null, tools.clock.now());
}

function concerns({ to, notice }: SentMessage, scope: Refresh['outgoing']['scope']): boolean {
  if (!['sitting', 'sitting_status', 'proxy_named'].includes(notice.kind)) return false;
  if (scope === 'all' || to.kind === 'channel' || notice.kind === 'sitting_status') return true;
  return to.personId === scope.countsAnd;
}

async function drawOne(
  tools: Tools,
  municipality: Parameters<typeof compose>[1],
  { message, to, notice }: SentMessage,
): Promise<void> {
  const shown = await compose(tools, municipality, notice, to);
  if (shown === null) return;
  try {
    await tools.chat.update(message, shown);
  } catch (fault) {
    if (!(fault instanceof ChatFault) || fault.code !== 'gone') throw fault;
  }
}
